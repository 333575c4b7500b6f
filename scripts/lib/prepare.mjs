// Only Node built-ins: this runs before anything is installed.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, lstatSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

const NEEDED = [20, 19];

/** Node version, working directory, dependencies: whatever a fresh clone lacks. */
export function prepare() {
  checkNode();
  process.chdir(ROOT);
  if (!dependenciesAreCurrent()) installDependencies();
}

function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > NEEDED[0] || (major === NEEDED[0] && minor >= NEEDED[1])) return;
  console.error(`Node.js ${NEEDED.join('.')} or newer is needed; this is ${process.versions.node}.`);
  process.exit(1);
}

const STAMP = join(ROOT, 'node_modules', '.installed-lock');
const LOCK = join(ROOT, 'package-lock.json');

const lockDigest = () => createHash('sha256').update(readFileSync(LOCK)).digest('hex');

/** The stamp answers after `git checkout` touched the lock file; the time answers after a plain `npm install`. */
function dependenciesAreCurrent() {
  const installed = join(ROOT, 'node_modules', '.package-lock.json');
  if (!existsSync(installed)) return false;
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === lockDigest()) return true;
  return statSync(installed).mtimeMs >= statSync(LOCK).mtimeMs;
}

function installDependencies() {
  // npm ci empties the folder behind a link, which is somebody else's.
  if (existsSync(join(ROOT, 'node_modules')) && lstatSync(join(ROOT, 'node_modules')).isSymbolicLink()) {
    console.error('node_modules is a link, and not what package-lock.json asks for. Remove it and start again.');
    process.exit(1);
  }
  console.log('Installing dependencies (npm ci) …');
  // Building needs the development dependencies, whatever NODE_ENV says.
  const args = ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'];
  const npm = process.env.npm_execpath;
  const result =
    npm && npm.endsWith('.js')
      ? spawnSync(process.execPath, [npm, ...args], { cwd: ROOT, stdio: 'inherit' })
      : spawnSync('npm', args, { cwd: ROOT, stdio: 'inherit', shell: process.platform === 'win32' });
  if (result.status !== 0) {
    console.error('npm ci did not succeed; see its message above.');
    process.exit(1);
  }
  writeFileSync(STAMP, lockDigest());
}
