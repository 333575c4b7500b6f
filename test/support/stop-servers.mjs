import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** Stops the PostgreSQL server of a test folder, if one was started, and removes the folder. */
export async function stopServersOf(folder) {
  const pid = postmasterOf(folder);
  if (pid) {
    // Immediate shutdown: nothing in there is worth keeping.
    signal(pid, 'SIGQUIT');
    for (let look = 0; look < 100 && signal(pid, 0); look++) await sleep(50);
  }
  rmSync(folder, { recursive: true, force: true });
}

function postmasterOf(folder) {
  try {
    const [pid, directory] = readFileSync(join(folder, 'pg', 'postmaster.pid'), 'utf8').split('\n');
    return directory === join(folder, 'pg') ? Number(pid) : null;
  } catch {
    return null;
  }
}

function signal(pid, name) {
  try {
    return process.kill(pid, name);
  } catch {
    return false;
  }
}
