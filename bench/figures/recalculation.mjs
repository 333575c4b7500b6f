import { setTimeout as sleep } from 'node:timers/promises';
import {
  READ_BEHIND,
  REFRESH_DUES,
  WRITE_RECALCULATED,
} from '../../dist/src/deadlines/recalculation/recalculation.sql.js';
import { idOf } from '../data/shape.mjs';
import { logFile, Program } from '../lib/processes.mjs';
import { median } from './compare.mjs';

const PATIENCE_MS = 300_000;
/** A notice for a year that the product does not bring; amendments then take off one working day after the other. */
const YEAR = new Date().getUTCFullYear() + 1;
const FREE_DAYS = workdaysOf(YEAR, 20);

/**
 * W8: a notice moves every open clock, and one worker carries it. The reference reads the same rows and writes the same
 * columns, events, checkpoints and tasks in bulk: one select into a table, and over it the two statements that write a batch, once.
 */
export async function measureRecalculation({ cluster, options }) {
  await cluster.sql('truncate outbox');
  await prepare(cluster, options);
  const worker = () =>
    Program.start('worker', { ...cluster.env(), BENCH_COUNT: '1' }, logFile(cluster.folder, 'worker'));
  await carriedBy(cluster, await worker());
  const pairs = [];
  for (let run = 0; run < options.runs; run += 1) {
    await announce(cluster, run, options);
    await settle(cluster);
    const ours = await measured(cluster, await worker());
    if (ours.moved !== options.open) throw new Error(`${ours.moved} of ${options.open} clocks moved`);
    await settle(cluster);
    const theirs = await inBulk(cluster, options.open);
    pairs.push({ ours, theirs, ratio: ours.perSecond / theirs.perSecond });
  }
  return [
    {
      figure: 'W8',
      title: `${options.open.toLocaleString('en')} open clocks under a new calendar`,
      target: 0.25,
      unit: '/s',
      product: median(pairs.map(({ ours }) => ours.perSecond)),
      reference: median(pairs.map(({ theirs }) => theirs.perSecond)),
      ratio: median(pairs.map(({ ratio }) => ratio)),
      ratios: pairs.map(({ ratio }) => ratio),
      note: `statements per clock ${median(pairs.map(({ ours }) => ours.statements)).toFixed(4)}`,
    },
  ];
}

/** The promised clock of each open request runs far into the next year; all others are of the newest revision. */
async function prepare(cluster, { requests, open }) {
  await cluster.sql(`update clock set basis = (select max(revision) from reckoning_basis) where state <> 'STOPPED'`);
  await cluster.sql(
    `update clock set basis = -1, limit_unit = 'WORKING_DAY', limit_value = 250 + hashtext(id::text) % 20
      where id between $1 and $2`,
    [idOf('promised', requests - open + 1), idOf('promised', requests)],
  );
  await settle(cluster);
}

/** As an approval leaves it. What does not belong to the measurement follows at once. */
async function announce(cluster, run, { requests, open }) {
  const first = run === 0 && !(await knows(cluster));
  const day =
    FREE_DAYS[Number((await cluster.sql(`select count(*) as n from calendar_notice where year = $1`, [YEAR]))[0].n)];
  const notice = first
    ? { id: `bench-${YEAR}`, issuedOn: `${YEAR - 1}-01-01`, year: YEAR, off: [['元旦', day, day]] }
    : {
        id: `bench-${day}`,
        issuedOn: `${YEAR - 1}-01-02`,
        year: YEAR,
        amends: `bench-${YEAR}`,
        off: [['延长', day, day]],
      };
  await cluster.sql(
    `with loaded as (insert into calendar_notice (id, year, issued_on, body) values ($1, $2, $3, $4)),
       made as (insert into reckoning_basis (cause, reference) values ('NOTICE', $1) returning revision)
     update clock set basis = made.revision from made where state <> 'STOPPED' and id not between $5 and $6`,
    [
      notice.id,
      YEAR,
      notice.issuedOn,
      JSON.stringify(notice),
      idOf('promised', requests - open + 1),
      idOf('promised', requests),
    ],
  );
}

const knows = async (cluster) =>
  (await cluster.sql(`select from calendar_notice where id = $1`, [`bench-${YEAR}`])).length > 0;

/** Nothing of what came before is left to be cleaned up or written. */
async function settle(cluster) {
  for (const table of ['clock', 'checkpoint', 'task', 'service_request', 'request_event']) {
    await cluster.sql(`vacuum (analyze) ${table}`);
  }
  await cluster.settle();
}

/** A worker that starts looks for clocks that are behind. */
async function carriedBy(cluster, worker) {
  try {
    for (const until = Date.now() + PATIENCE_MS; Date.now() < until; await sleep(200)) {
      const [{ behind }] = await cluster.sql(
        `select exists (select from clock where state <> 'STOPPED'
           and basis < (select max(revision) from reckoning_basis)) as behind`,
      );
      if (!behind) return await worker.ask('count');
    }
    throw new Error(`The recalculation did not end within ${PATIENCE_MS / 1000} s`);
  } finally {
    await worker.stop();
  }
}

async function measured(cluster, worker) {
  const [{ since }] = await cluster.sql(`select coalesce(max(recorded_at), now())::text as since from request_event`);
  const statements = await carriedBy(cluster, worker);
  const [{ moved, batches, span }] = await cluster.sql(
    `select count(*)::int as moved, count(distinct at)::int as batches,
       extract(epoch from max(recorded_at) - min(recorded_at))::float8 as span
     from request_event where kind = 'DUE_DATE_CHANGED' and recorded_at > $1`,
    [since],
  );
  const used = Object.entries(statements).filter(([name]) => name.startsWith('recalculation_'));
  return {
    moved,
    // From one batch's events to the last one's there is one batch less than all.
    perSecond: (moved * (batches - 1)) / batches / span,
    statements: used.reduce((sum, [, count]) => sum + count, 0) / moved,
  };
}

/** Every clock much later, with all that goes by it, by the product's own statements without their parameters. */
async function inBulk(cluster, open) {
  const client = await cluster.pool.connect();
  const revision = `(select max(revision) from reckoning_basis)`;
  try {
    await client.query(`drop table if exists bench_moving, bench_read, bench_moved`);
    await client.query(
      `create table bench_moving as select e.request_id, c.id as clock_id from request_event e
         join clock c on c.request_id = e.request_id and c.kind = 'PROMISED'
        where e.kind = 'DUE_DATE_CHANGED' group by 1, 2`,
    );
    await client.query('analyze bench_moving');
    const read = READ_BEHIND.text.replace(GIVEN, 'in (select clock_id from bench_moving)');
    const begun = performance.now();
    await client.query(`create unlogged table bench_read as ${rowsOf(read)}`);
    const afterRead = performance.now();
    await client.query(MOVED); // what the product computes is given here
    await client.query('analyze bench_moved');
    const write = WRITE_RECALCULATED.text
      .replace(/select i\.\* from jsonb_to_recordset[\s\S]*?later jsonb\)/, 'select * from bench_moved')
      .replaceAll('$2', revision)
      .replaceAll('$3::uuid[]', `'{}'::uuid[]`)
      .replaceAll('$4', 'now()');
    const beforeWrite = performance.now();
    await client.query('begin');
    const { rows } = await client.query(write);
    await client.query(REFRESH_DUES.text.replace(GIVEN, 'in (select request_id from bench_moved)'));
    await client.query('commit');
    const seconds = (afterRead - begun + performance.now() - beforeWrite) / 1000;
    if (rows[0].moved !== open) throw new Error(`The reference moved ${rows[0].moved} of ${open} clocks`);
    return { perSecond: open / seconds };
  } finally {
    client.release();
  }
}

const GIVEN = '= any($1::uuid[])';

/** The rows themselves instead of one JSON value of all of them. */
const rowsOf = (text) => /from \(([\s\S]*)\) page$/.exec(text)[1];

/** Far away, so that the next notice moves every one of them again. */
const MOVED = `
create unlogged table bench_moved as
select r.id, r.request_id, r.kind, r.due_at + interval '1000 days' as due_at, r.due_on + 1000 as due_on, r.provisional,
  true as moved, '承诺时限由 ' || r.due_on || ' 调整为 ' || (r.due_on + 1000) || ':bench' as note,
  jsonb_build_object('clock', r.kind, 'from', r.due_on, 'to', r.due_on + 1000, 'reference', 'bench', 'docNo', null) as data,
  p.kind as alarm, p.due_at + interval '1000 days' as alarm_at, p.precise, p.rules, p.signal, p.later
from bench_read r join checkpoint p on p.clock_id = r.id and p.state = 'armed'`;

function workdaysOf(year, count) {
  const days = [];
  for (let day = Date.UTC(year, 0, 1); days.length < count; day += 86_400_000) {
    const date = new Date(day);
    if (date.getUTCDay() % 6 !== 0) days.push(date.toISOString().slice(0, 10));
  }
  return days;
}
