import { startTestApp, type TestApp } from '../support/app.js';
import { perform, readRequest, readStatus, submit, submitInput, travel, waitForTask } from '../support/requests.js';

const JOINT = 'newborn-one-matter';
const FAMILY = 'officer-family-planning-1';
const POLICE = 'officer-public-security-1';
const HEALTH = 'officer-health-1';
const INSURANCE = 'officer-employment-1';
const HELD = `heldBy { department { code } centre { code } officerName task { step { id } } since overdue
  clock { kind dueOn } }`;

describe('当前持有: who has to act on a request', () => {
  let app: TestApp;
  let number: string;
  beforeAll(async () => {
    app = await startTestApp();
    await app.setClock('2026-03-02T09:00:00+08:00');
  });
  afterAll(() => app?.stop());

  const held = async (as = 'clerk-1', of = number): Promise<any[]> => (await readRequest(app, as, of, HELD)).heldBy;
  const brief = (holders: any[]): string[] =>
    holders.map(({ department, centre, task, overdue }) =>
      [department?.code ?? centre.code, task?.step.id, overdue && 'late'].filter(Boolean).join(' '),
    );
  const done = async (as: string): Promise<void> => {
    const { id, state } = await waitForTask(app, number, as);
    if (state === 'OPEN') await perform(app, as, 'claimTask', { id });
    await perform(app, as, 'completeTask', { id, outcome: 'APPROVED' });
  };

  it('the clerk’s centre while it waits for acceptance', async () => {
    number = (await submit(app, { itemCode: JOINT })).request.number;
    expect(await held()).toEqual([
      {
        department: null,
        centre: { code: 'lantian' },
        officerName: '窗口甲',
        task: null,
        since: expect.stringMatching(/^2026-03-02T09:00:/),
        overdue: false,
        clock: { kind: 'ACCEPTANCE', dueOn: '2026-03-09' },
      },
    ]);
  });

  it('nobody of the office while the applicant is asked, and the centre again when the paper has come', async () => {
    await perform(app, 'clerk-1', 'requestCorrection', { number, missing: [{ code: 'id-card', reason: '不清晰' }] });
    expect(await held()).toEqual([]);
    await app.setClock('2026-03-04T15:00:00+08:00');
    await perform(app, 'clerk-1', 'supplyMaterials', { number, materials: [{ code: 'id-card' }] });
    const [centre] = await held();
    expect(centre).toMatchObject({ since: expect.stringMatching(/^2026-03-04T15:00:/), clock: { kind: 'ACCEPTANCE' } });
    expect(brief([centre])).toEqual(['lantian']);
  });

  it('each branch of a joint request, and the late one is the one that is marked', async () => {
    await perform(app, 'clerk-1', 'acceptRequest', { number });
    for (const officer of [FAMILY, POLICE, HEALTH, INSURANCE]) await waitForTask(app, number, officer);
    const { id } = await waitForTask(app, number, POLICE);
    await perform(app, POLICE, 'claimTask', { id });
    expect(brief(await held()).sort()).toEqual([
      'employment insurance-enrolment',
      'family-planning birth-registration',
      'health health-record',
      'public-security household-entry',
    ]);
    // One working day for the birth registration, two for the health record, three for the household entry and the insurance.
    await app.setClock('2026-03-06T00:00:01+08:00');
    const branches = await held('supervisor-1');
    expect(brief(branches).sort()).toEqual([
      'employment insurance-enrolment',
      'family-planning birth-registration late',
      'health health-record',
      'public-security household-entry',
    ]);
    const police = branches.find(({ department }) => department.code === 'public-security');
    expect(police).toMatchObject({
      officerName: '公安经办甲',
      centre: null,
      since: expect.stringMatching(/^2026-03-04T15:00:/),
      clock: { kind: 'STEP', dueOn: '2026-03-09' },
    });
    const family = branches.find(({ department }) => department.code === 'family-planning');
    expect(family).toMatchObject({ officerName: null, clock: { kind: 'STEP', dueOn: '2026-03-05' } });
    expect((await readStatus(app, number)).heldBy.split('、')).toHaveLength(4);
  });

  it('the centre’s dispatcher, while a department says that it is not the owner', async () => {
    const { id } = await waitForTask(app, number, HEALTH);
    await perform(app, HEALTH, 'returnTask', { id, reason: '不在辖区' });
    const returned = (await held()).find(({ centre }) => centre !== null);
    expect(returned).toMatchObject({
      department: null,
      officerName: null,
      task: { step: { id: 'health-record' } },
      since: expect.stringMatching(/^2026-03-06T00:00:/),
    });
    expect(await held()).toHaveLength(4);
    await perform(app, 'dispatcher-1', 'rerouteTask', { id, department: 'health', reason: '由卫健办理' });
    expect(brief(await held())).toContain('health health-record');
  });

  it('the department of the last step, then the centre until the result is handed over, then nobody', async () => {
    for (const officer of [POLICE, HEALTH, INSURANCE, FAMILY]) await done(officer);
    expect(brief(await held())).toEqual(['family-planning conclude']);
    await done(FAMILY);
    const [centre] = await held();
    expect(centre).toMatchObject({ centre: { code: 'lantian' }, clock: { kind: 'DELIVERY' }, overdue: false });
    await app.setClock('2026-03-16T09:00:00+08:00');
    expect(brief(await held())).toEqual(['lantian late']);
    await perform(app, 'clerk-1', 'deliverResult', { number, method: '窗口领取' });
    expect(await held()).toEqual([]);
  });

  it('is not late when it is only warned of; a step without a limit has the request’s clock', async () => {
    const { number: warned } = (await submit(app, { itemCode: 'unemployment-registration', accept: true })).request;
    await waitForTask(app, warned, 'officer-employment-1');
    // Three working days after Monday 16 March: Thursday 19 March.
    await travel(app, '2026-03-18T00:00:01+08:00');
    expect(await readRequest(app, 'clerk-1', warned, 'signal')).toEqual({ signal: 'YELLOW' });
    const clock = { kind: 'PROMISED', dueOn: '2026-03-19' };
    expect(await held('clerk-1', warned)).toMatchObject([{ overdue: false, clock }]);
    await travel(app, '2026-03-20T00:00:01+08:00');
    expect(await held('clerk-1', warned)).toMatchObject([{ overdue: true, clock }]);
  });

  it('a partner learns which body it is, and no officer’s name', async () => {
    const mutation = `mutation($input: SubmitRequestInput!) { submitRequest(input: $input) { request { number ${HELD} } } }`;
    const input = await submitInput(app, { itemCode: 'no-crime-certificate', channel: 'ONLINE' });
    const sent = async () => (await app.gql(mutation, { input }, { as: 'partner-1' })).data.submitRequest.request;
    const { number: online, heldBy } = await sent();
    expect(heldBy).toMatchObject([{ centre: { code: 'lantian' }, officerName: null }]);
    await perform(app, 'clerk-1', 'acceptRequest', { number: online });
    const { id } = await waitForTask(app, online, POLICE);
    await perform(app, POLICE, 'claimTask', { id });
    expect(await held('clerk-1', online)).toMatchObject([{ officerName: '公安经办甲' }]);
    // Sent again with the same key, the request is shown as it stands now.
    expect((await sent()).heldBy).toMatchObject([{ department: { code: 'public-security' }, officerName: null }]);
  });
});
