import { APPROVAL_MONTHS, STATUS_CERTIFICATE_MONTHS } from '../family-planning.policy.js';
import { CERTIFICATE, CHILDCARE_SUBSIDY, ONE_CHILD_AWARD, RURAL_AWARD, type Support } from './kinds.js';

/** The items that write the register of awards and support, each once for its request. */
export const SUPPORTS: Readonly<Record<string, Support | undefined>> = {
  'one-child-certificate': { kind: CERTIFICATE, category: 'purpose', document: 'GRZ' },
  'one-child-certificate-reissue': { kind: CERTIFICATE, category: 'purpose', document: 'GRZ' },
  'one-child-parent-award': { kind: ONE_CHILD_AWARD, category: 'awardKind' },
  'rural-family-award': { kind: RURAL_AWARD, category: 'familyKind' },
  'childcare-subsidy': { kind: CHILDCARE_SUBSIDY, category: 'relation' },
  'additional-birth-approval': {
    kind: 'ADDITIONAL_BIRTH',
    category: 'ground',
    document: 'ZSY',
    months: APPROVAL_MONTHS,
  },
  'pre-pregnancy-check': { kind: 'PRE_PREGNANCY_CHECK', category: 'plannedIn', document: 'YQJC', subject: 'checkedAt' },
  'contraceptive-supplies': { kind: 'CONTRACEPTIVES', category: 'supply', quantity: 'quantity' },
  'surgery-complication-appraisal': {
    kind: 'COMPLICATION_APPRAISAL',
    category: 'surgery',
    document: 'BFZ',
    subject: 'hospital',
  },
  'family-status-certificate': {
    kind: 'STATUS_CERTIFICATE',
    category: 'marriage',
    document: 'HYZM',
    subject: 'destination',
    months: STATUS_CERTIFICATE_MONTHS,
  },
};
