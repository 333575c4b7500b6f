import { startTestApp, type TestApp } from '../support/app.js';
import { FollowUpsUnderTest } from '../support/follow-ups.js';
import {
  citizenId,
  eventually,
  perform,
  readRequest,
  submit,
  takenUp,
  waitForTask,
  type SubmitOptions,
} from '../support/requests.js';

const CLEARED = 'officer-public-security-1';
const OFFICER = 'officer-public-security-2';
const LEADER = 'leader-public-security';

const applicant = (index: number, name = '李示例') => ({ name, idNumber: citizenId(index), phone: '13800138000' });

describe('公安: from the window to the register, and on to what it asks for by itself', () => {
  let app: TestApp;
  let followUps: FollowUpsUnderTest;
  beforeAll(async () => {
    app = await startTestApp();
    followUps = new FollowUpsUnderTest(app);
    await app.setClock('2026-03-02T09:00:00+08:00');
  });
  afterAll(() => app?.stop());

  /** Entries of a ledger: status and values in the order of the report. */
  async function ledger(code: string, as = CLEARED): Promise<{ status: string; values: string[] }[] | string> {
    const query = `query($code: ID!) { ledgerEntries(ledger: $code) { nodes { status values } } }`;
    const { data, errors } = await app.gql(query, { code }, { as });
    if (errors) return errors[0].extensions.code as string;
    return data.ledgerEntries.nodes.map((node: any) => ({ status: node.status, values: node.values }));
  }

  async function ask(query: string, as = OFFICER): Promise<any> {
    const { data, errors } = await app.gql(query, {}, { as });
    if (errors) throw new Error(JSON.stringify(errors));
    return data;
  }

  /** Waits until a follow-up of this kind is open. @returns its id */
  async function opened(kind: string, as = CLEARED): Promise<string> {
    let id: string | undefined;
    await eventually(`${kind} is open`, async () => {
      [id] = await followUps.ids(as, { kind });
      return id !== undefined;
    });
    return id!;
  }

  async function record(kind: string, outcome: string, result: object | null = null, as = CLEARED): Promise<any> {
    const query = `mutation($id: ID!, $outcome: ID!, $result: JSONObject) {
      recordFollowUp(id: $id, outcome: $outcome, result: $result) {
        followUp { state } userErrors { code field message } } }`;
    const { data, errors } = await app.gql(query, { id: await opened(kind, as), outcome, result }, { as });
    if (errors) throw new Error(JSON.stringify(errors));
    return data.recordFollowUp;
  }

  const done = { followUp: { state: 'DONE' }, userErrors: [] };

  async function approve(itemCode: string, options: Partial<SubmitOptions> = {}, result?: object): Promise<string> {
    const { number, task } = await takenUp(app, itemCode, CLEARED, options);
    await perform(app, CLEARED, 'completeTask', { id: task.id, outcome: 'APPROVED', ...(result && { result }) });
    return number;
  }

  it('moving in: one request, three departments; what one refuses is said, the rest stands', async () => {
    const one = await takenUp(app, 'moving-in-one-matter', OFFICER, { input: { applicant: applicant(21) } });
    const { number } = one;
    const again = () => submit(app, { itemCode: 'moving-in-one-matter', input: { applicant: applicant(21) } });
    expect((await again()).userErrors).toMatchObject([{ code: 'RULE', message: expect.stringContaining(number) }]);
    const states = async (): Promise<Record<string, string>> => {
      const { tasks } = await readRequest(app, 'clerk-1', number, 'tasks { state step { id } }');
      return Object.fromEntries(tasks.map((task: any) => [task.step.id, task.state]));
    };
    expect(await states()).toMatchObject({ 'health-record': 'QUEUED', 'employment-service': 'QUEUED' });
    await perform(app, OFFICER, 'completeTask', { id: one.task.id, outcome: 'APPROVED' });
    for (const [as, outcome] of [
      ['officer-health-1', 'APPROVED'],
      ['officer-employment-1', 'REJECTED'],
    ]) {
      const { id } = await waitForTask(app, number, as);
      await perform(app, as, 'claimTask', { id });
      const reason = outcome === 'REJECTED' ? { reason: '未提供求职意愿' } : {};
      await perform(app, as, 'completeTask', { id, outcome, ...reason });
    }
    const { id } = await waitForTask(app, number, OFFICER);
    await perform(app, OFFICER, 'claimTask', { id });
    await perform(app, OFFICER, 'completeTask', { id, outcome: 'PARTIAL', reason: '就业服务登记未通过' });
    expect(await readRequest(app, 'clerk-1', number)).toMatchObject({ state: 'DECIDED', decision: 'PARTIAL' });
    expect(await ledger('residences')).toMatchObject([{ status: 'ACTIVE' }]);

    expect((await again()).userErrors).toMatchObject([{ code: 'RULE', message: expect.stringContaining('居住登记') }]);
  });

  it('residence: registered at the window, counted for coverage, due in a year, renewed', async () => {
    const input = { applicant: applicant(22) };
    const { request } = await submit(app, { itemCode: 'residence-registration', accept: true, input });
    expect(request).toMatchObject({ state: 'DECIDED', decision: 'APPROVED' });
    const coverage = '{ residenceCoverage(divisionCode: "330199001") { known registered percent missing } }';
    expect((await ask(coverage)).residenceCoverage).toEqual([{ known: 4, registered: 2, percent: 50, missing: 2 }]);

    await app.setClock('2027-02-01T09:00:00+08:00');
    const due = `{ residencesDue(by: "2027-03-02", first: 1) { nodes { personName dueOn overdue } pageInfo { hasNextPage endCursor } } }`;
    const { nodes, pageInfo } = (await ask(due)).residencesDue;
    expect(nodes).toEqual([{ personName: '李示例', dueOn: '2027-03-02', overdue: false }]);
    const rest = due.replace('first: 1', `first: 1, after: "${pageInfo.endCursor}"`);
    expect((await ask(rest)).residencesDue).toMatchObject({ nodes: [{}], pageInfo: { hasNextPage: false } });

    expect(await record('residence-renewal', 'STILL_RESIDES')).toEqual(done);
    expect(await record('residence-renewal', 'LEFT')).toEqual(done);
    const found = (await ledger('residences')) as { status: string; values: string[] }[];
    expect(found.map(({ status, values }) => [status, values.at(-1)]).sort()).toEqual([
      ['ACTIVE', '2028-03-02'],
      ['LEFT', '2027-03-02'],
    ]);
    expect((await ask(due)).residencesDue.nodes).toEqual([]);
  });

  it('a certificate for somebody else needs a letter of authority, and a mandate that says so', async () => {
    const agent = { name: '王示例', idNumber: citizenId(24), relation: '配偶', mandate: '代办居住证' };
    const asked = (more: object, materials: string[]) =>
      submit(app, { itemCode: 'no-crime-certificate', materials, input: { agent: { ...agent, ...more } } });
    const papers = ['id-card', 'application-form'];
    expect((await asked({}, papers)).userErrors).toMatchObject([
      { code: 'RULE', field: ['input', 'agent', 'mandate'] },
      { code: 'RULE', field: ['input', 'materials'] },
    ]);
    const mandate = { mandate: '凭委托书代为申请无犯罪记录证明' };
    const { userErrors, request } = await asked(mandate, [...papers, 'letter-of-authority']);
    expect([userErrors, request.state]).toEqual([[], 'RECEIVED']);
  });

  it('disputes: found by a sweep, mediated, visited, closed', async () => {
    const unit = { name: '示例居委会', idNumber: '91350100M000100Y43', phone: '13800138000' };
    await approve('dispute-sweep-area', { input: { applicant: unit } });
    await app.setClock('2027-03-01T09:00:00+08:00');
    const disputes = [{ disputeKind: 'NEIGHBOUR', partyName: '孙示例', otherPartyName: '周示例' }];
    expect((await record('dispute-sweep', 'FOUND')).userErrors).toMatchObject([{ field: ['result', 'disputes'] }]);
    expect(await record('dispute-sweep', 'FOUND', { disputes })).toEqual(done);
    expect(await ledger('disputes', OFFICER)).toMatchObject([{ status: 'ACTIVE' }]);
    await app.setClock('2027-03-10T09:00:00+08:00');
    expect(await record('dispute-mediate', 'AGREED', {})).toEqual(done);
    await app.setClock('2027-04-08T09:00:00+08:00');
    expect(await record('dispute-revisit', 'FULFILLED')).toEqual(done);
    expect(await ledger('disputes', OFFICER)).toMatchObject([{ status: 'CLOSED' }]);
    const counts = '{ disputeCounts(from: "2027-03-01", to: "2027-03-31") { kind found closed } }';
    expect((await ask(counts)).disputeCounts).toEqual([{ kind: 'NEIGHBOUR', found: 1, closed: 1 }]);
  });

  it('a special group exists for the leader and for who is cleared only', async () => {
    await approve('community-rehabilitation', { input: { applicant: applicant(25, '吴示例') } });
    expect(await ledger('rehabilitations')).toMatchObject([{ status: 'ACTIVE' }]);
    expect(await ledger('rehabilitations', LEADER)).toHaveLength(1);
    expect(await ledger('rehabilitations', OFFICER)).toBe('BAD_USER_INPUT');
    await app.setClock('2027-05-07T09:00:00+08:00');
    const id = await opened('rehabilitation-test');
    expect(await followUps.ids(OFFICER, { kind: 'rehabilitation-test' })).toEqual([]);
    expect(id).toEqual(expect.any(String));
    expect(await record('rehabilitation-test', 'PASSED')).toEqual(done);
  });
});
