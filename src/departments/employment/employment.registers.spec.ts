import { randomUUID } from 'node:crypto';
import { cloneDatabase, type TestDatabase } from '../../../test/support/shared-servers.js';
import { FollowUps, RegisterStore, type DecidedCase } from '../../department-kit/index.js';
import { AccessLog, type Caller } from '../../platform/auth/index.js';
import { readSettings } from '../../platform/config/index.js';
import { DEVELOPMENT_KEY_RING, FieldCipher } from '../../platform/crypto/index.js';
import { Database, runtimeDataSource } from '../../platform/database/index.js';
import { UserErrors } from '../../platform/errors/index.js';
import { UnemploymentStatus } from './employment.graphql.js';
import { EmploymentHooks } from './employment.hooks.js';
import { EmploymentResolver } from './employment.resolver.js';
import { department } from './index.js';
import { Checkpoints } from './registers/checkpoints.js';
import { DecisionWork } from './registers/decision-work.js';
import { FollowUpWork } from './registers/follow-up-work.js';
import { JointWork } from './registers/joint-work.js';
import { MarketRegister } from './registers/market-register.js';
import { PensionRegister } from './registers/pension-register.js';
import { RegisterRules } from './registers/register-rules.js';
import { ServiceRegister } from './registers/service-register.js';
import { SERVICES } from './registers/services.js';
import { UnemploymentRegister } from './registers/unemployment-register.js';

const TODAY = '2026-03-02';
const PERSON = '11010119920101001X';
const OTHER = '110101199302020022';

const officer: Caller = { sub: 'officer-employment-1', name: '示例', roles: ['officer'], department: 'employment' };

let clone: TestDatabase;
let database: Database;
let hooks: EmploymentHooks;
let resolver: EmploymentResolver;
let serial = 0;

beforeAll(async () => {
  clone = await cloneDatabase();
  const settings = readSettings({ NODE_ENV: 'test', DATABASE_URL: clone.DATABASE_URL });
  database = new Database(await runtimeDataSource(settings, department.entities).initialize());
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
  hooks = new EmploymentHooks(store, rules, decisions, checkpoints, new FollowUpWork(checkpoints));
  resolver = new EmploymentResolver(store);
});

afterAll(async () => {
  await database.dataSource.destroy();
  await clone.drop();
});

beforeEach(async () => {
  await database.dataSource.query(`update employment_unemployment set status = 'REVOKED'`);
  await database.dataSource.query(`update employment_service set status = 'REVOKED'`);
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
    receivedOn: '2026-03-02',
    ...change,
  };
}

const decide = (one: DecidedCase): Promise<void> => database.transaction((tx) => hooks.onDecided(one, tx));

const precheck = (one: DecidedCase) => hooks.precheck(one, database);

const active = (idNumber = PERSON) =>
  resolver.unemploymentRegister(officer, { status: UnemploymentStatus.ACTIVE, idNumber }, 20, undefined);

describe('unemployment register', () => {
  it('writes the five clears once, however often the hook runs', async () => {
    const one = decided('unemployment-registration');
    await decide(one);
    await decide(one);
    const { nodes } = await active();
    expect(nodes).toHaveLength(1);
    expect(nodes[0]).toMatchObject({
      requestNumber: one.number,
      personName: '𠮷·示例',
      reason: 'CONTRACT_ENDED',
      skill: '叉车驾驶',
      wish: '仓储管理员',
      familySize: 3,
      whereabouts: 'IN_STREET',
      unemployedSince: '2025-01-10',
      registeredOn: TODAY,
      registeredAt: one.decidedAt,
      history: [{ status: 'ACTIVE', at: one.decidedAt, requestNumber: one.number }],
    });
  });

  it('holds a person once: a second registration renews the first', async () => {
    const first = decided('unemployment-registration', PERSON.toLowerCase());
    await decide(first);
    expect(await precheck(decided('unemployment-registration'))).toEqual([]);
    const second = decided('unemployment-registration');
    await decide(second);
    await decide(first);
    expect((await active()).nodes).toMatchObject([{ requestNumber: second.number }]);
    const filter = { status: UnemploymentStatus.RENEWED, idNumber: PERSON };
    const { nodes } = await resolver.unemploymentRegister(officer, filter, 20, undefined);
    expect(nodes.find(({ requestNumber }) => requestNumber === first.number)?.history).toHaveLength(2);
    await decide(decided('unemployment-registration', OTHER));
    expect((await active(OTHER)).nodes).toHaveLength(1);
  });

  it('of fifty decisions at once about one person leaves one active', async () => {
    const all = await Promise.allSettled(
      Array.from({ length: 50 }, () => decide(decided('unemployment-registration'))),
    );
    expect(all.some(({ status }) => status === 'fulfilled')).toBe(true);
    expect((await active()).nodes).toHaveLength(1);
  });

  it('writes nothing for a rejection, and takes back what a reopened request had written', async () => {
    const one = decided('unemployment-registration');
    await decide({ ...one, decision: 'REJECTED' });
    expect((await active()).nodes).toHaveLength(0);
    await decide(one);
    await decide({ ...one, decision: 'REJECTED' });
    expect((await active()).nodes).toHaveLength(0);
    await decide({ ...one, form: { ...one.form, skill: '焊工' } });
    const { nodes } = await active();
    expect(nodes).toMatchObject([{ skill: '焊工', requestNumber: one.number }]);
    expect(nodes[0].history.map(({ status }) => status)).toEqual(['ACTIVE', 'REVOKED', 'ACTIVE']);
  });

  it('lets the latest decision stand when a reopened request is approved after another', async () => {
    const one = decided('unemployment-registration');
    await decide(one);
    await decide({ ...one, decision: 'REJECTED' });
    await decide(decided('unemployment-registration'));
    await decide({ ...one, decidedAt: new Date(one.decidedAt.getTime() + 1_000_000) });
    expect((await active()).nodes).toMatchObject([{ requestNumber: one.number }]);
  });

  it('asks for a contact again when the one of that day was made for a decision that fell', async () => {
    const one = decided('unemployment-registration');
    await decide(one);
    const [contact] = await pending(one);
    await adminQuery(`update follow_up set state = 'DONE' where id = $1`, [contact.id]);
    const recorded = { ...contact, outcome: 'STILL_LOOKING', note: null, result: null, doneAt: one.decidedAt };
    await database.transaction((tx) => hooks.onFollowedUp({ ...recorded, today: TODAY }, tx));
    await decide({ ...one, decision: 'REJECTED' });
    expect(await pending(one)).toEqual([]);
    for (const again of [one, one]) await decide(again);
    expect([contact, ...(await pending(one))]).toMatchObject([{ dueOn: '2026-04-02' }, { dueOn: '2026-04-03' }]);
  });

  it('ends with employment', async () => {
    await decide(decided('unemployment-registration'));
    await decide(decided('unemployment-registration', OTHER));
    const job = decided('employment-registration');
    await decide(job);
    await decide(job);
    expect((await active()).nodes).toHaveLength(0);
    expect((await active(OTHER)).nodes).toHaveLength(1);
    const filter = { status: UnemploymentStatus.EMPLOYED };
    const { nodes } = await resolver.unemploymentRegister(officer, filter, 20, undefined);
    expect(nodes[0].history.at(-1)).toMatchObject({ status: 'EMPLOYED', requestNumber: job.number });
    const again = decided('unemployment-registration');
    await decide(again);
    expect((await active()).nodes).toHaveLength(1);
    const [ended] = await adminQuery('select status, history from employment_service where request_id = $1', [
      job.requestId,
    ]);
    expect(ended.status).toBe('ENDED');
    expect(ended.history).toEqual([
      { status: 'ACTIVE', at: job.decidedAt.toISOString(), requestNumber: job.number },
      { status: 'ENDED', at: again.decidedAt.toISOString(), requestNumber: again.number },
    ]);
  });

  it('keeps the family that the latest decision tells of', async () => {
    const one = decided('unemployment-registration');
    const withFamily = (...names: string[]): DecidedCase => {
      const member = { relation: 'SPOUSE', idNumber: OTHER, labourCapable: true, employed: false };
      return { ...one, form: { ...one.form, familyMembers: names.map((name) => ({ ...member, name })) } };
    };
    const family = async (): Promise<string[]> => {
      const members = await adminQuery(
        `select person_name from employment_family_member
          where entry_id = (select id from employment_unemployment where request_id = $1) order by ordinal`,
        [one.requestId],
      );
      return members.map(({ person_name: name }) => name as string);
    };
    await decide(withFamily('甲', '乙'));
    await decide(withFamily('甲', '乙'));
    expect(await family()).toEqual(['甲', '乙']);
    await decide({ ...one, decision: 'REJECTED' });
    await decide(withFamily('丙'));
    expect(await family()).toEqual(['丙']);
  });
});

describe('service register', () => {
  it('gives a recognised family its contact card', async () => {
    const family = decided('zero-employment-family-recognition');
    await decide(family);
    const page = await resolver.employmentServiceRegister(officer, undefined, 1, undefined);
    expect(page.nodes).toMatchObject([
      { kind: 'ZERO_EMPLOYMENT_FAMILY', contactCard: `LXK-${family.number}`, familyMembers: 2 },
    ]);
    expect(await precheck(decided('zero-employment-family-recognition'))).toHaveLength(1);
    await expect(decide(decided('zero-employment-family-recognition'))).rejects.toThrow(UserErrors);
  });

  it('writes what has no register of its own, and trainings again and again', async () => {
    const codes = Object.keys(SERVICES);
    for (const code of codes) {
      await decide(decided('unemployment-registration', OTHER)); // benefit needs it, employment ends it
      await decide(decided(code, OTHER));
    }
    await decide(decided('vocational-training-enrolment', OTHER));
    const page = await resolver.employmentServiceRegister(officer, { idNumber: OTHER }, 50, undefined);
    expect(page.nodes).toHaveLength(codes.length + 1);
  });
});

describe('reading', () => {
  it('masks, unless a purpose is declared, which is then recorded', async () => {
    await decide(decided('unemployment-registration'));
    const [masked] = (await active()).nodes;
    expect(masked).toMatchObject({ idNumber: '110***********001X', phone: '138****0000', address: null });
    const caller = { ...officer, purpose: '岗位推荐' };
    const [shown] = (await resolver.unemploymentRegister(caller, { idNumber: PERSON }, 1, undefined)).nodes;
    expect(shown).toMatchObject({ idNumber: PERSON, phone: '13800000000', address: '示范街道一号院' });
    const [{ n }] = await adminQuery(
      `select count(*)::int as n from access_log where subject_kind = 'employment_unemployment' and subject_id = $1`,
      [shown.id],
    );
    expect(n).toBe(1);
  });

  it('keeps no ID number in clear', async () => {
    await decide(decided('unemployment-registration'));
    for (const table of ['employment_unemployment', 'employment_service']) {
      const [{ n }] = await adminQuery(`select count(*)::int as n from ${table} t where t::text like '%${PERSON}%'`);
      expect(n).toBe(0);
    }
  });

  it('pages without repeating or skipping while others write', async () => {
    const numbers: string[] = [];
    for (let index = 0; index < 5; index += 1) {
      const one = decided('vocational-training-enrolment', PERSON, { divisionCode: '110101777' });
      one.decidedAt = new Date('2026-03-02T03:00:00.123Z'); // the same instant: the id decides
      numbers.push(one.number);
      await decide(one);
    }
    const seen: string[] = [];
    let after: string | undefined;
    do {
      const page = await resolver.employmentServiceRegister(officer, { divisionCode: '110101777' }, 2, after);
      seen.push(...page.nodes.map(({ requestNumber }) => requestNumber));
      after = page.pageInfo.hasNextPage ? (page.pageInfo.endCursor ?? undefined) : undefined;
      const late = decided('vocational-training-enrolment', PERSON, { divisionCode: '110101777' });
      await decide({ ...late, decidedAt: new Date('2026-03-02T04:00:00Z') });
    } while (after);
    expect([...seen].sort()).toEqual([...numbers].sort());
  });

  it.each([
    ['a first of 0', undefined, 0, undefined],
    ['a huge first', undefined, 1_000_000_000, undefined],
    ['a broken cursor', undefined, 1, 'x'],
    ['a cursor of something else', undefined, 1, Buffer.from('["x","y"]').toString('base64url')],
    ['a cursor without an id', undefined, 1, Buffer.from('[1,"y"]').toString('base64url')],
    ['a cursor before time', undefined, 1, Buffer.from(`[-1000000000000000,"${randomUUID()}"]`).toString('base64url')],
    ['a wrong ID number', { idNumber: '110101199201010011' }, 1, undefined],
  ])('refuses %s', async (_, filter, first, after) => {
    await expect(resolver.unemploymentRegister(officer, filter, first, after)).rejects.toMatchObject({
      code: 'BAD_USER_INPUT',
    });
  });
});

it('has the columns and indexes that its migration made', async () => {
  const { upQueries } = await database.dataSource.driver.createSchemaBuilder().log();
  expect(upQueries.map(({ query }) => query)).toEqual([]);
});

const pending = ({ number }: DecidedCase) =>
  adminQuery(
    `select id, kind, entry_id as "entryId", due_on::text as "dueOn" from follow_up
      where request_number = $1 and state = 'SCHEDULED'`,
    [number],
  );

async function adminQuery(text: string, values: unknown[] = []): Promise<any[]> {
  const { default: pg } = await import('pg');
  const client = new pg.Client({ connectionString: clone.adminUrl });
  await client.connect();
  try {
    return (await client.query(text, values)).rows;
  } finally {
    await client.end();
  }
}
