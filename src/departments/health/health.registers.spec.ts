import { decided, HealthUnderTest } from '../../../test/support/health.js';
import type { DecidedCase, Decision, RuleViolation, StepOutcome } from '../../department-kit/index.js';
import type { Caller } from '../../platform/auth/index.js';
import { UserErrors } from '../../platform/errors/index.js';
import { HealthRecordStatus, HealthServiceKind } from './health.graphql.js';
import { HealthResolver } from './health.resolver.js';
import { department } from './index.js';

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

let health: HealthUnderTest;
let resolver: HealthResolver;
beforeAll(async () => {
  health = await HealthUnderTest.start();
  resolver = new HealthResolver(health.store);
});
afterAll(() => health?.stop());
beforeEach(() => health.clear());

const ask = (one: DecidedCase): Promise<RuleViolation[]> => health.hooks.precheck(one, health.database);

const own = (outcome: Decision): StepOutcome[] => [
  { stepId: 'health-record', department: 'health', outcome, result: null },
];

const newborn = (change: Partial<DecidedCase>): DecidedCase => decided(NEWBORN, NEWBORN_FORM, change);

const records = async (caller = officer) => {
  const filter = { status: HealthRecordStatus.ACTIVE };
  return (await resolver.healthRecordRegister(caller, filter, 20, undefined)).nodes;
};

describe('health records', () => {
  it('opens one record per resident, and shows what is clinical only for a purpose', async () => {
    const one = decided('resident-health-record');
    await health.decide(one);
    await health.decide(one);
    expect(await records()).toMatchObject([
      {
        recordNumber: `JKDA-${one.number}`,
        sex: 'M',
        birthDate: '1990-03-07',
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
    await expect(health.decide(decided('resident-health-record'))).rejects.toThrow(UserErrors);
  });

  it('opens a newborn’s record under its certificate of birth, and keeps the one it has', async () => {
    const one = newborn({ decision: 'PARTIAL', stepOutcomes: own('APPROVED') });
    await health.decide(one);
    await health.decide(one);
    await health.decide(newborn({ stepOutcomes: own('APPROVED') }));
    expect(await records()).toMatchObject([
      { requestNumber: one.number, personName: '示例小宝', idNumber: null, householdHead: '示例母', sex: 'F' },
    ]);
    await health.decide({ ...one, stepOutcomes: own('REJECTED') });
    expect(await records()).toEqual([]);
  });

  it('opens none when its own part was refused', async () => {
    await health.decide(newborn({ decision: 'PARTIAL', stepOutcomes: own('REJECTED') }));
    expect(await records()).toEqual([]);
  });
});

describe('health services', () => {
  it('writes every other item; one family doctor and one home bed at a time', async () => {
    for (const { code } of department.items) await health.decide(decided(code));
    const page = await resolver.healthServiceRegister(
      officer,
      { idNumber: decided('home-bed').applicant.idNumber },
      20,
      undefined,
    );
    expect(page.nodes).toHaveLength(10);
    expect(page.nodes.every(({ clinical }) => clinical === null)).toBe(true);
    for (const code of ['family-doctor-contract', 'home-bed', 'elderly-health-check']) {
      expect(await ask(decided(code))).toHaveLength(1);
      await expect(health.decide(decided(code))).rejects.toThrow(UserErrors);
    }
    await health.decide(decided('vaccination-certificate'));
  });

  it('keeps diseases out of plain columns', async () => {
    const one = decided('chronic-disease-management');
    await health.decide(one);
    const [row] = await health.dataSource.query<object[]>(`select * from health_service where request_id = $1`, [
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
  const { upQueries } = await health.dataSource.driver.createSchemaBuilder().log();
  expect(upQueries.map(({ query }) => query)).toEqual([]);
});
