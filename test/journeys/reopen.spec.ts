import { startTestApp, type TestApp } from '../support/app.js';
import {
  attempt,
  citizenId,
  clockOf,
  eventKinds,
  exampleForm,
  perform,
  readRequest,
  readStatus,
  refusal,
  RESIDENT,
  submit,
  takenUp,
  waitForTask,
} from '../support/requests.js';

const ALLOWANCE = 'minimum-living-allowance';
const OFFICER = 'officer-social-assistance-1';
const LEADER = 'leader-social-assistance';
const reason = '群众举报,家庭存款有遗漏';
const TASKS = `tasks { id state outcome department { code } step { id } }`;

describe('重新办理: a decided request is handled anew', () => {
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
    const { form } = await exampleForm(app, ALLOWANCE);
    const [member] = form['householdMembers'] as object[];
    return {
      applicant: { ...RESIDENT, idNumber: citizenId(100 + households) },
      form: { ...form, householdMembers: [{ ...member, idNumber: citizenId(200 + households) }] },
    };
  };
  const work = async (as: string, number: string, outcome: string, step: string): Promise<any> => {
    const open = await waitForTask(app, number, as);
    expect(open.step.id).toBe(step);
    if (open.state === 'OPEN') await perform(app, as, 'claimTask', { id: open.id });
    const told = outcome === 'APPROVED' ? {} : { reason: '收入超过标准' };
    return perform(app, as, 'completeTask', { id: open.id, outcome, ...told });
  };
  const approved = async (reviewer = OFFICER): Promise<string> => {
    const { number } = await takenUp(app, ALLOWANCE, reviewer, { input: await household() });
    await work(reviewer, number, 'APPROVED', 'review');
    await work(LEADER, number, 'APPROVED', 'approval');
    return number;
  };
  const reopen = (number: string, as = 'supervisor-1') => attempt(app, as, 'reopenRequest', { number, reason });
  const entries = async (register: string, as: string, number: string): Promise<string[]> => {
    const query = `{ ${register}(first: 200) { nodes { requestNumber status } } }`;
    const { data, errors } = await app.gql(query, {}, { as });
    if (errors) throw new Error(JSON.stringify(errors));
    return data[register].nodes
      .filter((entry: any) => entry.requestNumber === number)
      .map((entry: any) => entry.status);
  };
  const cases = (number: string) => entries('socialAssistanceCases', OFFICER, number);

  describe('from the window to the second decision', () => {
    let number: string;
    let first: any;
    beforeAll(async () => {
      number = await approved();
      first = await perform(app, 'clerk-1', 'deliverResult', { number, method: '窗口领取' });
      await app.setClock('2026-03-30T10:00:00+08:00');
    });

    it('is for the supervisor of the centre and the leader of the deciding department, with a reason', async () => {
      for (const as of ['supervisor-1', LEADER]) {
        expect((await readRequest(app, as, number)).availableOperations).toContain('reopenRequest');
      }
      for (const as of ['clerk-1', OFFICER, 'dispatcher-1', 'auditor-1', 'admin-1']) {
        await expect(reopen(number, as)).rejects.toThrow('FORBIDDEN');
      }
      for (const as of ['supervisor-2', 'leader-health']) {
        expect((await reopen(number, as)).userErrors).toMatchObject([{ code: 'NOT_FOUND' }]);
      }
      const empty = await attempt(app, 'supervisor-1', 'reopenRequest', { number, reason: '' });
      expect(empty.userErrors).toMatchObject([{ code: 'INVALID_INPUT', field: ['reason'] }]);
      const stale = { number, reason, expectedVersion: 1 };
      expect(await refusal(app, LEADER, 'reopenRequest', stale)).toEqual(['VERSION_CONFLICT']);
      expect(await cases(number)).toEqual(['ACTIVE']);
    });

    it('begins the promise and the law anew; the old decision stays in the trail and in its notice', async () => {
      const [one, other] = await Promise.all([reopen(number), reopen(number, LEADER)]);
      const codes = [one, other].flatMap(({ userErrors }) => userErrors.map(({ code }: any) => code));
      expect(codes).toEqual(['STATE_CONFLICT']);
      const { request, notice } = one.request ? one : other;
      expect(request).toMatchObject({ state: 'IN_PROGRESS', decision: null, decidedAt: null, signal: 'GREEN' });
      // 31 March to 3 April are the first four working days; 7–10, 13–17, 20–24 and 27–30 April the 5th to the 22nd;
      // after the holidays 6 May is the 23rd and Friday 8 May the 25th.
      expect(clockOf(request, 'PROMISED')).toMatchObject({
        state: 'RUNNING',
        startedOn: '2026-03-30',
        dueOn: '2026-05-08',
      });
      // 9 May, a worked Saturday, is the 26th; 11–14 May the 27th to the 30th.
      expect(clockOf(request, 'LEGAL')).toMatchObject({ state: 'RUNNING', dueOn: '2026-05-14' });
      expect(request.clocks.filter(({ kind }: any) => kind === 'PROMISED').map(({ state }: any) => state)).toEqual([
        'STOPPED',
        'RUNNING',
      ]);
      expect(clockOf(request, 'DELIVERY').state).toBe('STOPPED');
      expect(notice).toMatchObject({
        kind: 'REOPENING',
        body: { reason, earlierDecision: 'APPROVED', promisedDueOn: '2026-05-08', legalDueOn: '2026-05-14' },
      });
      expect(notice.body.earlierDecidedAt).toBe(first.decidedAt);
      const { notices } = await readRequest(app, 'clerk-1', number, 'notices { kind }');
      expect(notices.map(({ kind }: any) => kind)).toContain('DECISION');
      const [{ data, note }] = await app.sql(
        `select e.data, e.note from request_event e join service_request r on r.id = e.request_id
          where r.number = $1 and e.kind = 'REOPENED'`,
        [number],
      );
      expect({ data, note }).toEqual({ data: { decision: 'APPROVED' }, note: reason });
      expect(await app.sql(`select decision, decided_at from service_request where number = $1`, [number])).toEqual([
        { decision: null, decided_at: null },
      ]);
    });

    it('tells the resident, and who holds it now', async () => {
      const status = await readStatus(app, number, citizenId(100 + households));
      expect(status).toMatchObject({ state: 'IN_PROGRESS', decision: null, dueOn: '2026-05-08' });
      expect(status.heldBy).toContain('民政');
      expect(status.timeline.at(-1).label).toContain('重新办理');
    });

    it('opens the deciding department’s steps once more, in their order', async () => {
      const { tasks } = await readRequest(app, OFFICER, number, TASKS);
      expect(tasks.map(({ step, state }: any) => `${step.id} ${state}`)).toEqual([
        'review DONE',
        'approval DONE',
        'review OPEN',
        'approval QUEUED',
      ]);
      expect(await waitForTask(app, number, OFFICER)).toMatchObject({ step: { id: 'review' }, state: 'OPEN' });
    });

    it('has taken back what the decision wrote, until it is decided anew', async () => {
      expect(await cases(number)).toEqual(['REVOKED']);
      await work(OFFICER, number, 'APPROVED', 'review');
      // Who approved the first time did no other step of this round, and may approve again.
      await work(LEADER, number, 'REJECTED', 'approval');
      expect(await readRequest(app, 'clerk-1', number)).toMatchObject({ state: 'DECIDED', decision: 'REJECTED' });
      expect(await cases(number)).toEqual(['REVOKED']);
      const { notices } = await readRequest(app, 'clerk-1', number, 'notices { kind body }');
      const decisions = notices.filter(({ kind }: any) => kind === 'DECISION').map(({ body }: any) => body.decision);
      expect(decisions).toEqual(['APPROVED', 'REJECTED']);
    });

    it('may be reopened once more, from DECIDED, and the entry stands again when it is approved', async () => {
      expect((await reopen(number)).userErrors).toEqual([]);
      await work(OFFICER, number, 'APPROVED', 'review');
      await work(LEADER, number, 'APPROVED', 'approval');
      expect(await cases(number)).toEqual(['ACTIVE']);
      const { nodes } = (
        await app.gql(`{ socialAssistanceCases { nodes { requestNumber history { status } } } }`, {}, { as: OFFICER })
      ).data.socialAssistanceCases;
      const { history } = nodes.find((node: any) => node.requestNumber === number);
      expect(history.map(({ status }: any) => status)).toEqual(['ACTIVE', 'REVOKED', 'ACTIVE']);
      expect((await eventKinds(app, number)).filter((kind) => /DECIDED|REOPENED/.test(kind))).toEqual([
        'DECIDED',
        'REOPENED',
        'DECIDED',
        'REOPENED',
        'DECIDED',
      ]);
    });
  });

  it('keeps review and approval apart in the new round too', async () => {
    const number = await approved();
    await reopen(number);
    await work(LEADER, number, 'APPROVED', 'review');
    const approval = await waitForTask(app, number, LEADER);
    expect(approval).toMatchObject({ step: { id: 'approval' }, availableOperations: [] });
    expect(await refusal(app, LEADER, 'claimTask', { id: approval.id })).toEqual(['RULE']);
  });

  it('does not use up the returns of a step, nor forget the pauses of the request', async () => {
    const number = await approved();
    const dispatched = async (): Promise<void> => {
      const { id } = await waitForTask(app, number, OFFICER);
      await perform(app, OFFICER, 'returnTask', { id, reason: '不属本部门' });
      await perform(app, 'dispatcher-1', 'rerouteTask', { id, department: 'social-assistance', reason: '由民政办理' });
    };
    await reopen(number);
    await dispatched();
    await dispatched();
    const { id } = await waitForTask(app, number, OFFICER);
    expect(await refusal(app, OFFICER, 'returnTask', { id, reason: '再退' })).toEqual(['RULE']);

    const twice = await approved();
    for (let round = 0; round < 2; round += 1) {
      await reopen(twice);
      const task = await waitForTask(app, twice, OFFICER);
      await perform(app, OFFICER, 'claimTask', { id: task.id });
      await perform(app, OFFICER, 'suspendRequest', { number: twice, procedure: 'public-notice', reason: '公示' });
      await perform(app, OFFICER, 'resumeRequest', { number: twice });
      await work(OFFICER, twice, 'APPROVED', 'review');
      await work(LEADER, twice, 'APPROVED', 'approval');
    }
    await reopen(twice);
    const third = { number: twice, procedure: 'public-notice', reason: '公示' };
    expect(await refusal(app, OFFICER, 'suspendRequest', third)).toEqual(['RULE']);
  });

  it('is not possible before a decision, nor after the end', async () => {
    const { number } = (await submit(app, { itemCode: 'no-crime-certificate', accept: true })).request;
    expect((await reopen(number)).userErrors).toMatchObject([{ code: 'STATE_CONFLICT' }]);
    await perform(app, 'clerk-1', 'withdrawRequest', { number, reason: '不办了' });
    expect((await reopen(number)).userErrors).toMatchObject([{ code: 'STATE_CONFLICT' }]);
  });

  it('gives an item that the window decided its tasks', async () => {
    const officer = 'officer-family-planning-1';
    const { number } = (await submit(app, { itemCode: 'birth-registration', accept: true })).request;
    const births = () => entries('birthRegister', officer, number);
    expect(await births()).toEqual(['ACTIVE']);
    const { request } = await reopen(number, 'leader-family-planning');
    expect(request).toMatchObject({ state: 'IN_PROGRESS', decision: null });
    expect(clockOf(request, 'PROMISED')).toMatchObject({ state: 'RUNNING', startedOn: '2026-03-30' });
    expect(await births()).toEqual(['REVOKED']);
    const { tasks } = await readRequest(app, officer, number, TASKS);
    expect(tasks.map(({ state }: any) => state)).toEqual(['OPEN']);
    await work(officer, number, 'REJECTED', tasks[0].step.id);
    expect(await births()).toEqual(['REVOKED']);
    await reopen(number);
    await work(officer, number, 'APPROVED', tasks[0].step.id);
    expect(await births()).toEqual(['ACTIVE']);
  });

  it('asks only the lead again in joint work; the others’ opinions stand', async () => {
    const number = (await submit(app, { itemCode: 'newborn-one-matter', accept: true })).request.number;
    const steps = [
      ['officer-public-security-1', 'household-entry'],
      ['officer-health-1', 'health-record'],
      ['officer-employment-1', 'insurance-enrolment'],
      ['officer-family-planning-1', 'birth-registration'],
      ['officer-family-planning-1', 'conclude'],
    ];
    for (const [officer, step] of steps) await work(officer, number, 'APPROVED', step);
    const standing = async () => ({
      births: await entries('birthRegister', 'officer-family-planning-1', number),
      households: await entries('householdRegister', 'officer-public-security-1', number),
      health: await entries('healthRecordRegister', 'officer-health-1', number),
    });
    expect(await standing()).toEqual({ births: ['ACTIVE'], households: ['ACTIVE'], health: ['ACTIVE'] });
    await reopen(number);
    expect(await standing()).toEqual({ births: ['REVOKED'], households: ['REVOKED'], health: ['REVOKED'] });
    const { tasks } = await readRequest(app, 'clerk-1', number, TASKS);
    expect(tasks.slice(5).map(({ step, state }: any) => `${step.id} ${state}`)).toEqual([
      'birth-registration OPEN',
      'conclude QUEUED',
    ]);
    await work('officer-family-planning-1', number, 'REJECTED', 'birth-registration');
    await work('officer-family-planning-1', number, 'PARTIAL', 'conclude');
    expect(await standing()).toEqual({ births: ['REVOKED'], households: ['ACTIVE'], health: ['ACTIVE'] });
  });
});
