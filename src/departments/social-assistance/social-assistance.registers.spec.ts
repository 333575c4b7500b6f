import { applicationFor, decidedCase, Registers } from '../../../test/support/assistance.js';
import {
  alreadyReceiving,
  applicantDead,
  memberAlreadyReceiving,
  notReceiving,
  sameEventAided,
} from './social-assistance.errors.js';

const ONE = '110101199003078873';
const CHILD = '110101201504010017';

let registers: Registers;
beforeAll(async () => {
  registers = await Registers.open();
});
afterAll(() => registers?.close());
beforeEach(() => registers.empty());

const decided = decidedCase;
const officer = { sub: 'officer', name: '示例', roles: ['officer' as const], department: 'social-assistance' };
const page = (filter: object, first: number, after: string | undefined) =>
  registers.resolver.socialAssistanceCases(officer, filter, first, after);
const decide = (one: Parameters<Registers['decide']>[0]) => registers.decide(one);
const cases = (as: Parameters<Registers['cases']>[1] = {}, filter = {}) => registers.cases(filter, as);

it('has entities that match the migration', async () => {
  const { upQueries } = await registers.dataSource.driver.createSchemaBuilder().log();
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
  const [shown] = await cases({ purpose: '年度核查' });
  expect(shown).toMatchObject({
    idNumber: ONE,
    phone: '13800005678',
    address: '示例路1号',
    members: [{ idNumber: CHILD }],
  });
  expect(await registers.sql('select subject_kind, purpose from access_log order by subject_kind')).toEqual([
    { subject_kind: 'social_assistance_case', purpose: '年度核查' },
    { subject_kind: 'social_assistance_household_member', purpose: '年度核查' },
  ]);
});

it('keeps no ID number, phone or address in clear', async () => {
  await decide(decided('minimum-living-allowance'));
  const text = JSON.stringify(
    await registers.dataSource.query(
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
  expect(await registers.precheck(again)).toEqual([
    { message: alreadyReceiving('MINIMUM_LIVING'), field: ['applicant', 'idNumber'] },
    { message: memberAlreadyReceiving('MINIMUM_LIVING'), field: ['form', 'householdMembers', '0', 'idNumber'] },
  ]);
  expect(await registers.precheck(decided('temporary-aid'))).toEqual([
    { message: sameEventAided, field: ['form', 'incidentOn'] },
  ]);
  expect(await registers.precheck(decided('disability-allowance'))).toEqual([]);
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
  expect(await registers.precheck(cessation)).toEqual([]);
  await decide(cessation);
  await decide(cessation);
  expect(await cases()).toMatchObject([{ status: 'CEASED', history: [{}, { requestNumber: cessation.number }] }]);

  const refusal = { field: ['form', 'allowance'], message: notReceiving('MINIMUM_LIVING') };
  expect(await registers.precheck(decided('allowance-cessation'))).toEqual([refusal]);
  await expect(decide(decided('allowance-cessation'))).rejects.toMatchObject({ problems: [{ code: 'RULE' }] });

  await decide({ ...cessation, decision: 'REJECTED' });
  await decide({ ...cessation, decision: 'REJECTED' });
  expect(await cases({}, { status: 'ACTIVE' })).toMatchObject([{ history: [{}, {}, { status: 'ACTIVE' }] }]);
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
  const first = await page({ kind: 'TEMPORARY_AID' }, 1, undefined);
  expect(first.nodes).toMatchObject([{ cause: 'FIRE' }]);
  const second = await page({ kind: 'TEMPORARY_AID', idNumber: ONE }, 1, first.pageInfo.endCursor!);
  expect(second).toMatchObject({ nodes: [{ cause: 'SERIOUS_ILLNESS' }], pageInfo: { hasNextPage: false } });
});

it('cannot delete a row as the runtime role', async () => {
  await expect(registers.dataSource.query('delete from social_assistance_case')).rejects.toThrow('permission denied');
  await expect(registers.dataSource.query('delete from social_assistance_household_member')).rejects.toThrow(
    'permission denied',
  );
});

it('refuses whoever is dead', async () => {
  const asked = applicationFor('minimum-living-allowance');
  const funeral = decided('funeral-subsidy');
  await decide({ ...funeral, form: { ...funeral.form, deceasedIdNumber: ONE } });
  expect(await registers.precheck(asked)).toEqual([{ message: applicantDead, field: ['applicant', 'idNumber'] }]);
  const elsewhere = { ...asked, divisionCode: '110101001' };
  expect((await registers.precheck(elsewhere))[0].message.zh).toContain('110101001');
});
