export * from './service-item.js';
export { Catalogue } from './catalogue.js';
export { CatalogueModule } from './catalogue.module.js';
export { CatalogueViews } from './catalogue-views.js';
export { DepartmentDirectory, type DepartmentEntry } from './department-directory.js';
export {
  Department,
  ItemStep as ItemStepView,
  LimitUnit as LimitUnitEnum,
  ServiceItem,
  TimeLimit as TimeLimitView,
  TimeLimitInput,
} from './catalogue.graphql.js';
export { FormValidator } from './form-validator.js';
export { compareLimits } from './checks/limit-checks.js';
export { checkServiceItem } from './checks/publish-checks.js';
export type { PublishProblem } from './checks/publish-problem.js';
export { longestPath } from './checks/step-checks.js';
