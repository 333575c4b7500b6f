import { startTestApp, type TestApp } from '../support/app.js';
import { attempt, clockOf, perform, readRequest, refusal, RESIDENT, submit, takenUp } from '../support/requests.js';

const ITEM = 'no-crime-certificate';
const OFFICER = 'officer-public-security-1';
const LEADER = 'leader-public-security';
const PAUSES = `clocks { kind state pauses { from to procedure reason approver notice expectedUntil } }`;

describe('停表记录 and 被拒绝的操作', () => {
  let app: TestApp;
  let number: string;
  beforeAll(async () => {
    app = await startTestApp();
    await app.setClock('2026-03-02T09:00:00+08:00');
    number = (await takenUp(app, ITEM, OFFICER)).number;
  });
  afterAll(() => app?.stop());

  const investigation = { procedure: 'investigation', reason: '需核实曾用名' };
  const problems = async (as: string, name: string, args: Record<string, unknown>): Promise<string[]> => {
    const { userErrors } = await attempt(app, as, name, args);
    return userErrors.map(({ code, field }: any) => [code, ...(field ?? [])].join('.'));
  };
  const refused = async (as = 'supervisor-1', filter: object = {}, page: object = {}): Promise<any> => {
    const query = `query($filter: RefusedOperationFilter, $first: Int, $after: String) {
      refusedOperations(filter: $filter, first: $first, after: $after) {
        nodes { id at operation code message actor { kind name department { code } } request { number state } }
        pageInfo { hasNextPage endCursor } } }`;
    const { data, errors } = await app.gql(query, { filter, ...page }, { as });
    if (errors) throw new Error(JSON.stringify(errors));
    return data.refusedOperations;
  };
  const traces = (): Promise<any[]> =>
    app.sql(`select (select count(*) from request_event) as events, (select count(*) from clock_event) as clock_events,
      (select count(*) from notice) as notices, (select sum(revision) from service_request) as revisions`);

  it('refuses what cannot be the length of a pause, naming the field; nobody else needs to know', async () => {
    const bad: [limit: object, field: string][] = [
      [{ value: 0, unit: 'WORKING_DAY' }, 'value'],
      [{ value: -3, unit: 'NATURAL_DAY' }, 'value'],
      [{ value: 181, unit: 'NATURAL_DAY' }, 'value'],
      [{ value: 1_000_000_000, unit: 'WORKING_DAY' }, 'value'],
      [{ value: 5, unit: 'HOUR' }, 'unit'],
      [{ value: 1, unit: 'IMMEDIATE' }, 'unit'],
    ];
    for (const [expectedDuration, field] of bad) {
      expect(await problems(OFFICER, 'suspendRequest', { number, ...investigation, expectedDuration })).toEqual([
        `INVALID_INPUT.expectedDuration.${field}`,
      ]);
    }
    const fraction = { number, ...investigation, expectedDuration: { value: 1.5, unit: 'WORKING_DAY' } };
    await expect(attempt(app, OFFICER, 'suspendRequest', fraction)).rejects.toThrow('BAD_USER_INPUT');
    expect((await refused()).nodes).toEqual([]);
  });

  it('refuses to date a pause back or ahead, and an instant that is none', async () => {
    const before = await traces();
    const ask = { number, ...investigation };
    for (const at of ['2026-03-02T08:54:00+08:00', '2026-02-27T17:00:00+08:00', '2026-03-02T09:30:00+08:00']) {
      expect(await problems(OFFICER, 'suspendRequest', { ...ask, at })).toEqual(['RULE.at']);
    }
    for (const at of ['2026-03-02T09:00:00', '2026-02-30T09:00:00+08:00', 'yesterday']) {
      await expect(attempt(app, OFFICER, 'suspendRequest', { ...ask, at })).rejects.toThrow('BAD_USER_INPUT');
    }
    expect(await traces()).toEqual(before);
    expect((await refused()).nodes).toHaveLength(3);
  });

  it('keeps a pause with its procedure, reason, approver, notice and expected end', async () => {
    const { notice } = await attempt(app, OFFICER, 'suspendRequest', {
      number,
      ...investigation,
      approvedBy: '县局负责人',
      // Three working days after 2 March: 3, 4, 5 March.
      expectedDuration: { value: 3, unit: 'WORKING_DAY' },
      at: '2026-03-02T09:02:00+08:00',
    });
    expect(notice.body).toMatchObject({ procedure: '调查核实', approver: '县局负责人', expectedOn: '2026-03-05' });
    const { clocks } = await readRequest(app, 'clerk-1', number, PAUSES);
    const kept = {
      // A clock that differs by two minutes: the pause begins now.
      from: expect.stringMatching(/^2026-03-02T09:00:/),
      to: null,
      ...investigation,
      approver: '县局负责人',
      notice: notice.number,
      expectedUntil: '2026-03-06T00:00:00+08:00',
    };
    for (const kind of ['PROMISED', 'LEGAL', 'STEP']) {
      expect(clockOf({ clocks }, kind)).toEqual({ kind, state: 'PAUSED', pauses: [kept] });
    }
    const [{ data }] = await app.sql(`select data from request_event where kind = 'SUSPENDED'`);
    expect(data).toEqual({
      procedure: 'investigation',
      approver: '县局负责人',
      expectedOn: '2026-03-05',
      expectedUntil: '2026-03-06T00:00:00+08:00',
    });
  });

  it('refuses to end it before it began, or some other day', async () => {
    await app.setClock('2026-03-04T10:00:00+08:00');
    for (const at of ['2026-03-02T08:59:00+08:00', '2026-03-03T10:00:00+08:00', '2026-03-05T10:00:00+08:00']) {
      expect(await problems(OFFICER, 'resumeRequest', { number, at })).toEqual(['RULE.at']);
    }
    const early = await attempt(app, OFFICER, 'resumeRequest', { number, at: '2026-03-02T08:59:00+08:00' });
    expect(early.userErrors[0].message).toContain('不能早于停止计时');
    expect(await readRequest(app, 'clerk-1', number)).toMatchObject({ state: 'SUSPENDED' });
    await perform(app, OFFICER, 'resumeRequest', { number, at: '2026-03-04T10:01:00+08:00' });
    const { clocks } = await readRequest(app, 'clerk-1', number, PAUSES);
    expect(clockOf({ clocks }, 'LEGAL').pauses).toEqual([
      expect.objectContaining({ to: expect.stringMatching(/^2026-03-04T10:00:/), approver: '县局负责人' }),
    ]);
  });

  it('refuses to resume what is not paused, to pause for what the item does not list, and to extend what cannot be', async () => {
    const before = await traces();
    expect(await refusal(app, OFFICER, 'resumeRequest', { number })).toEqual(['STATE_CONFLICT']);
    const hearing = { number, procedure: 'hearing', reason: '听证' };
    expect(await problems(OFFICER, 'suspendRequest', hearing)).toEqual(['RULE.procedure']);
    const extension = { number, limit: { value: 1, unit: 'WORKING_DAY' }, reason: '材料多' };
    expect(await refusal(app, LEADER, 'extendRequest', extension)).toEqual(['RULE']);
    expect(await traces()).toEqual(before);
    const { nodes } = await refused();
    expect(nodes.slice(0, 3)).toEqual([
      expect.objectContaining({ operation: 'extendRequest', code: 'RULE', message: '此事项没有规定可以延期。' }),
      expect.objectContaining({ operation: 'suspendRequest', code: 'RULE' }),
      {
        id: expect.any(String),
        at: expect.stringMatching(/^2026-03-04T10:00:/),
        operation: 'resumeRequest',
        code: 'STATE_CONFLICT',
        message: '办件现为“办理中”,不能进行此操作。',
        actor: { kind: 'officer', name: '公安经办甲', department: { code: 'public-security' } },
        request: { number, state: 'IN_PROGRESS' },
      },
    ]);
  });

  it('says nothing of a mistyped reason, a stale version, an unknown number or another department', async () => {
    const before = (await refused()).nodes.length;
    const ask = { number, ...investigation };
    expect(await refusal(app, OFFICER, 'suspendRequest', { ...ask, reason: '' })).toEqual(['INVALID_INPUT']);
    expect(await refusal(app, OFFICER, 'suspendRequest', { ...ask, expectedVersion: 99 })).toEqual([
      'VERSION_CONFLICT',
    ]);
    expect(await refusal(app, OFFICER, 'resumeRequest', { number: 'no-such-number' })).toEqual(['NOT_FOUND']);
    expect(await refusal(app, 'officer-health-1', 'resumeRequest', { number })).toEqual(['NOT_FOUND']);
    expect((await refused()).nodes).toHaveLength(before);
  });

  it('an extension that comes too late is one more, by who tried it', async () => {
    const { number: late } = await takenUp(app, 'minimum-living-allowance', 'officer-social-assistance-1');
    const leader = 'leader-social-assistance';
    const extend = (value: number, unit = 'WORKING_DAY') => ({ number: late, limit: { value, unit }, reason: '核对' });
    expect(await problems(leader, 'extendRequest', extend(0))).toEqual(['INVALID_INPUT.limit.value']);
    expect(await problems(leader, 'extendRequest', extend(-1))).toEqual(['INVALID_INPUT.limit.value']);
    expect(await problems(leader, 'extendRequest', extend(5, 'HOUR'))).toEqual(['INVALID_INPUT.limit.unit']);
    await expect(attempt(app, leader, 'extendRequest', extend(0.5))).rejects.toThrow('BAD_USER_INPUT');
    expect(await problems(leader, 'extendRequest', extend(16))).toEqual(['RULE.limit.value']);
    expect(await problems(leader, 'extendRequest', extend(1_000_000_000))).toEqual(['RULE.limit.value']);
    const enquiry = { number: late, procedure: 'public-notice', reason: '公示' };
    await perform(app, 'officer-social-assistance-1', 'suspendRequest', enquiry);
    expect(await refusal(app, leader, 'extendRequest', extend(1))).toEqual(['STATE_CONFLICT']);
    await perform(app, 'officer-social-assistance-1', 'resumeRequest', { number: late });
    await app.setClock('2026-06-01T09:00:00+08:00');
    expect(await refusal(app, leader, 'extendRequest', extend(1))).toEqual(['TOO_LATE']);
    const { nodes } = await refused('supervisor-1', { request: late });
    expect(nodes.map(({ operation, code }: any) => `${operation} ${code}`)).toEqual([
      'extendRequest TOO_LATE',
      'extendRequest STATE_CONFLICT',
      'extendRequest RULE',
      'extendRequest RULE',
    ]);
    const byDepartment = await refused('supervisor-1', { department: 'social-assistance', operation: 'extendRequest' });
    expect(byDepartment.nodes).toEqual(nodes);
  });

  it('is for the supervisor of the centre, page by page, without personal data', async () => {
    const all = (await refused()).nodes;
    expect(all).toHaveLength(14);
    const found: any[] = [];
    for (let after: string | null = null; ;) {
      const { nodes, pageInfo } = await refused('supervisor-1', {}, { first: 4, after });
      found.push(...nodes);
      after = pageInfo.endCursor;
      if (!pageInfo.hasNextPage) break;
    }
    expect(found).toEqual(all);
    expect((await refused('supervisor-2')).nodes).toEqual([]);
    expect((await refused('supervisor-1', { request: 'nonsense' })).nodes).toEqual([]);
    for (const as of ['clerk-1', OFFICER, LEADER, 'auditor-1', 'admin-1', 'partner-1']) {
      await expect(refused(as)).rejects.toThrow('FORBIDDEN');
    }
    for (const after of ['x', 'WyIxZTk5Il0', 'WyI5OTk5OTk5OTk5OTk5OTk5OTk5OTk5Il0']) {
      await expect(refused('supervisor-1', {}, { after })).rejects.toThrow('BAD_USER_INPUT');
    }
    const stored = JSON.stringify(await app.sql(`select message from refused_operation`));
    expect(stored).not.toContain(RESIDENT.name);
    await expect(app.sql(`delete from refused_operation`)).rejects.toThrow('insert-only');
  });

  it('a request of another centre belongs to its supervisor', async () => {
    const other = (await submit(app, { itemCode: ITEM, accept: true, as: 'clerk-2' })).request.number;
    const found = async () => (await refused('supervisor-2')).nodes.map((node: any) => node.request.number);
    const seen = await refusal(app, LEADER, 'resumeRequest', { number: other });
    expect(seen).toEqual(['STATE_CONFLICT']);
    expect(await found()).toEqual([other]);
  });
});
