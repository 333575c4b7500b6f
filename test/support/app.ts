import type { INestApplicationContext } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import pg from 'pg';
import { createApplication } from '../../src/application.js';
import { findDepartments } from '../../src/departments/index.js';
import type { DepartmentDefinition } from '../../src/department-kit/index.js';
import type { Role } from '../../src/platform/auth/index.js';
import { readSettings, type Settings } from '../../src/platform/config/index.js';
import { freePort } from '../../src/platform/database/index.js';
import { tokenOf } from './tokens.js';
import { GraphqlClient, type GraphqlAnswer, type GraphqlOptions } from './graphql-client.js';
import { redisForSpec, type SpecRedis } from './redis.js';
import { cloneDatabase, type TestDatabase } from './shared-servers.js';

export interface TestAppOptions {
  /** Queue on Redis instead of PostgreSQL. Ask `redisIsThere()` of redis.ts first. */
  redis?: boolean;
  /** Variables beside the defaults of tests. */
  env?: Record<string, string>;
  role?: Settings['ROLE'];
  /** Instead of all that lie in their folder; the database has the tables of those. */
  departments?: DepartmentDefinition[];
  /** Joins the database (and Redis) of another application, as a second process of the same installation would. */
  beside?: TestApp;
}

/**
 * The real program on a database of its own, with its real queue, listening on a free port. It runs as the runtime
 * role; only `sql` does not.
 */
export class TestApp {
  private app: NestFastifyApplication | null = null;
  private readonly client: GraphqlClient;
  private readonly admin: pg.Pool;

  constructor(
    readonly settings: Settings,
    readonly database: TestDatabase,
    readonly redis: SpecRedis | null,
    private readonly owns: boolean,
    private readonly departments?: DepartmentDefinition[],
  ) {
    this.client = new GraphqlClient(this.url);
    this.admin = new pg.Pool({ connectionString: database.adminUrl, max: 2 });
    this.admin.on('error', () => undefined);
  }

  get url(): string {
    return `http://127.0.0.1:${this.settings.PORT}`;
  }

  /** For reaching a provider: `app.context.get(Thing, { strict: false })`. */
  get context(): INestApplicationContext {
    if (!this.app) throw new Error('the application is not running');
    return this.app;
  }

  /** One operation; `as` names the demo actor that calls. Never throws for GraphQL errors. */
  gql<Data = any>(query: string, variables?: object, options?: GraphqlOptions): Promise<GraphqlAnswer<Data>> {
    return this.client.call<Data>(query, variables, options);
  }

  /** Access token of a demo actor. */
  token(actor: string): Promise<string> {
    return this.client.token(actor);
  }

  /** From now on `as: actor.sub` calls with these claims, of whom the demo organisation has nobody. */
  introduce(actor: { sub: string; roles: Role[]; [claim: string]: unknown }): void {
    this.client.introduce(actor.sub, tokenOf(this.settings, actor));
  }

  /** Straight SQL as superuser. */
  async sql<Row = any>(query: string, values: unknown[] = []): Promise<Row[]> {
    return (await this.admin.query(query, values)).rows as Row[];
  }

  /** Moves business time; the sweep has run to its end when this returns. @returns what fired */
  async setClock(now: string): Promise<any> {
    const response = await fetch(`${this.url}/dev/clock`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ now }),
    });
    if (!response.ok) throw new Error(`/dev/clock answered ${response.status}: ${await response.text()}`);
    return response.json();
  }

  async boot(): Promise<void> {
    // That each department is complete is a contract of its own; looking at it takes as long as all the rest.
    const departments = this.departments ?? (await findDepartments()).departments;
    this.app = await createApplication(this.settings, departments);
    await this.app.listen(this.settings.PORT, this.settings.HOST);
  }

  /** Stops and starts the program; the database and the queue keep what they have. */
  async restart(): Promise<void> {
    await this.close();
    await this.boot();
  }

  /** Stops the program and throws its database away. */
  async stop(): Promise<void> {
    await this.close();
    await this.admin.end();
    if (!this.owns) return;
    await this.redis?.stop();
    await this.database.drop();
  }

  private async close(): Promise<void> {
    await this.app?.close();
    this.app = null;
  }
}

export async function startTestApp(options: TestAppOptions = {}): Promise<TestApp> {
  const { beside } = options;
  const database = beside?.database ?? (await cloneDatabase());
  const redis = beside ? beside.redis : options.redis ? await redisForSpec() : null;
  const settings = readSettings({
    NODE_ENV: 'test',
    ROLE: options.role ?? 'all',
    PORT: String(await freePort()),
    DATA_DIR: process.env['YICHUANG_TEST_FOLDER'],
    DATABASE_URL: database.DATABASE_URL,
    MIGRATION_DATABASE_URL: database.MIGRATION_DATABASE_URL,
    REDIS_URL: redis?.url,
    LOG_LEVEL: 'silent',
    DEV_CLOCK: '1',
    PUBLIC_RATE_PER_MINUTE: '100000',
    ...options.env,
  });
  const app = new TestApp(settings, database, redis, !beside, options.departments);
  await app.boot();
  return app;
}
