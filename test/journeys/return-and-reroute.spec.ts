import { startTestApp, type TestApp } from '../support/app.js';
import {
  attempt,
  clockOf,
  eventKinds,
  perform,
  readRequest,
  refusal,
  takenUp,
  waitForTask,
  travel,
} from '../support/requests.js';

const POLICE = 'officer-public-security-1';
const ASSISTANCE = 'officer-social-assistance-1';
const DISPATCHER = 'dispatcher-1';

describe('退单 and 转办: a department is not the owner', () => {
  let app: TestApp;
  let number: string;
  let taskId: string;
  let stepClock: any;
  beforeAll(async () => {
    app = await startTestApp();
    await app.setClock('2026-03-02T09:00:00+08:00');
    const taken = await takenUp(app, 'no-crime-certificate', POLICE);
    number = taken.number;
    taskId = taken.task.id;
    stepClock = taken.task.clock;
    expect(stepClock).toEqual({ kind: 'STEP', state: 'RUNNING', dueOn: '2026-03-05' });
  });
  afterAll(() => app?.stop());

  const returned = async (): Promise<any[]> => {
    const query = `{ returnedTasks { nodes { id reason department { code } request { number } } } }`;
    return (await app.gql(query, {}, { as: DISPATCHER })).data.returnedTasks.nodes;
  };

  it('must name another department that exists, or none', async () => {
    const ask = { id: taskId, reason: '应由民政办理' };
    for (const properDepartment of ['public-security', 'fire-brigade']) {
      expect(await refusal(app, POLICE, 'returnTask', { ...ask, properDepartment })).toEqual(['INVALID_INPUT']);
    }
    expect(await refusal(app, POLICE, 'returnTask', { ...ask, reason: ' ' })).toEqual(['INVALID_INPUT']);
    expect(await refusal(app, ASSISTANCE, 'returnTask', { ...ask, properDepartment: 'health' })).toEqual(['NOT_FOUND']);
    expect(await refusal(app, DISPATCHER, 'rerouteTask', { id: taskId, department: 'health', reason: '试' })).toEqual([
      'STATE_CONFLICT',
    ]);
  });

  it('goes to the dispatcher, not to the named department, and its clock runs on', async () => {
    await app.setClock('2026-03-03T09:00:00+08:00');
    const ask = { id: taskId, reason: '应由民政办理', properDepartment: 'social-assistance' };
    const task = await perform(app, POLICE, 'returnTask', ask);
    expect(task).toMatchObject({ state: 'RETURNED', availableOperations: [] });
    expect(await returned()).toEqual([
      { id: taskId, reason: '应由民政办理', department: { code: 'public-security' }, request: { number } },
    ]);
    expect(await app.sql(`select proper_department from task where id = $1`, [taskId])).toEqual([
      { proper_department: 'social-assistance' },
    ]);
    const inbox = await app.gql(`{ inbox { nodes { id } } }`, {}, { as: ASSISTANCE });
    expect(inbox.data.inbox.nodes).toEqual([]);
    const request = await readRequest(app, 'clerk-1', number);
    expect(request.state).toBe('IN_PROGRESS');
    expect(clockOf(request, 'STEP')).toMatchObject({ state: 'RUNNING', dueOn: '2026-03-05' });
  });

  it('is re-routed by the dispatcher alone, with the same running clock', async () => {
    const ask = { id: taskId, department: 'social-assistance', reason: '同意' };
    for (const as of ['clerk-1', POLICE, 'leader-public-security', 'supervisor-1']) {
      await expect(attempt(app, as, 'rerouteTask', ask)).rejects.toThrow('FORBIDDEN');
    }
    expect(await refusal(app, DISPATCHER, 'rerouteTask', { ...ask, department: 'fire-brigade' })).toEqual([
      'INVALID_INPUT',
    ]);
    await app.setClock('2026-03-04T09:00:00+08:00');
    const next = await perform(app, DISPATCHER, 'rerouteTask', ask);
    expect(next).toMatchObject({ state: 'OPEN', department: { code: 'social-assistance' }, clock: stepClock });
    expect(next.id).not.toBe(taskId);
    expect(await refusal(app, DISPATCHER, 'rerouteTask', ask)).toEqual(['STATE_CONFLICT']);
    expect(await returned()).toEqual([]);
    const inbox = await waitForTask(app, number, ASSISTANCE);
    expect(inbox.id).toBe(next.id);
    const request = await readRequest(app, 'clerk-1', number);
    expect(request.clocks.filter((clock: any) => clock.kind === 'STEP')).toHaveLength(1);
    taskId = next.id;
  });

  it('lets a second department return it, and after that the dispatcher’s word is final', async () => {
    await perform(app, ASSISTANCE, 'returnTask', {
      id: taskId,
      reason: '是公安的事',
      properDepartment: 'public-security',
    });
    const ask = { id: taskId, department: 'public-security', reason: '由公安办理' };
    const last = await perform(app, DISPATCHER, 'rerouteTask', ask);
    const seen = await waitForTask(app, number, POLICE);
    expect(seen).toMatchObject({ id: last.id, state: 'OPEN', clock: stepClock });
    expect(seen.availableOperations).toEqual(['claimTask']);
    const third = await attempt(app, POLICE, 'returnTask', {
      id: last.id,
      reason: '还是不对',
      properDepartment: 'health',
    });
    expect(third).toMatchObject({ task: null, userErrors: [{ code: 'RULE' }] });
    expect(third.userErrors[0].message).toContain('最终决定');
    taskId = last.id;
  });

  it('warns about the step in time although it changed hands, and is decided by who holds it', async () => {
    const fired = await travel(app, '2026-03-06T00:00:01+08:00');
    expect(fired.map((one: any) => one.clock).sort()).toEqual(['LEGAL', 'PROMISED', 'STEP']);
    await perform(app, POLICE, 'claimTask', { id: taskId });
    const done = await perform(app, POLICE, 'completeTask', { id: taskId, outcome: 'APPROVED' });
    expect(done).toMatchObject({ state: 'DONE', request: { state: 'DECIDED' }, clock: { state: 'STOPPED' } });
    expect((await eventKinds(app, number)).filter((kind) => /RETURNED|REROUTED/.test(kind))).toEqual([
      'TASK_RETURNED',
      'TASK_REROUTED',
      'TASK_RETURNED',
      'TASK_REROUTED',
    ]);
    const { tasks } = await readRequest(app, 'clerk-1', number, 'tasks { state }');
    expect(tasks.map((task: any) => task.state)).toEqual(['RETURNED', 'RETURNED', 'DONE']);
  });
});
