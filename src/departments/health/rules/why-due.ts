import type { LocalText } from '../../../platform/errors/index.js';
import { addMonths } from '../../../platform/time/index.js';
import {
  CATCH_UP,
  IMMUNISATION_SCHEDULE,
  LATE_NOTES,
  VACCINES,
  type Gap,
  type ScheduledDose,
} from '../immunisation-schedule.js';
import { doseKey, lastDay } from './vaccinations.js';

interface DueDose {
  vaccine: string;
  dose: number;
  dueOn: string;
  birthDate: string;
}

/** Why a dose is offered to a child, with what the answer rests on. One that the schedule does not know any more has no reason. */
export function whyDue(due: DueDose, today: string): LocalText | null {
  const scheduled = IMMUNISATION_SCHEDULE.find((one) => doseKey(one) === doseKey(due));
  if (!scheduled) return null;
  const { vaccine, fromMonths, beforeMonths } = scheduled;
  const byAge = addMonths(due.birthDate, fromMonths);
  const { instead } = scheduled;
  const parts = [instead && due.dueOn < byAge ? insteadOf(instead) : ofAge(scheduled)];
  if (due.dueOn > byAge) parts.push(...scheduled.gaps.map(afterGap));
  if (today > lastDay(due.birthDate, beforeMonths)) parts.push(LATE, ...[LATE_NOTES[vaccine] ?? []].flat());
  return { zh: `${parts.map(({ zh }) => zh).join(';')}。`, en: `${parts.map(({ en }) => en).join('; ')}.` };
}

const LATE: LocalText = {
  zh: `已过推荐完成年龄,应尽早补种这一剂,无需从头接种(${CATCH_UP})`,
  en: `the recommended age has passed: give this dose soon, nothing begins anew (${CATCH_UP})`,
};

const ofAge = ({ fromMonths, source }: ScheduledDose): LocalText =>
  fromMonths === 0
    ? { zh: `出生后即可接种(${source})`, en: `Due from birth (${source})` }
    : { zh: `满${fromMonths}月龄起接种(${source})`, en: `Due from ${fromMonths} months of age (${source})` };

const insteadOf = ({ fromMonths, source }: NonNullable<ScheduledDose['instead']>): LocalText => ({
  zh: `满${fromMonths}月龄起补种(${source})`,
  en: `To be made up for from ${fromMonths} months of age (${source})`,
});

/** 最小间隔, for people. */
function afterGap({ vaccine, dose, days, months, source }: Gap): LocalText {
  const least =
    days === undefined ? { zh: `${months}个月`, en: `${months} months` } : { zh: `${days}天`, en: `${days} days` };
  return {
    zh: `与${VACCINES[vaccine].zh}第${dose}剂间隔不少于${least.zh}(${source})`,
    en: `at least ${least.en} after dose ${dose} of ${VACCINES[vaccine].en} (${source})`,
  };
}
