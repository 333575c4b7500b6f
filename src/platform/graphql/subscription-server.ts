import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { Injectable } from '@nestjs/common';
import {
  getOperationAST,
  GraphQLError,
  parse,
  specifiedRules,
  validate,
  type ExecutionArgs,
  type ExecutionResult,
  type FormattedExecutionResult,
  type GraphQLFormattedError,
  type GraphQLSchema,
} from 'graphql';
import type { Context, SubscribePayload } from 'graphql-ws';
import { useServer, type Extra } from 'graphql-ws/use/ws';
import { WebSocketServer } from 'ws';
import { SignInService } from '../auth/index.js';
import { Settings } from '../config/index.js';
import { ApiError, localeOf } from '../errors/index.js';
import { Metrics } from '../telemetry/index.js';
import { CORRELATION_HEADER, correlationIdOf } from './correlation.js';
import { ErrorPresenter, variableErrors, type ErrorAudience } from './errors/index.js';
import { costRefusal, limitRules, LIMITS, rootFieldsOf } from './limits/index.js';
import { GRAPHQL_PATH } from './path.js';
import { RequestContexts, type Envelope } from './request-context.js';

const MAX_MESSAGE_BYTES = 1024 * 1024;
const MAX_OPERATIONS_PER_SOCKET = 20;
const MAX_TIMER_MS = 2 ** 31 - 1;
/** graphql-ws clients connect again after it, with a fresh token. */
const FORBIDDEN = 4403;

type Params = Record<string, unknown> | undefined;
type SocketExtra = Extra & { envelope?: Envelope; expiry?: NodeJS.Timeout };
type Socket = Context<Params, SocketExtra>;
type Message = { id: string; payload: SubscribePayload };

const TOO_MANY = new ApiError('RATE_LIMITED', {
  zh: `一个连接最多同时进行 ${MAX_OPERATIONS_PER_SOCKET} 个操作。`,
  en: `One connection may run at most ${MAX_OPERATIONS_PER_SOCKET} operations at a time.`,
});

/**
 * GraphQL over WebSocket (`graphql-transport-ws`) on the same path as HTTP, under the same limits, guards and error
 * rules. The bearer token comes in `connectionParams.authorization`; the socket is closed when the token expires.
 */
@Injectable()
export class SubscriptionServer {
  private sockets?: WebSocketServer;
  private dispose?: () => void | Promise<void>;
  private detach?: () => void;

  constructor(
    private readonly contexts: RequestContexts,
    private readonly signIns: SignInService,
    private readonly presenter: ErrorPresenter,
    private readonly metrics: Metrics,
    private readonly settings: Settings,
  ) {}

  /** A worker is no gateway: without a listener Node takes an upgrade for an ordinary request, and that is refused. */
  open(schema: GraphQLSchema, server: Server): void {
    if (this.settings.ROLE === 'worker') return;
    const sockets = new WebSocketServer({ noServer: true, maxPayload: MAX_MESSAGE_BYTES });
    const disposable = useServer<Params, { envelope?: Envelope; expiry?: NodeJS.Timeout }>(
      {
        onConnect: (socket) => this.connected(socket as Socket),
        onSubscribe: (socket, id, payload) => this.prepare(schema, socket as Socket, { id, payload }),
        onNext: (_socket, _id, _payload, args, result) => this.result(args, result),
        onError: (socket, _id, _payload, errors) => this.errors(socket as Socket, errors),
        onClose: (socket) => clearTimeout((socket as Socket).extra.expiry),
      },
      sockets,
    );
    const upgrade = (request: IncomingMessage, socket: Duplex, head: Buffer): void => {
      if (request.url?.split('?')[0] !== GRAPHQL_PATH) return void socket.destroy();
      sockets.handleUpgrade(request, socket, head, (opened) => sockets.emit('connection', opened, request));
    };
    server.on('upgrade', upgrade);
    this.sockets = sockets;
    this.dispose = () => disposable.dispose();
    this.detach = () => server.off('upgrade', upgrade);
  }

  async close(): Promise<void> {
    this.detach?.();
    await this.dispose?.();
    for (const socket of this.sockets?.clients ?? []) socket.terminate();
  }

  private async connected(socket: Socket): Promise<boolean> {
    const { request } = socket.extra;
    const params = lowerCased(socket.connectionParams);
    const authorization = textOf(params.authorization) ?? request.headers.authorization;
    socket.extra.envelope = {
      authorization,
      acceptLanguage: textOf(params['accept-language']) ?? request.headers['accept-language'],
      purpose: params['x-access-purpose'] ?? request.headers['x-access-purpose'],
      correlationId: correlationIdOf(params[CORRELATION_HEADER] ?? request.headers[CORRELATION_HEADER]),
      address: request.socket.remoteAddress ?? '',
    };
    const { expiresAt } = await this.signIns.signIn(authorization);
    if (expiresAt !== Infinity) {
      const left = Math.min(Math.max(0, expiresAt - Date.now()), MAX_TIMER_MS);
      socket.extra.expiry = setTimeout(() => socket.extra.socket.close(FORBIDDEN, 'Token expired'), left).unref();
    }
    return true;
  }

  /** Parses, validates and prices the operation as Apollo does for HTTP. */
  private async prepare(
    schema: GraphQLSchema,
    socket: Socket,
    { payload }: Message,
  ): Promise<ExecutionArgs | GraphQLError[]> {
    if (Object.keys(socket.subscriptions).length > MAX_OPERATIONS_PER_SOCKET) return [wrap(TOO_MANY)];
    const variableValues = (payload.variables ?? {}) as Record<string, unknown>;
    const document = parsed(payload.query);
    if (document instanceof GraphQLError) return [document];
    const problems = validate(schema, document, [...specifiedRules, ...limitRules]);
    if (problems.length > 0) return problems.map((problem) => coded(problem, 'GRAPHQL_VALIDATION_FAILED'));
    const operation = getOperationAST(document, payload.operationName);
    if (!operation) return [new GraphQLError('Unknown operation.', { extensions: { code: 'BAD_USER_INPUT' } })];
    const wrong = variableErrors(schema, operation, variableValues);
    if (wrong.length > 0) return wrong;
    const refused = costRefusal({ schema, document, operation, variables: variableValues });
    if (refused) return [wrap(refused)];
    const contextValue = await this.contexts.open(socket.extra.envelope!);
    const fields = [...new Set(rootFieldsOf(document, operation).values())];
    this.metrics.graphqlOperation({ kind: operation.operation, fields, outcome: 'STARTED' });
    return { schema, document, operationName: payload.operationName, variableValues, contextValue };
  }

  private result(args: ExecutionArgs, result: ExecutionResult): FormattedExecutionResult {
    if (!result.errors) return result as FormattedExecutionResult;
    const audience = args.contextValue as ErrorAudience;
    return { ...result, errors: result.errors.map((error) => this.presenter.present(error, audience)) };
  }

  private errors(socket: Socket, errors: readonly GraphQLError[]): GraphQLFormattedError[] {
    const { envelope } = socket.extra;
    const correlationId = envelope?.correlationId ?? correlationIdOf(undefined);
    const audience = { locale: localeOf(envelope?.acceptLanguage), correlationId };
    return errors.map((error) => this.presenter.present(error, audience));
  }
}

const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

const lowerCased = (params: Params): Record<string, unknown> =>
  Object.fromEntries(Object.entries(params ?? {}).map(([name, value]) => [name.toLowerCase(), value]));

const wrap = (error: ApiError): GraphQLError => new GraphQLError(error.message, { originalError: error });

function coded(error: GraphQLError, code: string): GraphQLError {
  const { nodes, source, positions, path } = error;
  const originalError = error.originalError ?? error;
  return new GraphQLError(error.message, { nodes, source, positions, path, originalError, extensions: { code } });
}

function parsed(query: string): ReturnType<typeof parse> | GraphQLError {
  try {
    return parse(query, { maxTokens: LIMITS.tokens });
  } catch (error) {
    return error instanceof GraphQLError ? coded(error, 'GRAPHQL_PARSE_FAILED') : new GraphQLError('Not parsed');
  }
}
