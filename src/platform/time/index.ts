export * from './business-clock.js';
export * from './zoned-day.js';
