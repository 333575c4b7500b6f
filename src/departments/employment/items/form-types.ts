/** What the forms of the items hold once they are valid against their schemas. */

export interface UnemploymentForm {
  reason: string;
  reasonDetail?: string;
  unemployedSince: string;
  education: string;
  skill: string;
  skillLevel?: string;
  wish: string;
  wishField?: string;
  expectedMonthlyWageYuan?: number;
  trainingWanted?: boolean;
  familySize: number;
  familyEmployed?: number;
  familyMembers?: DeclaredMember[];
  whereabouts: string;
}

export interface DeclaredMember {
  name: string;
  idNumber: string;
  relation: string;
  labourCapable: boolean;
  employed: boolean;
}

export interface VacancyForm {
  title: string;
  jobField: string;
  posts: number;
  wageMinYuan: number;
  wageMaxYuan: number;
  skill: string;
  skillLevel?: string;
  education: string;
  workplace: string;
  workplaceDivision?: string;
  validUntil?: string;
}

export interface CourseForm {
  courseCode: string;
  occupation: string;
  level: string;
  capacity: number;
  enrolUntil: string;
  startsOn: string;
  endsOn: string;
  place: string;
}

export interface WelfarePostForm {
  postCode: string;
  title: string;
  postKind: string;
  capacity: number;
  monthlyWageYuan: number;
  validUntil: string;
  place: string;
}

/** Of 来本地居住“一件事” (public-security), whose step `employment-service` is worked here. */
export interface MovingInForm {
  employmentWanted?: boolean;
  education?: string;
  wish?: string;
  residenceAddress?: string;
}

/** Of 失业困难帮扶一件事 (social-assistance), whose step `unemployment-check` is worked here. */
export interface HardshipForm {
  helpWanted?: string[];
}

/** Of 新生儿出生“一件事” (family-planning), whose step `insurance-enrolment` is worked here. */
export interface NewbornForm {
  childName?: string;
  birthCertificateNumber?: string;
  householdAddress?: string;
}

/** What the deciding officer may record. */
export interface DecisionResult {
  courseCode?: string;
  postCode?: string;
  officer?: string;
  phone?: string;
  measures?: string;
}
