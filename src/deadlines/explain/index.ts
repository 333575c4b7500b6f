export { ClockExplainer, type ExplainedCase } from './clock-explainer.js';
export { ClockExplanation, CountedDay, DAYS_OF_ACCOUNT } from './explanation.graphql.js';
export { PastBasis } from './past-basis.js';
export { nameOfChange } from './recorded-change.js';
