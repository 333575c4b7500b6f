import { DataSource, getMetadataArgsStorage } from 'typeorm';
import type { DepartmentDefinition } from '../../src/department-kit/index.js';
import { loadDepartments } from '../../src/departments/index.js';
import { allMigrations, migrate, requireCurrentSchema } from '../../src/migrate.js';
import { readSettings, type Settings } from '../../src/platform/config/index.js';
import { onServer, ownerDataSource, runtimeDataSource } from '../../src/platform/database/index.js';
import { startPostgres, type TestDatabase, type TestPostgres } from '../support/servers.js';

/** BullMQ's schema is its own affair. */
const OURS = `n.nspname = 'public'`;

/** Every column, index, constraint and right, as text: two databases with the same lines are the same to the program. */
const SHAPE = `
  select format('%I.%I.%I %s %s %s', n.nspname, c.relname, a.attname, format_type(a.atttypid, a.atttypmod),
                a.attnotnull, pg_get_expr(d.adbin, d.adrelid)) as line
    from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
    left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
   where ${OURS} and c.relkind in ('r', 'p', 'v') and a.attnum > 0 and not a.attisdropped
  union all select format('index %s', pg_get_indexdef(i.indexrelid)) from pg_index i
    join pg_class c on c.oid = i.indrelid join pg_namespace n on n.oid = c.relnamespace where ${OURS}
  union all select format('%s %s %s', k.conrelid::regclass, k.conname, pg_get_constraintdef(k.oid)) from pg_constraint k
    join pg_namespace n on n.oid = k.connamespace where ${OURS}
  union all select format('%I.%I %s', n.nspname, c.relname, acl::text) from pg_class c
    join pg_namespace n on n.oid = c.relnamespace, unnest(c.relacl) acl where ${OURS}
  order by 1`;

const tableOf = (entity: unknown): string =>
  String(getMetadataArgsStorage().tables.find(({ target }) => target === entity)?.name);

describe('migrations of the core and of every department', () => {
  let postgres: TestPostgres;
  let departments: DepartmentDefinition[];
  const settingsOf = ({ url, ownerUrl }: TestDatabase): Settings =>
    readSettings({ NODE_ENV: 'test', DATABASE_URL: url, MIGRATION_DATABASE_URL: ownerUrl });

  beforeAll(async () => {
    [postgres, departments] = await Promise.all([startPostgres(), loadDepartments()]);
  });
  afterAll(() => postgres?.stop());

  const names = (): string[] => allMigrations(departments).map((migration) => new migration().name ?? migration.name);
  const shapeOf = ({ ownerUrl }: TestDatabase): Promise<string[]> =>
    onServer(ownerUrl, async (client) => (await client.query<{ line: string }>(SHAPE)).rows.map(({ line }) => line));
  const onDataSource = async <T>(source: DataSource, work: (opened: DataSource) => Promise<T>): Promise<T> => {
    await source.initialize();
    return work(source).finally(() => source.destroy());
  };

  it('run once from an empty database, and then find nothing to do', async () => {
    const database = await postgres.createDatabase('empty');
    await expect(requireCurrentSchema(settingsOf(database), departments)).rejects.toThrow(/npm run migrate/);
    expect((await migrate(settingsOf(database), departments)).sort()).toEqual(names().sort());
    const before = await shapeOf(database);
    expect(await migrate(settingsOf(database), departments)).toEqual([]);
    expect(await shapeOf(database)).toEqual(before);
    await requireCurrentSchema(settingsOf(database), departments);
  });

  it('go back to nothing and come again the same', async () => {
    const database = await postgres.createDatabase('back');
    const settings = settingsOf(database);
    const before = await shapeOf(database);
    await migrate(settings, departments);
    const full = await shapeOf(database);
    await onDataSource(ownerDataSource(database.ownerUrl, allMigrations(departments)), async (source) => {
      for (const _ of names()) await source.undoLastMigration({ transaction: 'each' });
    });
    const left = (await shapeOf(database)).filter((line) => !line.includes('schema_migration'));
    expect(left).toEqual(before);
    await migrate(settings, departments);
    expect(await shapeOf(database)).toEqual(full);
  });

  describe('once they ran', () => {
    let database: TestDatabase;
    beforeAll(async () => {
      database = await postgres.createDatabase('current');
      await migrate(settingsOf(database), departments);
    });

    it('gave departments exactly the tables that their entities describe', async () => {
      const entities = departments.flatMap((department) => department.entities);
      expect(entities.length).toBeGreaterThanOrEqual(departments.length);
      const source = new DataSource({ type: 'postgres', url: database.ownerUrl, entities, installExtensions: false });
      await onDataSource(source, async () => {
        const { upQueries } = await source.driver.createSchemaBuilder().log();
        expect(upQueries.map(({ query }) => query)).toEqual([]);
      });
    });

    it('gave every department tables under its own name', () => {
      const foreign = departments.flatMap(({ code, entities }) =>
        entities.map(tableOf).filter((table) => !table.startsWith(`${code.replaceAll('-', '_')}_`)),
      );
      expect(foreign).toEqual([]);
    });

    it('let the program own nothing and change no table', async () => {
      const owned = await onServer(database.ownerUrl, async (client) => {
        const owners = await client.query<{ name: string }>(
          `select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where n.nspname not in ('pg_catalog', 'information_schema') and c.relowner in (select oid from pg_roles where rolname in ('yichuang_runtime', 'yichuang_app'))
           union all select n.nspname from pg_namespace n
            where n.nspowner in (select oid from pg_roles where rolname in ('yichuang_runtime', 'yichuang_app'))`,
        );
        return owners.rows.map(({ name }) => name);
      });
      expect(owned).toEqual([]);
    });

    it('denied the program every change of the schema', async () => {
      await onDataSource(runtimeDataSource(settingsOf(database), []), async (source) => {
        const tables = await source.query<{ name: string }[]>(
          `select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where n.nspname = 'public' and c.relkind in ('r', 'p')`,
        );
        expect(tables.length).toBeGreaterThan(15);
        const attempts = [
          'create table mine (id int)',
          'create schema mine',
          ...tables.flatMap(({ name }) => [
            `alter table ${name} add column mine int`,
            `drop table ${name}`,
            `truncate ${name}`,
            `create index mine on ${name} ((1))`,
          ]),
        ];
        const allowed: string[] = [];
        for (const attempt of attempts) {
          await source.query(attempt).then(
            () => allowed.push(attempt),
            (error: { code?: string }) => error.code === '42501' || allowed.push(`${attempt}: ${error.code}`),
          );
        }
        expect(allowed).toEqual([]);
      });
    });
  });
});
