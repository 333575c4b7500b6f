import { randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { cloneDatabase, type TestDatabase } from '../../../test/support/shared-servers.js';
import { RegisterStore, type DecidedCase } from '../../department-kit/index.js';
import { AccessLog, type Caller } from '../../platform/auth/index.js';
import { readSettings } from '../../platform/config/index.js';
import { DEVELOPMENT_KEY_RING, FieldCipher } from '../../platform/crypto/index.js';
import { Database, onServer, runtimeDataSource } from '../../platform/database/index.js';
import { department } from './index.js';
import { CaseRegister } from './registers/case-register.js';
import { HouseholdReader } from './registers/household-reader.js';
import { alreadyReceiving, memberAlreadyReceiving, notReceiving, sameEventAided } from './social-assistance.errors.js';
import { SocialAssistanceHooks } from './social-assistance.hooks.js';
import { SocialAssistanceResolver } from './social-assistance.resolver.js';

const ONE = '110101199003078873';
const CHILD = '110101201504010017';
const caller: Caller = { sub: 'officer', name: '示例', roles: ['officer'], department: 'social-assistance' };

let testDatabase: TestDatabase;
let dataSource: DataSource;
let database: Database;
let hooks: SocialAssistanceHooks;
let resolver: SocialAssistanceResolver;
let sequence = 0;

beforeAll(async () => {
  testDatabase = await cloneDatabase();
  const settings = readSettings({ NODE_ENV: 'test', DATABASE_URL: testDatabase.DATABASE_URL });
  dataSource = await runtimeDataSource(settings, department.entities).initialize();
  database = new Database(dataSource);
  const cipher = new FieldCipher(DEVELOPMENT_KEY_RING);
  const accessLog = new AccessLog(database);
  const store = new RegisterStore(cipher, database, accessLog);
  hooks = new SocialAssistanceHooks(store, new CaseRegister(store, cipher));
  resolver = new SocialAssistanceResolver(store, new HouseholdReader(database, cipher, accessLog));
});
afterAll(async () => {
  await dataSource?.destroy();
  await testDatabase?.drop();
});
beforeEach(() => asAdmin('truncate social_assistance_case cascade'));

/** As the superuser: the program itself neither empties a register nor reads the access log. */
const asAdmin = (sql: string): Promise<Record<string, unknown>[]> =>
  onServer(testDatabase.adminUrl, async (admin) => (await admin.query(sql)).rows as Record<string, unknown>[]);

function decided(itemCode: string, more: Partial<DecidedCase> = {}): DecidedCase {
  const item = department.items.find(({ code }) => code === itemCode)!;
  sequence += 1;
  return {
    itemCode,
    applicant: { kind: 'PERSON', name: '赵示例', idNumber: ONE, phone: '13800005678', address: '示例路1号' },
    form: structuredClone((item.formSchema.examples as Record<string, unknown>[])[0]),
    today: '2026-03-02',
    divisionCode: '310101005',
    requestId: randomUUID(),
    number: `310101005-20260302-${String(sequence).padStart(6, '0')}-0`,
    itemVersion: 1,
    centreCode: 'demo',
    decision: 'APPROVED',
    reason: null,
    stepOutcomes: [],
    result: null,
    decidedAt: new Date(Date.UTC(2026, 2, 2, 1, 0, sequence)),
    ...more,
  };
}

const decide = (one: DecidedCase): Promise<void> => database.transaction((tx) => hooks.onDecided(one, tx));
const cases = async (as: Caller = caller, filter = {}) => {
  return (await resolver.socialAssistanceCases(as, filter, 20, undefined)).nodes;
};

it('has entities that match the migration', async () => {
  const { upQueries } = await dataSource.driver.createSchemaBuilder().log();
  expect(upQueries.map(({ query }) => query).filter((query) => query.includes('social_assistance'))).toEqual([]);
});

it('opens a case with its household once, however often the hook runs', async () => {
  const one = decided('minimum-living-allowance', { result: { amountFen: 45_000 } });
  await decide(one);
  await decide({ ...one, decidedAt: new Date() });
  expect(await cases()).toMatchObject([
    {
      requestNumber: one.number,
      personName: '赵示例',
      kind: 'MINIMUM_LIVING',
      status: 'ACTIVE',
      amountFen: 45_000,
      householdSize: 2,
      benefitsFrom: '2026-04-01',
      idNumber: '110***********8873',
      phone: '138****5678',
      address: null,
      members: [{ personName: '孙示例', idNumber: '110***********0017', relation: 'CHILD' }],
      history: [{ status: 'ACTIVE', requestNumber: one.number }],
    },
  ]);
});

it('shows what is encrypted to a declared purpose, and records who read it', async () => {
  await decide(decided('minimum-living-allowance'));
  const [shown] = await cases({ ...caller, purpose: '年度核查' });
  expect(shown).toMatchObject({
    idNumber: ONE,
    phone: '13800005678',
    address: '示例路1号',
    members: [{ idNumber: CHILD }],
  });
  expect(await asAdmin('select subject_kind, purpose from access_log order by subject_kind')).toEqual([
    { subject_kind: 'social_assistance_case', purpose: '年度核查' },
    { subject_kind: 'social_assistance_household_member', purpose: '年度核查' },
  ]);
});

it('keeps no ID number, phone or address in clear', async () => {
  await decide(decided('minimum-living-allowance'));
  const text = JSON.stringify(
    await dataSource.query(
      `select to_jsonb(c) as "case", to_jsonb(m) as member
         from social_assistance_case c join social_assistance_household_member m using (request_id)`,
    ),
  );
  for (const secret of [ONE, CHILD, '13800005678', '示例路1号']) {
    expect(text).not.toContain(secret);
    expect(text).not.toContain(Buffer.from(secret).toString('hex'));
  }
});

it('refuses at the window what the register has', async () => {
  await decide(decided('minimum-living-allowance'));
  await decide(decided('temporary-aid'));
  const again = decided('minimum-living-allowance', { form: decided('minimum-living-allowance').form });
  expect(await hooks.precheck(again, database)).toEqual([
    { message: alreadyReceiving('MINIMUM_LIVING'), field: ['applicant', 'idNumber'] },
    { message: memberAlreadyReceiving('MINIMUM_LIVING'), field: ['form', 'householdMembers', '0', 'idNumber'] },
  ]);
  expect(await hooks.precheck(decided('temporary-aid'), database)).toEqual([
    { message: sameEventAided, field: ['form', 'incidentOn'] },
  ]);
  expect(await hooks.precheck(decided('disability-allowance'), database)).toEqual([]);
});

it('lets only one of two decisions open the same allowance', async () => {
  await decide(decided('old-age-allowance'));
  await expect(decide(decided('old-age-allowance'))).rejects.toMatchObject({
    problems: [{ code: 'RULE', message: alreadyReceiving('OLD_AGE') }],
  });
  await decide(decided('disability-allowance'));
  expect(await cases()).toHaveLength(2);
});

it('ceases once, and takes that back when the decision is another after reopening', async () => {
  await decide(decided('minimum-living-allowance'));
  const cessation = decided('allowance-cessation');
  expect(await hooks.precheck(cessation, database)).toEqual([]);
  await decide(cessation);
  await decide(cessation);
  expect(await cases()).toMatchObject([{ status: 'CEASED', history: [{}, { requestNumber: cessation.number }] }]);

  const refusal = { field: ['form', 'allowance'], message: notReceiving('MINIMUM_LIVING') };
  expect(await hooks.precheck(decided('allowance-cessation'), database)).toEqual([refusal]);
  await expect(decide(decided('allowance-cessation'))).rejects.toMatchObject({ problems: [{ code: 'RULE' }] });

  await decide({ ...cessation, decision: 'REJECTED' });
  await decide({ ...cessation, decision: 'REJECTED' });
  expect(await cases(caller, { status: 'ACTIVE' })).toMatchObject([{ history: [{}, {}, { status: 'ACTIVE' }] }]);
});

it('gives temporary aid in the joint item when the own part was approved', async () => {
  const outcome = (result: 'APPROVED' | 'REJECTED') => [
    { stepId: 'hardship-review', department: 'social-assistance', outcome: result, result: null },
  ];
  const joint = decided('unemployed-hardship-one-matter', { decision: 'PARTIAL', stepOutcomes: outcome('REJECTED') });
  await decide(joint);
  expect(await cases()).toEqual([]);
  await decide({ ...joint, stepOutcomes: outcome('APPROVED') });
  expect(await cases()).toMatchObject([{ kind: 'TEMPORARY_AID', cause: 'UNEMPLOYMENT', incidentOn: '2025-01-10' }]);
  await decide({ ...joint, decision: 'REJECTED', stepOutcomes: outcome('APPROVED') });
  expect(await cases()).toMatchObject([{ status: 'REVOKED' }]);
});

it('writes nothing for other departments’ items and for refusals', async () => {
  await decide(decided('minimum-living-allowance', { decision: 'REJECTED' }));
  await decide(decided('old-age-allowance', { itemCode: 'unemployment-registration', form: {} }));
  expect(await cases()).toEqual([]);
});

it('pages newest first, and filters', async () => {
  await decide(decided('old-age-allowance'));
  await decide(decided('temporary-aid'));
  await decide(decided('temporary-aid-urgent'));
  const first = await resolver.socialAssistanceCases(caller, { kind: 'TEMPORARY_AID' }, 1, undefined);
  expect(first.nodes).toMatchObject([{ cause: 'FIRE' }]);
  const second = await resolver.socialAssistanceCases(
    caller,
    { kind: 'TEMPORARY_AID', idNumber: ONE },
    1,
    first.pageInfo.endCursor!,
  );
  expect(second).toMatchObject({ nodes: [{ cause: 'SERIOUS_ILLNESS' }], pageInfo: { hasNextPage: false } });
});

it('cannot delete a row as the runtime role', async () => {
  await expect(dataSource.query('delete from social_assistance_case')).rejects.toThrow('permission denied');
  await expect(dataSource.query('delete from social_assistance_household_member')).rejects.toThrow('permission denied');
});
