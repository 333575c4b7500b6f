export { department } from './public-security.department.js';
