export * from './context.js';
export * from './pagination.js';
export { graphqlEnum, type WordEnum } from './enum.js';
export { payload, userErrorsOf, type Payload } from './payload.js';
export {
  GraphQLDate,
  GraphQLDateTime,
  GraphQLJSONObject,
  parseDate,
  parseDateTime,
  writeTime,
  type JsonObject,
} from './scalars/index.js';
export { UserError, UserErrorCodeEnum } from './user-error.graphql.js';
export {
  IsClientKey,
  IsIdentifier,
  IsPersonName,
  IsPhone,
  IsPlainText,
  IsShortList,
  IsWholeNumber,
  rule,
  validateEach,
  validateInput,
  type Check,
  type RuleContext,
  type ValidateInputOptions,
} from './input/index.js';
export { CORRELATION_HEADER, correlationIdOf } from './correlation.js';
export { classifyThrown, ErrorPresenter } from './errors/index.js';
export { GraphqlModule } from './graphql.module.js';
export { ExpectedRows, LIMITS } from './limits/index.js';
export { GRAPHQL_PATH } from './path.js';
export { RequestContexts } from './request-context.js';
