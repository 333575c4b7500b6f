import type { ClockKind } from '../requests/index.js';

export const WARNING_TRIGGERS = [
  'BEFORE_DUE',
  'AT_DUE',
  'OVERDUE_FOR',
  'PAUSE_OVERRUN',
  'RETURNED_TIMES',
  'REFUSED_WITHOUT_REASON',
  'ANSWER_OVERDUE',
] as const;
export type WarningTrigger = (typeof WARNING_TRIGGERS)[number];

export const CARD_LEVELS = ['YELLOW', 'RED'] as const;
export type CardLevel = (typeof CARD_LEVELS)[number];

/** Who is told of a card: whoever holds the work, their leader, the centre's supervisor, 首问责任人. */
export const CARD_RECIPIENTS = ['OFFICER', 'LEADER', 'SUPERVISOR', 'FIRST_CONTACT'] as const;
export type CardRecipient = (typeof CARD_RECIPIENTS)[number];

/** A rule that raises warning cards (预警规则). It is data; a changed rule is a new version, cards keep theirs. */
export interface WarningRule {
  id: number;
  /** Stable over versions. */
  code: string;
  version: number;
  trigger: WarningTrigger;
  /** The clock that a time rule is about; null for a rule about something that happens. */
  clockKind: ClockKind | null;
  /**
   * BEFORE_DUE: working (natural) days before the due day. OVERDUE_FOR: working days after it. RETURNED_TIMES: returns.
   * REFUSED_WITHOUT_REASON: characters that a reason has at least.
   */
  value: number | null;
  /** BEFORE_DUE for limits in hours: the share of the limit that is left. */
  fraction: number | null;
  level: CardLevel;
  recipients: CardRecipient[];
  /** OVERDUE_FOR: once more every so many working days … */
  repeatEvery: number | null;
  /** … so many times. */
  repeatTimes: number;
  /** Only for clocks of this department; null: for all. */
  department: string | null;
  /** Only for this item; null: for all. */
  itemCode: string | null;
}

export type NewWarningRule = Omit<WarningRule, 'id' | 'version'>;

const general = { value: null, fraction: null, repeatEvery: null, repeatTimes: 0, department: null, itemCode: null };

/**
 * What an installation starts with. DOMAIN.md §3 gives the first three (YELLOW one working day before the promised due
 * date and when it passes, RED when the legal one passes); the others are policy.
 */
export const DEFAULT_RULES: readonly NewWarningRule[] = [
  {
    ...general,
    code: 'promised-soon',
    trigger: 'BEFORE_DUE',
    clockKind: 'PROMISED',
    value: 1,
    fraction: 0.25,
    level: 'YELLOW',
    recipients: ['OFFICER'],
  },
  {
    ...general,
    code: 'promised-passed',
    trigger: 'AT_DUE',
    clockKind: 'PROMISED',
    level: 'YELLOW',
    recipients: ['OFFICER', 'LEADER', 'FIRST_CONTACT'],
  },
  {
    ...general,
    code: 'legal-passed',
    trigger: 'AT_DUE',
    clockKind: 'LEGAL',
    level: 'RED',
    recipients: ['OFFICER', 'LEADER', 'SUPERVISOR', 'FIRST_CONTACT'],
  },
  {
    ...general,
    code: 'legal-long-passed',
    trigger: 'OVERDUE_FOR',
    clockKind: 'LEGAL',
    value: 5,
    level: 'RED',
    recipients: ['LEADER', 'SUPERVISOR'],
    repeatEvery: 5,
    repeatTimes: 3,
  },
  {
    ...general,
    code: 'step-passed',
    trigger: 'AT_DUE',
    clockKind: 'STEP',
    level: 'YELLOW',
    recipients: ['OFFICER', 'LEADER'],
  },
  {
    ...general,
    code: 'acceptance-passed',
    trigger: 'AT_DUE',
    clockKind: 'ACCEPTANCE',
    level: 'YELLOW',
    recipients: ['FIRST_CONTACT', 'SUPERVISOR'],
  },
  {
    ...general,
    code: 'delivery-passed',
    trigger: 'AT_DUE',
    clockKind: 'DELIVERY',
    level: 'YELLOW',
    recipients: ['FIRST_CONTACT', 'SUPERVISOR'],
  },
  ...(['PROMISED', 'LEGAL'] as const).map((clockKind): NewWarningRule => ({
    ...general,
    code: `pause-overrun-${clockKind.toLowerCase()}`,
    trigger: 'PAUSE_OVERRUN',
    clockKind,
    level: 'YELLOW',
    recipients: ['OFFICER', 'LEADER'],
  })),
  {
    ...general,
    code: 'returned-twice',
    trigger: 'RETURNED_TIMES',
    clockKind: null,
    value: 2,
    level: 'YELLOW',
    recipients: ['LEADER', 'SUPERVISOR'],
  },
  {
    ...general,
    code: 'refused-without-reason',
    trigger: 'REFUSED_WITHOUT_REASON',
    clockKind: null,
    value: 6,
    level: 'YELLOW',
    recipients: ['FIRST_CONTACT', 'SUPERVISOR'],
  },
  {
    ...general,
    code: 'answer-overdue',
    trigger: 'ANSWER_OVERDUE',
    clockKind: null,
    level: 'YELLOW',
    recipients: ['OFFICER', 'LEADER', 'SUPERVISOR'],
  },
];
