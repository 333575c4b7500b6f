import { join } from 'node:path';
import type { DepartmentDefinition } from '../../../src/department-kit/index.js';
import { loadDepartments } from '../../../src/departments/index.js';
import { migrate } from '../../../src/migrate.js';
import { readSettings } from '../../../src/platform/config/index.js';
import { freePort } from '../../../src/platform/database/index.js';
import { TestApp } from '../../support/app.js';
import { cloneDatabase } from '../../support/shared-servers.js';

/** A department that the product does not have: one folder of the shape that CONTRIBUTING.md describes. */
export const SIXTH = join(import.meta.dirname, '..', 'fixtures', 'sixth-department', 'departments', 'gardens');

/** Those of the product, and the sixth. */
export const sixDepartments = (): Promise<DepartmentDefinition[]> => loadDepartments(undefined, [SIXTH]);

/** The real program with other departments than those in src/departments, on a database that has their tables. */
export async function startAppWith(departments: DepartmentDefinition[]): Promise<TestApp> {
  const database = await cloneDatabase();
  const settings = readSettings({
    NODE_ENV: 'test',
    PORT: String(await freePort()),
    DATA_DIR: process.env['YICHUANG_TEST_FOLDER'],
    DATABASE_URL: database.DATABASE_URL,
    MIGRATION_DATABASE_URL: database.MIGRATION_DATABASE_URL,
    LOG_LEVEL: 'silent',
    DEV_CLOCK: '1',
    PUBLIC_RATE_PER_MINUTE: '100000',
  });
  await migrate(settings, departments);
  const app = new TestApp(settings, database, null, true, departments);
  await app.boot();
  return app;
}
