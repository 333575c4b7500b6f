import { decided, Employment, officer, PERSON } from '../../../test/support/employment.js';
import type { DecidedCase } from '../../department-kit/index.js';
import type { Database } from '../../platform/database/index.js';
import { UserErrors } from '../../platform/errors/index.js';
import { UnemploymentStatus } from './employment.graphql.js';
import type { EmploymentHooks } from './employment.hooks.js';
import type { EmploymentResolver } from './employment.resolver.js';
import { SERVICES } from './registers/services.js';

const TODAY = '2026-03-02';
const OTHER = '110101199302020022';

let employment: Employment;
let database: Database;
let hooks: EmploymentHooks;
let resolver: EmploymentResolver;

beforeAll(async () => {
  employment = await Employment.open();
  ({ database, hooks, resolver } = employment);
});
afterAll(() => employment?.close());
beforeEach(() => employment.revokeAll());

const decide = (one: DecidedCase): Promise<void> => employment.decide(one);
const adminQuery = (text: string, values?: unknown[]): Promise<any[]> => employment.sql(text, values);
const precheck = (one: DecidedCase) => hooks.precheck(one, database);
const active = (idNumber = PERSON) =>
  resolver.unemploymentRegister(officer, { status: UnemploymentStatus.ACTIVE, idNumber }, 20, undefined);

const pending = ({ number }: DecidedCase) =>
  adminQuery(
    `select id, kind, entry_id as "entryId", due_on::text as "dueOn" from follow_up
      where request_number = $1 and state = 'SCHEDULED'`,
    [number],
  );

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
