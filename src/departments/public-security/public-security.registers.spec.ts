import { randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { openPublicSecurity, type PublicSecurity } from '../../../test/support/public-security.js';
import type { DecidedCase } from '../../department-kit/index.js';
import type { Caller } from '../../platform/auth/index.js';
import type { Database } from '../../platform/database/index.js';
import { department } from './index.js';
import * as errors from './public-security.errors.js';
import type { PublicSecurityHooks } from './public-security.hooks.js';
import type { PublicSecurityResolver } from './public-security.resolver.js';

const PERSON = '110101199003078873';
const MOTHER = '310101198808080041';
const caller: Caller = { sub: 'officer', name: '示例', roles: ['officer'], department: 'public-security' };
const person = ['applicant', 'idNumber'];

let office: PublicSecurity;
let dataSource: DataSource;
let database: Database;
let hooks: PublicSecurityHooks;
let resolver: PublicSecurityResolver;
let sequence = 0;

beforeAll(async () => {
  office = await openPublicSecurity();
  ({ dataSource, database, hooks, resolver } = office);
});
afterAll(() => office?.close());
beforeEach(() =>
  office.empty(
    `public_security_residence, public_security_permit, public_security_household_entry, public_security_certificate`,
  ),
);

type Form = Record<string, unknown>;

function decided(itemCode: string, more: Partial<DecidedCase> = {}, form: Form = {}): DecidedCase {
  const item = department.items.find(({ code }) => code === itemCode);
  const example = (item?.formSchema.examples as Form[] | undefined)?.[0] ?? {};
  sequence += 1;
  return {
    itemCode,
    applicant: { kind: 'PERSON', name: '赵示例', idNumber: PERSON, phone: '13800005678', address: '示例路1号' },
    form: { ...structuredClone(example), ...form },
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
    receivedOn: '2026-03-02',
    ...more,
  };
}

const precheck = (one: DecidedCase) => hooks.precheck(one, database);
const decide = (one: DecidedCase): Promise<void> => database.transaction((tx) => hooks.onDecided(one, tx));
const residences = async (as = caller, filter = {}) =>
  (await resolver.residenceRegistrations(as, filter, 20, undefined)).nodes;
const permits = async (filter = {}) => (await resolver.residencePermits(caller, filter, 20, undefined)).nodes;
const households = async (as = caller) => (await resolver.householdRegister(as, {}, 20, undefined)).nodes;
const rule = (message: object) => ({ problems: [{ code: 'RULE', message }] });

it('has entities that match the migration', async () => {
  const { upQueries } = await dataSource.driver.createSchemaBuilder().log();
  expect(upQueries.map(({ query }) => query).filter((query) => query.includes('public_security'))).toEqual([]);
});

describe('residence', () => {
  it('is registered once, at the address of the form', async () => {
    const one = decided('residence-registration');
    await decide(one);
    await decide(one);
    expect(await residences()).toMatchObject([{ status: 'ACTIVE', idNumber: '110***********8873', address: null }]);
    expect(await residences({ ...caller, purpose: '入户核对' })).toMatchObject([
      { idNumber: PERSON, address: '示例区示例街道示例路9号2号楼301室' },
    ]);
    expect(await precheck(decided('residence-registration'))).toEqual([
      { message: errors.ALREADY_RESIDING, field: person },
    ]);
    await expect(decide(decided('residence-registration'))).rejects.toMatchObject(rule(errors.ALREADY_RESIDING));
  });

  it('keeps the old address on record when somebody moves, and undoes a move', async () => {
    await decide(decided('residence-registration'));
    const move = decided('residence-registration-change');
    expect(await precheck(move)).toEqual([]);
    await decide(move);
    await decide(move);
    expect(await residences()).toMatchObject([
      { status: 'ACTIVE', requestNumber: move.number, originPlace: '示例省示例市示例县', residedSince: '2025-02-10' },
      { status: 'MOVED', history: [{}, { requestNumber: move.number }] },
    ]);
    await decide({ ...move, decision: 'REJECTED' });
    await decide({ ...move, decision: 'REJECTED' });
    expect(await residences()).toMatchObject([{ status: 'REVOKED' }, { status: 'ACTIVE', history: [{}, {}, {}] }]);
    await decide(move);
    expect(await residences()).toMatchObject([{ status: 'ACTIVE' }, { status: 'MOVED' }]);
  });

  it('ends when somebody leaves, once', async () => {
    await decide(decided('residence-registration'));
    const leave = decided('residence-registration-change', { form: { action: 'LEAVE', effectiveOn: '2026-03-01' } });
    await decide(leave);
    await decide(leave);
    expect(await residences()).toMatchObject([{ status: 'LEFT', history: [{}, {}] }]);
    const again = decided('residence-registration-change');
    expect(await precheck(again)).toEqual([{ message: errors.NOT_RESIDING, field: person }]);
    await expect(decide(again)).rejects.toMatchObject(rule(errors.NOT_RESIDING));
  });
});

describe('permits', () => {
  it('are issued for a year, endorsed for another, and replaced when they ran out', async () => {
    const issue = decided('residence-permit');
    await decide(issue);
    await decide(issue);
    expect(await permits()).toMatchObject([{ kind: 'ISSUE', validUntil: '2027-03-02', status: 'ACTIVE' }]);
    expect(await precheck(decided('residence-permit'))).toEqual([{ message: errors.HAS_PERMIT, field: person }]);
    await expect(decide(decided('residence-permit'))).rejects.toMatchObject(rule(errors.HAS_PERMIT));

    const endorsement = decided('residence-permit-endorsement', { today: '2027-02-20' });
    expect(await precheck(endorsement)).toEqual([]);
    await decide(endorsement);
    await decide(endorsement);
    expect(await permits({ kind: 'ENDORSEMENT' })).toMatchObject([{ validUntil: '2028-03-02' }]);
    const early = decided('residence-permit-endorsement', { today: '2027-12-01' });
    expect(await precheck(early)).toEqual([
      { message: errors.endorsementTooEarly('2028-02-02', '2028-03-02'), field: person },
    ]);

    const anew = decided('residence-permit', { today: '2028-06-01' });
    expect(await precheck(anew)).toEqual([]);
    await decide(anew);
    await decide(anew);
    expect(await permits()).toMatchObject([{ status: 'ACTIVE' }, { status: 'LAPSED' }, { status: 'LAPSED' }]);
  });
});

describe('household entries', () => {
  const step = (outcome: 'APPROVED' | 'REJECTED') => [
    { stepId: 'household-entry', department: 'public-security', outcome, result: null },
  ];
  const { form } = decided('household-entry-newborn');

  it('of a newborn hold the child, and the parents encrypted', async () => {
    await decide(decided('household-entry-newborn'));
    expect(await households()).toMatchObject([
      {
        kind: 'BIRTH',
        personName: '郑小示',
        idNumber: null,
        sex: 'M',
        birthDate: '2024-12-08',
        birthCertificateNumber: '**********',
        motherName: '冯示例',
        motherIdNumber: '310***********0041',
      },
    ]);
    expect(await households({ ...caller, purpose: '核对' })).toMatchObject([
      { birthCertificateNumber: 'Y240000019', motherIdNumber: MOTHER, fatherIdNumber: '310101198707070055' },
    ]);
    const stored = JSON.stringify(await dataSource.query('select * from public_security_household_entry'));
    expect(stored).not.toContain('Y240000019');
    expect(stored).not.toContain(MOTHER);
  });

  it('come from the joint item when the own step was approved, and only once per birth certificate', async () => {
    const joint = decided('newborn-one-matter', { form, decision: 'PARTIAL', stepOutcomes: step('REJECTED') });
    await decide(joint);
    expect(await households()).toEqual([]);
    await decide({ ...joint, stepOutcomes: step('APPROVED') });
    await decide({ ...joint, stepOutcomes: step('APPROVED') });
    expect(await households()).toMatchObject([{ requestNumber: joint.number, personName: '郑小示' }]);

    const again = decided('household-entry-newborn');
    const field = ['form', 'birthCertificateNumber'];
    expect(await precheck(again)).toEqual([{ message: errors.BIRTH_ALREADY_ENTERED, field }]);
    await expect(decide(again)).rejects.toMatchObject(rule(errors.BIRTH_ALREADY_ENTERED));

    await decide({ ...joint, decision: 'REJECTED', stepOutcomes: step('REJECTED') });
    await decide(again);
    expect(await households()).toMatchObject([{ status: 'ACTIVE' }, { status: 'REVOKED' }]);
  });

  it('take a joint form without a father', async () => {
    const { fatherName: _, fatherIdNumber: __, ...motherOnly } = form;
    await decide(decided('newborn-one-matter', { form: motherOnly, stepOutcomes: step('APPROVED') }));
    expect(await households()).toMatchObject([{ fatherName: null, fatherIdNumber: null }]);
  });

  it('of a move count who comes along', async () => {
    await decide(decided('household-move-in'));
    expect(await households()).toMatchObject([{ kind: 'MOVE_IN', personCount: 2, ground: 'SPOUSE' }]);
  });
});

it('lists certificates issued, never refusals', async () => {
  const certificate = decided('no-crime-certificate');
  await decide(decided('no-crime-certificate', { decision: 'REJECTED' }));
  await decide(certificate);
  await decide(certificate);
  await decide(decided('no-crime-certificate'));
  const { nodes } = await resolver.noCrimeCertificates(caller, { idNumber: PERSON }, 20, undefined);
  expect(nodes).toMatchObject([{ purpose: 'EMPLOYMENT' }, { requestNumber: certificate.number }]);
});

it('writes nothing for other departments’ items', async () => {
  await decide(decided('unemployment-registration'));
  expect([await residences(), await permits(), await households()]).toEqual([[], [], []]);
});

it('cannot delete a row as the runtime role', async () => {
  await expect(dataSource.query('delete from public_security_residence')).rejects.toThrow('permission denied');
});
