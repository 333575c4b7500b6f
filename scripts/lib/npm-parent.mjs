// Ends this process when the npm that started it was killed: `kill -9` of npm must not leave a server on the port.
import { execFileSync } from 'node:child_process';

const LOOK_EVERY_MS = 500;

export function followNpm(end) {
  if (!process.env.npm_lifecycle_event || process.platform === 'win32') return;
  const npm = npmAbove(process.ppid);
  if (!npm) return;
  const timer = setInterval(() => {
    if (isAlive(npm)) return;
    clearInterval(timer);
    end();
  }, LOOK_EVERY_MS);
  timer.unref();
}

/** npm is our parent, or the parent of the shell that it runs scripts in. */
function npmAbove(pid) {
  for (let level = 0; level < 3 && pid > 1; level++) {
    const [parent, command] = describe(pid);
    if (/\bnpm\b/.test(command)) return pid;
    pid = parent;
  }
  return null;
}

function describe(pid) {
  try {
    const line = execFileSync('ps', ['-o', 'ppid=,command=', '-p', String(pid)], { stdio: 'pipe' })
      .toString()
      .trim();
    const [, parent, command] = /^(\d+)\s+(.*)$/s.exec(line) ?? [];
    return [Number(parent ?? 0), command ?? ''];
  } catch {
    return [0, ''];
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
