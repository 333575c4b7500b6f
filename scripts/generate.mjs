// node scripts/generate.mjs [--check]: writes what is generated from the program (see lib/generated-files.mjs); with
// --check it writes nothing and fails when a committed file is not what the program gives. The program is really
// started, on a throw-away embedded PostgreSQL, so that nothing but itself says what its schema is.
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from './build.mjs';
import { generatedFiles } from './lib/generated-files.mjs';
import { prepare, ROOT } from './lib/prepare.mjs';

prepare();
await build();
const files = await onThrowAwayPostgres(generate);
const stale = Object.entries(files).filter(([file, text]) => !existsSync(file) || readFileSync(file, 'utf8') !== text);

if (process.argv.includes('--check')) {
  for (const [file, text] of stale) console.error(`${file} is not up to date: ${firstDifference(file, text)}`);
  if (stale.length > 0) console.error('Run "node scripts/generate.mjs" and commit what it writes.');
  process.exitCode = stale.length > 0 ? 1 : 0;
} else {
  for (const [file, text] of stale) {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
    console.log(`Wrote ${file}`);
  }
  if (stale.length === 0) console.log('Everything generated is up to date.');
}

async function onThrowAwayPostgres(work) {
  const { createRolesAndDatabase, connectionUrl, onServer, startEmbeddedPostgres } =
    await built('platform/database/index.js');
  const dataDir = mkdtempSync(join(tmpdir(), 'yichuang-generate-'));
  chmodSync(dataDir, 0o755); // as root the server runs under another account, which must get through
  const server = await startEmbeddedPostgres({ dataDir, parameters: { fsync: 'off' } });
  try {
    const { identity, port } = server;
    await onServer(server.adminUrl, (client) => createRolesAndDatabase(client, identity, 'generate'));
    return await work({
      DATABASE_URL: connectionUrl(port, 'yichuang_app', identity.appPassword, 'generate'),
      MIGRATION_DATABASE_URL: connectionUrl(port, 'yichuang_owner', identity.ownerPassword, 'generate'),
      DATA_DIR: dataDir,
    });
  } finally {
    await server.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

async function generate(place) {
  const [{ createApplication }, { loadDepartments }, { migrate }, { readSettings }, { allStatements }, auth, graphql] =
    await Promise.all(
      [
        'application.js',
        'departments/index.js',
        'migrate.js',
        'platform/config/index.js',
        'platform/database/index.js',
        'platform/auth/index.js',
        '@nestjs/graphql',
      ].map(built),
    );
  const settings = readSettings({ NODE_ENV: 'test', ROLE: 'api', LOG_LEVEL: 'silent', ...place });
  const departments = await loadDepartments();
  await migrate(settings, departments);
  const app = await createApplication(settings, departments);
  try {
    return generatedFiles({
      schema: app.get(graphql.GraphQLSchemaHost, { strict: false }).schema,
      permissions: app.get(auth.PermissionRegistry, { strict: false }).listPermissions(),
      statements: allStatements(),
    });
  } finally {
    await app.close();
  }
}

/** A module of the built program, or a package. */
function built(name) {
  return import(name.startsWith('@') ? name : pathToFileURL(join(ROOT, 'dist', 'src', name)).href);
}

function firstDifference(file, text) {
  if (!existsSync(file)) return 'it does not exist';
  const ours = readFileSync(file, 'utf8').split('\n');
  const line = text.split('\n').findIndex((expected, index) => expected !== ours[index]);
  return line < 0 ? 'it is longer than it should be' : `line ${line + 1} should be: ${text.split('\n')[line]}`;
}
