export * from './department.js';
export * from './define.js';
export * from './entry-follow-ups.js';
export * from './follow-up.js';
export * from './followed-entry.js';
export * from './form-parts.js';
export * from './in-county.js';
export * from './ledger.js';
export * from './ledger-columns.js';
export { positionOf, readPosition, type EntryPosition } from './entry-position.js';
export { lookInto, unsealing, type Opened, type OpenedPerson, type Unseal } from './opened-row.js';
export * from './register-row.js';
export * from './register-store.js';
export * from './register.graphql.js';
export * from './hooks-registry.js';

export { demoPolicy, guide, law, place, sourcesOf } from './sources.js';
