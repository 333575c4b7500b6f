import type pg from 'pg';
import type { DataSource } from 'typeorm';
import type { Settings } from '../config/index.js';
import { MIGRATIONS_TABLE, ownerDataSource, type MigrationClass } from './data-sources.js';
import { onServer } from './embedded-postgres.js';
import { admitRuntimeLogin, RUNTIME_ROLE } from './roles.js';

export interface MigrationPlan {
  /** Of the core and of all departments; the timestamp in the class name gives the order. */
  migrations: MigrationClass[];
  /** Work with the owner's URL after the tables are there, still under the lock (the queue's own schema). */
  afterwards?: (ownerUrl: string) => Promise<unknown>;
}

/**
 * Brings the database up to date as its owner (`MIGRATION_DATABASE_URL`, else `DATABASE_URL`). Processes that start
 * together wait for each other on an advisory lock, and the later ones find nothing to do.
 * @returns names of the migrations that ran now
 */
export async function migrateDatabase(settings: Settings, plan: MigrationPlan): Promise<string[]> {
  const ownerUrl = settings.MIGRATION_DATABASE_URL ?? settings.DATABASE_URL;
  if (!ownerUrl) throw new Error('Migrations need DATABASE_URL.');
  const migrations = inOrder(plan.migrations);
  return onServer(ownerUrl, async (lock) => {
    await lock.query(`select pg_advisory_lock(hashtext('yichuang.migrations'))`);
    const ran = await runPending(ownerUrl, migrations);
    await lock.query(`grant select on ${MIGRATIONS_TABLE} to ${RUNTIME_ROLE}`);
    await plan.afterwards?.(ownerUrl);
    await admitLogin(lock, settings.DATABASE_URL);
    return ran; // the lock ends with the connection
  });
}

async function runPending(ownerUrl: string, migrations: MigrationClass[]): Promise<string[]> {
  const dataSource = await ownerDataSource(ownerUrl, migrations).initialize();
  try {
    return (await dataSource.runMigrations()).map((migration) => migration.name);
  } finally {
    await dataSource.destroy();
  }
}

async function admitLogin(owner: pg.Client, runtimeUrl: string | undefined): Promise<void> {
  const login = runtimeUrl && decodeURIComponent(new URL(runtimeUrl).username);
  if (login && login !== owner.user) await admitRuntimeLogin(owner, login);
}

/** Names of migrations that this program knows and the database has not had. Asked as the runtime role. */
export async function pendingMigrations(dataSource: DataSource, known: MigrationClass[]): Promise<string[]> {
  const { rows } = await runtimeRows(dataSource);
  const done = new Set(rows.map((row) => row.name));
  return inOrder(known)
    .map(nameOf)
    .filter((name) => !done.has(name));
}

async function runtimeRows(dataSource: DataSource): Promise<{ rows: { name: string }[] }> {
  try {
    return { rows: await dataSource.query<{ name: string }[]>(`select name from ${MIGRATIONS_TABLE}`) };
  } catch (error) {
    if ((error as { code?: string }).code === UNDEFINED_TABLE) return { rows: [] };
    throw error;
  }
}

const UNDEFINED_TABLE = '42P01';

const nameOf = (migration: MigrationClass): string => new migration().name ?? migration.name;

/** @throws Error when a name carries no timestamp (13 digits at its end), or two carry the same. */
function inOrder(migrations: MigrationClass[]): MigrationClass[] {
  const byTime = new Map<string, MigrationClass>();
  for (const migration of migrations) {
    const time = /\d{13}$/.exec(nameOf(migration))?.[0];
    if (!time) throw new Error(`Migration ${nameOf(migration)} must end in a timestamp of 13 digits.`);
    const other = byTime.get(time);
    if (other) throw new Error(`Migrations ${nameOf(other)} and ${nameOf(migration)} have the same timestamp.`);
    byTime.set(time, migration);
  }
  return [...byTime].sort(([a], [b]) => a.localeCompare(b)).map(([, migration]) => migration);
}
