import type { LimitSource, ServiceItemDefinition, TimeLimit } from '../catalogue/index.js';
import type { ClockEventDetail, ClockKind, ClockRecord, EventKind } from '../requests/index.js';
import { addClockEvent, startClock } from './clock-keeping.js';
import { DEFAULT_ACCEPTANCE_LIMIT } from './policy.js';
import { clocksNow, type TransitionContext } from './transition-context.js';

export type ClockEffect = 'start' | 'pause' | 'resume' | 'extend' | 'stop';

const ALL_STOP = { ACCEPTANCE: 'stop', PROMISED: 'stop', LEGAL: 'stop', STEP: 'stop', DELIVERY: 'stop' } as const;
const ACCEPTED = { ACCEPTANCE: 'stop', PROMISED: 'start', LEGAL: 'start' } as const;

/**
 * What every transition of a request does to which clocks (DOMAIN.md §2). The clock of a STEP starts when its task
 * opens and stops when it is done; that is the task's affair, not the request's.
 */
export const CLOCK_EFFECTS = {
  RECEIVED: { ACCEPTANCE: 'start' },
  ACCEPTED,
  DEEMED_ACCEPTED: ACCEPTED,
  CORRECTION_REQUESTED: { ACCEPTANCE: 'stop' },
  MATERIALS_SUPPLIED: { ACCEPTANCE: 'start' },
  REFUSED: ALL_STOP,
  // The first claim moves the request to IN_PROGRESS; no clock takes notice.
  TASK_CLAIMED: {},
  SUSPENDED: { PROMISED: 'pause', LEGAL: 'pause', STEP: 'pause' },
  RESUMED: { PROMISED: 'resume', LEGAL: 'resume', STEP: 'resume' },
  EXTENDED: { PROMISED: 'extend', LEGAL: 'extend' },
  DECIDED: { ACCEPTANCE: 'stop', PROMISED: 'stop', LEGAL: 'stop', STEP: 'stop', DELIVERY: 'start' },
  DELIVERED: { DELIVERY: 'stop' },
  WITHDRAWN: ALL_STOP,
  TERMINATED: ALL_STOP,
  REOPENED: { DELIVERY: 'stop', PROMISED: 'start', LEGAL: 'start' },
} as const satisfies Partial<Record<EventKind, Partial<Record<ClockKind, ClockEffect>>>>;

export type Transition = keyof typeof CLOCK_EFFECTS;

/** The state in which a clock must be for the effect to touch it. */
const TOUCHES: Record<Exclude<ClockEffect, 'start'>, readonly ClockRecord['state'][]> = {
  pause: ['RUNNING'],
  resume: ['PAUSED'],
  extend: ['RUNNING'],
  stop: ['RUNNING', 'PAUSED'],
};

/**
 * Does to the clocks what the table says.
 * @param from when clocks that start begin to run, if not now (视为受理 starts them on the day of receipt)
 * @returns the clocks that it touched, as they now stand
 */
export function applyClockEffects(
  context: TransitionContext,
  transition: Transition,
  options: { from?: Date; detail?: ClockEventDetail } = {},
): ClockRecord[] {
  const effects: Partial<Record<ClockKind, ClockEffect>> = CLOCK_EFFECTS[transition];
  const touched: ClockRecord[] = [];
  for (const [kind, effect] of Object.entries(effects) as [ClockKind, ClockEffect][]) {
    if (effect === 'start') {
      const limit = limitOf(context.item, kind);
      const at = options.from ?? context.at;
      if (limit) touched.push(startClock(context.change, context.timing, { kind, limit, at }));
      continue;
    }
    for (const clock of clocksNow(context)) {
      if (clock.kind !== kind || !TOUCHES[effect].includes(clock.state)) continue;
      const event = { kind: effect, at: context.at, detail: detailOf(effect, clock, options.detail) };
      touched.push(addClockEvent(context.change, context.timing, clock, event));
    }
  }
  return touched;
}

/** A resumption ends the pause of the procedure that began it. */
function detailOf(effect: ClockEffect, clock: ClockRecord, detail?: ClockEventDetail): ClockEventDetail | null {
  if (effect !== 'resume') return detail ?? null;
  const pause = clock.events.findLast((event) => event.kind === 'pause');
  return { ...detail, procedure: pause?.detail?.procedure };
}

/** The limit that the item gives a clock of a request; a step's own limit is its step's. */
export function limitOf(item: ServiceItemDefinition, kind: ClockKind): (TimeLimit & { source?: LimitSource }) | null {
  switch (kind) {
    case 'ACCEPTANCE':
      return item.acceptanceLimit ?? DEFAULT_ACCEPTANCE_LIMIT;
    case 'PROMISED':
      return item.promisedLimit ?? (item.kind === 'IMMEDIATE' ? { value: 1, unit: 'IMMEDIATE' } : null);
    case 'LEGAL':
      return item.legalLimit ?? null;
    case 'DELIVERY':
      return item.deliveryLimit ?? null;
    case 'STEP':
      return null;
  }
}
