import { v7 as uuid } from 'uuid';
import type { ItemStep, ServiceItemDefinition } from '../catalogue/index.js';
import { addClockEvent, bindingClock, clocksNow, startClock, type TransitionContext } from '../deadlines/index.js';
import {
  latestRounds,
  ownerOf,
  presentRounds,
  record,
  SYSTEM_ACTOR,
  type ClockRecord,
  type TaskRecord,
} from '../requests/index.js';
import { divisionOf, fallsAway, type WorkPlace } from './work-place.js';

/** Tasks as they stand after what the change has done to them so far. */
export function tasksNow({ file, change }: Pick<TransitionContext, 'file' | 'change'>): TaskRecord[] {
  const changed = new Map(change.tasks.map((task) => [task.id, task]));
  const known = file.tasks.map((task) => changed.get(task.id) ?? task);
  return [...known, ...change.tasks.filter((task) => !file.tasks.some((other) => other.id === task.id))];
}

export function putTask({ change }: Pick<TransitionContext, 'change'>, task: TaskRecord): void {
  const known = change.tasks.findIndex((other) => other.id === task.id);
  if (known >= 0) change.tasks[known] = task;
  else change.tasks.push(task);
}

const isDone = (stepId: string, tasks: readonly TaskRecord[]): boolean =>
  latestRounds(tasks).some((task) => task.stepId === stepId && task.state === 'DONE');

/** A step opens when all that it depends on are done. */
const isReady = (step: ItemStep, tasks: readonly TaskRecord[]): boolean =>
  step.after.every((stepId) => isDone(stepId, tasks));

/**
 * Tasks of one department's steps that have none yet: open where their predecessors are done, queued otherwise; done at
 * once where the step falls away.
 * @returns ids of the steps that got a task
 */
export function createTasks(context: TransitionContext, department: string): string[] {
  const created: string[] = [];
  for (const step of context.item.steps.filter((candidate) => candidate.department === department)) {
    const tasks = tasksNow(context);
    if (tasks.some((task) => task.stepId === step.id)) continue;
    const task = newTask(context.file, step, department, 1);
    created.push(step.id);
    if (isReady(step, tasks)) openTask(context, task, step);
    else putTask(context, task);
  }
  return created;
}

/**
 * 重新办理: the steps that the deciding department leads are done once more, and with them what depends on them or was
 * never done (an item that the window decided has no tasks yet). What other departments agreed to stands; what they
 * refused is asked for again, else no handling anew could grant it. A task goes where its step was done before; an opinion
 * that was handed on is asked for anew from whom it was first asked.
 */
export function openNewRound(context: TransitionContext): void {
  const { steps, department: lead } = context.item;
  const latest = new Map(latestRounds(context.file.tasks).map((task) => [task.stepId, task]));
  const isAnew = (step: ItemStep): boolean =>
    latest.get(step.id)?.state !== 'DONE' ||
    latest.get(step.id)?.outcome === 'REJECTED' ||
    (step.role === 'LEAD' && step.department === lead && step.at !== 'RECEIVING') ||
    steps.some((other) => step.after.includes(other.id) && isAnew(other));
  for (const step of steps.filter(isAnew)) {
    const before = latest.get(step.id);
    const round = (before?.round ?? 0) + 1;
    const department = before ? ownerOf(presentRounds(before, context.file.tasks)) : step.department;
    putTask(context, newTask(context.file, step, department, round));
  }
  openReadyTasks(context);
}

export const newTask = (file: WorkPlace, step: ItemStep, department: string, round: number): TaskRecord => ({
  id: uuid(),
  stepId: step.id,
  round,
  department,
  division: divisionOf(step, file),
  state: 'QUEUED',
  assigneeSub: null,
  assigneeName: null,
  doneBySub: null,
  outcome: null,
  reason: null,
  result: null,
  properDepartment: null,
  forwardedTo: null,
  bySilence: false,
  dueAt: null,
  openedAt: null,
  doneAt: null,
  version: 1,
});

/** After a step is done: queued tasks whose predecessors are now all done open, and their STEP clocks start. */
export function openReadyTasks(context: TransitionContext): void {
  for (const { id } of tasksNow(context)) {
    // A step that falls away opens the next ones itself: each is looked at as it stands by then.
    const tasks = tasksNow(context);
    const task = tasks.find((other) => other.id === id)!;
    if (task.state !== 'QUEUED') continue;
    const step = stepOf(context.item, task);
    if (isReady(step, tasks)) openTask(context, task, step);
  }
}

/** 同意并转: another department is asked for its opinion on the same step, with the step's limit anew. */
export function openNextRound(context: TransitionContext, before: TaskRecord, department: string): void {
  const step = stepOf(context.item, before);
  openTask(context, newTask(context.file, step, department, before.round + 1), step);
}

function openTask(context: TransitionContext, task: TaskRecord, step: ItemStep): void {
  const needless = fallsAway(step, context.file);
  if (needless !== null) return passOver(context, task, needless);
  const { change, timing, file, at } = context;
  if (step.limit) {
    const { limit, silenceConsents } = step;
    const clock = startClock(change, timing, { kind: 'STEP', limit, at, task, silenceConsents });
    const paused = file.clocks.find((other) => other.state === 'PAUSED');
    const pause = paused?.events.findLast((event) => event.kind === 'pause');
    if (pause) addClockEvent(change, timing, clock, { kind: 'pause', at, detail: pause.detail });
  }
  const opened: TaskRecord = { ...task, state: 'OPEN', openedAt: at };
  putTask(context, { ...opened, dueAt: dueOf(opened, clocksNow(context)) });
}

/** A step that falls away is done by itself, and no clock runs. */
function passOver(context: TransitionContext, task: TaskRecord, reason: string): void {
  const { change, file, at } = context;
  putTask(context, { ...task, state: 'DONE', outcome: 'APPROVED', reason, openedAt: at, doneAt: at });
  const data = { taskId: task.id, step: task.stepId, outcome: 'APPROVED', fellAway: true };
  record(change, file, { kind: 'TASK_COMPLETED', at, actor: SYSTEM_ACTOR, note: reason, data });
  openReadyTasks(context);
}

/** The instant by which the inbox orders a task: its own step's, else the request's; null while the clock stands. */
export function dueOf(task: TaskRecord, clocks: readonly ClockRecord[]): Date | null {
  const own = clocks.find((clock) => clock.kind === 'STEP' && clock.taskId === task.id && clock.state !== 'STOPPED');
  return own ? own.dueAt : (bindingClock(clocks)?.dueAt ?? null);
}

/** After clocks paused, resumed or moved: pending tasks take the new due instants. */
export function refreshDues(context: TransitionContext): void {
  const clocks = clocksNow(context);
  for (const task of tasksNow(context)) {
    if (task.state !== 'OPEN' && task.state !== 'CLAIMED') continue;
    putTask(context, { ...task, dueAt: dueOf(task, clocks) });
  }
}

/** @throws when the item has no such step: stored data does not fit its item version. */
export function stepOf(item: ServiceItemDefinition, task: Pick<TaskRecord, 'stepId'>): ItemStep {
  const step = item.steps.find((candidate) => candidate.id === task.stepId);
  if (!step) throw new Error(`Item ${item.code} version ${item.version} has no step ${task.stepId}`);
  return step;
}
