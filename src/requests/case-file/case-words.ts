/** The words of a case file (DOMAIN.md §2): its states, and those of its tasks and clocks. */

export const REQUEST_STATES = [
  'RECEIVED',
  'CORRECTION',
  'ACCEPTED',
  'REFUSED',
  'IN_PROGRESS',
  'SUSPENDED',
  'DECIDED',
  'DELIVERED',
  'WITHDRAWN',
  'TERMINATED',
] as const;
export type RequestState = (typeof REQUEST_STATES)[number];

export const TASK_STATES = ['QUEUED', 'OPEN', 'CLAIMED', 'DONE', 'RETURNED', 'CANCELLED'] as const;
export type TaskState = (typeof TASK_STATES)[number];

export const DECISIONS = ['APPROVED', 'REJECTED', 'PARTIAL'] as const;
export type Decision = (typeof DECISIONS)[number];

export const CHANNELS = ['WINDOW', 'ONLINE', 'HOTLINE', 'SELF_SERVICE', 'HOME_VISIT'] as const;
export type Channel = (typeof CHANNELS)[number];

export const SIGNALS = ['GREEN', 'YELLOW', 'RED'] as const;
export type Signal = (typeof SIGNALS)[number];

export const CLOCK_KINDS = ['ACCEPTANCE', 'PROMISED', 'LEGAL', 'STEP', 'DELIVERY'] as const;
export type ClockKind = (typeof CLOCK_KINDS)[number];
export const CLOCK_STATES = ['RUNNING', 'PAUSED', 'STOPPED'] as const;
export type ClockState = (typeof CLOCK_STATES)[number];
