export * from './context.js';
export * from './pagination.js';
