import fc from 'fast-check';
import { startTestApp, type TestApp } from '../support/app.js';
import { naiveBoard, openRequests, readBoard } from '../support/naive-board.js';
import { citizenId, eventually, perform, RESIDENT, submit, travel, waitForTask } from '../support/requests.js';

const BY = ['DEPARTMENT', 'CENTRE', 'OFFICER', 'ITEM'];
const SEEN_BY = ['supervisor-1', 'supervisor-2', 'leader-public-security', 'leader-health', 'leader-employment'];
const POLICE = 'officer-public-security-1';
const INVESTIGATION = { procedure: 'investigation', reason: '需核实', approvedBy: '县局负责人' };
const UNCLEAR = [{ code: 'bank-card', reason: '看不清' }];

/** Numbers by group, leaving out what is nought. */
const rowsOf = (board: any): Record<string, Record<string, number>> =>
  Object.fromEntries(board.rows.map(({ group, ...counts }: any) => [String(group.code), numbers(counts)]));
const numbers = (counts: Record<string, unknown>): Record<string, number> =>
  Object.fromEntries(Object.entries(counts).filter(([, count]) => typeof count === 'number' && count > 0)) as any;
const histogramOf = (board: any): number[] => board.overdueHistogram.map((bucket: any) => bucket.count);

/** The first requests are taken in before there is a worker, so that nothing is routed yet. */
describe('监察看板', () => {
  let app: TestApp;
  let worker: TestApp;
  beforeAll(async () => {
    app = await startTestApp({ role: 'api' });
    await app.setClock('2026-03-02T09:00:00+08:00'); // a Monday
  });
  afterAll(async () => {
    await worker?.stop();
    await app?.stop();
  });

  let residents = 0;
  /** Each for a resident of its own. */
  const handedIn = async (itemCode: string, as: string, accept: boolean): Promise<string> => {
    const applicant = { ...RESIDENT, idNumber: citizenId((residents += 1)) };
    const { request, userErrors } = await submit(app, { itemCode, as, accept, input: { applicant } });
    if (userErrors.length > 0) throw new Error(JSON.stringify(userErrors));
    return request.number;
  };
  const accepted = (itemCode: string, as = 'clerk-1') => handedIn(itemCode, as, true);
  const received = (itemCode: string, as = 'clerk-1') => handedIn(itemCode, as, false);
  const claimed = async (number: string, officer: string): Promise<void> => {
    const { id } = await waitForTask(app, number, officer);
    await perform(app, officer, 'claimTask', { id });
  };
  const total = async (as: string, filter: object = {}) => numbers((await readBoard(app, as, 'ITEM', filter)).total);

  /** Nothing is on its way any more: routing, deemed acceptance, signals. */
  const settled = (): Promise<void> =>
    eventually('nothing is on its way', async () => {
      const { asOf } = await readBoard(app, 'supervisor-1', 'ITEM');
      const due = `select from checkpoint where state = 'armed' and due_at <= $1`;
      return (await app.sql(`select from outbox`)).length + (await app.sql(due, [asOf])).length === 0;
    });

  /** Every board of every caller says what one finds by counting the requests one by one. */
  const agrees = async (): Promise<void> => {
    await settled();
    for (const as of SEEN_BY) {
      const requests = await openRequests(app, as);
      for (const by of BY) {
        const board = await readBoard(app, as, by);
        const naive = naiveBoard({ as, requests }, by, Date.parse(board.asOf));
        const known = (counts: Record<string, number>) =>
          Object.fromEntries(Object.keys(naive.total).map((name) => [name, counts[name]]));
        const key = ({ code, name }: any): string => (by === 'OFFICER' && code !== null ? name : String(code));
        expect({
          total: known(board.total),
          rows: Object.fromEntries(board.rows.map((row: any) => [key(row.group), known(row)])),
          histogram: histogramOf(board),
        }).toEqual({
          total: naive.total,
          rows: naive.rows,
          histogram: board.overdueHistogram.map(
            ({ fromDays, toDays }: any) =>
              naive.late.filter((late: number) => late >= fromDays && late <= (toDays ?? Infinity)).length,
          ),
        });
      }
    }
  };

  it('is empty where nothing is open', async () => {
    const board = await readBoard(app, 'supervisor-1', 'OFFICER');
    expect(board).toMatchObject({ rows: [], recordedOn: '2026-03-02', oldestOutboxSeconds: null });
    expect(numbers(board.total)).toEqual({});
    expect(histogramOf(board)).toEqual([0, 0, 0, 0, 0, 0]);
  });

  it('shows what no department has got yet, until each of the plan has it', async () => {
    const joint = await accepted('newborn-one-matter');
    await received('minimum-living-allowance');
    const waiting = await readBoard(app, 'supervisor-1', 'DEPARTMENT');
    expect(waiting.oldestOutboxSeconds).toEqual(expect.any(Number));
    expect(rowsOf(waiting)).toEqual({
      'family-planning': { open: 1, unrouted: 1 },
      'social-assistance': { open: 1 },
    });
    expect(rowsOf(await readBoard(app, 'supervisor-1', 'OFFICER'))).toEqual({ null: { open: 2, unrouted: 1 } });
    // One of four departments is left: a message that was given up is not forgotten.
    worker = await startTestApp({ beside: app, role: 'worker' });
    await settled();
    await app.sql(
      `insert into outbox (queue, name, payload, state)
       select 'department-health', 'route-request', jsonb_build_object('requestId', id, 'department', 'health'), 'dead'
         from service_request where number = $1`,
      [joint],
    );
    const given = await readBoard(app, 'supervisor-1', 'ITEM');
    expect(given).toMatchObject({ total: { open: 2, unrouted: 1 }, oldestOutboxSeconds: null });
    await app.sql('delete from outbox');
    expect(await total('supervisor-1')).toEqual({ open: 2 });
  });

  it('counts the open ones of the own centre, each state as what it is', async () => {
    const investigated = await accepted('no-crime-certificate'); // 3 working days: Thursday 5 March
    const late = await accepted('no-crime-certificate');
    await accepted('unemployment-registration');
    await accepted('unemployment-registration', 'clerk-2');
    await accepted('one-child-certificate'); // promised by Monday 9 March, by law 16 March
    const unclear = await received('minimum-living-allowance');
    await perform(app, 'clerk-1', 'requestCorrection', { number: unclear, missing: UNCLEAR });
    for (const number of [investigated, late]) await claimed(number, POLICE);
    await travel(app, '2026-03-03T10:00:00+08:00');
    await perform(app, POLICE, 'suspendRequest', { number: investigated, ...INVESTIGATION });
    await accepted('unemployment-registration'); // Friday 6 March
    await perform(app, 'clerk-1', 'withdrawRequest', { number: await accepted('no-crime-certificate'), reason: '试' });
    await settled();
    expect(rowsOf(await readBoard(app, 'supervisor-1', 'ITEM'))).toEqual({
      'no-crime-certificate': { open: 2, paused: 1, dueThisWeek: 1 },
      'unemployment-registration': { open: 2, dueThisWeek: 2 },
      'minimum-living-allowance': { open: 2, paused: 1 },
      'newborn-one-matter': { open: 1 },
      'one-child-certificate': { open: 1 },
    });
    expect(await total('supervisor-2')).toEqual({ open: 1, dueThisWeek: 1 });
    await agrees();
  });

  it('says what falls due today and what is late, by working days', async () => {
    await travel(app, '2026-03-05T23:59:00+08:00');
    expect(rowsOf(await readBoard(app, 'supervisor-1', 'DEPARTMENT'))).toMatchObject({
      'public-security': { open: 2, yellow: 1, dueToday: 1, dueThisWeek: 1 },
      employment: { open: 2, yellow: 2, dueToday: 1, dueThisWeek: 2 },
    });
    await agrees();

    await travel(app, '2026-03-07T10:00:00+08:00'); // Saturday
    const saturday = await readBoard(app, 'supervisor-1', 'DEPARTMENT');
    expect(rowsOf(saturday)).toMatchObject({
      'public-security': { open: 2, red: 1, overdue: 1 },
      employment: { open: 2, yellow: 2, overdue: 2 },
    });
    expect(saturday.rows[0].group).toEqual({
      code: 'employment',
      name: '人力资源和社会保障',
      nameEn: expect.any(String),
    });
    expect(histogramOf(saturday)).toEqual([3, 0, 0, 0, 0, 0]);
    await agrees();

    await travel(app, '2026-03-09T10:00:00+08:00'); // Monday: two of Thursday's, one of Friday's
    const monday = await readBoard(app, 'supervisor-1', 'CENTRE');
    expect(histogramOf(monday)).toEqual([1, 2, 0, 0, 0, 0]);
    expect(rowsOf(monday)).toMatchObject({ lantian: { open: 8, overdue: 3, dueToday: 3, dueThisWeek: 3 } });
    await agrees();
  });

  it('shows a leader what the department leads or has in hand, in every centre, by its own officers', async () => {
    // Its own two, and the insurance of the newborn.
    expect(rowsOf(await readBoard(app, 'leader-employment', 'CENTRE'))).toMatchObject({
      lantian: { open: 3 },
      yunqi: { open: 1 },
    });
    const health = await readBoard(app, 'leader-health', 'DEPARTMENT');
    expect(rowsOf(health)).toMatchObject({ 'family-planning': { open: 1 } });
    const [{ number }] = await app.sql(`select number from service_request where item_code = 'newborn-one-matter'`);
    await claimed(number, 'officer-health-2');
    const officers = (await readBoard(app, 'leader-health', 'OFFICER')).rows.map((row: any) => row.group);
    expect(officers).toEqual([expect.objectContaining({ code: expect.stringContaining('officer-health-2') })]);
    const { id } = await waitForTask(app, number, 'officer-health-2');
    await perform(app, 'officer-health-2', 'completeTask', { id, outcome: 'APPROVED' });
    expect(await total('leader-health')).toEqual({});
    await agrees();
  });

  it('narrows to a department and an item', async () => {
    expect(await total('supervisor-1', { department: 'public-security' })).toMatchObject({ open: 2 });
    expect(await total('supervisor-1', { item: 'unemployment-registration' })).toMatchObject({ open: 2 });
    expect(await total('supervisor-1', { department: 'health', item: 'unemployment-registration' })).toEqual({});
    expect(await total('supervisor-1', { department: 'no-such' })).toEqual({});
  });

  it('agrees with a count of the requests one by one, whatever they are', async () => {
    const request = fc.record({
      item: fc.constantFrom(
        'temporary-aid-urgent',
        'newborn-one-matter',
        'no-crime-certificate',
        'residence-permit',
        'home-bed',
      ),
      as: fc.constantFrom('clerk-1', 'clerk-2'),
      fate: fc.constantFrom('RECEIVED', 'ACCEPTED', 'CLAIMED', 'SUSPENDED'),
    });
    const day = fc.array(request, { minLength: 2, maxLength: 3 });
    const [days] = fc.sample(fc.array(day, { minLength: 4, maxLength: 4 }), { seed: 20260309, numRuns: 1 });
    for (const [index, requests] of days.entries()) {
      await travel(app, `2026-03-${10 + index}T11:00:00+08:00`);
      for (const { item, as, fate } of requests) {
        if (fate === 'RECEIVED') await received(item, as);
        else await taken(await accepted(item, as), item, fate);
      }
      if (index % 2 === 1) await agrees();
    }
  }, 60_000);

  const OFFICERS: Record<string, string> = {
    'temporary-aid-urgent': 'officer-social-assistance-2',
    'newborn-one-matter': 'officer-family-planning-1',
    'no-crime-certificate': POLICE,
    'residence-permit': 'officer-public-security-2',
    'home-bed': 'officer-health-1',
  };

  const taken = async (number: string, item: string, fate: string): Promise<void> => {
    if (fate === 'ACCEPTED') return;
    await claimed(number, OFFICERS[item]);
    if (fate === 'SUSPENDED' && item === 'no-crime-certificate') {
      await perform(app, POLICE, 'suspendRequest', { number, ...INVESTIGATION });
    }
  };

  it('marks what hangs on a calendar that has not been announced, and has no end to lateness', async () => {
    await travel(app, '2026-12-28T10:00:00+08:00');
    await accepted('residence-permit', 'clerk-2');
    const { total: counts, overdueHistogram } = await readBoard(app, 'supervisor-2', 'ITEM');
    expect(counts).toMatchObject({ provisional: 1 });
    expect(overdueHistogram.at(-1)).toEqual({ fromDays: 21, toDays: null, count: counts.overdue });
    await agrees();
  });

  it('is for supervisors and leaders', async () => {
    for (const as of ['clerk-1', POLICE, 'system-health', 'dispatcher-1', 'partner-1', 'auditor-1', 'admin-1']) {
      await expect(readBoard(app, as, 'ITEM')).rejects.toThrow('FORBIDDEN');
    }
  });
});
