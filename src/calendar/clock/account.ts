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

interface Line {
  counted: boolean;
  zh: string;
  en: string;
}

/** The account of a limit in days: one line per day from the start day to `end`. */
export function dayAccount(reckoner: DayCount, total: number, end: number): CountedDay[] {
  const { calendar } = reckoner;
  const immediate = reckoner.timeline.limit.unit === 'IMMEDIATE';
  const lines: CountedDay[] = [];
  let ordinal = 0;
  for (let day = reckoner.startDay; day <= end; day += 1) {
    const line = immediate ? immediateLine(day === end) : dayLine(reckoner, day, ordinal < total, end);
    const answer = describeDay(calendar, day);
    if (line.counted) ordinal += 1;
    lines.push({
      date: formatDay(day),
      counted: line.counted,
      ordinal: line.counted ? ordinal : null,
      reason: line.zh === '' ? answer.reason : `${answer.reason}；${line.zh}`,
      reasonEn: line.en === '' ? answer.reasonEn : `${answer.reasonEn}; ${line.en}`,
      ...(answer.notice === undefined ? {} : { notice: answer.notice }),
    });
  }
  return lines;
}

function dayLine(reckoner: DayCount, day: number, counting: boolean, end: number): Line {
  return counting ? countLine(reckoner, day) : tailLine(day === end);
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
  if (reckoner.isExcluded(day)) {
    const names = pausesOn(reckoner, day);
    return { counted: false, zh: `计时中止${names.zh}，不计入`, en: `the clock was paused${names.en}` };
  }
  return { counted: true, zh: '', en: '' };
}

/** Days after the limit is used up, while its end moves to a working day or to the day of resuming. */
function tailLine(due: boolean): Line {
  if (due) {
    return {
      counted: false,
      zh: '期限顺延至本日届满（参照《民法典》第二百零三条）',
      en: 'the period ends today instead (Civil Code 203 by analogy)',
    };
  }
  return { counted: false, zh: '期限届满顺延中', en: 'the end of the period is put off' };
}

function immediateLine(due: boolean): Line {
  if (due) return { counted: true, zh: '即办件，当日办结', en: 'to be done at once: by the end of this day' };
  return { counted: false, zh: '即办件，顺延', en: 'to be done at once: put off to a later day' };
}

function pausesOn(reckoner: DayCount, day: number): { zh: string; en: string } {
  const { zone } = reckoner.calendar;
  const shift = reckoner.timeline.rule === 'START' ? 1 : 0;
  const covers = ({ from, to }: PauseRecord): boolean =>
    day >= dayAt(zone, from) + shift && (to === null || day < dayAt(zone, to) + shift);
  const names = reckoner.timeline.pauses
    .filter(covers)
    .map(({ procedure, reason }) => procedure ?? reason)
    .filter((name) => name !== undefined);
  return names.length === 0 ? { zh: '', en: '' } : { zh: `（${names.join('、')}）`, en: ` (${names.join(', ')})` };
}

/** The account of a limit in hours: the days that it touches. */
export function hourAccount(calendar: Calendar, timeline: Timeline, end: number): CountedDay[] {
  const lines: CountedDay[] = [];
  const opening = timeline.limit.openingHours === true;
  for (let day = dayAt(calendar.zone, timeline.start); day <= end; day += 1) {
    const answer = describeDay(calendar, day);
    const zh = opening ? '按开放时间计小时，扣除中止时间' : '按小时连续计算，扣除中止时间';
    const en = opening ? 'opening hours count, less pauses' : 'hours run around the clock, less pauses';
    lines.push({
      date: formatDay(day),
      counted: true,
      ordinal: null,
      reason: `${answer.reason}；${zh}`,
      reasonEn: `${answer.reasonEn}; ${en}`,
      ...(answer.notice === undefined ? {} : { notice: answer.notice }),
    });
  }
  return lines;
}
