import { explainDueDate } from '../../calendar/index.js';
import type { CardLevel, CasePlace, OfficialCalendar } from '../../deadlines/index.js';
import { DEPARTMENT_STAFF, hasRole, worksIn, type Caller } from '../../platform/auth/index.js';
import type { ClockKind } from '../../requests/index.js';
import type { StoredRule } from '../rules/index.js';
import { REBUT_WITHIN } from './policy.js';

export const CARD_STATES = ['RAISED', 'REBUTTED', 'UPHELD', 'WITHDRAWN'] as const;
/** RAISED 亮牌 becomes REBUTTED 已申辩; the supervisor rules on either: UPHELD 维持 or WITHDRAWN 撤销. */
export type CardState = (typeof CARD_STATES)[number];

export const CARD_RULINGS = ['UPHELD', 'WITHDRAWN'] as const;
export type CardRuling = (typeof CARD_RULINGS)[number];

/** A warning card (黄牌、红牌) as the ledger keeps it. It hangs beside a request. */
export interface CardRecord {
  id: string;
  rule: StoredRule;
  level: CardLevel;
  requestId: string;
  clockId: string | null;
  clockKind: ClockKind | null;
  centreCode: string;
  /** Who is late or at fault; null: the service centre. */
  department: string | null;
  /** Where the department works on what the card is about. */
  county: string;
  officerSub: string | null;
  officerName: string | null;
  raisedAt: Date;
  state: CardState;
  rebuttal: string | null;
  rebuttedBySub: string | null;
  rebuttedByName: string | null;
  rebuttedAt: Date | null;
  /** Why it was upheld or withdrawn. */
  ruling: string | null;
  ruledByName: string | null;
  ruledAt: Date | null;
}

const ofItsDepartment = ({ department, county }: CardRecord, caller: Caller): boolean =>
  department !== null &&
  hasRole(caller, ...DEPARTMENT_STAFF) &&
  caller.department === department &&
  worksIn(county, caller);
const clerkOfItsCentre = ({ department, centreCode }: CardRecord, caller: Caller): boolean =>
  department === null && hasRole(caller, 'clerk') && caller.centre === centreCode;
const supervisorOfItsCentre = ({ centreCode }: CardRecord, caller: Caller): boolean =>
  hasRole(caller, 'supervisor') && caller.centre === centreCode;

/** Whose card it is: the department's people where they work on it, or the clerks of the centre. */
export const holdsCard = (card: CardRecord, caller: Caller): boolean =>
  ofItsDepartment(card, caller) || clerkOfItsCentre(card, caller);

/** For everybody else the card does not exist. */
export const maySeeCard = (card: CardRecord, caller: Caller): boolean =>
  holdsCard(card, caller) || supervisorOfItsCentre(card, caller);

/** Operations on a card, named as the mutations are. */
export type CardOperation = 'rebutCard' | 'ruleOnCard';

/** What is open to the caller now. @param rebuttal the time until which it can be rebutted */
export function cardOperations(card: CardRecord, caller: Caller, rebuttal: RebuttalTime, now: Date): CardOperation[] {
  const operations: CardOperation[] = [];
  if (holdsCard(card, caller) && card.state === 'RAISED' && now < rebuttal.lateAt) operations.push('rebutCard');
  if (supervisorOfItsCentre(card, caller) && mayBeRuledOn(card)) operations.push('ruleOnCard');
  return operations;
}

export const mayBeRuledOn = ({ state }: CardRecord): boolean => state === 'RAISED' || state === 'REBUTTED';

export interface RebuttalTime {
  /** The last day on which a rebuttal is in time, YYYY-MM-DD. */
  dueOn: string;
  /** The first instant that is late. */
  lateAt: Date;
}

/** Until when a card can be rebutted, by the calendar of the body whose card it is. */
export function rebuttalTime(card: CardRecord, place: CasePlace, official: OfficialCalendar): RebuttalTime {
  const timing = official.timingOf(place);
  const calendar = timing.basis.calendarOf(timing.place, card.department);
  const { dueOn, dueAt } = explainDueDate(calendar, card.raisedAt.toISOString(), REBUT_WITHIN);
  return { dueOn, lateAt: new Date(dueAt) };
}
