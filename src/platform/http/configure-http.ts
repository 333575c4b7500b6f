import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { EMBEDDED_ISSUER_PATH, EmbeddedIssuer, SignInService } from '../auth/index.js';
import { unauthenticated } from '../errors/index.js';
import { CORRELATION_HEADER } from '../graphql/index.js';
import { JsonLogger, Metrics } from '../telemetry/index.js';
import { MAX_BODY_BYTES } from './fastify-options.js';
import { checkGraphqlEnvelope, checkGraphqlMethod } from './graphql-envelope.js';

/**
 * Everything that must be set on Fastify itself. Call it once, after the application is created with
 * `new FastifyAdapter(fastifyOptions(settings))` and before `init` or `listen`.
 */
export function configureHttp(app: NestFastifyApplication): void {
  const logger = app.get(JsonLogger, { strict: false });
  const metrics = app.get(Metrics, { strict: false });
  const embedded = app.get(EmbeddedIssuer, { strict: false });
  const fastify = app.getHttpAdapter().getInstance() as unknown as FastifyInstance;

  fastify.addHook('onRequest', async (request, reply) => answerHeaders(request, reply));
  fastify.addHook('onRequest', checkGraphqlMethod);
  fastify.addHook('preHandler', checkGraphqlEnvelope);
  fastify.addHook('onResponse', async (request, reply) => record(request, reply, logger, metrics));
  acceptFiles(fastify, app.get(SignInService, { strict: false }));
  if (embedded.enabled) mountEmbeddedIssuer(fastify, embedded);
}

/**
 * Files come as bodies of routes that say so by `@RouteConfig({ bodyLimit })`. The guard sees a request after its body
 * was read, so who may send more than everybody else is asked before that.
 */
function acceptFiles(fastify: FastifyInstance, signIns: SignInService): void {
  fastify.addHook('onRoute', (route) => {
    route.bodyLimit ??= (route.config as { bodyLimit?: number } | undefined)?.bodyLimit;
  });
  fastify.addHook('onRequest', async ({ routeOptions, headers }) => {
    if ((routeOptions.bodyLimit ?? 0) <= MAX_BODY_BYTES) return;
    const { caller, problem } = await signIns.signIn(headers.authorization);
    if (!caller) throw problem ?? unauthenticated();
  });
  fastify.addContentTypeParser('text/csv', { parseAs: 'string' }, (_request, body, done) => done(null, body));
}

function answerHeaders(request: FastifyRequest, reply: FastifyReply): void {
  void reply.header(CORRELATION_HEADER, request.id);
  void reply.header('x-content-type-options', 'nosniff');
}

/** One line per request. No URL, no body, no address: they may carry personal data. */
function record(request: FastifyRequest, reply: FastifyReply, logger: JsonLogger, metrics: Metrics): void {
  const route = request.is404 ? 'unknown' : (request.routeOptions.url ?? 'unknown');
  const { method } = request;
  const status = reply.raw.statusCode;
  metrics.httpRequest({ method, route, status, seconds: reply.elapsedTime / 1000 });
  const ms = Math.round(reply.elapsedTime * 10) / 10;
  logger.event('info', 'request', { method, route, status, ms, correlationId: request.id });
}

/** The provider reads the raw body itself, so its routes live in a scope without body parsers. */
function mountEmbeddedIssuer(fastify: FastifyInstance, embedded: EmbeddedIssuer): void {
  void fastify.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', (_request, _payload, done) => done(null));
    const handler = async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
      reply.hijack();
      await embedded.handle(request.raw, reply.raw);
    };
    scope.route({ method: ['GET', 'POST', 'OPTIONS'], url: `${EMBEDDED_ISSUER_PATH}/*`, handler });
  });
}
