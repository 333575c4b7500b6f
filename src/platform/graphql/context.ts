import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { GqlExecutionContext } from '@nestjs/graphql';
import type { Caller } from '../auth/index.js';
import { unauthenticated } from '../errors/index.js';
import type { ApiError, Locale } from '../errors/index.js';

/** What one GraphQL operation knows about its request. */
export interface GraphqlContext {
  caller: Caller | null;
  /** Set when a token was sent that is not accepted, or cannot be checked now: every operation then answers with it. */
  signInProblem?: ApiError | null;
  locale: Locale;
  correlationId: string;
  /** Client address, only for rate limits; never logged with a request's data. */
  address: string;
  /** Request-scoped loaders by name, made on first use. */
  loaders: Map<string, unknown>;
}

const contextOf = (execution: ExecutionContext): GraphqlContext =>
  GqlExecutionContext.create(execution).getContext<GraphqlContext>();

/** The signed-in caller. */
export const CurrentCaller = createParamDecorator((_: unknown, execution: ExecutionContext): Caller => {
  const { caller } = contextOf(execution);
  if (!caller) throw unauthenticated();
  return caller;
});

/** The language in which messages of this operation are written. */
export const CurrentLocale = createParamDecorator((_: unknown, execution: ExecutionContext): Locale => {
  return contextOf(execution).locale;
});

/** A loader that lives as long as the operation: `load` is called at most once per key. */
export function operationLoader<L>(context: GraphqlContext, name: string, make: () => L): L {
  let loader = context.loaders.get(name) as L | undefined;
  if (!loader) {
    loader = make();
    context.loaders.set(name, loader);
  }
  return loader;
}
