import { CLOCK_NAMES, type WarningRule, type WarningTrigger } from '../../deadlines/index.js';
import type { LocalText } from '../../platform/errors/index.js';

type Said = Omit<WarningRule, 'id' | 'version'>;

function clockOf({ clockKind }: Said): LocalText {
  if (clockKind === null) return { zh: '时限', en: 'a clock' };
  const { zh, en } = CLOCK_NAMES[clockKind];
  return { zh, en: `the ${en}` };
}
const many = (count: number | null, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;
const percent = (fraction: number | null): string => `${Math.round((fraction ?? 0) * 1000) / 10}%`;

const SENTENCES: Record<WarningTrigger, (rule: Said) => LocalText> = {
  BEFORE_DUE: (rule) => {
    const { zh, en } = clockOf(rule);
    const { value, fraction } = rule;
    const hours = {
      zh: `按小时计的${zh}剩余 ${percent(fraction)} 时`,
      en: `when ${percent(fraction)} of ${en} is left, if it is in hours`,
    };
    if (value === null) return hours;
    const days = { zh: `${zh}届满前 ${value} 日`, en: `${many(value, 'day')} before ${en} ends` };
    return fraction === null ? days : { zh: `${days.zh};${hours.zh}`, en: `${days.en}; ${hours.en}` };
  },
  AT_DUE: (rule) => ({ zh: `${clockOf(rule).zh}届满`, en: `when ${clockOf(rule).en} has passed` }),
  OVERDUE_FOR: (rule) => {
    const { value, repeatEvery, repeatTimes } = rule;
    const once = {
      zh: `${clockOf(rule).zh}逾期 ${value} 个工作日`,
      en: `${many(value, 'working day')} after ${clockOf(rule).en} has passed`,
    };
    if (repeatTimes === 0) return once;
    return {
      zh: `${once.zh},此后每 ${repeatEvery} 个工作日一次,再 ${repeatTimes} 次`,
      en: `${once.en}, and ${many(repeatTimes, 'time')} more, every ${many(repeatEvery, 'working day')}`,
    };
  },
  PAUSE_OVERRUN: (rule) => ({
    zh: `特别程序超过预计时间(${clockOf(rule).zh})`,
    en: `when a special procedure that pauses ${clockOf(rule).en} takes longer than expected`,
  }),
  RETURNED_TIMES: ({ value }) => ({
    zh: `同一环节被退单满 ${value} 次`,
    en: `when a step was returned ${many(value, 'time')}`,
  }),
  REFUSED_WITHOUT_REASON: ({ value }) => ({
    zh: `不予受理的理由不足 ${value} 个字`,
    en: `when a request is refused with a reason of fewer than ${many(value, 'character')}`,
  }),
  ANSWER_OVERDUE: () => ({
    zh: '催办、督办逾期未答复',
    en: 'when a reminder or an order is not answered in time',
  }),
};

/** When a rule speaks, for people. */
export const ruleText = (rule: Said): LocalText => SENTENCES[rule.trigger](rule);
