export { afterChange } from './after-change.js';
export * from './case.js';
export { CaseStore, type CaseKey, type ConsumedMessage, type NewCase } from './case-store.js';
export { clockEventOf, clockOf, clockOfRow, requestHeadOf, taskOfRow } from './case-rows.js';
export {
  CLOCK_COLUMNS,
  REQUEST_HEAD_COLUMNS,
  SEALED_OF,
  TASK_COLUMNS,
  type ClockRow,
  type HeadColumns,
  type HeadJson,
  type TaskRow,
} from './case.sql.js';
export { RequestNumbers } from './request-numbers.js';
