import { randomUUID } from 'node:crypto';
import { cloneDatabase, type TestDatabase } from '../../../test/support/shared-servers.js';
import {
  RegisterStore,
  type DecidedCase,
  type Decision,
  type RuleViolation,
  type StepOutcome,
} from '../../department-kit/index.js';
import { AccessLog, type Caller } from '../../platform/auth/index.js';
import { readSettings } from '../../platform/config/index.js';
import { DEVELOPMENT_KEY_RING, FieldCipher } from '../../platform/crypto/index.js';
import { Database, runtimeDataSource } from '../../platform/database/index.js';
import { UserErrors } from '../../platform/errors/index.js';
import { HealthRecordStatus, HealthServiceKind } from './health.graphql.js';
import type { HealthHooks } from './health.hooks.js';
import { HealthResolver } from './health.resolver.js';
import { department } from './index.js';
import { hooksOf } from './testing/hooks-under-test.js';

const TODAY = '2026-03-02';
const PERSON = '11010119920101001X';
const NEWBORN = 'newborn-one-matter';

const officer: Caller = { sub: 'officer-health-1', name: '示例', roles: ['officer'], department: 'health' };

/** The shared fields of the joint item, which belongs to another department. */
const NEWBORN_FORM = {
  childName: '示例小宝',
  childSex: 'F',
  childBirthDate: '2025-06-01',
  birthCertificateNumber: 'X250000001',
  birthWeightGrams: 3250,
  motherName: '示例母',
  motherIdNumber: '110101199302020022',
  householdAddress: '示范街道一号院',
};

let clone: TestDatabase;
let database: Database;
let hooks: HealthHooks;
let resolver: HealthResolver;
let serial = 0;

beforeAll(async () => {
  clone = await cloneDatabase();
  const settings = readSettings({ NODE_ENV: 'test', DATABASE_URL: clone.DATABASE_URL });
  database = new Database(await runtimeDataSource(settings, department.entities).initialize());
  const store = new RegisterStore(new FieldCipher(DEVELOPMENT_KEY_RING), database, new AccessLog(database));
  hooks = hooksOf(store);
  resolver = new HealthResolver(store);
});

afterAll(async () => {
  await database.dataSource.destroy();
  await clone.drop();
});

beforeEach(async () => {
  await database.dataSource.query(`update health_record set status = 'REVOKED'`);
  await database.dataSource.query(`update health_service set status = 'REVOKED'`);
  await database.dataSource.query(`update health_child set status = 'REVOKED'`);
  await database.dataSource.query(`update health_special_care set status = 'REVOKED'`);
});

function decided(itemCode: string, idNumber = PERSON, change: Partial<DecidedCase> = {}): DecidedCase {
  const item = department.items.find(({ code }) => code === itemCode);
  const [form] = (item?.formSchema.examples ?? [NEWBORN_FORM]) as [Record<string, unknown>];
  serial += 1;
  return {
    itemCode,
    itemVersion: 1,
    applicant: { kind: 'PERSON', name: '𠮷·示例', idNumber, phone: '13800000000', address: '示范街道一号院' },
    form,
    today: TODAY,
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

const ask = (one: DecidedCase): Promise<RuleViolation[]> =>
  hooks.precheck(one, database, { runningRequests: async () => [] });

const decide = (one: DecidedCase): Promise<void> => database.transaction((tx) => hooks.onDecided(one, tx));

const own = (outcome: Decision): StepOutcome[] => [
  { stepId: 'health-record', department: 'health', outcome, result: null },
];

const records = async (caller = officer) => {
  const filter = { status: HealthRecordStatus.ACTIVE };
  return (await resolver.healthRecordRegister(caller, filter, 20, undefined)).nodes;
};

describe('health records', () => {
  it('opens one record per resident, and shows what is clinical only for a purpose', async () => {
    const one = decided('resident-health-record');
    await decide(one);
    await decide(one);
    expect(await records()).toMatchObject([
      {
        recordNumber: `JKDA-${one.number}`,
        sex: 'M',
        birthDate: '1992-01-01',
        relationToHead: 'SPOUSE',
        clinical: null,
      },
    ]);
    const [shown] = await records({ ...officer, purpose: '随访' });
    expect(shown.clinical).toEqual({
      bloodType: 'O',
      allergies: '青霉素',
      chronicDiseases: ['HYPERTENSION'],
      emergencyContact: '示例户主',
    });
    expect(await ask(decided('resident-health-record'))).toHaveLength(1);
    await expect(decide(decided('resident-health-record'))).rejects.toThrow(UserErrors);
  });

  it('opens a newborn’s record under its certificate of birth, and keeps the one it has', async () => {
    const one = decided(NEWBORN, PERSON, { decision: 'PARTIAL', stepOutcomes: own('APPROVED') });
    await decide(one);
    await decide(one);
    await decide(decided(NEWBORN, PERSON, { stepOutcomes: own('APPROVED') }));
    expect(await records()).toMatchObject([
      { requestNumber: one.number, personName: '示例小宝', idNumber: null, householdHead: '示例母', sex: 'F' },
    ]);
    await decide({ ...one, stepOutcomes: own('REJECTED') });
    expect(await records()).toEqual([]);
  });

  it('opens none when its own part was refused', async () => {
    await decide(decided(NEWBORN, PERSON, { decision: 'PARTIAL', stepOutcomes: own('REJECTED') }));
    expect(await records()).toEqual([]);
  });
});

describe('health services', () => {
  it('writes every other item; one family doctor and one home bed at a time', async () => {
    for (const { code } of department.items) await decide(decided(code));
    const page = await resolver.healthServiceRegister(officer, { idNumber: PERSON }, 20, undefined);
    expect(page.nodes).toHaveLength(10);
    expect(page.nodes.every(({ clinical }) => clinical === null)).toBe(true);
    for (const code of ['family-doctor-contract', 'home-bed', 'elderly-health-check']) {
      expect(await ask(decided(code))).toHaveLength(1);
      await expect(decide(decided(code))).rejects.toThrow(UserErrors);
    }
    await decide(decided('vaccination-certificate'));
  });

  it('keeps diseases out of plain columns', async () => {
    const one = decided('chronic-disease-management');
    await decide(one);
    const [row] = await database.dataSource.query<object[]>(`select * from health_service where request_id = $1`, [
      one.requestId,
    ]);
    expect(JSON.stringify(row)).not.toContain('HYPERTENSION');
    const filter = { kind: HealthServiceKind.CHRONIC_DISEASE };
    const caller = { ...officer, purpose: '随访' };
    const [entry] = (await resolver.healthServiceRegister(caller, filter, 1, undefined)).nodes;
    expect(entry.clinical).toMatchObject({ disease: 'HYPERTENSION' });
  });
});

it('has the columns and indexes that its migration made', async () => {
  const { upQueries } = await database.dataSource.driver.createSchemaBuilder().log();
  expect(upQueries.map(({ query }) => query)).toEqual([]);
});
