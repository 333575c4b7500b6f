import type { FieldCipher } from '../../platform/crypto/index.js';
import type { ClockRow, HeadColumns, HeadJson, LoadedRow, TaskRow } from './case.sql.js';
import type { CaseChange, CaseFile, ClockRecord, EventRecord, RequestHead, TaskRecord } from './case.js';

const instant = (value: unknown): Date | null =>
  typeof value === 'string' && value !== 'infinity' ? new Date(value) : null;

/** The head of a case file from any query that selects REQUEST_HEAD_COLUMNS. */
export function requestHeadOf(row: HeadColumns | HeadJson): RequestHead {
  return {
    id: row.id,
    number: row.number,
    divisionCode: row.division_code,
    dutyDivision: row.duty_division,
    notAsked: row.not_asked,
    confidential: row.confidential,
    centreCode: row.centre_code,
    itemCode: row.item_code,
    itemVersion: row.item_version,
    leadDepartment: row.lead_department,
    state: row.state as RequestHead['state'],
    decision: row.decision as RequestHead['decision'],
    signal: row.signal as RequestHead['signal'],
    channel: row.channel as RequestHead['channel'],
    submitter: row.submitter,
    applicantKind: row.applicant_kind as RequestHead['applicantKind'],
    applicantName: row.applicant_name,
    firstContactKind: row.first_contact_kind,
    firstContactName: row.first_contact_name,
    receivedAt: new Date(row.received_at),
    acceptedAt: row.accepted_at === null ? null : new Date(row.accepted_at),
    decidedAt: row.decided_at === null ? null : new Date(row.decided_at),
    version: row.version,
    revision: row.revision,
  };
}

/** A clock from its columns, without its events. */
export const clockOfRow = (row: ClockRow): ClockRecord => ({
  id: row.id,
  taskId: row.task_id,
  kind: row.kind as ClockRecord['kind'],
  department: row.department,
  limit: { value: row.limit_value, unit: row.limit_unit as ClockRecord['limit']['unit'] },
  events: [],
  state: row.state as ClockRecord['state'],
  startedAt: new Date(row.started_at),
  startedOn: row.started_on,
  dueAt: instant(row.due_at),
  dueOn: row.due_on,
  provisional: row.provisional,
  signal: row.signal as ClockRecord['signal'],
  basis: row.basis,
  silenceConsents: row.silence_consents,
});

/** A clock from its JSON form (`to_jsonb` of the row, with or without its events). */
export function clockOf(json: Record<string, unknown>): ClockRecord {
  const events = (json.events ?? []) as { kind: string; at: string; detail: unknown }[];
  return { ...clockOfRow(json as unknown as ClockRow), events: events.map(clockEventOf) };
}

export const clockEventOf = (event: { kind: string; at: string; detail: unknown }): ClockRecord['events'][number] => ({
  kind: event.kind as ClockRecord['events'][number]['kind'],
  at: new Date(event.at),
  detail: event.detail as ClockRecord['events'][number]['detail'],
});

/** A task from its columns, without its result. */
export const taskOfRow = (row: TaskRow): TaskRecord => ({
  id: row.task_id,
  stepId: row.task_step_id,
  round: row.task_round,
  department: row.task_department,
  division: row.task_division,
  state: row.task_state as TaskRecord['state'],
  assigneeSub: row.task_assignee_sub,
  assigneeName: row.task_assignee_name,
  doneBySub: row.task_done_by_sub,
  outcome: row.task_outcome as TaskRecord['outcome'],
  reason: row.task_reason,
  result: null,
  properDepartment: row.task_proper_department,
  forwardedTo: row.task_forwarded_to,
  bySilence: row.task_by_silence,
  dueAt: instant(row.task_due_at),
  openedAt: instant(row.task_opened_at),
  doneAt: instant(row.task_done_at),
  version: row.task_version,
});

/** A task from its JSON form (`to_jsonb` of the row, `result` in base64). */
export function taskOf(json: Record<string, unknown>, cipher: FieldCipher): TaskRecord {
  const id = json.id as string;
  const result = json.result as string | null;
  return {
    id,
    stepId: json.step_id as string,
    round: json.round as number,
    department: json.department as string,
    division: (json.duty_division ?? json.division_code) as string,
    state: json.state as TaskRecord['state'],
    assigneeSub: json.assignee_sub as string | null,
    assigneeName: json.assignee_name as string | null,
    doneBySub: json.done_by_sub as string | null,
    outcome: json.outcome as TaskRecord['outcome'],
    reason: json.reason as string | null,
    result: result
      ? (JSON.parse(cipher.decrypt(Buffer.from(result, 'base64'), taskResult(id))) as TaskRecord['result'])
      : null,
    properDepartment: json.proper_department as string | null,
    forwardedTo: json.forwarded_to as string | null,
    bySilence: json.by_silence as boolean,
    dueAt: instant(json.due_at),
    openedAt: instant(json.opened_at),
    doneAt: instant(json.done_at),
    version: json.version as number,
  };
}

export const caseOf = (row: LoadedRow, cipher: FieldCipher): CaseFile => ({
  ...requestHeadOf(row),
  applicantId: row.applicant_id,
  content: row.content,
  clocks: row.clocks.map(clockOf),
  tasks: row.tasks.map((task) => taskOf(task, cipher)),
});

const taskResult = (id: string) => ({ table: 'task', column: 'result', row: id });

/** The change as the JSON parameter of the two writing statements. */
export function changeJson(change: CaseChange, cipher: FieldCipher): string {
  const armed = new Set(change.checkpoints.map((checkpoint) => checkpoint.clockId));
  return JSON.stringify({
    bump: change.bumpVersion ? 1 : 0,
    dutyDivision: change.dutyDivision,
    notAsked: change.notAsked,
    events: change.events.map(eventJson),
    clocks: change.clocks.map(clockJson),
    clockEvents: change.newClockEvents.map(({ clockId, sequence, event }) => ({
      clock_id: clockId,
      sequence,
      kind: event.kind,
      at: event.at,
      detail: event.detail,
    })),
    checkpoints: change.checkpoints.map((checkpoint) => ({
      clock_id: checkpoint.clockId,
      kind: checkpoint.kind,
      due_at: checkpoint.at,
      precise: checkpoint.precise,
      rules: checkpoint.rules,
      signal: checkpoint.signal,
      later: checkpoint.later.length > 0 ? checkpoint.later : null,
    })),
    // A clock that was only handed to another task keeps its checkpoint.
    disarm: [...new Set(change.newClockEvents.map(({ clockId }) => clockId))]
      .filter((clockId) => !armed.has(clockId))
      .map((clockId) => ({ clock_id: clockId })),
    tasks: change.tasks.map((task) => taskJson(task, cipher)),
    notices: change.notices.map((notice) => ({
      number: notice.number,
      kind: notice.kind,
      issued_at: notice.issuedAt,
      body: notice.body,
      digest: notice.digest,
    })),
    outbox: change.outbox,
  });
}

const eventJson = (event: EventRecord, index: number): Record<string, unknown> => ({
  n: index + 1,
  at: event.at,
  kind: event.kind,
  actor_kind: event.actor.kind,
  actor_sub: event.actor.sub,
  actor_name: event.actor.name,
  actor_department: event.actor.department,
  actor_centre: event.actor.centre,
  from_state: event.fromState,
  to_state: event.toState,
  note: event.note,
  data: event.data ?? null,
});

const clockJson = (clock: ClockRecord): Record<string, unknown> => ({
  id: clock.id,
  task_id: clock.taskId,
  kind: clock.kind,
  department: clock.department,
  state: clock.state,
  limit_value: clock.limit.value,
  limit_unit: clock.limit.unit,
  started_at: clock.startedAt,
  started_on: clock.startedOn,
  due_at: clock.dueAt,
  due_on: clock.dueOn,
  provisional: clock.provisional,
  signal: clock.signal,
  basis: clock.basis,
  silence_consents: clock.silenceConsents,
});

const taskJson = (task: TaskRecord, cipher: FieldCipher): Record<string, unknown> => ({
  id: task.id,
  step_id: task.stepId,
  round: task.round,
  department: task.department,
  division: task.division,
  state: task.state,
  assignee_sub: task.assigneeSub,
  assignee_name: task.assigneeName,
  done_by_sub: task.doneBySub,
  outcome: task.outcome,
  reason: task.reason,
  result:
    task.result === null ? null : cipher.encrypt(JSON.stringify(task.result), taskResult(task.id)).toString('base64'),
  proper_department: task.properDepartment,
  forwarded_to: task.forwardedTo,
  by_silence: task.bySilence,
  due_at: task.dueAt,
  opened_at: task.openedAt,
  done_at: task.doneAt,
});
