import type { Application, RuleViolation } from '../../../department-kit/index.js';
import type { LocalText } from '../../../platform/errors/index.js';
import { parseIdentifier } from '../../../platform/identifiers/index.js';
import type {
  CancellationForm,
  CertificateForm,
  CorrectionForm,
  DisputeForm,
  DogForm,
  MoveInForm,
  NewbornForm,
  PermitForm,
  RehabilitationForm,
  ResidenceChangeForm,
} from '../items/form-types.js';
import { DETOXIFICATION_MONTHS } from '../items/community-rehabilitation.js';
import { letterOfAuthority } from '../items/materials.js';
import * as errors from '../public-security.errors.js';
import { DOG_OWNER_FROM_AGE } from '../public-security.policy.js';
import { addMonths, ageOn } from '../../../platform/time/index.js';
import { MOVING_IN_ONE_MATTER } from './granted.js';

type ItemRule = (application: Application) => RuleViolation[];

export const field = (name: string, message: LocalText): RuleViolation => ({ message, field: ['form', name] });

/** Organisations may ask for these as well. */
const ORGANISATIONS_TOO = new Set(['dispute-mediation', 'dispute-sweep-area']);

/** Rules that need nothing but the application itself. */
export function ownRules(application: Application): RuleViolation[] {
  const { applicant, today, itemCode } = application;
  const person = parseIdentifier(applicant.idNumber, today);
  const isPerson = applicant.kind === 'PERSON' && person.ok && person.kind === 'PERSON';
  if (!isPerson && !ORGANISATIONS_TOO.has(itemCode)) return [{ message: errors.PERSONS_ONLY, field: ['applicant'] }];
  return ITEM_RULES[itemCode]?.(application) ?? [];
}

const notInFuture =
  (name: string): ItemRule =>
  ({ form, today }) =>
    (form[name] as string) > today ? [field(name, errors.DATE_IN_FUTURE)] : [];

const ITEM_RULES: Record<string, ItemRule | undefined> = {
  'residence-registration': notInFuture('residedSince'),
  [MOVING_IN_ONE_MATTER]: notInFuture('residedSince'),
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
  'household-cancellation': deathRules,
  'household-correction': correctionRules,
  'no-crime-certificate': certificateRules,
  'id-card-replacement': notInFuture('lostOrDamagedOn'),
  'dog-registration': dogRules,
  'dispute-mediation': (application) => {
    const { otherPartyName } = application.form as unknown as DisputeForm;
    const same = otherPartyName === application.applicant.name;
    return [
      ...notInFuture('occurredOn')(application),
      ...(same ? [field('otherPartyName', errors.OTHER_PARTY_IS_APPLICANT)] : []),
    ];
  },
  'community-rehabilitation': (application) => {
    const { rehabilitationKind, months } = application.form as unknown as RehabilitationForm;
    const wrong = rehabilitationKind === 'DETOXIFICATION' && months !== DETOXIFICATION_MONTHS;
    return [
      ...notInFuture('orderReceivedOn')(application),
      ...(wrong ? [field('months', errors.DETOXIFICATION_IS_THREE_YEARS)] : []),
    ];
  },
};

const newAddressRules = ({ action, residenceAddress }: ResidenceChangeForm): RuleViolation[] =>
  action === 'MOVE' && residenceAddress === undefined ? [field('residenceAddress', errors.NEW_ADDRESS_MISSING)] : [];

function parentRules({ motherIdNumber, fatherName, fatherIdNumber }: NewbornForm): RuleViolation[] {
  if (fatherName === undefined && fatherIdNumber === undefined) return [];
  if (fatherName === undefined) return [field('fatherName', errors.FATHER_INCOMPLETE)];
  if (fatherIdNumber === undefined) return [field('fatherIdNumber', errors.FATHER_INCOMPLETE)];
  return samePerson(motherIdNumber, fatherIdNumber) ? [field('fatherIdNumber', errors.SAME_PARENT)] : [];
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

function deathRules(application: Application): RuleViolation[] {
  const { deceasedIdNumber, diedOn } = application.form as unknown as CancellationForm;
  const deceased = parseIdentifier(deceasedIdNumber, application.today);
  const tooEarly = deceased.ok && deceased.kind === 'PERSON' && diedOn < deceased.birthDate;
  const isApplicant = samePerson(deceasedIdNumber, application.applicant.idNumber);
  return [
    ...notInFuture('diedOn')(application),
    ...(tooEarly ? [field('diedOn', errors.DIED_BEFORE_BIRTH)] : []),
    ...(isApplicant ? [field('deceasedIdNumber', errors.DECEASED_IS_APPLICANT)] : []),
  ];
}

const NEW_VALUES = { NAME: 'newName', SEX: 'newSex', BIRTH_DATE: 'newBirthDate' } as const;

/** Exactly the chosen particular is given, and differs from what the application itself shows. */
function correctionRules(application: Application): RuleViolation[] {
  const form = application.form as unknown as CorrectionForm;
  const wanted = NEW_VALUES[form.particular];
  const unasked = Object.values(NEW_VALUES).filter((name) => name !== wanted && form[name] !== undefined);
  if (unasked.length > 0) return unasked.map((name) => field(name, errors.NEW_VALUE_UNASKED));
  const value = form[wanted];
  if (value === undefined) return [field(wanted, errors.NEW_VALUE_MISSING)];
  const { name, idNumber } = application.applicant;
  const person = parseIdentifier(idNumber, application.today);
  const known = person.ok && person.kind === 'PERSON' ? person : null;
  const present = { NAME: name, SEX: known?.sex, BIRTH_DATE: known?.birthDate }[form.particular];
  if (value === present) return [field(wanted, errors.NEW_VALUE_SAME)];
  return form.particular === 'BIRTH_DATE' ? notInFuture(wanted)(application) : [];
}

/** Nobody gets a certificate about somebody else without a mandate that says so (委托代办). */
function certificateRules({ applicant, form, agent, materials = [] }: Application): RuleViolation[] {
  const { subjectIdNumber } = form as unknown as CertificateForm;
  const violations: RuleViolation[] = [];
  if (subjectIdNumber !== undefined && !samePerson(subjectIdNumber, applicant.idNumber)) {
    violations.push(field('subjectIdNumber', errors.CERTIFICATE_FOR_ANOTHER));
  }
  if (!agent) return violations;
  if (!/无犯罪|犯罪记录/.test(agent.mandate)) {
    violations.push({ message: errors.MANDATE_SILENT, field: ['agent', 'mandate'] });
  }
  if (!materials.includes(letterOfAuthority.code)) {
    violations.push({ message: errors.AUTHORITY_MISSING, field: ['materials'] });
  }
  return violations;
}

function dogRules({ applicant, form, today }: Application): RuleViolation[] {
  const person = parseIdentifier(applicant.idNumber, today);
  const young = person.ok && person.kind === 'PERSON' && ageOn(person.birthDate, today) < DOG_OWNER_FROM_AGE;
  const lapsed = (form as unknown as DogForm).vaccinatedUntil <= today;
  return [
    ...(young ? [{ message: errors.UNDER_AGE, field: ['applicant', 'idNumber'] }] : []),
    ...(lapsed ? [field('vaccinatedUntil', errors.NOT_VACCINATED)] : []),
  ];
}

/** Lower-case `x` is the same number. */
const samePerson = (one: string, other: string): boolean => one.toUpperCase() === other.toUpperCase();
