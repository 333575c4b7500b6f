import type { ServiceItemDefinition } from '../catalogue/index.js';
import { hasRole, worksIn, type Caller, type Role } from '../platform/auth/index.js';
import type { CaseFile, RequestState, TaskRecord } from './case-file/index.js';
import { isAbsent, type ScopedRequest } from './reader-scope.js';

/** Operations on a request, named as the mutations are. */
export const REQUEST_OPERATIONS = [
  'acceptRequest',
  'requestCorrection',
  'supplyMaterials',
  'refuseRequest',
  'withdrawRequest',
  'suspendRequest',
  'resumeRequest',
  'extendRequest',
  'terminateRequest',
  'deliverResult',
  'reopenRequest',
  'remindRequest',
  'orderRequest',
] as const;
export type RequestOperation = (typeof REQUEST_OPERATIONS)[number];

export const TASK_OPERATIONS = [
  'claimTask',
  'releaseTask',
  'completeTask',
  'giveOpinion',
  'returnTask',
  'rerouteTask',
] as const;
export type TaskOperation = (typeof TASK_OPERATIONS)[number];

/** Why an operation is not open to a caller: the state does not allow it, or the caller may not do it in any state. */
export type Verdict = 'ALLOWED' | 'WRONG_STATE' | 'NOT_PERMITTED';

/** What the rules look at. A page of requests can be judged without loading whole case files. */
export interface JudgedRequest extends ScopedRequest {
  state: RequestState;
  centreCode: string;
  leadDepartment: string;
  /** Departments that have a task on the request, as {@link departmentsOf} has it. */
  departments: readonly string[];
}

interface Rule {
  from: readonly RequestState[];
  may: (caller: Caller, request: JudgedRequest) => boolean;
  /** What the item must provide for the operation to exist at all. */
  item?: (item: ServiceItemDefinition) => boolean;
}

const BACK_OFFICE: readonly Role[] = ['officer', 'leader', 'system'];
/** While a request waits for somebody to act. */
export const NOT_YET_DECIDED: readonly RequestState[] = [
  'RECEIVED',
  'CORRECTION',
  'ACCEPTED',
  'IN_PROGRESS',
  'SUSPENDED',
];

const clerkOfCentre = (caller: Caller, request: JudgedRequest): boolean =>
  hasRole(caller, 'clerk') && caller.centre === request.centreCode;
const supervisorOfCentre = (caller: Caller, request: JudgedRequest): boolean =>
  hasRole(caller, 'supervisor') && caller.centre === request.centreCode;
const ownSubmission = (caller: Caller, request: JudgedRequest): boolean =>
  hasRole(caller, 'partner') && caller.sub === request.submitter;
const inDepartment =
  (...roles: Role[]) =>
  (caller: Caller, request: JudgedRequest): boolean =>
    hasRole(caller, ...roles) &&
    caller.department !== undefined &&
    (caller.department === request.leadDepartment || request.departments.includes(caller.department));
/** The course of a request is set at the place of duty; where it was only taken in, it is passed on (跨区域通办). */
const atPlaceOfDuty = (caller: Caller, { dutyDivision, divisionCode }: JudgedRequest): boolean =>
  worksIn(dutyDivision ?? divisionCode, caller);
const ofDepartment =
  (...roles: Role[]) =>
  (caller: Caller, request: JudgedRequest): boolean =>
    inDepartment(...roles)(caller, request) && atPlaceOfDuty(caller, request);
const leaderOfLead = (caller: Caller, request: JudgedRequest): boolean =>
  hasRole(caller, 'leader') && caller.department === request.leadDepartment && atPlaceOfDuty(caller, request);

/** DOMAIN.md §2 as a table: from which states, by whom. */
const RULES: Record<RequestOperation, Rule> = {
  acceptRequest: { from: ['RECEIVED'], may: clerkOfCentre },
  requestCorrection: { from: ['RECEIVED'], may: clerkOfCentre },
  supplyMaterials: { from: ['CORRECTION'], may: clerkOfCentre },
  refuseRequest: { from: ['RECEIVED'], may: clerkOfCentre },
  withdrawRequest: { from: NOT_YET_DECIDED, may: clerkOfCentre },
  suspendRequest: {
    from: ['IN_PROGRESS'],
    may: ofDepartment(...BACK_OFFICE),
    item: (item) => item.specialProcedures.some((procedure) => procedure.stopsClock),
  },
  resumeRequest: { from: ['SUSPENDED'], may: ofDepartment(...BACK_OFFICE) },
  extendRequest: {
    from: ['ACCEPTED', 'IN_PROGRESS'],
    may: ofDepartment('leader'),
    item: (item) => item.extension !== undefined,
  },
  terminateRequest: { from: ['ACCEPTED', 'IN_PROGRESS', 'SUSPENDED'], may: leaderOfLead },
  deliverResult: { from: ['DECIDED'], may: clerkOfCentre },
  reopenRequest: {
    from: ['DECIDED', 'DELIVERED'],
    may: (caller, request) => supervisorOfCentre(caller, request) || leaderOfLead(caller, request),
  },
  remindRequest: {
    from: NOT_YET_DECIDED,
    // A partner speaks for the resident whose pair of number and ID tail it gives (`proof` of `onRequest`).
    may: (caller, request) =>
      clerkOfCentre(caller, request) || supervisorOfCentre(caller, request) || hasRole(caller, 'partner'),
  },
  orderRequest: { from: NOT_YET_DECIDED, may: supervisorOfCentre },
};

/** Guards an operation and, through `availableRequestOperations`, announces it: the same rule does both. */
export function judgeRequest(operation: RequestOperation, request: JudgedRequest, caller: Caller): Verdict {
  const rule = RULES[operation];
  if (!rule.may(caller, request)) return 'NOT_PERMITTED';
  return rule.from.includes(request.state) ? 'ALLOWED' : 'WRONG_STATE';
}

export function availableRequestOperations(
  request: JudgedRequest,
  item: ServiceItemDefinition,
  caller: Caller,
): RequestOperation[] {
  return REQUEST_OPERATIONS.filter(
    (operation) => judgeRequest(operation, request, caller) === 'ALLOWED' && (RULES[operation].item?.(item) ?? true),
  );
}

/** What the task rules look at beside the request. */
export interface JudgedTask extends Pick<TaskRecord, 'state' | 'department' | 'division' | 'assigneeSub'> {
  /** 审批 step: only a leader, and not one who did another step of this request. */
  approval: boolean;
  /** 协办 step: it gives an opinion. */
  assist: boolean;
  /** `sub`s of those who completed the other steps, each as it was done last, and of those who handed an opinion on. */
  doneBy: readonly string[];
  /** How often the step was returned. */
  returns: number;
}

/** After this many returns the dispatcher's decision is final (policy, DOMAIN.md §2). */
export const MAX_RETURNS = 2;

export function judgeTask(
  operation: TaskOperation,
  task: JudgedTask,
  requestState: RequestState,
  caller: Caller,
): Verdict {
  if (operation === 'rerouteTask') {
    if (!hasRole(caller, 'dispatcher')) return 'NOT_PERMITTED';
    return task.state === 'RETURNED' && NOT_YET_DECIDED.includes(requestState) ? 'ALLOWED' : 'WRONG_STATE';
  }
  if (!mayWorkOn(task, caller)) return 'NOT_PERMITTED';
  const own = task.assigneeSub === caller.sub;
  const running = requestState === 'ACCEPTED' || requestState === 'IN_PROGRESS';
  switch (operation) {
    case 'claimTask':
      return running && task.state === 'OPEN' ? 'ALLOWED' : 'WRONG_STATE';
    case 'releaseTask':
      return task.state === 'CLAIMED' && (own || hasRole(caller, 'leader')) ? 'ALLOWED' : 'WRONG_STATE';
    case 'completeTask':
    case 'giveOpinion':
      if (operation === 'giveOpinion' && !task.assist) return 'WRONG_STATE';
      return requestState === 'IN_PROGRESS' && task.state === 'CLAIMED' && own ? 'ALLOWED' : 'WRONG_STATE';
    case 'returnTask':
      return running && task.returns < MAX_RETURNS && (task.state === 'OPEN' || (task.state === 'CLAIMED' && own))
        ? 'ALLOWED'
        : 'WRONG_STATE';
  }
}

function mayWorkOn(task: JudgedTask, caller: Caller): boolean {
  if (!hasRole(caller, ...BACK_OFFICE) || caller.department !== task.department) return false;
  if (!worksIn(task.division, caller)) return false;
  return !task.approval || (hasRole(caller, 'leader') && !task.doneBy.includes(caller.sub));
}

export function availableTaskOperations(task: JudgedTask, requestState: RequestState, caller: Caller): TaskOperation[] {
  return TASK_OPERATIONS.filter((operation) => judgeTask(operation, task, requestState, caller) === 'ALLOWED');
}

export const judgedRequest = (file: CaseFile): JudgedRequest => ({
  state: file.state,
  centreCode: file.centreCode,
  divisionCode: file.divisionCode,
  dutyDivision: file.dutyDivision,
  confidential: file.confidential,
  submitter: file.submitter,
  leadDepartment: file.leadDepartment,
  departments: departmentsOf(file.tasks, file.notAsked),
});

/** Departments that have a task which the form asks for. One whose part fell away (按需) has no more to do with it. */
export const departmentsOf = (tasks: readonly TaskRecord[], notAsked: readonly string[]): string[] =>
  tasks.filter((task) => !notAsked.includes(task.stepId)).map((task) => task.department);

export function judgedTask(task: TaskRecord, tasks: readonly TaskRecord[], item: ServiceItemDefinition): JudgedTask {
  const latest = latestRounds(tasks);
  const others = tasks.filter(
    (other) =>
      other.id !== task.id && (other.forwardedTo !== null || (other.stepId !== task.stepId && latest.includes(other))),
  );
  const step = item.steps.find((candidate) => candidate.id === task.stepId);
  return {
    state: task.state,
    department: task.department,
    division: task.division,
    assigneeSub: task.assigneeSub,
    approval: step?.approval ?? false,
    assist: step?.role === 'ASSIST',
    doneBy: others.flatMap((other) => (other.doneBySub ? [other.doneBySub] : [])),
    returns: tasks.filter((other) => other.stepId === task.stepId && other.state === 'RETURNED').length,
  };
}

/**
 * Of every step its last task: a step has another round after 转办 (re-routing), 同意并转 (an opinion handed on) and 重新办理
 * (reopening).
 */
export function latestRounds(tasks: readonly TaskRecord[]): TaskRecord[] {
  const latest = new Map<string, TaskRecord>();
  for (const task of tasks) {
    const known = latest.get(task.stepId);
    if (!known || task.round > known.round) latest.set(task.stepId, task);
  }
  return [...latest.values()];
}

/**
 * The rounds in which a step came to this task since it was last done anew, in order: returned ones (退单), opinions that
 * were handed on (同意并转), and the task itself. What was said before a reopening (重新办理) is not among them.
 */
export function presentRounds(task: TaskRecord, tasks: readonly TaskRecord[]): TaskRecord[] {
  const before = tasks.filter((other) => other.stepId === task.stepId && other.round < task.round);
  before.sort((a, b) => b.round - a.round);
  const end = before.findIndex((other) => other.state !== 'RETURNED' && other.forwardedTo === null);
  return [task, ...before.slice(0, end < 0 ? undefined : end)].reverse();
}

/** Whose step it is, of its present rounds: the first department that did not return it. */
export const ownerOf = (rounds: readonly TaskRecord[]): string =>
  (rounds.find(({ state }) => state !== 'RETURNED') ?? rounds[0]).department;

/**
 * Whether the request exists for the caller: the own centre's, the own department's, or the partner's own; one of a
 * special group only for the cleared. Everybody else is answered as if it did not exist.
 */
export function maySee(request: JudgedRequest, caller: Caller): boolean {
  if (isAbsent(request, caller)) return false;
  if (hasRole(caller, 'clerk', 'supervisor') && caller.centre === request.centreCode) return true;
  if (hasRole(caller, 'dispatcher')) return request.departments.length > 0;
  return inDepartment(...BACK_OFFICE)(caller, request) || ownSubmission(caller, request);
}
