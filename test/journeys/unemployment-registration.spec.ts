import { startTestApp, type TestApp } from '../support/app.js';
import { REQUEST, RESIDENT, submit, waitForTask } from '../support/requests.js';

describe('失业登记 from the window to delivery', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startTestApp();
  });
  afterAll(() => app.stop());

  it('goes through the queue to the department, is decided, delivered and looked up', async () => {
    await app.setClock('2026-02-12T09:00:00+08:00');
    const answer = await submit(app, { itemCode: 'unemployment-registration', accept: true });
    expect(answer.userErrors).toEqual([]);
    const { number } = answer.request;
    expect(answer.request).toMatchObject({ state: 'ACCEPTED', version: 1 });
    // Three working days from Thursday 12 February 2026: Friday, make-up Saturday 14, then the festival until the 24th.
    expect(answer.request.clocks).toContainEqual(
      expect.objectContaining({ kind: 'PROMISED', state: 'RUNNING', dueOn: '2026-02-24', remainingWorkingDays: 3 }),
    );
    expect(answer.notice).toMatchObject({ kind: 'ACCEPTANCE' });

    const task = await waitForTask(app, number, 'officer-employment-1');
    expect(task.availableOperations).toContain('claimTask');
    const claimed = await app.gql(
      `mutation($id: ID!) { claimTask(id: $id) { task { state request { state } } userErrors { code message } } }`,
      { id: task.id },
      { as: 'officer-employment-1' },
    );
    expect(claimed.data?.claimTask).toEqual({
      task: { state: 'CLAIMED', request: { state: 'IN_PROGRESS' } },
      userErrors: [],
    });
    const completed = await app.gql(
      `mutation($id: ID!) { completeTask(id: $id, outcome: APPROVED) { task { state request { state decision } } userErrors { code message } } }`,
      { id: task.id },
      { as: 'officer-employment-1' },
    );
    expect(completed.data?.completeTask).toEqual({
      task: { state: 'DONE', request: { state: 'DECIDED', decision: 'APPROVED' } },
      userErrors: [],
    });
    const register = await app.gql(
      `{ unemploymentRegister { nodes { __typename } } }`,
      {},
      { as: 'officer-employment-1' },
    );
    expect(register.data?.unemploymentRegister.nodes).toHaveLength(1);

    const delivered = await app.gql(
      `mutation($n: ID!) { deliverResult(number: $n, method: "窗口领取") { request { ${REQUEST} events { nodes { kind actor { name } toState } } } userErrors { code } } }`,
      { n: number },
      { as: 'clerk-1' },
    );
    expect(delivered.errors).toBeUndefined();
    expect(delivered.data?.deliverResult.request.events.nodes.map((event: { kind: string }) => event.kind)).toEqual([
      'RECEIVED',
      'ACCEPTED',
      'ROUTED',
      'TASK_CLAIMED',
      'TASK_COMPLETED',
      'DECIDED',
      'DELIVERED',
    ]);
    const status = await app.gql(
      `query($n: ID!) { requestStatus(number: $n, idNumberTail: "${RESIDENT.idNumber.slice(-6)}") { state decision itemName heldBy timeline { label } } }`,
      { n: number },
    );
    expect(status.data?.requestStatus).toMatchObject({
      state: 'DELIVERED',
      decision: 'APPROVED',
      itemName: '失业登记',
    });
  });
});
