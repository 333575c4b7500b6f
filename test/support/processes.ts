import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import pg from 'pg';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '../../src/platform/database/index.js';
import { GraphqlClient, type GraphqlAnswer, type GraphqlOptions } from './graphql-client.js';
import type { SpecRedis } from './redis.js';
import { cloneDatabase, type TestDatabase } from './shared-servers.js';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const START_MS = 60_000;

/** One process of the built program, which can be killed as a machine would lose it. */
export class ProgramProcess {
  private child: ChildProcess | null = null;
  /** Everything it wrote to its standard output and error since the first start. */
  output = '';

  constructor(
    readonly port: number,
    private readonly env: Record<string, string>,
  ) {}

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** Resolves when it answers that it is ready. @throws Error with its last words when it ends before */
  async start(): Promise<void> {
    const env = { ...plainEnvironment(), ...this.env, PORT: String(this.port) };
    const child = spawn(process.execPath, ['dist/src/main.js'], { cwd: ROOT, env, stdio: ['ignore', 'pipe', 'pipe'] });
    this.child = child;
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk: Buffer) => {
        this.output += chunk.toString('utf8');
      });
    }
    for (const end = Date.now() + START_MS; !(await this.isReady()); await sleep(50)) {
      if (hasEnded(child) || Date.now() > end) throw new Error(`it did not start:\n${this.output.slice(-3000)}`);
    }
  }

  /** `kill -9`. */
  async kill(): Promise<void> {
    await this.end('SIGKILL');
  }

  async stop(): Promise<void> {
    await this.end('SIGTERM');
  }

  private async end(signal: NodeJS.Signals): Promise<void> {
    const { child } = this;
    this.child = null;
    if (!child || hasEnded(child)) return;
    const gone = once(child, 'exit');
    child.kill(signal);
    await gone;
  }

  private async isReady(): Promise<boolean> {
    const answer = await fetch(`${this.url}/readyz`).catch(() => null);
    return answer?.status === 200;
  }
}

const hasEnded = ({ exitCode, signalCode }: ChildProcess): boolean => exitCode !== null || signalCode !== null;

/** An installation of real processes on one database, built from the present sources. */
export class Installation {
  private readonly processes: ProgramProcess[] = [];
  private readonly admin: pg.Pool;
  private client: GraphqlClient | null = null;

  private constructor(
    readonly database: TestDatabase,
    readonly redis: SpecRedis | null,
    private readonly env: Record<string, string>,
  ) {
    this.admin = new pg.Pool({ connectionString: database.adminUrl, max: 4 });
    this.admin.on('error', () => undefined);
  }

  static async create(options: { redis?: SpecRedis; env?: Record<string, string> } = {}): Promise<Installation> {
    await promisify(execFile)(process.execPath, ['scripts/build.mjs'], { cwd: ROOT });
    const database = await cloneDatabase();
    return new Installation(database, options.redis ?? null, options.env ?? {});
  }

  /** Starts one more process. The first that serves the gateway is the one that `gql` calls. */
  async process(role: 'api' | 'worker' | 'all', env: Record<string, string> = {}): Promise<ProgramProcess> {
    const added = new ProgramProcess(await freePort(), { ...this.settings(), ROLE: role, ...env });
    this.processes.push(added);
    if (role !== 'worker') this.client ??= new GraphqlClient(added.url);
    await added.start();
    return added;
  }

  gql<Data = any>(query: string, variables?: object, options?: GraphqlOptions): Promise<GraphqlAnswer<Data>> {
    if (!this.client) throw new Error('no process serves the gateway');
    return this.client.call<Data>(query, variables, options);
  }

  async sql<Row = any>(query: string, values: unknown[] = []): Promise<Row[]> {
    return (await this.admin.query(query, values)).rows as Row[];
  }

  async stop(): Promise<void> {
    await Promise.all(this.processes.map((one) => one.stop()));
    await this.admin.end();
    await this.redis?.stop();
    await this.database.drop();
  }

  private settings(): Record<string, string> {
    return {
      NODE_ENV: 'test',
      DATA_DIR: process.env['YICHUANG_TEST_FOLDER'] ?? '',
      DATABASE_URL: this.database.DATABASE_URL,
      MIGRATION_DATABASE_URL: this.database.MIGRATION_DATABASE_URL,
      REDIS_URL: this.redis?.url ?? '',
      LOG_LEVEL: 'warn',
      DEV_CLOCK: '1',
      PUBLIC_RATE_PER_MINUTE: '100000',
      ...this.env,
    };
  }
}

/** What a child needs of this process: not Jest's flags, nor settings of the person who runs the tests. */
const plainEnvironment = (): Record<string, string> => ({ PATH: process.env['PATH'] ?? '' });
