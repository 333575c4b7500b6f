import type { LocalText } from '../platform/errors/index.js';
import type { EventKind } from '../requests/index.js';

/** What a resident reads in the timeline. Inner workings (who claimed, who returned) are not told. */
export const TIMELINE_LABELS: Partial<Record<EventKind, LocalText>> = {
  RECEIVED: { zh: '已收件', en: 'Received' },
  ACCEPTED: { zh: '已受理', en: 'Accepted' },
  DEEMED_ACCEPTED: { zh: '逾期未告知,视为受理', en: 'Deemed accepted: nothing was said in time' },
  CORRECTION_REQUESTED: { zh: '请补正材料', en: 'Please correct your materials' },
  MATERIALS_SUPPLIED: { zh: '已收到补正材料', en: 'Corrected materials received' },
  REFUSED: { zh: '不予受理', en: 'Refused' },
  WITHDRAWN: { zh: '已撤回', en: 'Withdrawn' },
  ROUTED: { zh: '已转办理部门', en: 'Handed to the department' },
  TASK_COMPLETED: { zh: '环节办理完成', en: 'A step is done' },
  SUSPENDED: { zh: '进入特别程序,期间不计时', en: 'A special procedure has begun; its days do not count' },
  RESUMED: { zh: '特别程序结束,继续办理', en: 'The special procedure has ended' },
  EXTENDED: { zh: '办理期限已延长', en: 'The time limit was extended' },
  DECIDED: { zh: '已办结', en: 'Decided' },
  DELIVERED: { zh: '结果已送达', en: 'The result was delivered' },
};
