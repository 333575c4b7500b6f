// node scripts/test.mjs [arguments of Jest]: installs what is missing, then runs the tests.
import { spawn } from 'node:child_process';
import { prepare } from './lib/prepare.mjs';

prepare();
const jest = ['--experimental-vm-modules', '--no-warnings', 'node_modules/jest/bin/jest.js'];
const child = spawn(process.execPath, [...jest, ...process.argv.slice(2)], { stdio: 'inherit' });
// The terminal sends Ctrl-C to both; Jest decides when it is done.
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
child.on('exit', (code) => process.exit(code ?? 1));
