import pg from 'pg';
import { startTestApp, type TestApp } from '../support/app.js';

const REQUESTS = 6_000;
const CLERKS = 5;

/** One running clock each, due one after the other in the first seconds of 1 October. */
const INSERT = `
  with requests as (
    insert into service_request (id, number, division_code, centre_code, item_code, item_version, lead_department, state,
      channel, submitter, client_key, body_digest, applicant_kind, applicant_name, applicant_id, applicant_id_index,
      applicant_tail_index, content, first_contact_kind, first_contact_name, received_at, accepted_at, has_phone, last_sequence)
    select gen_random_uuid(), 'RACE-' || n, '330199001', 'lantian', 'unemployment-benefit-claim', 1, 'employment',
      'IN_PROGRESS', 'WINDOW', 'clerk-1', n::text, '', 'PERSON', '某人', '', '', '', '', 'clerk', '窗口甲', now(), now(), true, 0
    from generate_series(1, $1::int) n returning id, client_key::int as n
  ), clocks as (
    insert into clock (id, request_id, kind, department, state, limit_value, limit_unit, started_at, started_on, due_at,
      due_on, provisional, basis)
    select gen_random_uuid(), id, 'PROMISED', 'employment', 'RUNNING', 5, 'WORKING_DAY', '2026-09-23T09:00:00+08:00',
      '2026-09-23', '2026-10-01T00:00:00+08:00'::timestamptz + n * interval '1 ms', '2026-09-30', false,
      (select max(revision) from reckoning_basis)
    from requests returning id, request_id, due_at
  )
  insert into checkpoint (clock_id, request_id, kind, due_at) select id, request_id, 'DUE', due_at from clocks`;

/** What every change of a clock does: it takes the request's row and cancels what is armed. $1 so far ahead of the sweep. */
const CANCEL_AHEAD = `
  with ahead as (
    select request_id from checkpoint where state = 'armed' order by due_at offset $1 limit 1
  ), taken as (
    update service_request r set revision = revision + 1 from ahead where r.id = ahead.request_id returning r.id
  )
  update checkpoint p set state = 'cancelled', revision = p.revision + 1
  from taken where p.request_id = taken.id and p.state = 'armed' returning p.id`;

describe('the sweep, while clerks stop clocks just before it comes to them', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startTestApp();
    await app.setClock('2026-09-24T10:00:00+08:00');
    await app.sql(INSERT, [REQUESTS]);
  });
  afterAll(() => app?.stop());

  const states = async (): Promise<Record<string, number>> =>
    Object.fromEntries(
      (await app.sql('select state, count(*)::int as n from checkpoint group by state')).map(({ state, n }) => [
        state,
        n,
      ]),
    );

  it('fires every other clock once, and none that was stopped', async () => {
    const stopped: string[] = [];
    let sweeping = true;
    const clerk = async (number: number): Promise<void> => {
      const client = new pg.Client({ connectionString: app.database.adminUrl });
      await client.connect();
      for (let turn = 0; sweeping; turn += 1) {
        const { rows } = await client.query(CANCEL_AHEAD, [((turn * 37 + number * 101) % 900) + 20]);
        stopped.push(...rows.map(({ id }) => id));
      }
      await client.end();
    };
    const clerks = Array.from({ length: CLERKS }, (_, number) => clerk(number));
    await app.setClock('2026-10-02T10:00:00+08:00');
    // Busy requests are passed over; the next sweep finds them.
    await app.setClock('2026-10-02T10:00:01+08:00');
    sweeping = false;
    await Promise.all(clerks);
    await app.setClock('2026-10-02T10:00:02+08:00');

    expect(stopped.length).toBeGreaterThan(0);
    expect(await states()).toEqual({ cancelled: stopped.length, fired: REQUESTS - stopped.length });
    const fired = await app.sql(`select id from checkpoint where id = any($1::bigint[]) and fired_at is not null`, [
      stopped,
    ]);
    expect(fired).toEqual([]);
  });
});
