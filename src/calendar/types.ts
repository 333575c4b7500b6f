/**
 * The public types of the calendar and the clock. Every argument and every result can travel as JSON.
 * Dates are civil dates `YYYY-MM-DD`; instants are RFC 3339 strings with an offset.
 */

/** One yearly holiday notice of the State Council General Office (国务院办公厅节假日安排通知), as data. */
export interface HolidayNotice {
  readonly id: string;
  /** 文号; null when the copy at hand does not carry it. */
  readonly docNo?: string | null;
  /** The date of issue; notices are applied in this order. */
  readonly issuedOn: string;
  readonly year: number;
  /** The id of the notice that this one changes (issued in the middle of a year, as on 2020-01-26). */
  readonly amends?: string;
  /** Days off (放假): name, first day, last day, both included. */
  readonly off?: readonly (readonly [name: string, first: string, last: string])[];
  /** Saturdays and Sundays that are worked (调休上班). */
  readonly makeup?: readonly string[];
  /** Make-up days of an earlier notice that are cancelled. */
  readonly removesMakeup?: readonly string[];
  readonly source?: string;
}

export type WeekdayKey = 'mon' | 'tue' | 'wed' | 'thu' | 'fri' | 'sat' | 'sun';
/** Opening interval in local time, `["09:00", "12:00"]`; `24:00` may end a day. */
export type OpenInterval = readonly [from: string, to: string];
export type WeeklyHours = { readonly [day in WeekdayKey]?: readonly OpenInterval[] };

/**
 * A layer over the national notices: a province, a centre, a department. Later layers win over earlier ones.
 * Only `holidays` and `workdays` change what a working day is; `hours`, `shifts` and `breaks` change opening hours.
 */
export interface CalendarLayer {
  readonly id?: string;
  readonly name?: string;
  /** IANA name (or a fixed offset such as `+08:00`); Asia/Shanghai when no layer says otherwise. */
  readonly timezone?: string;
  /** The whole opening week; a weekday that is absent is closed. */
  readonly hours?: WeeklyHours;
  readonly shifts?: Readonly<Record<string, readonly OpenInterval[]>>;
  readonly breaks?: Readonly<Record<string, readonly OpenInterval[]>>;
  readonly holidays?: readonly string[];
  readonly workdays?: readonly string[];
}

export type DayCode = 'WEEKDAY' | 'WEEKEND' | 'HOLIDAY' | 'MAKEUP' | 'LAYER_HOLIDAY' | 'LAYER_WORKDAY';

/** Whether a date is a working day (工作日), and on whose word. */
export interface WorkingDayAnswer {
  readonly working: boolean;
  /** False when no notice covers the year: the answer is the weekend rule and may change. */
  readonly known: boolean;
  readonly code: DayCode;
  /** In Chinese; names the notice's document number. */
  readonly reason: string;
  readonly reasonEn: string;
  /** The id of the notice that decided. */
  readonly notice?: string;
  /** The id of the layer that decided. */
  readonly layer?: string;
}

export type LimitUnit = 'WORKING_DAY' | 'NATURAL_DAY' | 'HOUR' | 'IMMEDIATE';

/** A time limit (时限). `value` is a whole number from 1 to 10000; it is ignored for IMMEDIATE (即办件). */
export interface ClockLimit {
  readonly value: number;
  readonly unit: LimitUnit;
  /** HOUR only: count opening hours instead of running around the clock. */
  readonly openingHours?: boolean;
}

/**
 * START (default): a day is consumed if and only if the clock was running just before that day began (00:00 local).
 * END: the other reading in practice, the state just before 24:00 of the day. Which one holds is policy.
 */
export type ClockRule = 'START' | 'END';

export type ClockEventType = 'start' | 'pause' | 'resume' | 'extend' | 'stop';

export interface ClockEvent {
  readonly at: string;
  readonly type: ClockEventType;
  /** For `extend`: what is added, in the unit of the clock's own limit. */
  readonly limit?: ClockLimit;
  /** Special procedure (特别程序) that pauses; pauses of different procedures may overlap. */
  readonly procedure?: string;
  readonly reason?: string;
  /** Orders events of one instant, when all of them have one. */
  readonly seq?: number;
}

export interface ClockArgs {
  readonly limit: ClockLimit;
  /** In any order; they are sorted by instant. */
  readonly events: readonly ClockEvent[];
  readonly rule?: ClockRule;
  /**
   * The moment of looking, not before any event but the start; the instant of the last event when absent, so that the
   * result is a pure function.
   */
  readonly asOf?: string;
}

export type ClockStatus = 'DUE' | 'PAUSED' | 'STOPPED' | 'PROVISIONAL' | 'INVALID_ARGUMENT';

/** A reason in both languages with a stable code. */
export interface Problem {
  readonly code: string;
  readonly zh: string;
  readonly en: string;
}

export interface ClockPause {
  readonly from: string;
  /** Null while the pause lasts. A pause still open when the clock is stopped ends with the stop. */
  readonly to: string | null;
  readonly procedure?: string;
  readonly reason?: string;
}

/** One line of the account of a due date ("why this date", 为何是这一天). */
export interface CountedDay {
  readonly date: string;
  readonly counted: boolean;
  /** 1 for the first counted day; null for a day that does not count. */
  readonly ordinal: number | null;
  readonly reason: string;
  readonly reasonEn: string;
  /** HOUR only: the minutes that ran on this day. */
  readonly minutes?: number;
  /** The id of the notice that says what kind of day this is. */
  readonly notice?: string;
  /** The id of the layer that says so. */
  readonly layer?: string;
}

export interface ClockResult {
  readonly status: ClockStatus;
  readonly startedOn: string | null;
  /** The last day in time; null while paused, unless it had passed before the pause. */
  readonly dueOn: string | null;
  /** The first instant that is late, with the zone's offset; null when `dueOn` is. */
  readonly dueAt: string | null;
  /** True when a counted day lies in a year with no notice yet: recompute when it comes. */
  readonly provisional: boolean;
  /** The due instant has passed while the clock ran: at the stop, or at `asOf`. No later pause undoes it. */
  readonly breached: boolean;
  /** The instant of the first breach. */
  readonly breachedAt: string | null;
  /** Days (hours) consumed as of `asOf`, at most the whole limit. Under START a day is consumed when it begins. */
  readonly consumed: number | null;
  /**
   * What is left as of `asOf`, in the limit's unit. For days the current one is included: 1 on the due day, and
   * minus the days late (at least -1) after it. While paused: what will be left at the resumption (0 = nothing).
   */
  readonly remaining: number | null;
  /** The whole limit with its extensions, in the limit's unit. */
  readonly total: number | null;
  readonly pauses: readonly ClockPause[];
  /**
   * The account, day by day, from the day of the start to `dueOn`, or to `asOf` while there is no due date. Days still
   * to come are in it as they will count. Computed when it is read.
   */
  readonly days: readonly CountedDay[];
  /** Only with INVALID_ARGUMENT. */
  readonly problem?: Problem;
}

/** When to warn (黄牌): at so many units left, the current day included; or at a share of the limit left. */
export type WarningRule =
  | { readonly warnWhenRemainingAtMost: number; readonly fraction?: undefined }
  | { readonly fraction: number; readonly warnWhenRemainingAtMost?: undefined };

export interface DueDateExplanation {
  readonly dueOn: string;
  readonly dueAt: string;
  readonly provisional: boolean;
  readonly days: readonly CountedDay[];
}

/** A half-open span of time `[from, to)` between two instants. */
export type InstantPair = readonly [from: string, to: string];
