import { Injectable } from '@nestjs/common';
import type { ServiceItemDefinition, TimeLimit } from '../catalogue/index.js';
import { clocksNow, dueOnOf, move, OfficialCalendar, type TransitionContext } from '../deadlines/index.js';
import type { Caller } from '../platform/auth/index.js';
import { IsPlainText, validateInput } from '../platform/graphql/index.js';
import { actorOf, CaseOperations, makeNotice, type ClockRecord, type WrittenCase } from '../requests/index.js';
import {
  extensionNotAllowed,
  extensionTooLate,
  extensionTooLong,
  extensionUnit,
  extensionValue,
} from './casework.errors.js';
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

/** 延期: by a leader, before expiry, at most what the item allows in all; the applicant is told why and until when. */
@Injectable()
export class ExtendRequest {
  constructor(
    private readonly operations: CaseOperations,
    private readonly official: OfficialCalendar,
  ) {}

  run(ask: ExtendAsk, caller: Caller): Promise<WrittenCase> {
    const { reason } = validateInput({ reason: ask.reason }, Extension, []);
    if (!Number.isInteger(ask.limit.value) || ask.limit.value < 1) throw extensionValue();
    const limit = { value: ask.limit.value, unit: ask.limit.unit };
    return this.operations.onRequest({ ...ask, operation: 'extendRequest', caller }, (file, item) => {
      const context = this.official.transition(file, item, actorOf(caller));
      const { change, at } = context;
      checkExtension(extendable(context), limit, item, at);
      const moved = move(context, 'EXTENDED', {
        note: reason,
        data: { ...limit },
        detail: { limit, reason, approver: caller.name },
      });
      refreshDues(context);
      change.notices.push(
        makeNotice('EXTENSION', file.number, file.revision, at, {
          itemName: item.name.zh,
          applicantName: file.applicantName,
          reason,
          approver: caller.name,
          extendedBy: limit,
          promisedDueOn: dueOnOf(moved, 'PROMISED'),
          legalDueOn: dueOnOf(moved, 'LEGAL'),
        }),
      );
      return { change };
    });
  }
}

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
