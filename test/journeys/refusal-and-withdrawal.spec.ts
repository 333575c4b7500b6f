import { startTestApp, type TestApp } from '../support/app.js';
import {
  attempt,
  eventually,
  perform,
  readRequest,
  readStatus,
  refusal,
  submit,
  takenUp,
  travel,
} from '../support/requests.js';

const ITEM = 'unemployment-registration';
const OFFICER = 'officer-employment-1';

describe('不予受理 and 撤回', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startTestApp();
    await app.setClock('2026-03-02T09:00:00+08:00');
  });
  afterAll(() => app?.stop());

  const allStopped = (request: any): void =>
    expect(new Set(request.clocks.map((clock: any) => clock.state))).toEqual(new Set(['STOPPED']));

  it('refuses with the reason, the right authority and the remedy, and that is the end', async () => {
    const { number } = (await submit(app, { itemCode: ITEM })).request;
    const args = { number, reason: '不属于本街道受理范围', properAuthority: '云栖街道政务服务中心' };
    expect(await refusal(app, 'clerk-1', 'refuseRequest', { ...args, reason: '  ' })).toEqual(['INVALID_INPUT']);
    expect(await refusal(app, 'clerk-1', 'refuseRequest', { ...args, properAuthority: '' })).toEqual(['INVALID_INPUT']);

    const refused = await attempt(app, 'clerk-1', 'refuseRequest', args);
    expect(refused).toMatchObject({
      request: { state: 'REFUSED', decision: null, availableOperations: [] },
      notice: { kind: 'REFUSAL', body: { reason: args.reason, properAuthority: args.properAuthority } },
      userErrors: [],
    });
    expect(refused.notice.body.remedy).toContain('行政复议');
    allStopped(refused.request);
    for (const [name, more] of [
      ['acceptRequest', {}],
      ['refuseRequest', { reason: '再次', properAuthority: '别处' }],
      ['requestCorrection', { missing: [{ code: 'id-card', reason: '无' }] }],
      ['withdrawRequest', { reason: '不办了' }],
      ['deliverResult', { method: '窗口领取' }],
    ] as const) {
      expect(await refusal(app, 'clerk-1', name, { number, ...more })).toEqual(['STATE_CONFLICT']);
    }
    expect(await readStatus(app, number)).toMatchObject({ state: 'REFUSED', dueOn: null, heldBy: null });
    expect(await travel(app, '2026-03-30T09:00:00+08:00')).toEqual([]);
  });

  it('withdraws work in progress: the task is taken back and every clock stops', async () => {
    const { number, task } = await takenUp(app, ITEM, OFFICER);
    const request = await perform(app, 'clerk-1', 'withdrawRequest', { number, reason: '已找到工作' });
    expect(request).toMatchObject({ state: 'WITHDRAWN', decision: null });
    allStopped(request);
    const { tasks } = await readRequest(app, 'clerk-1', number, 'tasks { state }');
    expect(tasks).toEqual([{ state: 'CANCELLED' }]);
    expect(await refusal(app, OFFICER, 'completeTask', { id: task.id, outcome: 'APPROVED' })).toEqual([
      'STATE_CONFLICT',
    ]);
    expect(await refusal(app, 'clerk-1', 'withdrawRequest', { number, reason: '再撤' })).toEqual(['STATE_CONFLICT']);
    const { data } = await app.gql(`{ unemploymentRegister { nodes { requestNumber } } }`, {}, { as: OFFICER });
    expect(data.unemploymentRegister.nodes).toEqual([]);
  });

  it('withdraws before the department has heard of it: nothing reaches its inbox', async () => {
    const numbers: string[] = [];
    for (let turn = 0; turn < 8; turn += 1) {
      const { number } = (await submit(app, { itemCode: ITEM, accept: true })).request;
      await perform(app, 'clerk-1', 'withdrawRequest', { number, reason: '填错了' });
      numbers.push(number);
    }
    await eventually('the messages are put away', async () => (await app.sql(`select from outbox`)).length === 0);
    const pending = await app.sql(
      `select t.state from task t join service_request r on r.id = t.request_id
        where r.number = any($1) and t.state <> 'CANCELLED'`,
      [numbers],
    );
    expect(pending).toEqual([]);
  });

  it('cannot be withdrawn once it is decided', async () => {
    const { number, task } = await takenUp(app, ITEM, OFFICER);
    expect(await refusal(app, OFFICER, 'completeTask', { id: task.id, outcome: 'REJECTED' })).toEqual([
      'INVALID_INPUT',
    ]);
    await perform(app, OFFICER, 'completeTask', { id: task.id, outcome: 'REJECTED', reason: '不符合条件' });
    expect(await refusal(app, 'clerk-1', 'withdrawRequest', { number, reason: '不办了' })).toEqual(['STATE_CONFLICT']);
    const { notices } = await readRequest(app, 'clerk-1', number, 'notices { kind body }');
    expect(notices.at(-1)).toMatchObject({ kind: 'DECISION', body: { decision: 'REJECTED', reason: '不符合条件' } });
    expect(notices.at(-1).body.remedy).toContain('行政诉讼');
  });
});
