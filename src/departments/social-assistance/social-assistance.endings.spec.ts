import { applicationFor, decidedCase, exampleOf, Registers } from '../../../test/support/assistance.js';
import { citizenId } from '../../../test/support/requests.js';
import { applicantDead, destituteExcludes, tooOld } from './social-assistance.errors.js';

let registers: Registers;
beforeAll(async () => {
  registers = await Registers.open();
});
afterAll(() => registers?.close());
beforeEach(() => registers.empty());

const decide = (...one: Parameters<typeof decidedCase>) => registers.decide(decidedCase(...one));
const person = (idNumber: string) => ({ kind: 'PERSON' as const, name: '示例', idNumber });

describe('a death', () => {
  it('ends every allowance at the end of its month, and reopening lets them stand again', async () => {
    await decide('minimum-living-allowance');
    await decide('disability-allowance');
    const form = { allowance: 'MINIMUM_LIVING', cause: 'DEATH', diedOn: '2026-02-27', explanation: '示例' };
    const cessation = await decide('allowance-cessation', { form });
    await registers.decide(cessation);
    expect(await registers.cases()).toMatchObject([{ status: 'CEASED', endedOn: '2026-02-27' }, { status: 'CEASED' }]);
    expect((await registers.amounts()).slice(2)).toEqual([
      ['STOP', '2026-03', 0],
      ['STOP', '2026-03', 0],
    ]);
    expect(await registers.sql(`select died_on::text, status from social_assistance_death`)).toEqual([
      { died_on: '2026-02-27', status: 'ACTIVE' },
    ]);
    await registers.reopen(cessation);
    expect(await registers.cases()).toMatchObject([{ status: 'ACTIVE', endedOn: null }, { status: 'ACTIVE' }]);
    expect(await registers.planned()).toHaveLength(2);
    expect(await registers.sql(`select status from social_assistance_death`)).toEqual([{ status: 'REVOKED' }]);
  });
});

describe('a confirmation of life', () => {
  const ended = { outcome: 'DECEASED', result: { diedOn: '2027-01-31' } };
  const die = () => registers.followUp('life-confirmation', ended.outcome, '2027-02-20', ended.result);

  it('that finds a death ends everything, and is contested by who lives', async () => {
    await decide('old-age-allowance', { result: { amountFen: 10_000 } });
    await decide('minimum-living-allowance');
    await die();
    expect(await registers.cases()).toMatchObject([
      { status: 'CEASED', endedOn: '2027-01-31' },
      { status: 'CEASED', endedOn: '2027-01-31' },
    ]);
    expect(await registers.planned()).toEqual([]);
    expect((await registers.amounts()).slice(2)).toEqual([
      ['STOP', '2027-02', 0],
      ['STOP', '2027-02', 0],
    ]);
    const aid = applicationFor('temporary-aid');
    expect(await registers.precheck(aid)).toMatchObject([{ message: applicantDead }]);
    const form = { allowance: 'OLD_AGE', against: 'STOP', grounds: '本人仍健在' };
    const appeal = decidedCase('allowance-appeal', { form, today: '2027-03-05' });
    expect(await registers.precheck(appeal)).toEqual([]);
    await registers.decide(appeal);
    await registers.decide(appeal);
    expect(await registers.cases({ status: 'ACTIVE' })).toMatchObject([{ kind: 'OLD_AGE', endedOn: null }]);
    expect(await registers.precheck(aid)).toEqual([]);
    await registers.reopen(appeal);
    expect(await registers.precheck(aid)).toMatchObject([{ message: applicantDead }]);
  });

  it('does not bring back who died before the stop', async () => {
    await decide('old-age-allowance', { result: { amountFen: 10_000 } });
    await decide('minimum-living-allowance');
    await decide('allowance-cessation');
    await die();
    const form = { allowance: 'MINIMUM_LIVING', against: 'STOP', grounds: '示例' };
    await expect(decide('allowance-appeal', { form, today: '2027-03-05' })).rejects.toMatchObject({
      problems: [{ message: applicantDead }],
    });
  });

  it('raises the allowance of who has come of a higher band, from the month after that birthday', async () => {
    await decide('old-age-allowance', { applicant: person(citizenId(2, '19360731')) });
    await registers.followUp('life-confirmation', 'ALIVE', '2027-02-20');
    await registers.followUp('life-confirmation', 'ALIVE', '2028-02-20');
    expect(await registers.amounts()).toEqual([
      ['GRANT', '2026-04', 10_000],
      ['CHANGE', '2026-08', 20_000],
    ]);
  });
});

it('a child’s allowance is looked at on the eighteenth birthday, and ends with its month', async () => {
  await decide('child-living-allowance', { applicant: person(citizenId(2, '20081031')) });
  expect(await registers.planned()).toContain('periodic-review 2026-10-31');
  await expect(registers.followUp('periodic-review', 'CONTINUE', '2026-12-02')).rejects.toMatchObject({
    problems: [{ code: 'RULE', message: tooOld(18), field: ['outcome'] }],
  });
  await registers.sql(`update follow_up set state = 'SCHEDULED' where kind = 'periodic-review'`);
  await registers.followUp('periodic-review', 'STOP', '2026-12-02');
  expect(await registers.cases()).toMatchObject([{ endedOn: '2026-10-31' }]);
  expect((await registers.amounts())[1]).toEqual(['STOP', '2026-11', 0]);
});

describe('destitute support', () => {
  const alone = { ...exampleOf('minimum-living-allowance'), householdMembers: [] };

  it('takes the place of what the person had alone, and gives it back when it falls', async () => {
    await decide('minimum-living-allowance', { form: alone });
    await decide('disability-allowance');
    const support = await decide('destitute-support');
    await registers.decide(support);
    expect((await registers.cases({ status: 'ACTIVE' })).map(({ kind }) => kind)).toEqual(['DESTITUTE_SUPPORT']);
    expect((await registers.amounts()).slice(2)).toEqual([
      ['STOP', '2026-04', 0],
      ['STOP', '2026-04', 0],
      ['GRANT', '2026-04', 143_000],
    ]);
    await registers.reopen(support);
    expect((await registers.cases({ status: 'ACTIVE' })).map(({ kind }) => kind).sort()).toEqual([
      'DISABILITY_NURSING',
      'MINIMUM_LIVING',
    ]);
    expect(await registers.amounts()).toHaveLength(2);
  });

  it('excludes what was asked for beside it, at the decision too', async () => {
    await decide('destitute-support');
    await expect(decide('minimum-living-allowance', { form: alone })).rejects.toMatchObject({
      problems: [{ code: 'RULE', message: destituteExcludes('MINIMUM_LIVING') }],
    });
  });
});

describe('what is decided again months after it was reopened', () => {
  it('is paid from when it was first', async () => {
    const one = await decide('minimum-living-allowance');
    await registers.reopen(one);
    await registers.decide({ ...one, today: '2026-07-10', result: { amountFen: 90_000 } });
    expect(await registers.amounts()).toEqual([['GRANT', '2026-04', 90_000]]);
    expect(await registers.cases()).toMatchObject([{ benefitsFrom: '2026-04-01', registeredOn: '2026-07-10' }]);
  });

  it.each([
    ['allowance-cessation', 'STOP', 0],
    ['allowance-change', 'CHANGE', 70_000],
  ])('%s holds from when it did first', async (item, change, amountFen) => {
    await decide('minimum-living-allowance');
    const one = await decide(item, { result: { amountFen: 70_000 } });
    await registers.reopen(one);
    await registers.decide({ ...one, today: '2026-07-10' });
    expect((await registers.amounts())[1]).toEqual([change, '2026-04', amountFen]);
  });
});

it('a household of which a member died is looked at again soon', async () => {
  await decide('minimum-living-allowance');
  const [{ idNumber }] = exampleOf('minimum-living-allowance').householdMembers as { idNumber: string }[];
  const funeral = await decide('funeral-subsidy', {
    form: { ...exampleOf('funeral-subsidy'), deceasedIdNumber: idNumber },
  });
  await registers.decide(funeral);
  expect(await registers.planned()).toEqual(['periodic-review 2026-04-01']);
  expect(await registers.cases({ kind: 'MINIMUM_LIVING' })).toMatchObject([{ nextReviewOn: '2026-04-01' }]);
  await registers.followUp('periodic-review', 'CONTINUE', '2026-03-20');
  expect(await registers.planned()).toEqual(['periodic-review 2027-03-20']);
});
