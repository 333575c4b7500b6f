import type { Application, RuleViolation } from '../../../department-kit/index.js';
import { addMonths } from '../../../platform/time/index.js';
import type { AppealForm, CessationForm } from '../items/form-types.js';
import type { CaseKind } from '../registers/assistance-case.entity.js';
import type { Standing } from '../registers/standings.sql.js';
import * as errors from '../social-assistance.errors.js';
import { URGENT_AGAIN_AFTER_MONTHS } from '../social-assistance.policy.js';
import { eventAsked, kindsAsked } from './asked.js';

/** What the registers know of the people of an application. */
export interface Known {
  /** What the applicant has or had. */
  own: Standing[];
  /** What each household member has, in the form's order. */
  members: Standing[][];
  /** Whether the applicant, and each member, is known to be dead. */
  dead: boolean[];
}

const APPLICANT = ['applicant', 'idNumber'];
const memberField = (index: number): string[] => ['form', 'householdMembers', String(index), 'idNumber'];

/** Rules against what the register knows (应保尽保, 不重复享受). */
export function registerRules(application: Application, known: Known): RuleViolation[] {
  const { itemCode, form } = application;
  const dead = deathRules(application, known.dead);
  if (dead.length > 0) return dead;
  const { own, members } = known;
  const violations = kindsAsked(itemCode, form).flatMap((kind) => allowanceRules(kind, own));
  if (HOUSEHOLD_ITEMS.includes(itemCode)) violations.push(...memberRules(members));
  violations.push(...eventRules(application, own, members));
  switch (itemCode) {
    case 'allowance-cessation':
      return violations.concat(mustHold((form as unknown as CessationForm).allowance, own, 'allowance'));
    case 'allowance-change':
      return violations.concat(mustHold('MINIMUM_LIVING', own), memberRules(members, own));
    case 'allowance-appeal':
      return violations.concat(appealRules(form as unknown as AppealForm, own));
    default:
      return violations;
  }
}

const HOUSEHOLD_ITEMS = ['minimum-living-allowance', 'low-income-family-recognition'];

/**
 * The dead are not granted anything; only their allowances can be ended. Who was taken for dead contests the stop: there
 * is no other way back.
 */
function deathRules({ itemCode, form }: Application, [applicant, ...members]: boolean[]): RuleViolation[] {
  const ending = itemCode === 'allowance-cessation' && (form as unknown as CessationForm).cause === 'DEATH';
  const contested = itemCode === 'allowance-appeal' && (form as unknown as AppealForm).against === 'STOP';
  const violations = applicant && !ending && !contested ? [{ message: errors.applicantDead, field: APPLICANT }] : [];
  members.forEach((dead, index) => {
    if (dead) violations.push({ message: errors.memberDead, field: memberField(index) });
  });
  return violations;
}

/** What cannot be had beside what (国发〔2015〕52号 for the two disability allowances; 特困人员认定办法). */
export const EXCLUDED_BY_DESTITUTE_SUPPORT: CaseKind[] = [
  'MINIMUM_LIVING',
  'LOW_INCOME_FAMILY',
  'DISABILITY_LIVING',
  'DISABILITY_NURSING',
  'CHILD_LIVING',
];

/** Given as often as there is a new event. */
const GIVEN_AGAIN: CaseKind[] = ['TEMPORARY_AID', 'FUNERAL'];

/** Asked at the window, and of what stands by then when it is decided. */
export function allowanceRules(asked: CaseKind, own: Standing[]): RuleViolation[] {
  if (GIVEN_AGAIN.includes(asked)) return [];
  if (has(own, asked)) return [{ message: errors.alreadyReceiving(asked), field: APPLICANT }];
  const destitute = EXCLUDED_BY_DESTITUTE_SUPPORT.includes(asked) && has(own, 'DESTITUTE_SUPPORT');
  if (destitute) return [{ message: errors.destituteExcludes(asked), field: APPLICANT }];
  if (asked === 'DESTITUTE_SUPPORT') return destituteRules(own);
  const covered = asked === 'LOW_INCOME_FAMILY' && has(own, 'MINIMUM_LIVING');
  return covered ? [{ message: errors.alreadyReceiving('MINIMUM_LIVING'), field: APPLICANT }] : [];
}

/**
 * What the person has alone ends with the decision; what other people live on as well, or (特困人员认定办法) what goes before
 * for a child, does not.
 */
function destituteRules(own: Standing[]): RuleViolation[] {
  if (has(own, 'CHILD_LIVING')) return [{ message: errors.alreadyReceiving('CHILD_LIVING'), field: APPLICANT }];
  const shared = own.filter(({ role, householdSize }) => role === 'MEMBER' || (householdSize ?? 1) > 1);
  return has(shared, 'MINIMUM_LIVING') ? [{ message: errors.householdReceives, field: APPLICANT }] : [];
}

/** A household's allowance is also its members'; every other is the holder's alone. */
const ofHousehold = (kind: CaseKind): boolean => kind === 'MINIMUM_LIVING' || kind === 'LOW_INCOME_FAMILY';

const has = (standings: Standing[], asked: CaseKind): boolean =>
  standings.some(
    ({ role, kind, status }) => kind === asked && status === 'ACTIVE' && (role === 'HOLDER' || ofHousehold(kind)),
  );

/** @param own the household that reports a change: its own members are no strangers */
function memberRules(members: Standing[][], own: Standing[] = []): RuleViolation[] {
  const household = own.find(({ role, kind, status }) => {
    return role === 'HOLDER' && kind === 'MINIMUM_LIVING' && status === 'ACTIVE';
  });
  return members.flatMap((standings, index) => {
    const elsewhere = standings.filter(({ caseId }) => caseId !== household?.caseId);
    const held = (['MINIMUM_LIVING', 'DESTITUTE_SUPPORT'] as const).find((kind) => has(elsewhere, kind));
    return held ? [{ message: errors.memberAlreadyReceiving(held), field: memberField(index) }] : [];
  });
}

/** Aid is for a household: what one of it was given for an event, no other is given again. */
function eventRules({ itemCode, form, today }: Application, own: Standing[], members: Standing[][]): RuleViolation[] {
  const event = eventAsked(itemCode, form);
  if (!event) return [];
  const aided = [...own, ...members.flat()].filter(({ kind, status, cause }) => {
    return kind === 'TEMPORARY_AID' && status === 'ACTIVE' && cause === event.cause;
  });
  if (aided.some(({ incidentOn }) => incidentOn === event.incidentOn)) {
    return [{ message: errors.sameEventAided, field: ['form', event.field] }];
  }
  if (itemCode !== 'temporary-aid-urgent' || !aided.some((one) => isRecent(one, today))) return [];
  return [{ message: errors.urgentOncePerCause(URGENT_AGAIN_AFTER_MONTHS), field: ['form', 'cause'] }];
}

const isRecent = ({ registeredOn }: Standing, today: string): boolean =>
  registeredOn > addMonths(today, -URGENT_AGAIN_AFTER_MONTHS);

function mustHold(kind: CaseKind, own: Standing[], field?: string): RuleViolation[] {
  const held = own.some((one) => one.role === 'HOLDER' && one.kind === kind && one.status === 'ACTIVE');
  return held ? [] : [{ message: errors.notReceiving(kind), field: field ? ['form', field] : APPLICANT }];
}

function appealRules({ allowance, against }: AppealForm, own: Standing[]): RuleViolation[] {
  const held = own.filter(({ role, kind }) => role === 'HOLDER' && kind === allowance);
  const status = against === 'STOP' ? 'CEASED' : 'ACTIVE';
  if (held.some((one) => one.status === status)) {
    const again = against === 'STOP' && has(own, allowance);
    return again ? [{ message: errors.alreadyReceiving(allowance), field: ['form', 'against'] }] : [];
  }
  const message = against === 'STOP' ? errors.nothingStopped(allowance) : errors.notReceiving(allowance);
  return [{ message, field: ['form', 'allowance'] }];
}
