import { describeDay } from '../days/calendar.js';
import type { Calendar } from '../days/calendar.js';
import { formatDay } from '../time/civil.js';
import { dayAt } from '../time/zone.js';
import type { CountedDay } from '../types.js';
import type { PauseRecord, Timeline } from './timeline.js';

/** What the account needs to know of a count of days. */
export interface DayCount {
  readonly calendar: Calendar;
  readonly timeline: Timeline;
  readonly startDay: number;
  /** Whether a day is of the kind that counts, pauses aside. */
  counts(day: number): boolean;
  /** Whether a pause keeps a day from being consumed. */
  isExcluded(day: number): boolean;
}

type Writable<T> = { -readonly [K in keyof T]: T[K] };

interface Line {
  counted: boolean;
  zh: string;
  en: string;
}

/** The account of a limit in days: one line per day from the start day to `end`. `due` is null while paused. */
export function dayAccount(reckoner: DayCount, total: number, due: number | null, end: number): CountedDay[] {
  const { calendar } = reckoner;
  const immediate = reckoner.timeline.limit.unit === 'IMMEDIATE';
  const lines: CountedDay[] = [];
  let ordinal = 0;
  for (let day = reckoner.startDay; day <= end; day += 1) {
    const counting = !immediate && ordinal < total;
    const line = counting ? countLine(reckoner, day) : endLine(reckoner, day, day === due);
    if (line.counted) ordinal += 1;
    lines.push(written(calendar, day, line, line.counted ? ordinal : null));
  }
  return lines;
}

/** A line with what kind of day it is, on whose word, and what becomes of it. */
function written(calendar: Calendar, day: number, line: Line, ordinal: number | null): Writable<CountedDay> {
  const { reason, reasonEn, notice, layer } = describeDay(calendar, day);
  const result: Writable<CountedDay> = {
    date: formatDay(day),
    counted: line.counted,
    ordinal,
    reason: line.zh === '' ? reason : `${reason}；${line.zh}`,
    reasonEn: line.en === '' ? reasonEn : `${reasonEn}; ${line.en}`,
  };
  if (notice !== undefined) result.notice = notice;
  if (layer !== undefined) result.layer = layer;
  return result;
}

function countLine(reckoner: DayCount, day: number): Line {
  if (day === reckoner.startDay) {
    return {
      counted: false,
      zh: '开始的当日不计入（参照《民法典》第二百零一条）',
      en: 'the day of the start does not count (Civil Code 201 by analogy)',
    };
  }
  if (!reckoner.counts(day)) return { counted: false, zh: '', en: '' };
  return reckoner.isExcluded(day) ? pausedLine(reckoner, day) : { counted: true, zh: '', en: '' };
}

function pausedLine(reckoner: DayCount, day: number): Line {
  const names = pausesOn(reckoner, day);
  return { counted: false, zh: `计时中止${names.zh}，不计入`, en: `the clock was paused${names.en}` };
}

/** Days on which nothing is counted any more, while the end moves to a working day or to the day of resuming. */
function endLine(reckoner: DayCount, day: number, due: boolean): Line {
  const immediate = reckoner.timeline.limit.unit === 'IMMEDIATE';
  if (due && immediate) {
    return { counted: true, zh: '即办件，当日办结', en: 'to be done at once: by the end of this day' };
  }
  if (due) {
    return {
      counted: false,
      zh: '期限顺延至本日届满（参照《民法典》第二百零三条）',
      en: 'the period ends today instead (Civil Code 203 by analogy)',
    };
  }
  if (reckoner.isExcluded(day)) return pausedLine(reckoner, day);
  if (immediate) return { counted: false, zh: '即办件，顺延', en: 'to be done at once: put off to a later day' };
  return { counted: false, zh: '期限届满顺延中', en: 'the end of the period is put off' };
}

function pausesOn(reckoner: DayCount, day: number): { zh: string; en: string } {
  const { zone } = reckoner.calendar;
  const shift = reckoner.timeline.rule === 'START' ? 1 : 0;
  const covers = ({ from, to }: PauseRecord): boolean =>
    day >= dayAt(zone, from) + shift && (to === null || day < dayAt(zone, to) + shift);
  return namesOf(reckoner.timeline.pauses.filter(covers));
}

const NOTHING = { zh: '', en: '' };

function namesOf(pauses: readonly PauseRecord[]): { zh: string; en: string } {
  const names = pauses.map(({ procedure, reason }) => procedure ?? reason).filter((name) => name !== undefined);
  return names.length === 0 ? NOTHING : { zh: `（${names.join('、')}）`, en: ` (${names.join(', ')})` };
}

/** One day of a limit in hours: the part of it that the clock saw, and the milliseconds that ran. */
export interface HourLine {
  readonly day: number;
  readonly from: number;
  readonly to: number;
  readonly ran: number;
}

/** The account of a limit in hours: the days that it touches, and how much of each ran. */
export function hourAccount(calendar: Calendar, timeline: Timeline, lines: readonly HourLine[]): CountedDay[] {
  const opening = timeline.limit.openingHours === true;
  return lines.map(({ day, from, to, ran }) => {
    const minutes = ran / 60_000;
    const shown = Number(minutes.toFixed(2));
    const pauses = timeline.pauses.filter((pause) => pause.from < to && (pause.to ?? Infinity) > from);
    const names = namesOf(pauses);
    const paused =
      pauses.length === 0 ? NOTHING : { zh: `，已扣除计时中止${names.zh}`, en: `, less the pause${names.en}` };
    const zh = `${opening ? '按开放时间' : '按小时连续'}计入 ${shown} 分钟${paused.zh}`;
    const en = `${shown} minutes count (${opening ? 'opening hours' : 'around the clock'})${paused.en}`;
    return Object.assign(written(calendar, day, { counted: ran > 0, zh, en }, null), { minutes });
  });
}
