export * from './business-clock.js';
export * from './civil-days.js';
export * from './zoned-day.js';
