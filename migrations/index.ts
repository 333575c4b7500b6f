import type { MigrationClass } from '../src/platform/database/index.js';
import { Roles1770000000001 } from './1770000000001-roles.js';
import { Queue1770000000002 } from './1770000000002-queue.js';
import { CaseFile1770000000003 } from './1770000000003-case-file.js';
import { Supervision1770000000004 } from './1770000000004-supervision.js';
import { Ledgers1770000000005 } from './1770000000005-ledgers.js';
import { JointWork1770000000006 } from './1770000000006-joint-work.js';
import { Places1770000000007 } from './1770000000007-places.js';
import { Catalogue1770000000008 } from './1770000000008-catalogue.js';
import { SoleApplications1770000000009 } from './1770000000009-sole-applications.js';
import { CountiesOfSupervision1770000000011 } from './1770000000011-counties-of-supervision.js';

/** Platform and core tables, oldest first. A department's own lie in its folder. */
export const coreMigrations: MigrationClass[] = [
  Roles1770000000001,
  Queue1770000000002,
  CaseFile1770000000003,
  Supervision1770000000004,
  Ledgers1770000000005,
  JointWork1770000000006,
  Places1770000000007,
  Catalogue1770000000008,
  SoleApplications1770000000009,
  CountiesOfSupervision1770000000011,
];
