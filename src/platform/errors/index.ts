export * from './api-error.js';
export * from './local-text.js';
export * from './user-error.js';
