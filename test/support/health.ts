import { randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { cloneDatabase, type TestDatabase } from './shared-servers.js';
import { RegisterStore, type DecidedCase, type RecordedFollowUp } from '../../src/department-kit/index.js';
import { AccessLog } from '../../src/platform/auth/index.js';
import { readSettings } from '../../src/platform/config/index.js';
import { DEVELOPMENT_KEY_RING, FieldCipher } from '../../src/platform/crypto/index.js';
import { Database, onServer, runtimeDataSource } from '../../src/platform/database/index.js';
import type { HealthHooks } from '../../src/departments/health/health.hooks.js';
import { department } from '../../src/departments/health/index.js';
import { hooksOf } from '../../src/departments/health/testing/hooks-under-test.js';

export const DAY = '2026-03-02';
export const CHILD = 'child-vaccination-registration';
export const SPECIAL = 'serious-mental-illness-management';

export type Form = Record<string, unknown>;

const MOVING_IN: Form = { residenceAddress: '示范路9号', bloodType: 'O', chronicDiseases: [], consent: true };

let sequence = 0;

export function decided(itemCode: string, form: Form = {}, more: Partial<DecidedCase> = {}): DecidedCase {
  const item = department.items.find(({ code }) => code === itemCode);
  const [example] = (item?.formSchema.examples ?? [MOVING_IN]) as Form[];
  sequence += 1;
  return {
    itemCode,
    applicant: { kind: 'PERSON', name: '赵示例', idNumber: '110101199003078873', phone: '13800000000' },
    form: { ...structuredClone(example), ...form },
    today: DAY,
    divisionCode: '330199001',
    requestId: randomUUID(),
    number: `330199001-20260302-${String(sequence).padStart(6, '0')}-0`,
    itemVersion: 1,
    centreCode: 'lantian',
    decision: 'APPROVED',
    reason: null,
    stepOutcomes: [{ stepId: 'health-record', department: 'health', outcome: 'APPROVED', result: null }],
    result: null,
    decidedAt: new Date(Date.UTC(2026, 2, 2, 1, 0, sequence)),
    receivedOn: '2026-03-02',
    ...more,
  };
}

/** The department's registers on a database of their own, without the program around them. */
export class HealthUnderTest {
  private constructor(
    private readonly testDatabase: TestDatabase,
    readonly dataSource: DataSource,
    readonly database: Database,
    readonly store: RegisterStore,
    readonly hooks: HealthHooks,
  ) {}

  static async start(): Promise<HealthUnderTest> {
    const testDatabase = await cloneDatabase();
    const settings = readSettings({ NODE_ENV: 'test', DATABASE_URL: testDatabase.DATABASE_URL });
    const dataSource = await runtimeDataSource(settings, department.entities).initialize();
    const database = new Database(dataSource);
    const store = new RegisterStore(new FieldCipher(DEVELOPMENT_KEY_RING), database, new AccessLog(database));
    return new HealthUnderTest(testDatabase, dataSource, database, store, hooksOf(store));
  }

  async stop(): Promise<void> {
    await this.dataSource.destroy();
    await this.testDatabase.drop();
  }

  clear = (): Promise<unknown> =>
    onServer(this.testDatabase.adminUrl, (admin) =>
      admin.query(`truncate follow_up, health_record, health_service, health_child, health_vaccination_dose,
        health_special_care`),
    );

  decide = (one: DecidedCase): Promise<void> => this.database.transaction((tx) => this.hooks.onDecided(one, tx));

  reopen = (one: DecidedCase): Promise<void> =>
    this.database.transaction((tx) => this.hooks.onReopened({ ...one, reopenedAt: one.decidedAt }, tx));

  /** What is still to be done, by due day. */
  async pending(): Promise<string[]> {
    const rows: { what: string }[] = await this.dataSource.query(
      `select kind || ' ' || due_on as what from follow_up where state = 'SCHEDULED' order by due_on, kind`,
    );
    return rows.map(({ what }) => what);
  }

  /** Does the first pending follow-up of a kind, as the core would. */
  async follow(kind: string, outcome: string, today: string, result: Form | null = null): Promise<void> {
    const [row] = await this.dataSource.query(
      `select id, ledger, entry_id as "entryId", request_number as "requestNumber", due_on::text as "dueOn"
       from follow_up where state = 'SCHEDULED' and kind = $1 order by due_on limit 1`,
      [kind],
    );
    const done = { doneBySub: 'officer', doneByName: '示例', doneAt: new Date(`${today}T02:00:00Z`), note: null };
    const recorded: RecordedFollowUp = { ...row, ...done, kind, outcome, result, today };
    await this.database.transaction(async (tx) => {
      await tx.manager.query(`update follow_up set state = 'DONE' where id = $1`, [row.id]);
      await this.hooks.onFollowedUp(recorded, tx);
    });
  }

  rows(table: string, columns: string): Promise<Form[]> {
    return this.dataSource.query(`select status, ${columns} from health_${table} order by registered_at, id`);
  }
}

/** How a follow-up that names a wrong field is refused. */
export const refused = (message: object, field: string[]) => ({ problems: [{ message, field }] });

export const VISITS = 'visit_count as visits, last_visit_on::text as last, next_visit_on::text as next';
