// node scripts/test.mjs [arguments of Jest]: installs what is missing, then runs the tests; all of them in groups that
// load the program once (test/groups), or the files that are named, each by itself.
import { spawn } from 'node:child_process';
import { prepare } from './lib/prepare.mjs';

prepare();
const jest = ['--experimental-vm-modules', '--no-warnings', 'node_modules/jest/bin/jest.js'];
const asked = process.argv.slice(2);
const config = asked.length > 0 ? [] : ['--config', 'jest.groups.config.mjs'];
const child = spawn(process.execPath, [...jest, ...config, ...asked], { stdio: 'inherit' });
// The terminal sends Ctrl-C to both; Jest decides when it is done.
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
child.on('exit', (code) => process.exit(code ?? 1));
