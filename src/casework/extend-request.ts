import { Injectable } from '@nestjs/common';
import type { ServiceItemDefinition, TimeLimit } from '../catalogue/index.js';
import { clocksNow, dueOnOf, move, OfficialCalendar, type TransitionContext } from '../deadlines/index.js';
import type { Caller } from '../platform/auth/index.js';
import { IsPlainText, validateInput } from '../platform/graphql/index.js';
import {
  actorOf,
  CaseOperations,
  makeNotice,
  noticeNumber,
  type ClockRecord,
  type WrittenCase,
} from '../requests/index.js';
import {
  extensionNotAllowed,
  extensionTooLate,
  extensionTooLong,
  extensionUnit,
  extensionValue,
} from './casework.errors.js';
import { RefusedAttempts } from './refused-attempts.js';
import { refreshDues } from './task-flow.js';

class Extension {
  @IsPlainText(1000, { multiline: true })
  reason: string;
}

export interface ExtendAsk {
  number: string;
  limit: TimeLimit;
  reason: string;
  expectedVersion?: number | null;
}

/**
 * 延期: by a leader, before expiry, at most what the item allows in all; the applicant is told why and until when. A
 * paused request is never due: it can be extended once it runs again. An attempt against the rules is kept for the
 * supervisor.
 */
@Injectable()
export class ExtendRequest {
  constructor(
    private readonly operations: CaseOperations,
    private readonly official: OfficialCalendar,
    private readonly refused: RefusedAttempts,
  ) {}

  async run(ask: ExtendAsk, caller: Caller): Promise<WrittenCase> {
    const { reason } = validateInput({ reason: ask.reason }, Extension, []);
    if (!Number.isInteger(ask.limit.value) || ask.limit.value < 1) throw extensionValue();
    const limit = { value: ask.limit.value, unit: ask.limit.unit };
    const asked = { ...ask, operation: 'extendRequest', caller } as const;
    return this.refused.watch('extendRequest', ask.number, caller, () =>
      this.operations.onRequest(asked, (file, item) => {
        const context = this.official.transition(file, item, actorOf(caller));
        checkExtension(extendable(context), limit, item, context.at);
        extend(context, limit, reason);
        return { change: context.change };
      }),
    );
  }
}

function extend(context: TransitionContext, limit: TimeLimit, reason: string): void {
  const { change, file, item, at, actor } = context;
  const notice = noticeNumber('EXTENSION', file.number, file.revision);
  const moved = move(context, 'EXTENDED', {
    note: reason,
    data: (touched) => ({ ...limit, ...duesOf(touched) }),
    detail: { limit, reason, approver: actor.name, notice },
  });
  refreshDues(context);
  change.notices.push(
    makeNotice('EXTENSION', file.number, file.revision, at, {
      itemName: item.name.zh,
      applicantName: file.applicantName,
      reason,
      approver: actor.name,
      extendedBy: limit,
      ...duesOf(moved),
    }),
  );
}

const duesOf = (moved: ClockRecord[]): { promisedDueOn: string | null; legalDueOn: string | null } => ({
  promisedDueOn: dueOnOf(moved, 'PROMISED'),
  legalDueOn: dueOnOf(moved, 'LEGAL'),
});

const extendable = (context: TransitionContext): ClockRecord[] =>
  clocksNow(context).filter(
    (clock) => clock.state === 'RUNNING' && (clock.kind === 'PROMISED' || clock.kind === 'LEGAL'),
  );

function checkExtension(clocks: ClockRecord[], limit: TimeLimit, item: ServiceItemDefinition, at: Date): void {
  if (!item.extension || clocks.length === 0) throw extensionNotAllowed();
  if (clocks.some((clock) => clock.limit.unit !== limit.unit) || item.extension.unit !== limit.unit)
    throw extensionUnit();
  if (clocks.some((clock) => clock.dueAt !== null && clock.dueAt <= at)) throw extensionTooLate();
  const before = clocks[0].events.reduce((sum, event) => sum + (event.detail?.limit?.value ?? 0), 0);
  if (before + limit.value > item.extension.value) throw extensionTooLong(item.extension.value);
}
