import { spawn, spawnSync } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { freePort } from '../../dist/src/platform/database/index.js';

const MAIN = fileURLToPath(new URL('../../dist/src/main.js', import.meta.url));
const PRELOAD = new URL('./preload.mjs', import.meta.url).href;
const START_MS = 60_000;

const alive = new Set();
process.once('exit', () => alive.forEach((child) => child.kill('SIGKILL')));

/** One process of the program, with a way to ask it things (see preload.mjs). */
export class Program {
  /** @param role api | worker
   *  @param log file that its output goes to */
  static async start(role, env, log) {
    const port = await freePort();
    const output = openSync(log, 'a');
    const child = spawn(process.execPath, ['--expose-gc', '--import', PRELOAD, MAIN], {
      env: { ...clean(process.env), HOST: '127.0.0.1', PORT: String(port), ROLE: role, ...env },
      stdio: ['ignore', output, output, 'ipc'],
    });
    closeSync(output);
    const program = new Program(child, { port, log, issuer: env.OIDC_ISSUER });
    await program.untilReady();
    return program;
  }

  constructor(child, { port, log, issuer }) {
    this.child = child;
    this.log = log;
    this.issuer = issuer;
    this.url = `http://127.0.0.1:${port}`;
    this.gone = new Promise((resolve) => child.once('exit', resolve));
    alive.add(child);
    void this.gone.then(() => alive.delete(child));
  }

  async untilReady() {
    for (const until = Date.now() + START_MS; Date.now() < until; await sleep(50)) {
      if (this.child.exitCode !== null) break;
      const ready = await fetch(`${this.url}/readyz`).then(
        (response) => response.ok,
        () => false,
      );
      if (ready) return;
    }
    throw new Error(`The program did not become ready:\n${readFileSync(this.log, 'utf8').slice(-2_000)}`);
  }

  /** @param question one of the answers in preload.mjs */
  ask(question, about) {
    return new Promise((resolve) => {
      this.child.once('message', resolve);
      this.child.send({ question, about });
    });
  }

  /** What it sends to PostgreSQL while `work` runs. */
  async record(work) {
    await this.ask('record');
    const result = await work();
    return { result, statements: await this.ask('recorded') };
  }

  async stop() {
    if (this.child.exitCode === null) this.child.kill('SIGTERM');
    const late = setTimeout(() => this.child.kill('SIGKILL'), 15_000);
    await this.gone;
    clearTimeout(late);
  }
}

/** Settings of the machine that runs the bench must not change what is measured. */
function clean(env) {
  const kept = {};
  for (const name of ['PATH', 'HOME', 'LANG', 'TZ', 'TMPDIR']) if (env[name] !== undefined) kept[name] = env[name];
  return kept;
}

export async function runToEnd(role, env) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [MAIN], {
    env: { ...clean(process.env), ROLE: role, ...env },
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`ROLE=${role} failed:\n${stdout}${stderr}`);
}

/** A Redis server that keeps nothing on disk, or null when there is none on the path. */
export async function startRedis() {
  if (spawnSync('redis-server', ['--version']).status !== 0) return null;
  const port = await freePort();
  const args = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'];
  const child = spawn('redis-server', args, { stdio: 'ignore', cwd: tmpdir() });
  alive.add(child);
  const gone = new Promise((resolve) => child.once('exit', resolve));
  await sleep(500);
  return {
    url: `redis://127.0.0.1:${port}`,
    stop: async () => {
      child.kill('SIGTERM');
      await gone;
      alive.delete(child);
    },
  };
}

/** Runs a script beside this one as a process of its own, with `input` as its one message. @returns its answer */
export function inChild(script, input) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [fileURLToPath(new URL(script, import.meta.url))], {
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    alive.add(child);
    child.once('message', resolve);
    child.once('exit', (code) => {
      alive.delete(child);
      reject(new Error(`${script} ended with code ${code} and no answer`));
    });
    child.send(input);
  });
}

export const logFile = (folder, name) => join(folder, `${name}.log`);
