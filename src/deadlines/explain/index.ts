export { ClockExplainer, type ExplainedCase } from './clock-explainer.js';
export { CLOCK_NAMES } from './clock-names.js';
export { ClockExplanation, CountedDay, DAYS_OF_ACCOUNT } from './explanation.graphql.js';
export { PastBasis } from './past-basis.js';
export { nameOfChange } from './recorded-change.js';
