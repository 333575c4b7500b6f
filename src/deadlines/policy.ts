import type { ClockKind, Signal } from '../requests/index.js';

/** When a clock speaks, and what it then shows. Default rules of DOMAIN.md §3; a city may hold others (policy). */
export interface WarningPolicy {
  /** Warn when at most so many counted days are left, the current one included; absent: no warning ahead. */
  warnWhenRemainingAtMost?: number;
  /** The same for limits in hours: warn when this share of the limit is left. */
  warnFraction?: number;
  warnSignal: Signal;
  /** What the clock shows once its due instant has passed. */
  dueSignal: Signal;
}

/** YELLOW one working day before the promised due date and when it passes; RED when the legal due date passes. */
export const WARNING_POLICY: Record<ClockKind, WarningPolicy> = {
  ACCEPTANCE: { warnSignal: 'YELLOW', dueSignal: 'YELLOW' },
  PROMISED: { warnWhenRemainingAtMost: 2, warnFraction: 0.25, warnSignal: 'YELLOW', dueSignal: 'YELLOW' },
  LEGAL: { warnSignal: 'YELLOW', dueSignal: 'RED' },
  STEP: { warnSignal: 'YELLOW', dueSignal: 'YELLOW' },
  DELIVERY: { warnSignal: 'YELLOW', dueSignal: 'YELLOW' },
};

/** 行政许可法 32: the body tells once, within five (working) days, everything that must be corrected. */
export const DEFAULT_ACCEPTANCE_LIMIT = { value: 5, unit: 'WORKING_DAY' } as const;
