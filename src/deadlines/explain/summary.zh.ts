import type { DayCode } from '../../calendar/index.js';
import type { TimeLimit } from '../../catalogue/index.js';
import type { DueDateMove, SummaryFacts } from './summary-facts.js';

/** The account of a due date in plain Chinese. */
export function summaryZh(facts: SummaryFacts): string {
  return [limit(facts), ...facts.moves.map(move), course(facts), outcome(facts)].join('');
}

function limit({ label, limit, result }: SummaryFacts): string {
  if (limit.unit === 'IMMEDIATE') return `${label}为当日办结。`;
  const extended = result.total! > limit.value ? `,延长后共 ${amount({ ...limit, value: result.total! })}` : '';
  return `${label}为 ${amount(limit)}${extended}。`;
}

function course(facts: SummaryFacts): string {
  const { limit, result, standing } = facts;
  const parts = limit.unit === 'HOUR' ? hours(facts) : limit.unit === 'IMMEDIATE' ? immediate(facts) : days(facts);
  if (result.dueOn !== null) {
    parts.push(limit.unit === 'HOUR' ? `${facts.hours!.to} 届满` : `最后一天为 ${result.dueOn}`);
    return `${parts.join(';')}。${standing ? `此后停表${named(standing.procedure)}。` : ''}`;
  }
  if (!standing) return `${parts.join(';')}。停表期间停止计时,没有最后一天。`;
  const { since, procedure, expectedOn } = standing;
  parts.push(`${since} 起停表${named(procedure)}${expectedOn === null ? '' : `,预计 ${expectedOn} 结束`}`);
  const left = `还剩 ${amount({ ...limit, value: result.remaining! })}`;
  return `${parts.join(';')}。${left},恢复计时后才能确定最后一天。`;
}

function days({ result, tally }: SummaryFacts): string[] {
  const { off, paused, special, postponed, postponedByPause } = tally!;
  const left = [
    ...[...off].map(([code, count]) => `${DAYS[code]} ${count} 天`),
    ...[...paused].map(([procedure, count]) => `停表${named(procedure)} ${count} 天`),
  ];
  const parts = [`自 ${result.startedOn} 起算,当日不计`];
  if (left.length > 0) parts.push(`不计入${left.join('、')}`);
  for (const [code, count] of special) parts.push(`${DAYS[code]} ${count} 天计入`);
  if (postponed > 0) parts.push(`期满之日${postponedByPause ? '停表' : '休息'},顺延 ${postponed} 天`);
  return parts;
}

function hours({ hours }: SummaryFacts): string[] {
  const { from, paused } = hours!;
  const parts = [`自 ${from} 起连续计算`];
  if (paused > 0) parts.push(`停表 ${duration(paused)}不计`);
  return parts;
}

function immediate({ result }: SummaryFacts): string[] {
  const parts = [`${result.startedOn} 开始`];
  if (result.dueOn !== null && result.dueOn !== result.startedOn) parts.push('当日休息,顺延');
  return parts;
}

function move({ on, from, to, extension, calendar }: DueDateMove): string {
  const moved = from === null || to === null ? '' : `,最后一天由 ${from} 改为 ${to}`;
  if (!extension) return `${on} 因放假安排或者工作日历变动${calendar === null ? '' : `(${calendar})`}${moved}。`;
  const { by, reason, notice } = extension;
  const why = reason === null ? '' : `,理由:${reason}`;
  return `${on} 延长 ${amount(by)}${moved}${why}${notice === null ? '' : `(延长期限通知书 ${notice})`}。`;
}

function outcome({ result, stoppedOn }: SummaryFacts): string {
  const provisional = result.provisional ? '期限涉及的年份尚未公布放假安排,日期暂定。' : '';
  if (stoppedOn !== null) {
    return `${stoppedOn} 停止计时${result.breached ? ',已逾期' : result.dueOn === null ? '' : ',未逾期'}。`;
  }
  return `${result.breached ? '已逾期。' : ''}${provisional}`;
}

const UNITS = { WORKING_DAY: '个工作日', NATURAL_DAY: '日', HOUR: '小时', IMMEDIATE: '日' };
const amount = ({ value, unit }: TimeLimit): string => `${value} ${UNITS[unit]}`;

const DAYS: Record<DayCode, string> = {
  WEEKDAY: '工作日',
  WEEKEND: '周末',
  HOLIDAY: '放假',
  MAKEUP: '调休上班',
  LAYER_HOLIDAY: '本地休息',
  LAYER_WORKDAY: '本地上班',
};

const named = (procedure: string): string => (procedure === '' ? '' : `(${procedure})`);

function duration(minutes: number): string {
  const [whole, rest] = [Math.floor(minutes / 60), Math.round(minutes % 60)];
  return `${whole > 0 ? `${whole} 小时` : ''}${rest > 0 ? `${whole > 0 ? ' ' : ''}${rest} 分` : ''}`;
}
