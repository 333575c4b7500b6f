export { ExpectedRows } from './expected-rows.js';
export { limitRules } from './limit-rules.js';
export { rootFieldsOf, type RootFields } from './operation-shape.js';
export { costRefusal, queryCost, type CostedOperation } from './query-cost.js';
export { COST, isTokenLimit, LIMITS, TOKENS, tooComplex } from './too-complex.js';
