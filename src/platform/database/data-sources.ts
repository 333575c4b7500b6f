import pg from 'pg';
import { DataSource, type DataSourceOptions, type EntityTarget, type MigrationInterface } from 'typeorm';
import type { Settings } from '../config/index.js';
import { RUNTIME_ROLE } from './roles.js';

/** Table of the migrations that ran. */
export const MIGRATIONS_TABLE = 'schema_migration';

export type MigrationClass = new () => MigrationInterface;

const DATE = 1082;
const INT8 = 20;
const TIMESTAMPTZ = 1184;

/** Sessions run in UTC, so an instant reads `2026-03-02 01:00:00.5+00`; the engine's own parser is the fastest. */
const readInstant = (text: string): unknown =>
  text.endsWith('+00') && text.charCodeAt(4) === 45
    ? new Date(`${text.slice(0, 10)}T${text.slice(11, -3)}Z`)
    : pg.types.getTypeParser(TIMESTAMPTZ, 'text')(text);

/**
 * How values of PostgreSQL become values of JavaScript, for our connections only. A DATE is a day, not an instant, and
 * stays text; identifiers and counts of type int8 stay below 2^53 and are numbers.
 */
export const valueTypes: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') => {
    if (oid === DATE && format !== 'binary') return (value: string) => value;
    if (oid === INT8 && format !== 'binary') return Number;
    if (oid === TIMESTAMPTZ && format !== 'binary') return readInstant;
    return pg.types.getTypeParser(oid, format as 'text') as unknown;
  }) as pg.CustomTypesConfig['getTypeParser'],
};

const common = {
  type: 'postgres',
  // The owner of the schema decides about extensions, in migrations.
  installExtensions: false,
  synchronize: false,
  logging: false,
} as const;

/** The one pool of a running process. Every connection acts as the runtime role, whoever logged in. */
export function runtimeDataSource(settings: Settings, entities: EntityTarget<unknown>[]): DataSource {
  return new DataSource({
    ...common,
    url: settings.DATABASE_URL,
    entities: entities as DataSourceOptions['entities'],
    applicationName: `yichuang-${settings.ROLE}`,
    connectTimeoutMS: 5_000,
    extra: {
      max: settings.DATABASE_POOL_SIZE,
      options: `-c role=${RUNTIME_ROLE} -c timezone=UTC -c statement_timeout=30s -c idle_in_transaction_session_timeout=60s`,
      types: valueTypes,
    },
  });
}

/** For migrations only: the owner of the tables. */
export function ownerDataSource(url: string, migrations: MigrationClass[]): DataSource {
  return new DataSource({
    ...common,
    url,
    migrations,
    migrationsTableName: MIGRATIONS_TABLE,
    migrationsTransactionMode: 'each',
    applicationName: 'yichuang-migrate',
    extra: { max: 2, types: valueTypes },
  });
}
