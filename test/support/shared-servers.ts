import { mkdirSync, rmdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { loadDepartments } from '../../src/departments/index.js';
import { migrate } from '../../src/migrate.js';
import { readSettings } from '../../src/platform/config/index.js';
import {
  connectionUrl,
  createRolesAndDatabase,
  onServer,
  startEmbeddedPostgres,
  type EmbeddedPostgres,
} from '../../src/platform/database/index.js';

const TEMPLATE = 'yichuang_template';
const DRAFT = 'yichuang_template_draft';

/** URLs of one database. `DATABASE_URL` logs in as the program does, and acts as the runtime role. */
export interface TestDatabase {
  name: string;
  DATABASE_URL: string;
  MIGRATION_DATABASE_URL: string;
  /** Superuser: for looking at what no program may see, and for breaking things. */
  adminUrl: string;
  drop(): Promise<void>;
}

let server: Promise<EmbeddedPostgres> | undefined;

/** The one server of this test run: started by whoever comes first, stopped by the global teardown. */
export function sharedPostgres(): Promise<EmbeddedPostgres> {
  server ??= exclusively('server', (folder) =>
    startEmbeddedPostgres({
      dataDir: folder,
      parameters: { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '300' },
    }),
  );
  return server;
}

/** A copy of the migrated template, for one spec file alone. */
export async function cloneDatabase(): Promise<TestDatabase> {
  const postgres = await sharedPostgres();
  await exclusively('template', () => ensureTemplate(postgres));
  const name = `test_${process.pid}_${Date.now().toString(36)}_${Math.random().toString(36).slice(2, 8)}`;
  await onServer(postgres.adminUrl, (admin) =>
    admin.query(`create database ${name} template ${TEMPLATE} owner yichuang_owner`),
  );
  return {
    name,
    ...urlsOf(postgres, name),
    adminUrl: connectionUrl(postgres.port, 'postgres', postgres.identity.adminPassword, name),
    drop: async () => {
      await onServer(postgres.adminUrl, (admin) => admin.query(`drop database if exists ${name} with (force)`));
    },
  };
}

/** Migrated once per run. Renamed when it is complete, so that a failure halfway is not taken for it. */
async function ensureTemplate(postgres: EmbeddedPostgres): Promise<void> {
  const exists = await onServer(postgres.adminUrl, async (admin) => {
    const { rowCount } = await admin.query('select from pg_database where datname = $1', [TEMPLATE]);
    if (rowCount) return true;
    await admin.query(`drop database if exists ${DRAFT} with (force)`);
    await createRolesAndDatabase(admin, postgres.identity, DRAFT);
    return false;
  });
  if (exists) return;
  await migrate(readSettings({ NODE_ENV: 'test', ...urlsOf(postgres, DRAFT) }), await loadDepartments());
  await onServer(postgres.adminUrl, (admin) => admin.query(`alter database ${DRAFT} rename to ${TEMPLATE}`));
}

const urlsOf = ({ port, identity }: EmbeddedPostgres, database: string) => ({
  DATABASE_URL: connectionUrl(port, 'yichuang_app', identity.appPassword, database),
  MIGRATION_DATABASE_URL: connectionUrl(port, 'yichuang_owner', identity.ownerPassword, database),
});

/** Spec files run in several processes; a folder can be made by only one of them. */
async function exclusively<T>(name: string, work: (folder: string) => Promise<T>): Promise<T> {
  const folder = process.env['YICHUANG_TEST_FOLDER'];
  if (!folder) throw new Error('Run the tests with the repository’s jest.config.mjs: its global setup is missing.');
  const lock = join(folder, `${name}.lock`);
  const deadline = Date.now() + 60_000;
  while (!tryToMake(lock)) {
    if (Date.now() > deadline) throw new Error(`Another spec file has held ${name} for a minute.`);
    await sleep(50);
  }
  try {
    return await work(folder);
  } finally {
    rmdirSync(lock);
  }
}

function tryToMake(folder: string): boolean {
  try {
    mkdirSync(folder);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}
