import type {
  ApolloServerPlugin,
  GraphQLRequestContext,
  GraphQLRequestListener,
  GraphQLServerContext,
  GraphQLServerListener,
} from '@apollo/server';
import { Injectable } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { GraphQLError, type GraphQLFormattedError, type OperationDefinitionNode } from 'graphql';
import { badInput, type ApiError } from '../errors/index.js';
import { JsonLogger, Metrics } from '../telemetry/index.js';
import type { GraphqlContext } from './context.js';
import { ErrorPresenter, variableErrors } from './errors/index.js';
import { costRefusal, rootFieldsOf } from './limits/index.js';
import { SubscriptionServer } from './subscription-server.js';

type Operation = GraphQLRequestContext<GraphqlContext>;

const OVER_WEBSOCKET = badInput({
  zh: '订阅须通过 WebSocket（graphql-transport-ws）进行。',
  en: 'Subscriptions go over WebSocket (graphql-transport-ws).',
});

/** Our part of every GraphQL operation over HTTP: the cost limit before it, its errors and metrics after it. */
@Injectable()
export class OperationPlugin implements ApolloServerPlugin<GraphqlContext> {
  constructor(
    private readonly presenter: ErrorPresenter,
    private readonly metrics: Metrics,
    private readonly logger: JsonLogger,
    private readonly subscriptions: SubscriptionServer,
    private readonly adapter: HttpAdapterHost,
  ) {}

  async serverWillStart({ schema }: GraphQLServerContext): Promise<GraphQLServerListener> {
    this.subscriptions.open(schema, this.adapter.httpAdapter.getHttpServer());
    // Together with Apollo's own draining, which waits for open connections: sockets would keep it waiting.
    return { drainServer: () => this.subscriptions.close() };
  }

  async contextCreationDidFail({ error }: { error: Error }): Promise<void> {
    this.logger.failure('the context of an operation could not be made', error);
  }

  async unexpectedErrorProcessingRequest({ error }: { error: Error }): Promise<void> {
    this.logger.failure('an operation could not be processed', error);
  }

  async requestDidStart(): Promise<GraphQLRequestListener<GraphqlContext>> {
    const startedAt = performance.now();
    return {
      didResolveOperation: async (operation) => {
        checkTransport(operation);
        checkCost(operation);
      },
      willSendResponse: async (operation) => this.finish(operation, startedAt),
    };
  }

  private finish(operation: Operation, startedAt: number): void {
    const errors = operation.errors?.length ? this.presentErrors(operation) : undefined;
    const { body } = operation.response;
    if (errors && body?.kind === 'single') body.singleResult.errors = errors;
    const kind = operation.operation?.operation ?? 'invalid';
    const valid = operation.document && operation.operation && !isRequestError(operation);
    const fields = valid ? [...new Set(rootFieldsOf(operation.document!, operation.operation!).values())] : ['none'];
    const outcome = errors ? String(errors[0].extensions?.code) : 'OK';
    this.metrics.graphqlOperation({ kind, fields, outcome, seconds: (performance.now() - startedAt) / 1000 });
  }

  private presentErrors(operation: Operation): GraphQLFormattedError[] {
    return reworded(operation).map((error) => this.presenter.present(error, operation.contextValue));
  }
}

/** Answered without `data`: refused before any resolver ran. Its field names may not be of the schema. */
const isRequestError = ({ response }: Operation): boolean =>
  response.body?.kind === 'single' && !('data' in response.body.singleResult);

/** Errors of variables are found again, with paths and without values. */
function reworded({ errors = [], schema, operation, request }: Operation): readonly GraphQLError[] {
  const first = errors[0];
  const ofVariables = first?.extensions.code === 'BAD_USER_INPUT' && first.nodes?.[0]?.kind === 'VariableDefinition';
  if (!ofVariables || !operation) return errors;
  const found = variableErrors(schema, operation, request.variables ?? {});
  return found.length > 0 ? found : errors;
}

/**
 * A subscription would be run like a query here: without its guard, and with no event to answer.
 * @throws GraphQLError with HTTP status 400
 */
function checkTransport({ operation }: Operation): void {
  if (operation?.operation === 'subscription') throw refused(OVER_WEBSOCKET, operation);
}

/** @throws GraphQLError with HTTP status 400 */
function checkCost({ schema, document, operation, request }: Operation): void {
  if (!document || !operation) return;
  const refusal = costRefusal({ schema, document, operation, variables: request.variables ?? {} });
  if (refusal) throw refused(refusal, operation);
}

const refused = (error: ApiError, operation: OperationDefinitionNode): GraphQLError =>
  new GraphQLError(error.message, { nodes: operation, originalError: error, extensions: { http: { status: 400 } } });
