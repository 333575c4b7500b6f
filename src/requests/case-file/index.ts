export { afterChange } from './after-change.js';
export * from './case.js';
export { CaseStore, type CaseKey, type ConsumedMessage, type NewCase } from './case-store.js';
export { clockOf, requestHeadOf, taskOf } from './case-rows.js';
export { REQUEST_HEAD_COLUMNS, SEALED_OF, type HeadColumns } from './case.sql.js';
export { RequestNumbers } from './request-numbers.js';
