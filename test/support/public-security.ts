import type { DataSource } from 'typeorm';
import { FollowUps, RegisterStore } from '../../src/department-kit/index.js';
import { department } from '../../src/departments/public-security/index.js';
import { PublicSecurityHooks } from '../../src/departments/public-security/public-security.hooks.js';
import { PublicSecurityResolver } from '../../src/departments/public-security/public-security.resolver.js';
import { Checkpoints } from '../../src/departments/public-security/registers/checkpoints.js';
import { DirectEntries } from '../../src/departments/public-security/registers/direct-entries.js';
import { DisputeRegister } from '../../src/departments/public-security/registers/dispute-register.js';
import { FollowUpWork } from '../../src/departments/public-security/registers/follow-up-work.js';
import { HouseholdRegister } from '../../src/departments/public-security/registers/household-register.js';
import { PermitRegister } from '../../src/departments/public-security/registers/permit-register.js';
import { RegisterWriter } from '../../src/departments/public-security/registers/register-writer.js';
import { ResidenceRegister } from '../../src/departments/public-security/registers/residence-register.js';
import { AccessLog } from '../../src/platform/auth/index.js';
import { readSettings } from '../../src/platform/config/index.js';
import { DEVELOPMENT_KEY_RING, FieldCipher } from '../../src/platform/crypto/index.js';
import { Database, onServer, runtimeDataSource } from '../../src/platform/database/index.js';
import { cloneDatabase } from './shared-servers.js';

/** The department's registers on a database of their own, as the runtime role, without the program around them. */
export interface PublicSecurity {
  dataSource: DataSource;
  database: Database;
  hooks: PublicSecurityHooks;
  resolver: PublicSecurityResolver;
  /** As the superuser: the program itself does not empty a register. */
  empty(tables: string): Promise<unknown>;
  close(): Promise<void>;
}

export async function openPublicSecurity(): Promise<PublicSecurity> {
  const clone = await cloneDatabase();
  const settings = readSettings({ NODE_ENV: 'test', DATABASE_URL: clone.DATABASE_URL });
  const dataSource = await runtimeDataSource(settings, department.entities).initialize();
  const database = new Database(dataSource);
  const store = new RegisterStore(new FieldCipher(DEVELOPMENT_KEY_RING), database, new AccessLog(database));
  const households = new HouseholdRegister(store);
  const checkpoints = new Checkpoints(new FollowUps());
  const disputes = new DisputeRegister(store, checkpoints);
  const direct = new DirectEntries(store);
  const writer = new RegisterWriter(
    new ResidenceRegister(store),
    new PermitRegister(store),
    households,
    disputes,
    direct,
  );
  return {
    dataSource,
    database,
    hooks: new PublicSecurityHooks(store, writer, households, checkpoints, new FollowUpWork(checkpoints, disputes)),
    resolver: new PublicSecurityResolver(store),
    empty: (tables) => onServer(clone.adminUrl, (admin) => admin.query(`truncate ${tables}`)),
    close: async () => {
      await dataSource.destroy();
      await clone.drop();
    },
  };
}
