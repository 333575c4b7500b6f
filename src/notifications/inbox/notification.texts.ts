import { CLOCK_NAMES, type NotificationKind, type WarningTrigger } from '../../deadlines/index.js';
import type { LocalText } from '../../platform/errors/index.js';

/** What a text is made of: codes and dates of the message, and the request's number and item. */
export interface NotificationFacts {
  kind: NotificationKind;
  number: string | null;
  itemName: LocalText | null;
  detail: Readonly<Record<string, unknown>>;
}

interface Texts {
  title: LocalText;
  body: LocalText;
}

const SOME_CLOCK: LocalText = { zh: '时限', en: 'time limit' };

const LEVELS: Record<string, LocalText> = {
  YELLOW: { zh: '黄牌', en: 'Yellow card' },
  RED: { zh: '红牌', en: 'Red card' },
};
const SOME_LEVEL: LocalText = { zh: '预警牌', en: 'Warning card' };

/** The entry of a table, for a key that came from data. */
const entry = <T>(table: Readonly<Record<string, T>>, key: unknown): T | undefined =>
  typeof key === 'string' && Object.hasOwn(table, key) ? table[key] : undefined;
const text = (value: unknown): string | null => (typeof value === 'string' ? value : null);
const count = (value: unknown): string => (typeof value === 'number' ? ` ${value} ` : '');

const clockOf = ({ detail }: NotificationFacts): LocalText => entry(CLOCK_NAMES, detail.clock) ?? SOME_CLOCK;
const levelOf = ({ detail }: NotificationFacts): LocalText => entry(LEVELS, detail.level) ?? SOME_LEVEL;

/** ` (2026-03-09)`, or nothing. */
const dated = (day: unknown): string => (text(day) === null ? '' : ` (${text(day)})`);

/** Why a card was raised, by the trigger of its rule; after a comma, before a full stop. */
const CARD_CAUSES: Record<WarningTrigger, (facts: NotificationFacts) => LocalText> = {
  BEFORE_DUE: (facts) => ({
    zh: `${clockOf(facts).zh}即将届满${dated(facts.detail.dueOn)}`,
    en: `its ${clockOf(facts).en} is about to end${dated(facts.detail.dueOn)}`,
  }),
  AT_DUE: (facts) => ({
    zh: `${clockOf(facts).zh}已届满${dated(facts.detail.dueOn)}`,
    en: `its ${clockOf(facts).en} has passed${dated(facts.detail.dueOn)}`,
  }),
  OVERDUE_FOR: (facts) => ({
    zh: `${clockOf(facts).zh}已逾期${count(facts.detail.value)}个工作日或更久${dated(facts.detail.dueOn)}`,
    en: `its ${clockOf(facts).en} passed${count(facts.detail.value)}working days ago or more${dated(facts.detail.dueOn)}`,
  }),
  PAUSE_OVERRUN: () => ({
    zh: '特别程序超过预计时间',
    en: 'its special procedure takes longer than was expected',
  }),
  RETURNED_TIMES: ({ detail }) => ({
    zh: `已被退单${count(detail.value)}次`,
    en: `it was returned${count(detail.value)}times`,
  }),
  REFUSED_WITHOUT_REASON: () => ({ zh: '不予受理未说明理由', en: 'it was refused without a reason' }),
  ANSWER_OVERDUE: () => ({ zh: '催办或督办逾期未答复', en: 'a reminder or an order was not answered in time' }),
};

const cause = (facts: NotificationFacts): LocalText =>
  entry(CARD_CAUSES, facts.detail.trigger)?.(facts) ?? { zh: '触发预警规则', en: 'a warning rule fired' };

/** `办件 3301…(失业登记)`: what most texts begin with. */
function subject({ number, itemName }: NotificationFacts): LocalText {
  const of = (name: string | undefined): string => (name === undefined ? '' : ` (${name})`);
  return {
    zh: `办件 ${number ?? ''}${itemName === null ? '' : `（${itemName.zh}）`}`,
    en: `Request ${number ?? ''}${of(itemName?.en)}`,
  };
}

function answerBy({ detail }: NotificationFacts): LocalText {
  const day = text(detail.answerDueOn);
  return day === null
    ? { zh: '请及时答复', en: 'please answer soon' }
    : { zh: `请于 ${day} 前（含当日）答复`, en: `please answer by ${day}` };
}

function ruling({ detail }: NotificationFacts): LocalText {
  return detail.ruling === 'WITHDRAWN'
    ? { zh: '申诉成立，已撤牌', en: 'the rebuttal was upheld and the card is withdrawn' }
    : { zh: '申诉不成立，维持原牌', en: 'the card stands' };
}

const PROPOSALS: Record<string, LocalText> = {
  PROPOSED: { zh: '有一项日历变更待审核。', en: 'A change of the calendar waits for approval.' },
  APPROVED: { zh: '一项日历变更已批准。', en: 'A change of the calendar was approved.' },
  REJECTED: { zh: '一项日历变更未获批准。', en: 'A change of the calendar was rejected.' },
};

const FOLLOW_UPS: Record<string, LocalText> = {
  OPENED: { zh: '有回访、复核、续期到了办理时间', en: 'follow-ups have come up' },
  OVERDUE: { zh: '有回访、复核、续期已逾期', en: 'follow-ups are overdue' },
};

const about = (facts: NotificationFacts, title: LocalText, what: LocalText): Texts => {
  const { zh, en } = subject(facts);
  return { title, body: { zh: `${zh}：${what.zh}。`, en: `${en}: ${what.en}.` } };
};

const TEXTS: Record<NotificationKind, (facts: NotificationFacts) => Texts> = {
  CARD: (facts) => about(facts, levelOf(facts), cause(facts)),
  CARD_REBUTTED: (facts) =>
    about(
      facts,
      { zh: `${levelOf(facts).zh}申诉`, en: `${levelOf(facts).en} rebutted` },
      { zh: '部门提出申诉，请裁定', en: 'the department rebuts the card; please rule on it' },
    ),
  CARD_RULED: (facts) =>
    about(facts, { zh: `${levelOf(facts).zh}裁定`, en: `${levelOf(facts).en}: ruling` }, ruling(facts)),
  REMINDER: (facts) => about(facts, { zh: '催办', en: 'Reminder' }, answerBy(facts)),
  ORDER: (facts) => about(facts, { zh: '督办', en: 'Supervision order' }, answerBy(facts)),
  ANSWERED: (facts) =>
    about(
      facts,
      { zh: '催办、督办答复', en: 'Answer' },
      { zh: '催办或督办已有答复', en: 'the reminder or order was answered' },
    ),
  NOTICE: (facts) => about(facts, { zh: '文书', en: 'Notice' }, { zh: '已出具文书', en: 'a notice was issued' }),
  DUE_DATE_CHANGED: (facts) => {
    const { from, to } = facts.detail;
    return about(
      facts,
      { zh: '办理期限调整', en: 'Due date changed' },
      {
        zh: `${clockOf(facts).zh}由 ${text(from) ?? '—'} 调整为 ${text(to) ?? '—'}`,
        en: `its ${clockOf(facts).en} now ends on ${text(to) ?? '—'} instead of ${text(from) ?? '—'}`,
      },
    );
  },
  CALENDAR: ({ detail }) => ({
    title: { zh: '工作日历', en: 'Calendar' },
    body: entry(PROPOSALS, detail.state) ?? { zh: '工作日历有变更。', en: 'The calendar has changed.' },
  }),
  FOLLOW_UP: ({ detail }) => {
    const { zh, en } = entry(FOLLOW_UPS, detail.state) ?? { zh: '有回访、复核、续期', en: 'there are follow-ups' };
    return {
      title: { zh: '回访、复核、续期', en: 'Follow-ups' },
      body: {
        zh: `${zh}${dated(detail.day)}，请查看。`,
        en: `In your department ${en}${dated(detail.day)}; please look at the list.`,
      },
    };
  },
};

/** Title and body of a message in both languages. What its detail lacks is left out. */
export const notificationTexts = (facts: NotificationFacts): Texts => TEXTS[facts.kind](facts);
