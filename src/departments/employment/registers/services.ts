import type { DecidedCase } from '../../../department-kit/index.js';
import { addDays, addMonths, firstOfMonth } from '../../../platform/time/index.js';
import { WELFARE_POST_MONTHS } from '../employment.policy.js';
import type { DecisionResult } from '../items/form-types.js';
import type { OfferKind } from './offer.entity.js';

/** How an item stands in the service register. */
export interface Service {
  kind: string;
  /** Field of the form that classifies it. */
  category?: string;
  /** Field of the form that says in a word what it is about. */
  subject?: string;
  amountFen?: (form: Record<string, unknown>) => number;
  validUntil?: (form: Record<string, unknown>, today: string) => string;
  /** A person has it once at a time. */
  once?: boolean;
  /** Only for who is in the unemployment register when it is decided. */
  forRegistered?: boolean;
}

export const SERVICES: Readonly<Record<string, Service>> = {
  'employment-registration': { kind: 'EMPLOYMENT', category: 'employmentKind', subject: 'employerName' },
  'employment-hardship-recognition': { kind: 'HARDSHIP', category: 'category', once: true },
  'zero-employment-family-recognition': { kind: 'ZERO_EMPLOYMENT_FAMILY', once: true },
  'public-welfare-post-placement': {
    kind: 'PUBLIC_WELFARE_POST',
    category: 'postKind',
    validUntil: (_, today) => addMonths(today, WELFARE_POST_MONTHS),
  },
  // 社会保险法 第四十五条、失业保险条例 第十四条. The claim is taken in on the ID card alone; who is not registered yet can be,
  // until it is decided.
  'unemployment-benefit-claim': {
    kind: 'UNEMPLOYMENT_BENEFIT',
    category: 'endedBy',
    subject: 'lastEmployer',
    forRegistered: true,
  },
  'vocational-training-enrolment': { kind: 'TRAINING', category: 'level', subject: 'occupation' },
  'flexible-employment-insurance-subsidy': {
    kind: 'INSURANCE_SUBSIDY',
    category: 'workKind',
    amountFen: ({ paidFen }) => paidFen as number,
    // The last day that is subsidised: later claims begin after it.
    validUntil: ({ paidFrom, paidMonths }) =>
      addDays(addMonths(firstOfMonth(paidFrom as string), paidMonths as number), -1),
  },
  'start-up-loan-recommendation': {
    kind: 'START_UP_LOAN',
    category: 'group',
    subject: 'business',
    amountFen: ({ amountYuan }) => (amountYuan as number) * 100,
  },
  'graduate-file-reception': { kind: 'GRADUATE_FILE', category: 'education', subject: 'school' },
};

/** Steps of other departments' joint items that write here. */
export const JOINT_SERVICES: Readonly<Record<string, Service>> = {
  'employment-service': { kind: 'JOB_SEEKER', category: 'education', subject: 'wish' },
  'unemployment-check': { kind: 'JOB_SEEKER' },
  'insurance-enrolment': { kind: 'INSURANCE_ENROLMENT', subject: 'birthCertificateNumber' },
};

export interface WantedOffer {
  kind: OfferKind;
  code: string;
  field: string[];
}

const OFFER_FIELDS: Readonly<Record<string, { kind: OfferKind; field: 'courseCode' | 'postCode' }>> = {
  'vocational-training-enrolment': { kind: 'COURSE', field: 'courseCode' },
  'public-welfare-post-placement': { kind: 'WELFARE_POST', field: 'postCode' },
};

/** In what the person wants a place: what the deciding officer found for them goes before what they wrote. */
export function offerOf({
  itemCode,
  form,
  result,
}: Pick<DecidedCase, 'itemCode' | 'form' | 'result'>): WantedOffer | null {
  const wanted = OFFER_FIELDS[itemCode];
  if (!wanted) return null;
  const { kind, field } = wanted;
  const found = (result as DecisionResult | null)?.[field];
  if (found !== undefined) return { kind, code: String(found), field: ['result', field] };
  const code = form[field] as string | undefined;
  return code === undefined ? null : { kind, code, field: ['form', field] };
}
