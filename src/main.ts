import 'reflect-metadata';
import { createApplication } from './application.js';
import { loadDepartments } from './departments/index.js';
import { migrate, requireCurrentSchema } from './migrate.js';
import { DEMO_ACTORS, type DemoActor } from './platform/auth/index.js';
import { readSettings } from './platform/config/index.js';
import { provideDatabase, type DatabaseInstallation } from './platform/database/index.js';
import { Shutdown } from './shutdown.js';
import { waitForPort } from './port.js';
import { welcome } from './welcome.js';

/** Role api | worker | all | migrate, from the environment variable ROLE. */
async function main(shutdown: Shutdown): Promise<void> {
  const given = readSettings(process.env);
  // A worker listens only where somebody asked for its probes.
  const listens = given.ROLE !== 'migrate' && (given.ROLE !== 'worker' || Boolean(process.env['PORT']));
  if (listens) await waitForPort(given.HOST, given.PORT);

  const { settings, embedded } = await provideDatabase(given);
  if (embedded) shutdown.add(() => stopEmbedded(embedded));
  const departments = await loadDepartments();

  if (settings.ROLE === 'migrate') {
    const ran = await migrate(settings, departments);
    console.log(ran.length > 0 ? `Migrated:\n  ${ran.join('\n  ')}` : 'The database is up to date.');
    return shutdown.now();
  }
  // In production a new schema is an explicit step of the deployment.
  const migratesItself = settings.ROLE === 'all' || settings.NODE_ENV !== 'production';
  await (migratesItself ? migrate : requireCurrentSchema)(settings, departments);

  shutdown.check();
  const app = await createApplication(settings, departments);
  shutdown.add(() => app.close());
  if (listens) await app.listen(settings.PORT, settings.HOST);
  if (settings.NODE_ENV !== 'production') {
    console.log(welcome(settings, listens ? await app.getUrl() : null, app.get<DemoActor[]>(DEMO_ACTORS)));
  }
}

/** The last one out stops the server, whoever started it. */
async function stopEmbedded(embedded: NonNullable<DatabaseInstallation['embedded']>): Promise<void> {
  if (await embedded.stop()) return;
  console.log('The embedded PostgreSQL is left running: another process is still connected to it.');
}

const shutdown = Shutdown.onSignals();
await main(shutdown).catch((error: unknown) => shutdown.failed(error));
