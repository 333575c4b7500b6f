export { DEADLINES_QUEUE, ACCEPTANCE_OVERDUE, SILENCE_CONSENTS } from './messages.js';
export { DeadlinesModule } from './deadlines.module.js';
export { OfficialCalendar } from './official-calendar.js';
export { LAYER_SCOPES, type Basis, type CasePlace, type LayerScope, type Timing } from './basis.js';
export { LOCK_BASIS, NEW_REVISION } from './basis.sql.js';
export * from './warning-rule.js';
export { countyOfCard, raiseCards, type CardHolder } from './cards.js';
export { addClockEvent, bindingClock, startClock, toCalendarEvent } from './clock-keeping.js';
export { applyClockEffects, CLOCK_EFFECTS, type ClockEffect, type Transition } from './clock-effects.js';
export { DEFAULT_ACCEPTANCE_LIMIT } from './policy.js';
export { pausesOf, remainingWorkingDays } from './clock-fields.resolver.js';
export { CLOCK_NAMES } from './clock-names.js';
export { ClockExplainer, ClockExplanation, nameOfChange, type ExplainedCase } from './explain/index.js';
export { clocksNow, type TransitionContext } from './transition-context.js';
export { accept, decide, dueOnOf, end, move, type Move } from './transitions.js';
export {
  NOTIFICATION_KINDS,
  notify,
  toApplicant,
  toPerson,
  toRole,
  type NotificationKind,
  type NotificationPlan,
} from './notify.js';
