export * from './department.js';
export * from './define.js';
export * from './follow-up.js';
export * from './ledger.js';
export type { Opened, OpenedPerson } from './opened-row.js';
export * from './register-row.js';
export * from './register-store.js';
export * from './register.graphql.js';
export * from './hooks-registry.js';
