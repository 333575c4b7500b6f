import { decided, Employment } from '../../../test/support/employment.js';
import { citizenId } from '../../../test/support/requests.js';
import type { DecidedCase } from '../../department-kit/index.js';
import { notRegistered } from './employment.errors.js';

describe('what is given once', () => {
  let employment: Employment;
  beforeAll(async () => {
    employment = await Employment.open();
  });
  afterAll(() => employment?.close());

  const asked = (itemCode: string, person: number, form: object = {}, today = '2026-03-02'): DecidedCase => {
    const one = decided(itemCode, citizenId(person), { today });
    return { ...one, form: { ...one.form, ...form } };
  };
  const decide = async (one: DecidedCase): Promise<DecidedCase> => {
    await employment.decide(one);
    return one;
  };
  const fields = async (one: DecidedCase): Promise<unknown> =>
    (await employment.hooks.precheck(one, employment.database)).map(({ field }) => field?.join('.'));

  it('benefit, for an employment that ended', async () => {
    const claim = (person: number, employmentEndedOn: string, today: string) =>
      asked('unemployment-benefit-claim', person, { employmentEndedOn }, today);
    for (const person of [301, 302]) await decide(asked('unemployment-registration', person));
    await decide(claim(301, '2026-02-28', '2026-03-02'));
    expect(await fields(claim(301, '2026-02-28', '2026-03-02'))).toEqual(['form.employmentEndedOn']);
    expect(await fields(claim(302, '2026-02-28', '2026-03-02'))).toEqual([]);
    expect(await fields(claim(301, '2027-06-30', '2027-07-01'))).toEqual([]);
  });

  it('benefit only to who is registered as unemployed by the time of the decision', async () => {
    const claim = (): DecidedCase => asked('unemployment-benefit-claim', 303);
    const notIn = { message: notRegistered().message, field: ['applicant', 'idNumber'] };
    expect(await fields(claim())).toEqual([]);
    await expect(decide(claim())).rejects.toMatchObject({ problems: [{ code: 'RULE', ...notIn }] });
    await decide(asked('unemployment-registration', 303));
    const granted = await decide(claim());
    await decide(asked('employment-registration', 303));
    await decide(granted);
    await expect(decide(claim())).rejects.toMatchObject({ problems: [notIn] });
  });

  it('a subsidy, for a month', async () => {
    const claim = (paidFrom: string, paidMonths = 1) =>
      asked('flexible-employment-insurance-subsidy', 301, { paidFrom, paidMonths });
    await decide(asked('employment-hardship-recognition', 301));
    const first = await decide(claim('2025-08-31', 6));
    expect(await fields(claim('2026-01-31'))).toEqual(['form.paidFrom']);
    expect(await fields(claim('2026-02-01'))).toEqual([]);
    const reopened = { ...first, reopenedAt: first.decidedAt };
    await employment.database.transaction((tx) => employment.hooks.onReopened(reopened, tx));
    expect(await fields(claim('2026-01-31'))).toEqual([]);
  });
});
