export { department } from './employment.department.js';
