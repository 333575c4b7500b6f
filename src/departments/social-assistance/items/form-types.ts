import type { AllowanceKind } from '../registers/assistance-case.entity.js';

/** What the forms of the items hold once they are valid against their schemas. */

export interface MemberInput {
  name: string;
  idNumber: string;
  relation: string;
  monthlyIncomeYuan: number;
  hasLabourCapacity: boolean;
}

export interface HouseholdForm {
  monthlyIncomeYuan: number;
  householdMembers: MemberInput[];
}

/** 低保 and 低收入家庭: the household's means. */
export interface MeansForm extends HouseholdForm {
  hasLabourCapacity: boolean;
  savingsYuan: number;
  homesOwned: number;
  vehiclesOwned: number;
}

export interface DestituteForm {
  incapacityGround: 'AGED' | 'MINOR' | 'DISABLED';
  hasSupportingKin: boolean;
  supportMode: string;
}

/** Both procedures of temporary aid; the urgent one does not ask for the household. */
export interface TemporaryAidForm extends Partial<HouseholdForm> {
  cause: string;
  incidentOn: string;
}

export interface DisabilityFacts {
  disabilityGrade: number;
  household: 'MINIMUM_LIVING' | 'LOW_INCOME' | 'NEITHER';
  needsLongTermCare: boolean;
  receivesInjuryNursing: boolean;
}

export type DisabilityAllowance = 'LIVING' | 'NURSING';

export interface DisabilityForm extends DisabilityFacts {
  allowance: DisabilityAllowance;
}

export interface TwoAllowancesForm extends DisabilityFacts {
  allowances: DisabilityAllowance[];
}

export interface CessationForm {
  allowance: AllowanceKind;
  cause: string;
  diedOn?: string;
}

export interface AppealForm {
  allowance: AllowanceKind;
  against: 'AMOUNT' | 'STOP';
}

export interface UnemployedHardshipForm extends HouseholdForm {
  unemployedSince: string;
  helpWanted: string[];
}

export interface ElderCareForm {
  household: 'MINIMUM_LIVING' | 'LOW_INCOME' | 'NEITHER';
  careNeed: string;
}

export interface ChildForm {
  guardianIdNumber: string;
}

export interface FuneralForm {
  deceasedName: string;
  deceasedIdNumber: string;
  diedOn: string;
  crematedOn: string;
}
