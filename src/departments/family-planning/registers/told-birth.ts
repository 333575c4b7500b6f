import type { DecidedCase, Holder } from '../../../department-kit/index.js';

export const NEWBORN = 'newborn-one-matter';
export const BIRTH_REGISTRATION = 'birth-registration';
/** Purpose of the digest by which a certificate of birth is found again. */
export const BIRTH_CERTIFICATE = 'birth-certificate';

/** A birth as either of the two forms tells it. */
export interface ToldBirth {
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

type Told = Pick<DecidedCase, 'applicant' | 'form'>;

/** Null for every other item. */
export function toldBirth(itemCode: string, told: Told): ToldBirth | null {
  if (itemCode === NEWBORN) return toldTogether(told);
  return itemCode === BIRTH_REGISTRATION ? toldAlone(told) : null;
}

/** 新生儿出生一件事. */
export function toldTogether({ applicant, form }: Told): ToldBirth {
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
export function toldAlone({ applicant, form }: Told): ToldBirth {
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
