import type { INestApplicationContext } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { join } from 'node:path';
import { createApplication } from '../../../src/application.js';
import type { DepartmentDefinition } from '../../../src/department-kit/index.js';
import { loadDepartments } from '../../../src/departments/index.js';
import { migrate } from '../../../src/migrate.js';
import { readSettings, type Settings } from '../../../src/platform/config/index.js';
import { freePort } from '../../../src/platform/database/index.js';
import { TestApp } from '../../support/app.js';
import { cloneDatabase, type TestDatabase } from '../../support/shared-servers.js';

/** A department that the product does not have: one folder of the shape that CONTRIBUTING.md describes. */
export const SIXTH = join(import.meta.dirname, '..', 'fixtures', 'sixth-department', 'departments', 'gardens');

/** Those of the product, and the sixth. */
export const sixDepartments = (): Promise<DepartmentDefinition[]> => loadDepartments(undefined, [SIXTH]);

/** The real program with other departments than those in src/departments. */
class AppWithDepartments extends TestApp {
  private program: NestFastifyApplication | null = null;

  constructor(
    settings: Settings,
    database: TestDatabase,
    private readonly departments: DepartmentDefinition[],
  ) {
    super(settings, database, null, true);
  }

  override get context(): INestApplicationContext {
    if (!this.program) throw new Error('the application is not running');
    return this.program;
  }

  override async boot(): Promise<void> {
    this.program = await createApplication(this.settings, this.departments);
    await this.program.listen(this.settings.PORT, this.settings.HOST);
  }

  override async stop(): Promise<void> {
    await this.program?.close();
    await super.stop();
  }
}

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
  const app = new AppWithDepartments(settings, database, departments);
  await app.boot();
  return app;
}
