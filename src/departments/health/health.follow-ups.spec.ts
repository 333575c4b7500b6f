import { randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { cloneDatabase, type TestDatabase } from '../../../test/support/shared-servers.js';
import { RegisterStore, type DecidedCase, type RecordedFollowUp } from '../../department-kit/index.js';
import { AccessLog } from '../../platform/auth/index.js';
import { readSettings } from '../../platform/config/index.js';
import { DEVELOPMENT_KEY_RING, FieldCipher } from '../../platform/crypto/index.js';
import { Database, onServer, runtimeDataSource } from '../../platform/database/index.js';
import * as errors from './health.errors.js';
import type { HealthHooks } from './health.hooks.js';
import { IMMUNISATION_SCHEDULE } from './immunisation-schedule.js';
import { department } from './index.js';
import { recordCoverage, vaccinationCoverage } from './lists/coverage.js';
import { RECORD_COVERAGE, VACCINATION_COUNTS, VACCINATIONS_DUE } from './lists/lists.sql.js';
import { calendarOf } from './rules/vaccinations.js';
import { hooksOf } from './testing/hooks-under-test.js';

const DAY = '2026-03-02';
const CHILD = 'child-vaccination-registration';
const SPECIAL = 'serious-mental-illness-management';

let testDatabase: TestDatabase;
let dataSource: DataSource;
let database: Database;
let hooks: HealthHooks;
let sequence = 0;

beforeAll(async () => {
  testDatabase = await cloneDatabase();
  const settings = readSettings({ NODE_ENV: 'test', DATABASE_URL: testDatabase.DATABASE_URL });
  dataSource = await runtimeDataSource(settings, department.entities).initialize();
  database = new Database(dataSource);
  hooks = hooksOf(new RegisterStore(new FieldCipher(DEVELOPMENT_KEY_RING), database, new AccessLog(database)));
});
afterAll(async () => {
  await dataSource?.destroy();
  await testDatabase?.drop();
});
beforeEach(() =>
  onServer(testDatabase.adminUrl, (admin) =>
    admin.query(`truncate follow_up, health_record, health_service, health_child, health_vaccination_dose,
      health_special_care`),
  ),
);

type Form = Record<string, unknown>;

const MOVING_IN: Form = { residenceAddress: '示范路9号', bloodType: 'O', chronicDiseases: [], consent: true };

function decided(itemCode: string, form: Form = {}, more: Partial<DecidedCase> = {}): DecidedCase {
  const item = department.items.find(({ code }) => code === itemCode);
  const [example] = (item?.formSchema.examples ?? [MOVING_IN]) as Form[];
  sequence += 1;
  return {
    itemCode,
    applicant: { kind: 'PERSON', name: '赵示例', idNumber: '110101199003078873', phone: '13800000000' },
    form: { ...structuredClone(example), ...form },
    today: DAY,
    divisionCode: '330199001',
    requestId: randomUUID(),
    number: `330199001-20260302-${String(sequence).padStart(6, '0')}-0`,
    itemVersion: 1,
    centreCode: 'lantian',
    decision: 'APPROVED',
    reason: null,
    stepOutcomes: [{ stepId: 'health-record', department: 'health', outcome: 'APPROVED', result: null }],
    result: null,
    decidedAt: new Date(Date.UTC(2026, 2, 2, 1, 0, sequence)),
    receivedOn: '2026-03-02',
    ...more,
  };
}

const decide = (one: DecidedCase): Promise<void> => database.transaction((tx) => hooks.onDecided(one, tx));
const reopen = (one: DecidedCase): Promise<void> =>
  database.transaction((tx) => hooks.onReopened({ ...one, reopenedAt: one.decidedAt }, tx));

/** What is still to be done, by due day. */
const pending = async (): Promise<string[]> => {
  const rows: { what: string }[] = await dataSource.query(
    `select kind || ' ' || due_on as what from follow_up where state = 'SCHEDULED' order by due_on, kind`,
  );
  return rows.map(({ what }) => what);
};

/** Does the first pending follow-up of a kind, as the core would. */
async function follow(kind: string, outcome: string, today: string, result: Form | null = null): Promise<void> {
  const [row] = await dataSource.query(
    `select id, ledger, entry_id as "entryId", request_number as "requestNumber", due_on::text as "dueOn"
     from follow_up where state = 'SCHEDULED' and kind = $1 order by due_on limit 1`,
    [kind],
  );
  const done = { doneBySub: 'officer', doneByName: '示例', doneAt: new Date(`${today}T02:00:00Z`), note: null };
  const recorded: RecordedFollowUp = { ...row, ...done, kind, outcome, result, today };
  await database.transaction(async (tx) => {
    await tx.manager.query(`update follow_up set state = 'DONE' where id = $1`, [row.id]);
    await hooks.onFollowedUp(recorded, tx);
  });
}

const refused = (message: object, field: string[]) => ({ problems: [{ message, field }] });

const rows = (table: string, columns: string): Promise<Form[]> =>
  dataSource.query(`select status, ${columns} from health_${table} order by registered_at, id`);

const VISITS = 'visit_count as visits, last_visit_on::text as last, next_visit_on::text as next';

describe('a child’s vaccinations', () => {
  const due = (by: string, today = DAY, overdueOnly = false) =>
    database.run(VACCINATIONS_DUE, [by, null, overdueOnly, null, null, null, null, 100, today]);

  it('fall due by the day of birth; what was had elsewhere is not asked for again', async () => {
    const one = decided(CHILD);
    await decide(one);
    await decide(one);
    expect(await rows('child', 'given_count as given, next_dose_on::text as next')).toEqual([
      { status: 'ACTIVE', given: 2, next: '2025-07-01' },
    ]);
    // Born on 1 June 2025: nine months old.
    const listed = (await due(DAY)).map(({ vaccine, dose, dueOn, lastOn }) => ({ vaccine, dose, dueOn, lastOn }));
    const had = ({ vaccine, dose }: { vaccine: string; dose: number }) =>
      dose === 1 && ['HEPB', 'BCG'].includes(vaccine);
    const expected = calendarOf('2025-06-01').filter((planned) => planned.dueOn <= DAY && !had(planned));
    expect(new Set(listed.map((row) => JSON.stringify(row)))).toEqual(
      new Set(expected.map(({ vaccine, dose, dueOn, lastOn }) => JSON.stringify({ vaccine, dose, dueOn, lastOn }))),
    );
    expect((await due(DAY, DAY, true)).map(({ vaccine, dose }) => `${vaccine} ${dose}`)).toEqual([
      'HEPB 2',
      'DTAP 1',
      'POLIO 1',
      'POLIO 2',
      'DTAP 2',
      'MENA 1',
    ]);
    expect(await pending()).toEqual(['vaccination 2026-04-01']);
  });

  it('are recorded at the clinic, and the next one is planned; a refusal names the dose', async () => {
    const one = decided(CHILD);
    await decide(one);
    const hepb = { vaccine: 'HEPB', dose: 2, givenOn: '2026-03-10' };
    const path = ['result', 'doses', '1', 'dose'];
    const broken = follow('vaccination', 'VACCINATED', '2026-03-10', { doses: [hepb, { ...hepb, dose: 1 }] });
    await expect(broken).rejects.toMatchObject(refused(errors.doseTold({ dose: 1 }), path));
    const none = follow('vaccination', 'VACCINATED', '2026-03-10');
    await expect(none).rejects.toMatchObject(refused(errors.DOSES_NEEDED, ['result', 'doses']));
    await follow('vaccination', 'VACCINATED', '2026-03-10', { doses: [hepb] });
    expect(await pending()).toEqual(['vaccination 2026-04-09']);
    await reopen(one);
    expect([await pending(), await due('2030-01-01')]).toEqual([[], []]);
    await decide({ ...one, today: '2026-03-10' });
    expect(await rows('child', 'given_count as given')).toEqual([{ status: 'ACTIVE', given: 3 }]);
    expect(await pending()).toEqual(['vaccination 2026-04-09']);
    await follow('vaccination', 'POSTPONED', '2026-03-12', { postponedUntil: '2026-05-01' });
    expect(await pending()).toEqual(['vaccination 2026-05-31']);
    await follow('vaccination', 'POSTPONED', '2026-05-01');
    expect(await pending()).toEqual(['vaccination 2026-06-01']);
    const [polio] = calendarOf('2025-06-01').filter(({ vaccine }) => vaccine === 'POLIO');
    const waived = { ...polio, givenOn: '2026-05-01' };
    await follow('vaccination', 'WAIVED', '2026-05-01', { doses: [waived] });
    const [count] = (await database.run(VACCINATION_COUNTS, ['2026-05-01', '330199001'])).filter(
      ({ vaccine, dose }) => vaccine === 'POLIO' && dose === 1,
    );
    expect(vaccinationCoverage(count)).toMatchObject({ children: 1, given: 0, waived: 1, overdue: 0, percent: null });
    await follow('vaccination', 'LEFT', '2026-05-02');
    expect([await pending(), await due('2030-01-01')]).toEqual([[], []]);
  });

  it('come to an end when every dose was given', async () => {
    const birth = '2019-04-01';
    const given = calendarOf(birth).map(({ vaccine, dose, dueOn }) => ({ vaccine, dose, givenOn: dueOn }));
    const dosesGiven = given.filter(({ vaccine, dose }) => !(vaccine === 'MENAC' && dose === 2));
    await decide(decided(CHILD, { childBirthDate: birth, dosesGiven }));
    const last = [{ vaccine: 'MENAC', dose: 2, givenOn: '2026-03-05' }];
    await follow('vaccination', 'VACCINATED', '2026-03-05', { doses: last });
    expect(await rows('child', 'given_count as given, ended_on::text as ended')).toEqual([
      { status: 'COMPLETED', given: IMMUNISATION_SCHEDULE.length, ended: '2026-03-05' },
    ]);
    expect(await pending()).toEqual([]);
  });

  it('have come to an end when every dose is told of at once', async () => {
    const birth = '2019-04-01';
    const dosesGiven = calendarOf(birth).map(({ vaccine, dose, dueOn }) => ({
      vaccine,
      dose,
      givenOn: dueOn < DAY ? dueOn : DAY,
    }));
    const one = decided(CHILD, { childBirthDate: birth, dosesGiven });
    await decide(one);
    await reopen(one);
    await decide(one);
    await decide(one);
    const columns = 'given_count as given, ended_on::text as ended, jsonb_array_length(history) as changes';
    expect(await rows('child', columns)).toEqual([
      { status: 'COMPLETED', given: IMMUNISATION_SCHEDULE.length, ended: DAY, changes: 5 },
    ]);
    expect(await pending()).toEqual([]);
  });

  it('are postponed by a year at most', async () => {
    await decide(decided(CHILD));
    for (const postponedUntil of ['2026-03-02', '2027-03-03', '9999-12-31']) {
      const field = ['result', 'postponedUntil'];
      const asked = follow('vaccination', 'POSTPONED', DAY, { postponedUntil });
      await expect(asked).rejects.toMatchObject({ problems: [{ field }] });
    }
    await follow('vaccination', 'POSTPONED', DAY, { postponedUntil: '2027-03-02' });
    expect(await pending()).toEqual(['vaccination 2027-04-01']);
  });

  it('begin with a certificate or a birth too, and once only', async () => {
    const first = decided('vaccination-certificate');
    const certificate = first.form.birthCertificateNumber;
    await decide(first);
    await decide(decided('vaccination-certificate'));
    const again = decided(CHILD, { birthCertificateNumber: certificate });
    await expect(decide(again)).rejects.toMatchObject({ problems: [{ message: errors.CHILD_ALREADY_REGISTERED }] });
    const asked = await hooks.precheck(again, database, { runningRequests: async () => [] });
    expect(asked.map(({ field }) => field)).toEqual([['form', 'birthCertificateNumber']]);
    await decide(
      decided('newborn-one-matter', {
        childName: '示例新',
        childSex: 'F',
        childBirthDate: DAY,
        birthCertificateNumber: 'X260000009',
        motherName: '示例母',
      }),
    );
    expect(await rows('child', 'person_name as name')).toEqual([
      { status: 'ACTIVE', name: '示例小宝' },
      { status: 'ACTIVE', name: '示例新' },
    ]);
    await reopen(first);
    await decide(again);
    expect(await rows('child', 'person_name as name')).toMatchObject([{ status: 'REVOKED' }, {}, { status: 'ACTIVE' }]);
    expect(await pending()).toEqual(['vaccination 2026-04-01', 'vaccination 2026-04-01']);
  });
});

describe('chronic diseases', () => {
  it('are visited four times a year, sooner when not under control', async () => {
    await decide(decided('chronic-disease-management'));
    expect(await pending()).toEqual(['chronic-visit 2026-06-02']);
    const wrong = follow('chronic-visit', 'CONTROLLED', '2026-06-01', { systolic: 165, diastolic: 95 });
    await expect(wrong).rejects.toMatchObject(refused(errors.NOT_CONTROLLED, ['result', 'systolic']));
    await follow('chronic-visit', 'UNCONTROLLED', '2026-06-01', { systolic: 165, diastolic: 95 });
    expect(await pending()).toEqual(['chronic-visit 2026-06-15']);
    // Opened two weeks before: the next is due after it all the same.
    await follow('chronic-visit', 'REFERRED', '2026-06-01');
    expect(await pending()).toEqual(['chronic-visit 2026-06-16']);
    await follow('chronic-visit', 'CONTROLLED', '2026-06-14', { systolic: 130, diastolic: 80 });
    expect(await rows('service', VISITS)).toEqual([
      { status: 'ACTIVE', visits: 3, last: '2026-06-14', next: '2026-09-14' },
    ]);
    await follow('chronic-visit', 'ENDED', '2026-09-14');
    expect([await pending(), await rows('service', 'ended_on::text as ended')]).toEqual([
      [],
      [{ status: 'ENDED', ended: '2026-09-14' }],
    ]);
  });

  it('are managed once each: another disease is another entry', async () => {
    await decide(decided('chronic-disease-management'));
    const again = decided('chronic-disease-management');
    await expect(decide(again)).rejects.toMatchObject({ problems: [{ message: errors.DISEASE_ALREADY_MANAGED }] });
    await decide(decided('chronic-disease-management', { disease: 'DIABETES_TYPE_2' }));
    expect(await rows('service', 'kind')).toHaveLength(2);
  });
});

it('a pregnancy is visited five times, then mother and child', async () => {
  const one = decided('maternal-child-handbook', { lastPeriodOn: '2026-01-05' });
  await decide(one);
  expect(await pending()).toEqual(
    ['04-06', '05-25', '06-22', '09-14', '10-12'].map((d) => `antenatal-visit 2026-${d}`),
  );
  await follow('antenatal-visit', 'NORMAL', '2026-04-01');
  await follow('antenatal-visit', 'ABNORMAL', '2026-05-25');
  expect((await pending()).slice(0, 2)).toEqual(['antenatal-visit 2026-06-01', 'antenatal-visit 2026-06-22']);
  // Tomorrow, and more than three hundred days before the handbook was opened.
  for (const deliveredOn of ['2026-06-02', '2025-05-05']) {
    const born = follow('antenatal-visit', 'DELIVERED', '2026-06-01', { deliveredOn });
    await expect(born).rejects.toMatchObject(refused(errors.DELIVERY_DAY_NEEDED, ['result', 'deliveredOn']));
  }
  await follow('antenatal-visit', 'DELIVERED', '2026-10-01', { deliveredOn: '2026-09-29' });
  expect(await pending()).toEqual(['postnatal-visit 2026-10-06', 'postnatal-visit 2026-11-10']);
  await follow('postnatal-visit', 'NORMAL', '2026-10-05');
  expect(await rows('service', VISITS)).toEqual([
    { status: 'DELIVERED', visits: 4, last: '2026-10-05', next: '2026-11-10' },
  ]);
  await follow('postnatal-visit', 'NORMAL', '2026-11-10');
  expect([await pending(), await rows('service', 'visit_count')]).toMatchObject([[], [{ status: 'ENDED' }]]);
  await reopen(one);
  await decide(one);
  expect([(await pending()).length, await rows('service', VISITS)]).toMatchObject([
    3,
    [{ status: 'ACTIVE', visits: 0, next: '2026-06-22' }],
  ]);
});

it('a home bed is visited every week, and kept or closed when its term ends', async () => {
  await decide(decided('home-bed'));
  await follow('home-bed-visit', 'VISITED', '2026-03-09');
  expect(await pending()).toEqual(['home-bed-visit 2026-03-16']);
  await follow('home-bed-visit', 'VISITED', '2026-05-30');
  expect(await pending()).toEqual(['home-bed-visit 2026-06-02']);
  const late = follow('home-bed-visit', 'VISITED', '2026-06-02');
  await expect(late).rejects.toMatchObject(refused(errors.BED_TERM_ENDED, ['outcome']));
  await follow('home-bed-visit', 'EXTENDED', '2026-06-02');
  expect(await rows('service', 'valid_until::text as until')).toEqual([{ status: 'ACTIVE', until: '2026-09-02' }]);
  await follow('home-bed-visit', 'CLOSED', '2026-06-09');
  await decide(decided('home-bed'));
  expect(await rows('service', 'visit_count as visits')).toEqual([
    { status: 'ENDED', visits: 4 },
    { status: 'ACTIVE', visits: 0 },
  ]);
});

it.each([
  ['family-doctor-contract', 'contract-renewal', '2027-03-02', 'RENEWED', '2028-03-02', 'NOT_RENEWED'],
  ['public-place-hygiene-licence', 'licence-renewal', '2030-03-02', 'RENEWED', '2034-03-02', 'NOT_RENEWED'],
  ['food-worker-health-certificate', 'food-certificate-renewal', '2027-02-20', 'RENEWED', '2028-02-01', 'NOT_RENEWED'],
])('%s: %s on %s, then on %s', async (itemCode, kind, dueOn, outcome, next, end) => {
  await decide(decided(itemCode));
  expect(await pending()).toEqual([`${kind} ${dueOn}`]);
  if (kind === 'food-certificate-renewal') {
    const stale = follow(kind, outcome, '2027-02-10', { examinedOn: '2026-02-20' });
    await expect(stale).rejects.toMatchObject(refused(errors.EXAMINATION_NEEDED, ['result', 'examinedOn']));
  }
  await follow(kind, outcome, '2027-02-10', { examinedOn: '2027-02-01' });
  expect(await pending()).toEqual([`${kind} ${next}`]);
  expect(await rows('service', 'valid_until::text as until')).toEqual([{ status: 'ACTIVE', until: next }]);
  await follow(kind, end, next);
  expect([await pending(), await rows('service', 'kind')]).toMatchObject([[], [{ status: 'EXPIRED' }]]);
});

it.each([
  ['food-worker-health-certificate', 'food-certificate-renewal', 'RENEWED', { examinedOn: '2026-03-02' }, '2027-02-21'],
  [CHILD, 'vaccination', 'POSTPONED', { postponedUntil: '2026-05-01' }, '2026-04-02'],
  [SPECIAL, 'special-visit', 'STABLE', null, '2026-03-17'],
])(
  '%s: what was done for a decision that fell is done again for the new one',
  async (code, kind, outcome, result, next) => {
    const one = decided(code);
    await decide(one);
    await follow(kind, outcome, DAY, result);
    await reopen(one);
    await decide(one);
    await decide(one);
    expect(await pending()).toEqual([`${kind} ${next}`]);
  },
);

it('the old are checked every year; a referral is asked after until it is over', async () => {
  await decide(decided('elderly-health-check'));
  await follow('elderly-check', 'CHECKED', '2026-03-20', { systolic: 130, diastolic: 80 });
  expect(await pending()).toEqual(['elderly-check 2027-03-20']);
  await decide(decided('medical-referral'));
  await follow('referral-return', 'IN_TREATMENT', '2026-03-16');
  await follow('referral-return', 'RETURNED', '2026-03-25');
  expect(await pending()).toEqual(['elderly-check 2027-03-20']);
});

it('a certificate of birth is made good for once', async () => {
  await decide(decided('birth-medical-certificate-reissue'));
  const again = decided('birth-medical-certificate-reissue');
  await expect(decide(again)).rejects.toMatchObject({ problems: [{ message: errors.CERTIFICATE_ALREADY_REISSUED }] });
});

it('a special group is visited, kept encrypted, and told of to nobody at a window', async () => {
  await decide(decided(SPECIAL));
  const again = decided(SPECIAL);
  expect(await hooks.precheck(again, database, { runningRequests: async () => ['N'] })).toEqual([]);
  await expect(decide(again)).rejects.toMatchObject({ problems: [{ message: errors.ALREADY_IN_SPECIAL_CARE }] });
  const [sealed] = await dataSource.query(`select to_jsonb(s)::text as row from health_special_care s`);
  expect(sealed.row).not.toContain('BIPOLAR');
  await follow('special-visit', 'UNSTABLE', '2026-03-10');
  await follow('special-visit', 'STABLE', '2026-03-24');
  expect(await rows('special_care', VISITS)).toEqual([
    { status: 'ACTIVE', visits: 2, last: '2026-03-24', next: '2026-06-24' },
  ]);
  await follow('special-visit', 'ENDED', '2026-06-24');
  expect([await pending(), await rows('special_care', 'visit_count')]).toMatchObject([[], [{ status: 'ENDED' }]]);
});

describe('moving in', () => {
  const MOVE = 'moving-in-one-matter';

  it('opens a record from what the form tells; what it does not is empty', async () => {
    const one = decided(MOVE);
    await decide(one);
    await decide(decided(MOVE));
    expect(await rows('record', 'household_head as head, relation_to_head as relation, residence, sex')).toEqual([
      { status: 'ACTIVE', head: null, relation: null, residence: 'NOT_REGISTERED', sex: 'M' },
    ]);
    await decide({ ...one, decision: 'PARTIAL', stepOutcomes: [{ ...one.stepOutcomes[0], outcome: 'REJECTED' }] });
    expect(await rows('record', 'residence')).toMatchObject([{ status: 'REVOKED' }]);
  });

  it('opens none without consent', async () => {
    await decide(decided(MOVE, { consent: false }));
    expect(await rows('record', 'residence')).toEqual([]);
  });

  it('counts for coverage, against the residents of the year', async () => {
    await decide(decided(MOVE, { householdHead: '赵示例', relationToHead: 'HEAD' }));
    const cover = async (year: number) =>
      (await database.run(RECORD_COVERAGE, [year, '330199001'])).map(recordCoverage);
    const found = { divisionCode: '330199001', recorded: 1, householdHeads: 1 };
    const first = { ...found, year: 2020, residents: 10, percent: 10, targetPercent: 80, missing: 7 };
    expect(await cover(2026)).toEqual([first]);
    expect(await cover(2027)).toMatchObject([{ year: 2027, residents: 12, percent: 8.3, missing: 10 }]);
    expect(await cover(2019)).toEqual([]);
  });
});
