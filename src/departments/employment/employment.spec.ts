import { checkServiceItem, FormValidator } from '../../catalogue/index.js';
import type { Application } from '../../department-kit/index.js';
import { hasRetired, isOfWorkingAge, ruleViolations } from './employment.rules.js';
import { department } from './index.js';

const MAN_1992 = '11010119920101001X';
const MAN_1955 = '110101195505050055';
const WOMAN_1975 = '110101197501010020';
const TODAY = '2026-03-02';

const forms = new FormValidator(() => TODAY);

const item = (code: string) => {
  const found = department.items.find((one) => one.code === code);
  if (!found) throw new Error(`no item ${code}`);
  return found;
};

const exampleOf = (code: string): Record<string, unknown> =>
  structuredClone((item(code).formSchema.examples as Record<string, unknown>[])[0]);

/** Somebody who may apply for the item. */
function applicantOf(itemCode: string): Application['applicant'] {
  if (!item(itemCode).applicantKinds.includes('PERSON')) {
    return { kind: 'ORGANISATION', name: '示例公司', idNumber: '91350100M000100Y43' };
  }
  return { kind: 'PERSON', name: '示例人', idNumber: itemCode === 'resident-pension-claim' ? MAN_1955 : MAN_1992 };
}

function application(itemCode: string, change: Record<string, unknown> = {}, idNumber?: string): Application {
  const applicant = applicantOf(itemCode);
  return {
    itemCode,
    applicant: { ...applicant, idNumber: idNumber ?? applicant.idNumber },
    form: { ...exampleOf(itemCode), ...change },
    today: TODAY,
    divisionCode: '110101001',
  };
}

const subsidy = (change: object) => application('flexible-employment-insurance-subsidy', { ...change });

const fieldsOf = (asked: Application): string[] => ruleViolations(asked).map(({ field }) => (field ?? []).join('.'));

describe('items', () => {
  it.each(department.items.map((one) => [one.code, one] as const))('%s may be published', (_, one) => {
    expect(checkServiceItem(one, ['employment'])).toEqual([]);
  });

  it.each(department.items.map((one) => [one.code, one] as const))('%s: examples pass the form', (_, one) => {
    const examples = one.formSchema.examples as unknown[];
    expect(examples.length).toBeGreaterThan(0);
    for (const example of examples) expect(forms.validate(one.formSchema, example, ['form'])).toEqual([]);
  });

  it.each(department.items.map((one) => [one.code] as const))('%s: an example breaks no rule of its own', (code) => {
    expect(fieldsOf(application(code))).toEqual([]);
  });

  it('promises three working days for unemployment registration, as the guide says', () => {
    const { promisedLimit, legalLimit, steps } = item('unemployment-registration');
    expect(promisedLimit).toMatchObject({ value: 3, unit: 'WORKING_DAY', source: { kind: 'guide' } });
    expect(legalLimit).toBeUndefined();
    expect(steps).toHaveLength(1);
  });

  it('asks for the employer of somebody employed', () => {
    const { formSchema } = item('employment-registration');
    const problems = forms.validate(
      formSchema,
      { employmentKind: 'EMPLOYED', startedOn: '2025-03-03', occupation: '钳工' },
      ['form'],
    );
    expect(problems.map(({ field }) => field)).toContainEqual(['form', 'employerName']);
  });
});

describe('rules', () => {
  const unemployment = 'unemployment-registration';

  it.each([
    ['nobody under 16', application(unemployment, {}, '110101201103030017'), ['applicant.idNumber']],
    ['past retirement age the officer decides', application(unemployment, {}, '110101196001010011'), []],
    [
      'no training past retirement',
      application('vocational-training-enrolment', {}, '110101196001010011'),
      ['applicant.idNumber'],
    ],
    [
      'not unemployed from tomorrow on',
      application(unemployment, { unemployedSince: '2026-03-03' }),
      ['form.unemployedSince'],
    ],
    ['unemployed from today on', application(unemployment, { unemployedSince: TODAY }), []],
    [
      'not the whole family employed',
      application(unemployment, { familySize: 2, familyEmployed: 2 }),
      ['form.familyEmployed'],
    ],
    ['a pensioner may register employment', application('employment-registration', {}, '110101196001010011'), []],
    ['a pensioner confirms the pension', application('pension-eligibility-confirmation', {}, '110101195505050055'), []],
    [
      'no residents’ pension before 60',
      application('resident-pension-claim', {}, '110101196603030025'),
      ['applicant.idNumber'],
    ],
    ['no wage upside down', application('vacancy-publication', { wageMinYuan: 9000 }), ['form.wageMaxYuan']],
    ['no vacancy that has run out', application('vacancy-publication', { validUntil: TODAY }), ['form.validUntil']],
    ['a vacancy for a year', application('vacancy-publication', { validUntil: '2027-03-02' }), []],
    ['no vacancy for longer', application('vacancy-publication', { validUntil: '2027-03-03' }), ['form.validUntil']],
    [
      'no course that ends before it begins',
      application('training-course-publication', {
        enrolUntil: '2026-03-01',
        startsOn: '2026-02-01',
        endsOn: '2026-01-01',
      }),
      ['form.enrolUntil', 'form.startsOn', 'form.endsOn'],
    ],
    ['no subsidy ahead', subsidy({ paidFrom: '2026-01-31', paidMonths: 4 }), ['form.paidMonths']],
    ['a subsidy for this month', subsidy({ paidFrom: '2026-01-31', paidMonths: 3 }), []],
    ['no subsidy before the work', subsidy({ workingSince: '2025-02-01' }), ['form.paidFrom']],
    ['a subsidy for the month in which the work began', subsidy({ workingSince: '2025-01-31' }), []],
    [
      'no posts of the past',
      application('public-welfare-post-declaration', { validUntil: TODAY }),
      ['form.validUntil'],
    ],
    [
      'no vacancy of a person',
      { ...application('vacancy-publication'), applicant: { kind: 'PERSON', name: '示例', idNumber: MAN_1992 } },
      ['applicant.idNumber'],
    ],
    [
      'not more members than the family has',
      application(unemployment, { familySize: 1, familyEmployed: 0, familyMembers: [{ idNumber: WOMAN_1975 }] }),
      ['form.familyMembers'],
    ],
  ] as [string, Application, string[]][])('%s', (_, asked, expected) => {
    expect(fieldsOf(asked)).toEqual(expected);
  });

  it.each([
    [unemployment, '110101201103030017', /younger than 16/],
    ['vocational-training-enrolment', '110101196001010011', /retirement age/],
  ])('for %s tells %s the reason', (itemCode, idNumber, reason) => {
    expect(ruleViolations(application(itemCode, {}, idNumber)).map(({ message }) => message.en)).toEqual([
      expect.stringMatching(reason),
    ]);
  });

  it('takes no organisation', () => {
    const asked = application(unemployment);
    asked.applicant = { kind: 'ORGANISATION', name: '示例公司', idNumber: '91110000100000000X' };
    expect(ruleViolations(asked)).toHaveLength(1);
  });

  it('lists a family member once, and not the applicant', () => {
    const member = { name: '示例', idNumber: WOMAN_1975, relation: 'SPOUSE', unemployedSince: '2024-05-01' };
    const members = [member, { ...member, idNumber: MAN_1992.toLowerCase() }, member];
    expect(fieldsOf(application('zero-employment-family-recognition', { members }))).toEqual([
      'form.members.1.idNumber',
      'form.members.2.idNumber',
    ]);
  });

  it('says everything at once, in two languages', () => {
    const asked = application(unemployment, { unemployedSince: '2027-01-01', familySize: 1, familyEmployed: 1 });
    const violations = ruleViolations(asked);
    expect(violations).toHaveLength(2);
    for (const { message } of violations) {
      expect(message.zh).toMatch(/\p{Script=Han}/u);
      expect(message.en).toMatch(/^[\x20-\x7e]+$/);
    }
  });
});

describe('age', () => {
  it.each([
    ['2010-03-02', '2026-03-02', true],
    ['2010-03-03', '2026-03-02', false],
    ['2008-02-29', '2024-02-29', true],
  ])('born %s is of working age on %s: %s', (birth, today, expected) => {
    expect(isOfWorkingAge(birth, today)).toBe(expected);
  });

  // First and last rows of the tables annexed to the Measures on delaying the statutory retirement age.
  it.each([
    ['M', '1964-12-31', '2024-12-31', true],
    ['M', '1965-01-15', '2025-01-15', false],
    ['M', '1965-01-15', '2025-02-15', true],
    ['M', '1965-04-30', '2025-05-29', false],
    ['M', '1965-04-30', '2025-05-30', true],
    ['M', '1965-05-10', '2025-06-10', false],
    ['M', '1965-05-10', '2025-07-10', true],
    ['M', '1976-09-01', '2039-08-31', false],
    ['M', '1976-09-01', '2039-09-01', true],
    ['M', '1990-01-01', '2053-01-01', true],
    ['F', '1970-01-15', '2025-02-15', true],
    ['F', '1970-01-15', '2025-02-14', false],
    ['F', '1981-09-01', '2039-09-01', true],
    ['F', '1981-09-01', '2039-08-31', false],
  ] as const)('%s born %s has retired on %s: %s', (sex, birth, today, expected) => {
    expect(hasRetired(birth, sex, today)).toBe(expected);
  });
});
