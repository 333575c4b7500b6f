import { existsSync, mkdirSync, readFileSync, realpathSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { PostgresPrograms } from './postgres-programs.js';

const ADMIN = 'postgres';
const LOG_KEPT_BYTES = 5_000_000;
/** A server that recovers after a crash refuses connections for a while. */
const RECOVERY_MS = 30_000;

/** Kept beside the data so that the next start finds the same server. Readable by nobody else. */
interface Identity {
  port: number;
  adminPassword: string;
  ownerPassword: string;
  appPassword: string;
}

export interface EmbeddedPostgres {
  readonly port: number;
  /** True when the server was already running, e.g. after `kill -9` of the program. */
  readonly adopted: boolean;
  readonly identity: Readonly<Identity>;
  /** URL of the superuser. Others are made from it by {@link connectionUrl}. */
  readonly adminUrl: string;
  /** Stops the server, unless another process still uses it. @returns whether it was stopped */
  stop(): Promise<boolean>;
}

export interface EmbeddedPostgresOptions {
  /** Data lies in `<dataDir>/pg`, the identity in `<dataDir>/postgres.json`. */
  dataDir: string;
  /** More settings of the server, e.g. `{ fsync: 'off' }`. */
  parameters?: Record<string, string>;
}

export const connectionUrl = (port: number, user: string, password: string, database: string): string =>
  `postgres://${user}:${password}@127.0.0.1:${port}/${database}`;

/**
 * Starts the PostgreSQL server of a data directory, or adopts it when it still runs.
 * @throws Error with the end of the server's log when it does not start
 */
export async function startEmbeddedPostgres(given: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const options = { ...given, dataDir: resolve(given.dataDir) };
  const directory = join(options.dataDir, 'pg');
  // Only the server's own folder is closed: as root the server runs under another account, which must get there.
  mkdirSync(options.dataDir, { recursive: true });
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const programs = await PostgresPrograms.find(directory);
  const identity = readIdentity(options.dataDir) ?? (await newIdentity(options.dataDir));
  if (!existsSync(join(directory, 'PG_VERSION'))) await initialise(programs, options.dataDir, identity);
  const adopted = await adopt(directory, identity);
  if (!adopted) await start(programs, options, identity);
  return running(programs, directory, identity, adopted);
}

/** The server of a data directory if it runs now, else null. Starts nothing. */
export async function findEmbeddedPostgres(dataDir: string): Promise<EmbeddedPostgres | null> {
  const directory = resolve(dataDir, 'pg');
  const identity = readIdentity(dataDir);
  if (!identity || !existsSync(join(directory, 'PG_VERSION')) || !(await adopt(directory, identity))) return null;
  return running(await PostgresPrograms.find(directory), directory, identity, true);
}

function running(
  programs: PostgresPrograms,
  directory: string,
  identity: Identity,
  adopted: boolean,
): EmbeddedPostgres {
  const adminUrl = connectionUrl(identity.port, ADMIN, identity.adminPassword, 'postgres');
  return {
    port: identity.port,
    adopted,
    identity,
    adminUrl,
    stop: async () => {
      if (await usedByOthers(adminUrl)) return false;
      await programs.pgCtl(['stop', '-D', directory, '-m', 'fast', '-w', '-t', '60']);
      return true;
    },
  };
}

// ------------------------------------------------------------------------------------------- identity

function readIdentity(dataDir: string): Identity | null {
  try {
    return JSON.parse(readFileSync(join(dataDir, 'postgres.json'), 'utf8')) as Identity;
  } catch {
    return null;
  }
}

function writeIdentity(dataDir: string, identity: Identity): Identity {
  writeFileSync(join(dataDir, 'postgres.json'), `${JSON.stringify(identity, null, 2)}\n`, { mode: 0o600 });
  return identity;
}

async function newIdentity(dataDir: string): Promise<Identity> {
  const password = () => randomBytes(24).toString('base64url');
  return writeIdentity(dataDir, {
    port: await freePort(),
    adminPassword: password(),
    ownerPassword: password(),
    appPassword: password(),
  });
}

/** A port that nobody listens on at this moment. */
export function freePort(wanted = 0): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen({ port: wanted, host: '127.0.0.1' }, () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
}

// ------------------------------------------------------------------------------------------- starting

async function initialise(programs: PostgresPrograms, dataDir: string, identity: Identity): Promise<void> {
  const passwordFile = join(dataDir, `.initdb-${process.pid}`);
  writeFileSync(passwordFile, `${identity.adminPassword}\n`, { mode: 0o600 });
  programs.own(passwordFile);
  try {
    await programs.initdb([
      `--pgdata=${join(dataDir, 'pg')}`,
      `--username=${ADMIN}`,
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--locale=C',
    ]);
  } finally {
    rmSync(passwordFile, { force: true });
  }
}

async function start(programs: PostgresPrograms, options: EmbeddedPostgresOptions, identity: Identity): Promise<void> {
  const directory = join(options.dataDir, 'pg');
  const log = join(directory, 'server.log');
  if (existsSync(log) && statSync(log).size > LOG_KEPT_BYTES) rmSync(log);
  for (let attempt = 1; ; attempt++) {
    identity.port = await freePort(identity.port).catch(() => freePort());
    writeIdentity(options.dataDir, identity);
    const parameters = {
      listen_addresses: '127.0.0.1',
      unix_socket_directories: '',
      max_connections: '200',
      // Neither statements nor row values may reach the log: they hold personal data.
      log_error_verbosity: 'terse',
      log_min_error_statement: 'panic',
      ...options.parameters,
    };
    const flags = Object.entries(parameters).map(([name, value]) => `-c ${name}='${value}'`);
    try {
      await programs.pgCtl([
        'start',
        '-D',
        directory,
        '-l',
        log,
        '-w',
        '-t',
        '60',
        '-o',
        `-p ${identity.port} ${flags.join(' ')}`,
      ]);
      return;
    } catch {
      // Somebody took the port between the look and the start; anything else fails again.
      if (attempt === 3) throw new Error(`The embedded PostgreSQL did not start. Its log ends with:\n${tail(log)}`);
      await sleep(300);
    }
  }
}

const tail = (file: string): string =>
  existsSync(file) ? readFileSync(file, 'utf8').trimEnd().split('\n').slice(-12).join('\n') : '(no log was written)';

// ------------------------------------------------------------------------------------------- adopting

/**
 * Whether the server of this directory runs and answers; then `identity.port` is the port it really has.
 * A pid file that a killed server left, and whose number another program now has, is removed.
 */
async function adopt(directory: string, identity: Identity): Promise<boolean> {
  const pidFile = join(directory, 'postmaster.pid');
  const deadline = Date.now() + RECOVERY_MS;
  for (;;) {
    if (!existsSync(pidFile)) return false;
    const [pid, , , port] = readFileSync(pidFile, 'utf8').split('\n');
    if (!isPostmaster(Number(pid))) {
      rmSync(pidFile, { force: true });
      return false;
    }
    if (port) identity.port = Number(port);
    if ((await dataDirectoryOf(identity)) === realpathSync(directory)) return true;
    if (Date.now() > deadline) {
      throw new Error(
        `A PostgreSQL server (process ${pid}) holds ${directory} but does not let us in. Stop it and start again.`,
      );
    }
    await sleep(200);
  }
}

function isPostmaster(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  try {
    if (process.platform === 'win32') return true;
    return execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { stdio: 'pipe' }).includes('postgres');
  } catch (error) {
    // Without `ps` we cannot tell, and must not take a live server's pid file away.
    return (error as NodeJS.ErrnoException).code === 'ENOENT';
  }
}

async function dataDirectoryOf(identity: Identity): Promise<string | null> {
  const url = connectionUrl(identity.port, ADMIN, identity.adminPassword, 'postgres');
  return onServer(url, async (client) => {
    const { rows } = await client.query<{ data_directory: string }>('show data_directory');
    return realpathSync(rows[0].data_directory);
  }).catch(() => null);
}

/** Our own connections need a moment to be gone after their pools were ended. */
async function usedByOthers(adminUrl: string): Promise<boolean> {
  const others = () =>
    onServer(adminUrl, async (client) => {
      const { rowCount } = await client.query(
        `select from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid()`,
      );
      return (rowCount ?? 0) > 0;
    }).catch(() => false);
  for (let look = 0; look < 10; look++) {
    if (!(await others())) return false;
    await sleep(100);
  }
  return true;
}

/** Runs `work` on one connection of its own. */
export async function onServer<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  client.on('error', () => undefined); // a lost connection also rejects the query that waits on it
  try {
    await client.connect();
    return await work(client);
  } finally {
    await client.end().catch(() => undefined);
  }
}
