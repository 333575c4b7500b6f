import { startTestApp, type TestApp } from '../support/app.js';
import {
  attempt,
  clockOf,
  exampleForm,
  perform,
  readRequest,
  refusal,
  submit,
  waitForTask,
} from '../support/requests.js';

const ITEM = 'newborn-one-matter';
const FAMILY = 'officer-family-planning-1';
const POLICE = 'officer-public-security-1';
const HEALTH = 'officer-health-1';
const INSURANCE = 'officer-employment-1';

describe('新生儿“一件事”: one request, four departments', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startTestApp();
    await app.setClock('2026-03-02T09:00:00+08:00');
  });
  afterAll(() => app?.stop());

  const work = async (as: string, id: string, outcome: string, reason?: string): Promise<any> => {
    await perform(app, as, 'claimTask', { id });
    return perform(app, as, 'completeTask', { id, outcome, ...(reason && { reason }) });
  };

  const steps = async (number: string): Promise<Record<string, { id: string; state: string }>> => {
    const { tasks } = await readRequest(app, 'clerk-1', number, 'tasks { id state step { id } }');
    return Object.fromEntries(tasks.map((task: any) => [task.step.id, task]));
  };

  /** Submitted, accepted, and with its task in each of the four inboxes. */
  const begin = async (input: Record<string, unknown> = {}): Promise<{ number: string; receipt: any }> => {
    const answer = await submit(app, { itemCode: ITEM, accept: true, input });
    expect(answer.userErrors).toEqual([]);
    const { number } = answer.request;
    for (const officer of [FAMILY, POLICE, HEALTH, INSURANCE]) await waitForTask(app, number, officer);
    return { number, receipt: answer };
  };

  const registered = async (number: string): Promise<Record<string, number>> => {
    const count = async (as: string, register: string): Promise<number> => {
      const { data } = await app.gql(`{ ${register} { nodes { requestNumber } } }`, {}, { as });
      return data[register].nodes.filter((entry: any) => entry.requestNumber === number).length;
    };
    const enrolled = async (): Promise<number> => {
      const query = `{ ledgerEntries(ledger: "insurance-enrolments") { nodes { requestNumber } } }`;
      const { data } = await app.gql(query, {}, { as: INSURANCE });
      return data.ledgerEntries.nodes.filter((entry: any) => entry.requestNumber === number).length;
    };
    return {
      births: await count(FAMILY, 'birthRegister'),
      households: await count(POLICE, 'householdRegister'),
      health: await count(HEALTH, 'healthRecordRegister'),
      insurance: await enrolled(),
    };
  };

  it('opens four steps side by side, keeps the conclusion for last, and writes four registers', async () => {
    const { number } = await begin();
    let now = await steps(number);
    expect(Object.fromEntries(Object.entries(now).map(([step, { state }]) => [step, state]))).toEqual({
      'birth-registration': 'OPEN',
      'household-entry': 'OPEN',
      'health-record': 'OPEN',
      'insurance-enrolment': 'OPEN',
      conclude: 'QUEUED',
    });
    expect(await refusal(app, FAMILY, 'claimTask', { id: now['conclude'].id })).toEqual(['STATE_CONFLICT']);
    expect(await refusal(app, HEALTH, 'claimTask', { id: now['household-entry'].id })).toEqual(['NOT_FOUND']);
    const inbox = await app.gql(`{ inbox { nodes { step { id } } } }`, {}, { as: FAMILY });
    expect(inbox.data.inbox.nodes).toEqual([{ step: { id: 'birth-registration' } }]);

    const opinions = [
      [HEALTH, 'health-record'],
      [FAMILY, 'birth-registration'],
      [POLICE, 'household-entry'],
      [INSURANCE, 'insurance-enrolment'],
    ];
    for (const [officer, step] of opinions) {
      expect((await steps(number))['conclude'].state).toBe('QUEUED');
      const done = await work(officer, now[step].id, 'APPROVED');
      expect(done).toMatchObject({ state: 'DONE', request: { state: 'IN_PROGRESS' }, clock: { state: 'STOPPED' } });
    }
    expect(await registered(number)).toEqual({ births: 0, households: 0, health: 0, insurance: 0 });
    now = await steps(number);
    expect(now['conclude'].state).toBe('OPEN');
    const concluded = await work(FAMILY, now['conclude'].id, 'APPROVED');
    expect(concluded.request.state).toBe('DECIDED');
    expect(await registered(number)).toEqual({ births: 1, households: 1, health: 1, insurance: 1 });
    const request = await readRequest(app, 'clerk-1', number);
    expect(request.decision).toBe('APPROVED');
    expect(clockOf(request, 'PROMISED').state).toBe('STOPPED');
    expect(clockOf(request, 'DELIVERY')).toMatchObject({ state: 'RUNNING', dueOn: '2026-03-09' });
  });

  it('is decided in part when one department says no: its register alone stays empty', async () => {
    const { form } = await exampleForm(app, ITEM);
    const child = { ...form, childName: '示例小弟', birthCertificateNumber: 'X250000077', childOrder: 2 };
    const { number } = await begin({ form: child });
    const now = await steps(number);
    expect(await refusal(app, POLICE, 'claimTask', { id: now['household-entry'].id })).toEqual([]);
    const no = { id: now['household-entry'].id, outcome: 'REJECTED' };
    expect(await refusal(app, POLICE, 'completeTask', no)).toEqual(['INVALID_INPUT']);
    await perform(app, POLICE, 'completeTask', { ...no, reason: '落户地址不符' });
    await work(HEALTH, now['health-record'].id, 'APPROVED');
    await work(INSURANCE, now['insurance-enrolment'].id, 'APPROVED');
    await work(FAMILY, now['birth-registration'].id, 'APPROVED');

    const conclude = { id: now['conclude'].id, outcome: 'PARTIAL' };
    await perform(app, FAMILY, 'claimTask', { id: conclude.id });
    expect(await refusal(app, FAMILY, 'completeTask', conclude)).toEqual(['INVALID_INPUT']);
    await perform(app, FAMILY, 'completeTask', { ...conclude, reason: '户口登记未通过' });
    expect(await readRequest(app, 'clerk-1', number)).toMatchObject({ state: 'DECIDED', decision: 'PARTIAL' });
    expect(await registered(number)).toEqual({ births: 1, households: 0, health: 1, insurance: 1 });
  });

  it('routes each department once, and one consolidated correction serves all', async () => {
    const received = await submit(app, {
      itemCode: ITEM,
      materials: ['id-card'],
      input: { clientKey: 'joint-correction' },
    });
    const { number } = received.request;
    const missing = ['household-register', 'birth-certificate'].map((code) => ({ code, reason: '未提交' }));
    const { notice } = await attempt(app, 'clerk-1', 'requestCorrection', { number, missing });
    expect(notice.body.missing).toHaveLength(2);
    await perform(app, 'clerk-1', 'supplyMaterials', { number, materials: missing.map(({ code }) => ({ code })) });
    await perform(app, 'clerk-1', 'acceptRequest', { number });
    for (const officer of [FAMILY, POLICE, HEALTH, INSURANCE]) await waitForTask(app, number, officer);
    const routed = await app.sql(
      `select e.data->>'department' as department from request_event e join service_request r on r.id = e.request_id
        where r.number = $1 and e.kind = 'ROUTED' order by 1`,
      [number],
    );
    expect(routed.map((row: any) => row.department)).toEqual([
      'employment',
      'family-planning',
      'health',
      'public-security',
    ]);
  });

  it('tells at the window what stands against it in any department, all at once', async () => {
    const itemCode = 'unemployed-hardship-one-matter';
    const { form } = await exampleForm(app, itemCode);
    const [child] = form['householdMembers'] as object[];
    const wrong = {
      ...form,
      unemployedSince: '2027-01-10',
      householdMembers: [child, child],
      monthlyIncomeYuan: 90_000,
    };
    const { request, userErrors } = await submit(app, { itemCode, input: { form: wrong } });
    expect(request).toBeNull();
    const told = userErrors.map(({ field, message }: any) => `${field.slice(2).join('.')} ${message}`);
    expect(told).toEqual([
      expect.stringContaining('householdMembers.1.idNumber'),
      'unemployedSince 日期不能晚于今天。',
      // The same day in the words of the other department.
      'unemployedSince 失业日期不能晚于今天。',
    ]);
  });

  it('asks for corrections in one notice; what was supplied may be asked for once more, by another one', async () => {
    const { number } = (await submit(app, { itemCode: ITEM, input: { clientKey: 'twice' } })).request;
    const missing = ['household-register', 'birth-certificate'].map((code) => ({ code, reason: '不清晰' }));
    await perform(app, 'clerk-1', 'requestCorrection', { number, missing });
    const corrections = async (): Promise<string[][]> => {
      const { notices } = await readRequest(app, 'clerk-1', number, 'notices { kind number body }');
      const own = notices.filter(({ kind }: any) => kind === 'CORRECTION');
      return own.map(({ body }: any) => body.missing.map(({ code }: any) => code));
    };
    expect(await corrections()).toEqual([['household-register', 'birth-certificate']]);
    // Nothing may be added to it afterwards.
    const more = { number, missing: [{ code: 'id-card', reason: '过期' }] };
    expect(await refusal(app, 'clerk-1', 'requestCorrection', more)).toEqual(['STATE_CONFLICT']);
    expect(await corrections()).toHaveLength(1);
    await perform(app, 'clerk-1', 'supplyMaterials', { number, materials: missing.map(({ code }) => ({ code })) });
    await perform(app, 'clerk-1', 'requestCorrection', { number, missing: [missing[1]] });
    expect(await corrections()).toEqual([['household-register', 'birth-certificate'], ['birth-certificate']]);
  });
});
