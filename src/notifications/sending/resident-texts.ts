import type { NotificationKind } from '../../deadlines/index.js';
import type { NoticeKind } from '../../requests/index.js';

/** What a resident may be told by a channel that others can read along: nothing but this (最小必要). */
export interface ResidentFacts {
  number: string;
  /** null: the name alone would tell others what nobody is to know of. */
  itemName: string | null;
  kind: NotificationKind;
  noticeKind: NoticeKind | null;
  /** Whose due date changed, for DUE_DATE_CHANGED. */
  clock: unknown;
  /** YYYY-MM-DD, where the notice has one. */
  dueOn: string | null;
}

const dateOf = (day: string): string => {
  const [year, month, date] = day.split('-').map(Number);
  return `${year}年${month}月${date}日`;
};

const NOTICES: Record<NoticeKind, (due: string | null) => string> = {
  RECEIPT: () => '已收件。',
  ACCEPTANCE: (due) => (due ? `已受理，办理期限至${due}。` : '已受理。'),
  CORRECTION: () => '材料需要补正，请查看补正告知书。',
  REFUSAL: () => '不予受理，请查看不予受理通知书。',
  SPECIAL_PROCEDURE: () => '进入特别程序，所需时间不计入办理期限。',
  EXTENSION: (due) => (due ? `办理期限已延长至${due}。` : '办理期限已延长。'),
  DECISION: () => '已办结，请查看决定书。',
  DELIVERY_RECEIPT: () => '结果已送达。',
  TERMINATION: () => '已终止办理，请查看终止办理通知书。',
  REOPENING: (due) => (due ? `将重新办理，办理期限至${due}。` : '将重新办理。'),
};

/** A calendar or a layer moved a due date; each of a request's two dates is told by itself. */
function dueDateChanged(clock: unknown, due: string | null): string {
  const which = clock === 'PROMISED' ? '承诺办结日期' : clock === 'LEGAL' ? '法定办结日期' : '办理期限';
  return due ? `${which}调整为${due}。` : `${which}有调整，请查询。`;
}

/** The message to a resident, in Chinese: number, item, what happened, due date. No name and no outcome. */
export function residentText({ number, itemName, kind, noticeKind, clock, dueOn }: ResidentFacts): string {
  const due = dueOn === null ? null : dateOf(dueOn);
  let happened = '有新的进展，请查询。';
  if (kind === 'DUE_DATE_CHANGED') happened = dueDateChanged(clock, due);
  else if (noticeKind !== null) happened = NOTICES[noticeKind](due);
  return `您的${itemName === null ? '' : `“${itemName}”`}办件（受理编号${number}）${happened}`;
}
