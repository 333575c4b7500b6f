import { CHILD, DAY, decided, HealthUnderTest, refused, SPECIAL, VISITS } from '../../../test/support/health.js';
import * as errors from './health.errors.js';
import { recordCoverage } from './lists/coverage.js';
import { RECORD_COVERAGE } from './lists/lists.sql.js';

let health: HealthUnderTest;
beforeAll(async () => {
  health = await HealthUnderTest.start();
});
afterAll(() => health?.stop());
beforeEach(() => health.clear());

describe('chronic diseases', () => {
  it('are visited four times a year, sooner when not under control', async () => {
    await health.decide(decided('chronic-disease-management'));
    expect(await health.pending()).toEqual(['chronic-visit 2026-06-02']);
    const wrong = health.follow('chronic-visit', 'CONTROLLED', '2026-06-01', { systolic: 165, diastolic: 95 });
    await expect(wrong).rejects.toMatchObject(refused(errors.NOT_CONTROLLED, ['result', 'systolic']));
    await health.follow('chronic-visit', 'UNCONTROLLED', '2026-06-01', { systolic: 165, diastolic: 95 });
    expect(await health.pending()).toEqual(['chronic-visit 2026-06-15']);
    // Opened two weeks before: the next is due after it all the same.
    await health.follow('chronic-visit', 'REFERRED', '2026-06-01');
    expect(await health.pending()).toEqual(['chronic-visit 2026-06-16']);
    await health.follow('chronic-visit', 'CONTROLLED', '2026-06-14', { systolic: 130, diastolic: 80 });
    expect(await health.rows('service', VISITS)).toEqual([
      { status: 'ACTIVE', visits: 3, last: '2026-06-14', next: '2026-09-14' },
    ]);
    await health.follow('chronic-visit', 'ENDED', '2026-09-14');
    expect([await health.pending(), await health.rows('service', 'ended_on::text as ended')]).toEqual([
      [],
      [{ status: 'ENDED', ended: '2026-09-14' }],
    ]);
  });

  it('are managed once each: another disease is another entry', async () => {
    await health.decide(decided('chronic-disease-management'));
    const again = decided('chronic-disease-management');
    await expect(health.decide(again)).rejects.toMatchObject({
      problems: [{ message: errors.DISEASE_ALREADY_MANAGED }],
    });
    await health.decide(decided('chronic-disease-management', { disease: 'DIABETES_TYPE_2' }));
    expect(await health.rows('service', 'kind')).toHaveLength(2);
  });
});

it('a pregnancy is visited five times, then mother and child', async () => {
  const one = decided('maternal-child-handbook', { lastPeriodOn: '2026-01-05' });
  await health.decide(one);
  expect(await health.pending()).toEqual(
    ['04-06', '05-25', '06-22', '09-14', '10-12'].map((d) => `antenatal-visit 2026-${d}`),
  );
  await health.follow('antenatal-visit', 'NORMAL', '2026-04-01');
  await health.follow('antenatal-visit', 'ABNORMAL', '2026-05-25');
  expect((await health.pending()).slice(0, 2)).toEqual(['antenatal-visit 2026-06-01', 'antenatal-visit 2026-06-22']);
  // Tomorrow, and more than three hundred days before the handbook was opened.
  for (const deliveredOn of ['2026-06-02', '2025-05-05']) {
    const born = health.follow('antenatal-visit', 'DELIVERED', '2026-06-01', { deliveredOn });
    await expect(born).rejects.toMatchObject(refused(errors.DELIVERY_DAY_NEEDED, ['result', 'deliveredOn']));
  }
  await health.follow('antenatal-visit', 'DELIVERED', '2026-10-01', { deliveredOn: '2026-09-29' });
  expect(await health.pending()).toEqual(['postnatal-visit 2026-10-06', 'postnatal-visit 2026-11-10']);
  await health.follow('postnatal-visit', 'NORMAL', '2026-10-05');
  expect(await health.rows('service', VISITS)).toEqual([
    { status: 'DELIVERED', visits: 4, last: '2026-10-05', next: '2026-11-10' },
  ]);
  await health.follow('postnatal-visit', 'NORMAL', '2026-11-10');
  expect([await health.pending(), await health.rows('service', 'visit_count')]).toMatchObject([
    [],
    [{ status: 'ENDED' }],
  ]);
  await health.reopen(one);
  await health.decide(one);
  expect([(await health.pending()).length, await health.rows('service', VISITS)]).toMatchObject([
    3,
    [{ status: 'ACTIVE', visits: 0, next: '2026-06-22' }],
  ]);
});

it('a pregnancy that is looked at early and is not well is looked at again before the next planned visit', async () => {
  await health.decide(decided('maternal-child-handbook', { lastPeriodOn: '2026-01-05' }));
  await health.follow('antenatal-visit', 'ABNORMAL', '2026-03-30');
  // A week later is the day that was planned: it is taken.
  expect((await health.pending()).slice(0, 2)).toEqual(['antenatal-visit 2026-04-07', 'antenatal-visit 2026-05-25']);
});

it('a home bed is visited every week, and kept or closed when its term ends', async () => {
  await health.decide(decided('home-bed'));
  await health.follow('home-bed-visit', 'VISITED', '2026-03-09');
  expect(await health.pending()).toEqual(['home-bed-visit 2026-03-16']);
  await health.follow('home-bed-visit', 'VISITED', '2026-05-30');
  expect(await health.pending()).toEqual(['home-bed-visit 2026-06-02']);
  const late = health.follow('home-bed-visit', 'VISITED', '2026-06-02');
  await expect(late).rejects.toMatchObject(refused(errors.BED_TERM_ENDED, ['outcome']));
  await health.follow('home-bed-visit', 'EXTENDED', '2026-06-02');
  expect(await health.rows('service', 'valid_until::text as until')).toEqual([
    { status: 'ACTIVE', until: '2026-09-02' },
  ]);
  await health.follow('home-bed-visit', 'CLOSED', '2026-06-09');
  await health.decide(decided('home-bed'));
  expect(await health.rows('service', 'visit_count as visits')).toEqual([
    { status: 'ENDED', visits: 4 },
    { status: 'ACTIVE', visits: 0 },
  ]);
});

it.each([
  ['family-doctor-contract', 'contract-renewal', '2027-03-02', 'RENEWED', '2028-03-02', 'NOT_RENEWED'],
  ['public-place-hygiene-licence', 'licence-renewal', '2030-03-02', 'RENEWED', '2034-03-02', 'NOT_RENEWED'],
  ['food-worker-health-certificate', 'food-certificate-renewal', '2027-02-20', 'RENEWED', '2028-02-01', 'NOT_RENEWED'],
])('%s: %s on %s, then on %s', async (itemCode, kind, dueOn, outcome, next, end) => {
  await health.decide(decided(itemCode));
  expect(await health.pending()).toEqual([`${kind} ${dueOn}`]);
  if (kind === 'food-certificate-renewal') {
    const stale = health.follow(kind, outcome, '2027-02-10', { examinedOn: '2026-02-20' });
    await expect(stale).rejects.toMatchObject(refused(errors.EXAMINATION_NEEDED, ['result', 'examinedOn']));
  }
  await health.follow(kind, outcome, '2027-02-10', { examinedOn: '2027-02-01' });
  expect(await health.pending()).toEqual([`${kind} ${next}`]);
  expect(await health.rows('service', 'valid_until::text as until')).toEqual([{ status: 'ACTIVE', until: next }]);
  await health.follow(kind, end, next);
  expect([await health.pending(), await health.rows('service', 'kind')]).toMatchObject([[], [{ status: 'EXPIRED' }]]);
});

it.each([
  // Taken the place of while it still held, and after its term.
  ['food-worker-health-certificate', 'food-certificate-renewal', '2027-02-10', 'ENDED', '2027-02-10'],
  ['food-worker-health-certificate', 'food-certificate-renewal', '2027-02-20', 'EXPIRED', '2027-02-20'],
  ['family-doctor-contract', 'contract-renewal', '2027-03-05', 'EXPIRED', '2027-03-02'],
  ['home-bed', 'home-bed-visit', '2026-06-02', 'EXPIRED', '2026-06-02'],
])('%s (%s) decided again on %s: the earlier one is %s', async (code, kind, today, status, endedOn) => {
  const first = decided(code);
  await health.decide(first);
  const [term] = await health.rows('service', 'valid_until::text as until');
  const again = decided(code, { examinedOn: today }, { today, decidedAt: new Date(`${today}T01:00:00Z`) });
  expect(await health.hooks.precheck(again, health.database)).toEqual([]);
  for (const one of [again, again, first]) await health.decide(one);
  const standings = () => health.rows('service', 'ended_on::text as ended, next_visit_on::text as next');
  expect(await standings()).toMatchObject([
    { status, ended: endedOn, next: null },
    { status: 'ACTIVE', ended: null },
  ]);
  expect(await health.pending()).toHaveLength(1);
  for (let time = 0; time < 2; time += 1) await health.reopen(again);
  expect(await health.pending()).toEqual([`${kind} ${term.until}`]);
  expect(await standings()).toMatchObject([{ status: 'ACTIVE', ended: null, next: term.until }, { status: 'REVOKED' }]);
});

it('a certificate that holds longer than the new one stays; a contract that runs stands in the way of another', async () => {
  await health.decide(decided('food-worker-health-certificate'));
  const older = { examinedOn: '2026-01-20' };
  await health.decide(
    decided('food-worker-health-certificate', older, { decidedAt: new Date('2026-03-03T01:00:00Z') }),
  );
  expect(await health.rows('service', 'kind')).toMatchObject([{ status: 'ACTIVE' }, { status: 'ACTIVE' }]);
  await health.decide(decided('family-doctor-contract'));
  const early = decided('family-doctor-contract', {}, { today: '2027-03-01' });
  expect(await health.hooks.precheck(early, health.database)).toHaveLength(1);
  await expect(health.decide(early)).rejects.toMatchObject({ problems: [{ message: errors.ALREADY_SERVED }] });
});

it.each([
  ['food-worker-health-certificate', 'food-certificate-renewal', 'RENEWED', { examinedOn: '2026-03-02' }, '2027-02-21'],
  [CHILD, 'vaccination', 'POSTPONED', { postponedUntil: '2026-05-01' }, '2026-04-02'],
  [SPECIAL, 'special-visit', 'STABLE', null, '2026-03-17'],
])(
  '%s: what was done for a decision that fell is done again for the new one',
  async (code, kind, outcome, result, next) => {
    const one = decided(code);
    await health.decide(one);
    await health.follow(kind, outcome, DAY, result);
    await health.reopen(one);
    await health.decide(one);
    await health.decide(one);
    expect(await health.pending()).toEqual([`${kind} ${next}`]);
  },
);

it.each([
  ['chronic-disease-management', 'chronic-visit', 'UNCONTROLLED'],
  [SPECIAL, 'special-visit', 'UNSTABLE'],
])('%s: seen early and not well, somebody is not left until the day that was planned', async (item, kind, outcome) => {
  await health.decide(decided(item));
  if (item === SPECIAL) await health.follow(kind, 'STABLE', DAY);
  expect(await health.pending()).toEqual([`${kind} 2026-06-02`]);
  await health.follow(kind, outcome, '2026-04-01');
  expect(await health.pending()).toEqual([`${kind} 2026-04-15`]);
});

it('the old are checked every year; a referral is asked after until it is over', async () => {
  await health.decide(decided('elderly-health-check'));
  await health.follow('elderly-check', 'CHECKED', '2026-03-20', { systolic: 130, diastolic: 80 });
  expect(await health.pending()).toEqual(['elderly-check 2027-03-20']);
  await health.decide(decided('medical-referral'));
  await health.follow('referral-return', 'IN_TREATMENT', '2026-03-16');
  await health.follow('referral-return', 'RETURNED', '2026-03-25');
  expect(await health.pending()).toEqual(['elderly-check 2027-03-20']);
});

it('a certificate of birth is made good for once', async () => {
  await health.decide(decided('birth-medical-certificate-reissue'));
  const again = decided('birth-medical-certificate-reissue');
  await expect(health.decide(again)).rejects.toMatchObject({
    problems: [{ message: errors.CERTIFICATE_ALREADY_REISSUED }],
  });
});

it('a special group is visited, kept encrypted, and told of to nobody at a window', async () => {
  await health.decide(decided(SPECIAL));
  const again = decided(SPECIAL);
  expect(await health.hooks.precheck(again, health.database)).toEqual([]);
  await expect(health.decide(again)).rejects.toMatchObject({ problems: [{ message: errors.ALREADY_IN_SPECIAL_CARE }] });
  const [sealed] = await health.dataSource.query(`select to_jsonb(s)::text as row from health_special_care s`);
  expect(sealed.row).not.toContain('BIPOLAR');
  await health.follow('special-visit', 'UNSTABLE', '2026-03-10');
  await health.follow('special-visit', 'STABLE', '2026-03-24');
  expect(await health.rows('special_care', VISITS)).toEqual([
    { status: 'ACTIVE', visits: 2, last: '2026-03-24', next: '2026-06-24' },
  ]);
  await health.follow('special-visit', 'ENDED', '2026-06-24');
  expect([await health.pending(), await health.rows('special_care', 'visit_count')]).toMatchObject([
    [],
    [{ status: 'ENDED' }],
  ]);
});

describe('moving in', () => {
  const MOVE = 'moving-in-one-matter';

  it('opens a record from what the form tells; what it does not is empty', async () => {
    const one = decided(MOVE);
    await health.decide(one);
    await health.decide(decided(MOVE));
    expect(await health.rows('record', 'household_head as head, relation_to_head as relation, residence, sex')).toEqual(
      [{ status: 'ACTIVE', head: null, relation: null, residence: 'NOT_REGISTERED', sex: 'M' }],
    );
    await health.decide({
      ...one,
      decision: 'PARTIAL',
      stepOutcomes: [{ ...one.stepOutcomes[0], outcome: 'REJECTED' }],
    });
    expect(await health.rows('record', 'residence')).toMatchObject([{ status: 'REVOKED' }]);
  });

  it('opens none without consent', async () => {
    await health.decide(decided(MOVE, { consent: false }));
    expect(await health.rows('record', 'residence')).toEqual([]);
  });

  it('counts for coverage, against the residents of the year', async () => {
    await health.decide(decided(MOVE, { householdHead: '赵示例', relationToHead: 'HEAD' }));
    const cover = async (year: number) =>
      (await health.database.run(RECORD_COVERAGE, [year, '330199001', null])).map(recordCoverage);
    const found = { divisionCode: '330199001', recorded: 1, householdHeads: 1 };
    const first = { ...found, year: 2020, residents: 10, percent: 10, targetPercent: 80, missing: 7 };
    expect(await cover(2026)).toEqual([first]);
    expect(await cover(2027)).toMatchObject([{ year: 2027, residents: 12, percent: 8.3, missing: 10 }]);
    expect(await cover(2019)).toEqual([]);
  });
});
