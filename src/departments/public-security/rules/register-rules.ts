import type { Application, RuleViolation } from '../../../department-kit/index.js';
import type { EndorsementForm } from '../items/form-types.js';
import * as errors from '../public-security.errors.js';
import { addMonths } from '../../../platform/time/index.js';
import type { Held } from '../registers/held.sql.js';
import { MOVING_IN_ONE_MATTER } from './granted.js';
import { field } from './own-rules.js';

const PERSON = ['applicant', 'idNumber'];

/**
 * Rules against what the registers know. Who is of a special group is told to nobody at a window: a second agreement
 * on rehabilitation is refused when it is decided.
 */
export function registerRules(application: Application, held: Held): RuleViolation[] {
  if (held.dead) return [{ message: errors.APPLICANT_DEAD, field: PERSON }];
  const { itemCode, today } = application;
  const { permitValidUntil: until } = held;
  switch (itemCode) {
    case 'residence-registration':
    case MOVING_IN_ONE_MATTER:
      return held.residing ? [{ message: errors.ALREADY_RESIDING, field: PERSON }] : [];
    case 'residence-registration-change':
      return held.residing ? [] : [{ message: errors.NOT_RESIDING, field: PERSON }];
    case 'residence-permit':
      return until !== null && until >= today ? [{ message: errors.HAS_PERMIT, field: PERSON }] : [];
    case 'residence-permit-endorsement':
      return endorsementRules(application, until);
    case 'household-entry-newborn':
      return held.birthEntered ? [field('birthCertificateNumber', errors.BIRTH_ALREADY_ENTERED)] : [];
    case 'household-cancellation':
      return held.deceasedCancelled ? [field('deceasedIdNumber', errors.ALREADY_CANCELLED)] : [];
    case 'dog-registration':
      return held.dogRegistered ? [field('chipNumber', errors.DOG_REGISTERED)] : [];
    default:
      return [];
  }
}

function endorsementRules({ form, today }: Application, until: string | null): RuleViolation[] {
  const from = until === null ? today : addMonths(until, -1);
  const { permitIssuedOn } = form as unknown as EndorsementForm;
  if (until === null || permitIssuedOn > today || today >= from) return [];
  return [{ message: errors.endorsementTooEarly(from, until), field: PERSON }];
}
