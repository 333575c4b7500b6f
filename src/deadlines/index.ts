export { DEADLINES_QUEUE, ACCEPTANCE_OVERDUE } from './messages.js';
export { DeadlinesModule } from './deadlines.module.js';
export { OfficialCalendar } from './official-calendar.js';
export {
  bindingClock,
  extendClock,
  pauseClock,
  reckon,
  resumeClock,
  startClock,
  stopClock,
  toCalendarEvent,
} from './clock-keeping.js';
export { DEFAULT_ACCEPTANCE_LIMIT } from './policy.js';
export { pausesOf, remainingWorkingDays } from './clock-fields.resolver.js';
export { accept, clocksNow, decide, end, stopClocks, type TransitionContext } from './transitions.js';
