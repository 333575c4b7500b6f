export { department } from './family-planning.department.js';
