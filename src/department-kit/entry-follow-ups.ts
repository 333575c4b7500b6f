import { Injectable, type Type } from '@nestjs/common';
import { In } from 'typeorm';
import type { SqlRunner, Transaction } from '../platform/database/index.js';
import { FollowUps, type FollowUpKind, type PlannedFollowUp } from './follow-up.js';
import type { RegisterRow } from './register-row.js';

/** A follow-up that an entry asks for; without a day it asks for it no more. */
export interface WantedFollowUp extends Pick<PlannedFollowUp, 'kind' | 'once'> {
  dueOn: string | null;
}

/** Keeps the follow-ups of a department's registers as their entries say. Doing it again plans nothing twice. */
@Injectable()
export abstract class EntryFollowUps {
  protected abstract readonly department: string;

  constructor(private readonly followUps: FollowUps) {}

  /**
   * @param others entries that were looked up with it: of the same person, perhaps
   * @returns what the entry asks for; nothing, when it has ended or nothing recurs
   */
  protected abstract wantedBy(
    entry: RegisterRow,
    db: SqlRunner,
    others: RegisterRow[],
  ): WantedFollowUp[] | Promise<WantedFollowUp[]>;

  /** Conditions for the entries of these persons. */
  protected ofPersons(_register: Type<RegisterRow>, persons: Buffer[]): object[] {
    return [{ idNumberIndex: In(persons) }];
  }

  /**
   * After a decision or its fall: what the request wrote, ended or let stand again gets its follow-ups, or loses them.
   * @param persons indexes of whose entries the request may have changed besides its own
   */
  async settle(tx: Transaction, register: Type<RegisterRow>, requestId: string, persons: Buffer[] = []): Promise<void> {
    const where = [{ requestId }, ...this.ofPersons(register, persons)];
    const entries = await tx.manager.getRepository(register).find({ where });
    for (const entry of entries) await this.settleOne(tx, entry, entries);
  }

  /** Writes columns of an entry, which has them then too, and plans what it asks for then. */
  async change<Row extends RegisterRow>(
    tx: Transaction,
    register: Type<Row>,
    entry: Row,
    columns: Partial<Row>,
  ): Promise<void> {
    Object.assign(entry, columns);
    await tx.manager.getRepository<RegisterRow>(register).update({ id: entry.id }, columns);
    await this.settleOne(tx, entry);
  }

  /** Plans one besides what the entry itself asks for. */
  plan(tx: Transaction, kind: FollowUpKind, entry: RegisterRow, dueOn: string): Promise<void> {
    return this.followUps.plan(tx, { department: this.department, kind, entry, dueOn });
  }

  /** The same of one entry that is at hand. */
  async settleOne(tx: Transaction, entry: RegisterRow, others: RegisterRow[] = []): Promise<void> {
    const wanted = await this.wantedBy(entry, tx, others);
    if (wanted.length === 0) return this.followUps.cancel(tx, entry.id);
    for (const { kind, dueOn, once } of wanted) {
      if (dueOn === null) await this.followUps.cancel(tx, entry.id, kind);
      else await this.followUps.plan(tx, { department: this.department, kind, entry, dueOn, once });
    }
  }
}
