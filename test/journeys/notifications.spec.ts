import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { NotificationSender, SENDS_PER_RUN } from '../../src/notifications/index.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { eventually, submit } from '../support/requests.js';
import { Subscriber } from '../support/subscriber.js';

const ITEM = 'unemployment-registration';
const ITEM_NAME = '失业登记';
const OFFICER = 'officer-employment-1';
const COLLEAGUE = 'officer-employment-2';
const SHARED = 'officer:employment';

const MONDAY = '2026-03-02T10:00:00+08:00';
const FRIDAY_EVENING = '2026-03-06T17:30:00+08:00';
const NEXT_MONDAY = '2026-03-09T09:00:00+08:00';

const FIELDS = `id kind title body requestNumber createdAt sentAt readAt`;
const RECEIVED = `subscription { notificationReceived { ${FIELDS} } }`;

/** Messages to people: kept when things happen, told in office hours, to those whom they concern. */
describe('messages to people', () => {
  let app: TestApp;
  let number: string;
  let requestId: string;
  let causes = 0;
  const subscribers: Subscriber[] = [];

  beforeAll(async () => {
    // Without workers: nothing is sent but what a test sends.
    app = await startTestApp({ role: 'api' });
    await app.setClock(MONDAY);
    const answer = await submit(app, { itemCode: ITEM, accept: true });
    number = answer.request.number;
    [{ id: requestId }] = await app.sql(`select id from service_request where number = $1`, [number]);
  });
  beforeEach(async () => {
    await app.sql(`truncate notification_read, notification, warning_card restart identity cascade`);
    await app.setClock(MONDAY);
  });
  afterEach(async () => {
    await Promise.all(subscribers.splice(0).map((one) => one.close()));
  });
  afterAll(() => app?.stop());

  const send = (through = app): Promise<void> => through.context.get(NotificationSender, { strict: false }).run();

  /** A message that waits. @returns its id */
  async function leave(
    address: string,
    more: { kind?: string; cause?: string; detail?: object } = {},
  ): Promise<string> {
    const { kind = 'REMINDER', cause = `test:${(causes += 1)}`, detail = {} } = more;
    const [{ id }] = await app.sql(
      `insert into notification (address, kind, request_id, cause, detail) values ($1, $2, $3, $4, $5) returning id::text`,
      [address, kind, requestId, cause, JSON.stringify(detail)],
    );
    return id;
  }

  async function inbox(as: string, args = '', headers: Record<string, string> = {}): Promise<any> {
    const query = `{ unreadNotifications notifications${args} { nodes { ${FIELDS} } pageInfo { hasNextPage endCursor } } }`;
    const { data, errors } = await app.gql(query, {}, { as, headers });
    if (errors) throw new Error(JSON.stringify(errors));
    return { unread: data.unreadNotifications, ...data.notifications };
  }
  const idsOf = async (as: string, args = ''): Promise<string[]> =>
    (await inbox(as, args)).nodes.map((node: { id: string }) => node.id);

  async function read(as: string, ids: string[]): Promise<any> {
    const query = `mutation($ids: [ID!]!) { readNotifications(ids: $ids) {
      notifications { id readAt } unread userErrors { code message field } } }`;
    const { data, errors } = await app.gql(query, { ids }, { as });
    if (errors) throw new Error(JSON.stringify(errors));
    return data.readNotifications;
  }

  async function subscribe(as?: string, to = app): Promise<Subscriber> {
    const one = await Subscriber.open(to, RECEIVED, { as });
    subscribers.push(one);
    return one;
  }
  /** Processes of the server that listen to what other processes tell. */
  const listeners = async (): Promise<number[]> => {
    const rows = await app.sql<{ pid: number }>(
      `select pid from pg_stat_activity where datname = current_database() and application_name like '%-listener'
         and query like 'listen %' and state = 'idle'`,
    );
    return rows.map(({ pid }) => pid);
  };
  const untilListening = (processes = 1): Promise<void> =>
    eventually(`${processes} listen`, async () => (await listeners()).length === processes);

  describe('office hours', () => {
    it('nobody is told in the evening or at the weekend, but when the offices open', async () => {
      const id = await leave('officer:health');
      for (const closed of [FRIDAY_EVENING, '2026-03-07T10:00:00+08:00', '2026-03-09T08:59:00+08:00']) {
        await app.setClock(closed);
        await send();
        expect(await inbox('officer-health-1')).toMatchObject({ unread: 0, nodes: [] });
      }
      await app.setClock(NEXT_MONDAY);
      await send();
      const { unread, nodes } = await inbox('officer-health-1');
      expect({ unread, ids: nodes.map((node: any) => node.id) }).toEqual({ unread: 1, ids: [id] });
      expect(nodes[0].sentAt).toMatch(/^2026-03-09T09:00:/);
    });

    it('cards of the night become messages in the morning, once', async () => {
      await raise(await rule(['OFFICER']));
      await app.setClock('2026-03-03T00:00:00+08:00');
      await send();
      expect(await app.sql(`select from notification`)).toEqual([]);
      await app.setClock('2026-03-03T09:00:00+08:00');
      await send();
      await send();
      expect(await addresses()).toEqual([SHARED]);
    });

    it('a herd is spread over several runs, the oldest first', async () => {
      await app.sql(
        `insert into notification (address, kind, cause) select 'sub:herd', 'CALENDAR', 'herd:' || n
           from generate_series(1, $1) n`,
        [SENDS_PER_RUN + 5],
      );
      const sent = () => app.sql(`select id from notification where sent_at is not null order by id`);
      await send();
      expect(await sent()).toHaveLength(SENDS_PER_RUN);
      expect(await app.sql(`select from notification where sent_at is null and id <= $1`, [SENDS_PER_RUN])).toEqual([]);
      await send();
      expect(await sent()).toHaveLength(SENDS_PER_RUN + 5);
    });
  });

  /** A rule that tells these of its cards. @returns its id */
  async function rule(recipients: string[], more: { trigger?: string; level?: string } = {}): Promise<number> {
    const [{ id }] = await app.sql(
      `insert into warning_rule (code, version, trigger, level, recipients, saved_by)
         values ($1, 1, $2, $3, $4, 'test') returning id`,
      [`test-${(causes += 1)}`, more.trigger ?? 'AT_DUE', more.level ?? 'YELLOW', recipients],
    );
    return id;
  }

  interface CardOptions {
    department?: string | null;
    officer?: string;
    state?: string;
    clock?: string;
  }
  async function raise(ruleId: number, more: CardOptions = {}): Promise<void> {
    const { department = 'employment', officer = null, state = 'RAISED', clock = 'PROMISED' } = more;
    await app.sql(
      `insert into warning_card (rule_id, level, request_id, cause, clock_id, clock_kind, centre_code, item_code,
         department, officer_sub, raised_at, state)
       select w.id, w.level, r.id, $3, c.id, $4, r.centre_code, r.item_code, $5, $6, now(), $7
         from warning_rule w, service_request r left join clock c on c.request_id = r.id and c.kind = $4
        where w.id = $1 and r.id = $2`,
      [ruleId, requestId, `test:${(causes += 1)}`, clock, department, officer, state],
    );
  }
  const addresses = async (): Promise<string[]> =>
    (await app.sql(`select address from notification order by address`)).map((row) => row.address);

  describe('cards are told to the recipients of their rule', () => {
    it.each<[string[], CardOptions, string[]]>([
      [['OFFICER'], {}, [SHARED]],
      [['OFFICER'], { officer: COLLEAGUE }, [`sub:${COLLEAGUE}`]],
      [['LEADER'], {}, ['leader:employment']],
      [['SUPERVISOR'], {}, ['supervisor:CENTRE']],
      [['FIRST_CONTACT'], {}, ['sub:clerk-1']],
      [['OFFICER', 'LEADER'], { department: null }, ['clerk:CENTRE', 'supervisor:CENTRE']],
      [['LEADER', 'SUPERVISOR'], { department: null }, ['supervisor:CENTRE']],
      [['OFFICER', 'FIRST_CONTACT'], { officer: 'clerk-1' }, ['sub:clerk-1']],
      [['OFFICER', 'LEADER', 'SUPERVISOR', 'FIRST_CONTACT'], { state: 'WITHDRAWN' }, []],
      [['OFFICER'], { state: 'UPHELD' }, [SHARED]],
      [['NOBODY'], {}, []],
    ])('%j, %j: %j', async (recipients, card, expected) => {
      const [{ centre_code: centre }] = await app.sql(`select centre_code from service_request where id = $1`, [
        requestId,
      ]);
      await raise(await rule(recipients), card);
      await send();
      expect(await addresses()).toEqual(expected.map((address) => address.replace('CENTRE', centre)));
    });

    it('the clerks of the centre, where the first to receive the resident was a partner’s system', async () => {
      const partner = await submit(app, { itemCode: ITEM, as: 'partner-1', channel: 'ONLINE' });
      const [{ id, centre_code: centre }] = await app.sql(
        `select id, centre_code from service_request where number = $1`,
        [partner.request.number],
      );
      await app.sql(`truncate notification cascade`);
      const before = requestId;
      requestId = id;
      await raise(await rule(['FIRST_CONTACT'])).finally(() => (requestId = before));
      await send();
      expect(await addresses()).toEqual([`clerk:${centre}`]);
    });

    it('says level, request, item and what is due, in the reader’s language', async () => {
      await raise(await rule(['OFFICER'], { level: 'RED' }), {});
      await send();
      const [{ due_on: dueOn }] = await app.sql(
        `select due_on::text from clock where request_id = $1 and kind = 'PROMISED'`,
        [requestId],
      );
      const [zh] = (await inbox(OFFICER)).nodes;
      expect(zh).toMatchObject({ kind: 'CARD', title: '红牌', requestNumber: number, readAt: null });
      expect(zh.body).toBe(`办件 ${number}（${ITEM_NAME}）：承诺时限已届满 (${dueOn})。`);
      const [en] = (await inbox(OFFICER, '', { 'accept-language': 'en' })).nodes;
      expect(en.title).toBe('Red card');
      expect(en.body).toMatch(
        new RegExp(`^Request ${number} \\(.+\\): its promised time limit has passed \\(${dueOn}\\)\\.$`),
      );
    });
  });

  describe('whose message it is', () => {
    it('each address is read by those who are there, and by nobody else', async () => {
      const [{ centre_code: centre }] = await app.sql(`select centre_code from service_request where id = $1`, [
        requestId,
      ]);
      const READERS: [string, string[]][] = [
        [SHARED, [OFFICER, COLLEAGUE]],
        ['leader:employment', ['leader-employment']],
        [`clerk:${centre}`, ['clerk-1']],
        [`supervisor:${centre}`, ['supervisor-1']],
        ['admin', ['admin-1', 'admin-2']],
        ['dispatcher', ['dispatcher-1']],
        ['sub:clerk-2', ['clerk-2']],
        ['sub:partner-1', ['partner-1']],
        [`applicant:${requestId}`, []],
        ['officer', []],
        [`clerk`, []],
      ];
      const ids = new Map<string, string>();
      for (const [address] of READERS) ids.set(address, await leave(address));
      await app.sql(`update notification set sent_at = now()`);
      const everybody = [
        ...[OFFICER, COLLEAGUE, 'leader-employment', 'system-employment', 'officer-health-1', 'leader-health'],
        ...['clerk-1', 'clerk-2', 'supervisor-1', 'supervisor-2', 'dispatcher-1', 'admin-1', 'admin-2', 'auditor-1'],
        'partner-1',
      ];
      for (const actor of everybody) {
        const own = READERS.filter(([, readers]) => readers.includes(actor)).map(([address]) => ids.get(address));
        expect([actor, await idsOf(actor)]).toEqual([actor, own]);
        expect([actor, (await inbox(actor)).unread]).toEqual([actor, own.length]);
      }
    });

    it('what was not sent yet is in no inbox', async () => {
      const id = await leave(SHARED);
      expect(await inbox(OFFICER)).toMatchObject({ unread: 0, nodes: [] });
      expect((await read(OFFICER, [id])).userErrors).toMatchObject([{ code: 'NOT_FOUND' }]);
    });

    it('nobody without a sign-in', async () => {
      for (const query of ['{ unreadNotifications }', '{ notifications { nodes { id } } }']) {
        const { errors } = await app.gql(query);
        expect(errors?.[0].extensions.code).toBe('UNAUTHENTICATED');
      }
    });
  });

  describe('reading', () => {
    it('counts for the reader alone, and again changes nothing', async () => {
      const [first, second] = [await leave(SHARED), await leave(SHARED)];
      await send();
      const answer = await read(OFFICER, [first, first]);
      expect(answer).toMatchObject({ unread: 1, userErrors: [], notifications: [{ id: first }] });
      const { readAt } = answer.notifications[0];
      expect(readAt).toMatch(/^2026-03-02T10:/);
      expect((await read(OFFICER, [first])).notifications).toEqual([{ id: first, readAt }]);
      expect(await idsOf(OFFICER)).toEqual([second, first]);
      expect(await idsOf(OFFICER, '(unreadOnly: true)')).toEqual([second]);
      expect(await inbox(COLLEAGUE)).toMatchObject({ unread: 2, nodes: [{ readAt: null }, { readAt: null }] });
    });

    it('all or none: an id that is unknown, another’s, or no id at all is named by its place', async () => {
      const own = await leave(SHARED);
      const foreign = await leave('officer:health');
      await send();
      for (const wrong of ['999999', foreign, '0', '-1', '1e3', 'x', '', '99999999999999999999']) {
        const { notifications, unread, userErrors } = await read(OFFICER, [own, wrong]);
        expect([wrong, notifications, unread]).toEqual([wrong, null, null]);
        expect(userErrors).toEqual([{ code: 'NOT_FOUND', message: '没有这条消息。', field: ['ids', '1'] }]);
      }
      expect((await inbox(OFFICER)).unread).toBe(1);
      expect((await inbox('officer-health-1')).unread).toBe(1);
      expect(await read(OFFICER, [])).toMatchObject({ notifications: [], unread: 1, userErrors: [] });
      const { userErrors } = await read(
        OFFICER,
        Array.from({ length: 201 }, () => own),
      );
      expect(userErrors).toMatchObject([{ code: 'INVALID_INPUT', field: ['ids'] }]);
    });

    it('counts no further than a badge needs', async () => {
      await app.sql(
        `insert into notification (address, kind, cause, sent_at)
           select $1, 'CALENDAR', 'many:' || n, now() from generate_series(1, 150) n`,
        [SHARED],
      );
      expect((await inbox(OFFICER)).unread).toBe(100);
    });

    it('pages over all the reader’s addresses, newest first, without a gap or a repetition', async () => {
      const left: string[] = [];
      for (let n = 0; n < 7; n += 1) left.push(await leave(n % 3 === 0 ? `sub:${OFFICER}` : SHARED));
      await send();
      const seen: string[] = [];
      let after: string | null = null;
      do {
        const page: any = await inbox(OFFICER, `(first: 2${after ? `, after: "${after}"` : ''})`);
        seen.push(...page.nodes.map((node: any) => node.id));
        after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
        // What comes meanwhile is newer than the page and does not shift it.
        if (seen.length === 2) await leave(SHARED).then(() => send());
      } while (after);
      expect(seen).toEqual(left.reverse());
    });

    it.each([
      '(first: 0)',
      '(first: 201)',
      '(after: "x")',
      '(after: "WyJ4Il0")',
      '(after: "WzAuNV0")',
      '(after: "Wy0xXQ")',
    ])('refuses %s', async (args) => {
      const { errors } = await app.gql(`{ notifications${args} { nodes { id } } }`, {}, { as: OFFICER });
      expect(errors?.[0].extensions.code).toBe('BAD_USER_INPUT');
    });
  });

  describe('the same cause', () => {
    it('is told to an address once', async () => {
      const insert = (): Promise<unknown> => leave(SHARED, { cause: 'reminder:1' });
      await insert();
      await expect(insert()).rejects.toThrow('notification_cause_address_key');
      await raise(await rule(['OFFICER', 'LEADER']));
      await send();
      await app.sql(`update warning_card set told_at = null`);
      await send();
      expect(await addresses()).toEqual(['leader:employment', SHARED, SHARED]);
    });
  });

  describe('subscription', () => {
    it('tells the caller at once what comes, in the caller’s language, and nobody else', async () => {
      const officer = await subscribe(OFFICER);
      const other = await subscribe('officer-health-1');
      const english = await Subscriber.open(app, RECEIVED, { as: COLLEAGUE, headers: { 'accept-language': 'en' } });
      subscribers.push(english);
      await untilListening();
      const ids = [await leave(SHARED), await leave(`sub:${OFFICER}`, { kind: 'ORDER' })];
      await leave('officer:health');
      await send();
      await Promise.all([officer.until(2), other.until(1), english.until(1)]);
      const received = officer.events.map(({ data }) => data.notificationReceived);
      expect(received.map(({ id }) => id).sort()).toEqual(ids);
      expect(received.find(({ kind }) => kind === 'ORDER')).toMatchObject({ title: '督办', requestNumber: number });
      expect(english.events[0].data.notificationReceived.title).toBe('Reminder');
      expect([other.events.length, english.events.length]).toEqual([1, 1]);
    });

    it('is for those who are signed in', async () => {
      const nobody = await subscribe();
      await nobody.untilEnded();
      expect([nobody.refusal, nobody.events.filter(({ data }) => data)]).toEqual(['UNAUTHENTICATED', []]);
    });

    it('gives up its connection when the last subscriber has gone, and opens it for the next', async () => {
      const one = await subscribe(OFFICER);
      const two = await subscribe(COLLEAGUE);
      await untilListening();
      await one.close();
      await leave(SHARED);
      await send();
      await two.until(1);
      await two.close();
      await untilListening(0);
      const three = await subscribe(OFFICER);
      await untilListening();
      await leave(SHARED);
      await send();
      await three.until(1);
    });

    it('goes on after the connection was lost', async () => {
      const one = await subscribe(OFFICER);
      await untilListening();
      const [lost] = await listeners();
      await app.sql(`select pg_terminate_backend($1)`, [lost]);
      await eventually('another listens', async () => (await listeners()).some((pid) => pid !== lost));
      await leave(SHARED);
      await send();
      await one.until(1);
      expect(one.errors).toEqual([]);
    });
  });

  it('two senders at once tell each message once, to subscribers of another process too', async () => {
    const beside = await startTestApp({ beside: app, role: 'api' });
    try {
      const here = await subscribe(OFFICER);
      const there = await subscribe(COLLEAGUE, beside);
      await untilListening(2);
      const cards = 20;
      const ruleId = await rule(['OFFICER', 'LEADER']);
      for (let n = 0; n < cards; n += 1) await raise(ruleId);
      await Promise.all([send(), send(beside), send(), send(beside)]);
      await send();
      await here.until(cards);
      await there.until(cards);
      await sleep(200);
      for (const one of [here, there]) {
        const ids = one.events.map(({ data }) => data.notificationReceived.id);
        expect([ids.length, new Set(ids).size]).toEqual([cards, cards]);
      }
      expect(await app.sql(`select cause from notification group by cause having count(*) <> 2`)).toEqual([]);
    } finally {
      await Promise.all(subscribers.splice(0).map((one) => one.close()));
      await beside.stop();
    }
  });

  it('what a worker is sending is left to it, and what it was sending when it died is sent by the next', async () => {
    const [first, second] = [await leave(SHARED), await leave(SHARED)];
    const worker = new pg.Client(app.database.adminUrl);
    worker.on('error', () => undefined);
    await worker.connect();
    await worker.query('begin');
    await worker.query(`update notification set sent_at = now() where id = $1`, [first]);
    await send();
    expect(await idsOf(OFFICER)).toEqual([second]);
    await worker.end();
    await eventually('the dead one has let go', async () => {
      await send();
      return (await idsOf(OFFICER)).length === 2;
    });
  });

  it('a worker sends by itself, and a gateway without worker tells its subscribers', async () => {
    const one = await subscribe(OFFICER);
    await untilListening();
    const id = await leave(SHARED);
    const worker = await startTestApp({ beside: app, role: 'worker' });
    try {
      await one.until(1);
      expect(one.events[0].data.notificationReceived).toMatchObject({ id, requestNumber: number });
    } finally {
      await worker.stop();
    }
  });

  it('no row holds personal data', async () => {
    await submit(app, { itemCode: ITEM, accept: true });
    await raise(await rule(['OFFICER', 'LEADER', 'SUPERVISOR', 'FIRST_CONTACT']));
    await send();
    const rows = await app.sql<{ row: string }>(`select n::text as row from notification n`);
    expect(rows.length).toBeGreaterThan(3);
    for (const { row } of rows) expect(row).not.toMatch(/张三|13800138000|330106199|示范路/);
  });
});
