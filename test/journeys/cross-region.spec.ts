import { findDepartments } from '../../src/departments/index.js';
import { byDemoPolicy, defineItem, form } from '../../src/department-kit/index.js';
import type { ItemStep, ServiceItemDefinition } from '../../src/catalogue/index.js';
import { startTestApp, type TestApp } from '../support/app.js';
import {
  attempt,
  citizenId,
  clockOf,
  exampleForm,
  perform,
  readRequest,
  readStatus,
  refusal,
  RESIDENT,
  submit,
  waitForTask,
} from '../support/requests.js';

const ITEM = 'disability-allowance';
/** Taken in at the centre of clerk-1 in county 330199; the resident's household is in county 330298. */
const [CLERK, HERE, THERE] = ['clerk-1', 'officer-social-assistance-3', 'officer-social-assistance-4'];
const EVERYWHERE = 'officer-social-assistance-1';
const LEADER = 'leader-social-assistance';
const DEPARTMENT = 'social-assistance';

const source = { kind: 'demo-policy', text: '演示政策:测试' } as const;
const step = (id: string, after: string[], rest: Partial<ItemStep> = {}): ItemStep => ({
  id,
  name: { zh: id, en: id },
  department: DEPARTMENT,
  after,
  role: 'LEAD',
  limit: byDemoPolicy(2, 'WORKING_DAY', '测试'),
  ...rest,
});
const item = (code: string, rule: 'HOUSEHOLD' | 'RESIDENCE' | 'ANYWHERE', steps: ItemStep[]): ServiceItemDefinition =>
  defineItem({
    code,
    version: 1,
    department: DEPARTMENT,
    kind: 'PROMISED',
    name: { zh: code, en: code },
    applicantKinds: ['PERSON'],
    conditions: '测试',
    legalBasis: '测试',
    place: { rule, formField: 'place', source },
    sources: { conditions: source, materials: source, fee: source },
    promisedLimit: byDemoPolicy(10, 'WORKING_DAY', '测试'),
    specialProcedures: [],
    materials: [
      {
        code: 'p',
        name: { zh: '纸', en: 'Paper' },
        required: true,
        reusable: false,
        source: 'APPLICANT',
        copies: 1,
        original: true,
      },
    ],
    steps,
    feeFen: 0,
    formSchema: form(
      '测试',
      { place: { type: 'string', title: '地点', maxLength: 20 } },
      [{ place: '330199001' }],
      ['place'],
    ),
  });
const THERE_AND_BACK = item('there-and-back', 'ANYWHERE', [
  step('forward', [], { at: 'RECEIVING' }),
  step('look', ['forward']),
  step('feedback', ['look'], { at: 'RECEIVING' }),
  step('conclude', ['feedback'], { decides: true }),
]);
const ITEMS = [
  THERE_AND_BACK,
  item('of-the-household', 'HOUSEHOLD', [step('decide', [], { decides: true })]),
  item('of-the-residence', 'RESIDENCE', [step('decide', [], { decides: true })]),
  item('of-anywhere', 'ANYWHERE', [step('decide', [], { decides: true })]),
];

describe('跨区域通办: taken in at one place, worked at another', () => {
  let app: TestApp;
  beforeAll(async () => {
    const { departments } = await findDepartments();
    const enlarged = departments.map((one) =>
      one.code === DEPARTMENT ? { ...one, items: [...one.items, ...ITEMS] } : one,
    );
    app = await startTestApp({ departments: enlarged });
    await app.setClock('2026-03-02T09:00:00+08:00');
  });
  afterAll(() => app?.stop());

  let applicants = 100;
  const handIn = async (itemCode: string, division: string | undefined, options: object = {}): Promise<any> => {
    const { form: example } = await exampleForm(app, itemCode);
    const field = itemCode === ITEM ? 'householdDivision' : 'place';
    const applicant = { ...RESIDENT, idNumber: citizenId((applicants += 1)) };
    const input = { applicant, form: { ...example, [field]: division } };
    return { ...(await submit(app, { itemCode, accept: true, input, ...options })), applicant };
  };
  const steps = async (number: string): Promise<Record<string, any>> => {
    const fields =
      'placeOfDuty tasks { id state divisionCode reason availableOperations clock { dueOn state } step { id } }';
    const { tasks } = await readRequest(app, CLERK, number, fields);
    return Object.fromEntries(tasks.map((task: any) => [task.step.id, task]));
  };
  const inboxOf = async (as: string, number: string): Promise<string[]> => {
    const { data } = await app.gql(`{ inbox(first: 200) { nodes { step { id } request { number } } } }`, {}, { as });
    return data.inbox.nodes.flatMap((task: any) => (task.request.number === number ? [task.step.id] : []));
  };
  const work = async (as: string, number: string, outcome = 'APPROVED'): Promise<any> => {
    const { id } = await waitForTask(app, number, as);
    await perform(app, as, 'claimTask', { id });
    return perform(app, as, 'completeTask', { id, outcome });
  };

  it('goes from the window to the household’s county and back, each step within its own limit', async () => {
    const { request, applicant, userErrors } = await handIn(ITEM, '330298001');
    expect(userErrors).toEqual([]);
    const { number } = request;
    expect(await readRequest(app, CLERK, number, 'placeOfDuty centre { divisionCode }')).toEqual({
      placeOfDuty: '330298001',
      centre: { divisionCode: '330199001' },
    });

    await waitForTask(app, number, HERE);
    expect(await steps(number)).toMatchObject({
      forward: { state: 'OPEN', divisionCode: '330199001', clock: { dueOn: '2026-03-05' } },
      review: { state: 'QUEUED', divisionCode: '330298001', clock: null },
    });
    expect(await inboxOf(THERE, number)).toEqual([]);
    const { forward, review } = await steps(number);
    for (const [name, args] of [
      ['claimTask', {}],
      ['completeTask', { outcome: 'APPROVED' }],
      ['returnTask', { reason: '试' }],
    ] as const) {
      expect(await refusal(app, THERE, name, { id: forward.id, ...args })).toEqual(['NOT_FOUND']);
    }
    await work(HERE, number);
    expect((await readStatus(app, number, applicant.idNumber)).timeline).toContainEqual({
      label: '已转办理地(行政区划 330298001)办理',
    });

    expect(await inboxOf(HERE, number)).toEqual([]);
    expect(await inboxOf(THERE, number)).toEqual(['review']);
    expect(await inboxOf(EVERYWHERE, number)).toEqual(['review']);
    expect(await refusal(app, HERE, 'claimTask', { id: review.id })).toEqual(['NOT_FOUND']);
    const task = `query($id: ID!) { task(id: $id) { step { id } } }`;
    expect((await app.gql(task, { id: review.id }, { as: HERE })).data.task).toBeNull();
    expect((await app.gql(task, { id: review.id }, { as: THERE })).data.task).not.toBeNull();
    // Both places know of the request; only where it is worked can anything be done.
    for (const [as, offered] of [
      [HERE, []],
      [THERE, ['claimTask', 'returnTask']],
    ] as const) {
      const seen = await readRequest(app, as, number, 'tasks { step { id } availableOperations }');
      expect(seen.tasks.find((one: any) => one.step.id === 'review').availableOperations).toEqual(offered);
    }

    await work(THERE, number);
    await work('officer-health-1', number);
    expect((await work(LEADER, number)).request.state).toBe('DECIDED');
    const entries = await app.sql(
      `select c.division_code, e.amount_fen from social_assistance_case c
        join social_assistance_entitlement e on e.case_id = c.id where c.request_number = $1`,
      [number],
    );
    // 400 yuan in the county of the window, nine tenths of it in the household's.
    expect(entries).toEqual([{ division_code: '330298001', amount_fen: 36_000 }]);
    const decided = await readRequest(app, CLERK, number);
    expect(decided).toMatchObject({ decision: 'APPROVED' });
    expect(clockOf(decided, 'DELIVERY')).toMatchObject({ state: 'RUNNING', dueOn: '2026-03-05' });
    expect(await perform(app, CLERK, 'deliverResult', { number, method: '窗口领取' })).toMatchObject({
      state: 'DELIVERED',
    });
  });

  it('does not leave the county when the household is in the same one: nothing is sent on', async () => {
    const { request, applicant } = await handIn(ITEM, '330199002');
    const { number } = request;
    await waitForTask(app, number, HERE);
    const now = await steps(number);
    expect(now).toMatchObject({
      forward: { state: 'DONE', clock: null, reason: '受理地就是办理地,无需此环节' },
      review: { state: 'OPEN', divisionCode: '330199001', clock: { dueOn: '2026-03-05' } },
    });
    expect(await readRequest(app, CLERK, number, 'placeOfDuty')).toEqual({ placeOfDuty: null });
    expect(await inboxOf(THERE, number)).toEqual([]);
    expect(await readRequest(app, THERE, number)).toBeNull();
    const { timeline } = await readStatus(app, number, applicant.idNumber);
    expect(timeline.map(({ label }: any) => label)).toEqual([
      '已收件',
      '已受理',
      ...timeline.slice(2).map(() => '已转办理部门'),
    ]);
  });

  it('comes back to the receiving place before the conclusion, where the item says so', async () => {
    const { number } = (await handIn('there-and-back', '330298')).request;
    await work(HERE, number);
    await work(THERE, number);
    expect(await inboxOf(THERE, number)).toEqual([]);
    expect((await steps(number))['feedback']).toMatchObject({ state: 'OPEN', clock: { dueOn: '2026-03-04' } });
    await work(HERE, number);
    expect(await inboxOf(HERE, number)).toEqual([]);
    expect((await work(THERE, number)).request.state).toBe('DECIDED');

    // Handled anew, it is not sent on a second time; what follows the new look is.
    await perform(app, LEADER, 'reopenRequest', { number, reason: '重新核定' });
    const rounds = await app.sql(
      `select t.step_id, max(t.round) as round from task t join service_request r on r.id = t.request_id
        where r.number = $1 group by 1 order by 1`,
      [number],
    );
    expect(Object.fromEntries(rounds.map((row: any) => [row.step_id, row.round]))).toEqual({
      forward: 1,
      look: 2,
      feedback: 2,
      conclude: 2,
    });
  });

  it('both ways fall away at one place, and the plan goes on by itself', async () => {
    for (const division of ['330199', '330199001', '330199002005', undefined]) {
      const { number } = (await handIn('there-and-back', division)).request;
      await waitForTask(app, number, HERE);
      expect(await inboxOf(HERE, number)).toEqual(['look']);
      await work(HERE, number);
      expect(await inboxOf(HERE, number)).toEqual(['conclude']);
      expect((await work(HERE, number)).request.state).toBe('DECIDED');
    }
  });

  it('only the leader of the place of duty ends it; both places of the department may read it', async () => {
    const { number } = (await handIn('there-and-back', '330298001')).request;
    await work(HERE, number);
    expect(await readRequest(app, HERE, number)).toMatchObject({ number });
    expect(await readRequest(app, THERE, number)).toMatchObject({ number });
    expect(await readRequest(app, 'clerk-3', number)).toBeNull();
    const listed = async (as: string): Promise<boolean> => {
      const { data } = await app.gql(`{ serviceRequests(first: 200) { nodes { number } } }`, {}, { as });
      return data.serviceRequests.nodes.some((node: any) => node.number === number);
    };
    expect([await listed(HERE), await listed(THERE), await listed('clerk-3')]).toEqual([true, true, false]);
    expect(await refusal(app, HERE, 'resumeRequest', { number })).toEqual(['NOT_FOUND']);
    expect(await refusal(app, THERE, 'resumeRequest', { number })).toEqual(['STATE_CONFLICT']);
  });

  it.each([
    ['of-the-household', '户籍所在地', 'where the household is registered'],
    ['of-the-residence', '居住地', 'where one lives'],
  ])('%s is refused in another county, and the right place is named', async (code, zh, en) => {
    for (const division of ['330298', '330298001', '330298001002']) {
      for (const [language, place, name, not] of [
        ['zh-CN', zh, '海棠街道政务服务中心', '不能异地通办'],
        ['en', en, 'Haitang Subdistrict Service Centre', 'not anywhere'],
      ]) {
        const { userErrors, request } = await handIn(code, division, { headers: { 'accept-language': language } });
        expect(request).toBeNull();
        expect(userErrors).toEqual([
          { code: 'ITEM_NOT_AVAILABLE', field: ['input', 'form', 'place'], message: expect.any(String) },
        ]);
        for (const part of [place, name, not, division]) expect(userErrors[0].message).toContain(part);
      }
    }
    for (const division of ['330199', '330199002', '330199001002', undefined]) {
      const taken = await handIn(code, division);
      expect(taken.userErrors).toEqual([]);
      expect(await readRequest(app, CLERK, taken.request.number, 'placeOfDuty')).toEqual({ placeOfDuty: null });
    }
  });

  it('what may be asked for anywhere is never refused for its place, and worked here unless its steps say where', async () => {
    const { request, userErrors } = await handIn('of-anywhere', '330298001');
    expect(userErrors).toEqual([]);
    expect(await readRequest(app, CLERK, request.number, 'placeOfDuty')).toEqual({ placeOfDuty: null });
    expect((await waitForTask(app, request.number, HERE)).step.id).toBe('decide');
  });

  it.each(['33029', '3302981', 'abcdef', '330298 ', '', '３３０２９８'])('%j is no division code', async (division) => {
    for (const code of ['of-the-household', 'there-and-back']) {
      const { userErrors } = await handIn(code, division);
      expect(userErrors).toEqual([
        expect.objectContaining({ code: 'INVALID_INPUT', field: ['input', 'form', 'place'] }),
      ]);
    }
    const { userErrors } = await handIn(ITEM, division);
    expect(userErrors).toEqual([
      expect.objectContaining({ code: 'INVALID_INPUT', field: ['input', 'form', 'householdDivision'] }),
    ]);
  });

  it('a corrected form is held to the same rule, and may move the place of duty', async () => {
    const missing = [{ code: 'p', reason: '未提交' }];
    const corrected = async (code: string, place: string): Promise<any> => {
      const { request } = await handIn(code, '330199001', { accept: false });
      const { number } = request;
      await perform(app, CLERK, 'requestCorrection', { number, missing });
      return attempt(app, CLERK, 'supplyMaterials', { number, materials: [{ code: 'p' }], form: { place } });
    };
    expect((await corrected('of-the-household', '330298001')).userErrors).toEqual([
      expect.objectContaining({ code: 'ITEM_NOT_AVAILABLE', field: ['form', 'place'] }),
    ]);
    const { request } = await corrected('there-and-back', '330298001');
    expect(await readRequest(app, CLERK, request.number, 'placeOfDuty')).toEqual({ placeOfDuty: '330298001' });
    await perform(app, CLERK, 'acceptRequest', { number: request.number });
    expect((await waitForTask(app, request.number, HERE)).step.id).toBe('forward');
  });
});
