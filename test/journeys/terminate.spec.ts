import { startTestApp, type TestApp } from '../support/app.js';
import {
  attempt,
  eventKinds,
  perform,
  readRequest,
  readStatus,
  refusal,
  submit,
  takenUp,
  waitForTask,
} from '../support/requests.js';

const ITEM = 'no-crime-certificate';
const OFFICER = 'officer-public-security-1';
const LEADER = 'leader-public-security';
const reason = '申请人已死亡,办理事项失去对象';

describe('终止: a leader ends a request without a decision', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startTestApp();
    await app.setClock('2026-03-02T09:00:00+08:00');
  });
  afterAll(() => app?.stop());

  const accepted = async (): Promise<string> => {
    const { number } = (await submit(app, { itemCode: ITEM, accept: true })).request;
    await waitForTask(app, number, OFFICER);
    return number;
  };

  it('stops all clocks, takes open work back, and tells the applicant why and what can be done', async () => {
    const { number, task } = await takenUp(app, ITEM, OFFICER);
    expect((await readRequest(app, LEADER, number)).availableOperations).toContain('terminateRequest');
    const { request, notice } = await attempt(app, LEADER, 'terminateRequest', { number, reason });
    expect(request).toMatchObject({ state: 'TERMINATED', decision: null, signal: 'GREEN', availableOperations: [] });
    expect(new Set(request.clocks.map((clock: any) => clock.state))).toEqual(new Set(['STOPPED']));
    expect(notice).toMatchObject({
      kind: 'TERMINATION',
      body: { title: '终止办理通知书', reason, approver: '公安负责人', remedy: expect.stringContaining('行政复议') },
    });
    const { tasks, heldBy } = await readRequest(app, LEADER, number, 'tasks { id state } heldBy { since }');
    expect({ tasks, heldBy }).toEqual({ tasks: [{ id: task.id, state: 'CANCELLED' }], heldBy: [] });
    expect(await readStatus(app, number)).toMatchObject({ state: 'TERMINATED', heldBy: null, dueOn: null });
    expect((await readStatus(app, number)).timeline.at(-1).label).toContain('终止');
    expect((await eventKinds(app, number)).at(-1)).toBe('TERMINATED');
    const told = await app.sql(`select kind, detail->>'noticeKind' as notice from notification where cause = $1`, [
      `notice:${notice.number}`,
    ]);
    expect(told).toEqual([{ kind: 'NOTICE', notice: 'TERMINATION' }]);
    const armed = `select p.id from checkpoint p join service_request r on r.id = p.request_id
      where r.number = $1 and p.state = 'armed'`;
    expect(await app.sql(armed, [number])).toEqual([]);
  });

  it('is possible before anybody took it up, and while it is paused', async () => {
    const early = await accepted();
    expect(await perform(app, LEADER, 'terminateRequest', { number: early, reason })).toMatchObject({
      state: 'TERMINATED',
    });
    const { number } = await takenUp(app, ITEM, OFFICER);
    await perform(app, OFFICER, 'suspendRequest', { number, procedure: 'investigation', reason: '核实' });
    const ended = await perform(app, LEADER, 'terminateRequest', { number, reason });
    expect(new Set(ended.clocks.map((clock: any) => clock.state))).toEqual(new Set(['STOPPED']));
    expect(await refusal(app, OFFICER, 'resumeRequest', { number })).toEqual(['STATE_CONFLICT']);
  });

  it('is not possible before acceptance, nor after a decision, nor twice', async () => {
    const received = (await submit(app, { itemCode: ITEM })).request.number;
    const decided = await takenUp(app, ITEM, OFFICER);
    await perform(app, OFFICER, 'completeTask', { id: decided.task.id, outcome: 'APPROVED' });
    const twice = await accepted();
    await perform(app, LEADER, 'terminateRequest', { number: twice, reason });
    for (const number of [received, decided.number, twice]) {
      expect(await refusal(app, LEADER, 'terminateRequest', { number, reason })).toEqual(['STATE_CONFLICT']);
    }
  });

  it('is for the leader of the deciding department alone, with a reason, on what the leader has seen', async () => {
    const number = await accepted();
    for (const as of ['clerk-1', OFFICER, 'supervisor-1', 'dispatcher-1', 'admin-1']) {
      await expect(attempt(app, as, 'terminateRequest', { number, reason })).rejects.toThrow('FORBIDDEN');
    }
    expect(await refusal(app, 'leader-health', 'terminateRequest', { number, reason })).toEqual(['NOT_FOUND']);
    const empty = await attempt(app, LEADER, 'terminateRequest', { number, reason: ' ' });
    expect(empty.userErrors).toEqual([expect.objectContaining({ code: 'INVALID_INPUT', field: ['reason'] })]);
    const stale = { number, reason, expectedVersion: 7 };
    expect(await refusal(app, LEADER, 'terminateRequest', stale)).toEqual(['VERSION_CONFLICT']);
    expect(await readRequest(app, LEADER, number)).toMatchObject({ state: 'ACCEPTED' });
  });

  it('is not for the leader of a department that only assists', async () => {
    const { number } = (await submit(app, { itemCode: 'newborn-one-matter', accept: true })).request;
    await waitForTask(app, number, 'officer-health-1');
    expect((await readRequest(app, 'leader-health', number)).availableOperations).not.toContain('terminateRequest');
    expect(await refusal(app, 'leader-health', 'terminateRequest', { number, reason })).toEqual(['NOT_FOUND']);
    await perform(app, 'leader-family-planning', 'terminateRequest', { number, reason });
    const { tasks } = await readRequest(app, 'clerk-1', number, 'tasks { state }');
    expect(new Set(tasks.map((task: any) => task.state))).toEqual(new Set(['CANCELLED']));
  });
});
