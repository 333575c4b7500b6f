import { jest } from '@jest/globals';
import { appendFileSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Catalogue } from '../../src/catalogue/index.js';
import {
  NotificationSender,
  PUSH_CHANNEL,
  PUSHES_PER_RUN,
  RETRY_MINUTES,
  type PushChannel,
  type PushMessage,
} from '../../src/notifications/index.js';
import { JsonLogger } from '../../src/platform/telemetry/index.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { RESIDENT, submit } from '../support/requests.js';

const ITEM = 'unemployment-registration';
const MONDAY = '2026-03-02T10:00:00+08:00';

type Written = PushMessage & { at: string };

/** What residents are told outside of the system, through the file that a city's gateway would read. */
describe('messages to residents', () => {
  let app: TestApp;
  let folder: string;
  let channel: PushChannel;
  let number: string;
  let requestId: string;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'outgoing-'));
    // Without workers: nothing is sent but what a test sends.
    app = await startTestApp({ role: 'api', env: { DATA_DIR: folder } });
    channel = app.context.get<PushChannel>(PUSH_CHANNEL, { strict: false });
    await app.setClock(MONDAY);
    number = (await submit(app, { itemCode: ITEM, accept: true })).request.number;
    [{ id: requestId }] = await app.sql(`select id from service_request where number = $1`, [number]);
  });
  beforeEach(async () => {
    await app.sql(`truncate notification_read, notification restart identity cascade`);
    rmSync(outgoing(), { recursive: true, force: true });
    await app.setClock(MONDAY);
    await app.sql(`update service_request set channel = 'WINDOW' where id = $1`, [requestId]);
  });
  afterEach(() => jest.restoreAllMocks());
  afterAll(async () => {
    await app?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const send = (through = app): Promise<void> => through.context.get(NotificationSender, { strict: false }).run();
  const outgoing = (): string => join(folder, 'outgoing');
  const linesOf = (name: string): string[] => readFileSync(join(outgoing(), name), 'utf8').split('\n').filter(Boolean);
  const files = (): string[] => (existsSync(outgoing()) ? readdirSync(outgoing()).sort() : []);
  /** What this test has had written, in the order of days. */
  const written = (): Written[] => files().flatMap((name) => linesOf(name).map((line) => JSON.parse(line) as Written));

  let causes = 0;
  /** As the case file's own statement leaves it when a notice is issued. @returns the id */
  async function leave(noticeKind = 'ACCEPTANCE', notice = `test-${(causes += 1)}`): Promise<number> {
    const [{ id }] = await app.sql(
      `insert into notification (address, kind, request_id, cause, detail)
         values ('applicant:' || $1, 'NOTICE', $1::uuid, 'notice:' || $2, $3) returning id`,
      [requestId, notice, JSON.stringify({ notice, noticeKind })],
    );
    return Number(id);
  }
  const states = (): Promise<any[]> =>
    app.sql(`select failures, sent_at is not null as sent, given_up_at is not null as given_up
               from notification where address like 'applicant:%' order by id`);

  it('an accepted request: one line with number, item, what happened and the due date, and nothing else', async () => {
    const answer = await submit(app, { itemCode: ITEM, accept: true });
    await send();
    await send();
    const [message, ...others] = written();
    expect(others).toEqual([]);
    const [year, month, day] = answer.notice.body.promisedDueOn.split('-').map(Number);
    expect(message).toEqual({
      id: expect.stringMatching(/^[0-9a-f]{32}$/),
      channel: 'SMS',
      to: RESIDENT.phone,
      text:
        `您的“失业登记”办件（受理编号${answer.request.number}）` + `已受理，办理期限至${year}年${month}月${day}日。`,
      at: expect.stringMatching(/^2026-03-02T02:0/),
    });
    expect(message.text).not.toContain(RESIDENT.name);
    expect(await states()).toEqual([{ failures: 0, sent: true, given_up: false }]);
  });

  it('does not name an item of special groups: others read along', async () => {
    const secret = app.context.get(Catalogue, { strict: false }).find('community-rehabilitation')!;
    const turn = `update service_request set item_code = $2, item_version = $3 where id = $1 returning item_code`;
    await app.sql(turn, [requestId, secret.code, secret.version]);
    await leave('DECISION');
    await send();
    const { version } = app.context.get(Catalogue, { strict: false }).find(ITEM)!;
    await app.sql(turn, [requestId, ITEM, version]);
    expect(written().map(({ text }) => text)).toEqual([`您的办件（受理编号${number}）已办结，请查看决定书。`]);
  });

  it('is written for the program’s own account alone, in a file for each day', async () => {
    await leave();
    await send();
    await app.setClock('2026-03-03T09:00:00+08:00');
    await leave();
    await send();
    expect(files()).toEqual(['2026-03-02.jsonl', '2026-03-03.jsonl']);
    for (const name of files()) expect(statSync(join(outgoing(), name)).mode & 0o777).toBe(0o600);
    expect(statSync(outgoing()).mode & 0o777).toBe(0o700);
  });

  it('waits for office hours', async () => {
    await app.setClock('2026-03-02T20:00:00+08:00');
    await leave();
    await send();
    expect([written().length, (await states())[0].sent]).toEqual([0, false]);
    await app.setClock('2026-03-03T09:00:00+08:00');
    await send();
    expect([written().length, (await states())[0].sent]).toEqual([1, true]);
  });

  it.each([
    ['CORRECTION', '材料需要补正，请查看补正告知书。'],
    ['REFUSAL', '不予受理，请查看不予受理通知书。'],
    ['SPECIAL_PROCEDURE', '进入特别程序，所需时间不计入办理期限。'],
    ['EXTENSION', '办理期限已延长。'],
    ['DECISION', '已办结，请查看决定书。'],
    ['SOMETHING_NEW', '有新的进展，请查询。'],
  ])('of a notice of kind %s says: %s', async (kind, text) => {
    await leave(kind);
    await send();
    expect(written().at(-1)!.text).toBe(`您的“失业登记”办件（受理编号${number}）${text}`);
  });

  it.each([
    [{ clock: 'PROMISED', from: '2026-03-09', to: '2026-03-11' }, '承诺办结日期调整为2026年3月11日。'],
    [{ clock: 'LEGAL', from: '2026-03-09', to: '2026-03-11' }, '法定办结日期调整为2026年3月11日。'],
    [{ clock: 'LEGAL', from: '2026-03-09', to: null }, '法定办结日期有调整，请查询。'],
  ])('of a due date that the calendar moved, %j, says: %s', async (detail, text) => {
    await app.sql(
      `insert into notification (address, kind, request_id, cause, detail)
         values ('applicant:' || $1, 'DUE_DATE_CHANGED', $1::uuid, 'due-date:' || $2, $3)`,
      [requestId, String((causes += 1)), JSON.stringify(detail)],
    );
    await send();
    expect(written().at(-1)!.text).toBe(`您的“失业登记”办件（受理编号${number}）${text}`);
  });

  it('goes to the official account of who applied online', async () => {
    await app.sql(`update service_request set channel = 'ONLINE' where id = $1`, [requestId]);
    await leave();
    await send();
    expect(written().at(-1)).toMatchObject({ channel: 'OFFICIAL_ACCOUNT', to: RESIDENT.phone });
  });

  it('a resident without a telephone number is given up at once', async () => {
    const answer = await submit(app, {
      itemCode: ITEM,
      accept: true,
      input: { applicant: { name: RESIDENT.name, idNumber: RESIDENT.idNumber } },
    });
    const number = answer.request?.number ?? JSON.stringify(answer.userErrors);
    // The case file leaves no message for such a one; something else might.
    expect(await states()).toEqual([]);
    await app.sql(
      `insert into notification (address, kind, request_id, cause)
         select 'applicant:' || id, 'NOTICE', id, 'x' from service_request where number = $1`,
      [number],
    );
    await send();
    expect(await states()).toEqual([{ failures: 0, sent: false, given_up: true }]);
    expect(written()).toEqual([]);
  });

  it('many are spread over several runs', async () => {
    for (let n = 0; n < PUSHES_PER_RUN + 3; n += 1) await leave();
    await send();
    expect(written().length).toBeGreaterThan(0);
    expect(written().length).toBeLessThanOrEqual(PUSHES_PER_RUN);
    while ((await states()).some(({ sent }) => !sent)) await send();
    expect(written().length).toBe(PUSHES_PER_RUN + 3);
  });

  describe('never twice', () => {
    it('by two senders at once', async () => {
      const beside = await startTestApp({ beside: app, role: 'api', env: { DATA_DIR: folder } });
      try {
        for (let n = 0; n < 20; n += 1) await leave();
        // A run that took long leaves the rest to the next.
        do await Promise.all([send(), send(beside), send(), send(beside)]);
        while ((await states()).some(({ sent }) => !sent));
        const ids = written().map(({ id }) => id);
        expect([ids.length, new Set(ids).size]).toEqual([20, 20]);
        // What one process has written the other knows of.
        await app.sql(`update notification set sent_at = null`);
        await send(beside);
        expect(written()).toHaveLength(20);
      } finally {
        await beside.stop();
      }
    });

    it('by a worker that died after pushing and before it could say so', async () => {
      const push = channel.send.bind(channel);
      const cut = jest.spyOn(channel, 'send').mockImplementationOnce(async (message, signal) => {
        await push(message, signal);
        await app.sql(
          `select pg_terminate_backend(pid) from pg_stat_activity
            where datname = current_database() and state = 'idle in transaction'`,
        );
      });
      await leave();
      await expect(send()).rejects.toThrow();
      expect(written()).toHaveLength(1);
      expect(await states()).toEqual([{ failures: 0, sent: false, given_up: false }]);
      await send();
      expect(cut).toHaveBeenCalledTimes(2);
      expect(await states()).toEqual([{ failures: 0, sent: true, given_up: false }]);
      expect(written()).toHaveLength(1);
    });

    it('not even when the program is started again, days later', async () => {
      await leave();
      await send();
      await app.restart();
      channel = app.context.get<PushChannel>(PUSH_CHANNEL, { strict: false });
      await app.setClock('2026-03-11T10:00:00+08:00');
      await app.sql(`update notification set sent_at = null`);
      await send();
      expect((await states())[0].sent).toBe(true);
      expect(written()).toHaveLength(1);
    });
  });

  it('a line that was cut off spoils no other', async () => {
    await leave();
    await send();
    appendFileSync(join(outgoing(), '2026-03-02.jsonl'), '{"id":"half');
    await leave();
    await send();
    const lines = linesOf('2026-03-02.jsonl');
    expect(lines.at(-2)).toBe('{"id":"half');
    expect(JSON.parse(lines.at(-1)!)).toMatchObject({ to: RESIDENT.phone });
  });

  describe('a channel that fails', () => {
    const metrics = async (): Promise<string> => (await fetch(`${app.url}/metrics`)).text();

    it('is tried again later, and given up in the end; the others are not kept waiting', async () => {
      const told = jest.spyOn(JsonLogger.prototype, 'failure');
      const tries: string[] = [];
      let bad = '';
      const push = channel.send.bind(channel);
      jest.spyOn(channel, 'send').mockImplementation(async (message, signal) => {
        tries.push(message.id);
        bad ||= message.id;
        if (message.id === bad) throw new Error(`no route to ${message.to}`);
        return push(message, signal);
      });
      await leave();
      await leave();
      await send();
      // Perhaps the channel is away: nothing else is tried in the same run.
      expect(tries).toHaveLength(1);
      await send();
      await send();
      expect(tries).toHaveLength(2);
      expect(await states()).toEqual([
        { failures: 1, sent: false, given_up: false },
        { failures: 0, sent: true, given_up: false },
      ]);
      expect(written()).toHaveLength(1);
      await app.setClock('2026-03-02T10:02:00+08:00');
      await send();
      expect((await states())[0].failures).toBe(2);
      for (const [index, minutes] of RETRY_MINUTES.entries()) {
        if (index === 0) continue;
        const [{ wait }] = await app.sql(
          `select round(extract(epoch from retry_at - $1::timestamptz) / 60)::int as wait from notification
            where sent_at is null`,
          ['2026-03-02T10:02:00+08:00'],
        );
        expect(wait).toBe(minutes);
        await app.sql(`update notification set retry_at = $1 where sent_at is null`, [MONDAY]);
        await send();
        expect((await states())[0].failures).toBe(index + 2);
      }
      expect((await states())[0].given_up).toBe(true);
      await send();
      expect(tries).toHaveLength(2 + RETRY_MINUTES.length);
      expect(told.mock.calls.length).toBe(1 + RETRY_MINUTES.length);
      const [, , fields] = told.mock.calls[0];
      expect(fields).toEqual({ notification: 1, failures: 1 });
      expect(await metrics()).toContain('notifications_backlog{state="given_up"} 1');
      expect(await metrics()).toMatch(/notifications_total\{outcome="given_up"\} \d/);
      expect(await metrics()).not.toContain(RESIDENT.phone);
    });
  });
});
