import { Injectable, type Type } from '@nestjs/common';
import { RegisterStore, type DecidedCase, type RegisterRow, type Sealer } from '../../../department-kit/index.js';
import type { Transaction } from '../../../platform/database/index.js';
import { addMonths } from '../../../platform/time/index.js';
import { ALREADY_GIVEN, ALREADY_SUPPORTED } from '../family-planning.errors.js';
import { ONE_CHILD_FEE_UNTIL_AGE, SPECIAL_VISIT_MONTHS } from '../family-planning.policy.js';
import { awardOn } from './award-age.js';
import type { BenefitRow } from './benefit-columns.js';
import {
  CERTIFICATE,
  CHILDCARE_SUBSIDY,
  ON_RETIREMENT,
  ONE_CHILD_AWARD,
  RURAL_AWARD,
  SPECIAL_SUPPORT,
} from './kinds.js';
import { nextPeriodOn, subsidyTerm, type Term } from './periods.js';
import { SpecialSupport } from './special-support.entity.js';
import { FamilySupport } from './support.entity.js';
import { SUPPORTS } from './supports.js';
import { BIRTH_CERTIFICATE } from './told-birth.js';

type Columns = Omit<FamilySupport, keyof RegisterRow>;

const NOTHING: Columns = {
  kind: '',
  category: null,
  childName: null,
  childBirthDate: null,
  beginsOn: null,
  endsOn: null,
  nextOn: null,
  certificateNumber: null,
  subject: null,
  quantity: null,
  validUntil: null,
  childIndex: null,
  spouseName: null,
  spouseIdNumberCipher: null,
  spouseIdNumberIndex: null,
  awardOn: null,
  spouseAwardOn: null,
};

/** Writes certificates, awards, subsidies, approvals and services. Everything here may run twice for the same request. */
@Injectable()
export class SupportRegister {
  constructor(private readonly store: RegisterStore) {}

  /** @throws UserErrors when the person, couple or child has it already. */
  async enter(tx: Transaction, decided: DecidedCase): Promise<void> {
    if (decided.itemCode === 'one-child-certificate-reissue') await this.replaceCertificate(tx, decided);
    const since = await begunOn(tx, FamilySupport, decided);
    await this.store.enter(tx, FamilySupport, decided, {
      holder: decided.applicant,
      duplicate: ALREADY_GIVEN,
      columns: (sealer) => this.columnsOf(decided, since, sealer),
    });
  }

  /** @throws UserErrors when the person has it already. */
  async enterSpecial(tx: Transaction, decided: DecidedCase): Promise<void> {
    const { form, today, applicant } = decided;
    const term = { beginsOn: await begunOn(tx, SpecialSupport, decided), endsOn: null };
    await this.store.enter(tx, SpecialSupport, decided, {
      holder: applicant,
      duplicate: ALREADY_SUPPORTED,
      columns: () => ({
        ...term,
        kind: SPECIAL_SUPPORT,
        category: form.supportKind as string,
        childName: form.childName as string,
        childBirthDate: form.childBirthDate as string,
        happenedOn: form.happenedOn as string,
        nextOn: nextPeriodOn(term, today),
        visitOn: addMonths(today, SPECIAL_VISIT_MONTHS),
        visits: 0,
      }),
    });
  }

  /** 补发: the couple's earlier certificate does not stand any more, whoever of the two held it. */
  private async replaceCertificate(tx: Transaction, decided: DecidedCase): Promise<void> {
    for (const idNumber of couple(decided)) {
      const idNumberIndex = this.store.idIndex(idNumber);
      await this.store.conclude(tx, FamilySupport, decided, 'REISSUED', { kind: CERTIFICATE, idNumberIndex });
    }
  }

  private columnsOf(decided: DecidedCase, since: string, { seal, index }: Sealer): Columns {
    const { kind, category, document, subject, quantity, months } = SUPPORTS[decided.itemCode]!;
    const { form, today, number } = decided;
    const text = (field: string | undefined): string | null => (field && (form[field] as string | undefined)) || null;
    const term = termOf(kind, decided, since);
    return {
      ...NOTHING,
      kind,
      category: text(category),
      certificateNumber: document ? `${document}-${number}` : text('certificateNumber'),
      subject: text(subject),
      quantity: quantity ? (form[quantity] as number) : null,
      validUntil: months ? addMonths(today, months) : null,
      childName: text('childName'),
      childBirthDate: text('childBirthDate'),
      ...(term && { beginsOn: term.beginsOn, endsOn: term.endsOn, nextOn: nextPeriodOn(term, today) }),
      ...(kind === CHILDCARE_SUBSIDY && {
        childIndex: index(form.birthCertificateNumber as string, BIRTH_CERTIFICATE),
      }),
      ...(kind === CERTIFICATE && this.coupleColumns(decided, seal)),
    };
  }

  private coupleColumns({ applicant, form }: DecidedCase, seal: Sealer['seal']): Partial<Columns> {
    const spouse = (form.spouseIdNumber as string).toUpperCase();
    return {
      spouseName: form.spouseName as string,
      spouseIdNumberCipher: seal('spouse_id_number_cipher', spouse),
      spouseIdNumberIndex: this.store.idIndex(spouse),
      awardOn: awardOn(applicant.idNumber),
      spouseAwardOn: awardOn(spouse),
    };
  }
}

/** Applicant and spouse, as far as the form names one. */
export const couple = ({ applicant, form }: Pick<DecidedCase, 'applicant' | 'form'>): string[] =>
  typeof form.spouseIdNumber === 'string' ? [applicant.idNumber, form.spouseIdNumber] : [applicant.idNumber];

/** The day of the decision; of the first one, when the request was handled anew: no year in between is lost. */
async function begunOn(
  tx: Transaction,
  register: Type<BenefitRow>,
  { requestId, today }: DecidedCase,
): Promise<string> {
  const before = await tx.manager.getRepository(register).findOneBy({ requestId });
  return before?.beginsOn ?? today;
}

/** From when to when it is paid for, year by year; null for what is paid once or not at all. */
function termOf(kind: string, { form }: DecidedCase, since: string): Term | null {
  if (kind === CHILDCARE_SUBSIDY) return subsidyTerm(form.childBirthDate as string);
  if (kind === RURAL_AWARD) return { beginsOn: since, endsOn: null };
  if (kind !== ONE_CHILD_AWARD || form.awardKind === ON_RETIREMENT) return null;
  return { beginsOn: since, endsOn: addMonths(form.childBirthDate as string, 12 * ONE_CHILD_FEE_UNTIL_AGE) };
}
