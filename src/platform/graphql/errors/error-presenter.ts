import { Injectable } from '@nestjs/common';
import { Kind, type GraphQLError, type GraphQLFormattedError } from 'graphql';
import { ApiError, type ApiErrorCode, type Locale } from '../../errors/index.js';
import { JsonLogger } from '../../telemetry/index.js';
import { isTokenLimit, tooComplex, TOKENS } from '../limits/index.js';
import { classifyThrown, originOf, REQUEST_ERROR_CODES } from './classify.js';
import { technicalMessage } from './technical-message.js';

/** Of an operation, what an error needs to know. */
export interface ErrorAudience {
  locale: Locale;
  correlationId: string;
}

/** Turns whatever went wrong into the errors of the contract: a code, a message in the caller's language, no internals. */
@Injectable()
export class ErrorPresenter {
  constructor(private readonly logger: JsonLogger) {}

  present(error: GraphQLError, audience: ErrorAudience): GraphQLFormattedError {
    const code = REQUEST_ERROR_CODES[String(error.extensions.code)];
    if (code === 'GRAPHQL_PARSE_FAILED' && isTokenLimit(error)) return this.asApiError(tooComplex(TOKENS), audience);
    if (code && !(originOf(error) instanceof ApiError)) return this.asRequestError(error, code, audience);
    const verdict = classifyThrown(error);
    if (!verdict.expected) this.log(verdict.error.code, error, audience);
    return this.asApiError(verdict.error, audience, error);
  }

  /** An error of the whole request, before GraphQL saw it. */
  asApiError(error: ApiError, { locale, correlationId }: ErrorAudience, at?: GraphQLError): GraphQLFormattedError {
    return {
      message: error.text[locale],
      ...(at?.locations && { locations: at.locations }),
      ...(at?.path && { path: at.path }),
      extensions: { ...error.details, code: error.code, correlationId },
    };
  }

  /** The query or its envelope is wrong: a developer reads this, so GraphQL's own words are kept. */
  private asRequestError(error: GraphQLError, code: ApiErrorCode, audience: ErrorAudience): GraphQLFormattedError {
    const kind = code === 'GRAPHQL_PARSE_FAILED' || code === 'GRAPHQL_VALIDATION_FAILED' ? code : 'BAD_USER_INPUT';
    return {
      message: technicalMessage(kind, error.message, audience.locale),
      ...(error.locations && { locations: error.locations }),
      ...(error.path && { path: error.path }),
      extensions: { code: kind, correlationId: audience.correlationId },
    };
  }

  private log(code: ApiErrorCode, error: GraphQLError, { correlationId }: ErrorAudience): void {
    // GraphQL's complaint about a resolver that gave null names fields of the schema only.
    const schemaProblem = /^Cannot return null for non-nullable field \w+\.\w+/.exec(error.message)?.[0];
    const [node] = error.nodes ?? [];
    // The field's name in the schema; the path would hold aliases, which the client chose.
    const field = node?.kind === Kind.FIELD ? node.name.value : undefined;
    this.logger.failure(code === 'OVERLOADED' ? 'operation refused: overloaded' : 'operation failed', originOf(error), {
      code,
      correlationId,
      field,
      ...(schemaProblem && { schemaProblem }),
    });
  }
}
