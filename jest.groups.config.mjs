import base from './jest.config.mjs';
import { alone } from './test/groups/plan.mjs';

/** The whole suite: as jest.config.mjs, with most spec files in groups (test/groups/plan.mjs). */
export default {
  ...base,
  testRegex: [],
  testMatch: ['<rootDir>/test/groups/*.group.ts', ...alone()],
  testSequencer: '<rootDir>/test/groups/longest-first.mjs',
};
