import { coreMigrations } from '../migrations/index.js';
import type { DepartmentDefinition } from './department-kit/index.js';
import type { Settings } from './platform/config/index.js';
import {
  migrateDatabase,
  pendingMigrations,
  runtimeDataSource,
  type MigrationClass,
} from './platform/database/index.js';
import { migrateQueueSchema } from './platform/queue/index.js';
import { queueNames } from './queue-names.js';

/** Of the core and of every department: one table of migrations, one order in time. */
export const allMigrations = (departments: DepartmentDefinition[]): MigrationClass[] => [
  ...coreMigrations,
  ...departments.flatMap((department) => department.migrations),
];

/**
 * Brings the whole schema up to date: core, departments, the queue's own schema.
 * @returns names of the migrations that ran now
 */
export function migrate(settings: Settings, departments: DepartmentDefinition[]): Promise<string[]> {
  // With Redis the queue keeps nothing in PostgreSQL.
  const afterwards = settings.REDIS_URL
    ? undefined
    : (ownerUrl: string) => migrateQueueSchema(ownerUrl, queueNames(departments));
  return migrateDatabase(settings, { migrations: allMigrations(departments), afterwards });
}

/** @throws Error in words for the operator when the database lacks a migration that this program was built with */
export async function requireCurrentSchema(settings: Settings, departments: DepartmentDefinition[]): Promise<void> {
  const dataSource = await runtimeDataSource(settings, [])
    .initialize()
    .catch((error: Error & { code?: string }) => {
      if (error.code === INVALID_PARAMETER_VALUE) throw notCurrent('none has run');
      throw error;
    });
  try {
    const pending = await pendingMigrations(dataSource, allMigrations(departments));
    if (pending.length > 0) throw notCurrent(`pending: ${pending.join(', ')}`);
  } finally {
    await dataSource.destroy();
  }
}

/** The runtime role does not exist before the first migration, so that nobody can log in as it. */
const INVALID_PARAMETER_VALUE = '22023';

const notCurrent = (what: string): Error =>
  new Error(`The database's migrations are not current (${what}). Run "npm run migrate" first.`);
