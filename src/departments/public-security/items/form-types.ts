/** What the forms of the items hold once they are valid against their schemas. */

export interface ResidenceForm {
  residenceAddress: string;
  housingKind: string;
  residedSince: string;
  originPlace: string;
  reason: string;
}

export interface ResidenceChangeForm {
  action: 'MOVE' | 'LEAVE';
  effectiveOn: string;
  residenceAddress?: string;
  housingKind?: string;
}

export interface PermitForm {
  residenceAddress: string;
  residedSince: string;
  ground: string;
}

export interface EndorsementForm {
  permitIssuedOn: string;
  residenceAddress: string;
  ground: string;
}

export interface CertificateForm {
  purpose: string;
  /** Only the applicant's own; another's number is refused. */
  subjectIdNumber?: string;
}

/** Of the department's own item and of the joint item 新生儿出生一件事, whose step `household-entry` is worked here. */
export interface NewbornForm {
  childName: string;
  childSex: 'M' | 'F';
  childBirthDate: string;
  birthCertificateNumber: string;
  motherName: string;
  motherIdNumber: string;
  fatherName?: string;
  fatherIdNumber?: string;
  householdAddress: string;
}

export interface MoveInForm {
  ground: string;
  householdAddress: string;
  companions: { name: string; idNumber: string; relation: string }[];
}

export interface CancellationForm {
  deceasedName: string;
  deceasedIdNumber: string;
  diedOn: string;
}

export interface CorrectionForm {
  particular: 'NAME' | 'SEX' | 'BIRTH_DATE';
  newName?: string;
  newSex?: string;
  newBirthDate?: string;
}

export interface IdCardForm {
  reason: string;
  lostOrDamagedOn: string;
  temporaryCard: boolean;
}

export interface DogForm {
  dogName: string;
  breed: string;
  dogSex: string;
  chipNumber: string;
  vaccinatedUntil: string;
  keptAt: string;
}

export interface DisputeForm {
  disputeKind: string;
  otherPartyName: string;
  occurredOn: string;
}

/** What the deciding officer records of a mediation. */
export interface MediationResult {
  agreement?: 'AGREED' | 'NO_AGREEMENT';
  referredTo?: string;
}

export interface SweepAreaForm {
  areaName: string;
  mediatorName: string;
  sweepMonths: number;
}

export interface RehabilitationForm {
  rehabilitationKind: 'DETOXIFICATION' | 'REHABILITATION';
  orderReceivedOn: string;
  months: number;
  residenceAddress: string;
}
