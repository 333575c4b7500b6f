export { databaseErrorOf, describeError, type ErrorDescription } from './describe-error.js';
export { JsonLogger } from './json-logger.js';
export { Metrics } from './metrics.js';
export { TelemetryModule } from './telemetry.module.js';
