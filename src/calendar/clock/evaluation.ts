import type { ClockPause, ClockResult, ClockStatus, CountedDay, Problem } from '../types.js';

type Figures = Omit<ClockResult, 'days' | 'problem'>;

/**
 * `days` of every result, an enumerable property of its own, so that JSON and copies carry it. It is one function for
 * all results: a closure for each would cost more than the rest of the evaluation.
 */
const DAYS: PropertyDescriptor & ThisType<Evaluation> = {
  enumerable: true,
  configurable: true,
  get() {
    return Evaluation.daysOf(this);
  },
};

/** What {@link evaluateClock} returns. The account is made when it is first read. */
export class Evaluation implements ClockResult {
  readonly status: ClockStatus;
  readonly startedOn: string | null;
  readonly dueOn: string | null;
  readonly dueAt: string | null;
  readonly provisional: boolean;
  readonly breached: boolean;
  readonly breachedAt: string | null;
  readonly consumed: number | null;
  readonly remaining: number | null;
  readonly total: number | null;
  readonly pauses: readonly ClockPause[];
  declare readonly days: readonly CountedDay[];
  declare readonly problem?: Problem;
  #account: readonly CountedDay[] | (() => readonly CountedDay[]);

  constructor(figures: Figures, account: readonly CountedDay[] | (() => readonly CountedDay[]), problem?: Problem) {
    this.status = figures.status;
    this.startedOn = figures.startedOn;
    this.dueOn = figures.dueOn;
    this.dueAt = figures.dueAt;
    this.provisional = figures.provisional;
    this.breached = figures.breached;
    this.breachedAt = figures.breachedAt;
    this.consumed = figures.consumed;
    this.remaining = figures.remaining;
    this.total = figures.total;
    this.pauses = figures.pauses;
    this.#account = account;
    Object.defineProperty(this, 'days', DAYS);
    if (problem) Object.assign(this, { problem });
  }

  static daysOf(result: Evaluation): readonly CountedDay[] {
    if (typeof result.#account === 'function') result.#account = result.#account();
    return result.#account;
  }
}
