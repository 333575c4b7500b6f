import type { FollowUpKind, RecordedFollowUp } from '../../../department-kit/index.js';
import { refuse, type LocalText } from '../../../platform/errors/index.js';
import { addDays, addMonths, laterOf } from '../../../platform/time/index.js';
import {
  antenatalVisit,
  chronicVisit,
  contractRenewal,
  elderlyCheck,
  foodCertificateRenewal,
  homeBedVisit,
  licenceRenewal,
  postnatalVisit,
  referralReturn,
} from '../follow-ups.js';
import { BED_TERM_ENDED, DELIVERY_DAY_NEEDED, EXAMINATION_NEEDED } from '../health.errors.js';
import * as policy from '../health.policy.js';
import { chronicProblem, measurementProblem, nextChronicVisit, type Measured } from '../rules/visits.js';

/** What a visit comes to for the entry. */
export interface AfterVisit {
  status?: 'DELIVERED' | 'EXPIRED' | 'ENDED';
  validUntil?: string;
  /** What is to be done next, and by when. */
  next?: { kind: FollowUpKind; dueOn: string }[];
  /** What was planned besides falls away. */
  cancel?: boolean;
  /** Nothing more is to be done. */
  over?: boolean;
  /** Somebody was seen. */
  visited?: boolean;
}

export interface Visit extends Pick<RecordedFollowUp, 'kind' | 'outcome' | 'today' | 'result'> {
  /** Until when the entry holds. */
  validUntil: string | null;
  /** When the entry was written, YYYY-MM-DD. */
  registeredOn: string;
  /** When something else is due that was planned before; null: nothing is. */
  pending: string | null;
}

type Rule = (visit: Visit) => AfterVisit;

const ENDED: AfterVisit = { status: 'ENDED', over: true };
const EXPIRED: AfterVisit = { status: 'EXPIRED', over: true };

/** @throws UserErrors when the outcome lacks what it needs, or is not borne out by what was measured. */
export const afterVisit = (visit: Visit): AfterVisit => RULES[visit.kind]?.(visit) ?? {};

const RULES: Readonly<Record<string, Rule | undefined>> = {
  [antenatalVisit.code]: (visit) => {
    const { outcome, pending } = visit;
    if (outcome === 'ENDED') return ENDED;
    if (outcome === 'DELIVERED') return delivered(visit);
    // Pregnancies go on beyond the last of the five visits.
    const again = outcome !== 'NORMAL' || pending === null;
    const next = again ? lookAgain(antenatalVisit, visit, policy.MATERNAL_AGAIN_DAYS) : {};
    return { ...next, visited: outcome !== 'NOT_FOUND' };
  },
  [postnatalVisit.code]: (visit) => {
    const { outcome, pending } = visit;
    if (outcome === 'ENDED') return ENDED;
    if (outcome === 'NORMAL') return pending === null ? { ...ENDED, visited: true } : { visited: true };
    return { ...lookAgain(postnatalVisit, visit, policy.MATERNAL_AGAIN_DAYS), visited: outcome === 'ABNORMAL' };
  },
  [chronicVisit.code]: ({ outcome, today, result }) => {
    const problem = chronicProblem(outcome, (result ?? {}) as Measured);
    if (problem) throw wrong(problem.message, problem.field);
    const dueOn = nextChronicVisit(outcome, today);
    return dueOn === null ? ENDED : { next: [{ kind: chronicVisit, dueOn }], visited: outcome !== 'NOT_FOUND' };
  },
  [contractRenewal.code]: (visit) => {
    if (visit.outcome === 'NOT_FOUND') return lookAgain(contractRenewal, visit);
    if (visit.outcome === 'NOT_RENEWED') return EXPIRED;
    return renewed(contractRenewal, visit, policy.CONTRACT_MONTHS);
  },
  [licenceRenewal.code]: (visit) => {
    if (visit.outcome === 'CLOSED') return ENDED;
    if (visit.outcome === 'NOT_RENEWED') return EXPIRED;
    return { ...renewed(licenceRenewal, visit, policy.LICENCE_MONTHS), visited: true };
  },
  [homeBedVisit.code]: bedVisited,
  [elderlyCheck.code]: (visit) => {
    checkMeasured(visit);
    if (visit.outcome === 'ENDED') return ENDED;
    if (visit.outcome === 'NOT_FOUND') return lookAgain(elderlyCheck, visit);
    const dueOn = addMonths(visit.today, policy.ELDERLY_CHECK_MONTHS);
    return { next: [{ kind: elderlyCheck, dueOn }], visited: true };
  },
  [referralReturn.code]: (visit) =>
    visit.outcome === 'IN_TREATMENT' ? lookAgain(referralReturn, visit, policy.REFERRAL_DAYS) : ENDED,
  [foodCertificateRenewal.code]: (visit) => {
    if (visit.outcome === 'LEFT') return ENDED;
    return visit.outcome === 'RENEWED' ? examinedAgain(visit) : EXPIRED;
  },
};

const lookAgain = (kind: FollowUpKind, { today }: Visit, days: number = policy.LOOK_AGAIN_DAYS): AfterVisit => ({
  next: [{ kind, dueOn: addDays(today, days) }],
});

function renewed(kind: FollowUpKind, { validUntil, today }: Visit, months: number): AfterVisit {
  const until = addMonths(laterOf(validUntil ?? today, today), months);
  return { validUntil: until, next: [{ kind, dueOn: until }] };
}

/** 产后访视 within a week, 产后42天健康检查; what of it is past is made up for. */
function delivered({ today, result, registeredOn }: Visit): AfterVisit {
  const bornOn = result?.deliveredOn as string | undefined;
  const earliest = addDays(registeredOn, -policy.LONGEST_PREGNANCY_DAYS);
  if (bornOn === undefined || bornOn > today || bornOn < earliest) throw wrong(DELIVERY_DAY_NEEDED, 'deliveredOn');
  const [first, last] = policy.POSTNATAL_DAYS.map((days) => addDays(bornOn, days));
  const soon = addDays(today, policy.MATERNAL_AGAIN_DAYS);
  const days = last > soon ? [laterOf(first, today), last] : [soon];
  const next = days.map((dueOn) => ({ kind: postnatalVisit, dueOn }));
  return { status: 'DELIVERED', cancel: true, next, visited: true };
}

/** The last visit of a term is at its end. */
function bedVisited(visit: Visit): AfterVisit {
  checkMeasured(visit);
  const { outcome, today, validUntil } = visit;
  if (outcome === 'CLOSED' || outcome === 'HOSPITALISED') return { ...ENDED, visited: true };
  const until = validUntil ?? today;
  if (outcome === 'VISITED' && today >= until) throw refuse('RULE', BED_TERM_ENDED, ['outcome']);
  const next = addDays(today, policy.BED_VISIT_DAYS);
  if (outcome === 'VISITED') {
    return { visited: true, next: [{ kind: homeBedVisit, dueOn: next < until ? next : until }] };
  }
  const extended = addMonths(laterOf(until, today), policy.BED_MONTHS);
  return { visited: true, validUntil: extended, next: [{ kind: homeBedVisit, dueOn: next }] };
}

function examinedAgain({ validUntil, today, result }: Visit): AfterVisit {
  const examinedOn = result?.examinedOn as string | undefined;
  const months = policy.FOOD_CERTIFICATE_MONTHS;
  const last = addMonths(validUntil ?? today, -months);
  if (examinedOn === undefined || examinedOn > today || examinedOn <= last)
    throw wrong(EXAMINATION_NEEDED, 'examinedOn');
  const until = addMonths(examinedOn, months);
  return { validUntil: until, next: [{ kind: foodCertificateRenewal, dueOn: until }] };
}

function checkMeasured({ result }: Visit): void {
  const problem = measurementProblem((result ?? {}) as Measured);
  if (problem) throw wrong(problem.message, problem.field);
}

const wrong = (message: LocalText, field: string) => refuse('INVALID_INPUT', message, ['result', field]);
