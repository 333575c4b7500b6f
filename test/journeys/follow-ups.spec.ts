import { jest } from '@jest/globals';
import { defineLedger, type DepartmentDefinition, type FollowUpKind } from '../../src/department-kit/index.js';
import { FollowUpSweep } from '../../src/follow-ups/follow-up-sweep.js';
import { AnswerSweep } from '../../src/supervision/reminders/answer-sweep.js';
import { sixDepartments, startAppWith } from '../contracts/support/sixth-department.js';
import type { TestApp } from '../support/app.js';
import { FollowUpsUnderTest } from '../support/follow-ups.js';
import { eventually, perform, takenUp } from '../support/requests.js';

const OFFICER = 'officer-gardens-2';
const CLEARED = 'officer-gardens-1';
const LEADER = 'leader-gardens';
const PURPOSE = { 'x-access-purpose': encodeURIComponent('移植成活检查') };
const { codes } = FollowUpsUnderTest;

const YEARLY: FollowUpKind = {
  code: 'yearly-review',
  name: { zh: '年度复核', en: 'Yearly review' },
  ledger: 'tree-permits',
  opensDaysBefore: 10,
  doneBy: 'leader',
  outcomes: { KEPT: { zh: '保留', en: 'Kept' } },
};
const SECRET: FollowUpKind = { ...YEARLY, code: 'secret-visit', ledger: 'secret', doneBy: 'officer' };

/** The sixth department has a kind for its leader besides, and a confidential ledger with a kind. */
async function departments(): Promise<DepartmentDefinition[]> {
  const all = await sixDepartments();
  return all.map((one) => {
    if (one.code !== 'gardens') return one;
    const [ledger] = one.ledgers!;
    const secret = defineLedger({ ...ledger, code: 'secret', confidential: true });
    return { ...one, ledgers: [ledger, secret], followUps: [...one.followUps!, YEARLY, SECRET] };
  });
}

describe('回访、复核、续期: follow-ups', () => {
  let app: TestApp;
  let follow: FollowUpsUnderTest;
  beforeAll(async () => {
    app = await startAppWith(await departments());
    follow = new FollowUpsUnderTest(app);
    await app.setClock('2026-03-02T09:00:00+08:00');
  }, 60_000);
  afterAll(() => app?.stop());
  beforeEach(() => app.sql('truncate follow_up, notification cascade'));

  /** Of the department's own kind; opens at once unless it is said when. */
  const planned = (opensOn = '2026-03-02', dueOn = '2026-12-31', more: object = {}): Promise<string> =>
    follow.plan({ department: 'gardens', kind: 'survival-check', ledger: 'tree-permits', opensOn, dueOn, ...more });
  const sweep = (): Promise<void> => app.context.get(FollowUpSweep, { strict: false }).run();
  const opened = async (more: object = {}): Promise<string> => {
    const id = await planned(undefined, undefined, more);
    await sweep();
    // The sweep that runs by itself may hold it at this moment.
    await eventually('it is open', async () => (await follow.one('gardens', id)).state === 'OPEN');
    return id;
  };
  /** The sweep that runs by itself may be at it when the clock's answer comes. */
  const travelTo = async (now: string): Promise<void> => {
    await app.setClock(now);
    const due = `select from follow_up where state = 'SCHEDULED' and opens_on <= $1
      or state in ('OPEN','CLAIMED') and not overdue and due_on < $1`;
    await eventually('the sweep has run', async () => (await app.sql(due, [now.slice(0, 10)])).length === 0);
  };

  describe('from the window to the register and back', () => {
    it('a decision plans one; it opens on its day, is recorded once, and plans the next', async () => {
      const { number, task } = await takenUp(app, 'tree-permit', OFFICER);
      await perform(app, OFFICER, 'completeTask', { id: task.id, outcome: 'APPROVED' });
      const [first] = (await follow.list(OFFICER, { state: 'SCHEDULED' })).nodes;
      expect(first).toMatchObject({
        requestNumber: number,
        dueOn: '2027-03-02',
        opensOn: '2027-01-31',
        availableOperations: ['openFollowUp'],
      });
      expect(await follow.ids(OFFICER)).toEqual([]);
      expect(codes(await follow.record(OFFICER, first.id, 'REPLANT'))).toEqual(['STATE_CONFLICT']);

      await travelTo('2027-01-30T23:59:59+08:00');
      expect(await follow.ids(OFFICER)).toEqual([]);
      await travelTo('2027-01-31T00:00:00+08:00');
      expect((await follow.list(OFFICER)).nodes).toMatchObject([{ id: first.id, state: 'OPEN', overdue: false }]);
      expect(await follow.told('%')).toEqual(['officer:gardens follow-ups:gardens:2027-01-31']);

      const tooMany = await follow.record(OFFICER, first.id, 'REPLANT', { result: { survivingTrees: 3 } });
      expect(tooMany).toMatchObject({
        followUp: null,
        userErrors: [
          { code: 'INVALID_INPUT', field: ['result', 'survivingTrees'], message: '成活株数不能多于移植株数。' },
        ],
      });
      expect(await follow.one('gardens', first.id)).toMatchObject({ state: 'OPEN', version: 2 });

      const done = await follow.record(OFFICER, first.id, 'REPLANT', { result: { survivingTrees: 1 } });
      expect(done).toMatchObject({
        followUp: { state: 'DONE', outcome: { code: 'REPLANT', name: '须补植' }, overdue: false, version: 3 },
        userErrors: [],
      });
      expect((await follow.list(OFFICER, { state: ['SCHEDULED'] })).nodes).toMatchObject([
        { requestNumber: number, dueOn: '2027-05-01', opensOn: '2027-04-01' },
      ]);
      expect(codes(await follow.record(OFFICER, first.id, 'ALIVE'))).toEqual(['STATE_CONFLICT']);

      await perform(app, LEADER, 'reopenRequest', { number, reason: '复核' });
      expect((await follow.list(OFFICER, { state: ['SCHEDULED', 'CANCELLED'] })).nodes).toMatchObject([
        { state: 'CANCELLED', dueOn: '2027-05-01' },
      ]);
      await app.setClock('2026-03-02T09:00:00+08:00');
    });
  });

  describe('the sweep', () => {
    it('has run when /dev/clock answers, as that of late answers has', async () => {
      const sweeps = [FollowUpSweep, AnswerSweep].map((sweep) => app.context.get(sweep, { strict: false }));
      const runs = sweeps.map((one) => jest.spyOn(one, 'run'));
      await app.setClock('2026-03-02T09:00:00+08:00');
      for (const run of runs) {
        expect(run).toHaveBeenCalled();
        run.mockRestore();
      }
    });

    it('opens each once, and marks each late once, however many sweep at the same time', async () => {
      const ids = await Promise.all(Array.from({ length: 20 }, () => planned('2026-03-02', '2026-03-04')));
      await Promise.all([sweep(), sweep(), sweep()]);
      await eventually('all are open', async () => (await follow.ids(OFFICER)).length === 20);
      expect(new Set(await follow.ids(OFFICER))).toEqual(new Set(ids));
      const versions = await app.sql(`select distinct version, overdue from follow_up`);
      expect(versions).toEqual([{ version: 2, overdue: false }]);

      await travelTo('2026-03-04T23:59:59+08:00');
      expect(await follow.ids(OFFICER, { overdueOnly: true })).toEqual([]);
      await travelTo('2026-03-05T00:00:00+08:00');
      await Promise.all([sweep(), sweep()]);
      expect(await follow.ids(OFFICER, { overdueOnly: true })).toHaveLength(20);
      // Whoever read it before midnight may record it after.
      expect(await app.sql(`select distinct version from follow_up`)).toEqual([{ version: 2 }]);
      await travelTo('2026-03-06T00:00:00+08:00');
      expect(await follow.told('%')).toEqual([
        'leader:gardens follow-ups-overdue:gardens:2026-03-05',
        'officer:gardens follow-ups:gardens:2026-03-02',
      ]);

      const late = await follow.record(OFFICER, ids[0], 'ALIVE');
      expect(late.followUp).toMatchObject({ state: 'DONE', overdue: true });
      await app.setClock('2026-03-02T09:00:00+08:00');
    });

    it('tells each department once a day, the leader of what is the leader’s', async () => {
      await planned();
      await follow.plan({
        department: 'health',
        kind: 'no-such-kind',
        ledger: 'no-such-ledger',
        opensOn: '2026-03-01',
        dueOn: '2026-12-31',
      });
      await sweep();
      await planned();
      await planned(undefined, undefined, { kind: 'yearly-review' });
      await sweep();
      await eventually('all are open', async () => {
        return (await app.sql(`select from follow_up where state = 'SCHEDULED'`)).length === 0;
      });
      const day = '2026-03-02';
      expect(await follow.told('%')).toEqual([
        `leader:gardens follow-ups:gardens:${day}`,
        `officer:gardens follow-ups:gardens:${day}`,
        `officer:health follow-ups:health:${day}`,
      ]);
      const [{ detail }] = await app.sql(`select detail from notification where address = 'officer:gardens'`);
      expect(detail).toEqual({ state: 'OPENED', day });
    });
  });

  describe('claims', () => {
    it('of many one wins; it is given back by its holder or the leader', async () => {
      const id = await opened();
      const answers = await Promise.all([OFFICER, CLEARED, OFFICER, LEADER].map((as) => follow.move(as, 'claim', id)));
      const winners = answers.filter((answer) => answer.followUp !== null);
      expect(winners).toHaveLength(1);
      expect(answers.filter((answer) => answer !== winners[0]).map(codes)).toEqual(Array(3).fill(['ALREADY_CLAIMED']));

      await app.sql(`update follow_up set assignee_sub = $2, assignee_name = '乙' where id = $1`, [id, CLEARED]);
      expect(await follow.ids(CLEARED, { mine: true })).toEqual([id]);
      expect(await follow.ids(OFFICER, { mine: true })).toEqual([]);
      for (const what of ['release', 'open']) {
        expect(codes(await follow.move(OFFICER, what, id))).toEqual(['STATE_CONFLICT']);
      }
      expect(codes(await follow.record(OFFICER, id, 'ALIVE'))).toEqual(['STATE_CONFLICT']);
      expect((await follow.move(LEADER, 'release', id)).followUp).toMatchObject({ state: 'OPEN', assigneeName: null });
      expect((await follow.move(OFFICER, 'claim', id)).followUp).toMatchObject({ state: 'CLAIMED' });
      expect((await follow.record(OFFICER, id, 'ALIVE')).followUp).toMatchObject({ state: 'DONE' });
    });

    it('one that is still to come can be opened early, and is then recorded', async () => {
      const id = await planned('2026-06-01', '2026-07-01');
      expect(codes(await follow.move(OFFICER, 'claim', id))).toEqual(['STATE_CONFLICT']);
      expect((await follow.move(OFFICER, 'open', id)).followUp).toMatchObject({ state: 'OPEN', version: 2 });
      expect(codes(await follow.record(OFFICER, id, 'ALIVE', { expectedVersion: 1 }))).toEqual(['VERSION_CONFLICT']);
      expect((await follow.record(OFFICER, id, 'ALIVE', { expectedVersion: 2 })).followUp.state).toBe('DONE');
    });

    it('of a kind that is the leader’s only the leader', async () => {
      const id = await opened({ kind: 'yearly-review' });
      for (const refused of [await follow.move(OFFICER, 'claim', id), await follow.record(OFFICER, id, 'KEPT')]) {
        expect(codes(refused)).toEqual(['RULE']);
      }
      expect((await follow.record(LEADER, id, 'KEPT')).followUp).toMatchObject({ doneByName: '园林绿化负责人' });
    });
  });

  describe('what is recorded', () => {
    it('is refused, by the field, when it is not what the kind asks for', async () => {
      const id = await opened();
      const bad: [string, object, string[], string][] = [
        ['MAYBE', {}, ['outcome'], '结果须为 ALIVE、REPLANT 之一。'],
        ['toString', {}, ['outcome'], '结果须为 ALIVE、REPLANT 之一。'],
        ['ALIVE', { result: { survivingTrees: -1 } }, ['result', 'survivingTrees'], '成活株数:应当为 >= 0'],
        ['ALIVE', { result: { height: 2 } }, ['result', 'height'], '表单没有这一项'],
        ['ALIVE', { note: '' }, ['note'], ''],
        ['ALIVE', { note: '长'.repeat(2001) }, ['note'], '2000'],
      ];
      for (const [outcome, more, field, message] of bad) {
        const { userErrors } = await follow.record(OFFICER, id, outcome, more);
        expect(userErrors).toEqual([{ code: 'INVALID_INPUT', field, message: expect.stringContaining(message) }]);
      }
      const own = await opened({ kind: 'yearly-review' });
      expect((await follow.record(LEADER, own, 'KEPT', { result: { any: 1 } })).userErrors).toMatchObject([
        { code: 'INVALID_INPUT', field: ['result'] },
      ]);
      const untouched = await app.sql(`select distinct state, version from follow_up`);
      expect(untouched).toEqual([{ state: 'OPEN', version: 2 }]);
    });

    it('is encrypted, and read only for a declared purpose, which is recorded', async () => {
      const id = await opened();
      const note = '两株长势良好';
      const { followUp } = await follow.record(OFFICER, id, 'ALIVE', { note, result: { survivingTrees: 77 } });
      expect(followUp).toMatchObject({ note: null, result: null });
      const [{ stored }] = await app.sql(`select result as stored from follow_up where id = $1`, [id]);
      expect(stored.toString('utf8')).not.toMatch(/survivingTrees|77/);

      expect(await follow.one('gardens', id)).toMatchObject({ note: null, result: null });
      const reads = `select reader_sub, subject_id, purpose from access_log where subject_kind = 'follow_up'`;
      expect(await app.sql(reads)).toEqual([]);
      expect(await follow.one('gardens', id, PURPOSE)).toMatchObject({ note, result: { survivingTrees: 77 } });
      expect(await app.sql(reads)).toEqual([{ reader_sub: LEADER, subject_id: id, purpose: '移植成活检查' }]);
    });

    it('twice at once is recorded once', async () => {
      const id = await opened();
      const answers = await Promise.all([OFFICER, LEADER].map((as) => follow.record(as, id, 'ALIVE')));
      expect(answers.map(codes).sort()).toEqual([[], ['STATE_CONFLICT']]);
    });
  });

  describe('who sees them', () => {
    it('another department sees none, and finds none', async () => {
      const id = await opened();
      for (const stranger of ['officer-health-1', 'leader-employment']) {
        expect(await follow.ids(stranger, { state: ['SCHEDULED', 'OPEN', 'DONE'] })).toEqual([]);
        for (const answer of [
          await follow.move(stranger, 'claim', id),
          await follow.record(stranger, id, 'ALIVE'),
          await follow.move(stranger, 'open', 'not-an-id'),
        ]) {
          expect(answer.userErrors).toMatchObject([{ code: 'NOT_FOUND', field: ['id'] }]);
        }
      }
      expect(await follow.one('gardens', id)).toMatchObject({ state: 'OPEN', version: 2 });
    });

    it('those of another county do not exist for who is bound to one', async () => {
      const id = await opened({ divisionCode: '330199002' });
      const [here, away] = ['330199001', '330298001'].map((division) => {
        const sub = `officer-gardens-${division}`;
        app.introduce({ sub, roles: ['officer'], department: 'gardens', division });
        return sub;
      });
      const seen = async (as: string): Promise<unknown[]> => {
        const { data } = await app.gql('{ followUpCounts(by: DIVISION) { key open } }', {}, { as });
        return [await follow.ids(as), data.followUpCounts];
      };
      expect(await seen(away)).toEqual([[], []]);
      expect(codes(await follow.record(away, id, 'SURVIVED'))).toEqual(['NOT_FOUND']);
      expect(await seen(here)).toEqual([[id], [{ key: '330199002', open: 1 }]]);
    });

    it('those of a confidential ledger do not exist for who is not cleared', async () => {
      const id = await opened({ kind: 'secret-visit', ledger: 'secret' });
      for (const as of [OFFICER, 'system-gardens']) {
        expect(await follow.ids(as)).toEqual([]);
        expect(codes(await follow.record(as, id, 'KEPT'))).toEqual(['NOT_FOUND']);
        const { data } = await app.gql('{ followUpCounts(by: KIND) { key } }', {}, { as });
        expect(data.followUpCounts).toEqual([]);
      }
      expect(await follow.ids(CLEARED)).toEqual([id]);
      expect(codes(await follow.record(CLEARED, id, 'KEPT'))).toEqual([]);
    });
  });

  describe('the list', () => {
    it('what falls due first at the top, page by page, by what is asked for', async () => {
      const rows: [string, string, object][] = [
        ['2026-03-01', '2026-03-09', { divisionCode: '330199002' }],
        ['2026-03-01', '2026-03-05', {}],
        ['2026-03-01', '2026-03-05', {}],
        ['2026-03-01', '2026-02-20', { kind: 'yearly-review' }],
        ['2026-08-01', '2026-09-01', {}],
      ];
      const ids: string[] = [];
      for (const [opensOn, dueOn, more] of rows) ids.push(await planned(opensOn, dueOn, more));
      await travelTo('2026-03-02T09:00:00+08:00');
      const [far, one, other, late, later] = ids;
      const inOrder = [late, ...[one, other].sort(), far];
      expect(await follow.ids(OFFICER)).toEqual(inOrder);

      const paged: string[] = [];
      for (let after: string | null = null, more = true; more;) {
        const { nodes, pageInfo } = await follow.list(OFFICER, {}, { first: 1, after });
        paged.push(...nodes.map((node: { id: string }) => node.id));
        ({ endCursor: after, hasNextPage: more } = pageInfo);
      }
      expect(paged).toEqual(inOrder);

      const asked: [object, string[]][] = [
        [{ kind: 'yearly-review' }, [late]],
        [{ ledger: 'secret' }, []],
        [{ state: ['SCHEDULED'] }, [later]],
        [{ dueTo: '2026-03-05' }, inOrder.slice(0, 3)],
        [{ divisionCode: '330199002' }, [far]],
        [{ divisionCode: '3301' }, inOrder],
        [{ overdueOnly: true }, [late]],
      ];
      for (const [filter, expected] of asked)
        expect([filter, await follow.ids(OFFICER, filter)]).toEqual([filter, expected]);

      const counts = (by: string) => `${by}: followUpCounts(by: ${by}) { key name scheduled open overdue done }`;
      const { data } = await app.gql(`{ ${counts('KIND')} ${counts('DIVISION')} }`, {}, { as: OFFICER });
      expect(data).toEqual({
        KIND: [
          { key: 'survival-check', name: '移植成活检查', scheduled: 1, open: 3, overdue: 0, done: 0 },
          { key: 'yearly-review', name: '年度复核', scheduled: 0, open: 1, overdue: 1, done: 0 },
        ],
        DIVISION: [
          { key: '330199001', name: '330199001', scheduled: 1, open: 3, overdue: 1, done: 0 },
          { key: '330199002', name: '330199002', scheduled: 0, open: 1, overdue: 0, done: 0 },
        ],
      });
    });

    const cursor = (key: unknown[]): string => Buffer.from(JSON.stringify(key)).toString('base64url');
    it.each([
      [{ first: 0 }, ['first']],
      [{ after: 'x' }, ['after']],
      [{ after: cursor(['2026-02-30', '00000000-0000-7000-8000-000000000000']) }, ['after']],
      [{ after: cursor(['2026-03-02', 'x']) }, ['after']],
      [{ filter: { divisionCode: '33%' } }, ['filter', 'divisionCode']],
    ])('refuses %j', async (variables, field) => {
      const query = `query($filter: FollowUpFilter, $first: Int, $after: String) {
        followUps(filter: $filter, first: $first, after: $after) { nodes { id } } }`;
      const { errors } = await app.gql(query, variables, { as: OFFICER });
      expect(errors?.[0].extensions).toMatchObject({ code: 'BAD_USER_INPUT', field });
    });
  });
});
