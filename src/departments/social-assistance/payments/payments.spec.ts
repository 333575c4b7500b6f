import { decidedCase, exampleOf, Registers } from '../../../../test/support/assistance.js';
import type { Caller } from '../../../platform/auth/index.js';
import { BusinessClock } from '../../../platform/time/index.js';
import { PaymentRuns } from './payment-runs.js';
import { PaymentsResolver } from './payments.resolver.js';

const leader: Caller = { sub: 'leader', name: '负责人', roles: ['leader'], department: 'social-assistance' };
const clock = new BusinessClock();

let registers: Registers;
let runs: PaymentRuns;
let resolver: PaymentsResolver;
beforeAll(async () => {
  registers = await Registers.open();
  runs = new PaymentRuns(registers.database, clock, registers.settings);
  resolver = new PaymentsResolver(registers.store, registers.database, runs);
});
afterAll(() => registers?.close());
beforeEach(() => registers.empty());

const decide = (...one: Parameters<typeof decidedCase>) => registers.decide(decidedCase(...one));

function prepare(month: string) {
  clock.travelTo(new Date(`${month}-05T02:00:00Z`));
  return runs.prepare(month, leader);
}
const audit = async (from = '2026-04', to = '2026-08'): Promise<unknown[]> => {
  const found = await resolver.assistancePaymentAudit(from, to, 100, leader);
  return found.map(({ finding, month, decidedFen, paidFen }) => [finding, month.slice(0, 7), decidedFen, paidFen]);
};
/** For month, kind, fen, in order. */
const paid = async (run: string): Promise<unknown[]> => {
  const rows = await registers.sql(
    `select to_char(month, 'YYYY-MM') as month, payment_kind, amount_fen from social_assistance_payment
      where run_month = '${run}-01' order by month, payment_kind`,
  );
  return rows.map((row) => [row.month, row.payment_kind, row.amount_fen]);
};

describe('the run of a month', () => {
  it('pays every case what was decided for the month, once, however often and by how many it is prepared', async () => {
    const one = await decide('minimum-living-allowance');
    await decide('disability-allowance');
    await Promise.all([prepare('2026-04'), prepare('2026-04')]);
    const run = await prepare('2026-04');
    const by = { divisionCode: '330199001', payments: 1 };
    expect(run).toMatchObject({ month: '2026-04-01', preparedOn: '2026-04-05', confirmedOn: null });
    expect(run.totals).toEqual([
      { ...by, fund: '困难群众救助补助资金', caseKind: 'MINIMUM_LIVING', amountFen: 158_000 },
      // Since March, in which it was asked for.
      { ...by, fund: '残疾人两项补贴资金', caseKind: 'DISABILITY_NURSING', payments: 2, amountFen: 80_000 },
    ]);
    const list = await resolver.assistancePayments(
      leader,
      { month: '2026-04', caseKind: 'MINIMUM_LIVING' },
      20,
      undefined,
    );
    expect(list.nodes).toMatchObject([{ requestNumber: one.number, paymentKind: 'REGULAR', status: 'PREPARED' }]);
    expect(await audit()).toEqual([]);
  });

  it('is confirmed once, and then nothing is added to it', async () => {
    await expect(runs.confirm('2026-04', leader)).rejects.toThrow('STATE_CONFLICT');
    await decide('minimum-living-allowance');
    await prepare('2026-04');
    expect(await runs.confirm('2026-04', leader)).toMatchObject({ confirmedOn: '2026-04-05', confirmedBy: '负责人' });
    await runs.confirm('2026-04', leader);
    await expect(prepare('2026-04')).rejects.toThrow('STATE_CONFLICT');
    const { nodes } = await resolver.assistancePayments(leader, { status: 'PAID' }, 20, undefined);
    expect(nodes).toMatchObject([{ history: [{ status: 'PREPARED' }, { status: 'PAID' }] }]);
  });

  it.each([
    ['2026-13', 'INVALID_INPUT'],
    ['x', 'INVALID_INPUT'],
    ['2026-05', 'RULE'],
  ])('is refused for %s', async (month, code) => {
    clock.travelTo(new Date('2026-04-30T10:00:00Z'));
    await expect(runs.prepare(month, leader)).rejects.toThrow(code);
  });

  it('takes the day of the zone: the first of May begins in the evening of UTC', async () => {
    clock.travelTo(new Date('2026-04-30T17:00:00Z'));
    expect(await runs.prepare('2026-05', leader)).toMatchObject({ preparedOn: '2026-05-01' });
    await expect(runs.prepare('2026-04', leader)).rejects.toThrow('RULE');
  });

  it('pays the amount valid then, puts earlier months right, and ends with the stop', async () => {
    await decide('minimum-living-allowance', { result: { amountFen: 50_000 } });
    await prepare('2026-04');
    await runs.confirm('2026-04', leader);
    await prepare('2026-05');
    // Decided in March for April on, but told only now.
    await decide('allowance-appeal', { result: { amountFen: 60_000 } });
    expect(await audit()).toEqual([
      ['WRONG_AMOUNT', '2026-04', 60_000, 50_000],
      ['WRONG_AMOUNT', '2026-05', 60_000, 50_000],
    ]);
    await prepare('2026-06');
    expect(await paid('2026-06')).toEqual([
      ['2026-04', 'BACK_PAY', 10_000],
      ['2026-05', 'BACK_PAY', 10_000],
      ['2026-06', 'REGULAR', 60_000],
    ]);
    await decide('allowance-cessation', { today: '2026-05-20' });
    expect(await audit()).toEqual([['AFTER_STOP', '2026-06', 0, 60_000]]);
    await prepare('2026-07');
    expect(await paid('2026-07')).toEqual([['2026-06', 'RECOVERY', -60_000]]);
    expect(await audit()).toEqual([]);
  });

  it('pays no month of an allowance twice that was stopped and is given again', async () => {
    const form = { ...exampleOf('allowance-cessation'), allowance: 'DISABILITY_NURSING', cause: 'OTHER' };
    await decide('disability-allowance');
    await decide('allowance-cessation', { form, today: '2026-04-10' });
    const again = { receivedOn: '2026-04-20', today: '2026-05-06' };
    const second = await decide('disability-allowance', again);
    await registers.decide(second);
    await prepare('2026-05');
    expect(await paid('2026-05')).toEqual([
      ['2026-03', 'BACK_PAY', 40_000],
      ['2026-04', 'BACK_PAY', 40_000],
      ['2026-05', 'REGULAR', 40_000],
    ]);
    expect(await audit('2026-03')).toEqual([]);
    await registers.sql(
      `update social_assistance_entitlement set valid_from = '2026-04-01' where request_number = '${second.number}'`,
    );
    await prepare('2026-06');
    expect(await audit('2026-03', '2026-05')).toEqual([
      ['TWICE', '2026-04', 40_000, 40_000],
      ['TWICE', '2026-04', 40_000, 40_000],
    ]);
  });

  it('pays the later case alone when the stop of the earlier one falls', async () => {
    const form = { ...exampleOf('allowance-cessation'), allowance: 'DISABILITY_NURSING', cause: 'OTHER' };
    await decide('disability-allowance');
    const stop = await decide('allowance-cessation', { form, today: '2026-03-10' });
    await decide('disability-allowance', { receivedOn: '2026-04-02', today: '2026-04-03' });
    await registers.reopen(stop);
    await prepare('2026-04');
    expect(await paid('2026-04')).toEqual([
      ['2026-03', 'BACK_PAY', 40_000],
      ['2026-04', 'REGULAR', 40_000],
    ]);
    expect(await audit('2026-03')).toEqual([]);
  });

  it('recovers what rests on a decision that does not stand any more', async () => {
    const one = await decide('minimum-living-allowance');
    await prepare('2026-04');
    await registers.reopen(one);
    expect(await audit()).toEqual([['NO_DECISION', '2026-04', null, 158_000]]);
    await prepare('2026-05');
    expect(await paid('2026-05')).toEqual([['2026-04', 'RECOVERY', -158_000]]);
    expect(await audit()).toEqual([]);
  });

  it('pays once what is given once, in the next run when its month has been confirmed', async () => {
    clock.travelTo(new Date('2026-03-31T02:00:00Z'));
    await runs.prepare('2026-03', leader);
    await runs.confirm('2026-03', leader);
    await decide('temporary-aid', { result: { amountFen: 300_000 } });
    await prepare('2026-04');
    await prepare('2026-05');
    expect(await paid('2026-04')).toEqual([['2026-03', 'BACK_PAY', 300_000]]);
    expect(await paid('2026-05')).toEqual([]);
    expect(await audit('2026-03')).toEqual([]);
  });
});

describe('the audit finds', () => {
  beforeEach(async () => {
    await decide('minimum-living-allowance');
    await prepare('2026-04');
    await prepare('2026-05');
    expect(await audit()).toEqual([]);
  });
  const MAY = `where month = '2026-05-01'`;
  /** A copy of May's payment with other values, as somebody with the database's password would plant it. */
  const plant = (values: Record<string, string>) => {
    const columns = `id, request_id, request_number, division_code, person_name, id_number_index, status, history,
      registered_on, registered_at, case_id, entitlement_id, case_kind, payment_kind, month, run_month, amount_fen, fund`;
    const picked = columns.split(',').map((name) => values[name.trim()] ?? name);
    return registers.sql(`insert into social_assistance_payment (${columns})
      select ${['gen_random_uuid()', ...picked.slice(1)].join(', ')} from social_assistance_payment ${MAY}`);
  };

  it('a payment whose decision does not exist', async () => {
    await registers.sql(`update social_assistance_payment set request_number = '330199001-20260101-000001-0' ${MAY}`);
    expect(await audit()).toEqual([['NO_DECISION', '2026-05', 158_000, 158_000]]);
  });

  it('a payment for a case that nobody decided', async () => {
    await plant({ case_id: 'gen_random_uuid()' });
    expect(await audit()).toEqual(expect.arrayContaining([['NO_DECISION', '2026-05', null, 158_000]]));
  });

  it('a payment before the first month', async () => {
    await plant({ month: `'2026-03-01'` });
    expect(await audit('2026-03')).toEqual([['NO_DECISION', '2026-03', null, 158_000]]);
  });

  it('a month paid twice', async () => {
    await registers.sql('drop index social_assistance_payment_once');
    await plant({ run_month: `'2026-06-01'` });
    expect(await audit()).toEqual([['TWICE', '2026-05', 158_000, 316_000]]);
  });

  it('a payment after the stop', async () => {
    await decide('allowance-cessation', { today: '2026-05-20' });
    await plant({ month: `'2026-06-01'`, run_month: `'2026-06-01'` });
    expect(await audit()).toEqual([['AFTER_STOP', '2026-06', 0, 158_000]]);
  });

  it('another amount than decided', async () => {
    await registers.sql(`update social_assistance_payment set amount_fen = amount_fen + 1 ${MAY}`);
    expect(await audit()).toEqual([['WRONG_AMOUNT', '2026-05', 158_000, 158_001]]);
  });

  it('a case that was not paid', async () => {
    await registers.sql(`delete from social_assistance_payment ${MAY}`);
    expect(await audit()).toEqual([['UNPAID', '2026-05', 158_000, 0]]);
  });

  it('a case whose amount was never fixed', async () => {
    await registers.sql('update social_assistance_entitlement set amount_fen = null');
    await registers.sql(`delete from social_assistance_payment ${MAY}`);
    expect(await audit('2026-05')).toEqual([['UNPAID', '2026-05', null, 0]]);
  });
});

it('refuses months that make no sense', () => {
  for (const [from, to] of [
    ['2026-05', '2026-04'],
    ['2024-01', '2026-01'],
    ['x', '2026-01'],
  ]) {
    expect(() => resolver.assistancePaymentAudit(from, to, 100, leader)).toThrow();
  }
});
