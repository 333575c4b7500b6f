import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import {
  RegisterStore,
  type Application,
  type DecidedCase,
  type DepartmentHooks,
  type Holder,
  type RuleViolation,
} from '../../department-kit/index.js';
import type { SqlRunner, Transaction } from '../../platform/database/index.js';
import {
  ALREADY_REGISTERED,
  ALREADY_SUPPORTED,
  alreadySupported,
  certificateOfAnother,
  orderTaken,
} from './family-planning.errors.js';
import { ruleViolations } from './family-planning.rules.js';
import { Birth } from './registers/birth.entity.js';
import { CERTIFICATE_OF_ANOTHER, HAS_SPECIAL_SUPPORT, ORDER_TAKEN } from './registers/family-planning.sql.js';
import { FamilySupport } from './registers/support.entity.js';

const NEWBORN = 'newborn-one-matter';
const BIRTH_CERTIFICATE = 'birth-certificate';

/** What each item is called in the support register, and which field of its form classifies it. */
const SUPPORTS: Readonly<Record<string, { kind: string; category: string }>> = {
  'one-child-certificate': { kind: 'ONE_CHILD_CERTIFICATE', category: 'purpose' },
  'one-child-parent-award': { kind: 'ONE_CHILD_AWARD', category: 'awardKind' },
  'special-family-support': { kind: 'SPECIAL_SUPPORT', category: 'supportKind' },
  'childcare-subsidy': { kind: 'CHILDCARE_SUBSIDY', category: 'relation' },
  'additional-birth-approval': { kind: 'ADDITIONAL_BIRTH', category: 'ground' },
};

/** A birth as either of the two forms tells it. */
interface ToldBirth {
  mother: Holder & { idNumber: string };
  fatherName?: string;
  fatherIdNumber?: string;
  stage: 'EXPECTED' | 'BORN';
  birthDate: string;
  childOrder: number;
  childName?: string;
  childSex?: string;
  birthCertificateNumber?: string;
}

@Injectable()
export class FamilyPlanningHooks implements DepartmentHooks {
  constructor(private readonly registers: RegisterStore) {}

  async precheck(application: Application, db: SqlRunner): Promise<RuleViolation[]> {
    const violations = ruleViolations(application);
    if (application.itemCode === NEWBORN) violations.push(...(await this.newbornViolations(application, db)));
    if (application.itemCode === 'special-family-support') {
      const person = this.registers.idIndex(application.applicant.idNumber);
      if ((await db.run(HAS_SPECIAL_SUPPORT, [person])).length > 0) violations.push(alreadySupported());
    }
    return violations;
  }

  async onDecided(decided: DecidedCase, tx: Transaction): Promise<void> {
    if (decided.itemCode === NEWBORN || decided.itemCode === 'birth-registration') {
      if (!ownPartApproved(decided)) return this.registers.revoke(tx, Birth, decided);
      return this.enterBirth(decided, tx);
    }
    if (!(decided.itemCode in SUPPORTS)) return;
    if (decided.decision !== 'APPROVED') return this.registers.revoke(tx, FamilySupport, decided);
    return this.enterSupport(decided, tx);
  }

  private async newbornViolations({ form }: Application, db: SqlRunner): Promise<RuleViolation[]> {
    const mother = this.registers.idIndex(form.motherIdNumber as string);
    const certificate = this.registers.index(form.birthCertificateNumber as string, BIRTH_CERTIFICATE);
    const another = await db.run(CERTIFICATE_OF_ANOTHER, [certificate, mother]);
    if (another.length > 0) return [certificateOfAnother()];
    const taken = await db.run(ORDER_TAKEN, [mother, form.childOrder, certificate]);
    return taken.length > 0 ? [orderTaken()] : [];
  }

  private async enterBirth(decided: DecidedCase, tx: Transaction): Promise<void> {
    const birth = decided.itemCode === NEWBORN ? toldTogether(decided) : toldAlone(decided);
    const { birthCertificateNumber: certificate } = birth;
    const idNumberIndex = this.registers.idIndex(birth.mother.idNumber);
    const sameChild = certificate
      ? { idNumberIndex, birthCertificateIndex: this.registers.index(certificate, BIRTH_CERTIFICATE) }
      : { idNumberIndex, childOrder: birth.childOrder };
    await this.registers.conclude(tx, Birth, decided, 'SUPERSEDED', sameChild);
    if (certificate) {
      const before = { idNumberIndex, childOrder: birth.childOrder, birthCertificateIndex: IsNull() };
      await this.registers.conclude(tx, Birth, decided, 'SUPERSEDED', before);
    }
    await this.registers.enter(tx, Birth, decided, {
      holder: birth.mother,
      duplicate: ALREADY_REGISTERED,
      columns: ({ seal, index }) => ({
        stage: birth.stage,
        birthDate: birth.birthDate,
        childOrder: birth.childOrder,
        childName: birth.childName ?? null,
        childSex: birth.childSex ?? null,
        birthCertificateCipher: seal('birth_certificate_cipher', certificate),
        birthCertificateIndex: certificate ? index(certificate, BIRTH_CERTIFICATE) : null,
        fatherName: birth.fatherName ?? null,
        fatherIdNumberCipher: seal('father_id_number_cipher', birth.fatherIdNumber?.toUpperCase()),
      }),
    });
  }

  private async enterSupport(decided: DecidedCase, tx: Transaction): Promise<void> {
    const { kind, category } = SUPPORTS[decided.itemCode];
    const { form } = decided;
    await this.registers.enter(tx, FamilySupport, decided, {
      holder: decided.applicant,
      duplicate: ALREADY_SUPPORTED,
      columns: () => ({
        kind,
        category: form[category] as string,
        certificateNumber: kind === 'ONE_CHILD_CERTIFICATE' ? certificateNumberOf(decided.number) : null,
        childName: (form.childName as string | undefined) ?? null,
        childBirthDate: (form.childBirthDate as string | undefined) ?? null,
      }),
    });
  }
}

/** The certificate's number follows from the request's, so that a decision made twice issues one certificate. */
export const certificateNumberOf = (requestNumber: string): string => `GRZ-${requestNumber}`;

/** In joint work the department's own step decides its part, whatever the others said. */
export function ownPartApproved(decided: DecidedCase): boolean {
  if (decided.itemCode !== NEWBORN) return decided.decision === 'APPROVED';
  if (decided.decision === 'REJECTED') return false;
  const own = decided.stepOutcomes.find((step) => step.stepId === 'birth-registration');
  return own ? own.outcome === 'APPROVED' : decided.decision === 'APPROVED';
}

/** 新生儿出生一件事. */
export function toldTogether({ applicant, form }: DecidedCase): ToldBirth {
  const told = form as unknown as Omit<ToldBirth, 'mother' | 'stage' | 'birthDate'> & {
    motherName: string;
    motherIdNumber: string;
    childBirthDate: string;
  };
  return {
    mother: { ...applicant, name: told.motherName, idNumber: told.motherIdNumber },
    fatherName: told.fatherName,
    fatherIdNumber: told.fatherIdNumber,
    stage: 'BORN',
    birthDate: told.childBirthDate,
    childOrder: told.childOrder,
    childName: told.childName,
    childSex: told.childSex,
    birthCertificateNumber: told.birthCertificateNumber,
  };
}

/** 生育登记: the applicant is one parent, the form names the other; a father must have named the mother. */
export function toldAlone({ applicant, form }: DecidedCase): ToldBirth {
  const told = form as unknown as Pick<ToldBirth, 'stage' | 'birthDate' | 'childOrder'> & {
    applicantIs: 'MOTHER' | 'FATHER';
    spouseName?: string;
    spouseIdNumber?: string;
  };
  const { stage, birthDate, childOrder, spouseName, spouseIdNumber } = told;
  if (told.applicantIs === 'MOTHER') {
    return { mother: applicant, fatherName: spouseName, fatherIdNumber: spouseIdNumber, stage, birthDate, childOrder };
  }
  return {
    mother: { ...applicant, name: spouseName as string, idNumber: spouseIdNumber as string },
    fatherName: applicant.name,
    fatherIdNumber: applicant.idNumber,
    stage,
    birthDate,
    childOrder,
  };
}
