import { Injectable } from '@nestjs/common';
import { countyOfCaller, type Caller } from '../../../platform/auth/index.js';
import { Settings } from '../../../platform/config/index.js';
import { Database, type Transaction } from '../../../platform/database/index.js';
import { refuse } from '../../../platform/errors/index.js';
import { BusinessClock, zonedDay } from '../../../platform/time/index.js';
import { firstOfMonth } from '../dates.js';
import {
  laterPrepared,
  monthConfirmed,
  monthNotPrepared,
  monthToCome,
  runOfAllCounties,
} from '../social-assistance.errors.js';
import { CORRECTED_MONTHS, FUNDS } from '../social-assistance.policy.js';
import { firstDayOf } from './month.js';
import {
  BEGIN_RUN,
  CONFIRM_PAYMENTS,
  CONFIRM_RUN,
  FIND_RUN,
  LAST_RUN,
  LOCK_RUNS,
  PREPARE,
  TOTALS,
  type RunRow,
  type TotalRow,
} from './payments.sql.js';

export interface PaymentRun extends RunRow {
  totals: TotalRow[];
}

/**
 * The monthly run (资金发放): payments come out of decisions here, and in no other way. One run pays all counties, so
 * nobody who is bound to one county prepares or confirms it.
 */
@Injectable()
export class PaymentRuns {
  constructor(
    private readonly database: Database,
    private readonly clock: BusinessClock,
    private readonly settings: Settings,
  ) {}

  /**
   * 编制发放清单. Again it adds only what was decided since; two at once write one list.
   * @param month YYYY-MM, this month or one before
   * @throws UserErrors for a month to come, one before the last prepared, or one confirmed already; for a caller of one county
   */
  async prepare(month: string, caller: Caller): Promise<PaymentRun> {
    checkReach(caller);
    const first = firstDayOf(month, 'month');
    const { today, at } = this.now();
    if (first > firstOfMonth(today)) throw refuse('RULE', monthToCome, ['month']);
    return this.database.transaction(async (tx) => {
      await tx.run(LOCK_RUNS, []);
      const [{ month: last }] = await tx.run(LAST_RUN, []);
      if (last !== null && last > first) throw refuse('RULE', laterPrepared, ['month']);
      const [known] = await tx.run(FIND_RUN, [first]);
      if (known?.confirmedOn) throw refuse('STATE_CONFLICT', monthConfirmed, ['month']);
      await tx.run(BEGIN_RUN, [first, today, caller.name]);
      await tx.run(PREPARE, [first, today, at.toISOString(), JSON.stringify(FUNDS), CORRECTED_MONTHS]);
      return this.answer(tx, first);
    });
  }

  /** 确认发放: everything that was prepared for the month is paid. Again it answers the same. @throws UserErrors */
  async confirm(month: string, caller: Caller): Promise<PaymentRun> {
    checkReach(caller);
    const first = firstDayOf(month, 'month');
    const { today, at } = this.now();
    return this.database.transaction(async (tx) => {
      await tx.run(LOCK_RUNS, []);
      const [known] = await tx.run(FIND_RUN, [first]);
      if (!known) throw refuse('STATE_CONFLICT', monthNotPrepared, ['month']);
      if (known.confirmedOn === null) {
        await tx.run(CONFIRM_PAYMENTS, [first, at.toISOString()]);
        await tx.run(CONFIRM_RUN, [first, today, caller.name]);
      }
      return this.answer(tx, first);
    });
  }

  /** What was prepared for a month, by fund and division, as far as the caller's county reaches; null before it was. */
  async find(month: string, caller: Caller): Promise<PaymentRun | null> {
    const first = firstDayOf(month, 'month');
    const [run] = await this.database.run(FIND_RUN, [first]);
    return run ? { ...run, totals: await this.database.run(TOTALS, [first, countyOfCaller(caller)]) } : null;
  }

  private async answer(tx: Transaction, first: string): Promise<PaymentRun> {
    const [run] = await tx.run(FIND_RUN, [first]);
    return { ...run, totals: await tx.run(TOTALS, [first, null]) };
  }

  private now(): { today: string; at: Date } {
    const at = this.clock.now();
    return { today: zonedDay(at, this.settings.TIME_ZONE), at };
  }
}

function checkReach(caller: Caller): void {
  if (countyOfCaller(caller) !== null) throw refuse('RULE', runOfAllCounties);
}
