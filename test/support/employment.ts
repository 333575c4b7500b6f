import { randomUUID } from 'node:crypto';
import { FollowUps, RegisterStore, type DecidedCase } from '../../src/department-kit/index.js';
import { EmploymentHooks } from '../../src/departments/employment/employment.hooks.js';
import { EmploymentResolver } from '../../src/departments/employment/employment.resolver.js';
import { department } from '../../src/departments/employment/index.js';
import { Checkpoints } from '../../src/departments/employment/registers/checkpoints.js';
import { DecisionWork } from '../../src/departments/employment/registers/decision-work.js';
import { FollowUpWork } from '../../src/departments/employment/registers/follow-up-work.js';
import { JointWork } from '../../src/departments/employment/registers/joint-work.js';
import { MarketRegister } from '../../src/departments/employment/registers/market-register.js';
import { PensionRegister } from '../../src/departments/employment/registers/pension-register.js';
import { RegisterRules } from '../../src/departments/employment/registers/register-rules.js';
import { ServiceRegister } from '../../src/departments/employment/registers/service-register.js';
import { UnemploymentRegister } from '../../src/departments/employment/registers/unemployment-register.js';
import { AccessLog, type Caller } from '../../src/platform/auth/index.js';
import { readSettings } from '../../src/platform/config/index.js';
import { DEVELOPMENT_KEY_RING, FieldCipher } from '../../src/platform/crypto/index.js';
import { Database, onServer, runtimeDataSource } from '../../src/platform/database/index.js';
import { cloneDatabase, type TestDatabase } from './shared-servers.js';

export const PERSON = '11010119920101001X';
export const officer: Caller = {
  sub: 'officer-employment-1',
  name: '示例',
  roles: ['officer'],
  department: 'employment',
};

/** The department's registers on a database of their own, as the runtime role, without the program around them. */
export class Employment {
  private constructor(
    private readonly clone: TestDatabase,
    readonly database: Database,
    readonly hooks: EmploymentHooks,
    readonly resolver: EmploymentResolver,
  ) {}

  static async open(): Promise<Employment> {
    const clone = await cloneDatabase();
    const settings = readSettings({ NODE_ENV: 'test', DATABASE_URL: clone.DATABASE_URL });
    const database = new Database(await runtimeDataSource(settings, department.entities).initialize());
    const store = new RegisterStore(new FieldCipher(DEVELOPMENT_KEY_RING), database, new AccessLog(database));
    const checkpoints = new Checkpoints(new FollowUps());
    const services = new ServiceRegister(store, checkpoints);
    const decisions = new DecisionWork(
      new UnemploymentRegister(store, checkpoints),
      services,
      new MarketRegister(store, checkpoints),
      new PensionRegister(store, checkpoints),
      new JointWork(services),
    );
    const rules = new RegisterRules(store);
    const hooks = new EmploymentHooks(store, rules, decisions, checkpoints, new FollowUpWork(checkpoints));
    return new Employment(clone, database, hooks, new EmploymentResolver(store));
  }

  decide(one: DecidedCase): Promise<void> {
    return this.database.transaction((tx) => this.hooks.onDecided(one, tx));
  }

  /** What was written before does not stand any more. */
  async revokeAll(): Promise<void> {
    await this.database.dataSource.query(`update employment_unemployment set status = 'REVOKED'`);
    await this.database.dataSource.query(`update employment_service set status = 'REVOKED'`);
  }

  /** Straight SQL as superuser. */
  sql(text: string, values: unknown[] = []): Promise<any[]> {
    return onServer(this.clone.adminUrl, async (admin) => (await admin.query(text, values)).rows);
  }

  async close(): Promise<void> {
    await this.database.dataSource.destroy();
    await this.clone.drop();
  }
}

let serial = 0;

export function decided(itemCode: string, idNumber = PERSON, change: Partial<DecidedCase> = {}): DecidedCase {
  const [form] = department.items.find(({ code }) => code === itemCode)!.formSchema.examples as [
    Record<string, unknown>,
  ];
  serial += 1;
  return {
    itemCode,
    itemVersion: 1,
    applicant: { kind: 'PERSON', name: '𠮷·示例', idNumber, phone: '13800000000', address: '示范街道一号院' },
    form,
    today: '2026-03-02',
    divisionCode: '110101001',
    requestId: randomUUID(),
    number: `110101001-20260302-${String(serial).padStart(6, '0')}-A`,
    centreCode: 'demo',
    decision: 'APPROVED',
    reason: null,
    stepOutcomes: [],
    result: null,
    decidedAt: new Date(Date.parse('2026-03-02T02:00:00Z') + serial),
    receivedOn: '2026-03-02',
    ...change,
  };
}
