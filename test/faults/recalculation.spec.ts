import { jest } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import {
  buildCalendar,
  evaluateClock,
  explainDueDate,
  NATIONAL_NOTICES,
  type ClockEvent,
} from '../../src/calendar/index.js';
import { approve, calendarRevision, carried, proposeNotice } from '../support/calendars.js';
import { Installation, type ProgramProcess } from '../support/processes.js';
import { eventually } from '../support/requests.js';
import { inLanes, sender } from './invariants.js';

jest.setTimeout(240_000);

const REQUESTS = 1_500;
/** Business time stands before every due date, so that only the calendar moves clocks. */
const NOW = '2026-09-24T10:00:00+08:00';
const AMENDMENT = {
  id: 'cn-2026-extended',
  docNo: '国办发明电〔2026〕99号',
  issuedOn: '2026-09-24',
  year: 2026,
  amends: 'cn-2026',
  off: [['国庆节(延长)', '2026-10-20', '2026-10-21']] as [string, string, string][],
};
const before = buildCalendar(NATIONAL_NOTICES);
const after = buildCalendar([...NATIONAL_NOTICES, AMENDMENT]);

interface Made {
  request: string;
  clock: string;
  kind: string;
  startAt: string;
  days: number;
  dueOn: string;
  dueAt: string;
  state: string;
}

/** A promised and a legal clock for each request; every tenth request is decided, every tenth stands still. */
function cases(): Made[] {
  return Array.from({ length: REQUESTS }, () => randomUUID()).flatMap((request, index) => {
    const startAt = `2026-09-${String(14 + (index % 10)).padStart(2, '0')}T09:00:00+08:00`;
    const state = index % 10 === 3 ? 'STOPPED' : index % 10 === 7 ? 'PAUSED' : 'RUNNING';
    return [
      ['PROMISED', 9 + (index % 17)],
      ['LEGAL', 12 + (index % 23)],
    ].map(([kind, days]) => {
      const { dueOn, dueAt } = explainDueDate(before, startAt, { value: days as number, unit: 'WORKING_DAY' });
      return { request, clock: randomUUID(), kind: kind as string, startAt, days: days as number, dueOn, dueAt, state };
    });
  });
}

const INSERT = `
  with made as (select * from jsonb_to_recordset($1::jsonb) as m(request uuid, clock uuid, kind text, "startAt" timestamptz,
    days int, "dueOn" date, "dueAt" timestamptz, state text)
  ), requests as (
    insert into service_request (id, number, division_code, centre_code, item_code, item_version, lead_department, state,
      channel, submitter, client_key, body_digest, applicant_kind, applicant_name, applicant_id, applicant_id_index,
      applicant_tail_index, content, first_contact_kind, first_contact_name, received_at, accepted_at, has_phone, last_sequence)
    select distinct on (made.request) request, 'FAULT-' || request, '330199001', 'lantian', 'unemployment-benefit-claim', 1,
      'employment', case state when 'STOPPED' then 'DECIDED' when 'PAUSED' then 'SUSPENDED' else 'IN_PROGRESS' end, 'WINDOW',
      'clerk-1', request::text, '', 'PERSON', '某人', '', '', '', '', 'clerk', '窗口甲', "startAt", "startAt", true, 1
    from made
  ), received as (
    insert into request_event (request_id, sequence, at, kind, actor_kind, actor_name)
    select distinct request, 1, "startAt", 'RECEIVED', 'clerk', '窗口甲' from made
  ), tasks as (
    insert into task (id, request_id, step_id, department, centre_code, division_code, item_code, state, due_at, opened_at)
    select gen_random_uuid(), request, 'review', 'employment', 'lantian', '330199001', 'unemployment-benefit-claim', 'OPEN',
      min("dueAt"), min("startAt") from made where state = 'RUNNING' group by request
  ), clocks as (
    insert into clock (id, request_id, kind, department, state, limit_value, limit_unit, started_at, started_on, due_at,
      due_on, provisional, basis)
    select clock, request, kind, 'employment', state, days, 'WORKING_DAY', "startAt", "startAt"::date,
      case when state <> 'PAUSED' then "dueAt" end, case when state <> 'PAUSED' then "dueOn" end, false,
      (select max(revision) from reckoning_basis)
    from made
  ), events as (
    insert into clock_event (clock_id, sequence, kind, at, detail)
    select clock, 1, 'start', "startAt", null::jsonb from made union all
    select clock, 2, case state when 'STOPPED' then 'stop' else 'pause' end, "startAt" + interval '1 day',
      case state when 'PAUSED' then '{"procedure":"investigation"}'::jsonb end
    from made where state <> 'RUNNING'
  )
  insert into checkpoint (clock_id, request_id, kind, due_at)
  select clock, request, 'DUE', "dueAt" from made where state = 'RUNNING'`;

describe('the calendar changes, and workers die while open requests follow', () => {
  let installation: Installation;
  let workers: ProgramProcess[];
  const made = cases();
  beforeAll(async () => {
    installation = await Installation.create();
    const api = await installation.process('api');
    await fetch(`${api.url}/dev/clock`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ now: NOW }),
    });
    await installation.sql(INSERT, [JSON.stringify(made)]);
    workers = [await installation.process('worker'), await installation.process('worker')];
  });
  afterAll(() => installation?.stop());

  const behind = async (): Promise<number> => (await calendarRevision(installation)).openClocksBehind;
  /** Clocks of some requests that nobody can take: the work cannot end while they are held. */
  async function held(requests: string[]): Promise<() => Promise<void>> {
    const client = new pg.Client({ connectionString: installation.database.adminUrl });
    await client.connect();
    await client.query('begin');
    await client.query(`select from service_request where id = any($1::uuid[]) order by id for update`, [requests]);
    return async () => {
      await client.query('commit');
      await client.end();
    };
  }

  it('two workers, each killed in the middle, the message twice: all clocks come out right, each told of once', async () => {
    const open = made.filter(({ state }) => state !== 'STOPPED');
    const release = await held([...new Set(open.map(({ request }) => request))].slice(0, 200));
    const submit = await sender(installation, ['unemployment-registration']);
    const { proposal } = await proposeNotice(installation, {
      ...AMENDMENT,
      off: AMENDMENT.off.map(([name, first, last]) => ({ name, first, last })),
    });
    const approved = await approve(installation, proposal.id);
    expect(approved.userErrors).toEqual([]);
    await installation.sql(`insert into outbox (queue, name, payload) values ('deadlines', 'recalculate-clocks', $1)`, [
      JSON.stringify({ revision: approved.proposal.revision }),
    ]);
    const arriving = inLanes(60, 4, (index) => submit(index));

    await eventually('it has begun', async () => (await behind()) < open.length);
    await workers[0].kill();
    const left = await behind();
    expect(left).toBeGreaterThan(0);
    await workers[0].start();
    await workers[1].kill();
    expect(await behind()).toBeGreaterThan(0);
    await workers[1].start();
    await release();
    await carried(installation, 90_000);
    expect((await arriving).filter(({ number }) => number === null)).toEqual([]);
    await eventually('what arrived meanwhile follows as well', async () => (await behind()) === 0, 60_000);
  });

  it('every stored due date is what the new calendar says; nothing moved that had stopped', async () => {
    const rows = await installation.sql(
      `select c.id, c.limit_value, c.due_at, c.due_on::text, c.state, c.basis, c.provisional,
         (select jsonb_agg(jsonb_build_object('type', e.kind, 'at', e.at, 'procedure', e.detail->>'procedure') order by e.sequence)
            from clock_event e where e.clock_id = c.id) as events
       from clock c where c.limit_unit = 'WORKING_DAY' and c.department = 'employment' and c.kind <> 'STEP'`,
    );
    const stored = new Map(rows.map((row: any) => [row.id, row]));
    const wrong = made.filter(({ clock, state, dueOn }) => {
      const row = stored.get(clock);
      if (state === 'STOPPED') return row.due_on !== dueOn;
      const events: ClockEvent[] = row.events.map(({ procedure, ...event }: any) => ({
        ...event,
        procedure: procedure ?? undefined,
      }));
      const { dueOn: due } = evaluateClock(after, { limit: { value: row.limit_value, unit: 'WORKING_DAY' }, events });
      return row.due_on !== due;
    });
    expect(wrong).toEqual([]);
    expect(new Set(made.map(({ clock }) => stored.get(clock).due_on)).size).toBeGreaterThan(10);
  });

  it('one event and one message for each date that moved, and none for the others', async () => {
    const moved = made.filter(
      ({ state, startAt, days, dueOn }) =>
        state === 'RUNNING' && explainDueDate(after, startAt, { value: days, unit: 'WORKING_DAY' }).dueOn !== dueOn,
    );
    expect(moved.length).toBeGreaterThan(1_000);
    expect(moved.length).toBeLessThan(made.length * 0.8);
    const key = (one: { request: string; kind: string; from: string }): string =>
      `${one.request} ${one.kind} ${one.from}`;
    const expected = moved.map(({ request, kind, dueOn }) => key({ request, kind, from: dueOn })).sort();
    const events = await installation.sql(
      `select request_id as request, data->>'clock' as kind, data->>'from' as from, data->>'reference' as reference
       from request_event where kind = 'DUE_DATE_CHANGED'`,
    );
    expect(events.map(key).sort()).toEqual(expected);
    expect(new Set(events.map(({ reference }: any) => reference))).toEqual(new Set([AMENDMENT.id]));
    const messages = await installation.sql(
      `select request_id as request, detail->>'clock' as kind, detail->>'from' as from from notification
       where kind = 'DUE_DATE_CHANGED'`,
    );
    expect(messages.map(key).sort()).toEqual(expected);
  });

  it('trails have no gap, checkpoints and tasks go by the new dates', async () => {
    expect(
      await installation.sql(
        `select r.number from service_request r, lateral (
           select count(*) as events, max(sequence) as last from request_event e where e.request_id = r.id) e
         where e.events <> e.last or e.last <> r.last_sequence`,
      ),
    ).toEqual([]);
    expect(
      await installation.sql(
        `select c.id from clock c where c.state = 'RUNNING' and c.id = any($1::uuid[]) and (
           select count(*) filter (where due_at = c.due_at and kind = 'DUE'
             or exists (select from jsonb_array_elements(later) l where l->>'kind' = 'DUE' and (l->>'at')::timestamptz = c.due_at))
           from checkpoint p where p.clock_id = c.id and p.state = 'armed') <> 1`,
        [made.map(({ clock }) => clock)],
      ),
    ).toEqual([]);
    expect(
      await installation.sql(
        `select t.id from task t where t.step_id = 'review' and t.due_at is distinct from
           (select min(c.due_at) from clock c where c.request_id = t.request_id and c.state = 'RUNNING')`,
      ),
    ).toEqual([]);
    expect(await installation.sql(`select name, reason from dead_letter`)).toEqual([]);
  });

  it('a clock that fell behind by itself is found without any message', async () => {
    const { clock } = made.find(({ state }) => state === 'RUNNING')!;
    await installation.sql(`update clock set basis = 0, due_on = '2026-01-01', due_at = '2026-01-02' where id = $1`, [
      clock,
    ]);
    await workers[0].kill();
    await workers[0].start();
    await carried(installation, 60_000);
    const { startAt, days } = made.find((one) => one.clock === clock)!;
    const [{ due_on }] = await installation.sql(`select due_on::text from clock where id = $1`, [clock]);
    expect(due_on).toBe(explainDueDate(after, startAt, { value: days, unit: 'WORKING_DAY' }).dueOn);
  });
});
