export { DepartmentsModule } from './departments.module.js';
export { findDepartments, loadDepartments } from './load-departments.js';
export { problemsOfDepartments } from './validate-departments.js';
