import { DEADLINES_QUEUE } from './deadlines/index.js';
import type { DepartmentDefinition } from './department-kit/index.js';
import { departmentQueue } from './requests/index.js';

/** Every queue of this installation. */
export const queueNames = (departments: DepartmentDefinition[]): string[] => [
  DEADLINES_QUEUE,
  ...departments.map((department) => departmentQueue(department.code)),
];
