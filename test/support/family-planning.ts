import { randomUUID } from 'node:crypto';
import { FollowUps, RegisterStore, type DecidedCase, type RecordedFollowUp } from '../../src/department-kit/index.js';
import { FamilyPlanningHooks } from '../../src/departments/family-planning/family-planning.hooks.js';
import { RegisterRules } from '../../src/departments/family-planning/family-planning.register-rules.js';
import { department } from '../../src/departments/family-planning/index.js';
import { BirthRegister } from '../../src/departments/family-planning/registers/birth-register.js';
import { Checkpoints } from '../../src/departments/family-planning/registers/checkpoints.js';
import { FollowUpWork } from '../../src/departments/family-planning/registers/follow-up-work.js';
import { NurseryRegister } from '../../src/departments/family-planning/registers/nursery-register.js';
import { Payments } from '../../src/departments/family-planning/registers/payments.js';
import { RegisterWriter } from '../../src/departments/family-planning/registers/register-writer.js';
import { SupportRegister } from '../../src/departments/family-planning/registers/support-register.js';
import { AccessLog } from '../../src/platform/auth/index.js';
import { readSettings } from '../../src/platform/config/index.js';
import { DEVELOPMENT_KEY_RING, FieldCipher } from '../../src/platform/crypto/index.js';
import { Database, onServer, runtimeDataSource } from '../../src/platform/database/index.js';
import { cloneDatabase, type TestDatabase } from './shared-servers.js';

type Form = Record<string, unknown>;

const TABLES = ['birth', 'support', 'special_support', 'payment', 'nursery'].map((name) => `family_planning_${name}`);

/** The department's hooks on a database of their own, without the program around them. */
export class FamilyPlanningUnderTest {
  private sequence = 0;

  private constructor(
    private readonly clone: TestDatabase,
    readonly database: Database,
    readonly store: RegisterStore,
    readonly hooks: FamilyPlanningHooks,
  ) {}

  static async start(): Promise<FamilyPlanningUnderTest> {
    const clone = await cloneDatabase();
    const settings = readSettings({ NODE_ENV: 'test', DATABASE_URL: clone.DATABASE_URL });
    const database = new Database(await runtimeDataSource(settings, department.entities).initialize());
    const store = new RegisterStore(new FieldCipher(DEVELOPMENT_KEY_RING), database, new AccessLog(database));
    const payments = new Payments();
    const checkpoints = new Checkpoints(new FollowUps());
    const supports = new SupportRegister(store);
    const writer = new RegisterWriter(new BirthRegister(store), supports, new NurseryRegister(store), payments);
    const work = new FollowUpWork(checkpoints, payments);
    const hooks = new FamilyPlanningHooks(store, new RegisterRules(store), writer, payments, checkpoints, work);
    return new FamilyPlanningUnderTest(clone, database, store, hooks);
  }

  async stop(): Promise<void> {
    await this.database.dataSource.destroy();
    await this.clone.drop();
  }

  clear = (): Promise<unknown> =>
    onServer(this.clone.adminUrl, (admin) => admin.query(`truncate follow_up, ${TABLES.join(', ')}`));

  /** An approved request with the item's first example. */
  decided(itemCode: string, change: Form = {}, more: Partial<DecidedCase> = {}): DecidedCase {
    const item = department.items.find(({ code }) => code === itemCode);
    if (!item) throw new Error(`no item ${itemCode}`);
    this.sequence += 1;
    const person = item.applicantKinds.includes('PERSON');
    return {
      itemCode,
      itemVersion: 1,
      applicant: {
        kind: person ? 'PERSON' : 'ORGANISATION',
        name: '𠮷·示例',
        idNumber: person ? '11010119920101001X' : '91350100M000100Y43',
        phone: '13800000000',
        address: '示范街道一号院',
      },
      form: { ...structuredClone((item.formSchema['examples'] as Form[])[0]), ...change },
      today: '2026-03-02',
      receivedOn: '2026-03-02',
      divisionCode: '330199001',
      requestId: randomUUID(),
      number: `330199001-20260302-${String(this.sequence).padStart(6, '0')}-A`,
      centreCode: 'lantian',
      decision: 'APPROVED',
      reason: null,
      stepOutcomes: item.steps.map(({ id, department: body }) => ({
        stepId: id,
        department: body,
        outcome: 'APPROVED',
        result: null,
      })),
      result: null,
      decidedAt: new Date(Date.UTC(2026, 2, 2, 2, 0, this.sequence)),
      ...more,
    };
  }

  decide = (one: DecidedCase): Promise<void> => this.database.transaction((tx) => this.hooks.onDecided(one, tx));

  reopen = (one: DecidedCase): Promise<void> =>
    this.database.transaction((tx) => this.hooks.onReopened({ ...one, reopenedAt: one.decidedAt }, tx));

  /** Fields that a rule is against. */
  async refused(one: DecidedCase): Promise<string[]> {
    const found = await this.hooks.precheck(one, this.database);
    return found.map(({ field }) => (field ?? ['-']).join('.'));
  }

  /** What is still to be done: `<kind> <due day>`, by day. */
  async pending(): Promise<string[]> {
    const rows: { what: string }[] = await this.database.dataSource.query(
      `select kind || ' ' || to_char(due_on, 'YYYY-MM-DD') as what from follow_up where state = 'SCHEDULED'
        order by due_on, kind`,
    );
    return rows.map(({ what }) => what);
  }

  /** Does the pending follow-up of a kind, as the core would. */
  async follow(kind: string, outcome: string, today: string, result: Form | null = null): Promise<void> {
    const [row] = await this.database.dataSource.query(
      `select id, ledger, entry_id as "entryId", request_number as "requestNumber",
         to_char(due_on, 'YYYY-MM-DD') as "dueOn" from follow_up where state = 'SCHEDULED' and kind = $1
        order by due_on`,
      [kind],
    );
    const done = { doneBySub: 'officer', doneByName: '示例', doneAt: new Date(`${today}T02:00:00Z`), note: null };
    const recorded: RecordedFollowUp = { ...row, ...done, kind, outcome, result, today };
    await this.database.transaction(async (tx) => {
      await tx.manager.query(`update follow_up set state = 'DONE' where id = $1`, [row.id]);
      await this.hooks.onFollowedUp(recorded, tx);
    });
  }

  /** Entries of a register in the order of their writing. */
  rows = (register: string, columns: string): Promise<Form[]> =>
    this.database.dataSource.query(`select ${columns} from family_planning_${register} order by registered_at, id`);

  /** What is to be paid: `<status> <first day> <yuan>`. */
  async paid(): Promise<string[]> {
    const rows: { what: string }[] = await this.database.dataSource.query(
      `select status || ' ' || to_char(period_from, 'YYYY-MM-DD') || ' ' || amount_fen / 100 as what
         from family_planning_payment order by period_from, id`,
    );
    return rows.map(({ what }) => what);
  }
}
