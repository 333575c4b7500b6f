import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import pg from 'pg';
import {
  connectionUrl,
  createRolesAndDatabase,
  onServer,
  startEmbeddedPostgres,
} from '../../dist/src/platform/database/index.js';
import { KEY_SETTINGS } from './keys.mjs';
import { logFile, Program, runToEnd } from './processes.mjs';

const DATABASE = 'yichuang';

/** As an operator of this size would set them; product and reference see the same server. Durability as by default. */
const MEASURING = { shared_buffers: '512MB', max_wal_size: '4GB', random_page_cost: '1.1' };
/** Only while the data set is written: what a crash would lose can be written again. */
const LOADING = {
  ...MEASURING,
  fsync: 'off',
  full_page_writes: 'off',
  synchronous_commit: 'off',
  autovacuum: 'off',
  wal_level: 'minimal',
  max_wal_senders: '0',
  max_wal_size: '16GB',
  maintenance_work_mem: '256MB',
};

/** The PostgreSQL server of the bench: `load` writes the data set if it is not there, then `admin` may ask. */
export class Cluster {
  static async start(options, load) {
    const kept = options.dataDir !== null;
    const folder = kept ? resolve(options.dataDir) : mkdtempSync(join(tmpdir(), 'yichuang-bench-'));
    mkdirSync(folder, { recursive: true });
    if (!kept) chmodSync(folder, 0o755); // as root the server runs under another account, which must get there
    const cluster = new Cluster(folder, kept);
    try {
      await cluster.prepare(options, load);
      await cluster.startIssuer();
      return cluster;
    } catch (error) {
      await cluster.stop();
      if (cluster.incomplete) rmSync(folder, { recursive: true, force: true });
      throw error;
    }
  }

  constructor(folder, kept) {
    this.folder = folder;
    this.kept = kept;
  }

  async prepare(options, load) {
    const size = `${options.requests}/${options.productPool}/${options.referencePool}`;
    await this.run(existsSync(join(this.folder, 'pg')) ? MEASURING : LOADING);
    await onServer(this.server.adminUrl, (client) => createRolesAndDatabase(client, this.server.identity, DATABASE));
    await runToEnd('migrate', this.developmentEnv());
    if ((await this.loadedSize()) === size) return;
    if (await this.loadedSize()) throw new Error(`${this.folder} holds a data set of another size; remove it first.`);
    this.incomplete = true; // half a data set is of no use to the next run
    await this.restart(LOADING);
    await load(this);
    await this.sql(`create table bench_loaded (size text)`);
    await this.sql(`insert into bench_loaded values ($1)`, [size]);
    this.incomplete = false;
    await this.restart(MEASURING);
  }

  async loadedSize() {
    const [{ there }] = await this.sql(`select to_regclass('bench_loaded') is not null as there`);
    return there ? ((await this.sql(`select size from bench_loaded`))[0]?.size ?? null) : null;
  }

  async run(parameters) {
    this.server = await startEmbeddedPostgres({ dataDir: this.folder, parameters });
    const { identity, port } = this.server;
    this.port = port;
    this.password = identity.appPassword;
    this.url = connectionUrl(port, 'yichuang_app', identity.appPassword, DATABASE);
    this.ownerUrl = connectionUrl(port, 'yichuang_owner', identity.ownerPassword, DATABASE);
    this.adminUrl = connectionUrl(port, 'postgres', identity.adminPassword, DATABASE);
    this.openPool();
  }

  openPool() {
    this.pool = new pg.Pool({ connectionString: this.adminUrl, max: 4 });
    this.pool.on('error', () => undefined);
  }

  async restartPool() {
    await this.pool.end();
    this.openPool();
  }

  async restart(parameters) {
    await this.pool.end();
    await this.server.stop();
    await this.run(parameters);
  }

  /** Settings of the processes that make the installation and sign people in; the embedded issuer wants development. */
  developmentEnv() {
    return {
      NODE_ENV: 'development',
      DATABASE_URL: this.url,
      MIGRATION_DATABASE_URL: this.ownerUrl,
      DATA_DIR: this.folder,
      ...KEY_SETTINGS,
    };
  }

  /** Settings of the processes that are measured: as in production. */
  env() {
    if (!this.issuer) throw new Error('No issuer is running');
    return {
      ...this.developmentEnv(),
      NODE_ENV: 'production',
      DEMO_DATA: '0',
      OIDC_ISSUER: `${this.issuer.url}/oidc`,
    };
  }

  /** An api process that does nothing but give out tokens. */
  async startIssuer() {
    this.issuer = await Program.start('api', this.developmentEnv(), logFile(this.folder, 'issuer'));
  }

  /** As superuser. */
  async sql(text, values = []) {
    return (await this.pool.query(text, values)).rows;
  }

  /** Same state for both sides of a comparison: nothing of the last run is left to be written. */
  async settle() {
    await this.sql('checkpoint');
  }

  async stop() {
    await this.issuer?.stop();
    await this.pool?.end().catch(() => undefined);
    await this.server?.stop().catch(() => undefined);
    if (!this.kept) rmSync(this.folder, { recursive: true, force: true });
  }
}

/** @throws Error that says how to get it */
export function requirePgbench() {
  const { status, stdout } = spawnSync('pgbench', ['--version'], { encoding: 'utf8' });
  if (status === 0) return stdout.trim();
  console.error(
    'pgbench is not on the path. It comes with PostgreSQL: "apt-get install postgresql-client postgresql" or\n' +
      '"postgresql-contrib" on Debian and Ubuntu, "dnf install postgresql-contrib" on Fedora, "brew install postgresql".',
  );
  process.exit(2);
}
