import { checkServiceItem, FormValidator } from '../../catalogue/index.js';
import type { Application, DecidedCase, StepOutcome } from '../../department-kit/index.js';
import { ruleViolations } from './health.rules.js';
import { department } from './index.js';
import { isGranted } from './rules/granted.js';

const PERSON = '11010119920101001X';
const WOMAN = '110101199302020022';
const ELDER = '110101195505050055';
/** Whom an item is for. */
const APPLICANTS: Record<string, string | undefined> = {
  'maternal-child-handbook': WOMAN,
  'chronic-disease-management': ELDER,
  'elderly-health-check': ELDER,
};
const TODAY = '2026-03-02';

const forms = new FormValidator(() => TODAY);

const item = (code: string) => {
  const found = department.items.find((one) => one.code === code);
  if (!found) throw new Error(`no item ${code}`);
  return found;
};

function application(
  itemCode: string,
  change: Record<string, unknown> = {},
  idNumber = APPLICANTS[itemCode] ?? PERSON,
): Application {
  const [example] = item(itemCode).formSchema.examples as Record<string, unknown>[];
  return {
    itemCode,
    applicant: { kind: 'PERSON', name: '示例人', idNumber },
    form: { ...structuredClone(example), ...change },
    today: TODAY,
    divisionCode: '110101001',
  };
}

const fieldsOf = (asked: Application): string[] => ruleViolations(asked).map(({ field }) => (field ?? []).join('.'));

describe('items', () => {
  const all = department.items.map((one) => [one.code, one] as const);

  it.each(all)('%s may be published', (_, one) => {
    expect(checkServiceItem(one, ['health'])).toEqual([]);
  });

  it.each(all)('%s: examples pass the form', (_, one) => {
    const examples = one.formSchema.examples as unknown[];
    expect(examples.length).toBeGreaterThan(0);
    for (const example of examples) expect(forms.validate(one.formSchema, example, ['form'])).toEqual([]);
  });

  it.each(all)('%s: an example breaks no rule of its own', (code) => {
    expect(fieldsOf(application(code))).toEqual([]);
  });

  it('takes the days of a licence from the Licence Law', () => {
    const licence = item('public-place-hygiene-licence');
    expect(licence.legalLimit).toMatchObject({ value: 20, unit: 'WORKING_DAY', source: { kind: 'law' } });
    expect(licence.extension).toMatchObject({ value: 10, source: { kind: 'law' } });
    const stops = licence.specialProcedures.filter(({ stopsClock }) => stopsClock).map(({ code }) => code);
    expect(stops).toEqual(['testing', 'hearing']);
  });
});

const CHILD = 'child-vaccination-registration';

describe('rules', () => {
  const member = { name: '示例', idNumber: '110101195505050055', relation: '父亲' };

  it.each([
    [
      'no child born tomorrow',
      application('vaccination-certificate', { childBirthDate: '2026-03-03' }),
      ['form.childBirthDate'],
    ],
    ['a child born today', application('vaccination-certificate', { childBirthDate: TODAY }), []],
    [
      'no diagnosis in the future',
      application('chronic-disease-management', { diagnosedOn: '2026-03-03' }),
      ['form.diagnosedOn'],
    ],
    [
      'no diagnosis before birth',
      application('chronic-disease-management', { diagnosedOn: '1955-05-04' }),
      ['form.diagnosedOn'],
    ],
    [
      'the present pregnancy counts',
      application('maternal-child-handbook', { pregnancies: 2, deliveries: 2 }),
      ['form.deliveries'],
    ],
    [
      'no member twice',
      application('family-doctor-contract', { members: [member, member] }),
      ['form.members.1.idNumber'],
    ],
    [
      'the applicant is no member',
      application('family-doctor-contract', { members: [{ ...member, idNumber: PERSON.toLowerCase() }] }),
      ['form.members.0.idNumber'],
    ],
    ['no man', application('maternal-child-handbook', {}, PERSON), ['applicant.idNumber']],
    ['from 65', application('elderly-health-check', {}, '110101196103025054'), []],
    ['not at 64', application('elderly-health-check', {}, '11010119610303505X'), ['applicant.idNumber']],
    ['from 35', application('chronic-disease-management', {}, PERSON), ['applicant.idNumber']],
    [
      'an examination of a year ago',
      application('food-worker-health-certificate', { examinedOn: '2025-03-02' }),
      ['form.examinedOn'],
    ],
    [
      'nobody of eighteen',
      application(CHILD, { childBirthDate: '2008-03-02', dosesGiven: [] }),
      ['form.childBirthDate'],
    ],
    ['who is seventeen', application(CHILD, { childBirthDate: '2008-03-03', dosesGiven: [] }), []],
    ['no child with another’s number', application(CHILD, { childIdNumber: ELDER }), ['form.childIdNumber']],
    ['no child that asks for itself', application(CHILD, { childIdNumber: PERSON }), ['form.childIdNumber']],
    [
      'no dose before the one before it',
      application(CHILD, { dosesGiven: [{ vaccine: 'HEPB', dose: 2, givenOn: '2025-07-01' }] }),
      ['form.dosesGiven.0.dose'],
    ],
  ])('%s', (_, asked, expected) => {
    expect(fieldsOf(asked)).toEqual(expected);
  });

  it.each([
    ['resident-health-record', 1],
    ['public-place-hygiene-licence', 0],
  ])('%s from an organisation: %i refusals', (code, refusals) => {
    const asked = application(code);
    asked.applicant = { ...asked.applicant, kind: 'ORGANISATION' };
    expect(ruleViolations(asked)).toHaveLength(refusals);
  });
});

describe('the health record in joint work', () => {
  const own = (outcome: StepOutcome['outcome']): StepOutcome[] => [
    { stepId: 'health-record', department: 'health', outcome, result: null },
  ];

  it.each([
    ['APPROVED', own('APPROVED'), true],
    ['PARTIAL', own('APPROVED'), true],
    ['PARTIAL', own('REJECTED'), false],
    ['REJECTED', own('APPROVED'), false],
    ['PARTIAL', [], false],
  ] as const)('joint %s', (decision, stepOutcomes, expected) => {
    for (const itemCode of ['newborn-one-matter', 'moving-in-one-matter']) {
      const joint = { itemCode, decision, stepOutcomes } as unknown as DecidedCase;
      expect(isGranted(joint)).toBe(expected);
    }
  });
});
