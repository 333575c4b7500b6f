export { department } from './health.department.js';
