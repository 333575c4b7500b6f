import { ConsentBySilence } from '../../src/casework/consent-by-silence.js';
import { startAppWith } from '../contracts/support/sixth-department.js';
import type { TestApp } from '../support/app.js';
import { departmentsWithJointItems, PLAIN_MATTER, SILENT_MATTER, TREE_MATTER } from '../support/joint-items.js';
import { attempt, eventually, perform, readRequest, RESIDENT, submit, waitForTask } from '../support/requests.js';

const LEAD = 'officer-gardens-1';
const POLICE = 'officer-public-security-1';
const HEALTH = 'officer-health-1';
const FAMILY = 'officer-family-planning-1';
const REASON = '该路段正在施工';
const MONDAY = '2026-03-02T09:00:00+08:00';

const OFFICERS: Record<string, string> = { permit: LEAD, conclude: LEAD, road: POLICE, sanitation: HEALTH };
const PARTS = 'parts { step name department { code } state reason bySilence }';
const TASKS = `tasks { id state opinion bySilence outcome reason department { code } forwardedTo { code } step { id }
  availableOperations clock { state dueOn } }`;

let app: TestApp;
beforeAll(async () => {
  app = await startAppWith(await departmentsWithJointItems());
  await app.setClock(MONDAY);
}, 60_000);
afterAll(() => app?.stop());

/** Accepted, with a task in the inbox of each department that may begin. */
async function begin(itemCode: string): Promise<string> {
  const { request, userErrors } = await submit(app, { itemCode, accept: true });
  expect(userErrors).toEqual([]);
  for (const officer of [LEAD, POLICE, HEALTH]) await waitForTask(app, request.number, officer);
  return request.number;
}

const tasksOf = async (number: string, as = 'clerk-1'): Promise<any[]> =>
  (await readRequest(app, as, number, TASKS)).tasks;

/** The latest task of a step. */
async function taskOf(number: string, step: string, as?: string): Promise<any> {
  const task = (await tasksOf(number, as)).findLast((one) => one.step.id === step);
  if (!task) throw new Error(`no task of ${step}`);
  return task;
}

async function claim(number: string, step: string, as = OFFICERS[step]): Promise<string> {
  const { id } = await taskOf(number, step);
  await perform(app, as, 'claimTask', { id });
  return id;
}

async function opine(number: string, step: string, args: object, as = OFFICERS[step]): Promise<void> {
  await perform(app, as, 'giveOpinion', { id: await claim(number, step, as), ...args });
}

async function complete(number: string, step: string, outcome: string, reason?: string): Promise<void> {
  const id = await claim(number, step);
  await perform(app, OFFICERS[step], 'completeTask', { id, outcome, ...(reason && { reason }) });
}

/** What is against it: code, and the argument that it names. */
async function against(as: string, name: string, args: Record<string, unknown>): Promise<string[]> {
  const { userErrors } = await attempt(app, as, name, args);
  return userErrors.map((error: any) => `${error.code} ${error.field ?? '-'}`);
}

const partsOf = async (number: string): Promise<any[]> => (await readRequest(app, 'clerk-1', number, PARTS)).parts;

/** As the resident sees them. */
async function told(number: string, language: 'zh' | 'en' = 'zh'): Promise<any> {
  const query = `query($number: ID!, $tail: String!) { requestStatus(number: $number, idNumberTail: $tail) {
    decision timeline { label } ${PARTS} } }`;
  const { data, errors } = await app.gql(
    query,
    { number, tail: RESIDENT.idNumber.slice(-6) },
    { headers: { 'accept-language': language } },
  );
  if (errors) throw new Error(JSON.stringify(errors));
  return data.requestStatus;
}

describe('opinions of assisting departments (协办意见)', () => {
  it('are for assisting steps: to agree, or to disagree with a reason', async () => {
    const number = await begin(TREE_MATTER);
    const road = await claim(number, 'road');
    expect((await taskOf(number, 'road', POLICE)).availableOperations).toContain('giveOpinion');
    expect(await against(POLICE, 'giveOpinion', { id: road, opinion: 'DISAGREE' })).toEqual(['INVALID_INPUT reason']);
    expect(await against(HEALTH, 'giveOpinion', { id: road, opinion: 'AGREE' })).toEqual(['NOT_FOUND id']);
    expect(await against(POLICE, 'completeTask', { id: road, outcome: 'PARTIAL', reason: REASON })).toEqual([
      'INVALID_INPUT outcome',
    ]);
    const permit = await claim(number, 'permit');
    expect((await taskOf(number, 'permit', LEAD)).availableOperations).not.toContain('giveOpinion');
    expect(await against(LEAD, 'giveOpinion', { id: permit, opinion: 'AGREE' })).toEqual(['RULE -']);

    await perform(app, POLICE, 'giveOpinion', { id: road, opinion: 'DISAGREE', reason: REASON });
    await perform(app, LEAD, 'completeTask', { id: permit, outcome: 'APPROVED' });
    expect(await against(LEAD, 'claimTask', { id: (await taskOf(number, 'conclude')).id })).toEqual([
      'STATE_CONFLICT -',
    ]);
    await opine(number, 'sanitation', { opinion: 'AGREE' });
    const seen = (await tasksOf(number)).map(({ step, state, opinion, outcome, reason }) => {
      return [step.id, state, opinion, outcome, reason].join(' ');
    });
    expect(seen.sort()).toEqual([
      'conclude OPEN   ',
      'permit DONE  APPROVED ',
      `road DONE DISAGREE REJECTED ${REASON}`,
      'sanitation DONE AGREE APPROVED ',
    ]);
  });

  it('are given by completeTask all the same', async () => {
    const number = await begin(TREE_MATTER);
    await complete(number, 'road', 'APPROVED');
    await complete(number, 'sanitation', 'REJECTED', REASON);
    expect(await taskOf(number, 'road')).toMatchObject({ opinion: 'AGREE' });
    expect(await taskOf(number, 'sanitation')).toMatchObject({ opinion: 'DISAGREE' });
  });

  it('may ask another department as well: with its own limit, never in a circle', async () => {
    const number = await begin(TREE_MATTER);
    const id = await claim(number, 'sanitation');
    const forward = { id, opinion: 'AGREE_AND_FORWARD' };
    const refused: [object, string][] = [
      [forward, 'INVALID_INPUT forwardTo'],
      [{ id, opinion: 'AGREE', forwardTo: 'family-planning' }, 'INVALID_INPUT forwardTo'],
      [{ ...forward, forwardTo: 'nobody' }, 'INVALID_INPUT forwardTo'],
      [{ ...forward, forwardTo: 'health' }, 'INVALID_INPUT forwardTo'],
    ];
    for (const [args, problem] of refused) {
      expect(await against(HEALTH, 'giveOpinion', args as Record<string, unknown>)).toEqual([problem]);
    }
    await app.setClock('2026-03-03T09:00:00+08:00');
    const done = await perform(app, HEALTH, 'giveOpinion', { ...forward, forwardTo: 'family-planning' });
    expect(done).toMatchObject({ id, state: 'DONE', clock: { state: 'STOPPED' } });
    await complete(number, 'road', 'APPROVED');
    await complete(number, 'permit', 'APPROVED');

    const [first, second] = (await tasksOf(number)).filter(({ step }) => step.id === 'sanitation');
    expect(first).toMatchObject({ opinion: 'AGREE_AND_FORWARD', forwardedTo: { code: 'family-planning' } });
    // Two working days from the day on which it was handed on, not from the first.
    expect(second).toMatchObject({
      state: 'OPEN',
      department: { code: 'family-planning' },
      clock: { state: 'RUNNING', dueOn: '2026-03-05' },
    });
    expect((await taskOf(number, 'conclude')).state).toBe('QUEUED');

    await perform(app, FAMILY, 'claimTask', { id: second.id });
    const back = { id: second.id, opinion: 'AGREE_AND_FORWARD', forwardTo: 'health' };
    expect(await against(FAMILY, 'giveOpinion', back)).toEqual(['RULE forwardTo']);
    await perform(app, FAMILY, 'giveOpinion', { id: second.id, opinion: 'AGREE' });
    expect((await taskOf(number, 'conclude')).state).toBe('OPEN');
    expect((await tasksOf(number)).find((task) => task.id === first.id)).toMatchObject({
      opinion: 'AGREE_AND_FORWARD',
    });
    await app.setClock(MONDAY);
  });

  it('handed on stand when the request is handled anew', async () => {
    const number = await begin(TREE_MATTER);
    await opine(number, 'road', { opinion: 'AGREE_AND_FORWARD', forwardTo: 'family-planning' });
    await opine(number, 'road', { opinion: 'AGREE' }, FAMILY);
    await complete(number, 'sanitation', 'APPROVED');
    await complete(number, 'permit', 'APPROVED');
    await complete(number, 'conclude', 'APPROVED');
    expect((await partsOf(number)).map(({ state }) => state)).toEqual(['GRANTED', 'GRANTED']);

    await perform(app, 'supervisor-1', 'reopenRequest', { number, reason: '复核' });
    expect((await partsOf(number)).map(({ state }) => state)).toEqual(['IN_PROGRESS', 'IN_PROGRESS']);
    const rounds = (await tasksOf(number)).filter(({ step }) => step.id === 'road');
    expect(rounds.map(({ state, opinion }) => `${state} ${opinion}`)).toEqual(['DONE AGREE_AND_FORWARD', 'DONE AGREE']);
    await complete(number, 'permit', 'APPROVED');
    await complete(number, 'conclude', 'APPROVED');
    expect((await partsOf(number)).map(({ state }) => state)).toEqual(['GRANTED', 'GRANTED']);
  });
});

describe('the decision of the lead', () => {
  const decided = async (number: string, outcome: string): Promise<string[]> => {
    const task = await taskOf(number, 'conclude', LEAD);
    if (task.state === 'OPEN') await perform(app, LEAD, 'claimTask', { id: task.id });
    return against(LEAD, 'completeTask', {
      id: task.id,
      outcome,
      ...(outcome === 'APPROVED' ? {} : { reason: '见各项' }),
    });
  };
  const worked = async (itemCode: string, road: string, permit = 'APPROVED'): Promise<string> => {
    const number = await begin(itemCode);
    await complete(number, 'road', road, road === 'REJECTED' ? REASON : undefined);
    await complete(number, 'permit', permit, permit === 'REJECTED' ? '树龄过大' : undefined);
    await complete(number, 'sanitation', 'APPROVED');
    return number;
  };

  it('cannot grant a part that was refused, and says each part to the applicant with its reason', async () => {
    const number = await worked(TREE_MATTER, 'REJECTED');
    // What was said binds nobody yet.
    for (const seen of [await partsOf(number), (await told(number)).parts]) {
      expect(seen.map(({ state, reason }: any) => [state, reason])).toEqual([
        ['IN_PROGRESS', null],
        ['IN_PROGRESS', null],
      ]);
    }
    const { id } = await perform(app, LEAD, 'claimTask', { id: (await taskOf(number, 'conclude')).id });
    const { userErrors } = await attempt(app, LEAD, 'completeTask', { id, outcome: 'APPROVED' });
    expect(userErrors).toEqual([
      { code: 'RULE', field: ['outcome'], message: expect.stringContaining('占道施工许可') },
    ]);
    expect(await decided(number, 'PARTIAL')).toEqual([]);

    const parts = [
      {
        step: 'permit',
        name: '树木移植许可',
        department: { code: 'gardens' },
        state: 'GRANTED',
        reason: null,
        bySilence: false,
      },
      {
        step: 'road',
        name: '占道施工许可',
        department: { code: 'public-security' },
        state: 'REFUSED',
        reason: REASON,
        bySilence: false,
      },
    ];
    expect(await partsOf(number)).toEqual(parts);
    const status = await told(number);
    expect(status.parts).toEqual(parts);
    expect(status.timeline.at(-1).label).toBe(`已办结:部分批准。理由:见各项。未予通过:占道施工许可(${REASON})`);
    const english = await told(number, 'en');
    expect(english.parts[1].name).toBe('Permit to work on the road');
    expect(english.timeline.at(-1).label).toContain(`Refused: Permit to work on the road (${REASON})`);

    const { notices } = await readRequest(app, 'clerk-1', number, 'notices { kind body }');
    const notice = notices.find(({ kind }: any) => kind === 'DECISION');
    expect(notice.body.parts).toEqual([
      {
        name: '树木移植许可',
        department: '园林绿化局',
        result: 'GRANTED',
        resultText: '予以办理',
        reason: null,
      },
      {
        name: '占道施工许可',
        department: expect.stringContaining('公安'),
        result: 'REFUSED',
        resultText: '不予办理',
        reason: REASON,
      },
    ]);
  });

  it('is partial only where something was refused and something granted', async () => {
    const granted = await worked(TREE_MATTER, 'APPROVED');
    expect(await decided(granted, 'PARTIAL')).toEqual(['RULE outcome']);
    expect(await decided(granted, 'APPROVED')).toEqual([]);
    expect((await partsOf(granted)).map(({ state }) => state)).toEqual(['GRANTED', 'GRANTED']);

    const refused = await worked(TREE_MATTER, 'REJECTED', 'REJECTED');
    expect(await decided(refused, 'PARTIAL')).toEqual(['RULE outcome']);
    expect(await decided(refused, 'APPROVED')).toEqual(['RULE outcome']);
    expect(await decided(refused, 'REJECTED')).toEqual([]);
  });

  it('rejects the whole: what was agreed to is refused for the reason of the whole', async () => {
    const number = await worked(TREE_MATTER, 'REJECTED');
    expect(await decided(number, 'REJECTED')).toEqual([]);
    expect((await partsOf(number)).map(({ state, reason }) => [state, reason])).toEqual([
      ['REFUSED', '见各项'],
      ['REFUSED', REASON],
    ]);
  });

  it('may grant what was refused once the request is handled anew: its department is asked again', async () => {
    const number = await worked(TREE_MATTER, 'REJECTED');
    expect(await decided(number, 'PARTIAL')).toEqual([]);
    await perform(app, 'supervisor-1', 'reopenRequest', { number, reason: '施工已结束' });
    await opine(number, 'road', { opinion: 'AGREE' });
    await complete(number, 'permit', 'APPROVED');
    expect(await decided(number, 'APPROVED')).toEqual([]);
    expect((await partsOf(number)).map(({ state }) => state)).toEqual(['GRANTED', 'GRANTED']);
  });

  it('stays with the department that keeps it, also when that one returns it', async () => {
    const number = await begin(TREE_MATTER);
    const { id } = await taskOf(number, 'road');
    await perform(app, POLICE, 'returnTask', { id, reason: '不归我', properDepartment: 'health' });
    const elsewhere = { id, department: 'health', reason: '转' };
    expect(await against('dispatcher-1', 'rerouteTask', elsewhere)).toEqual(['RULE department']);
    expect(await taskOf(number, 'road')).toMatchObject({ id, state: 'RETURNED' });
    await perform(app, 'dispatcher-1', 'rerouteTask', { ...elsewhere, department: 'public-security' });
    expect((await partsOf(number))[1]).toMatchObject({ department: { code: 'public-security' }, state: 'IN_PROGRESS' });
    const opinion = (await taskOf(number, 'sanitation')).id;
    await perform(app, HEALTH, 'returnTask', { id: opinion, reason: '不归我', properDepartment: null });
    await perform(app, 'dispatcher-1', 'rerouteTask', { ...elsewhere, id: opinion, department: 'family-planning' });
  });

  it('is free where the item has no parts', async () => {
    const approved = await worked(PLAIN_MATTER, 'REJECTED');
    expect(await partsOf(approved)).toEqual([]);
    expect(await decided(approved, 'APPROVED')).toEqual([]);
    const partial = await worked(PLAIN_MATTER, 'APPROVED');
    expect(await decided(partial, 'PARTIAL')).toEqual([]);
  });

  it('never comes to parts of a withdrawn request, nor to one of a single department', async () => {
    const number = await begin(TREE_MATTER);
    expect((await partsOf(number)).map(({ state }) => state)).toEqual(['IN_PROGRESS', 'IN_PROGRESS']);
    await perform(app, 'clerk-1', 'withdrawRequest', { number, reason: '不办了' });
    expect((await partsOf(number)).map(({ state }) => state)).toEqual(['CANCELLED', 'CANCELLED']);
    const single = await submit(app, { itemCode: 'tree-permit' });
    expect(await partsOf(single.request.number)).toEqual([]);
    const received = await submit(app, { itemCode: TREE_MATTER });
    expect((await partsOf(received.request.number)).map(({ state }) => state)).toEqual(['WAITING', 'WAITING']);
  });
});

describe('silence that consents (默认同意)', () => {
  // Three working days from Monday 2 March: late from Friday 6 March on.
  const LATE = '2026-03-06T00:00:01+08:00';
  const trail = (number: string): Promise<any[]> =>
    app.sql(
      `select e.actor_kind, e.data->>'step' as step, e.data->>'bySilence' as silent from request_event e
         join service_request r on r.id = e.request_id
        where r.number = $1 and e.kind = 'TASK_COMPLETED' order by e.sequence`,
      [number],
    );
  const roads = async (numbers: string[]): Promise<string[]> =>
    Promise.all(numbers.map(async (number) => (await taskOf(number, 'road')).state));

  let message = 900_000_000;
  /** As if the message came that the limit of the first step whose silence consents has passed. */
  async function consent(number: string): Promise<string> {
    const [{ request_id: requestId, id: clockId }] = await app.sql(
      `select c.id, c.request_id from clock c join service_request r on r.id = c.request_id
        where r.number = $1 and c.silence_consents order by c.id`,
      [number],
    );
    const handler = app.context.get(ConsentBySilence, { strict: false });
    return handler.handle({ id: String((message += 1)), payload: { requestId, clockId } } as never);
  }

  it('completes what nobody answered, and only where the item says so', async () => {
    await app.setClock(MONDAY);
    const silent = await begin(SILENT_MATTER);
    const held = await begin(SILENT_MATTER);
    const answered = await begin(SILENT_MATTER);
    const paused = await begin(SILENT_MATTER);
    const elsewhere = await begin(TREE_MATTER);
    await claim(held, 'road');
    await opine(answered, 'road', { opinion: 'DISAGREE', reason: REASON });
    await claim(paused, 'permit');
    await perform(app, LEAD, 'suspendRequest', { number: paused, procedure: 'expert-review', reason: '评审' });

    await app.setClock('2026-03-05T23:59:00+08:00');
    expect(await roads([silent, held, paused, elsewhere])).toEqual(['OPEN', 'CLAIMED', 'OPEN', 'OPEN']);
    await app.setClock(LATE);
    expect(await roads([silent, held, answered, paused, elsewhere])).toEqual(['DONE', 'DONE', 'DONE', 'OPEN', 'OPEN']);
    expect(await taskOf(silent, 'road')).toMatchObject({ opinion: 'AGREE', bySilence: true, outcome: 'APPROVED' });
    expect(await taskOf(answered, 'road')).toMatchObject({ opinion: 'DISAGREE', bySilence: false });
    expect(await trail(silent)).toEqual([{ actor_kind: 'system', step: 'road', silent: 'true' }]);
    // The opinion on sanitation was due earlier; there silence says nothing.
    expect(await taskOf(silent, 'sanitation')).toMatchObject({ state: 'OPEN', opinion: null });
    expect((await told(silent)).timeline.at(-1).label).toContain('视为同意');
    expect((await partsOf(silent)).find(({ step }) => step === 'road')).toMatchObject({
      state: 'IN_PROGRESS',
      bySilence: true,
    });
    // Silence is late work all the same.
    const cards = await app.sql(
      `select k.department from warning_card k join service_request r on r.id = k.request_id
        where r.number = $1 and k.clock_kind = 'STEP' order by 1`,
      [silent],
    );
    expect(cards.map(({ department }) => department)).toEqual(['health', 'public-security']);

    // The next step has opened, with days of its own: Friday is its day 0, Tuesday the last.
    expect(await taskOf(silent, 'jobs')).toMatchObject({ state: 'OPEN', clock: { dueOn: '2026-03-10' } });
    await app.setClock('2026-03-10T09:00:00+08:00');
    await perform(app, LEAD, 'resumeRequest', { number: paused });
    expect(await roads([paused, elsewhere])).toEqual(['OPEN', 'OPEN']);
    await app.setClock('2026-03-11T00:00:01+08:00');
    expect(await taskOf(silent, 'jobs')).toMatchObject({ state: 'DONE', bySilence: true });
    // Three days were left when it was paused on its first.
    expect(await roads([paused])).toEqual(['OPEN']);
    await app.setClock('2026-03-14T09:00:00+08:00');
    expect(await roads([paused, elsewhere])).toEqual(['DONE', 'OPEN']);
  });

  it('does so once, and looks again before it acts', async () => {
    await app.setClock(MONDAY);
    const number = await begin(SILENT_MATTER);
    // Too early: whoever sent it was wrong.
    expect(await consent(number)).toBe('skipped');
    expect((await taskOf(number, 'road')).state).toBe('OPEN');
    await app.setClock(LATE);
    expect((await taskOf(number, 'road')).state).toBe('DONE');
    expect(await consent(number)).toBe('skipped');
    expect(await trail(number)).toHaveLength(1);
    await eventually('nothing is left to do', async () => (await app.sql(`select from outbox`)).length === 0);
  });

  it('comes through when the queue loses what it holds', async () => {
    await app.setClock(MONDAY);
    const number = await begin(SILENT_MATTER);
    await app.sql('drop schema bullmq cascade');
    await app.setClock(LATE);
    await eventually('silence has consented', async () => (await taskOf(number, 'road')).state === 'DONE');
    expect(await trail(number)).toHaveLength(1);
  });

  it('is looked at again when a pause ends that came between the limit and its effect', async () => {
    await app.setClock(MONDAY);
    const number = await begin(SILENT_MATTER);
    await claim(number, 'permit');
    // The limit passes unseen: the pause was quicker than what takes effect.
    await app.sql(
      `update checkpoint set state = 'fired' where state = 'armed' and clock_id in (
         select c.id from clock c join service_request r on r.id = c.request_id
          where r.number = $1 and c.silence_consents)`,
      [number],
    );
    await app.setClock(LATE);
    await perform(app, LEAD, 'suspendRequest', { number, procedure: 'expert-review', reason: '评审' });
    expect(await consent(number)).toBe('skipped');
    expect((await taskOf(number, 'road')).state).toBe('OPEN');
    await perform(app, LEAD, 'resumeRequest', { number });
    await eventually('silence has consented', async () => (await taskOf(number, 'road')).state === 'DONE');
  });

  it('does not speak for a department that got the task after the limit had passed', async () => {
    await app.setClock(MONDAY);
    const number = await begin(SILENT_MATTER);
    const { id } = await taskOf(number, 'road');
    await perform(app, POLICE, 'returnTask', { id, reason: '不归我', properDepartment: 'family-planning' });
    await app.setClock(LATE);
    expect((await taskOf(number, 'road')).state).toBe('RETURNED');
    await perform(app, 'dispatcher-1', 'rerouteTask', { id, department: 'public-security', reason: '转回' });
    await app.setClock('2026-03-20T00:00:01+08:00');
    expect(await consent(number)).toBe('skipped');
    expect(await taskOf(number, 'road')).toMatchObject({ state: 'OPEN', department: { code: 'public-security' } });
  });
});
