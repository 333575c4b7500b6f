export * from './case.js';
export { CaseStore, type CaseKey, type ConsumedMessage, type NewCase } from './case-store.js';
export { clockOf, requestOf, taskOf } from './case-rows.js';
export { REQUEST_COLUMNS, type LoadedRow } from './case.sql.js';
export { RequestNumbers } from './request-numbers.js';
