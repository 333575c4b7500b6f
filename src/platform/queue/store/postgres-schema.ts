import { runMigrations, type PgQueryable } from 'bullmq';
import type pg from 'pg';
import { onServer, RUNTIME_ROLE } from '../../database/index.js';

/** BullMQ's tables are its own; nothing of ours refers to them. */
export const QUEUE_SCHEMA = 'bullmq';

/** Tables whose absence shows that the schema was damaged. */
const TABLES = ['job', 'meta', 'scheduler', 'event'];

/**
 * Makes BullMQ's schema as the owner of the database and lets the runtime role use it. Safe to repeat, and by several
 * processes at once. A schema that was emptied or lost some tables is thrown away and made anew: the outbox still has
 * what it held.
 * @param url of the owner (`MIGRATION_DATABASE_URL`, else `DATABASE_URL`)
 * @param queueNames BullMQ makes a sequence for each queue when it is first used, which the runtime role may not; so
 *   they are made here. A process whose queues have none calls this by itself, and then needs the owner's URL.
 */
export async function migrateQueueSchema(url: string, queueNames: readonly string[] = []): Promise<void> {
  await onServer(url, async (client) => {
    await client.query(`select pg_advisory_lock(hashtext('yichuang.queue-schema'))`); // ends with the connection
    if (await isBroken(client)) await client.query(`drop schema if exists ${QUEUE_SCHEMA} cascade`);
    await runMigrations(client as PgQueryable, QUEUE_SCHEMA);
    for (const name of queueNames) await makeSequence(client, name);
    await admitRuntimeRole(client);
  });
}

/** The list of migrations and the tables do not belong together, so BullMQ's migrations could not go on from here. */
async function isBroken(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query<{ ledger: boolean; tables: number }>(
    `select to_regclass('${QUEUE_SCHEMA}.migration') is not null as ledger,
            (select count(*)::int from unnest($1::text[]) as t(name)
              where to_regclass('${QUEUE_SCHEMA}.' || t.name) is not null) as tables`,
    [TABLES],
  );
  const { ledger, tables } = rows[0];
  if (!ledger) return tables > 0;
  const { rowCount } = await client.query(`select from ${QUEUE_SCHEMA}.migration`);
  return tables !== (rowCount ? TABLES.length : 0);
}

async function admitRuntimeRole(client: pg.Client): Promise<void> {
  const inSchema = `in schema ${QUEUE_SCHEMA}`;
  const tables = 'select, insert, update, delete on';
  await client.query(`
    grant usage on schema ${QUEUE_SCHEMA} to ${RUNTIME_ROLE};
    grant ${tables} all tables ${inSchema} to ${RUNTIME_ROLE};
    revoke insert, update, delete on ${QUEUE_SCHEMA}.migration from ${RUNTIME_ROLE};
    grant usage, select, update on all sequences ${inSchema} to ${RUNTIME_ROLE};
    grant execute on all functions ${inSchema} to ${RUNTIME_ROLE};
    alter default privileges ${inSchema} grant ${tables} tables to ${RUNTIME_ROLE};
    alter default privileges ${inSchema} grant usage, select, update on sequences to ${RUNTIME_ROLE};
    alter default privileges ${inSchema} grant execute on functions to ${RUNTIME_ROLE}`);
}

async function makeSequence(client: pg.Client, queue: string): Promise<void> {
  const { rows } = await client.query<{ name: string }>(`select ${QUEUE_SCHEMA}.job_id_seq_name($1) as name`, [queue]);
  await client.query(`create sequence if not exists ${QUEUE_SCHEMA}.${client.escapeIdentifier(rows[0].name)}`);
}

/** `missing`: everything in it is lost, or the runtime role may not enter. `incomplete`: a queue is new. */
export type SchemaState = 'ready' | 'incomplete' | 'missing';

/** Looks only at the catalogue, as the runtime role; cheap enough for every second. */
export async function queueSchemaState(pool: pg.Pool, queueNames: readonly string[]): Promise<SchemaState> {
  const { rows } = await pool.query<{ tables: number; sequences: number }>(
    `select count(*) filter (where c.relname = any($1))::int as tables,
            count(*) filter (where c.relkind = 'S' and c.relname in (select 'bullmq_jid_' || md5(q) from unnest($2::text[]) q))::int
              as sequences
       from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = '${QUEUE_SCHEMA}' and has_schema_privilege(n.oid, 'USAGE')`,
    [['migration', ...TABLES], queueNames],
  );
  if (rows[0].tables !== TABLES.length + 1) return 'missing';
  return rows[0].sequences === queueNames.length ? 'ready' : 'incomplete';
}
