// node scripts/start.mjs all|api|worker|migrate: from a fresh clone to a running program.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { followNpm } from './lib/npm-parent.mjs';
import { ROOT, prepare } from './lib/prepare.mjs';

prepare();
if (existsSync('.env')) process.loadEnvFile('.env');
if (process.argv[2]) process.env.ROLE = process.argv[2];

const { build } = await import('./build.mjs');
await build();

// The program runs in this very process, so that whoever kills it kills the server too.
process.setSourceMapsEnabled(true);
followNpm(() => process.kill(process.pid, 'SIGTERM'));
await import(pathToFileURL(join(ROOT, 'dist', 'src', 'main.js')).href);
