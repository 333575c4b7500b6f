import type pg from 'pg';
import type { Settings } from '../config/index.js';
import {
  connectionUrl,
  findEmbeddedPostgres,
  onServer,
  startEmbeddedPostgres,
  type EmbeddedPostgres,
} from './embedded-postgres.js';
import { RUNTIME_ROLE } from './roles.js';

const DATABASE = 'yichuang';
const OWNER = 'yichuang_owner';
const APP = 'yichuang_app';

export interface DatabaseInstallation {
  /** The same settings, with the URLs of the database that will be used. */
  settings: Settings;
  /** Set when the server is the embedded one. */
  embedded?: EmbeddedPostgres;
}

/**
 * Finds the database to use: `DATABASE_URL`, else the embedded server of `DATA_DIR`. Role `all` starts that server;
 * the other roles join it while it runs.
 * @throws Error in words for the operator when there is none
 */
export async function provideDatabase(settings: Settings): Promise<DatabaseInstallation> {
  if (settings.DATABASE_URL) return { settings };
  const embedded =
    settings.ROLE === 'all'
      ? await startEmbeddedPostgres({ dataDir: settings.DATA_DIR })
      : await findEmbeddedPostgres(settings.DATA_DIR);
  if (!embedded) {
    throw new Error(
      `Role "${settings.ROLE}" needs a database. Set DATABASE_URL, or let "npm start" run beside it: ` +
        `no embedded PostgreSQL is running in ${settings.DATA_DIR}.`,
    );
  }
  const { identity } = embedded;
  await onServer(embedded.adminUrl, (client) => createRolesAndDatabase(client, identity));
  return {
    embedded,
    settings: Object.assign(Object.create(Object.getPrototypeOf(settings) as object) as Settings, settings, {
      DATABASE_URL: connectionUrl(embedded.port, APP, identity.appPassword, DATABASE),
      MIGRATION_DATABASE_URL: connectionUrl(embedded.port, OWNER, identity.ownerPassword, DATABASE),
    }),
  };
}

/** What an administrator does once on a server of their own; here it is done for them. Safe to repeat. */
export async function createRolesAndDatabase(
  client: pg.Client,
  passwords: { ownerPassword: string; appPassword: string },
  database = DATABASE,
): Promise<void> {
  // Two processes may come here together; everything below is then done by one after the other.
  await client.query(`select pg_advisory_lock(hashtext('yichuang.installation'))`);
  try {
    await ensureRole(client, RUNTIME_ROLE, 'nologin');
    await ensureRole(client, OWNER, `login password ${client.escapeLiteral(passwords.ownerPassword)}`);
    await ensureRole(client, APP, `login password ${client.escapeLiteral(passwords.appPassword)}`);
    await client.query(`grant ${RUNTIME_ROLE} to ${OWNER}, ${APP}`);
    const { rowCount } = await client.query('select from pg_database where datname = $1', [database]);
    if (!rowCount) await client.query(`create database ${client.escapeIdentifier(database)} owner ${OWNER}`);
  } finally {
    await client.query(`select pg_advisory_unlock(hashtext('yichuang.installation'))`);
  }
}

async function ensureRole(client: pg.Client, name: string, options: string): Promise<void> {
  const { rowCount } = await client.query('select from pg_roles where rolname = $1', [name]);
  // The password is set again each time: a restored identity file may carry another one.
  await client.query(`${rowCount ? 'alter' : 'create'} role ${name} ${options}`);
}
