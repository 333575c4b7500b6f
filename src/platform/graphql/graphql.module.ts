import { ApolloServerPluginCacheControlDisabled } from '@apollo/server/plugin/disabled';
import type { ApolloDriverConfig } from '@nestjs/apollo';
import { Module } from '@nestjs/common';
import { GraphQLModule } from '@nestjs/graphql';
import type { FastifyRequest } from 'fastify';
import type { GraphQLFormattedError } from 'graphql';
import { Settings } from '../config/index.js';
import { CompiledApolloDriver } from './compiled-driver.js';
import { ErrorPresenter, INTERNAL } from './errors/index.js';
import { limitRules, LIMITS } from './limits/index.js';
import { OperationPlugin } from './operation.plugin.js';
import { GRAPHQL_PATH } from './path.js';
import { RequestContexts, type Envelope } from './request-context.js';
import { GraphQLDateTime, writeTimesIn } from './scalars/index.js';
import { SubscriptionServer } from './subscription-server.js';

@Module({
  providers: [RequestContexts, ErrorPresenter, OperationPlugin, SubscriptionServer],
  exports: [RequestContexts, ErrorPresenter, OperationPlugin],
})
class GatewayPartsModule {}

/** `request.id` is the correlation id: see `fastifyOptions`. */
const envelopeOf = (request: FastifyRequest): Envelope => ({
  authorization: request.headers.authorization,
  acceptLanguage: request.headers['accept-language'],
  purpose: request.headers['x-access-purpose'],
  correlationId: request.id,
  address: request.ip,
});

/**
 * For errors outside of an operation, which have no context; those inside are presented by `OperationPlugin`. It gives
 * nothing away.
 */
const closedError = (): GraphQLFormattedError => ({
  message: `${INTERNAL.zh} ${INTERNAL.en}`,
  extensions: { code: 'INTERNAL' },
});

export function gatewayOptions(
  settings: Settings,
  contexts: RequestContexts,
  plugin: OperationPlugin,
): Omit<ApolloDriverConfig, 'driver'> {
  writeTimesIn(settings.TIME_ZONE);
  return {
    path: GRAPHQL_PATH,
    autoSchemaFile: true,
    sortSchema: true,
    buildSchemaOptions: { scalarsMap: [{ type: Date, scalar: GraphQLDateTime }] },
    context: (request: FastifyRequest) => contexts.open(envelopeOf(request)),
    introspection: settings.NODE_ENV !== 'production',
    graphiql: false,
    includeStacktraceInErrorResponses: false,
    autoTransformHttpErrors: false,
    persistedQueries: false,
    parseOptions: { maxTokens: LIMITS.tokens },
    validationRules: limitRules,
    formatError: closedError,
    // Apollo's cache control plugin would wrap every field resolver, and we send no caching hints.
    plugins: [plugin, ApolloServerPluginCacheControlDisabled()],
  };
}

/** The gateway: GraphQL over HTTP and WebSocket, from the resolvers of all modules. */
@Module({
  imports: [
    GraphQLModule.forRootAsync<ApolloDriverConfig>({
      driver: CompiledApolloDriver,
      imports: [GatewayPartsModule],
      inject: [Settings, RequestContexts, OperationPlugin],
      useFactory: gatewayOptions,
    }),
    GatewayPartsModule,
  ],
  exports: [GatewayPartsModule],
})
export class GraphqlModule {}
