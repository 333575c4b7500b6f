export { classifyThrown, INTERNAL, OVERLOADED, type Verdict } from './classify.js';
export { ErrorPresenter, type ErrorAudience } from './error-presenter.js';
export { variableErrors } from './variable-errors.js';
