export { RowBatches, type SqlText } from './row-batches.js';
export { Database, type SqlRunner, type Transaction } from './database.js';
export { DatabaseModule } from './database.module.js';
export {
  MIGRATIONS_TABLE,
  ownerDataSource,
  runtimeDataSource,
  valueTypes,
  type MigrationClass,
} from './data-sources.js';
export { connectionUrl, findEmbeddedPostgres, freePort, onServer, startEmbeddedPostgres } from './embedded-postgres.js';
export type { EmbeddedPostgres, EmbeddedPostgresOptions } from './embedded-postgres.js';
export { createRolesAndDatabase, provideDatabase, type DatabaseInstallation } from './installation.js';
export { Listener } from './listen.js';
export { migrateDatabase, pendingMigrations, type MigrationPlan } from './migrate.js';
export { RUNTIME_ROLE } from './roles.js';
export { allStatements, jsonRows, statement, type JsonRows, type Statement } from './statement.js';
