import { randomUUID } from 'node:crypto';
import { cloneDatabase, type TestDatabase } from '../../../test/support/shared-servers.js';
import { RegisterStore, type DecidedCase, type Decision } from '../../department-kit/index.js';
import { AccessLog, type Caller } from '../../platform/auth/index.js';
import { readSettings } from '../../platform/config/index.js';
import { DEVELOPMENT_KEY_RING, FieldCipher } from '../../platform/crypto/index.js';
import { Database, runtimeDataSource } from '../../platform/database/index.js';
import { UserErrors } from '../../platform/errors/index.js';
import { BirthEntryStatus, FamilySupportKind } from './family-planning.graphql.js';
import { FamilyPlanningHooks } from './family-planning.hooks.js';
import { FamilyPlanningResolver } from './family-planning.resolver.js';
import { department } from './index.js';

const TODAY = '2026-03-02';
const PERSON = '11010119920101001X';
const MOTHER = '110101199302020022';
const OTHER_MOTHER = '110101199404040040';
const NEWBORN = 'newborn-one-matter';

const officer: Caller = {
  sub: 'officer-family-planning-1',
  name: '示例',
  roles: ['officer'],
  department: 'family-planning',
};

let clone: TestDatabase;
let database: Database;
let hooks: FamilyPlanningHooks;
let resolver: FamilyPlanningResolver;
let serial = 0;

beforeAll(async () => {
  clone = await cloneDatabase();
  const settings = readSettings({ NODE_ENV: 'test', DATABASE_URL: clone.DATABASE_URL });
  database = new Database(await runtimeDataSource(settings, department.entities).initialize());
  const store = new RegisterStore(new FieldCipher(DEVELOPMENT_KEY_RING), database, new AccessLog(database));
  hooks = new FamilyPlanningHooks(store);
  resolver = new FamilyPlanningResolver(store);
});

afterAll(async () => {
  await database.dataSource.destroy();
  await clone.drop();
});

beforeEach(async () => {
  await database.dataSource.query(`update family_planning_birth set status = 'REVOKED'`);
  await database.dataSource.query(`update family_planning_support set status = 'REVOKED'`);
});

function decided(itemCode: string, idNumber = PERSON, change: Partial<DecidedCase> = {}): DecidedCase {
  const [form] = department.items.find(({ code }) => code === itemCode)!.formSchema.examples as [
    Record<string, unknown>,
  ];
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
    ...change,
  };
}

const decide = (one: DecidedCase): Promise<void> => database.transaction((tx) => hooks.onDecided(one, tx));

/** The joint request; `outcome` is what the department's own step came to. */
function newborn(change: Record<string, unknown> = {}, outcome: Decision = 'APPROVED'): DecidedCase {
  const one = decided(NEWBORN);
  return {
    ...one,
    form: { ...one.form, ...change },
    stepOutcomes: [{ stepId: 'birth-registration', department: 'family-planning', outcome, result: null }],
  };
}

const births = async (idNumber = MOTHER) => {
  const filter = { status: BirthEntryStatus.ACTIVE, idNumber };
  return (await resolver.birthRegister(officer, filter, 20, undefined)).nodes;
};

describe('register of births', () => {
  it('takes the joint request’s own part, once', async () => {
    const one = newborn();
    await decide({ ...one, decision: 'PARTIAL' });
    await decide({ ...one, decision: 'PARTIAL' });
    expect(await births()).toMatchObject([
      {
        personName: '示例母',
        childName: '示例小宝',
        childSex: 'F',
        stage: 'BORN',
        birthDate: '2025-06-01',
        childOrder: 1,
        idNumber: '110***********0022',
        birthCertificateNumber: '**********',
        fatherName: '示例父',
        fatherIdNumber: '110***********001X',
      },
    ]);
  });

  it('leaves the joint request alone when its own part was refused', async () => {
    await decide({ ...newborn({}, 'REJECTED'), decision: 'PARTIAL' });
    expect(await births()).toEqual([]);
  });

  it('shows numbers for a declared purpose', async () => {
    await decide(newborn());
    const caller = { ...officer, purpose: '核对出生人口' };
    const [entry] = (await resolver.birthRegister(caller, { idNumber: MOTHER }, 1, undefined)).nodes;
    expect(entry).toMatchObject({ idNumber: MOTHER, birthCertificateNumber: 'X250000001', fatherIdNumber: PERSON });
  });

  it('follows a child from expected to born', async () => {
    const expected = decided('birth-registration', MOTHER);
    await decide({ ...expected, form: { ...expected.form, stage: 'EXPECTED', childOrder: 1 } });
    expect(await births()).toMatchObject([{ stage: 'EXPECTED', childName: null }]);
    const born = newborn();
    await decide(born);
    await decide(born);
    expect(await births()).toMatchObject([{ stage: 'BORN', childName: '示例小宝' }]);
    await decide(newborn({ childName: '更正名' }));
    expect(await births()).toMatchObject([{ childName: '更正名' }]);
  });

  it('keeps twins apart', async () => {
    await decide(newborn());
    await decide(newborn({ childOrder: 2, birthCertificateNumber: 'X250000009', childName: '二宝' }));
    expect(await births()).toHaveLength(2);
    const sameOrder = newborn({ birthCertificateNumber: 'X250000010' });
    expect(await hooks.precheck(sameOrder, database)).toEqual([
      expect.objectContaining({ field: ['form', 'childOrder'] }),
    ]);
    await expect(decide(sameOrder)).rejects.toThrow(UserErrors);
  });

  it('does not give one certificate of birth to two mothers', async () => {
    await decide(newborn());
    const other = newborn({ motherIdNumber: OTHER_MOTHER });
    expect(await hooks.precheck(newborn(), database)).toEqual([]);
    expect(await hooks.precheck(other, database)).toEqual([
      expect.objectContaining({ field: ['form', 'birthCertificateNumber'] }),
    ]);
    await expect(decide(other)).rejects.toThrow(UserErrors);
  });
});

describe('register of support', () => {
  it('writes every other item, special support once', async () => {
    for (const { code } of department.items) await decide(decided(code, PERSON));
    const page = await resolver.familySupportRegister(officer, { idNumber: PERSON }, 20, undefined);
    expect(page.nodes).toHaveLength(5);
    const [certificate] = page.nodes.filter(({ kind }) => kind === FamilySupportKind.ONE_CHILD_CERTIFICATE);
    expect(certificate.certificateNumber).toBe(`GRZ-${certificate.requestNumber}`);
    expect(await hooks.precheck(decided('special-family-support'), database)).toHaveLength(1);
    await expect(decide(decided('special-family-support'))).rejects.toThrow(UserErrors);
  });
});

it('has the columns and indexes that its migration made', async () => {
  const { upQueries } = await database.dataSource.driver.createSchemaBuilder().log();
  expect(upQueries.map(({ query }) => query)).toEqual([]);
});
