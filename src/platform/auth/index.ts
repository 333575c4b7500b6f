export * from './caller.js';
export * from './permission.decorator.js';
