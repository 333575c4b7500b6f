import { startTestApp, type TestApp } from '../support/app.js';
import { DEPARTMENT, OFFICER, Reminding } from '../support/reminders.js';
import { perform, readRequest, readStatus } from '../support/requests.js';

describe('督办: the supervisor orders an answer, and late answers are seen', () => {
  let app: TestApp;
  /** Another process of the same installation. */
  let second: TestApp;
  let says: Reminding;
  beforeAll(async () => {
    app = await startTestApp();
    second = await startTestApp({ beside: app });
    says = new Reminding(app);
  });
  afterAll(async () => {
    await second?.stop();
    await app?.stop();
  });

  const travelTo = async (now: string): Promise<void> => {
    await app.setClock(now);
    await second.setClock(now);
  };

  describe('a supervisor orders', () => {
    let number: string;
    beforeAll(async () => {
      // A Thursday; Friday 3 April is the day before the holiday of Tomb-Sweeping, 4 to 6 April.
      await travelTo('2026-04-02T16:00:00+08:00');
      ({ number } = await says.accepted());
    });

    it('with an answer due by the working-day calendar, and is answered in time on the last day', async () => {
      expect((await readRequest(app, 'supervisor-1', number)).availableOperations).toContain('orderRequest');
      const ordered = await says.order(number, { value: 2, unit: 'WORKING_DAY' });
      expect(ordered).toMatchObject({
        kind: 'ORDER',
        askedBy: { kind: 'supervisor', name: '督办甲' },
        answerDueOn: '2026-04-07',
        department: { code: DEPARTMENT },
      });
      expect(await says.trail(number, 'ORDERED')).toMatchObject([
        { actor_sub: 'supervisor-1', note: '请说明为何逾期' },
      ]);
      expect(await says.told(`reminder:${ordered.id}`)).toMatchObject([
        { address: `leader:${DEPARTMENT}`, kind: 'ORDER' },
        { address: `officer:${DEPARTMENT}`, kind: 'ORDER' },
      ]);
      const labels = (await readStatus(app, number)).timeline.map((entry: { label: string }) => entry.label);
      expect(labels.join()).not.toMatch(/督办|催办/);
      await travelTo('2026-04-07T23:59:59+08:00');
      await says.sweep();
      expect(await says.done(`leader-${DEPARTMENT}`, 'answerReminder', { id: ordered.id, text: '已办' })).toMatchObject(
        {
          state: 'ANSWERED',
          overdue: false,
        },
      );
      expect(await says.trail(number, 'ORDER_ANSWERED')).toMatchObject([{ data: { late: false } }]);
      expect(await says.trail(number, 'ANSWER_OVERDUE')).toEqual([]);
    });

    it('in natural days too, from 1 to 30; what is wrong is named', async () => {
      await travelTo('2026-04-08T09:00:00+08:00');
      expect(await says.order(number, { value: 30, unit: 'NATURAL_DAY' })).toMatchObject({ answerDueOn: '2026-05-08' });
      for (const value of [0, -1, 31, 1_000_000_000]) {
        const asked = { number, text: '督', answerWithin: { value, unit: 'WORKING_DAY' } };
        expect(await says.call('supervisor-1', 'orderRequest', asked)).toMatchObject({
          reminder: null,
          userErrors: [{ code: 'INVALID_INPUT', field: ['answerWithin', 'value'] }],
        });
      }
      for (const unit of ['HOUR', 'IMMEDIATE']) {
        const asked = { number, text: '督', answerWithin: { value: 1, unit } };
        expect(await says.call('supervisor-1', 'orderRequest', asked)).toMatchObject({
          reminder: null,
          userErrors: [{ code: 'INVALID_INPUT', field: ['answerWithin', 'unit'] }],
        });
      }
      expect(await says.trail(number, 'ORDERED')).toHaveLength(2);
    });
  });

  describe('an answer that is late', () => {
    const cards = (number: string): Promise<any[]> =>
      app.sql(
        `select c.level, c.department, c.officer_sub, w.trigger from warning_card c join warning_rule w on w.id = c.rule_id
          join service_request r on r.id = c.request_id where r.number = $1 and w.trigger = 'ANSWER_OVERDUE'`,
        [number],
      );

    it('is said once, with a card, however many sweep at the same time; what comes after is kept as late', async () => {
      await travelTo('2026-04-13T09:00:00+08:00');
      const { number, taskId } = await says.accepted();
      await perform(app, OFFICER, 'claimTask', { id: taskId });
      const { version } = await readRequest(app, 'clerk-1', number);
      const { id } = await says.order(number, { value: 1, unit: 'WORKING_DAY' });
      await travelTo('2026-04-14T23:59:59+08:00');
      await says.sweep();
      expect(await says.listed('supervisor-1', { request: number })).toMatchObject({
        nodes: [{ state: 'OPEN', overdue: false }],
      });

      // Each sweeps when it is told the time.
      await Promise.all([app.setClock('2026-04-15T00:00:00+08:00'), second.setClock('2026-04-15T00:00:00+08:00')]);
      expect(await says.idsOf('supervisor-1', { request: number, overdueOnly: true })).toEqual([id]);
      await Promise.all([says.sweep(app), says.sweep(second), says.sweep(app), says.sweep(second)]);
      await says.sweep();
      expect(await says.listed('supervisor-1', { request: number, state: ['OVERDUE'] })).toMatchObject({
        nodes: [{ id, state: 'OVERDUE', overdue: true }],
      });
      expect(await says.trail(number, 'ANSWER_OVERDUE')).toEqual([
        { actor_sub: null, note: null, data: { reminder: id, department: DEPARTMENT }, to_state: null },
      ]);
      expect(await cards(number)).toEqual([
        { level: 'YELLOW', department: DEPARTMENT, officer_sub: OFFICER, trigger: 'ANSWER_OVERDUE' },
      ]);
      expect(await readRequest(app, 'clerk-1', number)).toMatchObject({ version });

      const late = await says.done(OFFICER, 'answerReminder', { id, text: '迟了,抱歉' });
      expect(late).toMatchObject({ state: 'ANSWERED', overdue: true });
      expect(await says.trail(number, 'ORDER_ANSWERED')).toMatchObject([{ data: { reminder: id, late: true } }]);
      expect(await says.idsOf('supervisor-1', { request: number, overdueOnly: true })).toEqual([id]);
      await says.sweep();
      expect(await says.trail(number, 'ANSWER_OVERDUE')).toHaveLength(1);
    });

    it('raises no card for a reminder of a request that has ended meanwhile; an order is owed all the same', async () => {
      const ended = await says.received();
      const ordered = await says.received();
      await says.remind('clerk-1', ended);
      await says.order(ordered);
      for (const number of [ended, ordered]) {
        await perform(app, 'clerk-1', 'withdrawRequest', { number, reason: '不办了' });
      }
      await travelTo('2026-04-21T09:00:00+08:00');
      await says.sweep();
      expect(await says.trail(ended, 'ANSWER_OVERDUE')).toHaveLength(1);
      expect(await cards(ended)).toEqual([]);
      expect(await cards(ordered)).toMatchObject([{ department: null, officer_sub: 'clerk-1' }]);
      const [id] = await says.idsOf('clerk-1', { request: ended });
      expect(await says.done('clerk-1', 'answerReminder', { id, text: '申请人已撤回' })).toMatchObject({
        overdue: true,
      });
    });

    it('one that cannot be flipped keeps no other back', async () => {
      const bad = await says.received();
      const good = await says.received();
      const { id } = await says.remind('clerk-1', bad);
      await says.remind('clerk-1', good);
      // An instant before: it is the first in line.
      await app.sql(`update reminder set answer_due_at = answer_due_at - interval '1 minute' where id = $1`, [id]);
      await app.sql(`alter table reminder add constraint stuck check (id <> '${id}' or state = 'OPEN')`);
      await expect(travelTo('2026-04-28T09:00:00+08:00')).rejects.toThrow('500');
      await expect(says.sweep()).rejects.toThrow('stuck');
      expect(await says.trail(good, 'ANSWER_OVERDUE')).toHaveLength(1);
      expect(await says.trail(bad, 'ANSWER_OVERDUE')).toEqual([]);
      await app.sql(`alter table reminder drop constraint stuck`);
      await says.sweep();
      expect(await says.trail(bad, 'ANSWER_OVERDUE')).toHaveLength(1);
    });
  });

  describe('the list', () => {
    it('newest first, page by page, by kind, state and request', async () => {
      const all = await says.listed('supervisor-1', {}, { first: 200 });
      const ids = all.nodes.map((node: { id: string }) => node.id);
      expect(ids).toEqual([...ids].sort().reverse());
      const paged: string[] = [];
      for (let after: string | null = null, more = true; more;) {
        const { nodes, pageInfo } = await says.listed('supervisor-1', {}, { first: 5, after });
        paged.push(...nodes.map((node: { id: string }) => node.id));
        ({ endCursor: after, hasNextPage: more } = pageInfo);
      }
      expect(paged).toEqual(ids);
      const orders = await says.listed('supervisor-1', { kind: 'ORDER', state: ['OVERDUE', 'OPEN'] });
      expect(orders.nodes.length).toBeGreaterThan(1);
      for (const node of orders.nodes) {
        expect(node).toMatchObject({ kind: 'ORDER', state: expect.stringMatching(/OPEN|OVERDUE/) });
      }
      expect(await says.idsOf('supervisor-1', { request: '不是编号' })).toEqual([]);
      expect(ids).toEqual(expect.arrayContaining(await says.idsOf(OFFICER)));
    });

    it.each([
      ['first', { first: 0 }],
      ['first', { first: 201 }],
      ['after', { after: 'moon' }],
      ['after', { after: Buffer.from('["x"]').toString('base64url') }],
    ])('refuses a wrong %s', async (field, page) => {
      const query = `query($first: Int, $after: String) { reminders(first: $first, after: $after) { nodes { id } } }`;
      const { errors } = await app.gql(query, page, { as: 'clerk-1' });
      expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT', field: [field] } }]);
    });
  });
});
