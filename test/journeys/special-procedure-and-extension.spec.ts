import { startTestApp, type TestApp } from '../support/app.js';
import { attempt, clockOf, perform, readRequest, readStatus, refusal, takenUp, travel } from '../support/requests.js';

describe('特别程序: an investigation stops the clock', () => {
  const OFFICER = 'officer-public-security-1';
  let app: TestApp;
  let number: string;
  let taskId: string;
  beforeAll(async () => {
    app = await startTestApp();
    await app.setClock('2026-03-02T09:00:00+08:00');
    const taken = await takenUp(app, 'no-crime-certificate', OFFICER);
    number = taken.number;
    taskId = taken.task.id;
  });
  afterAll(() => app?.stop());

  const investigation = { procedure: 'investigation', reason: '需核实曾用名', approvedBy: '县局负责人' };

  it('is not for other departments, not for the window, and only for what the item lists', async () => {
    const before = await readRequest(app, 'clerk-1', number);
    expect(clockOf(before, 'PROMISED')).toMatchObject({
      state: 'RUNNING',
      dueOn: '2026-03-05',
      remainingWorkingDays: 3,
    });
    await expect(attempt(app, 'clerk-1', 'suspendRequest', { number, ...investigation })).rejects.toThrow('FORBIDDEN');
    expect(await refusal(app, 'officer-health-1', 'suspendRequest', { number, ...investigation })).toEqual([
      'NOT_FOUND',
    ]);
    expect(await refusal(app, OFFICER, 'suspendRequest', { number, ...investigation, procedure: 'hearing' })).toEqual([
      'RULE',
    ]);
    expect(await refusal(app, OFFICER, 'resumeRequest', { number })).toEqual(['STATE_CONFLICT']);
    expect(await readRequest(app, 'clerk-1', number)).toEqual(before);
  });

  it('pauses PROMISED, LEGAL and the running STEP; no due date, and the resident reads why', async () => {
    await app.setClock('2026-03-03T10:00:00+08:00');
    const { request, notice, userErrors } = await attempt(app, OFFICER, 'suspendRequest', { number, ...investigation });
    expect(userErrors).toEqual([]);
    expect(request.state).toBe('SUSPENDED');
    for (const kind of ['PROMISED', 'LEGAL', 'STEP']) {
      expect(clockOf(request, kind)).toMatchObject({
        state: 'PAUSED',
        dueOn: null,
        dueAt: null,
        pauses: [{ from: expect.stringMatching(/^2026-03-03T/), to: null, procedure: 'investigation' }],
      });
    }
    expect(notice).toMatchObject({
      kind: 'SPECIAL_PROCEDURE',
      body: { procedure: '调查核实', reason: '需核实曾用名', approver: '县局负责人' },
    });
    expect(await readStatus(app, number)).toMatchObject({
      state: 'SUSPENDED',
      dueOn: null,
      remainingWorkingDays: null,
      pausedBecause: '特别程序:调查核实',
    });
  });

  it('waits without a signal, and nobody works on it meanwhile', async () => {
    expect(await travel(app, '2026-03-20T10:00:00+08:00')).toEqual([]);
    expect(await readRequest(app, 'clerk-1', number)).toMatchObject({ state: 'SUSPENDED', signal: 'GREEN' });
    expect(await refusal(app, OFFICER, 'completeTask', { id: taskId, outcome: 'APPROVED' })).toEqual([
      'STATE_CONFLICT',
    ]);
    expect(await refusal(app, OFFICER, 'suspendRequest', { number, ...investigation })).toEqual(['STATE_CONFLICT']);
    const { data } = await app.gql(`{ task(id: "${taskId}") { clock { state dueOn } } }`, {}, { as: OFFICER });
    expect(data.task.clock).toEqual({ state: 'PAUSED', dueOn: null });
  });

  it('moves the due dates by exactly the working days of the pause', async () => {
    const request = await perform(app, OFFICER, 'resumeRequest', { number });
    expect(request.state).toBe('IN_PROGRESS');
    // 3 March was consumed: the clock ran when that day began. Thirteen working days (4–20 March) do not count.
    for (const kind of ['PROMISED', 'LEGAL', 'STEP']) {
      expect(clockOf(request, kind)).toMatchObject({ state: 'RUNNING', dueOn: '2026-03-24', remainingWorkingDays: 3 });
    }
    expect(clockOf(request, 'PROMISED').pauses).toEqual([
      {
        from: expect.stringMatching(/^2026-03-03T10:00:/),
        to: expect.stringMatching(/^2026-03-20T10:00:/),
        procedure: 'investigation',
      },
    ]);
    const [{ due }] = await app.sql(`select due_at as due from task where id = $1`, [taskId]);
    expect(due).toEqual(new Date('2026-03-25T00:00:00+08:00'));
    expect(await readStatus(app, number)).toMatchObject({ dueOn: '2026-03-24', pausedBecause: null });
    const fired = await travel(app, '2026-03-23T00:00:01+08:00');
    expect(fired).toEqual([{ number, clock: 'PROMISED', checkpoint: 'WARN', signal: 'YELLOW' }]);
    expect(await refusal(app, OFFICER, 'completeTask', { id: taskId, outcome: 'APPROVED' })).toEqual([]);
  });

  it('a pause begun and ended on one day moves nothing', async () => {
    await app.setClock('2026-04-13T09:00:00+08:00');
    const { number: short } = await takenUp(app, 'no-crime-certificate', OFFICER);
    const before = clockOf(await readRequest(app, 'clerk-1', short), 'PROMISED').dueOn;
    await app.setClock('2026-04-14T09:00:00+08:00');
    await perform(app, OFFICER, 'suspendRequest', { number: short, ...investigation });
    await app.setClock('2026-04-14T16:00:00+08:00');
    const resumed = await perform(app, OFFICER, 'resumeRequest', { number: short });
    expect(clockOf(resumed, 'PROMISED').dueOn).toBe(before);
  });
});

describe('延期: a leader moves the due date', () => {
  const OFFICER = 'officer-social-assistance-1';
  const LEADER = 'leader-social-assistance';
  const ITEM = 'minimum-living-allowance';
  let app: TestApp;
  let number: string;
  beforeAll(async () => {
    app = await startTestApp();
    await app.setClock('2026-03-02T09:00:00+08:00');
    number = (await takenUp(app, ITEM, OFFICER)).number;
  });
  afterAll(() => app?.stop());

  const by = (value: number, unit = 'WORKING_DAY') => ({
    number,
    limit: { value, unit },
    reason: '需异地核对家庭财产',
  });

  it('is for a leader of the department alone', async () => {
    await expect(attempt(app, OFFICER, 'extendRequest', by(5))).rejects.toThrow('FORBIDDEN');
    await expect(attempt(app, 'clerk-1', 'extendRequest', by(5))).rejects.toThrow('FORBIDDEN');
    expect(await refusal(app, 'leader-health', 'extendRequest', by(5))).toEqual(['NOT_FOUND']);
  });

  it('moves PROMISED and LEGAL within what the item allows, and tells the applicant why', async () => {
    const { request, notice } = await attempt(app, LEADER, 'extendRequest', by(10));
    expect(clockOf(request, 'PROMISED').dueOn).toBe('2026-04-21');
    expect(clockOf(request, 'LEGAL').dueOn).toBe('2026-04-28');
    expect(notice).toMatchObject({
      kind: 'EXTENSION',
      body: { reason: '需异地核对家庭财产', promisedDueOn: '2026-04-21', legalDueOn: '2026-04-28' },
    });
    expect(notice.body.approver).toContain('负责人');
  });

  it('counts what was added before, and its unit', async () => {
    expect(await refusal(app, LEADER, 'extendRequest', by(6))).toEqual(['RULE']);
    expect(await refusal(app, LEADER, 'extendRequest', by(5, 'NATURAL_DAY'))).toEqual(['INVALID_INPUT']);
    expect(await refusal(app, LEADER, 'extendRequest', by(0))).toEqual(['INVALID_INPUT']);
    expect(await refusal(app, LEADER, 'extendRequest', by(-3))).toEqual(['INVALID_INPUT']);
    expect(await refusal(app, LEADER, 'extendRequest', by(3))).toEqual([]);
    expect(clockOf(await readRequest(app, 'clerk-1', number), 'PROMISED').dueOn).toBe('2026-04-24');
  });

  it('pauses only for procedures that stop the clock, and not more often than the item says', async () => {
    const enquiry = { number, procedure: 'household-enquiry', reason: '入户' };
    expect(await refusal(app, OFFICER, 'suspendRequest', enquiry)).toEqual(['RULE']);
    const notice = { number, procedure: 'public-notice', reason: '公示七天' };
    for (let turn = 0; turn < 2; turn += 1) {
      await perform(app, OFFICER, 'suspendRequest', notice);
      await perform(app, OFFICER, 'resumeRequest', { number });
    }
    expect(await refusal(app, OFFICER, 'suspendRequest', notice)).toEqual(['RULE']);
  });

  it('comes too late once the date has passed', async () => {
    await app.setClock('2026-04-24T23:00:00+08:00');
    expect(await refusal(app, LEADER, 'extendRequest', by(1))).toEqual([]);
    await app.setClock('2026-04-28T00:00:01+08:00');
    expect(await refusal(app, LEADER, 'extendRequest', by(1))).toEqual(['TOO_LATE']);
  });

  it('does not exist where the item names none', async () => {
    const other = await takenUp(app, 'unemployment-registration', 'officer-employment-1');
    const ask = { ...by(1), number: other.number };
    expect(await refusal(app, 'leader-employment', 'extendRequest', ask)).toEqual(['RULE']);
    const seen = await readRequest(app, 'leader-employment', other.number);
    expect(seen.availableOperations).not.toContain('extendRequest');
  });
});
