import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CONNECTIONS } from './load.mjs';

const PROCESSORS = 2;

/**
 * Runs scripts by pgbench, prepared, as the role that the program works as.
 * @param scripts list of { text, variables, before }; of several each transaction takes one by chance. `before` are
 *   lines of \set.
 */
export async function pgbench(cluster, scripts, { seconds, name, variables = {}, connections = CONNECTIONS }) {
  const args = ['-h', '127.0.0.1', '-p', String(cluster.port), '-U', 'yichuang_app', '-n', '-M', 'prepared'];
  args.push('-c', String(connections), '-j', String(PROCESSORS), '-T', String(seconds));
  const all = Object.assign({}, variables, ...scripts.map((script) => script.variables));
  for (const [variable, value] of Object.entries(all)) args.push('-D', `${variable}=${value}`);
  scripts.forEach((script, index) => {
    const file = join(cluster.folder, `${name}-${index}.sql`);
    writeFileSync(file, `${script.before ?? ''}${script.text}`);
    args.push('-f', file);
  });
  const output = await run([...args, 'yichuang'], cluster.password);
  return {
    perSecond: found(output, /tps = ([\d.]+)/),
    transactions: found(output, /number of transactions actually processed: (\d+)/),
    meanMs: found(output, /latency average = ([\d.]+) ms/),
  };
}

function run(args, password) {
  const env = { ...process.env, PGPASSWORD: password, PGOPTIONS: '-c role=yichuang_runtime' };
  return new Promise((resolve, reject) => {
    const child = spawn('pgbench', args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    let errors = '';
    child.stdout.on('data', (chunk) => (output += chunk));
    child.stderr.on('data', (chunk) => (errors += chunk));
    child.once('error', reject);
    child.once('exit', (code) => {
      if (code === 0 && !/error/i.test(errors)) resolve(output);
      else reject(new Error(`pgbench failed (${code}): ${errors.slice(0, 2_000)}`));
    });
  });
}

function found(output, pattern) {
  const match = pattern.exec(output);
  if (!match) throw new Error(`pgbench said something unexpected:\n${output}`);
  return Number(match[1]);
}
