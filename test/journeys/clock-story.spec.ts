import { startTestApp, type TestApp } from '../support/app.js';
import {
  attempt,
  clockOf,
  eventKinds,
  exampleForm,
  perform,
  readRequest,
  readStatus,
  submit,
  travel,
  waitForTask,
} from '../support/requests.js';

const OFFICER = 'officer-social-assistance-1';
const LEADER = 'leader-social-assistance';

/**
 * One request through everything that can happen to its clocks. 低保: promised 25 working days, by law 30, the steps
 * review 15 and approval 10, extension up to 15, delivery 3. Every date below is counted by hand on the calendar of
 * 2026: 清明节 4–6 April off; 劳动节 1–5 May off with Saturday 9 May worked.
 */
describe('补正、补交、停表、恢复、延期、决定、送达: the story of one clock', () => {
  let app: TestApp;
  let number: string;
  beforeAll(async () => {
    app = await startTestApp();
    await app.setClock('2026-03-02T09:00:00+08:00');
  });
  afterAll(() => app?.stop());

  const dues = async (): Promise<Record<string, string>> => {
    const { clocks } = await readRequest(app, 'clerk-1', number);
    const running = clocks.filter((clock: any) => clock.state === 'RUNNING');
    return Object.fromEntries(running.map((clock: any) => [clock.kind, clock.dueOn]));
  };
  const cards = (): Promise<any[]> =>
    app.sql(
      `select w.code, k.level, k.clock_kind from warning_card k join warning_rule w on w.id = k.rule_id
        join service_request r on r.id = k.request_id where r.number = $1 order by k.id`,
      [number],
    );

  it('Monday 2 March: taken in with a paper missing; five working days to say so, until Monday 9 March', async () => {
    const { materials } = await exampleForm(app, 'minimum-living-allowance');
    const brought = materials.map(({ code }) => code).filter((code) => code !== 'household-register');
    const answer = await submit(app, { itemCode: 'minimum-living-allowance', materials: brought });
    number = answer.request.number;
    expect(await dues()).toEqual({ ACCEPTANCE: '2026-03-09' });
  });

  it('Wednesday 4 March: one correction notice, and no clock runs', async () => {
    await app.setClock('2026-03-04T10:00:00+08:00');
    const missing = [{ code: 'household-register', reason: '未提交' }];
    await perform(app, 'clerk-1', 'requestCorrection', { number, missing });
    expect(await dues()).toEqual({});
  });

  it('Friday 13 March: the paper comes, and the five days begin anew: 16 to 20 March', async () => {
    await app.setClock('2026-03-13T15:00:00+08:00');
    const materials = [{ code: 'household-register' }];
    await perform(app, 'clerk-1', 'supplyMaterials', { number, materials });
    expect(await dues()).toEqual({ ACCEPTANCE: '2026-03-20' });
  });

  it('Monday 16 March: accepted. 14 working days to 3 April, then 7 April is the 15th, 21 April the 25th', async () => {
    await app.setClock('2026-03-16T09:30:00+08:00');
    await perform(app, 'clerk-1', 'acceptRequest', { number });
    const review = await waitForTask(app, number, OFFICER);
    await perform(app, OFFICER, 'claimTask', { id: review.id });
    expect(await dues()).toEqual({ PROMISED: '2026-04-21', LEGAL: '2026-04-28', STEP: '2026-04-07' });
  });

  it('Thursday 26 March: public notice of seven days, expected until 2 April; the clocks stand', async () => {
    await app.setClock('2026-03-26T11:00:00+08:00');
    const { request, notice } = await attempt(app, OFFICER, 'suspendRequest', {
      number,
      procedure: 'public-notice',
      reason: '社区公示七天',
      approvedBy: '民政局分管负责人',
      expectedDuration: { value: 7, unit: 'NATURAL_DAY' },
    });
    expect(request.state).toBe('SUSPENDED');
    expect(notice.body).toMatchObject({
      procedure: '公示',
      approver: '民政局分管负责人',
      expectedDuration: { value: 7, unit: 'NATURAL_DAY' },
      expectedOn: '2026-04-02',
    });
    expect(await dues()).toEqual({});
  });

  it('Friday 3 April: the pause lasts longer than was said, and a card says so for each clock', async () => {
    expect(await travel(app, '2026-04-02T23:59:00+08:00')).toEqual([]);
    await travel(app, '2026-04-03T00:00:01+08:00');
    expect(await cards()).toEqual([
      { code: 'pause-overrun-promised', level: 'YELLOW', clock_kind: 'PROMISED' },
      { code: 'pause-overrun-legal', level: 'YELLOW', clock_kind: 'LEGAL' },
    ]);
  });

  /**
   * Consumed when it stopped: 17–20 and 23–26 March, eight days, for the clock still ran when 26 March began. It ran
   * again only after 7 April had begun, so 27, 30, 31 March and 1, 2, 3, 7 April do not count: seven days. Left of the
   * promise 17: 8–10 April (3), 13–17 (8), 20–24 (13), 27–30 (17). Left of the law 22: 30 April is the 17th,
   * 6, 7, 8 May, Saturday 9 May and Monday 11 May the 22nd. Left of the review seven: 8–10 and 13–16 April.
   */
  it('Tuesday 7 April: resumed; the seven working days between do not count', async () => {
    await app.setClock('2026-04-07T16:00:00+08:00');
    const request = await perform(app, OFFICER, 'resumeRequest', { number });
    expect(request.state).toBe('IN_PROGRESS');
    expect(await dues()).toEqual({ PROMISED: '2026-04-30', LEGAL: '2026-05-11', STEP: '2026-04-16' });
    expect(await readStatus(app, number)).toMatchObject({ dueOn: '2026-04-30', pausedBecause: null });
  });

  it('Wednesday 15 April: reviewed in time; the approval has ten days: 16 to 29 April', async () => {
    await app.setClock('2026-04-15T10:00:00+08:00');
    const review = await waitForTask(app, number, OFFICER);
    await perform(app, OFFICER, 'completeTask', { id: review.id, outcome: 'APPROVED' });
    expect(await dues()).toEqual({ PROMISED: '2026-04-30', LEGAL: '2026-05-11', STEP: '2026-04-29' });
  });

  it('Monday 27 April: extended by five working days, over the holidays: 6, 7, 8, 9, 11 May; 12–15, 18 May', async () => {
    await app.setClock('2026-04-27T14:00:00+08:00');
    const extension = { number, limit: { value: 5, unit: 'WORKING_DAY' }, reason: '需异地核对家庭财产' };
    const { notice } = await attempt(app, LEADER, 'extendRequest', extension);
    expect(notice).toMatchObject({
      kind: 'EXTENSION',
      body: { reason: '需异地核对家庭财产', promisedDueOn: '2026-05-11', legalDueOn: '2026-05-18' },
    });
    expect(await dues()).toEqual({ PROMISED: '2026-05-11', LEGAL: '2026-05-18', STEP: '2026-04-29' });
    expect((await readStatus(app, number)).dueOn).toBe('2026-05-11');
    const [{ data }] = await app.sql(`select data from request_event where kind = 'EXTENDED'`);
    expect(data).toEqual({ value: 5, unit: 'WORKING_DAY', promisedDueOn: '2026-05-11', legalDueOn: '2026-05-18' });
  });

  it('the approval’s own ten days pass, and Saturday 9 May, a working day, warns of the promise', async () => {
    await travel(app, '2026-05-09T00:00:01+08:00');
    expect((await cards()).slice(2)).toEqual([
      { code: 'step-passed', level: 'YELLOW', clock_kind: 'STEP' },
      { code: 'promised-soon', level: 'YELLOW', clock_kind: 'PROMISED' },
    ]);
  });

  it('Monday 11 May, the last day: decided in time; three days to deliver: 12, 13, 14 May', async () => {
    await app.setClock('2026-05-11T17:00:00+08:00');
    const approval = await waitForTask(app, number, LEADER);
    await perform(app, LEADER, 'claimTask', { id: approval.id });
    await perform(app, LEADER, 'completeTask', { id: approval.id, outcome: 'APPROVED', result: { amountFen: 90_000 } });
    expect(await readRequest(app, 'clerk-1', number)).toMatchObject({ decision: 'APPROVED', signal: 'GREEN' });
    expect(await dues()).toEqual({ DELIVERY: '2026-05-14' });
    expect((await readStatus(app, number)).dueOn).toBe('2026-05-14');
  });

  it('Friday 15 May: nobody delivered it, and the card is the service centre’s', async () => {
    expect(await travel(app, '2026-05-14T23:59:00+08:00')).toEqual([]);
    expect(await travel(app, '2026-05-15T00:00:01+08:00')).toEqual([
      { number, clock: 'DELIVERY', checkpoint: 'DUE', signal: 'YELLOW' },
    ]);
    const [card] = await app.sql(
      `select w.code, k.department, k.officer_sub from warning_card k join warning_rule w on w.id = k.rule_id
        order by k.id desc limit 1`,
    );
    expect(card).toEqual({ code: 'delivery-passed', department: null, officer_sub: 'clerk-1' });
  });

  it('is delivered at last; every clock has stopped and nothing is armed any more', async () => {
    const request = await perform(app, 'clerk-1', 'deliverResult', { number, method: '窗口领取' });
    expect(request.state).toBe('DELIVERED');
    expect(clockOf(request, 'DELIVERY').state).toBe('STOPPED');
    expect(await dues()).toEqual({});
    expect(await app.sql(`select id from checkpoint where state = 'armed'`)).toEqual([]);
    const kinds = await eventKinds(app, number);
    expect(kinds.filter((kind) => kind !== 'SIGNAL_RAISED')).toEqual([
      'RECEIVED',
      'CORRECTION_REQUESTED',
      'MATERIALS_SUPPLIED',
      'ACCEPTED',
      'ROUTED',
      'TASK_CLAIMED',
      'SUSPENDED',
      'RESUMED',
      'TASK_COMPLETED',
      'EXTENDED',
      'TASK_CLAIMED',
      'TASK_COMPLETED',
      'DECIDED',
      'DELIVERED',
    ]);
  });
});
