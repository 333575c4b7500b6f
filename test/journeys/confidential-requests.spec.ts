import { NotificationSender } from '../../src/notifications/index.js';
import type { Caller } from '../../src/platform/auth/index.js';
import { CaseStore } from '../../src/requests/index.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { Reminding } from '../support/reminders.js';
import {
  attempt,
  citizenId,
  eventually,
  perform,
  readRequest,
  readStatus,
  RESIDENT,
  submit,
  takenUp,
  travel,
} from '../support/requests.js';
import { Subscriber } from '../support/subscriber.js';

const SECRET = 'community-rehabilitation';
const ORDINARY = 'no-crime-certificate';
const DEPARTMENT = 'public-security';
const CENTRE = 'lantian';
const FIRST_CONTACT = 'clerk-1';
const LEADER = `leader-${DEPARTMENT}`;
const FIRST_PERSON = 200;
const CLEARED = { clearance: 'special' };

/** Of each role somebody who is not cleared for special groups, and somebody who is. */
const PAIRS = {
  clerk: ['colleague', 'clerk-cleared'],
  supervisor: ['supervisor-1', 'supervisor-cleared'],
  dispatcher: ['dispatcher-1', 'dispatcher-cleared'],
  officer: [`officer-${DEPARTMENT}-2`, `officer-${DEPARTMENT}-1`],
  system: [`system-${DEPARTMENT}`, 'system-cleared'],
} as const;
type Kind = keyof typeof PAIRS;

/** What one request is known by: its number, and what hangs beside it. */
interface Known {
  number: string;
  id: string;
  task: string;
  card: string;
  reminder: string;
  notification: string;
}

interface Story {
  /** Taken up by an officer. */
  main: Known;
  /** Returned to the dispatcher. */
  returned: Known;
  /** Not accepted when it was reminded of. */
  received: Known;
}

describe('requests of special groups', () => {
  let app: TestApp;
  let reminding: Reminding;
  let secret: Story;
  let ordinary: Story;
  let people = FIRST_PERSON;

  beforeAll(async () => {
    app = await startTestApp();
    reminding = new Reminding(app);
    app.introduce({ sub: 'colleague', roles: ['clerk'], centre: CENTRE });
    app.introduce({ sub: 'clerk-cleared', roles: ['clerk'], centre: CENTRE, ...CLEARED });
    app.introduce({ sub: 'supervisor-cleared', roles: ['supervisor'], centre: CENTRE, ...CLEARED });
    app.introduce({ sub: 'dispatcher-cleared', roles: ['dispatcher'], ...CLEARED });
    app.introduce({ sub: 'system-cleared', roles: ['system'], department: DEPARTMENT, ...CLEARED });
    await app.setClock('2026-03-02T10:00:00+08:00');
    const tellOrdinary = await story(ORDINARY);
    const tellSecret = await story(SECRET);
    // Acceptance, promise and answers fall due: cards, and messages about them.
    await travel(app, '2026-03-20T10:00:00+08:00');
    await reminding.sweep();
    await told();
    [ordinary, secret] = [await tellOrdinary(), await tellSecret()];
  });
  afterAll(() => app?.stop());

  async function told(): Promise<void> {
    const waiting = `select from notification where sent_at is null and not starts_with(address, 'applicant:')
      union all select from warning_card where told_at is null`;
    await app.context.get(NotificationSender, { strict: false }).run();
    await eventually('everybody is told', async () => (await app.sql(waiting)).length === 0);
  }

  /** Three requests with everything that may hang beside one. @returns what tells by what they are known */
  async function story(itemCode: string): Promise<() => Promise<Story>> {
    const officer = PAIRS.officer[1];
    const anybody = () => ({ input: { applicant: { ...RESIDENT, idNumber: citizenId((people += 1)) } } });
    const supervisor = PAIRS.supervisor[1];
    const answerWithin = { value: 3, unit: 'WORKING_DAY' };
    const main = await takenUp(app, itemCode, officer, anybody());
    await perform(app, officer, 'releaseTask', { id: main.task.id });
    await perform(app, officer, 'claimTask', { id: main.task.id });
    const procedure = { number: main.number, procedure: 'no-such-procedure', reason: '试' };
    expect((await attempt(app, officer, 'suspendRequest', procedure)).userErrors).toHaveLength(1);
    await reminding.remind(FIRST_CONTACT, main.number);
    const returned = await takenUp(app, itemCode, officer, anybody());
    await perform(app, officer, 'returnTask', { id: returned.task.id, reason: '不属本部门职责' });
    await reminding.done(supervisor, 'orderRequest', { number: returned.number, text: '请说明', answerWithin });
    const { request } = await submit(app, { itemCode, ...anybody() });
    await reminding.done(supervisor, 'orderRequest', { number: request.number, text: '请说明', answerWithin });
    return async () => ({
      main: await known(main.number),
      returned: await known(returned.number),
      received: await known(request.number),
    });
  }

  async function known(number: string): Promise<Known> {
    const [row] = await app.sql(
      `select r.number, r.id,
         (select t.id from task t where t.request_id = r.id order by t.id limit 1) as task,
         (select max(k.id)::text from warning_card k where k.request_id = r.id) as card,
         (select m.id from reminder m where m.request_id = r.id limit 1) as reminder,
         (select max(n.id)::text from notification n where n.request_id = r.id and n.address like 'supervisor:%') as notification
       from service_request r where r.number = $1`,
      [number],
    );
    return row;
  }

  async function ask(as: string, query: string, variables: object = {}): Promise<any> {
    const { data, errors } = await app.gql(query, variables, { as });
    if (errors) throw new Error(`${as}: ${query}: ${JSON.stringify(errors)}`);
    return data;
  }

  /** A connection from its first page to its last, one row at a time: a gap or a page too many shows. */
  const walk =
    (field: string, nodes: string, args = '') =>
    async (as: string): Promise<unknown[]> => {
      const pages: unknown[] = [];
      for (let after: string | null = null; pages.length < 50;) {
        const passed: string = `first: 1 ${after === null ? '' : `after: "${after}"`} ${args}`;
        const page: any = (
          await ask(as, `{ ${field}(${passed}) { nodes { ${nodes} } pageInfo { hasNextPage endCursor } } }`)
        )[field];
        pages.push(page);
        if (!page.pageInfo.hasNextPage) return pages;
        after = page.pageInfo.endCursor;
      }
      throw new Error(`${field} does not end`);
    };
  const one =
    (field: string, argument: string, of: () => string, what = 'id') =>
    (as: string) =>
      ask(as, `{ ${field}(${argument}: "${of()}") { ${what} } }`);
  const plain = (query: string) => (as: string) => ask(as, query);

  const HEAD = 'number state signal';
  const ROW = 'open yellow red paused provisional unrouted dueToday dueThisWeek overdue';
  const board = (by: string) =>
    plain(
      `{ supervisionBoard(by: ${by}) { total { ${ROW} } rows { group { code name } ${ROW} } overdueHistogram { count } } }`,
    );
  const ledger = (by: string) =>
    plain(`{ cardLedger(by: ${by}, from: "2026-03-01", to: "2026-03-31") { key raised yellow red standing } }`);
  const ofSecret = (story: keyof Story = 'main') => `"${secret[story].number}"`;

  /** Every query by which staff could learn of a request, and the roles to which it tells of one. */
  const QUERIES: [what: string, roles: Kind[], run: (as: string) => Promise<unknown>][] = [
    [
      'serviceRequest',
      ['clerk', 'supervisor', 'officer', 'system', 'dispatcher'],
      one('serviceRequest', 'number', () => secret.main.number, HEAD),
    ],
    ['serviceRequests', ['clerk', 'supervisor', 'officer', 'system'], walk('serviceRequests', HEAD)],
    [
      'serviceRequests of the item',
      ['clerk', 'supervisor', 'officer', 'system'],
      walk('serviceRequests', HEAD, `filter: { item: "${SECRET}" }`),
    ],
    [
      'serviceRequests by number',
      ['clerk', 'supervisor', 'officer', 'system'],
      (as) => walk('serviceRequests', HEAD, `filter: { text: ${ofSecret()} }`)(as),
    ],
    ['task', ['officer', 'system', 'dispatcher'], one('task', 'id', () => secret.main.task)],
    ['inbox', ['officer', 'system'], walk('inbox', 'id request { number }')],
    ['inbox, returned', ['officer', 'system'], walk('inbox', 'id request { number }', 'filter: { state: [RETURNED] }')],
    ['returnedTasks', ['dispatcher'], walk('returnedTasks', 'id request { number }')],
    ['warningCard', ['supervisor', 'officer', 'system'], one('warningCard', 'id', () => secret.main.card)],
    ['warningCard of the window', ['clerk', 'supervisor'], one('warningCard', 'id', () => windowCard)],
    ['warningCards', ['clerk', 'supervisor', 'officer', 'system'], walk('warningCards', 'id request { number }')],
    [
      'warningCards of the request',
      ['supervisor', 'officer', 'system'],
      (as) => walk('warningCards', 'id', `filter: { request: ${ofSecret()} }`)(as),
    ],
    ['cardLedger by item', ['supervisor'], ledger('ITEM')],
    ['cardLedger by department', ['supervisor'], ledger('DEPARTMENT')],
    ['cardLedger by officer', ['supervisor'], ledger('OFFICER')],
    ['reminders', ['clerk', 'supervisor', 'officer', 'system'], walk('reminders', 'id state request { number }')],
    [
      'reminders of the request',
      ['clerk', 'supervisor', 'officer', 'system'],
      (as) => walk('reminders', 'id', `filter: { request: ${ofSecret()} }`)(as),
    ],
    ['refusedOperations', ['supervisor'], walk('refusedOperations', 'id request { number }')],
    [
      'refusedOperations of the request',
      ['supervisor'],
      (as) => walk('refusedOperations', 'id', `filter: { request: ${ofSecret()} }`)(as),
    ],
    ...(['DEPARTMENT', 'CENTRE', 'ITEM', 'OFFICER'] as const).map((by): (typeof QUERIES)[number] => [
      `supervisionBoard by ${by}`,
      ['supervisor'],
      board(by),
    ]),
    ['notifications', ['clerk', 'supervisor', 'officer'], walk('notifications', 'id kind requestNumber')],
    ['unread notifications', ['clerk', 'supervisor', 'officer'], walk('notifications', 'id', 'unreadOnly: true')],
    ['unreadNotifications', ['clerk', 'supervisor', 'officer'], plain('{ unreadNotifications }')],
  ];
  let windowCard: string;

  /** Every operation on a request, or on what hangs beside it, by the roles that have it. */
  const number = (story: keyof Story) => () => ({ number: secret[story].number });
  const task = (story: keyof Story) => () => ({ id: secret[story].task });
  const REMIND = `mutation($number: ID!) { remindRequest(number: $number, text: "试") { reminder { id } userErrors { code field message } } }`;
  const ORDER = `mutation($number: ID!) { orderRequest(number: $number, text: "试", answerWithin: { value: 3, unit: WORKING_DAY }) {
    reminder { id } userErrors { code field message } } }`;
  const ANSWER = `mutation($id: ID!) { answerReminder(id: $id, text: "试") { reminder { id } userErrors { code field message } } }`;
  const REBUT = `mutation($id: ID!) { rebutCard(id: $id, text: "试") { card { id } userErrors { code field message } } }`;
  const RULE = `mutation($id: ID!) { ruleOnCard(id: $id, ruling: UPHELD, reason: "试") { card { id } userErrors { code field message } } }`;
  const READ = `mutation($id: ID!) { readNotifications(ids: [$id]) { unread userErrors { code field message } } }`;
  const OPINION = `mutation($id: ID!) { giveOpinion(id: $id, opinion: AGREE) { task { id } userErrors { code field message } } }`;
  const named =
    (name: string, subject: () => object, args: object = {}) =>
    (as: string): Promise<any> =>
      attempt(app, as, name, { ...subject(), ...args });
  const written = (mutation: string, variables: () => object) => async (as: string) =>
    Object.values(await ask(as, mutation, variables()))[0];
  const OPERATIONS: [what: string, roles: Kind[], run: (as: string) => Promise<any>][] = [
    ['acceptRequest', ['clerk'], named('acceptRequest', number('received'))],
    [
      'requestCorrection',
      ['clerk'],
      named('requestCorrection', number('received'), { missing: [{ code: 'id-card', reason: '试' }] }),
    ],
    ['supplyMaterials', ['clerk'], named('supplyMaterials', number('received'), { materials: [{ code: 'id-card' }] })],
    ['refuseRequest', ['clerk'], named('refuseRequest', number('received'), { reason: '试', properAuthority: '试' })],
    ['deliverResult', ['clerk'], named('deliverResult', number('main'), { method: '试' })],
    ['remindRequest', ['clerk', 'supervisor'], written(REMIND, number('main'))],
    ['orderRequest', ['supervisor'], written(ORDER, number('main'))],
    [
      'suspendRequest',
      ['officer', 'system'],
      named('suspendRequest', number('main'), { procedure: 'x', reason: '试' }),
    ],
    ['resumeRequest', ['officer', 'system'], named('resumeRequest', number('main'))],
    ['reopenRequest', ['supervisor'], named('reopenRequest', number('main'), { reason: '试' })],
    ['claimTask', ['officer', 'system'], named('claimTask', task('main'))],
    ['releaseTask', ['officer', 'system'], named('releaseTask', task('main'))],
    ['completeTask', ['officer', 'system'], named('completeTask', task('returned'), { outcome: 'APPROVED' })],
    ['giveOpinion', ['officer', 'system'], written(OPINION, task('main'))],
    ['returnTask', ['officer', 'system'], named('returnTask', task('returned'), { reason: '试' })],
    ['rerouteTask', ['dispatcher'], named('rerouteTask', task('returned'), { department: DEPARTMENT, reason: '试' })],
    ['answerReminder', ['officer', 'system'], written(ANSWER, () => ({ id: secret.returned.reminder }))],
    ['answerReminder at the window', ['clerk'], written(ANSWER, () => ({ id: secret.received.reminder }))],
    ['rebutCard', ['officer', 'system'], written(REBUT, () => ({ id: secret.main.card }))],
    ['rebutCard at the window', ['clerk'], written(REBUT, () => ({ id: windowCard }))],
    ['ruleOnCard', ['supervisor'], written(RULE, () => ({ id: secret.main.card }))],
    ['readNotifications', ['supervisor'], written(READ, () => ({ id: secret.main.notification }))],
    ['withdrawRequest', ['clerk'], named('withdrawRequest', number('received'), { reason: '试' })],
  ];

  async function everything<Result>(
    table: [string, Kind[], (as: string) => Promise<Result>][],
    who: 0 | 1,
  ): Promise<Record<string, Result>> {
    const found: Record<string, Result> = {};
    for (const [what, roles, run] of table) {
      for (const role of roles) found[`${what} by ${role}`] = await run(PAIRS[role][who]);
    }
    return found;
  }

  it('says on the request what the item said', async () => {
    const rows = await app.sql(`select distinct item_code, confidential from service_request order by 1`);
    expect(rows).toEqual([
      { item_code: SECRET, confidential: true },
      { item_code: ORDINARY, confidential: false },
    ]);
  });

  it('the clerk who took it in, the leader, the applicant and the auditor know of it', async () => {
    for (const as of [FIRST_CONTACT, LEADER]) {
      expect(await readRequest(app, as, secret.main.number)).toMatchObject({ number: secret.main.number });
      const listed = JSON.stringify(await walk('serviceRequests', HEAD)(as));
      for (const { number } of Object.values(secret)) expect(listed).toContain(number);
    }
    expect(JSON.stringify(await board('ITEM')(LEADER))).toContain(SECRET);
    // The first of the three whose requests are confidential; three others came before.
    const idNumber = citizenId(FIRST_PERSON + 4);
    expect(await readStatus(app, secret.main.number, idNumber)).toMatchObject({ state: 'IN_PROGRESS' });
    expect(await readStatus(app, secret.main.number)).toBeNull();
    const pair = { number: secret.main.number, text: '请尽快', idNumberTail: idNumber.slice(-6) };
    expect(await reminding.codes('partner-1', 'remindRequest', pair)).toEqual([]);
    const trail = await ask('auditor-1', `{ requestTrail(number: ${ofSecret()}) { nodes { kind } } }`);
    expect(trail.requestTrail.nodes.length).toBeGreaterThan(3);
    expect(await readRequest(app, 'clerk-2', secret.main.number)).toBeNull();
  });

  it('a department that asks for running requests learns of none that do not exist for who takes one in', async () => {
    const store = app.context.get(CaseStore, { strict: false });
    const running = (item: string, person: number, more: object): Promise<string[]> => {
      const caller = { sub: 'colleague', name: '同事', roles: ['clerk'], centre: CENTRE, ...more } as Caller;
      return store.runningRequests(citizenId(FIRST_PERSON + person), item, caller);
    };
    expect(await running(SECRET, 4, {})).toEqual([]);
    expect(await running(SECRET, 4, CLEARED)).toEqual([secret.main.number]);
    expect(await running(SECRET, 4, { sub: FIRST_CONTACT })).toEqual([secret.main.number]);
    expect(await running(ORDINARY, 1, {})).toEqual([ordinary.main.number]);
  });

  it('a message about one reaches a listener who is cleared and nobody else', async () => {
    const listen = async (as: string): Promise<Subscriber> => {
      const one = await Subscriber.open(app, `subscription { notificationReceived { requestNumber } }`, { as });
      await one.stands();
      return one;
    };
    const [blind, seeing] = [await listen(PAIRS.supervisor[0]), await listen(PAIRS.supervisor[1])];
    const listening = `select from pg_stat_activity where datname = current_database() and state = 'idle'
      and application_name like '%-listener' and query like 'listen %'`;
    await eventually('the process listens', async () => (await app.sql(listening)).length > 0);
    for (const { id } of [secret.main, ordinary.main]) {
      const leave = `insert into notification (address, kind, request_id, cause) values ($1, 'REMINDER', $2, $3)`;
      await app.sql(leave, [`supervisor:${CENTRE}`, id, `test:${id}`]);
    }
    await told();
    await seeing.until(2);
    await blind.until(1);
    const numbers = (one: Subscriber) => one.events.map(({ data }) => data.notificationReceived.requestNumber).sort();
    expect(numbers(seeing)).toEqual([secret.main.number, ordinary.main.number].sort());
    expect(numbers(blind)).toEqual([ordinary.main.number]);
    await blind.close();
    await seeing.close();
  });

  it('for those who are not cleared everything is as if there were none; the cleared see and act', async () => {
    const cards = await app.sql(
      `select k.id::text from warning_card k where k.request_id = $1 and k.department is null order by k.id`,
      [secret.received.id],
    );
    windowCard = cards[0].id;
    const blind = await everything(QUERIES, 0);
    const seeing = await everything(QUERIES, 1);
    const refused = await everything(OPERATIONS, 0);
    const unchanged = `select number, revision from service_request where confidential order by number`;
    const before = await app.sql(unchanged);
    expect(await everything(OPERATIONS, 0)).toEqual(refused);
    expect(await app.sql(unchanged)).toEqual(before);
    const acted = await everything(OPERATIONS, 1);
    const codes = (payloads: Record<string, any>): Record<string, string[]> =>
      Object.fromEntries(
        Object.entries(payloads).map(([what, payload]) => [what, payload.userErrors.map((error: any) => error.code)]),
      );
    expect(codes(refused)).toEqual(Object.fromEntries(Object.keys(refused).map((what) => [what, ['NOT_FOUND']])));
    for (const [what, found] of Object.entries(codes(acted))) expect([what, ...found]).not.toContain('NOT_FOUND');

    await forget();
    expect(await everything(QUERIES, 0)).toEqual(blind);
    expect(await everything(OPERATIONS, 0)).toEqual(refused);
    // Each of the questions would have told: to the cleared it did.
    const gone = await everything(QUERIES, 1);
    for (const what of Object.keys(seeing)) expect([what, seeing[what]]).not.toEqual([what, gone[what]]);
  });

  /** As if the confidential requests had never been: history cannot be deleted, but by a superuser without its triggers. */
  async function forget(): Promise<void> {
    const beside = [
      'request_event',
      'notice',
      'notification',
      'reminder',
      'refused_operation',
      'warning_card',
      'checkpoint',
      'clock',
      'task',
    ];
    const secretOnes = 'select id from service_request where confidential';
    await app.sql(`begin; set local session_replication_role = replica;
      delete from notification_read where notification_id in (select id from notification where request_id in (${secretOnes}));
      delete from clock_event where clock_id in (select id from clock where request_id in (${secretOnes}));
      ${beside.map((table) => `delete from ${table} where request_id in (${secretOnes});`).join('\n')}
      delete from service_request where confidential; commit`);
  }
});
