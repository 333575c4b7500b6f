import type { Application, DecidedCase, RuleViolation } from '../../department-kit/index.js';
import type { LocalText } from '../../platform/errors/index.js';
import { parseIdentifier } from '../../platform/identifiers/index.js';
import type { EndorsementForm, MoveInForm, NewbornForm, PermitForm, ResidenceChangeForm } from './items/form-types.js';
import * as errors from './public-security.errors.js';
import { addMonths } from './registers/dates.js';
import type { Held } from './registers/held.sql.js';

/** The joint item of family planning; its step `household-entry` is worked here. */
export const NEWBORN_ONE_MATTER = 'newborn-one-matter';
const NEWBORN_STEP = 'household-entry';

type ItemRule = (application: Application) => RuleViolation[];

const field = (name: string, message: LocalText): RuleViolation => ({ message, field: ['form', name] });

/** Rules that need nothing but the application itself. */
export function ownRules(application: Application): RuleViolation[] {
  const { applicant, today, itemCode } = application;
  const person = parseIdentifier(applicant.idNumber, today);
  if (applicant.kind !== 'PERSON' || !person.ok || person.kind !== 'PERSON') {
    return [{ message: errors.PERSONS_ONLY, field: ['applicant'] }];
  }
  return ITEM_RULES[itemCode]?.(application) ?? [];
}

const notInFuture =
  (name: string): ItemRule =>
  ({ form, today }) =>
    (form[name] as string) > today ? [field(name, errors.DATE_IN_FUTURE)] : [];

const ITEM_RULES: Record<string, ItemRule | undefined> = {
  'residence-registration': notInFuture('residedSince'),
  'residence-registration-change': (application) => [
    ...notInFuture('effectiveOn')(application),
    ...newAddressRules(application.form as unknown as ResidenceChangeForm),
  ],
  'residence-permit': ({ form, today }) => {
    const { residedSince } = form as unknown as PermitForm;
    return residedSince > addMonths(today, -6) ? [field('residedSince', errors.NOT_HALF_A_YEAR)] : [];
  },
  'residence-permit-endorsement': notInFuture('permitIssuedOn'),
  'household-entry-newborn': (application) => [
    ...notInFuture('childBirthDate')(application),
    ...parentRules(application.form as unknown as NewbornForm),
  ],
  'household-move-in': companionRules,
};

const newAddressRules = ({ action, residenceAddress }: ResidenceChangeForm): RuleViolation[] =>
  action === 'MOVE' && residenceAddress === undefined ? [field('residenceAddress', errors.NEW_ADDRESS_MISSING)] : [];

function parentRules({ motherIdNumber, fatherName, fatherIdNumber }: NewbornForm): RuleViolation[] {
  if (fatherName === undefined && fatherIdNumber === undefined) return [];
  if (fatherName === undefined) return [field('fatherName', errors.FATHER_INCOMPLETE)];
  if (fatherIdNumber === undefined) return [field('fatherIdNumber', errors.FATHER_INCOMPLETE)];
  const same = motherIdNumber.toUpperCase() === fatherIdNumber.toUpperCase();
  return same ? [field('fatherIdNumber', errors.SAME_PARENT)] : [];
}

function companionRules({ applicant, form }: Application): RuleViolation[] {
  const seen = new Set<string>();
  const own = applicant.idNumber.toUpperCase();
  return (form as unknown as MoveInForm).companions.flatMap((companion, index) => {
    const path = ['form', 'companions', String(index), 'idNumber'];
    const idNumber = companion.idNumber.toUpperCase();
    if (idNumber === own) return [{ message: errors.COMPANION_IS_APPLICANT, field: path }];
    if (seen.has(idNumber)) return [{ message: errors.COMPANION_TWICE, field: path }];
    seen.add(idNumber);
    return [];
  });
}

/** Rules against what the registers know. */
export function registerRules({ itemCode, form, today }: Application, held: Held): RuleViolation[] {
  const person = ['applicant', 'idNumber'];
  const { permitValidUntil: until } = held;
  switch (itemCode) {
    case 'residence-registration':
      return held.residing ? [{ message: errors.ALREADY_RESIDING, field: person }] : [];
    case 'residence-registration-change':
      return held.residing ? [] : [{ message: errors.NOT_RESIDING, field: person }];
    case 'residence-permit':
      return until !== null && until >= today ? [{ message: errors.HAS_PERMIT, field: person }] : [];
    case 'residence-permit-endorsement': {
      const from = until === null ? today : addMonths(until, -1);
      const { permitIssuedOn } = form as unknown as EndorsementForm;
      if (until === null || permitIssuedOn > today || today >= from) return [];
      return [{ message: errors.endorsementTooEarly(from, until), field: person }];
    }
    case 'household-entry-newborn':
      return held.birthEntered ? [field('birthCertificateNumber', errors.BIRTH_ALREADY_ENTERED)] : [];
    default:
      return [];
  }
}

/** Whether public security's part was granted: in the joint item of the newborn its own step speaks. */
export function isGranted(decided: DecidedCase): boolean {
  if (decided.itemCode !== NEWBORN_ONE_MATTER) return decided.decision === 'APPROVED';
  if (decided.decision === 'REJECTED') return false;
  return decided.stepOutcomes.some(({ stepId, department, outcome }) => {
    return stepId === NEWBORN_STEP && department === 'public-security' && outcome === 'APPROVED';
  });
}
