import type { CountedDay } from '../types.js';

/** When a clock is due. `at` and `day` are null when an open pause comes first: a paused clock is never due. */
export interface Due {
  /** The first instant that is late. */
  readonly at: number | null;
  /** The last day in time. */
  readonly day: number | null;
  readonly provisional: boolean;
}

/** One way of counting a limit: by days or by hours. Every figure is in the limit's own unit. */
export interface Reckoner {
  readonly startDay: number;
  due(total: number): Due;
  /** What is consumed and what is left at an instant. */
  progress(total: number, due: Due, at: number): { consumed: number; remaining: number };
  /** The instant at which `left` units remain, the current day included; null when a pause comes first. */
  warning(total: number, due: Due, left: number): number | null;
  /** The account, from the start day to the due day, or to the day of `at` while paused. */
  account(total: number, due: Due, at: number): CountedDay[];
}
