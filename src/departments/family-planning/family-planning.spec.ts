import { checkServiceItem, FormValidator, longestPath } from '../../catalogue/index.js';
import type { Application, DecidedCase, StepOutcome } from '../../department-kit/index.js';
import { citizenId } from '../../../test/support/requests.js';
import { ownPartApproved } from './family-planning.hooks.js';
import { ruleViolations } from './family-planning.rules.js';
import { department } from './index.js';
import { toldAlone, toldTogether } from './registers/told-birth.js';

const MAN = '11010119920101001X';
const WOMAN = '110101199302020022';
const TODAY = '2026-03-02';
const NEWBORN = 'newborn-one-matter';
const RETIREMENT = { awardKind: 'ON_RETIREMENT' };

const forms = new FormValidator(() => TODAY);

const item = (code: string) => {
  const found = department.items.find((one) => one.code === code);
  if (!found) throw new Error(`no item ${code}`);
  return found;
};

/** Somebody old enough for the item. */
const OF_AGE: Readonly<Record<string, string>> = {
  'rural-family-award': citizenId(1, '19660302'),
  'special-family-support': citizenId(2, '19770302'),
};

function application(itemCode: string, change: Record<string, unknown> = {}, person = OF_AGE[itemCode]): Application {
  const { applicantKinds, formSchema } = item(itemCode);
  const [example] = formSchema.examples as Record<string, unknown>[];
  const [kind] = applicantKinds;
  const idNumber = kind === 'PERSON' ? (person ?? WOMAN) : '91350100M000100Y43';
  return {
    itemCode,
    applicant: { kind, name: '示例人', idNumber, phone: '13800000000' },
    form: { ...structuredClone(example), ...change },
    today: TODAY,
    divisionCode: '110101001',
  };
}

const fieldsOf = (asked: Application): string[] => ruleViolations(asked).map(({ field }) => (field ?? []).join('.'));

function decided(asked: Application, decision: DecidedCase['decision'], stepOutcomes: StepOutcome[] = []): DecidedCase {
  return {
    ...asked,
    requestId: '019a0000-0000-7000-8000-000000000001',
    number: '110101001-20260302-000001-A',
    itemVersion: 1,
    centreCode: 'demo',
    decision,
    reason: null,
    stepOutcomes,
    result: null,
    decidedAt: new Date('2026-03-02T02:00:00Z'),
    receivedOn: '2026-03-02',
  };
}

describe('items', () => {
  const all = department.items.map((one) => [one.code, one] as const);

  it.each(all)('%s may be published', (_, one) => {
    expect(checkServiceItem(one, ['family-planning', 'public-security', 'health', 'employment'])).toEqual([]);
  });

  it.each(all)('%s: examples pass the form', (_, one) => {
    const examples = one.formSchema.examples as unknown[];
    expect(examples.length).toBeGreaterThan(0);
    for (const example of examples) expect(forms.validate(one.formSchema, example, ['form'])).toEqual([]);
  });

  it.each(all)('%s: an example breaks no rule of its own', (code) => {
    expect(fieldsOf(application(code))).toEqual([]);
  });

  it('says of each where it is asked for, and where its facts come from', () => {
    expect(department.items.length).toBeGreaterThanOrEqual(12);
    const silent = department.items.filter(({ place, sources }) => !place || !sources);
    expect(silent.map(({ code }) => code)).toEqual([]);
  });

  it('registers births at the window', () => {
    expect(item('birth-registration')).toMatchObject({ kind: 'IMMEDIATE', delegatedToWindow: true });
  });

  it('joins four departments side by side, each with its part, and concludes after all of them', () => {
    const { steps, kind, promisedLimit } = item(NEWBORN);
    expect(kind).toBe('JOINT');
    expect(steps.filter(({ after }) => after.length === 0).map(({ department: body }) => body)).toEqual([
      'family-planning',
      'public-security',
      'health',
      'employment',
    ]);
    const parts = steps.map(({ id, part, decides }) => [id, decides ? undefined : part?.zh]);
    expect(Object.fromEntries(parts)).toEqual({
      'birth-registration': '出生登记',
      'household-entry': '户口登记',
      'health-record': '居民健康档案',
      'insurance-enrolment': '参保登记',
      conclude: undefined,
    });
    expect(longestPath(steps)).toBe(4);
    expect(promisedLimit?.value).toBe(5);
  });

  it.each([
    ['a father without his number', { fatherIdNumber: undefined }],
    ['a number with a wrong check digit', { motherIdNumber: '110101199302020023' }],
    ['a certificate number that is too short', { birthCertificateNumber: 'X25' }],
    ['a day that does not exist', { childBirthDate: '2025-02-30' }],
    ['a field that nobody asked for', { income: 1 }],
  ])('refuses %s in the joint form', (_, change) => {
    const form = JSON.parse(JSON.stringify(application(NEWBORN, change).form)) as unknown;
    expect(forms.validate(item(NEWBORN).formSchema, form, ['form'])).not.toEqual([]);
  });

  it('asks a father for the mother', () => {
    const form = { applicantIs: 'FATHER', marriage: 'UNMARRIED', stage: 'BORN', birthDate: TODAY, childOrder: 1 };
    const problems = forms.validate(item('birth-registration').formSchema, { ...form, truthful: true }, ['form']);
    expect(problems.map(({ field }) => field)).toEqual(
      expect.arrayContaining([
        ['form', 'spouseName'],
        ['form', 'spouseIdNumber'],
      ]),
    );
  });
});

describe('rules', () => {
  it.each([
    ['no child born tomorrow', application(NEWBORN, { childBirthDate: '2026-03-03' }), ['form.childBirthDate']],
    ['a child born today', application(NEWBORN, { childBirthDate: TODAY }), []],
    ['a mother alone', application(NEWBORN, { fatherName: undefined, fatherIdNumber: undefined }), []],
    [
      'no parent in both places',
      application(NEWBORN, { fatherIdNumber: WOMAN }),
      ['form.fatherIdNumber', 'form.fatherIdNumber'],
    ],
    ['no man for a mother', application(NEWBORN, { motherIdNumber: '110101199404040016' }), ['form.motherIdNumber']],
    [
      'no parent younger than the child',
      application(NEWBORN, { childBirthDate: '1992-06-01' }),
      ['form.motherIdNumber'],
    ],
    ['born tomorrow', application('birth-registration', { birthDate: '2026-03-03' }), ['form.birthDate']],
    ['expected tomorrow', application('birth-registration', { stage: 'EXPECTED', birthDate: '2026-03-03' }), []],
    [
      'not expected in a year',
      application('birth-registration', { stage: 'EXPECTED', birthDate: '2027-03-02' }),
      ['form.birthDate'],
    ],
    ['no spouse of oneself', application('birth-registration', {}, MAN.toLowerCase()), ['form.spouseIdNumber']],
    ...['one-child-certificate', 'one-child-certificate-reissue', 'one-child-parent-award'].map(
      (code): [string, Application, string[]] => [
        `${code}: no child older than the applicant`,
        application(code, { childBirthDate: '1993-02-02', awardKind: 'ON_RETIREMENT' }, citizenId(4, '19930202')),
        code === 'one-child-parent-award' ? ['applicant.idNumber', 'form.childBirthDate'] : ['form.childBirthDate'],
      ],
    ),
    ['last certificate', application('one-child-certificate', { childBirthDate: '2015-12-31' }), []],
    [
      'no certificate after the one-child period',
      application('one-child-certificate', { childBirthDate: '2016-01-01' }),
      ['form.childBirthDate'],
    ],
    ['oldest child with a subsidy', application('childcare-subsidy', { childBirthDate: '2022-01-01' }), []],
    [
      'no subsidy for older children',
      application('childcare-subsidy', { childBirthDate: '2021-12-31' }),
      ['form.childBirthDate'],
    ],
    ['no subsidy twice', application('childcare-subsidy', { claimedElsewhere: true }), ['form.claimedElsewhere']],
    ['no mother who is a man', application('childcare-subsidy', {}, MAN), ['form.relation']],
    [
      'nothing happens before birth',
      application('special-family-support', { happenedOn: '2009-12-31' }),
      ['form.happenedOn'],
    ],
    ['a wife of 49 today', application('special-family-support', {}, citizenId(2, '19770302')), []],
    [
      'no wife who is 49 tomorrow',
      application('special-family-support', {}, citizenId(2, '19770303')),
      ['applicant.idNumber'],
    ],
    [
      'no husband whose wife is too young',
      application('special-family-support', { spouseBirthDate: '1977-03-03' }, citizenId(1, '19600101')),
      ['form.spouseBirthDate'],
    ],
    [
      'a young husband whose wife is 49',
      application('special-family-support', { spouseBirthDate: '1977-03-02' }, citizenId(1, '19800101')),
      [],
    ],
    ['sixty today', application('rural-family-award', {}, citizenId(1, '19660302')), []],
    ['not sixty yet', application('rural-family-award', {}, citizenId(1, '19660303')), ['applicant.idNumber']],
    ['a woman of 55', application('one-child-parent-award', RETIREMENT, citizenId(2, '19710302')), []],
    [
      'no woman of 54',
      application('one-child-parent-award', RETIREMENT, citizenId(2, '19710303')),
      ['applicant.idNumber'],
    ],
    [
      'no man of 55',
      application('one-child-parent-award', RETIREMENT, citizenId(1, '19710302')),
      ['applicant.idNumber'],
    ],
    [
      'no yearly award for a child of 18',
      application('one-child-parent-award', { childBirthDate: '2008-03-02' }),
      ['form.childBirthDate'],
    ],
    ['one for a child of 17', application('one-child-parent-award', { childBirthDate: '2008-03-03' }), []],
    [
      'no surgery tomorrow',
      application('surgery-complication-appraisal', { operatedOn: '2026-03-03' }),
      ['form.operatedOn'],
    ],
    ['just enough nurses', application('nursery-filing', { infants: 3, toddlers: 5, olderToddlers: 7, nurses: 3 }), []],
    [
      'one nurse too few',
      application('nursery-filing', { infants: 4, toddlers: 5, olderToddlers: 7, nurses: 3 }),
      ['form.nurses'],
    ],
    [
      'no nursery without a place',
      application('nursery-filing', { infants: 0, toddlers: 0, olderToddlers: 0 }),
      ['form.infants'],
    ],
  ])('%s', (_, asked, expected) => {
    expect(fieldsOf(asked)).toEqual(expected);
  });

  it.each(['family-status-certificate', 'one-child-certificate-reissue'])('%s: no paper for somebody else', (code) => {
    const agent = { relation: '配偶', mandate: '代办' };
    const asked = { ...application(code), agent, materials: ['id-card'] };
    expect(fieldsOf(asked)).toEqual(['materials']);
    expect(fieldsOf({ ...asked, materials: ['id-card', 'letter-of-authority'] })).toEqual([]);
  });

  it('takes no person for a nursery', () => {
    const asked = application('nursery-filing');
    asked.applicant = { ...asked.applicant, kind: 'PERSON' };
    expect(ruleViolations(asked)).toHaveLength(1);
  });

  it('takes no organisation', () => {
    const asked = application('birth-registration');
    asked.applicant = { ...asked.applicant, kind: 'ORGANISATION' };
    expect(ruleViolations(asked)).toHaveLength(1);
  });
});

describe('what a decision means for the register', () => {
  const own = (outcome: StepOutcome['outcome']): StepOutcome[] => [
    { stepId: 'household-entry', department: 'public-security', outcome: 'REJECTED', result: null },
    { stepId: 'birth-registration', department: 'family-planning', outcome, result: null },
  ];

  it.each([
    ['APPROVED', own('APPROVED'), true],
    ['PARTIAL', own('APPROVED'), true],
    ['PARTIAL', own('REJECTED'), false],
    ['APPROVED', own('REJECTED'), false],
    ['REJECTED', own('APPROVED'), false],
    ['PARTIAL', [], false],
  ] as const)('joint %s', (decision, outcomes, expected) => {
    expect(ownPartApproved(decided(application(NEWBORN), decision, outcomes as StepOutcome[]))).toBe(expected);
  });

  it('takes the mother from wherever the form has her', () => {
    const joint = toldTogether(decided(application(NEWBORN, {}, MAN), 'APPROVED'));
    expect(joint.mother).toMatchObject({ name: '示例母', idNumber: WOMAN, phone: '13800000000' });
    const byMother = toldAlone(decided(application('birth-registration'), 'APPROVED'));
    expect(byMother).toMatchObject({ mother: { name: '示例人', idNumber: WOMAN }, fatherIdNumber: MAN });
    const asked = application('birth-registration', { applicantIs: 'FATHER', spouseIdNumber: WOMAN }, MAN);
    expect(toldAlone(decided(asked, 'APPROVED'))).toMatchObject({ mother: { idNumber: WOMAN }, fatherIdNumber: MAN });
  });
});
