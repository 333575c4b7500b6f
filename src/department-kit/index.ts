export * from './department.js';
export * from './define.js';
