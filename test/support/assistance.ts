import { randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { FollowUps, RegisterStore, type Application, type DecidedCase } from '../../src/department-kit/index.js';
import { AccessLog, type Caller } from '../../src/platform/auth/index.js';
import { readSettings, type Settings } from '../../src/platform/config/index.js';
import { DEVELOPMENT_KEY_RING, FieldCipher } from '../../src/platform/crypto/index.js';
import { Database, onServer, runtimeDataSource } from '../../src/platform/database/index.js';
import { department } from '../../src/departments/social-assistance/index.js';
import { CaseChanges } from '../../src/departments/social-assistance/registers/case-changes.js';
import { CaseCheckpoints } from '../../src/departments/social-assistance/registers/case-checkpoints.js';
import { CaseRegister } from '../../src/departments/social-assistance/registers/case-register.js';
import { CaseReviews } from '../../src/departments/social-assistance/registers/case-reviews.js';
import { Entitlements } from '../../src/departments/social-assistance/registers/entitlements.js';
import { HouseholdReader } from '../../src/departments/social-assistance/registers/household-reader.js';
import { Households } from '../../src/departments/social-assistance/registers/households.js';
import { SocialAssistanceHooks } from '../../src/departments/social-assistance/social-assistance.hooks.js';
import { SocialAssistanceResolver } from '../../src/departments/social-assistance/social-assistance.resolver.js';
import { cloneDatabase, type TestDatabase } from './shared-servers.js';

export const TODAY = '2026-03-02';
/** The demonstration's invented county: it has standards. */
export const DIVISION = '330199001';
export const BORN_1990 = '110101199003078873';

type Form = Record<string, unknown>;

export function exampleOf(code: string): Form {
  const item = department.items.find((each) => each.code === code);
  if (!item) throw new Error(`no item ${code}`);
  return structuredClone((item.formSchema.examples as Form[])[0]);
}

export function applicationFor(itemCode: string, idNumber = BORN_1990, form: Form = {}): Application {
  return {
    itemCode,
    applicant: { kind: 'PERSON', name: '赵示例', idNumber, phone: '13800005678', address: '示例路1号' },
    form: { ...exampleOf(itemCode), ...form },
    today: TODAY,
    divisionCode: DIVISION,
  };
}

let sequence = 0;

/** Decided in the order in which they are made. */
export function decidedCase(itemCode: string, more: Partial<DecidedCase> = {}): DecidedCase {
  sequence += 1;
  return {
    ...applicationFor(itemCode),
    requestId: randomUUID(),
    number: `${DIVISION}-20260302-${String(sequence).padStart(6, '0')}-0`,
    itemVersion: 1,
    centreCode: 'demo',
    decision: 'APPROVED',
    reason: null,
    stepOutcomes: [],
    result: null,
    decidedAt: new Date(Date.UTC(2026, 2, 2, 1, 0, sequence)),
    receivedOn: TODAY,
    ...more,
  };
}

const OFFICER: Caller = { sub: 'officer', name: '示例', roles: ['officer'], department: 'social-assistance' };

/** The department's registers on a database of their own, without the program around them. */
export class Registers {
  private constructor(
    private readonly testDatabase: TestDatabase,
    readonly settings: Settings,
    readonly dataSource: DataSource,
    readonly database: Database,
    readonly hooks: SocialAssistanceHooks,
    readonly resolver: SocialAssistanceResolver,
    readonly store: RegisterStore,
  ) {}

  static async open(): Promise<Registers> {
    const testDatabase = await cloneDatabase();
    const settings = readSettings({ NODE_ENV: 'test', DATABASE_URL: testDatabase.DATABASE_URL });
    const dataSource = await runtimeDataSource(settings, department.entities).initialize();
    const database = new Database(dataSource);
    const cipher = new FieldCipher(DEVELOPMENT_KEY_RING);
    const accessLog = new AccessLog(database);
    const store = new RegisterStore(cipher, database, accessLog);
    const households = new Households(store, cipher);
    const entitlements = new Entitlements();
    const checkpoints = new CaseCheckpoints(new FollowUps());
    const cases = new CaseRegister(store, households, entitlements, checkpoints);
    const changes = new CaseChanges(store, cases, households, entitlements, checkpoints);
    const reviews = new CaseReviews(store, cases, entitlements, checkpoints);
    const hooks = new SocialAssistanceHooks(store, cases, changes, reviews);
    const resolver = new SocialAssistanceResolver(store, new HouseholdReader(database, cipher, accessLog));
    return new Registers(testDatabase, settings, dataSource, database, hooks, resolver, store);
  }

  async close(): Promise<void> {
    await this.dataSource.destroy();
    await this.testDatabase.drop();
  }

  /** As the superuser: the program itself neither empties a register nor reads the access log. */
  sql<Row = Record<string, any>>(text: string): Promise<Row[]> {
    return onServer(this.testDatabase.adminUrl, async (admin) => (await admin.query(text)).rows as Row[]);
  }

  empty(): Promise<unknown> {
    return this.sql(`truncate social_assistance_case, social_assistance_death, social_assistance_payment,
      social_assistance_payment_run, follow_up cascade`);
  }

  async decide(one: DecidedCase): Promise<DecidedCase> {
    await this.database.transaction((tx) => this.hooks.onDecided(one, tx));
    return one;
  }

  reopen(one: DecidedCase): Promise<void> {
    return this.database.transaction((tx) => this.hooks.onReopened({ ...one, reopenedAt: one.decidedAt }, tx));
  }

  /** Records the case's follow-up of a kind that is planned first. @returns its due day */
  async followUp(kind: string, outcome: string, today: string, result: Form | null = null): Promise<string> {
    const [planned] = await this.sql(
      `update follow_up set state = 'DONE' where id = (select id from follow_up where kind = '${kind}'
         and state = 'SCHEDULED' order by due_on limit 1) returning *, due_on::text as due`,
    );
    await this.database.transaction((tx) =>
      this.hooks.onFollowedUp(
        {
          id: planned.id,
          kind,
          ledger: 'cases',
          entryId: planned.entry_id,
          requestNumber: planned.request_number,
          dueOn: planned.due,
          outcome,
          note: null,
          result,
          doneBySub: OFFICER.sub,
          doneByName: OFFICER.name,
          doneAt: new Date(`${today}T02:00:00Z`),
          today,
        },
        tx,
      ),
    );
    return planned.due;
  }

  /** What is still to be done: kind and due day. */
  async planned(): Promise<string[]> {
    const rows = await this.sql(
      `select kind || ' ' || due_on as planned from follow_up where state = 'SCHEDULED' order by due_on, kind`,
    );
    return rows.map(({ planned }) => planned);
  }

  async cases(filter = {}, as: Partial<Caller> = {}) {
    return (await this.resolver.socialAssistanceCases({ ...OFFICER, ...as }, filter, 20, undefined)).nodes;
  }

  /** The amounts that stand, in the order of decision: change, month, fen. */
  async amounts(): Promise<unknown[]> {
    const rows = await this.sql(
      `select change, to_char(valid_from, 'YYYY-MM') as month, amount_fen from social_assistance_entitlement
        where withdrawn_at is null order by seq`,
    );
    return rows.map(({ change, month, amount_fen }) => [change, month, amount_fen]);
  }

  /** What is refused at the window. */
  precheck(application: Application) {
    return this.hooks.precheck(application, this.database);
  }
}
