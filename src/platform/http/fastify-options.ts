import type { IncomingMessage } from 'node:http';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Settings } from '../config/index.js';
import { CORRELATION_HEADER, correlationIdOf } from '../graphql/index.js';

/** Largest request body: a form with its materials' references is a few kB. */
export const MAX_BODY_BYTES = 1024 * 1024;

/** Longest time a client may take to send a request; slower ones only hold connections. */
const REQUEST_TIMEOUT_MS = 30_000;

/**
 * Options for `new FastifyAdapter(…)`. The request id is the correlation id. Only the proxies that the settings name
 * may tell a client's address.
 */
export const fastifyOptions = (settings: Settings) => ({
  bodyLimit: MAX_BODY_BYTES,
  requestTimeout: REQUEST_TIMEOUT_MS,
  trustProxy: settings.TRUSTED_PROXIES ?? false,
  requestIdHeader: false as const,
  genReqId: (request: IncomingMessage): string => correlationIdOf(request.headers[CORRELATION_HEADER]),
  /** `JsonLogger` writes one line per request; Fastify's own would repeat URLs. */
  logger: false as const,
  /** Before routing, so without Nest's filters: an address that is not a valid URL. The library would repeat it. */
  frameworkErrors: (error: Error & { statusCode?: number }, request: FastifyRequest, reply: FastifyReply): void => {
    const message = '地址格式有误。 The address is malformed.';
    const extensions = { code: 'BAD_USER_INPUT', correlationId: request.id };
    void reply.code(error.statusCode ?? 400).send({ errors: [{ message, extensions }] });
  },
  /** Idle keep-alive connections must not hold up a shutdown. */
  forceCloseConnections: 'idle' as const,
});
