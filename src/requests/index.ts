export { AccessRecordConnection, AccessRecords } from './access-records.js';
export * from './case-file/index.js';
export * from './change.js';
export * from './notices.js';
export * from './operations.js';
export { existsForReader, isAbsent, readerOf, type ScopedRequest } from './reader-scope.js';
export * from './opinions.js';
export { partsOf, type PartRecord, type PartState } from './parts.js';
export {
  ChannelEnum,
  ClockKindEnum,
  ClockStateEnum,
  DecisionEnum,
  OpinionEnum,
  RequestStateEnum,
  SignalEnum,
  TaskStateEnum,
} from './graphql/enums.js';
export { Clock, ClockPause, clockView } from './graphql/clock.graphql.js';
export {
  RequestPart,
  RequestPayload,
  ServiceRequest,
  Task,
  TaskConnection,
  TaskPayload,
} from './graphql/request.graphql.js';
export { Actor, Notice } from './graphql/trail.graphql.js';
export { RequestLoaders } from './request-loaders.js';
export { RequestViews } from './request-views.js';
export { RequestsModule } from './requests.module.js';
export { CaseOperations, MAX_RACES, type Decided, type WrittenCase } from './case-operations.js';
export { departmentQueue, ROUTE_REQUEST } from './messages.js';
export * from './requests.errors.js';
export { decidesAtWindow, DepartmentDecision } from './department-decision.js';
