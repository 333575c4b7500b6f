import { setTimeout as sleep } from 'node:timers/promises';
import { logFile, Program } from '../lib/processes.mjs';

const PATIENCE_MS = 180_000;

/**
 * W6: a midnight at which very many checkpoints fall due at once, swept by two workers. Each raises a card with its
 * event, shows the signal on clock and request and arms the next alarm; the reference only flips the same rows, with
 * one bare UPDATE … RETURNING. Measured once.
 */
export async function measureSweep({ cluster, options }) {
  await cluster.sql('truncate outbox');
  await fillUp(cluster, options.checkpoints);
  await cluster.sql('vacuum (analyze) checkpoint');
  const bytes = await bytesPerArmed(cluster);
  await makeDue(cluster, options.due);
  await settled(cluster);
  const bareSeconds = await flipOnly(cluster, options.due);
  await settled(cluster);

  const env = { ...cluster.env(), BENCH_COUNT: '1' };
  const start = () => Program.start('worker', env, logFile(cluster.folder, 'worker'));
  const workers = [];
  let statements = 0;
  try {
    workers.push(...(await Promise.all([start(), start()])));
    await untilSwept(cluster);
    for (const worker of workers) statements += (await worker.ask('count')).deadline_sweep ?? 0;
  } finally {
    await Promise.all(workers.map((worker) => worker.stop()));
  }
  const [{ fired, cards, seconds, left }] = await cluster.sql(
    `select count(*)::int as fired,
       (select count(*)::int from warning_card where raised_at >= date_trunc('day', now())) as cards,
       (select extract(epoch from max(e.recorded_at) - min(p.fired_at)) from request_event e
         where e.kind = 'SIGNAL_RAISED')::float8 as seconds,
       (select count(*)::int from checkpoint where state = 'armed' and due_at <= now()) as left
     from checkpoint p where fired_at >= date_trunc('day', now())`,
  );
  if (fired < options.due || cards < options.due || left > 0) {
    throw new Error(`${fired} of ${options.due} checkpoints fired, ${cards} cards, ${left} left`);
  }
  const count = options.due.toLocaleString('en');
  const of = options.checkpoints.toLocaleString('en');
  return [
    {
      figure: 'W6',
      title: `${count} checkpoints due at once of ${of}, two workers`,
      product: fired / seconds,
      reference: fired / bareSeconds,
      ratio: bareSeconds / seconds,
      target: 0.25,
      unit: '/s',
      note: `${seconds.toFixed(1)} s against ${bareSeconds.toFixed(1)} s; none was late at the end`,
    },
    { figure: 'W6', title: 'statements per checkpoint', product: statements / fired, unit: '' },
    { figure: 'W6', title: 'bytes per outstanding deadline', product: bytes, unit: 'B' },
  ];
}

async function settled(cluster) {
  for (const table of ['checkpoint', 'clock', 'service_request', 'task']) {
    await cluster.sql(`vacuum (analyze) ${table}`);
  }
  await cluster.settle();
}

/** The reference, undone afterwards. */
async function flipOnly(cluster, due) {
  const client = await cluster.pool.connect();
  try {
    await client.query('begin');
    const start = performance.now();
    const { rowCount } = await client.query(
      `update checkpoint set state = 'fired', fired_at = now() where state = 'armed' and due_at <= now()
       returning id, clock_id, request_id, kind`,
    );
    if (rowCount < due) throw new Error(`Only ${rowCount} of ${due} checkpoints are due`);
    return (performance.now() - start) / 1000;
  } finally {
    await client.query('rollback');
    client.release();
  }
}

/** Clocks that run far into the future, on requests that are closed, until so many checkpoints are armed. */
async function fillUp(cluster, wanted) {
  const [{ armed }] = await cluster.sql(`select count(*)::int as armed from checkpoint where state = 'armed'`);
  if (armed >= wanted) return;
  const client = await cluster.pool.connect();
  try {
    await client.query(`set session_replication_role = 'replica'`);
    await client.query(
      `with made as (
         insert into clock (id, request_id, kind, state, limit_value, limit_unit, started_at, started_on, due_at, due_on,
           provisional, basis)
         select gen_random_uuid(), id, 'DELIVERY', 'RUNNING', 200, 'NATURAL_DAY', now(), current_date,
           now() + interval '200 days', current_date + 200, false, (select max(revision) from reckoning_basis)
         from service_request where state = 'DELIVERED' limit $1
         returning id, request_id, due_at
       )
       insert into checkpoint (clock_id, request_id, kind, due_at) select id, request_id, 'DUE', due_at from made`,
      [wanted - armed],
    );
    await client.query('reset session_replication_role');
  } finally {
    client.release();
  }
}

/** Last midnight, each on another request; what is warned of falls due later. */
async function makeDue(cluster, count) {
  const { rowCount } = await cluster.pool.query(
    `update checkpoint p set due_at = date_trunc('day', now())
      where id in (select min(id) from checkpoint where state = 'armed' and kind = 'WARN' and due_at > now()
                    group by request_id order by 1 limit $1)`,
    [count],
  );
  if (rowCount !== count) throw new Error(`Only ${rowCount} checkpoints could be made due; write the data set anew.`);
}

/** Table and primary key hold every row; the two partial indexes only those that are armed. */
async function bytesPerArmed(cluster) {
  const [sizes] = await cluster.sql(
    `select pg_table_size('checkpoint')::float8 as heap, pg_relation_size('checkpoint_pkey')::float8 as key,
       (pg_relation_size('checkpoint_due') + pg_relation_size('checkpoint_one_armed'))::float8 as partial,
       count(*)::int as rows, count(*) filter (where state = 'armed')::int as armed from checkpoint`,
  );
  return (sizes.heap + sizes.key) / sizes.rows + sizes.partial / sizes.armed;
}

async function untilSwept(cluster) {
  for (const until = Date.now() + PATIENCE_MS; Date.now() < until; await sleep(500)) {
    const [{ left }] = await cluster.sql(
      `select exists (select from checkpoint where state = 'armed' and due_at <= now()) as left`,
    );
    if (!left) return;
  }
  throw new Error(`The sweep did not end within ${PATIENCE_MS / 1000} s`);
}
