import { CalendarError, shown } from '../errors.js';
import { civilOf, dayNumber, isWeekend, parseDay } from '../time/civil.js';
import type { DayCode, HolidayNotice } from '../types.js';

/** What one date was declared to be, and by whom. */
export interface DayRule {
  readonly working: boolean;
  readonly code: DayCode;
  /** Name of the holiday. */
  readonly name?: string;
  readonly notice?: HolidayNotice;
  readonly layer?: { readonly id: string; readonly name: string };
  /** A make-up day that an amendment took back. */
  readonly cancelled?: boolean;
}

export interface CompiledNotices {
  readonly rules: Map<number, DayRule>;
  /** The yearly notice of each known year. */
  readonly years: Map<number, HolidayNotice>;
}

/** The New Year arrangement may reach back into the last days of December (24th on), as in the notice for 2023. */
const NEW_YEAR_REACH_DAYS = 8;

/** Checks the notices and applies them in the order of their dates of issue, amendments after what they amend. */
export function compileNotices(notices: readonly HolidayNotice[]): CompiledNotices {
  if (!Array.isArray(notices)) throw refuse('BAD_NOTICE', '放假通知须为数组', 'Notices must be an array');
  const ids = new Set<string>();
  for (const notice of notices) checkIdentity(notice, ids);
  const order = [...notices].sort(
    (a, b) => compare(a.issuedOn, b.issuedOn) || Number(isAmendment(a)) - Number(isAmendment(b)),
  );
  const compiled: CompiledNotices = { rules: new Map(), years: new Map() };
  const applied = new Map<string, HolidayNotice>();
  for (const notice of order) {
    checkPlace(notice, applied, compiled, ids);
    apply(notice, compiled.rules);
    applied.set(notice.id, notice);
  }
  return compiled;
}

function checkIdentity(notice: HolidayNotice, ids: Set<string>): void {
  if (typeof notice !== 'object' || notice === null || typeof notice.id !== 'string' || notice.id === '') {
    throw refuse('BAD_NOTICE', `放假通知缺少编号：${shown(notice)}`, `A notice needs an id: ${shown(notice)}`);
  }
  if (ids.has(notice.id)) {
    throw refuse('DUPLICATE_NOTICE', `放假通知重复：${notice.id}`, `Notice given twice: ${notice.id}`);
  }
  ids.add(notice.id);
  realDay(notice.issuedOn, notice);
  if (!Number.isInteger(notice.year) || notice.year < 1 || notice.year > 9999) {
    throw refuse('BAD_NOTICE', `${notice.id} 年份无效`, `${notice.id}: the year is not a year`);
  }
}

/** One yearly notice per year; an amendment names an earlier notice of the same year. */
function checkPlace(
  notice: HolidayNotice,
  applied: Map<string, HolidayNotice>,
  compiled: CompiledNotices,
  ids: Set<string>,
): void {
  const { id, year, amends } = notice;
  if (!isAmendment(notice)) {
    const other = compiled.years.get(year);
    if (other) {
      throw refuse(
        'DUPLICATE_YEAR',
        `${year} 年有两份非修订通知：${other.id}、${id}`,
        `Two notices for ${year} and neither amends the other: ${other.id}, ${id}`,
      );
    }
    compiled.years.set(year, notice);
    return;
  }
  const target = applied.get(amends!);
  if (!target && ids.has(amends!)) {
    throw refuse(
      'AMENDS_LATER_NOTICE',
      `${id} 所修订的通知 ${shown(amends)} 并不早于它`,
      `${id} amends ${shown(amends)}, which was not issued before it`,
    );
  }
  if (!target || target.year !== year) {
    throw refuse(
      'UNKNOWN_AMENDED_NOTICE',
      `${id} 所修订的 ${year} 年通知不存在：${shown(amends)}`,
      `${id} amends a notice for ${year} that is not known: ${shown(amends)}`,
    );
  }
}

function isAmendment(notice: HolidayNotice): boolean {
  return notice.amends !== undefined && notice.amends !== null;
}

function apply(notice: HolidayNotice, rules: Map<number, DayRule>): void {
  const own = new Set<number>();
  for (const day of list(notice.removesMakeup, notice)) {
    const dayNo = realDay(day, notice);
    if (rules.get(dayNo)?.code !== 'MAKEUP') {
      throw refuse(
        'UNKNOWN_MAKEUP',
        `${notice.id} 取消的 ${day} 并非调休上班日`,
        `${notice.id} cancels ${day}, which is not a make-up day`,
      );
    }
    rules.set(dayNo, { working: false, code: 'WEEKEND', notice, cancelled: true });
  }
  for (const range of list(notice.off, notice)) {
    const [name, first, last] = readRange(range, notice);
    for (let dayNo = first; dayNo <= last; dayNo += 1) {
      rules.set(dayNo, { working: false, code: 'HOLIDAY', name, notice });
      own.add(dayNo);
    }
  }
  for (const day of list(notice.makeup, notice)) {
    const dayNo = readMakeup(day, notice);
    if (own.has(dayNo)) {
      throw refuse(
        'DAY_OFF_AND_MAKEUP',
        `${notice.id}：${day} 既放假又上班`,
        `${notice.id}: ${day} is both off and a make-up day`,
      );
    }
    rules.set(dayNo, { working: true, code: 'MAKEUP', notice });
  }
}

function readRange(range: unknown, notice: HolidayNotice): [name: string, first: number, last: number] {
  if (!Array.isArray(range) || range.length !== 3 || typeof range[0] !== 'string') {
    throw refuse('BAD_NOTICE', `${notice.id} 放假区间格式有误`, `${notice.id}: a range is [name, first, last]`);
  }
  const [first, last] = [realDay(range[1], notice), realDay(range[2], notice)];
  if (last < first) {
    throw refuse(
      'RANGE_REVERSED',
      `${notice.id}：${shown(range[0])} 的结束早于开始`,
      `${notice.id}: ${shown(range[0])} ends before it begins`,
    );
  }
  if (civilOf(last).year !== notice.year || first < earliest(notice)) throw outside(notice, String(range[1]));
  return [range[0], first, last];
}

function readMakeup(day: unknown, notice: HolidayNotice): number {
  const dayNo = realDay(day, notice);
  if (!isWeekend(dayNo)) {
    throw refuse(
      'MAKEUP_NOT_WEEKEND',
      `${notice.id}：调休上班日 ${shown(day)} 不是周六或周日`,
      `${notice.id}: make-up day ${shown(day)} is not a Saturday or Sunday`,
    );
  }
  if (dayNo < earliest(notice) || civilOf(dayNo).year > notice.year) throw outside(notice, String(day));
  return dayNo;
}

function earliest(notice: HolidayNotice): number {
  return dayNumber(notice.year, 1, 1) - NEW_YEAR_REACH_DAYS;
}

function list<T>(value: readonly T[] | undefined, notice: HolidayNotice): readonly T[] {
  if (value === undefined || value === null) return [];
  if (Array.isArray(value)) return value;
  throw refuse('BAD_NOTICE', `${notice.id} 格式有误`, `${notice.id}: off, makeup and removesMakeup are arrays`);
}

function realDay(day: unknown, notice: HolidayNotice): number {
  const dayNo = parseDay(day);
  if (dayNo !== null) return dayNo;
  throw refuse('BAD_DATE', `${notice.id}：日期无效 ${shown(day)}`, `${notice.id}: not a real date: ${shown(day)}`);
}

function outside(notice: HolidayNotice, day: string): CalendarError {
  return refuse(
    'OUTSIDE_YEAR',
    `${notice.id}：${day} 不在 ${notice.year} 年内`,
    `${notice.id}: ${day} does not lie in ${notice.year}`,
  );
}

function refuse(code: string, zh: string, en: string): CalendarError {
  return new CalendarError(code, zh, en);
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
