import { SIGNALS, type CaseChange, type CaseFile, type RequestState, type TaskRecord } from './case.js';

/** The states in which a decision stands; the statement that writes a change says the same. */
const WITH_DECISION: readonly RequestState[] = ['DECIDED', 'DELIVERED'];

/** The case file as it stands once the change is written. */
export function afterChange(file: CaseFile, change: CaseChange): CaseFile {
  const clocks = merge(file.clocks, change.clocks);
  const known = new Map(file.tasks.map((task) => [task.id, task]));
  const tasks = merge(
    file.tasks,
    change.tasks.map((task) => ({ ...task, version: versionAfter(known.get(task.id), task) })),
  );
  const live = clocks.filter((clock) => clock.state !== 'STOPPED').map((clock) => SIGNALS.indexOf(clock.signal));
  const state = change.state ?? file.state;
  const stands = WITH_DECISION.includes(state);
  return {
    ...file,
    state,
    decision: stands ? (change.decision ?? file.decision) : null,
    acceptedAt: change.acceptedAt ?? file.acceptedAt,
    decidedAt: stands ? (change.decidedAt ?? file.decidedAt) : null,
    content: change.content ?? file.content,
    dutyDivision: change.dutyDivision === undefined ? file.dutyDivision : change.dutyDivision,
    notAsked: change.notAsked ?? file.notAsked,
    signal: SIGNALS[Math.max(0, ...live)],
    version: file.version + (change.bumpVersion ? 1 : 0),
    revision: file.revision + 1,
    clocks,
    tasks,
  };
}

/** A new due instant alone is no change that a task's holder could run into. */
function versionAfter(before: TaskRecord | undefined, after: TaskRecord): number {
  if (!before) return 1;
  return before.version + (before.state !== after.state || before.assigneeSub !== after.assigneeSub ? 1 : 0);
}

function merge<T extends { id: string }>(before: readonly T[], changed: readonly T[]): T[] {
  const byId = new Map(changed.map((entry) => [entry.id, entry]));
  const kept = before.map((entry) => byId.get(entry.id) ?? entry);
  return [...kept, ...changed.filter((entry) => !before.some((other) => other.id === entry.id))];
}
