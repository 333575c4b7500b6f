import { decided, Employment, officer, PERSON } from '../../../test/support/employment.js';
import { randomUUID } from 'node:crypto';
import type { DecidedCase } from '../../department-kit/index.js';
import type { Database } from '../../platform/database/index.js';
import { UnemploymentStatus } from './employment.graphql.js';
import type { EmploymentResolver } from './employment.resolver.js';

let employment: Employment;
let database: Database;
let resolver: EmploymentResolver;

beforeAll(async () => {
  employment = await Employment.open();
  ({ database, resolver } = employment);
});
afterAll(() => employment?.close());
beforeEach(() => employment.revokeAll());

const decide = (one: DecidedCase): Promise<void> => employment.decide(one);
const adminQuery = (text: string, values?: unknown[]): Promise<any[]> => employment.sql(text, values);
const active = (idNumber = PERSON) =>
  resolver.unemploymentRegister(officer, { status: UnemploymentStatus.ACTIVE, idNumber }, 20, undefined);

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
