import { setTimeout as sleep } from 'node:timers/promises';
import { inChild, logFile, Program, startRedis } from '../lib/processes.mjs';
import { median, quantile } from './compare.mjs';
import { firstNumber, recordSubmission } from './submit.mjs';

const NEW_IDS = 'ffffffff';
const WARM_UP = 200;
const PATIENCE_MS = 120_000;
/** Submissions that come one by one, to see how long each waits for its task when nothing queues up. */
const CALM = { perSecond: 50, seconds: 5 };

/** W5: committed submissions until their tasks are open, through outbox, relay, queue and worker, on both backends. */
export async function measureRouting({ cluster, options }) {
  const api = await Program.start('api', cluster.env(), logFile(cluster.folder, 'api'));
  const { writer, statements } = await recordSubmission(cluster, api, NEW_IDS);
  await api.stop();
  const submission = writer.query(statements.find((statement) => statement.name === 'case_insert'));
  const source = { next: firstNumber(), submission };

  const rows = [await onBackend({ cluster, options, source, name: 'PostgreSQL', target: 0.4 })];
  const redis = await startRedis();
  if (!redis) console.log('W5: there is no redis-server on the path; that backend is left out.');
  else {
    rows.push(await onBackend({ cluster, options, source, name: 'Redis', target: 0.25, redisUrl: redis.url }));
    await redis.stop();
  }
  return rows;
}

async function onBackend({ cluster, options, source, name, target, redisUrl }) {
  await cluster.sql('truncate outbox'); // what earlier figures left, and nobody routed
  const env = { ...cluster.env(), ...(redisUrl ? { REDIS_URL: redisUrl } : {}) };
  const bursts = [];
  const empty = [];
  const worker = await Program.start('worker', env, logFile(cluster.folder, 'worker'));
  let calm;
  try {
    await burst(cluster, source, WARM_UP);
    for (let run = 0; run < options.runs; run += 1) {
      await cluster.settle();
      bursts.push(await burst(cluster, source, options.burst));
      const { url, ownerUrl } = cluster;
      empty.push(await inChild('./empty-jobs.mjs', { url, ownerUrl, redisUrl, jobs: options.burst }));
    }
    calm = await oneByOne(cluster, source);
  } finally {
    await worker.stop();
  }
  const ratios = bursts.map(({ perSecond }, run) => perSecond / empty[run].perSecond);
  return {
    figure: 'W5',
    title: `burst of ${options.burst.toLocaleString('en')} routed, ${name}`,
    unit: '/s',
    product: median(bursts.map(({ perSecond }) => perSecond)),
    reference: median(empty.map(({ perSecond }) => perSecond)),
    ratio: median(ratios),
    ratios,
    target,
    p50: median(bursts.map(({ waits }) => quantile(waits, 0.5))),
    p99: median(bursts.map(({ waits }) => quantile(waits, 0.99))),
    note: `commit to task at ${CALM.perSecond}/s: p50 ${quantile(calm, 0.5).toFixed(0)} ms, p99 ${quantile(calm, 0.99).toFixed(0)} ms`,
  };
}

/** All in one transaction, so that the burst is there at one instant. */
export async function burst(cluster, source, count) {
  const first = source.next;
  const client = await cluster.pool.connect();
  try {
    await client.query('begin');
    for (let at = 0; at < count; at += 1) await client.query(source.submission(source.next++));
    await client.query('commit');
  } finally {
    client.release();
  }
  const committedAt = Date.now();
  await untilRouted(cluster, count);
  const waits = (await routedAt(cluster, source, first, count)).map((at) => at - committedAt);
  return { perSecond: (count * 1000) / Math.max(...waits), waits };
}

async function oneByOne(cluster, source) {
  const first = source.next;
  const count = CALM.perSecond * CALM.seconds;
  const begun = performance.now();
  const committed = [];
  for (let at = 0; at < count; at += 1) {
    await sleep(Math.max(0, begun + (at * 1000) / CALM.perSecond - performance.now()));
    await cluster.pool.query(source.submission(source.next++));
    committed.push(Date.now());
  }
  await untilRouted(cluster, count);
  const routed = await routedAt(cluster, source, first, count);
  return routed.map((at, index) => Math.max(0, at - committed[index]));
}

export async function untilRouted(cluster, count) {
  for (const until = Date.now() + PATIENCE_MS; Date.now() < until; await sleep(100)) {
    const [{ waiting }] = await cluster.sql('select count(*)::int as waiting from outbox');
    if (waiting === 0) return;
  }
  throw new Error(`A burst of ${count} was not routed within ${PATIENCE_MS / 1000} s`);
}

/** When the last of each request's tasks was written, by the database's clock, which is this machine's. */
async function routedAt(cluster, source, first, count) {
  const { submission, steps = 1 } = source;
  const ids = Array.from({ length: count }, (_, index) => submission(first + index).values[1]);
  const rows = await cluster.sql(
    `select max(extract(epoch from e.recorded_at)::float8 * 1000) as at
       from unnest($1::uuid[]) with ordinality as r(id, n)
       join request_event e on e.request_id = r.id and e.kind = 'ROUTED'
      where (select count(*) from task t where t.request_id = r.id and t.state in ('OPEN','QUEUED')) = $2
      group by r.n order by r.n`,
    [ids, steps],
  );
  if (rows.length !== count) throw new Error(`${rows.length} of ${count} requests have their tasks`);
  return rows.map((row) => row.at);
}
