/**
 * The working-day calendar and the clock of time limits (工作日历与时限计时). Pure functions: no I/O, no library,
 * no dependence on the time zone of the process.
 */
export type {
  CalendarLayer,
  ClockArgs,
  ClockEvent,
  ClockEventType,
  ClockLimit,
  ClockPause,
  ClockResult,
  ClockRule,
  ClockStatus,
  CountedDay,
  DayCode,
  DueDateExplanation,
  HolidayNotice,
  InstantPair,
  LimitUnit,
  OpenInterval,
  Problem,
  WarningRule,
  WeekdayKey,
  WeeklyHours,
  WorkingDayAnswer,
} from './types.js';
export { CalendarError } from './errors.js';
export { NATIONAL_NOTICES } from './national-notices.js';
export { parseInstant } from './time/instant.js';
export {
  buildCalendar,
  DEFAULT_HOURS,
  DEFAULT_TIMEZONE,
  isWorkingDay,
  localDateOf,
  countWorkingDays,
} from './days/calendar.js';
export type { Calendar } from './days/calendar.js';
export { evaluateClock } from './clock/evaluate.js';
export { warningAt } from './clock/warning.js';
export { explainDueDate } from './clock/explain.js';
export { addBusinessMinutes, businessMinutesBetween } from './hours/business-minutes.js';
