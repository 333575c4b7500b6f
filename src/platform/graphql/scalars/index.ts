export { GraphQLDateTime, parseDateTime, writeTime, writeTimesIn } from './date-time.scalar.js';
export { GraphQLDate, parseDate } from './date.scalar.js';
export { checkJsonObject, GraphQLJSONObject, type JsonObject } from './json-object.scalar.js';
