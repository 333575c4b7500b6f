import { applicationFor, decidedCase, exampleOf, Registers, TODAY } from '../../../test/support/assistance.js';
import { memberAlreadyReceiving, sameEventAided, urgentOncePerCause } from './social-assistance.errors.js';

const OTHER = '11010119930303002X';

let registers: Registers;
beforeAll(async () => {
  registers = await Registers.open();
});
afterAll(() => registers?.close());
beforeEach(() => registers.empty());

const decide = (...one: Parameters<typeof decidedCase>) => registers.decide(decidedCase(...one));
const person = (idNumber: string) => ({ kind: 'PERSON' as const, name: '示例', idNumber });

describe('what a decision plans', () => {
  it.each([
    ['minimum-living-allowance', {}, ['periodic-review 2027-03-02']],
    ['minimum-living-allowance', { result: { category: 'C' } }, ['periodic-review 2026-06-02']],
    ['destitute-support', {}, ['welfare-visit 2026-06-02', 'periodic-review 2027-03-02']],
    ['old-age-allowance', {}, ['life-confirmation 2027-03-02']],
    // Five working days after Monday 2 March.
    ['temporary-aid-urgent', {}, ['papers-supply 2026-03-09']],
    ['temporary-aid', {}, []],
  ])('%s %j', async (item, more, planned) => {
    const one = await decide(item, more);
    await registers.decide(one);
    expect(await registers.planned()).toEqual(planned);
    await registers.reopen(one);
    expect(await registers.planned()).toEqual([]);
    await registers.decide(one);
    expect(await registers.planned()).toEqual(planned);
  });

  it.each([
    ['minimum-living-allowance', 'periodic-review', 'CONTINUE', '2027-03-03', '2027-03-04'],
    ['old-age-allowance', 'life-confirmation', 'ALIVE', '2027-03-03', '2027-03-04'],
    ['temporary-aid-urgent', 'papers-supply', 'NOT_SUPPLIED', '2026-03-10', '2026-03-11'],
  ])('%s: a %s that was done on the day of the decision comes again', async (item, kind, outcome, next, afterwards) => {
    const one = await decide(item);
    await registers.followUp(kind, outcome, TODAY);
    expect(await registers.planned()).toEqual([`${kind} ${next}`]);
    await registers.followUp(kind, outcome, TODAY);
    await registers.reopen(one);
    await registers.decide(one);
    await registers.decide(one);
    expect(await registers.planned()).toEqual([`${kind} ${afterwards}`]);
  });
});

describe('the amount', () => {
  it('is what the income falls short of the standard, from the next month', async () => {
    // 2 persons at 1,100 yuan, less 620.
    await decide('minimum-living-allowance');
    expect(await registers.amounts()).toEqual([['GRANT', '2026-04', 158_000]]);
  });

  it('is withdrawn with the decision, and given anew', async () => {
    const one = await decide('minimum-living-allowance');
    await registers.reopen(one);
    expect(await registers.amounts()).toEqual([]);
    await registers.decide({ ...one, result: { amountFen: 90_000 } });
    await registers.decide({ ...one, result: { amountFen: 90_000 } });
    expect(await registers.amounts()).toEqual([['GRANT', '2026-04', 90_000]]);
    await registers.reopen(one);
    await registers.decide({ ...one, decision: 'REJECTED' });
    expect(await registers.amounts()).toEqual([]);
    expect(await registers.cases()).toMatchObject([{ status: 'REVOKED' }]);
  });
});

describe('periodic review', () => {
  beforeEach(() => decide('minimum-living-allowance'));

  it('goes on: the next one is planned by category', async () => {
    expect(await registers.followUp('periodic-review', 'CONTINUE', '2027-02-20', { category: 'B' })).toBe('2027-03-02');
    expect(await registers.planned()).toEqual(['periodic-review 2027-08-20']);
    expect(await registers.cases()).toMatchObject([{ category: 'B', nextReviewOn: '2027-08-20' }]);
  });

  it('reduces from the next month', async () => {
    await registers.followUp('periodic-review', 'REDUCE', '2027-02-20', { newAmountYuan: 500.5 });
    expect(await registers.amounts()).toEqual([
      ['GRANT', '2026-04', 158_000],
      ['CHANGE', '2027-03', 50_050],
    ]);
    expect(await registers.cases()).toMatchObject([{ status: 'ACTIVE', amountFen: 50_050 }]);
  });

  it.each([null, {}, { newAmountYuan: 1580 }])('is refused with %j as what it is reduced to', async (result) => {
    await expect(registers.followUp('periodic-review', 'REDUCE', '2027-02-20', result)).rejects.toMatchObject({
      problems: [{ code: 'INVALID_INPUT', field: ['result', 'newAmountYuan'] }],
    });
  });

  it('stops: nothing is planned any more, and the members stand as the case does', async () => {
    await registers.followUp('periodic-review', 'STOP', '2027-02-20');
    expect(await registers.amounts()).toEqual([
      ['GRANT', '2026-04', 158_000],
      ['STOP', '2027-03', 0],
    ]);
    expect(await registers.cases()).toMatchObject([{ status: 'CEASED', endedOn: '2027-02-20' }]);
    expect(await registers.planned()).toEqual([]);
    expect(await registers.sql('select status from social_assistance_household_member')).toEqual([
      { status: 'CEASED' },
    ]);
  });
});

describe('an appeal', () => {
  const stop = { allowance: 'MINIMUM_LIVING', against: 'STOP', grounds: '收入计算有误' };

  it('against a stop pays on from the month that was not paid, and is undone by reopening', async () => {
    await decide('minimum-living-allowance');
    await decide('allowance-cessation');
    const appeal = decidedCase('allowance-appeal', { form: stop });
    expect(await registers.precheck(appeal)).toEqual([]);
    await registers.decide(appeal);
    await registers.decide(appeal);
    expect((await registers.amounts()).slice(1)).toEqual([
      ['STOP', '2026-04', 0],
      ['RESTORE', '2026-04', 158_000],
    ]);
    expect(await registers.cases()).toMatchObject([{ status: 'ACTIVE', endedOn: null }]);
    expect(await registers.planned()).toEqual(['periodic-review 2027-03-02']);
    await registers.reopen(appeal);
    expect(await registers.cases()).toMatchObject([{ status: 'CEASED' }]);
    expect((await registers.amounts()).slice(1)).toEqual([['STOP', '2026-04', 0]]);
  });

  it('against the amount sets it anew from its first month', async () => {
    await decide('minimum-living-allowance');
    await expect(decide('allowance-appeal')).rejects.toMatchObject({
      problems: [{ code: 'INVALID_INPUT', field: ['result', 'amountFen'] }],
    });
    await decide('allowance-appeal', { result: { amountFen: 170_000 } });
    expect((await registers.amounts())[1]).toEqual(['CHANGE', '2026-04', 170_000]);
    expect(await registers.precheck(applicationFor('allowance-appeal', undefined, stop))).toHaveLength(1);
  });
});

describe('a change of the household', () => {
  it('adds who joins, lets go who left, and sets the amount; reopening takes it back', async () => {
    await decide('minimum-living-allowance');
    const [child] = exampleOf('minimum-living-allowance').householdMembers as object[];
    const change = decidedCase('allowance-change', {
      form: {
        changeReason: 'SEVERAL',
        monthlyIncomeYuan: 1000,
        householdMembers: [{ ...child, name: '新成员', idNumber: OTHER }],
        explanation: '示例',
      },
    });
    expect(await registers.precheck(change)).toEqual([]);
    await registers.decide(change);
    await registers.decide(change);
    const members = () =>
      registers.sql('select person_name, status from social_assistance_household_member order by ordinal');
    expect(await members()).toEqual([
      { person_name: '孙示例', status: 'LEFT' },
      { person_name: '新成员', status: 'ACTIVE' },
    ]);
    expect(await registers.cases()).toMatchObject([{ amountFen: 120_000, householdIncomeFen: 100_000 }]);
    await registers.reopen(change);
    await registers.reopen(change);
    expect(await members()).toEqual([
      { person_name: '孙示例', status: 'ACTIVE' },
      { person_name: '新成员', status: 'LEFT' },
    ]);
    expect(await registers.cases()).toMatchObject([{ amountFen: 158_000, householdIncomeFen: 62_000 }]);
  });

  it('after which nothing is left to pay ends the case; reopening and an appeal bring it back', async () => {
    await decide('minimum-living-allowance');
    const [child] = exampleOf('minimum-living-allowance').householdMembers as object[];
    const form = {
      ...exampleOf('allowance-change'),
      changeReason: 'SEVERAL',
      monthlyIncomeYuan: 2200,
      householdMembers: [{ ...child, name: '新成员', idNumber: OTHER }],
    };
    const members = async () =>
      (await registers.sql('select status from social_assistance_household_member order by ordinal')).map(
        ({ status }) => status,
      );
    const change = await decide('allowance-change', { form });
    await registers.decide(change);
    expect(await registers.cases()).toMatchObject([{ status: 'CEASED', endedOn: TODAY }]);
    expect((await registers.amounts()).slice(1)).toEqual([['STOP', '2026-04', 0]]);
    expect([await registers.planned(), await members()]).toEqual([[], ['LEFT', 'CEASED']]);
    await registers.reopen(change);
    await registers.reopen(change);
    expect(await registers.cases()).toMatchObject([{ status: 'ACTIVE', endedOn: null, amountFen: 158_000 }]);
    expect(await registers.amounts()).toHaveLength(1);
    expect([await registers.planned(), await members()]).toEqual([['periodic-review 2027-03-02'], ['ACTIVE', 'LEFT']]);
    await registers.decide({ ...change, form: exampleOf('allowance-change'), today: '2026-07-10' });
    expect((await registers.amounts()).slice(1)).toEqual([['CHANGE', '2026-04', 140_000]]);
    await registers.reopen(change);
    await registers.decide({ ...change, today: '2026-08-10' });
    expect((await registers.amounts()).slice(1)).toEqual([['STOP', '2026-04', 0]]);
    await decide('allowance-appeal', { form: { allowance: 'MINIMUM_LIVING', against: 'STOP', grounds: '示例' } });
    expect((await registers.amounts()).at(-1)).toEqual(['RESTORE', '2026-04', 158_000]);
  });

  it('nobody is in two allowance households, at the decision either', async () => {
    await decide('minimum-living-allowance');
    const field = ['form', 'householdMembers', '0', 'idNumber'];
    await expect(decide('minimum-living-allowance', { applicant: person(OTHER) })).rejects.toMatchObject({
      problems: [{ message: memberAlreadyReceiving('MINIMUM_LIVING'), field }],
    });
  });
});

describe('both disability allowances as one matter', () => {
  const outcome = (stepId: string, result: 'APPROVED' | 'REJECTED') => ({
    stepId,
    department: 'social-assistance',
    outcome: result,
    result: null,
  });

  it('opens a case for each that was granted', async () => {
    const both = [outcome('living-review', 'APPROVED'), outcome('nursing-review', 'APPROVED')];
    const joint = await decide('disabled-two-allowances-one-matter', { stepOutcomes: both });
    await registers.decide(joint);
    expect((await registers.cases()).map(({ kind, amountFen }) => [kind, amountFen]).sort()).toEqual([
      ['DISABILITY_LIVING', 32_000],
      ['DISABILITY_NURSING', 40_000],
    ]);
    await registers.reopen(joint);
    expect(await registers.cases({ status: 'ACTIVE' })).toEqual([]);
    expect(await registers.planned()).toEqual([]);
    const one = [outcome('living-review', 'REJECTED'), outcome('nursing-review', 'APPROVED')];
    await registers.decide({ ...joint, decision: 'PARTIAL', stepOutcomes: one });
    expect(await registers.cases({ status: 'ACTIVE' })).toMatchObject([{ kind: 'DISABILITY_NURSING' }]);
  });
});

describe('urgent aid', () => {
  it('is given once in a year for the same cause, by this procedure', async () => {
    await decide('temporary-aid-urgent', { result: { amountFen: 100_000 } });
    const again = applicationFor('temporary-aid-urgent', undefined, { incidentOn: '2026-02-01' });
    expect(await registers.precheck(again)).toEqual([{ message: urgentOncePerCause(12), field: ['form', 'cause'] }]);
    expect(await registers.precheck({ ...again, today: '2027-03-02' })).toEqual([]);
    const ordinary = applicationFor('temporary-aid', undefined, { cause: 'FIRE', incidentOn: '2026-02-01' });
    expect(await registers.precheck(ordinary)).toEqual([]);
  });

  it('for an event is a household’s: none of it is aided for that again', async () => {
    const { householdMembers, ...event } = exampleOf('temporary-aid') as { householdMembers: { idNumber: string }[] };
    await decide('temporary-aid', { form: { ...event, householdMembers } });
    const member = applicationFor('temporary-aid', householdMembers[0].idNumber, { householdMembers: [] });
    expect(await registers.precheck(member)).toEqual([{ message: sameEventAided, field: ['form', 'incidentOn'] }]);
  });

  it('waits for its papers, again when they do not come', async () => {
    await decide('temporary-aid-urgent');
    await registers.followUp('papers-supply', 'NOT_SUPPLIED', '2026-03-09');
    expect(await registers.planned()).toEqual(['papers-supply 2026-03-16']);
    await registers.followUp('papers-supply', 'SUPPLIED', '2026-03-12');
    expect(await registers.cases()).toMatchObject([{ papersSuppliedOn: '2026-03-12' }]);
    expect(await registers.planned()).toEqual([]);
  });
});
