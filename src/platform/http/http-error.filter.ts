import { Catch, HttpException, Injectable, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ApiError, localeOf, type ApiErrorCode, type LocalText } from '../errors/index.js';
import { classifyThrown, ErrorPresenter } from '../graphql/index.js';
import { JsonLogger } from '../telemetry/index.js';
import { MAX_BODY_BYTES } from './fastify-options.js';

const STATUS_OF: Record<ApiErrorCode, number> = {
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  BAD_USER_INPUT: 400,
  GRAPHQL_VALIDATION_FAILED: 400,
  GRAPHQL_PARSE_FAILED: 400,
  QUERY_TOO_COMPLEX: 400,
  RATE_LIMITED: 429,
  OVERLOADED: 503,
  INTERNAL: 500,
};

const TEXTS: Record<number, LocalText> = {
  400: { zh: '请求格式有误,须为合法的 JSON。', en: 'The request is malformed; it must be valid JSON.' },
  404: { zh: '没有这个地址。', en: 'There is nothing at this address.' },
  405: { zh: '此地址只接受 POST 请求。', en: 'This address answers POST only.' },
  415: { zh: '请求须为 application/json。', en: 'The request must be application/json.' },
};

const CODES: Record<number, ApiErrorCode> = {
  401: 'UNAUTHENTICATED',
  403: 'FORBIDDEN',
  429: 'RATE_LIMITED',
  503: 'OVERLOADED',
};

interface Refusal {
  status: number;
  error: ApiError;
  expected: boolean;
}

/**
 * Answers what fails before or beside GraphQL in the shape of GraphQL errors. Messages of parsers and libraries repeat
 * the data, so only our own texts are shown; a controller that has something to say throws an `ApiError`.
 */
@Catch()
@Injectable()
export class HttpErrorFilter implements ExceptionFilter {
  constructor(
    private readonly presenter: ErrorPresenter,
    private readonly logger: JsonLogger,
  ) {}

  catch(thrown: unknown, host: ArgumentsHost): unknown {
    // GraphQL presents its errors itself; without this, Nest would log each with its message.
    if (host.getType<string>() !== 'http') throw thrown;
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const { status, error, expected } = refusalOf(thrown, request);
    if (!expected) this.logger.failure('HTTP request failed', thrown, { correlationId: request.id, code: error.code });
    if (reply.sent) return;
    const audience = { locale: localeOf(request.headers['accept-language']), correlationId: request.id };
    return reply.code(status).send({ errors: [this.presenter.asApiError(error, audience)] });
  }
}

function refusalOf(thrown: unknown, request: FastifyRequest): Refusal {
  const status = thrown instanceof HttpException ? thrown.getStatus() : fastifyStatus(thrown);
  if (status !== null && status < 500)
    return { status, error: new ApiError(codeOf(status), textOf(status, request)), expected: true };
  const { error, expected } = classifyThrown(thrown);
  return { status: STATUS_OF[error.code], error, expected };
}

/** Fastify's own errors carry a code `FST_…` and the status they mean. */
function fastifyStatus(thrown: unknown): number | null {
  const { code, statusCode } = (thrown ?? {}) as { code?: unknown; statusCode?: unknown };
  const known = typeof code === 'string' && code.startsWith('FST_') && typeof statusCode === 'number';
  return known ? (statusCode as number) : null;
}

const codeOf = (status: number): ApiErrorCode => CODES[status] ?? 'BAD_USER_INPUT';

const textOf = (status: number, { routeOptions }: FastifyRequest): LocalText =>
  status === 413
    ? tooLarge((routeOptions.bodyLimit ?? MAX_BODY_BYTES) / 1024 ** 2)
    : (TEXTS[status] ?? { zh: '请求无法处理。', en: 'The request cannot be processed.' });

const tooLarge = (mebibytes: number): LocalText => ({
  zh: `请求内容过大,上限为 ${mebibytes} MiB。`,
  en: `The request body is too large; at most ${mebibytes} MiB.`,
});
