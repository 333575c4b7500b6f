import { startTestApp, type TestApp } from '../support/app.js';
import {
  attempt,
  clockOf,
  eventKinds,
  exampleForm,
  perform,
  readRequest,
  readStatus,
  refusal,
  submit,
  travel,
} from '../support/requests.js';

const ITEM = 'unemployment-registration';

describe('补正: a paper is missing', () => {
  let app: TestApp;
  let number: string;
  beforeAll(async () => {
    app = await startTestApp();
    await app.setClock('2026-03-02T09:00:00+08:00');
    const answer = await submit(app, { itemCode: ITEM, materials: [] });
    expect(answer.userErrors).toEqual([]);
    number = answer.request.number;
  });
  afterAll(() => app?.stop());

  it('is taken in without it, and runs against the limit for acceptance', async () => {
    const request = await readRequest(app, 'clerk-1', number);
    expect(request).toMatchObject({ state: 'RECEIVED', version: 1, acceptedAt: null });
    expect(request.clocks).toEqual([
      expect.objectContaining({ kind: 'ACCEPTANCE', state: 'RUNNING', startedOn: '2026-03-02', dueOn: '2026-03-09' }),
    ]);
    expect(request.availableOperations.sort()).toEqual([
      'acceptRequest',
      'refuseRequest',
      'remindRequest',
      'requestCorrection',
      'withdrawRequest',
    ]);
  });

  it('cannot be accepted, neither now nor in the call that takes it in', async () => {
    const accepted = await attempt(app, 'clerk-1', 'acceptRequest', { number });
    expect(accepted).toMatchObject({ request: null, userErrors: [{ code: 'MATERIAL_MISSING' }] });
    expect(accepted.userErrors[0].message).toContain('居民身份证或社会保障卡');

    const [{ before }] = await app.sql(`select count(*)::int as before from service_request`);
    const atOnce = await submit(app, { itemCode: ITEM, materials: [], accept: true });
    expect(atOnce).toMatchObject({ request: null, userErrors: [{ code: 'MATERIAL_MISSING' }] });
    expect(await app.sql(`select count(*)::int as after from service_request`)).toEqual([{ after: before }]);
  });

  it('refuses a notice that lists nothing, or what the item does not ask for', async () => {
    expect(await refusal(app, 'clerk-1', 'requestCorrection', { number, missing: [] })).toEqual(['INVALID_INPUT']);
    const missing = [
      { code: 'id-card', reason: '未提交' },
      { code: 'moon-passport', reason: '未提交' },
    ];
    const wrong = await attempt(app, 'clerk-1', 'requestCorrection', { number, missing });
    expect(wrong.userErrors).toEqual([
      expect.objectContaining({ code: 'INVALID_INPUT', field: ['missing', '1', 'code'] }),
    ]);
    expect(await readRequest(app, 'clerk-1', number)).toMatchObject({ state: 'RECEIVED', version: 1 });
  });

  it('gets one notice that lists everything; the clock stops and the resident is told who is asked', async () => {
    await app.setClock('2026-03-04T10:00:00+08:00');
    const missing = [{ code: 'id-card', reason: '请带原件' }];
    const asked = await attempt(app, 'clerk-1', 'requestCorrection', { number, missing });
    expect(asked.userErrors).toEqual([]);
    expect(asked.request).toMatchObject({ state: 'CORRECTION', version: 2 });
    expect(asked.request.availableOperations.sort()).toEqual(['remindRequest', 'supplyMaterials', 'withdrawRequest']);
    expect(clockOf(asked.request, 'ACCEPTANCE')).toMatchObject({ state: 'STOPPED' });
    expect(asked.notice).toMatchObject({
      kind: 'CORRECTION',
      body: { missing: [{ code: 'id-card', name: '居民身份证或社会保障卡', reason: '请带原件' }] },
    });
    expect(await refusal(app, 'clerk-1', 'requestCorrection', { number, missing })).toEqual(['STATE_CONFLICT']);
    expect(await readStatus(app, number)).toMatchObject({
      state: 'CORRECTION',
      dueOn: null,
      heldBy: '申请人(待补正材料)',
      pausedBecause: '等待申请人补正材料',
    });
  });

  it('is never deemed accepted while the applicant is asked', async () => {
    const fired = await travel(app, '2026-03-20T10:00:00+08:00');
    expect(fired).toEqual([]);
    expect(await readRequest(app, 'clerk-1', number)).toMatchObject({ state: 'CORRECTION', signal: 'GREEN' });
  });

  it('starts the limit anew when the paper is there', async () => {
    const request = await perform(app, 'clerk-1', 'supplyMaterials', { number, materials: [{ code: 'id-card' }] });
    expect(request).toMatchObject({ state: 'RECEIVED', version: 3 });
    expect(request.clocks.map(({ kind, state, startedOn, dueOn }: any) => [kind, state, startedOn, dueOn])).toEqual([
      ['ACCEPTANCE', 'STOPPED', '2026-03-02', '2026-03-09'],
      ['ACCEPTANCE', 'RUNNING', '2026-03-20', '2026-03-27'],
    ]);
  });

  it('is accepted then, counting from that day', async () => {
    const request = await perform(app, 'clerk-1', 'acceptRequest', { number });
    expect(request).toMatchObject({ state: 'ACCEPTED', version: 4 });
    expect(clockOf(request, 'ACCEPTANCE').state).toBe('STOPPED');
    expect(clockOf(request, 'PROMISED')).toMatchObject({
      state: 'RUNNING',
      startedOn: '2026-03-20',
      dueOn: '2026-03-25',
    });
    const { notices } = await readRequest(app, 'clerk-1', number, 'notices { number kind }');
    expect(notices.map((notice: any) => notice.kind)).toEqual(['RECEIPT', 'CORRECTION', 'RECEIPT', 'ACCEPTANCE']);
    expect(new Set(notices.map((notice: any) => notice.number)).size).toBe(4);
    const kinds = await eventKinds(app, number);
    expect(kinds.slice(0, 4)).toEqual(['RECEIVED', 'CORRECTION_REQUESTED', 'MATERIALS_SUPPLIED', 'ACCEPTED']);
  });

  it('holds a corrected form to the rules of the departments, as the first one', async () => {
    const itemCode = 'minimum-living-allowance';
    const taken = await submit(app, { itemCode, materials: [] });
    const ask = { number: taken.request.number };
    const { form, materials } = await exampleForm(app, itemCode);
    // 一次告知: the notice also names what the clerk did not.
    const missing = [{ code: materials.at(-1)!.code, reason: '看不清' }];
    await perform(app, 'clerk-1', 'requestCorrection', { ...ask, missing });
    const { notices } = await readRequest(app, 'clerk-1', ask.number, 'notices { kind body }');
    const told = notices.find(({ kind }: any) => kind === 'CORRECTION').body.missing;
    expect(told.map(({ code }: any) => code).sort()).toEqual(materials.map(({ code }) => code).sort());
    expect(told.map(({ reason }: any) => reason)).toEqual(['看不清', ...materials.slice(1).map(() => '尚未提交')]);
    expect(await refusal(app, 'clerk-1', 'supplyMaterials', { ...ask, materials: [] })).toEqual(['INVALID_INPUT']);
    const supply = (change: object) =>
      attempt(app, 'clerk-1', 'supplyMaterials', {
        ...ask,
        materials: [{ code: 'id-card' }],
        form: { ...form, ...change },
      });
    const rich = await supply({ monthlyIncomeYuan: 90_000 });
    expect(rich.userErrors).toEqual([expect.objectContaining({ code: 'RULE', field: ['form', 'monthlyIncomeYuan'] })]);
    expect(await readRequest(app, 'clerk-1', ask.number)).toMatchObject({ state: 'CORRECTION' });
    // It is no second application beside itself.
    const sound = await supply({});
    expect(sound).toMatchObject({ userErrors: [], request: { state: 'RECEIVED' } });
  });
});
