import { Program, logFile } from '../lib/processes.mjs';
import * as write from './cases.sql.mjs';
import { writeSealed } from './sealed.mjs';
import { DAYS } from './shape.mjs';

const TABLES = ['service_request', 'request_event', 'task', 'clock', 'clock_event', 'checkpoint'];

/** Writes the data set into a migrated database, with two sessions side by side. Takes minutes at full size. */
export async function loadDataSet(cluster, options) {
  const begun = performance.now();
  await publishCatalogue(cluster);
  await cluster.sql(`alter role postgres in database yichuang set session_replication_role = 'replica'`);
  await cluster.restartPool(); // a setting of the role holds for new sessions only
  await writeCases(cluster, options);
  await withoutIndexes(cluster, TABLES, () =>
    Promise.all([
      inOrder(cluster, [write.EVENTS, write.REQUESTS, write.TASKS]),
      inOrder(cluster, [write.CLOCKS, write.CLOCK_EVENTS, write.CHECKPOINTS]),
    ]),
  );
  await cluster.sql(`drop table bench_case, bench_check, bench_filler, bench_item`);
  await cluster.sql(`alter role postgres in database yichuang reset session_replication_role`);
  await shareOut(
    cluster,
    TABLES.map((table) => `vacuum (analyze) ${table}`),
  );
  return (performance.now() - begun) / 1000;
}

/** The program itself publishes its items when it starts. */
async function publishCatalogue(cluster) {
  const program = await Program.start('api', cluster.developmentEnv(), logFile(cluster.folder, 'publish'));
  await program.stop();
}

async function writeCases(cluster, options) {
  const [{ first, now }] = await cluster.sql(
    `select (now() - make_interval(days => $1))::date::text as first, now()::text as now`,
    [DAYS],
  );
  await timed(cluster, write.ITEMS);
  await timed(cluster, write.CENTRE_ROWS);
  await timed(
    cluster,
    inlined(write.CASES, [options.requests, `'${first}'`, options.open, options.residents, `'${now}'`]),
  );
  await timed(cluster, inlined(write.POOL_CASES, [options.productPool, options.referencePool, `'${now}'`]));
  await cluster.sql(`analyze bench_case`);
  await writeSealed(cluster, options);
}

/** `create table as` takes no parameters. */
const inlined = (text, values) => text.replace(/\$(\d+)/g, (_, place) => `(${values[place - 1]})`);

async function inOrder(cluster, statements) {
  for (const text of statements) await timed(cluster, text);
}

export async function timed(cluster, text) {
  const begun = performance.now();
  await cluster.sql(text);
  if (process.env.BENCH_VERBOSE)
    console.log(`${((performance.now() - begun) / 1000).toFixed(1).padStart(6)} s  ${text.trim().slice(0, 60)}`);
}

/** Two at a time, as there are processors. */
async function shareOut(cluster, statements) {
  const left = [...statements];
  const work = async () => {
    for (let text = left.shift(); text !== undefined; text = left.shift()) await timed(cluster, text);
  };
  await Promise.all([work(), work()]);
}

/** Indexes that no constraint needs are made anew when the rows are there, which is faster. */
export async function withoutIndexes(cluster, tables, fill) {
  const indexes = await dropIndexes(cluster, tables);
  await fill();
  await shareOut(cluster, indexes);
}

/** @returns the statements that make them again */
async function dropIndexes(cluster, tables) {
  const rows = await cluster.sql(
    `select i.indexrelid::regclass::text as name, pg_get_indexdef(i.indexrelid) as definition
       from pg_index i left join pg_constraint c on c.conindid = i.indexrelid and c.contype in ('p', 'u', 'x')
      where i.indrelid = any($1::regclass[]) and c.oid is null`,
    [tables],
  );
  for (const { name } of rows) await cluster.sql(`drop index ${name}`);
  return rows.map((row) => row.definition);
}
