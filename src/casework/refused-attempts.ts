import { Injectable } from '@nestjs/common';
import { OfficialCalendar } from '../deadlines/index.js';
import type { Caller } from '../platform/auth/index.js';
import { Database } from '../platform/database/index.js';
import { UserErrors, type UserErrorCode } from '../platform/errors/index.js';
import { parseRequestNumber } from '../platform/identifiers/index.js';
import { actorOf, type RequestOperation } from '../requests/index.js';
import { KEEP_REFUSED } from './refused-operations.sql.js';

/** Refusals by a rule of the clock. A mistyped field is nobody else's affair, nor is a request that is not theirs. */
const KEPT: readonly UserErrorCode[] = ['RULE', 'TOO_LATE', 'STATE_CONFLICT'];

/** Attempts against the rules of the clock (违规停表、逾期延期 …) are refused, and kept for the supervisor to see. */
@Injectable()
export class RefusedAttempts {
  constructor(
    private readonly database: Database,
    private readonly official: OfficialCalendar,
  ) {}

  /** Does the work; when it is refused, keeps the attempt and passes the refusal on. */
  async watch<T>(operation: RequestOperation, number: string, caller: Caller, work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      if (error instanceof UserErrors) await this.keep(operation, number, caller, error);
      throw error;
    }
  }

  private async keep(operation: RequestOperation, number: string, caller: Caller, refusal: UserErrors): Promise<void> {
    const problem = refusal.problems.find(({ code }) => KEPT.includes(code));
    const parsed = parseRequestNumber(number);
    if (!problem || !parsed) return;
    const { kind, sub, name, department } = actorOf(caller);
    const at = this.official.now();
    const what = [operation, problem.code, problem.message.zh];
    await this.database.run(KEEP_REFUSED, [parsed.number, at, ...what, kind, sub, name, department]);
  }
}
