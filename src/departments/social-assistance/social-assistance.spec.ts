import { checkServiceItem, FormValidator } from '../../catalogue/index.js';
import type { Application, DecidedCase } from '../../department-kit/index.js';
import { department } from './index.js';
import { addMonths, grantOf, isGranted, toFen } from './registers/grants.js';
import type { Standing } from './registers/standings.sql.js';
import * as errors from './social-assistance.errors.js';
import { ageOn, ownRules, registerRules } from './social-assistance.rules.js';

const TODAY = '2026-03-02';
const BORN_1990 = '110101199003078873';
const BORN_1944 = '310101194401010043';
const BORN_2015 = '110101201504010017';
const SPOUSE = '110101199102020087';

type Form = Record<string, unknown>;
const exampleOf = (code: string): Form => {
  const item = department.items.find((each) => each.code === code)!;
  return structuredClone((item.formSchema.examples as Form[])[0]);
};

function application(itemCode: string, idNumber: string, form: Form = {}): Application {
  return {
    itemCode,
    applicant: { kind: 'PERSON', name: '示例', idNumber },
    form: { ...exampleOf(itemCode), ...form },
    today: TODAY,
    divisionCode: '310101005',
  };
}

const decided = (itemCode: string, form: Form = {}, more: Partial<DecidedCase> = {}): DecidedCase => ({
  ...application(itemCode, BORN_1990, form),
  requestId: '019a0000-0000-7000-8000-000000000001',
  number: '310101005-20260302-000001-0',
  itemVersion: 1,
  centreCode: 'demo',
  decision: 'APPROVED',
  reason: null,
  stepOutcomes: [],
  result: null,
  decidedAt: new Date('2026-03-02T02:00:00Z'),
  ...more,
});

const member = (idNumber: string) => ({
  name: '示例家人',
  idNumber,
  relation: 'SPOUSE',
  monthlyIncomeYuan: 0.1,
  hasLabourCapacity: false,
});

const holds = (kind: Standing['kind'], more: Partial<Standing> = {}): Standing => ({
  role: 'HOLDER',
  kind,
  cause: null,
  incidentOn: null,
  idNumberIndex: Buffer.alloc(16),
  ...more,
});

describe('items of social assistance', () => {
  const departments = ['social-assistance', 'employment'];
  const forms = new FormValidator(() => TODAY);

  it('are at least six, one of them joint with employment', () => {
    expect(department.items.length).toBeGreaterThanOrEqual(6);
    const joint = department.items.find(({ kind }) => kind === 'JOINT')!;
    expect(joint.code).toBe('unemployed-hardship-one-matter');
    expect(joint.steps.find(({ id }) => id === 'unemployment-check')).toMatchObject({
      department: 'employment',
      role: 'ASSIST',
    });
  });

  it.each(department.items.map((item) => [item.code, item] as const))('%s may be published', (_code, item) => {
    expect(checkServiceItem(item, departments)).toEqual([]);
  });

  it.each(department.items.map((item) => [item.code, item] as const))('%s has passing examples', (_code, item) => {
    for (const example of item.formSchema.examples as unknown[]) {
      expect(forms.validate(item.formSchema, example, ['form'])).toEqual([]);
    }
  });

  it('tells every wrong field of a form by its path', () => {
    const item = department.items[0];
    const form: Form = { ...exampleOf(item.code), surprise: 1, householdMembers: [member('110101199102020080')] };
    delete form.reason;
    expect(forms.validate(item.formSchema, form, ['form']).map(({ field }) => field!.join('.'))).toEqual(
      expect.arrayContaining(['form.reason', 'form.surprise', 'form.householdMembers.0.idNumber']),
    );
  });

  it.each(['孙\u200b示', '孙\u202e示', '孙\u0000', ' 孙', '孙 ', ''])('refuses %j as a member’s name', (name) => {
    const item = department.items[0];
    const form = { ...exampleOf(item.code), householdMembers: [{ ...member(SPOUSE), name }] };
    expect(forms.validate(item.formSchema, form, ['form']).map(({ field }) => field!.join('.'))).toContain(
      'form.householdMembers.0.name',
    );
  });

  it.each(['𠮷田', '买买提·艾力'])('accepts %s as a member’s name', (name) => {
    const item = department.items[0];
    const form = { ...exampleOf(item.code), householdMembers: [{ ...member(SPOUSE), name }] };
    expect(forms.validate(item.formSchema, form, ['form'])).toEqual([]);
  });
});

describe('age', () => {
  it.each([
    ['1946-03-02', 80],
    ['1946-03-03', 79],
    ['2026-03-02', 0],
    ['2012-02-29', 14],
  ])('of somebody born on %s is %i', (birthDate, age) => expect(ageOn(birthDate, TODAY)).toBe(age));
});

describe('rules that need only the application', () => {
  const cases: [string, Application, object[]][] = [
    ['a sound household', application('minimum-living-allowance', BORN_1990), []],
    [
      'the applicant among the members',
      application('minimum-living-allowance', BORN_1990, { householdMembers: [member(BORN_1990)] }),
      [{ message: errors.memberIsApplicant, field: ['form', 'householdMembers', '0', 'idNumber'] }],
    ],
    [
      'a member twice, in another case of x',
      application('minimum-living-allowance', BORN_1990, {
        householdMembers: [member('11010119930303002X'), member(SPOUSE), member('11010119930303002x')],
      }),
      [{ message: errors.memberListedTwice, field: ['form', 'householdMembers', '2', 'idNumber'] }],
    ],
    [
      'an accident tomorrow',
      application('temporary-aid', BORN_1990, { incidentOn: '2026-03-03' }),
      [{ message: errors.dateInFuture, field: ['form', 'incidentOn'] }],
    ],
    ['an accident today', application('temporary-aid-urgent', BORN_1990, { incidentOn: TODAY }), []],
    ['82 years', application('old-age-allowance', BORN_1944), []],
    [
      '35 years',
      application('old-age-allowance', BORN_1990),
      [{ message: errors.tooYoung(80), field: ['applicant', 'idNumber'] }],
    ],
    ['aged and destitute', application('destitute-support', BORN_1944), []],
    [
      'too young to be aged',
      application('destitute-support', BORN_1990),
      [{ message: errors.tooYoung(60), field: ['form', 'incapacityGround'] }],
    ],
    ['a minor', application('destitute-support', BORN_2015, { incapacityGround: 'MINOR' }), []],
    [
      'a grown-up minor with kin',
      application('destitute-support', BORN_1990, { incapacityGround: 'MINOR', hasSupportingKin: true }),
      [
        { message: errors.tooOld(16), field: ['form', 'incapacityGround'] },
        { message: errors.hasKin, field: ['form', 'hasSupportingKin'] },
      ],
    ],
    ['grade 1 with need of care', application('disability-allowance', BORN_1990), []],
    [
      'grade 3 without need of care',
      application('disability-allowance', BORN_1990, { disabilityGrade: 3, needsLongTermCare: false }),
      [
        { message: errors.gradeTooLow, field: ['form', 'disabilityGrade'] },
        { message: errors.noCareNeeded, field: ['form', 'needsLongTermCare'] },
      ],
    ],
    [
      'a household that is not poor, with injury nursing',
      application('disability-allowance', BORN_1990, {
        allowance: 'LIVING',
        household: 'NEITHER',
        receivesInjuryNursing: true,
      }),
      [
        { message: errors.injuryNursing, field: ['form', 'receivesInjuryNursing'] },
        { message: errors.householdNotPoor, field: ['form', 'household'] },
      ],
    ],
    [
      'a child out of work',
      application('unemployed-hardship-one-matter', BORN_2015, { householdMembers: [] }),
      [{ message: errors.tooYoung(16), field: ['applicant', 'idNumber'] }],
    ],
  ];
  it.each(cases)('%s', (_name, asked, violations) => expect(ownRules(asked)).toEqual(violations));

  it('refuses an organisation', () => {
    const asked = application('temporary-aid', '91350100M000100Y43');
    asked.applicant.kind = 'ORGANISATION';
    expect(ownRules(asked)).toEqual([{ message: errors.personsOnly, field: ['applicant'] }]);
  });
});

describe('rules against the register', () => {
  const applicant = ['applicant', 'idNumber'];
  const event = { cause: 'SERIOUS_ILLNESS', incidentOn: '2024-11-20' };
  const asMember = { role: 'MEMBER' } as const;
  const cases: [string, string, Standing[], Standing[][], object[]][] = [
    ['nothing held', 'minimum-living-allowance', [], [[]], []],
    [
      'held already, as a household member',
      'minimum-living-allowance',
      [holds('MINIMUM_LIVING', asMember)],
      [[]],
      [{ message: errors.alreadyReceiving('MINIMUM_LIVING'), field: applicant }],
    ],
    [
      'a member who holds it',
      'minimum-living-allowance',
      [],
      [[], [holds('MINIMUM_LIVING')]],
      [
        {
          message: errors.memberAlreadyReceiving('MINIMUM_LIVING'),
          field: ['form', 'householdMembers', '1', 'idNumber'],
        },
      ],
    ],
    [
      'destitute support excludes a disability allowance',
      'disability-allowance',
      [holds('DESTITUTE_SUPPORT')],
      [],
      [{ message: errors.destituteExcludes('DISABILITY_NURSING'), field: applicant }],
    ],
    ['the other disability allowance', 'disability-allowance', [holds('DISABILITY_LIVING')], [], []],
    ['old age beside destitute support', 'old-age-allowance', [holds('DESTITUTE_SUPPORT')], [], []],
    [
      'the same event',
      'temporary-aid',
      [holds('TEMPORARY_AID', event)],
      [[]],
      [{ message: errors.sameEventAided, field: ['form', 'incidentOn'] }],
    ],
    ['another day', 'temporary-aid', [holds('TEMPORARY_AID', { ...event, incidentOn: '2024-11-21' })], [[]], []],
    [
      'the same unemployment',
      'unemployed-hardship-one-matter',
      [holds('TEMPORARY_AID', { cause: 'UNEMPLOYMENT', incidentOn: '2025-01-10' })],
      [[]],
      [{ message: errors.sameEventAided, field: ['form', 'unemployedSince'] }],
    ],
    ['ceasing what is held', 'allowance-cessation', [holds('MINIMUM_LIVING')], [], []],
    [
      'ceasing what another holds',
      'allowance-cessation',
      [holds('MINIMUM_LIVING', asMember)],
      [],
      [{ message: errors.notReceiving('MINIMUM_LIVING'), field: ['form', 'allowance'] }],
    ],
  ];
  it.each(cases)('%s', (_name, itemCode, own, members, violations) => {
    expect(registerRules(application(itemCode, BORN_1990), own, members)).toEqual(violations);
  });
});

describe('what a decision gives', () => {
  it('is a household’s allowance from the next month, reviewed in a year where nobody can work', () => {
    expect(grantOf(decided('minimum-living-allowance', {}, { result: { amountFen: 45_000 } }))).toEqual({
      kind: 'MINIMUM_LIVING',
      amountFen: 45_000,
      householdSize: 2,
      householdIncomeFen: 62_000,
      benefitsFrom: '2026-04-01',
      nextReviewOn: '2027-03-02',
      supportMode: null,
      cause: null,
      incidentOn: null,
    });
  });

  it('is reviewed in half a year where somebody can work', () => {
    const form = { householdMembers: [{ ...member(SPOUSE), hasLabourCapacity: true }] };
    expect(grantOf(decided('minimum-living-allowance', form))).toMatchObject({
      nextReviewOn: '2026-09-02',
      amountFen: null,
    });
  });

  it.each([-1, 1.5, '100', 500_000_001, true])('is refused with %j as its amount', (amountFen) => {
    expect(() => grantOf(decided('old-age-allowance', {}, { result: { amountFen } }))).toThrow('INVALID_INPUT');
  });

  it('is nothing in the joint item when no aid is wanted', () => {
    expect(grantOf(decided('unemployed-hardship-one-matter', { helpWanted: ['TRAINING'] }))).toBeNull();
  });

  it.each([
    ['APPROVED', 'APPROVED', true],
    ['PARTIAL', 'APPROVED', true],
    ['PARTIAL', 'REJECTED', false],
    ['REJECTED', 'APPROVED', false],
  ] as const)('in the joint item: the whole %s, the own part %s', (decision, outcome, granted) => {
    const stepOutcomes = [{ stepId: 'hardship-review', department: 'social-assistance', outcome, result: null }];
    expect(isGranted(decided('unemployed-hardship-one-matter', {}, { decision, stepOutcomes }))).toBe(granted);
  });

  it.each([
    ['2026-01-31', 1, '2026-02-28'],
    ['2025-12-15', 1, '2026-01-15'],
    ['2024-02-29', 12, '2025-02-28'],
    ['2026-08-31', 6, '2027-02-28'],
  ])('%s and %i months is %s', (day, months, expected) => expect(addMonths(day, months)).toBe(expected));

  it('counts money in fen without losing one', () => {
    expect([0.1, 0.29, 1.005, 2100.5].map(toFen)).toEqual([10, 29, 100, 210_050]);
  });
});
