import type { MigrationClass } from '../src/platform/database/index.js';
import { Roles1770000000001 } from './1770000000001-roles.js';

/** Platform and core tables, oldest first. A department's own lie in its folder. */
export const coreMigrations: MigrationClass[] = [Roles1770000000001];
