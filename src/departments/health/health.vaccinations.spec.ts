import { CHILD, DAY, decided, HealthUnderTest, refused } from '../../../test/support/health.js';
import * as errors from './health.errors.js';
import { vaccinationCoverage } from './lists/coverage.js';
import { VACCINATION_COUNTS, VACCINATIONS_DUE } from './lists/lists.sql.js';
import { calendarOf } from './rules/vaccinations.js';

let health: HealthUnderTest;
beforeAll(async () => {
  health = await HealthUnderTest.start();
});
afterAll(() => health?.stop());
beforeEach(() => health.clear());

describe('a child’s vaccinations', () => {
  const due = (by: string, today = DAY, overdueOnly = false) =>
    health.database.run(VACCINATIONS_DUE, [by, null, overdueOnly, null, null, null, null, 100, today, null]);

  it('fall due by the day of birth; what was had elsewhere is not asked for again', async () => {
    const one = decided(CHILD);
    await health.decide(one);
    await health.decide(one);
    expect(await health.rows('child', 'given_count as given, next_dose_on::text as next')).toEqual([
      { status: 'ACTIVE', given: 2, next: '2025-07-01' },
    ]);
    // Born on 1 June 2025, nine months old: of each vaccine the next dose.
    const listed = (await due(DAY)).map(({ vaccine, dose, dueOn, lastOn }) => ({ vaccine, dose, dueOn, lastOn }));
    const left = calendarOf({ birthDate: '2025-06-01', sex: 'M' }).filter(
      ({ vaccine, dose }) => dose > 1 || !['HEPB', 'BCG'].includes(vaccine),
    );
    const expected = left.filter(
      ({ vaccine, dueOn }, index) => dueOn <= DAY && left.findIndex((other) => other.vaccine === vaccine) === index,
    );
    expect(new Set(listed.map((row) => JSON.stringify(row)))).toEqual(
      new Set(expected.map(({ vaccine, dose, dueOn, lastOn }) => JSON.stringify({ vaccine, dose, dueOn, lastOn }))),
    );
    expect((await due(DAY, DAY, true)).map(({ vaccine, dose }) => `${vaccine} ${dose}`)).toEqual([
      'HEPB 2',
      'DTAP 1',
      'POLIO 1',
      'MENA 1',
    ]);
    expect(await health.pending()).toEqual(['vaccination 2026-04-01']);
  });

  it('are recorded at the clinic, and the next one is planned; a refusal names the dose', async () => {
    const one = decided(CHILD);
    await health.decide(one);
    const hepb = { vaccine: 'HEPB', dose: 2, givenOn: '2026-03-10' };
    const path = ['result', 'doses', '1', 'dose'];
    const broken = health.follow('vaccination', 'VACCINATED', '2026-03-10', { doses: [hepb, { ...hepb, dose: 1 }] });
    await expect(broken).rejects.toMatchObject(refused(errors.doseTold({ dose: 1 }), path));
    const none = health.follow('vaccination', 'VACCINATED', '2026-03-10');
    await expect(none).rejects.toMatchObject(refused(errors.DOSES_NEEDED, ['result', 'doses']));
    await health.follow('vaccination', 'VACCINATED', '2026-03-10', { doses: [hepb] });
    expect(await health.pending()).toEqual(['vaccination 2026-04-09']);
    await health.reopen(one);
    expect([await health.pending(), await due('2030-01-01')]).toEqual([[], []]);
    await health.decide({ ...one, today: '2026-03-10' });
    expect(await health.rows('child', 'given_count as given')).toEqual([{ status: 'ACTIVE', given: 3 }]);
    expect(await health.pending()).toEqual(['vaccination 2026-04-09']);
    await health.follow('vaccination', 'POSTPONED', '2026-03-12', { postponedUntil: '2026-05-01' });
    expect(await health.pending()).toEqual(['vaccination 2026-05-31']);
    await health.follow('vaccination', 'POSTPONED', '2026-05-01');
    expect(await health.pending()).toEqual(['vaccination 2026-06-01']);
    const [polio] = calendarOf({ birthDate: '2025-06-01', sex: 'M' }).filter(({ vaccine }) => vaccine === 'POLIO');
    const waived = { ...polio, givenOn: '2026-05-01' };
    await health.follow('vaccination', 'WAIVED', '2026-05-01', { doses: [waived] });
    const [count] = (await health.database.run(VACCINATION_COUNTS, ['2026-05-01', '330199001', null])).filter(
      ({ vaccine, dose }) => vaccine === 'POLIO' && dose === 1,
    );
    expect(vaccinationCoverage(count)).toMatchObject({ children: 1, given: 0, waived: 1, overdue: 0, percent: null });
    await health.follow('vaccination', 'LEFT', '2026-05-02');
    expect([await health.pending(), await due('2030-01-01')]).toEqual([[], []]);
  });

  it('are made up for one after the other, each as soon as it may be given', async () => {
    await health.decide(decided(CHILD));
    const polio = async (by: string, today: string) =>
      (await due(by, today)).filter(({ vaccine }) => vaccine === 'POLIO').map(({ dose, dueOn }) => [dose, dueOn]);
    expect(await polio('2026-12-31', DAY)).toEqual([[1, '2025-08-01']]);
    const given = (dose: number, givenOn: string) => ({ doses: [{ vaccine: 'POLIO', dose, givenOn }] });
    await health.follow('vaccination', 'VACCINATED', '2026-03-05', given(1, '2026-03-05'));
    expect([await polio('2026-04-01', DAY), await polio('2026-04-02', DAY)]).toEqual([[], [[2, '2026-04-02']]]);
    const soon = health.follow('vaccination', 'VACCINATED', '2026-04-01', given(2, '2026-04-01'));
    const path = ['result', 'doses', '0', 'givenOn'];
    await expect(soon).rejects.toMatchObject(refused(errors.doseTooSoon({ dose: 1, days: 28 }), path));
    await health.follow('vaccination', 'VACCINATED', '2026-04-02', given(2, '2026-04-02'));
    expect(await polio('2026-12-31', DAY)).toEqual([[3, '2026-04-30']]);
  });

  it('are no longer asked for where nobody is given them any more', async () => {
    const childBirthDate = '2013-02-01';
    await health.decide(decided(CHILD, { childBirthDate, childSex: 'F', dosesGiven: [] }));
    const listed = await due(DAY);
    expect(listed.map(({ vaccine, dose }) => `${vaccine} ${dose}`).sort()).toEqual([
      ...['HEPA 1', 'HEPB 1', 'HPV 1', 'JE 1', 'MENAC 1', 'MMR 1', 'POLIO 1'],
    ]);
    expect(await health.rows('child', 'next_dose_on::text as next')).toMatchObject([{ next: '2013-02-01' }]);
    const counts = await health.database.run(VACCINATION_COUNTS, [DAY, null, null]);
    expect(counts.filter(({ overdue }) => overdue === 0).map(({ vaccine }) => vaccine)).toEqual([
      ...['BCG', 'DTAP', 'DTAP', 'DTAP', 'DTAP', 'DTAP', 'HPV', 'MENA', 'MENA'],
    ]);
    await health.follow('vaccination', 'POSTPONED', '2031-02-01');
    expect(await health.rows('child', 'given_count as given')).toEqual([{ status: 'COMPLETED', given: 0 }]);
    expect([await health.pending(), await due('2031-02-01', '2031-02-01')]).toEqual([[], []]);
  });

  it('come to an end when every dose was given', async () => {
    const birth = '2019-04-01';
    const given = calendarOf({ birthDate: birth, sex: 'M' }).map(({ vaccine, dose, dueOn }) => ({
      vaccine,
      dose,
      givenOn: dueOn,
    }));
    const dosesGiven = given.filter(({ vaccine, dose }) => !(vaccine === 'MENAC' && dose === 2));
    await health.decide(decided(CHILD, { childBirthDate: birth, dosesGiven }));
    const last = [{ vaccine: 'MENAC', dose: 2, givenOn: '2026-03-05' }];
    await health.follow('vaccination', 'VACCINATED', '2026-03-05', { doses: last });
    expect(await health.rows('child', 'given_count as given, ended_on::text as ended')).toEqual([
      { status: 'COMPLETED', given: calendarOf({ birthDate: birth, sex: 'M' }).length, ended: '2026-03-05' },
    ]);
    expect(await health.pending()).toEqual([]);
  });

  it('have come to an end when every dose is told of at once', async () => {
    const birth = '2019-04-01';
    const dosesGiven = calendarOf({ birthDate: birth, sex: 'M' }).map(({ vaccine, dose, dueOn }) => ({
      vaccine,
      dose,
      givenOn: dueOn < DAY ? dueOn : DAY,
    }));
    const one = decided(CHILD, { childBirthDate: birth, dosesGiven });
    await health.decide(one);
    await health.reopen(one);
    await health.decide(one);
    await health.decide(one);
    const columns = 'given_count as given, ended_on::text as ended, jsonb_array_length(history) as changes';
    expect(await health.rows('child', columns)).toEqual([
      { status: 'COMPLETED', given: calendarOf({ birthDate: birth, sex: 'M' }).length, ended: DAY, changes: 5 },
    ]);
    expect(await health.pending()).toEqual([]);
  });

  it('are postponed by a year at most', async () => {
    await health.decide(decided(CHILD));
    for (const postponedUntil of ['2026-03-02', '2027-03-03', '9999-12-31']) {
      const field = ['result', 'postponedUntil'];
      const asked = health.follow('vaccination', 'POSTPONED', DAY, { postponedUntil });
      await expect(asked).rejects.toMatchObject({ problems: [{ field }] });
    }
    await health.follow('vaccination', 'POSTPONED', DAY, { postponedUntil: '2027-03-02' });
    expect(await health.pending()).toEqual(['vaccination 2027-04-01']);
  });

  it('begin with a certificate or a birth too, and once only', async () => {
    const first = decided('vaccination-certificate');
    const certificate = first.form.birthCertificateNumber;
    await health.decide(first);
    await health.decide(decided('vaccination-certificate'));
    const again = decided(CHILD, { birthCertificateNumber: certificate });
    await expect(health.decide(again)).rejects.toMatchObject({
      problems: [{ message: errors.CHILD_ALREADY_REGISTERED }],
    });
    const asked = await health.hooks.precheck(again, health.database);
    expect(asked.map(({ field }) => field)).toEqual([['form', 'birthCertificateNumber']]);
    await health.decide(
      decided('newborn-one-matter', {
        childName: '示例新',
        childSex: 'F',
        childBirthDate: DAY,
        birthCertificateNumber: 'X260000009',
        motherName: '示例母',
      }),
    );
    expect(await health.rows('child', 'person_name as name')).toEqual([
      { status: 'ACTIVE', name: '示例小宝' },
      { status: 'ACTIVE', name: '示例新' },
    ]);
    await health.reopen(first);
    await health.decide(again);
    expect(await health.rows('child', 'person_name as name')).toMatchObject([
      { status: 'REVOKED' },
      {},
      { status: 'ACTIVE' },
    ]);
    expect(await health.pending()).toEqual(['vaccination 2026-04-01', 'vaccination 2026-04-01']);
  });
});
