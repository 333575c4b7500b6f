import { checkServiceItem, FormValidator } from '../../catalogue/index.js';
import type { Application, DecidedCase, StepOutcome } from '../../department-kit/index.js';
import { department } from './index.js';
import * as errors from './public-security.errors.js';
import { addMonths } from '../../platform/time/index.js';
import { endorsedUntil } from './registers/endorsed-until.js';
import type { Held } from './registers/held.sql.js';
import { isGranted, MOVING_IN_ONE_MATTER, NEWBORN_ONE_MATTER } from './rules/granted.js';
import { ownRules } from './rules/own-rules.js';
import { registerRules } from './rules/register-rules.js';

const TODAY = '2026-03-02';
const PERSON = '110101199003078873';

type Form = Record<string, unknown>;
const exampleOf = (code: string): Form => {
  const item = department.items.find((each) => each.code === code)!;
  return structuredClone((item.formSchema.examples as Form[])[0]);
};

const application = (itemCode: string, form: Form = {}): Application => ({
  itemCode,
  applicant: { kind: 'PERSON', name: '示例', idNumber: PERSON },
  form: { ...exampleOf(itemCode), ...form },
  today: TODAY,
  divisionCode: '310101005',
});

const nothing: Held = {
  residing: false,
  permitValidUntil: null,
  birthEntered: false,
  dead: false,
  deceasedCancelled: false,
  dogRegistered: false,
};
const at = (name: string, message: object): object[] => [{ message, field: ['form', name] }];
const person = (message: object): object[] => [{ message, field: ['applicant', 'idNumber'] }];

describe('items of public security', () => {
  const forms = new FormValidator(() => TODAY);
  const items = department.items.map((item) => [item.code, item] as const);

  it('are twelve or more, each with its place and the sources of its facts', () => {
    expect(items.length).toBeGreaterThanOrEqual(12);
    expect(department.items.filter(({ place, sources }) => !place || !sources).map(({ code }) => code)).toEqual([]);
  });

  it.each(items)('%s may be published', (_code, item) => {
    expect(checkServiceItem(item, ['public-security', 'health', 'employment'])).toEqual([]);
  });

  it.each(items)('%s has passing examples', (_code, item) => {
    for (const example of item.formSchema.examples as unknown[]) {
      expect(forms.validate(item.formSchema, example, ['form'])).toEqual([]);
    }
  });

  it('the permit has the law’s fifteen natural days, thirty with the extension', () => {
    const { legalLimit, extension } = department.items.find(({ code }) => code === 'residence-permit')!;
    expect(legalLimit).toMatchObject({ value: 15, unit: 'NATURAL_DAY', source: { kind: 'law' } });
    expect(legalLimit!.value + extension!.value).toBe(30);
  });

  it('the investigation before a certificate stops the clock', () => {
    const { specialProcedures } = department.items.find(({ code }) => code === 'no-crime-certificate')!;
    expect(specialProcedures).toEqual([expect.objectContaining({ code: 'investigation', stopsClock: true })]);
  });

  it.each(['X24000001', 'x240000012', 'X2400000123', ''])('refuses %j as a birth certificate', (number) => {
    const { formSchema } = department.items.find(({ code }) => code === 'household-entry-newborn')!;
    const form = { ...exampleOf('household-entry-newborn'), birthCertificateNumber: number };
    expect(forms.validate(formSchema, form, ['form'])).toMatchObject([{ field: ['form', 'birthCertificateNumber'] }]);
  });
});

describe('rules that need only the application', () => {
  const father = { fatherName: '郑示例', fatherIdNumber: '310101198707070055' };
  const companion = (idNumber: string) => ({ name: '示例', idNumber, relation: 'CHILD' });
  const cases: [string, Application, object[]][] = [
    ['every first example', application('residence-registration'), []],
    [
      'residence from tomorrow',
      application('residence-registration', { residedSince: '2026-03-03' }),
      at('residedSince', errors.DATE_IN_FUTURE),
    ],
    [
      'a move without an address',
      { ...application('residence-registration-change'), form: { action: 'MOVE', effectiveOn: TODAY } },
      at('residenceAddress', errors.NEW_ADDRESS_MISSING),
    ],
    [
      'leaving needs no address',
      { ...application('residence-registration-change'), form: { action: 'LEAVE', effectiveOn: TODAY } },
      [],
    ],
    ['half a year to the day', application('residence-permit', { residedSince: '2025-09-02' }), []],
    [
      'a day short of half a year',
      application('residence-permit', { residedSince: '2025-09-03' }),
      at('residedSince', errors.NOT_HALF_A_YEAR),
    ],
    ['a birth today', application('household-entry-newborn', { childBirthDate: TODAY }), []],
    [
      'a birth tomorrow',
      application('household-entry-newborn', { childBirthDate: '2026-03-03' }),
      at('childBirthDate', errors.DATE_IN_FUTURE),
    ],
    [
      'father and mother the same, in another case of x',
      application('household-entry-newborn', {
        ...father,
        motherIdNumber: '11010119930303002X',
        fatherIdNumber: '11010119930303002x',
      }),
      at('fatherIdNumber', errors.SAME_PARENT),
    ],
    [
      'a father without a number',
      application('household-entry-newborn', { fatherIdNumber: undefined }),
      at('fatherIdNumber', errors.FATHER_INCOMPLETE),
    ],
    [
      'no father at all',
      application('household-entry-newborn', { fatherName: undefined, fatherIdNumber: undefined }),
      [],
    ],
    [
      'companions: the applicant, and one twice',
      application('household-move-in', {
        companions: [companion(PERSON), companion('110101201303030070'), companion('110101201303030070')],
      }),
      [
        { message: errors.COMPANION_IS_APPLICANT, field: ['form', 'companions', '0', 'idNumber'] },
        { message: errors.COMPANION_TWICE, field: ['form', 'companions', '2', 'idNumber'] },
      ],
    ],
  ];
  it.each(cases)('%s', (_name, asked, violations) => expect(ownRules(asked)).toEqual(violations));

  it('refuses an organisation', () => {
    const asked = application('no-crime-certificate');
    asked.applicant = { kind: 'ORGANISATION', name: '示例公司', idNumber: '91350100M000100Y43' };
    expect(ownRules(asked)).toEqual([{ message: errors.PERSONS_ONLY, field: ['applicant'] }]);
  });
});

describe('rules against the registers', () => {
  const tooEarly = errors.endorsementTooEarly('2026-03-03', '2026-04-03');
  const cases: [string, string, Partial<Held>, object[]][] = [
    ['nothing known', 'residence-registration', {}, []],
    ['registered already', 'residence-registration', { residing: true }, person(errors.ALREADY_RESIDING)],
    ['a change of nothing', 'residence-registration-change', {}, person(errors.NOT_RESIDING)],
    ['a change', 'residence-registration-change', { residing: true }, []],
    ['a permit in force', 'residence-permit', { permitValidUntil: TODAY }, person(errors.HAS_PERMIT)],
    ['a permit run out', 'residence-permit', { permitValidUntil: '2026-03-01' }, []],
    ['endorsed a month before', 'residence-permit-endorsement', { permitValidUntil: '2026-04-02' }, []],
    ['endorsed too early', 'residence-permit-endorsement', { permitValidUntil: '2026-04-03' }, person(tooEarly)],
    ['a permit from before the register', 'residence-permit-endorsement', {}, []],
    ['who moves in is registered already', MOVING_IN_ONE_MATTER, { residing: true }, person(errors.ALREADY_RESIDING)],
    [
      'a death registered twice',
      'household-cancellation',
      { deceasedCancelled: true },
      at('deceasedIdNumber', errors.ALREADY_CANCELLED),
    ],
    ['a chip registered twice', 'dog-registration', { dogRegistered: true }, at('chipNumber', errors.DOG_REGISTERED)],
    ['somebody dead', 'no-crime-certificate', { dead: true, residing: true }, person(errors.APPLICANT_DEAD)],
    [
      'a birth entered already',
      'household-entry-newborn',
      { birthEntered: true },
      at('birthCertificateNumber', errors.BIRTH_ALREADY_ENTERED),
    ],
  ];
  it.each(cases)('%s', (_name, itemCode, held, violations) => {
    expect(registerRules(application(itemCode), { ...nothing, ...held })).toEqual(violations);
  });
});

describe('what was granted', () => {
  const outcome = (stepId: string, of: string, result: StepOutcome['outcome']): StepOutcome => {
    return { stepId, department: of, outcome: result, result: null };
  };
  const decided = (more: Partial<DecidedCase>): DecidedCase => ({
    ...application('no-crime-certificate'),
    requestId: '019a0000-0000-7000-8000-000000000001',
    number: '310101005-20260302-000001-0',
    itemVersion: 1,
    centreCode: 'demo',
    decision: 'APPROVED',
    reason: null,
    stepOutcomes: [],
    result: null,
    decidedAt: new Date('2026-03-02T02:00:00Z'),
    receivedOn: '2026-03-02',
    ...more,
  });

  it.each([
    ['APPROVED', true],
    ['REJECTED', false],
  ] as const)('an own item, %s', (decision, granted) => expect(isGranted(decided({ decision }))).toBe(granted));

  it.each([
    ['APPROVED', outcome('household-entry', 'public-security', 'APPROVED'), true],
    ['PARTIAL', outcome('household-entry', 'public-security', 'APPROVED'), true],
    ['PARTIAL', outcome('household-entry', 'public-security', 'REJECTED'), false],
    ['APPROVED', outcome('household-entry', 'public-security', 'REJECTED'), false],
    ['APPROVED', outcome('health-record', 'health', 'APPROVED'), false],
    ['APPROVED', outcome('household-entry', 'health', 'APPROVED'), false],
    ['REJECTED', outcome('household-entry', 'public-security', 'APPROVED'), false],
  ] as const)('the newborn’s one matter, %s with %j', (decision, step, granted) => {
    expect(isGranted(decided({ itemCode: NEWBORN_ONE_MATTER, decision, stepOutcomes: [step] }))).toBe(granted);
  });
});

describe('what was granted of moving in', () => {
  it.each([
    ['residence-registration', true],
    ['health-record', false],
    ['conclude', false],
  ])('%s speaks: %s', (stepId, granted) => {
    const stepOutcomes = [{ stepId, department: 'public-security', outcome: 'APPROVED' as const, result: null }];
    const decided = { itemCode: MOVING_IN_ONE_MATTER, decision: 'PARTIAL', stepOutcomes } as unknown as DecidedCase;
    expect(isGranted(decided)).toBe(granted);
  });
});

describe('dates of the permit', () => {
  it.each([
    ['2026-08-31', -6, '2026-02-28'],
    ['2026-01-15', -1, '2025-12-15'],
    ['2024-02-29', 12, '2025-02-28'],
  ])('%s and %i months is %s', (day, months, expected) => expect(addMonths(day, months)).toBe(expected));

  it.each([
    ['in time', '2026-03-20', '2020-01-01', '2027-03-20'],
    ['on the last day', '2026-03-02', '2020-01-01', '2027-03-02'],
    ['late, so from today', '2026-03-01', '2020-01-01', '2027-03-02'],
    ['unknown, in time by the day of issue', null, '2024-03-20', '2027-03-20'],
    ['unknown, late by the day of issue', null, '2024-02-20', '2027-03-02'],
    ['unknown, issued last year', null, '2025-03-02', '2027-03-02'],
  ])('endorsed %s', (_name, known, issuedOn, until) => expect(endorsedUntil(TODAY, known, issuedOn)).toBe(until));
});
