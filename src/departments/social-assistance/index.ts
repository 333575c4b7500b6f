export { department } from './social-assistance.department.js';
