export * from './caller.js';
export * from './permission.decorator.js';
export * from './access-log.js';
