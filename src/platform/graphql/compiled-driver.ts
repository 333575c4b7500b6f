import type { ApolloServerOptionsWithGateway, BaseContext } from '@apollo/server';
import { ApolloDriver, type ApolloDriverConfig } from '@nestjs/apollo';
import { Injectable } from '@nestjs/common';
import {
  execute,
  getVariableValues,
  GraphQLError,
  Kind,
  type ExecutionResult,
  type FieldNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import { compileQuery, isCompiledQuery, type CompiledQuery } from 'graphql-jit';
import { LRUCache } from 'lru-cache';
import type { GraphqlContext } from './context.js';

/** Distinct query texts that are kept compiled; clients repeat a few. */
const COMPILED_QUERIES = 1_000;
const MAX_VARIABLE_ERRORS = 50;

type Gateway = ApolloServerOptionsWithGateway<BaseContext>['gateway'];
type Executor = NonNullable<Awaited<ReturnType<Gateway['load']>>['executor']>;
type Operation = Parameters<Executor>[0];

/**
 * Runs queries compiled to JavaScript (graphql-jit), which costs a fraction of interpreting them for every field of every
 * row. Mutations are interpreted: their root fields must run one after the other, and their answers are small.
 */
class CompiledExecution implements Gateway {
  private readonly compiled = new LRUCache<string, CompiledQuery>({ max: COMPILED_QUERIES });

  constructor(private readonly schema: GraphQLSchema) {}

  async load(): Promise<{ executor: Executor }> {
    return { executor: (request) => this.run(request) };
  }

  onSchemaLoadOrUpdate: Gateway['onSchemaLoadOrUpdate'] = (callback) => {
    callback({ apiSchema: this.schema, coreSupergraphSdl: '' });
    return () => undefined;
  };

  async stop(): Promise<void> {
    this.compiled.clear();
  }

  private async run(request: Operation): Promise<ExecutionResult> {
    const { schema } = this;
    const { document, operation, operationName, context } = request;
    const variables = request.request.variables ?? {};
    const contextValue = context as unknown as GraphqlContext;
    // Several operations and no name: graphql-js tells it best.
    if (operation?.operation !== 'query') {
      return execute({ schema, document, contextValue, variableValues: variables, operationName });
    }
    // Told as graphql-js tells it, which the error presenter knows.
    const coerced = getVariableValues(schema, operation.variableDefinitions ?? [], variables, {
      maxErrors: MAX_VARIABLE_ERRORS,
    });
    if (coerced.errors) return { errors: coerced.errors };
    const result = await this.compiledFor(request).query(undefined, contextValue, variables);
    return result.errors
      ? { ...result, errors: result.errors.map((error) => asGraphqlError(error, operation)) }
      : result;
  }

  private compiledFor({ document, queryHash, operationName }: Operation): CompiledQuery {
    const key = `${queryHash}:${operationName ?? ''}`;
    let compiled = this.compiled.get(key);
    if (!compiled) {
      const result = compileQuery(this.schema, document, operationName ?? undefined);
      if (!isCompiledQuery(result)) throw new Error('a valid query could not be compiled');
      this.compiled.set(key, (compiled = result));
    }
    return compiled;
  }
}

interface CompiledError {
  message: string;
  path?: readonly (string | number)[];
  locations?: readonly { line: number; column: number }[];
  originalError?: Error & { extensions?: Record<string, unknown> };
}

/** The library's own errors only resemble graphql-js's; Apollo and our presenter expect real ones. */
function asGraphqlError(error: GraphQLError | CompiledError, operation: OperationDefinitionNode): GraphQLError {
  if (error.constructor === GraphQLError) return error;
  const { message, path, locations, originalError } = error as CompiledError;
  const made = new GraphQLError(message, { nodes: rootFieldOf(operation, path?.[0]), path, originalError });
  if (locations) Object.defineProperty(made, 'locations', { value: locations, enumerable: true });
  return made;
}

/** The root field under which an error happened, by its name in the answer; none where a fragment brings it. */
const rootFieldOf = (operation: OperationDefinitionNode, key: string | number | undefined): FieldNode | undefined =>
  operation.selectionSet.selections.find(
    (selection): selection is FieldNode =>
      selection.kind === Kind.FIELD && (selection.alias ?? selection.name).value === key,
  );

/** Apollo's driver with its interpreter replaced: Apollo lets a gateway bring its own executor. */
@Injectable()
export class CompiledApolloDriver extends ApolloDriver {
  override async start(options: ApolloDriverConfig): Promise<void> {
    const { schema, ...rest } = options as ApolloDriverConfig & { schema: GraphQLSchema };
    await super.start({ ...rest, gateway: new CompiledExecution(schema) } as ApolloDriverConfig);
  }
}
