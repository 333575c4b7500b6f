import { FamilyPlanningUnderTest } from '../../../test/support/family-planning.js';
import { citizenId } from '../../../test/support/requests.js';
import type { DecidedCase } from '../../department-kit/index.js';
import * as errors from './family-planning.errors.js';
import { FamilyDueList } from './lists/lists.graphql.js';
import { DUE_LISTS, PAYMENT_TOTALS } from './lists/lists.sql.js';

/** Reaches 60 on 2026-05-01; his wife 55 on 2027-06-01. */
const HUSBAND = citizenId(1, '19660501');
const WIFE = citizenId(2, '19720601');

let under: FamilyPlanningUnderTest;
beforeAll(async () => {
  under = await FamilyPlanningUnderTest.start();
});
afterAll(() => under?.stop());
beforeEach(() => under.clear());

const refused = (message: object) => ({ problems: [{ message }] });
const by = (idNumber: string) => ({ kind: 'PERSON' as const, name: '赵示例', idNumber });

async function approve(
  itemCode: string,
  change: Record<string, unknown> = {},
  idNumber?: string,
): Promise<DecidedCase> {
  const one = under.decided(itemCode, change, idNumber ? { applicant: by(idNumber) } : {});
  await under.decide(one);
  return one;
}

/** `<name> <day>` of a list, and of each page of one row together. */
async function due(list: FamilyDueList, from: string, to: string): Promise<string[]> {
  const ask = async (after: unknown[], rows: number) =>
    under.database.run(DUE_LISTS[list], [from, to, '3301', ...after, rows, '2026-03-02', null]);
  const all = await ask([null, null, null], 50);
  let after: unknown[] = [null, null, null];
  for (const expected of all) {
    const [row] = await ask(after, 1);
    expect(row).toEqual(expected);
    after = [row.dueOn, row.entryId, row.seat];
  }
  expect(await ask(after, 1)).toEqual([]);
  return all.map(({ personName, dueOn }) => `${personName} ${dueOn}`);
}

describe('the age of the award', () => {
  const certificate = () => approve('one-child-certificate', { spouseIdNumber: WIFE, spouseName: '钱示例' }, HUSBAND);

  it('falls due for both by their dates of birth, until the award is given', async () => {
    await certificate();
    expect(await under.pending()).toEqual(['award-age 2026-05-01', 'award-age-spouse 2027-06-01']);
    const years = () => due(FamilyDueList.AWARD_AGE, '2026-01-01', '2027-12-31');
    expect(await years()).toEqual(['赵示例 2026-05-01', '钱示例 2027-06-01']);
    expect(await due(FamilyDueList.AWARD_AGE, '2026-05-02', '2027-05-31')).toEqual([]);

    const award = await approve('one-child-parent-award', { awardKind: 'ON_RETIREMENT' }, HUSBAND);
    await under.database.transaction((tx) => under.hooks.onDecided(award, tx));
    expect(await under.paid()).toEqual(['ACTIVE 2026-03-02 3000']);
    expect(await years()).toEqual(['钱示例 2027-06-01']);
    await under.decide(
      under.decided('one-child-certificate-reissue', { spouseIdNumber: WIFE }, { applicant: by(HUSBAND) }),
    );
    expect(await under.pending()).toEqual(['award-age-spouse 2027-06-01']);
    await under.reopen(award);
    expect(await under.paid()).toEqual(['REVOKED 2026-03-02 3000']);
    expect(await years()).toHaveLength(2);
  });

  it('takes the follow-up back with the award, and gives it back with its fall', async () => {
    await certificate();
    const award = await approve('one-child-parent-award', { awardKind: 'ON_RETIREMENT' }, WIFE);
    // The award’s own form names no spouse: the certificate is found by whom it names.
    expect(await under.pending()).toEqual(['award-age 2026-05-01']);
    await under.reopen(award);
    expect(await under.pending()).toEqual(['award-age 2026-05-01', 'award-age-spouse 2027-06-01']);
  });

  it('is asked again until somebody is reached', async () => {
    await certificate();
    await under.follow('award-age', 'NOT_REACHED', '2026-05-10');
    expect(await under.pending()).toEqual(['award-age 2026-06-09', 'award-age-spouse 2027-06-01']);
    await under.follow('award-age', 'INFORMED', '2026-06-01');
    expect(await under.pending()).toEqual(['award-age-spouse 2027-06-01']);
  });

  it('is told of once, whatever is decided since; who was asked early is asked again', async () => {
    await certificate();
    await under.follow('award-age', 'NOT_REACHED', '2026-04-01');
    expect(await under.pending()).toEqual(['award-age 2026-05-02', 'award-age-spouse 2027-06-01']);
    await under.follow('award-age', 'INFORMED', '2026-04-02');
    const award = await approve('one-child-parent-award', { awardKind: 'ON_RETIREMENT' }, WIFE);
    await under.reopen(award);
    expect(await under.pending()).toEqual(['award-age-spouse 2027-06-01']);
  });
});

describe('childcare subsidy', () => {
  it('of a year is paid once for a child, whichever parent asks', async () => {
    const mother = await approve('childcare-subsidy');
    await under.follow('childcare-renewal', 'STOP', '2026-06-01', { stopReason: '由父亲申领' });
    const father = under.decided(
      'childcare-subsidy',
      { relation: 'FATHER' },
      { applicant: by(HUSBAND), today: '2026-06-10' },
    );
    await under.decide(father);
    await under.decide(father);
    expect(await under.paid()).toEqual(['ACTIVE 2025-06-01 3600', 'ACTIVE 2026-06-01 3600']);
    await under.reopen(mother);
    await under.reopen(father);
    await under.decide(father);
    expect((await under.paid()).filter((one) => one.startsWith('ACTIVE'))).toEqual([
      'ACTIVE 2025-06-01 3600',
      'ACTIVE 2026-06-01 3600',
    ]);
  });

  it('is paid for the year that runs, renewed every year, and ends with the third birthday', async () => {
    const one = await approve('childcare-subsidy');
    expect(await under.paid()).toEqual(['ACTIVE 2025-06-01 3600']);
    expect(await under.pending()).toEqual(['childcare-renewal 2026-06-01']);
    await expect(under.follow('childcare-renewal', 'CONTINUE', '2026-04-01')).rejects.toMatchObject(
      refused(errors.TOO_EARLY),
    );
    await under.follow('childcare-renewal', 'NOT_REACHED', '2026-05-20');
    expect(await under.pending()).toEqual(['childcare-renewal 2026-06-19']);
    await under.follow('childcare-renewal', 'CONTINUE', '2026-06-10');
    expect(await under.pending()).toEqual(['childcare-renewal 2027-06-01']);
    await under.follow('childcare-renewal', 'CONTINUE', '2027-05-10');
    expect(await under.pending()).toEqual([]);
    const years = ['2025', '2026', '2027'];
    expect(await under.paid()).toEqual(years.map((year) => `ACTIVE ${year}-06-01 3600`));
    expect(await due(FamilyDueList.CHILDCARE_ENDS, '2028-06-01', '2028-06-30')).toEqual(['𠮷·示例 2028-06-01']);

    await under.reopen(one);
    expect(await under.paid()).toEqual(years.map((year) => `REVOKED ${year}-06-01 3600`));
    await under.decide({ ...one, today: '2026-06-01' });
    expect(await under.paid()).toEqual(['ACTIVE 2025-06-01 3600', 'ACTIVE 2026-06-01 3600', 'REVOKED 2027-06-01 3600']);
    // That of 2027-06-01 was done for the decision that fell.
    expect(await under.pending()).toEqual(['childcare-renewal 2027-06-02']);
  });

  it('stops with a reason, and may be asked for again then', async () => {
    await approve('childcare-subsidy');
    await expect(under.follow('childcare-renewal', 'STOP', '2026-05-20')).rejects.toMatchObject(
      refused(errors.STOP_REASON_NEEDED),
    );
    await under.follow('childcare-renewal', 'STOP', '2026-05-20', { stopReason: '户籍迁出' });
    expect([await under.pending(), await under.rows('support', 'status, next_on')]).toEqual([
      [],
      [{ status: 'STOPPED', next_on: null }],
    ]);
    expect(await under.refused(under.decided('childcare-subsidy'))).not.toContain('form.birthCertificateNumber');
  });

  it('is missed by children that were registered and have none', async () => {
    await approve('newborn-one-matter');
    const list = () => due(FamilyDueList.CHILDCARE_UNCLAIMED, '2028-01-01', '2028-12-31');
    expect(await list()).toEqual(['示例母 2028-06-01']);
    await approve('childcare-subsidy', { birthCertificateNumber: 'X250000001' });
    expect(await list()).toEqual([]);
  });

  it('is not missed by a child whose birth was registered without a certificate, once the mother has it', async () => {
    await approve('birth-registration', { stage: 'BORN', birthDate: '2025-06-01' }, WIFE);
    const list = () => due(FamilyDueList.CHILDCARE_UNCLAIMED, '2028-01-01', '2028-12-31');
    await approve('childcare-subsidy', { childBirthDate: '2025-06-02', birthCertificateNumber: 'X250000008' }, WIFE);
    expect(await list()).toEqual(['赵示例 2028-06-01']);
    await approve('childcare-subsidy', { childBirthDate: '2025-06-01' }, WIFE);
    expect(await list()).toEqual([]);
  });
});

describe('awards by the year', () => {
  it('end when the child grows up, or never', async () => {
    await approve('one-child-parent-award', { childBirthDate: '2009-01-01' });
    await approve('rural-family-award');
    expect(await under.pending()).toEqual(['rural-award-review 2027-03-02']);
    // Ten months to the eighteenth birthday; a year of the rural award.
    expect((await under.paid()).sort()).toEqual(['ACTIVE 2026-03-02 100', 'ACTIVE 2026-03-02 960']);
    expect(await due(FamilyDueList.ONE_CHILD_FEE_ENDS, '2027-01-01', '2027-01-31')).toEqual(['𠮷·示例 2027-01-01']);
    expect(await due(FamilyDueList.YEARLY_REVIEWS, '2027-03-01', '2027-03-31')).toEqual(['𠮷·示例 2027-03-02']);
    await under.follow('rural-award-review', 'CONTINUE', '2027-03-02');
    expect(await under.pending()).toEqual(['rural-award-review 2028-03-02']);
  });

  it.each([
    ['rural-family-award', 960],
    ['special-family-support', 5520],
  ])('%s that is decided anew is paid from when it began: no year is lost or paid twice', async (item, yuan) => {
    const one = await approve(item);
    const [review] = (await under.pending()).filter((planned) => planned.includes('review'));
    await under.follow(review.split(' ')[0], 'CONTINUE', '2027-03-02');
    await under.reopen(one);
    await under.decide({ ...one, today: '2027-06-10' });
    expect(await under.paid()).toEqual([`ACTIVE 2026-03-02 ${yuan}`, `ACTIVE 2027-03-02 ${yuan}`]);
    expect(await under.pending()).toContain(`${review.split(' ')[0]} 2028-03-02`);
  });

  it('are counted, special support only for the cleared', async () => {
    await approve('rural-family-award');
    await approve('special-family-support');
    const totals = (special: boolean) =>
      under.database.run(PAYMENT_TOTALS, ['2026-03-02', '2026-03-02', '330199', special, null]);
    const rural = { kind: 'RURAL_AWARD', payments: 1, persons: 1, amountFen: 96_000 };
    expect(await totals(false)).toEqual([rural]);
    expect(await totals(true)).toEqual([
      rural,
      { kind: 'SPECIAL_SUPPORT', payments: 1, persons: 1, amountFen: 552_000 },
    ]);
  });
});

describe('special families', () => {
  it('are visited every three months and reviewed every year', async () => {
    await approve('special-family-support');
    expect(await under.pending()).toEqual(['special-support-visit 2026-06-02', 'special-support-review 2027-03-02']);
    await under.follow('special-support-visit', 'NOT_REACHED', '2026-06-01');
    await under.follow('special-support-visit', 'VISITED', '2026-07-01');
    expect(await under.pending()).toEqual(['special-support-visit 2026-10-01', 'special-support-review 2027-03-02']);
    await under.follow('special-support-visit', 'DECLINED', '2026-10-01');
    expect(await under.rows('special_support', 'visits')).toEqual([{ visits: 1 }]);
    await under.follow('special-support-review', 'STOP', '2027-03-01', { stopReason: '再生育' });
    expect(await under.pending()).toEqual([]);
  });
});

describe('births', () => {
  it('are asked for after the expected day', async () => {
    const expected = { stage: 'EXPECTED', birthDate: '2026-05-01' };
    await approve('birth-registration', expected, WIFE);
    expect(await due(FamilyDueList.EXPECTED_BIRTHS, '2026-05-01', '2026-05-31')).toEqual(['赵示例 2026-05-01']);
    await under.follow('expected-birth', 'NOT_YET', '2026-05-05');
    expect(await under.pending()).toEqual(['expected-birth 2026-06-04']);
    // Tomorrow, and more than three hundred days before it was expected.
    for (const result of [null, { birthDate: '2026-06-02' }, { birthDate: '2025-07-04' }]) {
      await expect(under.follow('expected-birth', 'BORN', '2026-06-01', result)).rejects.toMatchObject(
        refused(errors.BIRTH_DATE_NEEDED),
      );
    }
    await under.follow('expected-birth', 'BORN', '2026-06-01', { birthDate: '2026-05-06', childSex: 'F' });
    expect(await under.rows('birth', 'stage, child_sex, status')).toEqual([
      { stage: 'BORN', child_sex: 'F', status: 'ACTIVE' },
    ]);
    expect(await under.pending()).toEqual([]);
  });

  it('are not asked for any more once registered, and again when that decision falls', async () => {
    const mother = '110101199302020022';
    await approve('birth-registration', { stage: 'EXPECTED', birthDate: '2026-05-01' }, mother);
    const born = await approve('newborn-one-matter');
    expect(await under.pending()).toEqual([]);
    await under.reopen(born);
    expect(await under.pending()).toEqual(['expected-birth 2026-05-31']);
    await under.follow('expected-birth', 'ENDED', '2026-05-10');
    expect((await under.rows('birth', 'status')).map(({ status }) => status)).toEqual(['ENDED', 'REVOKED']);
  });
});

describe('nurseries', () => {
  it('are checked every year, sooner when something is wrong, until they close', async () => {
    await approve('nursery-filing');
    expect(await under.pending()).toEqual(['nursery-check 2027-03-02']);
    await under.follow('nursery-check', 'RECTIFY', '2027-02-20');
    expect(await under.pending()).toEqual(['nursery-check 2027-03-22']);
    await under.follow('nursery-check', 'PASSED', '2027-03-20');
    expect(await under.pending()).toEqual(['nursery-check 2028-03-22']);
    await under.follow('nursery-check', 'CLOSED', '2028-03-01');
    expect(await under.rows('nursery', 'status, checks, places')).toEqual([
      { status: 'CLOSED', checks: 2, places: 44 },
    ]);
  });
});
