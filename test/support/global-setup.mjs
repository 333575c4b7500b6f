// Runs once before all specs. It only makes a folder: the servers themselves are started by the first spec that needs
// them (test/support/shared-servers.ts), so that pure specs wait for nothing.
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stopServersOf } from './stop-servers.mjs';

const PREFIX = 'yichuang-tests-';

export default async function globalSetup() {
  await removeLeftovers();
  const folder = mkdtempSync(join(tmpdir(), `${PREFIX}${process.pid}-`));
  chmodSync(folder, 0o755); // as root the server runs under another account, which must get through
  process.env.YICHUANG_TEST_FOLDER = folder;
  process.once('SIGINT', () => void stopServersOf(folder).finally(() => process.exit(130)));
  if (!process.env.REDIS_URL && !hasRedis()) {
    process.stderr.write(
      '\n*** THE TESTS OF THE REDIS BACKEND DO NOT RUN: no redis-server on the path and no REDIS_URL. ***\n\n',
    );
  }
}

/** A run that was killed left its servers; its process number is in the folder's name. */
async function removeLeftovers() {
  for (const name of readdirSync(tmpdir()).filter((entry) => entry.startsWith(PREFIX))) {
    const pid = Number(name.slice(PREFIX.length).split('-')[0]);
    if (!isAlive(pid)) await stopServersOf(join(tmpdir(), name)).catch(() => undefined);
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

function hasRedis() {
  try {
    execFileSync('redis-server', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
