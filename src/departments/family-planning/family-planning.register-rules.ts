import { Injectable } from '@nestjs/common';
import { RegisterStore, type Application, type RuleViolation } from '../../department-kit/index.js';
import type { SqlRunner } from '../../platform/database/index.js';
import { addMonths } from '../../platform/time/index.js';
import {
  alreadyCertified,
  awardedAlready,
  certificateOfAnother,
  certificateUnknown,
  noStandard,
  nurseryFiled,
  orderTaken,
  servedLately,
  subsidisedAlready,
} from './family-planning.errors.js';
import { FREE_CHECK_AGAIN_MONTHS } from './family-planning.policy.js';
import {
  CERTIFICATE_OF_ANOTHER,
  HAS_AWARD,
  HAS_CERTIFICATE,
  HAS_NURSERY,
  HAS_SUBSIDY,
  ORDER_TAKEN,
  SERVED_SINCE,
} from './registers/family-planning.sql.js';
import { CHILDCARE_SUBSIDY, ONE_CHILD_AWARD, RURAL_AWARD, SPECIAL_SUPPORT } from './registers/kinds.js';
import { standardOf } from './registers/standards.js';
import { couple } from './registers/support-register.js';
import { BIRTH_CERTIFICATE, NEWBORN } from './registers/told-birth.js';

/** Numbers that this installation gave out begin so; older certificates are looked up in the paper files. */
const OWN_CERTIFICATE = 'GRZ-';

/** What is paid, and by which field of the form its standard is found. */
const STANDARDS: Readonly<Record<string, { kind: string; category?: string } | undefined>> = {
  'one-child-parent-award': { kind: ONE_CHILD_AWARD, category: 'awardKind' },
  'rural-family-award': { kind: RURAL_AWARD, category: 'familyKind' },
  'childcare-subsidy': { kind: CHILDCARE_SUBSIDY },
  'special-family-support': { kind: SPECIAL_SUPPORT, category: 'supportKind' },
};

/** The rules that the registers know. */
@Injectable()
export class RegisterRules {
  constructor(private readonly store: RegisterStore) {}

  async violations(application: Application, db: SqlRunner): Promise<RuleViolation[]> {
    return [...(await this.ofItem(application, db)), ...(await standardRules(application, db))];
  }

  private async ofItem(application: Application, db: SqlRunner): Promise<RuleViolation[]> {
    const { applicant, form, today } = application;
    const person = this.store.idIndex(applicant.idNumber);
    switch (application.itemCode) {
      case NEWBORN:
        return this.newborn(form, db);
      case 'one-child-certificate': {
        const persons = couple(application).map((one) => this.store.idIndex(one));
        return found(await db.run(HAS_CERTIFICATE, [persons]), alreadyCertified);
      }
      case 'one-child-parent-award':
        return this.award(application, person, db);
      case 'rural-family-award':
        return found(await db.run(HAS_AWARD, [person, RURAL_AWARD, null]), awardedAlready);
      case 'childcare-subsidy': {
        const child = this.store.index(form.birthCertificateNumber as string, BIRTH_CERTIFICATE);
        return found(await db.run(HAS_SUBSIDY, [child]), subsidisedAlready);
      }
      case 'pre-pregnancy-check': {
        const since = addMonths(today, -FREE_CHECK_AGAIN_MONTHS);
        const [served] = await db.run(SERVED_SINCE, [person, 'PRE_PREGNANCY_CHECK', since]);
        return served ? [servedLately(served.registeredOn)] : [];
      }
      case 'nursery-filing':
        return found(await db.run(HAS_NURSERY, [person]), nurseryFiled);
    }
    return [];
  }

  private async newborn(form: Application['form'], db: SqlRunner): Promise<RuleViolation[]> {
    const mother = this.store.idIndex(form.motherIdNumber as string);
    const certificate = this.store.index(form.birthCertificateNumber as string, BIRTH_CERTIFICATE);
    const another = await db.run(CERTIFICATE_OF_ANOTHER, [certificate, mother]);
    if (another.length > 0) return [certificateOfAnother()];
    return found(await db.run(ORDER_TAKEN, [mother, form.childOrder, certificate]), orderTaken);
  }

  private async award({ form }: Application, person: Buffer, db: SqlRunner): Promise<RuleViolation[]> {
    const number = (form.certificateNumber as string).toUpperCase();
    const given = found(await db.run(HAS_AWARD, [person, ONE_CHILD_AWARD, form.awardKind]), awardedAlready);
    if (!number.startsWith(OWN_CERTIFICATE)) return given;
    const held = await db.run(HAS_CERTIFICATE, [[person]]);
    return held.some(({ certificateNumber }) => certificateNumber === number)
      ? given
      : [...given, certificateUnknown()];
  }
}

const found = (rows: unknown[], violation: () => RuleViolation): RuleViolation[] =>
  rows.length > 0 ? [violation()] : [];

async function standardRules({ itemCode, form, ...asked }: Application, db: SqlRunner): Promise<RuleViolation[]> {
  const standard = STANDARDS[itemCode];
  if (!standard) return [];
  const category = standard.category ? (form[standard.category] as string) : null;
  const wanted = { kind: standard.kind, category, divisionCode: asked.divisionCode };
  return (await standardOf(db, wanted, asked.today)) === null ? [noStandard()] : [];
}
