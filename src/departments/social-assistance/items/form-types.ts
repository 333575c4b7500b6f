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

export interface MinimumLivingForm extends HouseholdForm {
  hasLabourCapacity: boolean;
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

export interface DisabilityForm {
  allowance: 'LIVING' | 'NURSING';
  disabilityGrade: number;
  household: 'MINIMUM_LIVING' | 'LOW_INCOME' | 'NEITHER';
  needsLongTermCare: boolean;
  receivesInjuryNursing: boolean;
}

export interface CessationForm {
  allowance: AllowanceKind;
  cause: string;
}

export interface UnemployedHardshipForm extends HouseholdForm {
  unemployedSince: string;
  helpWanted: string[];
}
