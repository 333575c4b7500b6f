import { citizenId } from '../../../test/support/requests.js';
import type { Application } from '../../department-kit/index.js';
import { department } from './index.js';
import * as errors from './public-security.errors.js';
import { MOVING_IN_ONE_MATTER } from './rules/granted.js';
import { ownRules } from './rules/own-rules.js';
import { coverageOf } from './lists/coverage.js';
import { afterTest } from './registers/tests-of-rehabilitation.js';

const TODAY = '2026-03-02';
const PERSON = '110101199003078873';

type Form = Record<string, unknown>;

const application = (itemCode: string, form: Form = {}): Application => {
  const item = department.items.find(({ code }) => code === itemCode)!;
  return {
    itemCode,
    applicant: { kind: 'PERSON', name: '示例', idNumber: PERSON },
    form: { ...structuredClone((item.formSchema.examples as Form[])[0]), ...form },
    today: TODAY,
    divisionCode: '310101005',
  };
};
const at = (name: string, message: object): object[] => [{ message, field: ['form', name] }];
const person = (message: object): object[] => [{ message, field: ['applicant', 'idNumber'] }];

const agentOf = (mandate: string, materials: string[]): Partial<Application> => ({
  agent: { relation: '配偶', mandate },
  materials,
});
const certificate = (more: Partial<Application>, form: Form = {}): Application => ({
  ...application('no-crime-certificate', form),
  ...more,
});
const MANDATE = '代为申请无犯罪记录证明';

const CASES: [string, Application, object[]][] = [
  ['a certificate for oneself', certificate({}, { subjectIdNumber: PERSON }), []],
  [
    'a certificate about somebody else',
    certificate({}, { subjectIdNumber: '310101198808080041' }),
    at('subjectIdNumber', errors.CERTIFICATE_FOR_ANOTHER),
  ],
  ['an agent with letter and mandate', certificate(agentOf(MANDATE, ['id-card', 'letter-of-authority'])), []],
  [
    'an agent without a letter of authority',
    certificate(agentOf(MANDATE, ['id-card'])),
    [{ message: errors.AUTHORITY_MISSING, field: ['materials'] }],
  ],
  [
    'an agent whose mandate is about something else',
    certificate(agentOf('代办居住证', ['letter-of-authority'])),
    [{ message: errors.MANDATE_SILENT, field: ['agent', 'mandate'] }],
  ],
  [
    'a death to come',
    application('household-cancellation', { diedOn: '2026-03-03' }),
    at('diedOn', errors.DATE_IN_FUTURE),
  ],
  [
    'a death before the birth',
    application('household-cancellation', { diedOn: '1929-12-31' }),
    at('diedOn', errors.DIED_BEFORE_BIRTH),
  ],
  [
    'one’s own death',
    application('household-cancellation', { deceasedIdNumber: PERSON }),
    at('deceasedIdNumber', errors.DECEASED_IS_APPLICANT),
  ],
  [
    'a new name that is not given',
    application('household-correction', { newName: undefined }),
    at('newName', errors.NEW_VALUE_MISSING),
  ],
  [
    'a new name and a new sex',
    application('household-correction', { newSex: 'F' }),
    at('newSex', errors.NEW_VALUE_UNASKED),
  ],
  [
    'the name that one has',
    application('household-correction', { newName: '示例' }),
    at('newName', errors.NEW_VALUE_SAME),
  ],
  [
    'the sex that one has',
    application('household-correction', { particular: 'SEX', newName: undefined, newSex: 'M' }),
    at('newSex', errors.NEW_VALUE_SAME),
  ],
  [
    'a birth to come',
    application('household-correction', { particular: 'BIRTH_DATE', newName: undefined, newBirthDate: '2026-03-03' }),
    at('newBirthDate', errors.DATE_IN_FUTURE),
  ],
  [
    'a dog whose vaccination ends today',
    application('dog-registration', { vaccinatedUntil: TODAY }),
    at('vaccinatedUntil', errors.NOT_VACCINATED),
  ],
  [
    'a keeper one day short of eighteen',
    {
      ...application('dog-registration'),
      applicant: { kind: 'PERSON', name: '示例', idNumber: citizenId(7, '20080303') },
    },
    person(errors.UNDER_AGE),
  ],
  [
    'a keeper of eighteen today',
    {
      ...application('dog-registration'),
      applicant: { kind: 'PERSON', name: '示例', idNumber: citizenId(7, '20080302') },
    },
    [],
  ],
  [
    'a dispute with oneself',
    application('dispute-mediation', { otherPartyName: '示例' }),
    at('otherPartyName', errors.OTHER_PARTY_IS_APPLICANT),
  ],
  [
    'detoxification of two years',
    application('community-rehabilitation', { months: 24 }),
    at('months', errors.DETOXIFICATION_IS_THREE_YEARS),
  ],
  [
    'rehabilitation of two years',
    application('community-rehabilitation', { rehabilitationKind: 'REHABILITATION', months: 24 }),
    [],
  ],
  [
    'moving in tomorrow',
    application(MOVING_IN_ONE_MATTER, { residedSince: '2026-03-03' }),
    at('residedSince', errors.DATE_IN_FUTURE),
  ],
];

describe('rules of the later items', () => {
  it.each(CASES)('%s', (_name, asked, violations) => expect(ownRules(asked)).toEqual(violations));

  it('lets an organisation ask for mediation and sweeps', () => {
    const applicant = { kind: 'ORGANISATION' as const, name: '示例公司', idNumber: '91350100M000100Y43' };
    for (const code of ['dispute-mediation', 'dispute-sweep-area']) {
      expect(ownRules({ ...application(code), applicant })).toEqual([]);
    }
  });
});

describe('tests of community rehabilitation', () => {
  const from = (nextTestOn: string) => ({
    startsOn: '2023-03-02',
    endsOn: '2026-03-02',
    nextTestOn,
    testCount: 4,
    missedCount: 1,
  });
  const active = { status: 'ACTIVE', testCount: 5, missedCount: 1 };

  it.each([
    ['PASSED', '2023-04-02', { ...active, nextTestOn: '2023-05-02' }],
    ['PASSED', '2024-03-01', { ...active, nextTestOn: '2024-04-01' }],
    ['PASSED', '2024-03-02', { ...active, nextTestOn: '2024-05-02' }],
    ['PASSED', '2025-03-02', { ...active, nextTestOn: '2025-06-02' }],
    ['PASSED', '2026-01-15', { ...active, nextTestOn: '2026-03-02' }],
    ['PASSED', '2026-03-02', { ...active, status: 'COMPLETED', nextTestOn: '2026-03-02' }],
    ['ABSENT', '2026-03-01', { status: 'ACTIVE', testCount: 4, missedCount: 2, nextTestOn: '2026-03-08' }],
    ['BREACHED', '2024-03-02', { status: 'BREACHED', testCount: 4, missedCount: 1, nextTestOn: '2024-03-02' }],
  ])('%s on %s', (outcome, today, after) => expect(afterTest(from(today), outcome, today)).toEqual(after));
});

describe('coverage', () => {
  it.each([
    [4, 3, 75, 1],
    [3, 1, 33.3, 2],
    [3, 4, 133.3, 0],
    [0, 1, null, 0],
  ])('of %i known and %i registered', (known, registered, percent, missing) => {
    const row = { divisionCode: '330199001', known, knownOn: TODAY, registered, overdue: 0 };
    expect(coverageOf(row)).toEqual({ ...row, percent, missing, targetPercent: 100 });
  });
});
