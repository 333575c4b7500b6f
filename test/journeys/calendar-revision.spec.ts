import { startTestApp, type TestApp } from '../support/app.js';
import {
  AMENDMENT,
  approve,
  calendarRevision,
  carried,
  established,
  proposeLayer,
  proposeNotice,
  reject,
} from '../support/calendars.js';
import {
  citizenId,
  clockOf,
  eventKinds,
  perform,
  readRequest,
  readStatus,
  RESIDENT,
  submit,
  takenUp,
  travel,
} from '../support/requests.js';

const OFFICER = 'officer-social-assistance-1';
/** 25 working days promised, 30 by law, steps of their own. */
const LONG = 'minimum-living-allowance';
/** 7 and 8 working days promised, no legal limit. */
const SEVEN_DAYS = 'zero-employment-family-recognition';
const EIGHT_DAYS = 'unemployment-benefit-claim';
/** 3 working days, decided in one step. */
const QUICK = 'no-crime-certificate';

/** Another resident: nobody may have two requests for one item. */
const applicant = (index: number) => ({ input: { applicant: { ...RESIDENT, idNumber: citizenId(index) } } });

describe('a notice that comes while requests are open (日历变更)', () => {
  let app: TestApp;
  let long: string;
  let seven: string;
  let eight: string;
  let decided: string;
  let untouched: unknown;
  let proposalId: string;

  const dues = async (number: string): Promise<Record<string, string>> => {
    const { clocks } = await readRequest(app, 'clerk-1', number);
    return Object.fromEntries(clocks.map((clock: any) => [clock.kind, clock.dueOn]));
  };
  const everythingOf = async (number: string): Promise<unknown> =>
    app.sql(
      `select to_jsonb(r) as request, (select jsonb_agg(to_jsonb(c) - 'basis' order by c.id) from clock c where c.request_id = r.id) as clocks,
         (select jsonb_agg(e.kind order by e.sequence) from request_event e where e.request_id = r.id) as events
       from service_request r where r.number = $1`,
      [number],
    );
  const changesOf = async (number: string): Promise<any[]> =>
    (
      await app.sql(
        `select e.data, e.note from request_event e join service_request r on r.id = e.request_id
          where r.number = $1 and e.kind = 'DUE_DATE_CHANGED' order by e.sequence`,
        [number],
      )
    ).map(({ data: { clockId: _, ...data }, note }: any) => ({ ...data, note }));
  const counts = (): Promise<unknown> =>
    app.sql(`select (select count(*) from calendar_notice) as notices, (select count(*) from calendar_proposal) as proposals,
      (select count(*) from reckoning_basis) as revisions, (select count(*) from request_event) as events,
      (select count(*) from notification) as messages, (select count(*) from outbox) as outbox,
      (select count(*) from calendar_layer) as layers`);

  beforeAll(async () => {
    app = await startTestApp();
    await app.setClock('2026-09-21T09:00:00+08:00');
    long = (await takenUp(app, LONG, OFFICER)).number;
    seven = (await takenUp(app, SEVEN_DAYS, 'officer-employment-1')).number;
    eight = (await takenUp(app, EIGHT_DAYS, 'officer-employment-1')).number;
    await app.setClock('2026-09-29T09:00:00+08:00');
    const quick = await takenUp(app, QUICK, 'officer-public-security-1');
    decided = quick.number;
    await perform(app, 'officer-public-security-1', 'completeTask', { id: quick.task.id, outcome: 'APPROVED' });
  });
  afterAll(() => app?.stop());

  it('before it, everything is due by the notice of November 2025', async () => {
    expect(await dues(long)).toMatchObject({ PROMISED: '2026-11-02', LEGAL: '2026-11-09' });
    expect(await dues(seven)).toMatchObject({ PROMISED: '2026-10-08' });
    expect(await dues(eight)).toMatchObject({ PROMISED: '2026-10-09' });
    expect(await dues(decided)).toMatchObject({ PROMISED: '2026-10-09' });
    // One working day before is 30 September and 8 October.
    const fired = await travel(app, '2026-10-08T08:00:00+08:00');
    const warned = fired.filter((one) => one.checkpoint === 'WARN' && one.clock === 'PROMISED');
    expect(warned.map((one) => one.number).sort()).toEqual([seven, eight].sort());
    expect((await readRequest(app, 'clerk-1', eight)).signal).toBe('YELLOW');
  });

  it('is proposed by one administrator and holds for nobody yet', async () => {
    const before = await calendarRevision(app);
    const { proposal, holdsAlready, userErrors } = await proposeNotice(app, AMENDMENT);
    expect(userErrors).toEqual([]);
    expect(holdsAlready).toBe(false);
    expect(proposal).toMatchObject({ state: 'PROPOSED', proposedBy: '管理员甲', decidedBy: null, revision: null });
    expect(proposal.notice).toEqual({ id: AMENDMENT.id, docNo: AMENDMENT.docNo, off: AMENDMENT.off });
    proposalId = proposal.id;
    expect(await calendarRevision(app)).toEqual(before);
    expect(await dues(eight)).toMatchObject({ PROMISED: '2026-10-09' });
  });

  it('proposed again by anybody, it is the same proposal', async () => {
    const before = await counts();
    const otherwiseWritten = { ...AMENDMENT, makeup: [], source: 'elsewhere' };
    for (const as of ['admin-1', 'admin-2']) {
      const { proposal } = await proposeNotice(app, otherwiseWritten, as);
      expect(proposal.id).toBe(proposalId);
    }
    expect(await counts()).toEqual(before);
  });

  it('nobody approves or rejects what they proposed themselves', async () => {
    const codes = [
      await approve(app, proposalId, 'admin-1'),
      await reject(app, proposalId, '不对', 'admin-1'),
      await approve(app, '00000000-0000-7000-8000-000000000000'),
      await approve(app, 'nonsense'),
      await reject(app, proposalId, ' '),
    ].map(({ proposal, userErrors }) => [proposal, userErrors.map((error: any) => error.code).join()]);
    expect(codes).toEqual([
      [null, 'RULE'],
      [null, 'RULE'],
      [null, 'NOT_FOUND'],
      [null, 'NOT_FOUND'],
      [null, 'INVALID_INPUT'],
    ]);
    await expect(
      app.sql(`update calendar_proposal set decided_by_sub = proposed_by_sub where id = $1`, [proposalId]),
    ).rejects.toThrow(/check constraint/);
  });

  it('approved by another one, it moves every open due date that it touches', async () => {
    untouched = await everythingOf(decided);
    const before = await calendarRevision(app);
    const { proposal } = await approve(app, proposalId);
    expect(proposal).toMatchObject({ state: 'APPROVED', decidedBy: '管理员乙', revision: before.revision + 1 });
    await carried(app);
    expect(await calendarRevision(app)).toEqual({
      revision: before.revision + 1,
      cause: 'NOTICE',
      reference: AMENDMENT.id,
      openClocksBehind: 0,
    });
    expect(await dues(long)).toMatchObject({ PROMISED: '2026-11-05', LEGAL: '2026-11-12' });
    expect(await dues(seven)).toMatchObject({ PROMISED: '2026-10-12' });
    expect(await dues(eight)).toMatchObject({ PROMISED: '2026-10-13' });
    const [{ next }] = await app.sql(
      `select bool_and(t.due_at = s.due_at) as next from task t join clock s on s.task_id = t.id and s.state = 'RUNNING'
        where t.state = 'CLAIMED'`,
    );
    expect(next).toBe(true);
  });

  it('the old and the new date stand in the trail with the notice, by the system', async () => {
    const reference = { reference: AMENDMENT.id, docNo: AMENDMENT.docNo, layerName: null };
    const changes = await changesOf(long);
    expect(changes.filter(({ clock }) => clock !== 'STEP')).toEqual([
      { clock: 'PROMISED', from: '2026-11-02', to: '2026-11-05', ...reference, note: expect.any(String) },
      { clock: 'LEGAL', from: '2026-11-09', to: '2026-11-12', ...reference, note: expect.any(String) },
    ]);
    const query = `query($n: ID!) { requestTrail(number: $n) { nodes { kind note actor { kind } } } }`;
    const { data } = await app.gql(query, { n: long }, { as: 'auditor-1' });
    const told = data.requestTrail.nodes.filter((event: any) => event.kind === 'DUE_DATE_CHANGED');
    expect(told).toHaveLength(changes.length);
    expect(told).toContainEqual({
      kind: 'DUE_DATE_CHANGED',
      note: `法定时限由 2026-11-09 调整为 2026-11-12:${AMENDMENT.id}(${AMENDMENT.docNo})`,
      actor: { kind: 'system' },
    });
  });

  it('the resident sees the new date, and is told once per date', async () => {
    const status = await readStatus(app, long);
    expect(status.dueOn).toBe('2026-11-05');
    expect(status.timeline).toContainEqual({
      label: `因放假安排或者工作日历变动(${AMENDMENT.docNo}),承诺时限的最后一天由 2026-11-02 改为 2026-11-05`,
    });
    const messages = await app.sql(
      `select n.detail from notification n join service_request r on r.id = n.request_id
        where r.number = $1 and n.kind = 'DUE_DATE_CHANGED' and n.address = 'applicant:' || r.id order by n.id`,
      [long],
    );
    expect(messages.map((message: any) => message.detail)).toEqual([
      { clock: 'PROMISED', from: '2026-11-02', to: '2026-11-05' },
      { clock: 'LEGAL', from: '2026-11-09', to: '2026-11-12' },
    ]);
    const answered = await app.sql(
      `select address, detail->>'state' as state from notification where kind = 'CALENDAR'`,
    );
    expect(answered).toEqual([
      { address: 'admin', state: 'PROPOSED' },
      { address: 'sub:admin-1', state: 'APPROVED' },
    ]);
  });

  it('a decided request keeps everything as it was', async () => {
    expect(await everythingOf(decided)).toEqual(untouched);
    expect(await eventKinds(app, decided)).not.toContain('DUE_DATE_CHANGED');
  });

  it('a warning that was given stays, and is not given again', async () => {
    const warnings = (number: string) =>
      app.sql(
        `select p.state, p.kind, p.fired_at is not null as fired from checkpoint p join clock c on c.id = p.clock_id join service_request r on r.id = c.request_id
          where r.number = $1 and c.kind = 'PROMISED' and p.state <> 'cancelled' order by p.id`,
        [number],
      );
    // The new "one working day before" of the second one is 12 October.
    for (const number of [seven, eight]) {
      expect(await warnings(number)).toEqual([{ state: 'armed', kind: 'DUE', fired: true }]);
      expect((await readRequest(app, 'clerk-1', number)).signal).toBe('YELLOW');
    }
    const fired = await travel(app, '2026-10-12T08:00:00+08:00');
    expect(fired.filter((one) => [seven, eight].includes(one.number) && one.checkpoint === 'WARN')).toEqual([]);
    // The old due days have passed, and nothing was late.
    expect(fired.filter((one) => one.checkpoint === 'DUE' && one.clock === 'PROMISED')).toEqual([]);
    const late = await travel(app, '2026-10-13T00:00:01+08:00');
    expect(late).toContainEqual({ number: seven, clock: 'PROMISED', checkpoint: 'DUE', signal: 'YELLOW' });
  });

  it('loaded again it writes nothing', async () => {
    const before = await counts();
    const again = await proposeNotice(app, AMENDMENT, 'admin-2');
    expect(again).toMatchObject({
      holdsAlready: true,
      proposal: { id: proposalId, state: 'APPROVED' },
      userErrors: [],
    });
    const { userErrors } = await approve(app, proposalId);
    expect(userErrors.map((error: any) => error.code)).toEqual(['STATE_CONFLICT']);
    expect(await counts()).toEqual(before);
  });

  it('a rejected proposal changes nothing, and can be made again', async () => {
    const notice = { id: 'cn-2030', issuedOn: '2029-11-01', year: 2030, off: [] };
    const { proposal } = await proposeNotice(app, notice, 'admin-2');
    const before = await calendarRevision(app);
    const rejected = await reject(app, proposal.id, '尚未公布', 'admin-1');
    expect(rejected.proposal).toMatchObject({ state: 'REJECTED', reason: '尚未公布', decidedBy: '管理员甲' });
    expect(await calendarRevision(app)).toEqual(before);
    const again = await proposeNotice(app, notice, 'admin-2');
    expect(again.proposal.id).not.toBe(proposal.id);
    await reject(app, again.proposal.id, '尚未公布', 'admin-1');
  });

  it('a department’s closure touches its own clocks only', async () => {
    const before = { long: await dues(long), eight: await dues(eight) };
    const layer = { id: 'employment-closure', name: '人社系统升级停业', scope: 'DEPARTMENT', scopeCode: 'employment' };
    await established(app, proposeLayer(app, { ...layer, holidays: ['2026-10-13'] }));
    expect(await dues(eight)).toMatchObject({ PROMISED: '2026-10-14', ACCEPTANCE: before.eight.ACCEPTANCE });
    expect(await dues(long)).toEqual(before.long);
    expect((await changesOf(eight)).at(-1)).toMatchObject({
      from: '2026-10-13',
      to: '2026-10-14',
      reference: 'employment-closure',
      docNo: null,
    });
  });

  it('a centre’s layer touches its own clocks only: acceptance and delivery', async () => {
    const here = (await submit(app, { itemCode: LONG, ...applicant(2) })).request.number;
    const there = (await submit(app, { itemCode: LONG, as: 'clerk-2', ...applicant(3) })).request.number;
    const acceptance = async (as: string, number: string) =>
      clockOf(await readRequest(app, as, number), 'ACCEPTANCE').dueOn;
    expect(await acceptance('clerk-1', here)).toBe('2026-10-20');
    const before = { long: await dues(long), decided: await dues(decided) };
    const layer = { id: 'lantian-move', name: '蓝田中心搬迁', scope: 'CENTRE', scopeCode: 'lantian' };
    await established(app, proposeLayer(app, { ...layer, holidays: ['2026-10-15', '2026-10-16'] }));
    expect(await acceptance('clerk-1', here)).toBe('2026-10-22');
    expect(await acceptance('clerk-2', there)).toBe('2026-10-20');
    expect({ long: await dues(long), decided: await dues(decided) }).toEqual(before);

    // A new version takes back what the old one said.
    await established(app, proposeLayer(app, layer));
    expect(await acceptance('clerk-1', here)).toBe('2026-10-20');
    const { data } = await app.gql(`{ calendarLayers { id scope scopeCode holidays } }`, {}, { as: 'supervisor-1' });
    expect(data.calendarLayers).toEqual([
      { id: 'employment-closure', scope: 'DEPARTMENT', scopeCode: 'employment', holidays: ['2026-10-13'] },
      { id: 'lantian-move', scope: 'CENTRE', scopeCode: 'lantian', holidays: [] },
    ]);
    const versions = await app.sql(`select version, valid_to is null as current from calendar_layer where id = $1`, [
      layer.id,
    ]);
    expect(versions).toEqual([
      { version: 1, current: false },
      { version: 2, current: true },
    ]);
  });

  it('clocks that reach an unannounced year stop being provisional when its notice comes', async () => {
    await app.setClock('2026-12-21T09:00:00+08:00');
    const { number } = await takenUp(app, LONG, OFFICER, applicant(4));
    const promised = async () => clockOf(await readRequest(app, 'clerk-1', number), 'PROMISED');
    expect(await promised()).toMatchObject({ provisional: true, dueOn: '2027-01-25' });
    // As an invented notice has it: no date of this clock moves but for New Year's Day.
    const notice = { id: 'cn-2027', issuedOn: '2026-12-20', year: 2027 };
    await established(
      app,
      proposeNotice(app, { ...notice, off: [{ name: '元旦', first: '2027-01-01', last: '2027-01-03' }] }),
    );
    expect(await promised()).toMatchObject({ provisional: false, dueOn: '2027-01-26' });
    const { data } = await app.gql(`{ calendarNotices(year: 2027) { id year off { first } } }`, {}, { as: 'admin-1' });
    expect(data.calendarNotices).toEqual([{ id: 'cn-2027', year: 2027, off: [{ first: '2027-01-01' }] }]);
  });

  it('a rule that is taken out of force only takes its warnings with it', async () => {
    const warnings = (): Promise<unknown[]> =>
      app.sql(`select from checkpoint where state = 'armed' and kind = 'WARN'`);
    expect((await warnings()).length).toBeGreaterThan(0);
    const before = await app.sql(`select count(*) as n from request_event where kind = 'DUE_DATE_CHANGED'`);
    const { data } = await app.gql(
      `mutation { retireWarningRule(code: "promised-soon") { userErrors { code } } }`,
      {},
      { as: 'admin-1' },
    );
    expect(data.retireWarningRule.userErrors).toEqual([]);
    await carried(app);
    expect(await calendarRevision(app)).toMatchObject({ cause: 'RULE', reference: 'promised-soon' });
    expect(await warnings()).toEqual([]);
    expect(await app.sql(`select count(*) as n from request_event where kind = 'DUE_DATE_CHANGED'`)).toEqual(before);
  });

  it('starts also where an administrator’s notice stands in the place of one that the product brings', async () => {
    await app.sql(
      `update calendar_notice set id = 'gov-2023', body = jsonb_set(body, '{id}', '"gov-2023"') where id = 'cn-2023'`,
    );
    await app.restart();
    const { data } = await app.gql(`{ calendarNotices(year: 2023) { id } }`, {}, { as: 'admin-1' });
    expect(data.calendarNotices).toEqual([{ id: 'gov-2023' }]);
  });
});
