import { startTestApp, type TestApp } from '../support/app.js';
import {
  attempt,
  citizenId,
  clockOf,
  exampleForm,
  perform,
  readRequest,
  refusal,
  RESIDENT,
  takenUp,
  waitForTask,
} from '../support/requests.js';

const ITEM = 'minimum-living-allowance';
const REVIEWER = 'officer-social-assistance-1';
const OTHER = 'officer-social-assistance-2';
const LEADER = 'leader-social-assistance';

describe('审批: who reviewed does not approve', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startTestApp();
    await app.setClock('2026-03-02T09:00:00+08:00');
  });
  afterAll(() => app?.stop());

  let households = 0;
  /** A household that has no allowance yet. */
  const household = async (): Promise<Record<string, unknown>> => {
    households += 1;
    const { form } = await exampleForm(app, ITEM);
    const [member] = form['householdMembers'] as object[];
    return {
      applicant: { ...RESIDENT, idNumber: citizenId(100 + households) },
      form: { ...form, householdMembers: [{ ...member, idNumber: citizenId(200 + households) }] },
    };
  };

  /** Reviewed by `reviewer`; the approval waits in the inbox. */
  const reviewed = async (reviewer: string): Promise<{ number: string; id: string }> => {
    const { number, task } = await takenUp(app, ITEM, reviewer, { input: await household() });
    await perform(app, reviewer, 'completeTask', { id: task.id, outcome: 'APPROVED', result: { income: 620 } });
    const approval = await waitForTask(app, number, LEADER);
    expect(approval).toMatchObject({ step: { id: 'approval' }, state: 'OPEN' });
    return { number, id: approval.id };
  };

  const cases = async (number: string): Promise<number> => {
    const query = `{ socialAssistanceCases { nodes { requestNumber } } }`;
    const { data } = await app.gql(query, {}, { as: REVIEWER });
    return data.socialAssistanceCases.nodes.filter((entry: any) => entry.requestNumber === number).length;
  };

  it('is for a leader: no officer is offered it, and none may take it', async () => {
    const { number, id } = await reviewed(REVIEWER);
    for (const officer of [REVIEWER, OTHER]) {
      expect((await waitForTask(app, number, officer)).availableOperations).toEqual([]);
      expect(await refusal(app, officer, 'claimTask', { id })).toEqual(['RULE']);
    }
    expect((await waitForTask(app, number, LEADER)).availableOperations).toEqual(['claimTask', 'returnTask']);
    await perform(app, LEADER, 'claimTask', { id });
    expect(await refusal(app, OTHER, 'completeTask', { id, outcome: 'APPROVED' })).toEqual(['RULE']);
    expect(await cases(number)).toBe(0);
    const done = await perform(app, LEADER, 'completeTask', { id, outcome: 'APPROVED' });
    expect(done).toMatchObject({ state: 'DONE', request: { state: 'DECIDED' } });
    expect(await cases(number)).toBe(1);
    const request = await readRequest(app, 'clerk-1', number);
    // Three working days to hand over the decision of 2 March.
    expect(clockOf(request, 'DELIVERY')).toMatchObject({ state: 'RUNNING', dueOn: '2026-03-05' });
  });

  it('is not for a leader who reviewed it', async () => {
    const { number, id } = await reviewed(LEADER);
    expect((await waitForTask(app, number, LEADER)).availableOperations).toEqual([]);
    expect(await refusal(app, LEADER, 'claimTask', { id })).toEqual(['RULE']);
    expect(await readRequest(app, 'clerk-1', number)).toMatchObject({ state: 'IN_PROGRESS', decision: null });
  });

  it('needs a reason to say no, is never partial, and then writes no case', async () => {
    const { number, id } = await reviewed(REVIEWER);
    await perform(app, LEADER, 'claimTask', { id });
    expect(await refusal(app, LEADER, 'completeTask', { id, outcome: 'REJECTED' })).toEqual(['INVALID_INPUT']);
    expect(await refusal(app, LEADER, 'completeTask', { id, outcome: 'PARTIAL', reason: '部分' })).toEqual([
      'INVALID_INPUT',
    ]);
    const { task } = await attempt(app, LEADER, 'completeTask', { id, outcome: 'REJECTED', reason: '收入超过标准' });
    expect(task.request).toMatchObject({ state: 'DECIDED' });
    expect(await readRequest(app, 'clerk-1', number)).toMatchObject({ decision: 'REJECTED' });
    expect(await cases(number)).toBe(0);
  });
});
