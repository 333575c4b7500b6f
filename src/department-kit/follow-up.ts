import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import type { JsonSchema } from '../catalogue/index.js';
import { statement, type Transaction } from '../platform/database/index.js';
import type { LocalText } from '../platform/errors/index.js';
import { addDays } from '../platform/time/index.js';
import type { RegisterRow } from './register-row.js';

/**
 * A kind of follow-up (回访、复核、续期): work that a register asks for by itself when a day comes. It is kept as a
 * checkpoint, swept like a deadline, and opens a task for the department when its time has come.
 */
export interface FollowUpKind {
  /** Unique in its department, e.g. `periodic-review`. */
  code: string;
  name: LocalText;
  /** Code of the ledger whose entries it is about. */
  ledger: string;
  /** So many natural days before the due day the task opens. */
  opensDaysBefore: number;
  doneBy: 'officer' | 'leader';
  /** What it can come to, e.g. `CONTINUE`, `REDUCE`, `STOP`. */
  outcomes: Record<string, LocalText>;
  /** JSON Schema of what is recorded besides, with Chinese titles; absent: nothing. */
  resultSchema?: JsonSchema;
}

/** A follow-up that was done, as the department's hook gets it. */
export interface RecordedFollowUp {
  id: string;
  kind: string;
  ledger: string;
  entryId: string;
  /** The request whose decision wrote the entry. */
  requestNumber: string;
  dueOn: string;
  outcome: string;
  note: string | null;
  result: Record<string, unknown> | null;
  doneBySub: string;
  doneByName: string;
  doneAt: Date;
  /** Business day, YYYY-MM-DD. */
  today: string;
}

export interface PlannedFollowUp {
  department: string;
  kind: FollowUpKind;
  entry: Pick<RegisterRow, 'id' | 'requestNumber' | 'divisionCode' | 'personName'>;
  /** The last day in time, YYYY-MM-DD. */
  dueOn: string;
  /** Done for that day, it is not asked for again, whatever was decided since. */
  once?: boolean | undefined;
}

/** Returns nothing when the entry has one of the kind for that day: still to be done, or done. */
const PLAN = statement<{ id: string }>(
  'follow_up_plan',
  `insert into follow_up (id, department, kind, ledger, entry_id, request_number, division_code, person_name, due_on,
    opens_on)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9::date, $9::date - $10::int)
  on conflict (entry_id, kind, due_on) do update set state = 'SCHEDULED', opens_on = excluded.opens_on, overdue = false,
    assignee_sub = null, assignee_name = null, closed_at = null, version = follow_up.version + 1
    where follow_up.state = 'CANCELLED'
  returning id`,
);
const CANCEL = statement<never>(
  'follow_up_cancel',
  `update follow_up set state = 'CANCELLED', closed_at = clock_timestamp(), version = version + 1
   where entry_id = $1 and ($2::text is null or kind = $2) and state in ('SCHEDULED','OPEN','CLAIMED')`,
);

const NEXT_DUE = statement<{ dueOn: string | null }>(
  'follow_up_next_due',
  `select min(due_on)::text as "dueOn" from follow_up
    where entry_id = $1 and ($2::text is null or kind = $2) and state in ('SCHEDULED','OPEN','CLAIMED')`,
);

/** See {@link FollowUps.cancel}. */
export async function cancelFollowUps(tx: Transaction, entryId: string, kind?: FollowUpKind): Promise<void> {
  await tx.run(CANCEL, [entryId, kind?.code ?? null]);
}

/** Plans follow-ups, in the transaction of what asks for them. Doing it again plans nothing twice. */
@Injectable()
export class FollowUps {
  /**
   * Plans one that is to be done in any case; a cancelled one is planned anew. What was done for its day already, early
   * or for a decision that fell, stays as it was done, and unless another of the kind is to be done anyhow it is done
   * again: a day later, because an entry is followed up once for a day.
   */
  async plan(tx: Transaction, planned: PlannedFollowUp): Promise<void> {
    const { department, kind, entry, once } = planned;
    const { code, ledger, opensDaysBefore } = kind;
    const { id, requestNumber, divisionCode, personName } = entry;
    for (let { dueOn } = planned; ; dueOn = addDays(dueOn, 1)) {
      const values = [department, code, ledger, id, requestNumber, divisionCode, personName, dueOn, opensDaysBefore];
      const [row] = await tx.run(PLAN, [uuid(), ...values]);
      if (row || once || (await this.nextDue(tx, id, kind)) !== null) return;
    }
  }

  /** Takes back what is still to be done about an entry: it ended, moved away, was revoked. */
  async cancel(tx: Transaction, entryId: string, kind?: FollowUpKind): Promise<void> {
    await cancelFollowUps(tx, entryId, kind);
  }

  /** The first day by which something is still to be done about an entry, YYYY-MM-DD; null: nothing is. */
  async nextDue(tx: Transaction, entryId: string, kind?: FollowUpKind): Promise<string | null> {
    const [{ dueOn }] = await tx.run(NEXT_DUE, [entryId, kind?.code ?? null]);
    return dueOn;
  }
}
