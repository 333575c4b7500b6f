import { ConsoleLogger, type LoggerService } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { AppModule, type AppModuleOptions } from './app.module.js';
import { loadDepartments } from './departments/index.js';
import type { DepartmentDefinition } from './department-kit/index.js';
import type { Settings } from './platform/config/index.js';
import { runtimeDataSource } from './platform/database/index.js';
import { configureHttp, fastifyOptions } from './platform/http/index.js';
import { JsonLogger } from './platform/telemetry/index.js';

/**
 * The whole program, initialised and not yet listening. The database of `settings` must be migrated.
 * @param settings with DATABASE_URL
 * @param departments as `loadDepartments` found them; by default it is asked
 * @throws whatever kept it from starting; nothing is left open then
 */
export async function createApplication(
  settings: Settings,
  departments?: DepartmentDefinition[],
): Promise<NestFastifyApplication> {
  const loaded = departments ?? (await loadDepartments());
  const entities = loaded.flatMap((department) => department.entities);
  const dataSource = await runtimeDataSource(settings, entities).initialize();
  let app: NestFastifyApplication | undefined;
  try {
    app = await assemble({ settings, departments: loaded, dataSource });
    return await app.init();
  } catch (error) {
    await app?.close().catch(() => undefined); // the first error is the one to tell
    if (dataSource.isInitialized) await dataSource.destroy();
    throw error;
  }
}

async function assemble(options: AppModuleOptions): Promise<NestFastifyApplication> {
  const { settings } = options;
  const app = await NestFactory.create<NestFastifyApplication>(
    AppModule.forRoot(options),
    new FastifyAdapter(fastifyOptions(settings)),
    { abortOnError: false, logger: settings.LOG_LEVEL === 'silent' ? false : whileStarting() },
  );
  if (settings.LOG_LEVEL !== 'silent') app.useLogger(withoutFrameworkChatter(app.get(JsonLogger)));
  if (settings.ROLE === 'worker') serveHealthOnly(app);
  configureHttp(app);
  return app;
}

const HEALTH_PATHS = ['/healthz', '/readyz', '/metrics'];

/** A worker is no gateway: its port, if it has one, is for probes and Prometheus. */
function serveHealthOnly(app: NestFastifyApplication): void {
  const fastify = app.getHttpAdapter().getInstance();
  fastify.addHook('onRequest', async (request, reply) => {
    if (!HEALTH_PATHS.includes(request.url.split('?')[0])) await reply.code(404).send();
  });
}

/** Before the program's own logger exists. Errors of the start are thrown, and told by whoever called. */
const whileStarting = (): LoggerService => new ConsoleLogger({ json: true, logLevels: ['warn', 'fatal'] });

/** Contexts under which Nest reports every module and route that it sets up. */
const FRAMEWORK = new Set([
  'InstanceLoader',
  'RoutesResolver',
  'RouterExplorer',
  'NestFactory',
  'NestApplication',
  'GraphQLModule',
]);

function withoutFrameworkChatter(logger: JsonLogger): LoggerService {
  const quiet = Object.create(logger) as JsonLogger;
  quiet.log = (message: unknown, ...rest: unknown[]): void => {
    if (!FRAMEWORK.has(String(rest.at(-1)))) logger.log(message, ...rest);
  };
  return quiet;
}
