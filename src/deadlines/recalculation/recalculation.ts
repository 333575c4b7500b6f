import { Injectable, Logger, type BeforeApplicationShutdown } from '@nestjs/common';
import { setTimeout as sleep } from 'node:timers/promises';
import { Database, type Transaction } from '../../platform/database/index.js';
import { BusinessClock } from '../../platform/time/index.js';
import type { Basis } from '../basis.js';
import { dueDateMove } from '../due-date-move.js';
import { OfficialCalendar } from '../official-calendar.js';
import {
  ANY_BEHIND,
  CLAIM_BEHIND,
  READ_BEHIND,
  REFRESH_DUES,
  WRITE_RECALCULATED,
  type BehindRow,
  type RecalculatedJson,
} from './recalculation.sql.js';
import { replan, type Replanned } from './replan.js';

/** Small enough that a clerk who meets a batch hardly waits, large enough that round trips do not count. */
const BATCH = 500;
const FIRST = { basis: -1, id: '00000000-0000-0000-0000-000000000000' };
/** Clocks that others hold: how often and how long they are waited for before it is left to the next period. */
const BUSY_TRIES = 50;
const BUSY_MS = 100;

type Cursor = { basis: number; id: string };

/**
 * Reckons the clocks of open requests anew whose cached due date is of an older revision of calendars and rules.
 * Where it stands is in the data alone: any number of processes may do it at once, and one that is killed leaves its
 * batch as it was. Clocks that have stopped keep what they have.
 */
@Injectable()
export class Recalculation implements BeforeApplicationShutdown {
  private readonly logger = new Logger('Recalculation');
  private last: Promise<void> = Promise.resolve();
  private stopping = false;

  constructor(
    private readonly database: Database,
    private readonly official: OfficialCalendar,
    private readonly clock: BusinessClock,
  ) {}

  /**
   * Resolves when no clock is behind the newest revision, or the rest is held by others.
   * @throws Error when the process shuts down before that
   */
  run(): Promise<void> {
    // One after the other: a run that began before a revision was known does not answer for it.
    this.last = this.last.catch(() => undefined).then(() => this.recalculate());
    return this.last;
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopping = true;
    await this.last.catch(() => undefined);
  }

  private async recalculate(): Promise<void> {
    await this.official.reload();
    for (let tries = 0; tries < BUSY_TRIES; tries += 1) {
      const { revision } = this.official.basis;
      const [{ behind }] = await this.database.run(ANY_BEHIND, [revision]);
      if (!behind) return;
      if (tries > 0) await sleep(BUSY_MS);
      await this.round();
    }
  }

  /** Once through the list. What was busy, or fell behind meanwhile, is left to the next round. */
  private async round(): Promise<void> {
    let after: Cursor | null = FIRST;
    while (after) {
      if (this.stopping) throw new Error('The process shut down before all clocks were reckoned');
      const from: Cursor = after;
      after = await this.database.transaction((tx) => this.batch(tx, this.official.basis, from));
    }
  }

  /** @returns where the next batch begins, or null at the end of the list */
  private async batch(tx: Transaction, basis: Basis, after: Cursor): Promise<Cursor | null> {
    const claimed = await tx.run(CLAIM_BEHIND, [basis.revision, after.basis, after.id, BATCH]);
    const last = claimed.at(-1);
    if (!last) return null;
    const [{ rows }] = await tx.run(READ_BEHIND, [claimed.map(({ id }) => id)]);
    const now = this.clock.now();
    const changed: RecalculatedJson[] = [];
    const same: string[] = [];
    for (const row of rows) {
      const result = this.replanned(basis, row, now);
      if (result?.changed) changed.push(jsonOf(row, result, basis));
      else same.push(row.id);
    }
    await tx.run(WRITE_RECALCULATED, [JSON.stringify(changed), basis.revision, same, now]);
    const moved = changed.filter((clock) => clock.moved).map((clock) => clock.request_id);
    if (moved.length > 0) await tx.run(REFRESH_DUES, [[...new Set(moved)]]);
    return last;
  }

  /** null for a clock that cannot be reckoned: it keeps what it has, and does not stand in the way of the others. */
  private replanned(basis: Basis, row: BehindRow, now: Date): Replanned | null {
    try {
      return replan(basis, row, now);
    } catch (error) {
      this.logger.error(`clock ${row.id} cannot be reckoned by revision ${basis.revision}`, error);
      return null;
    }
  }
}

function jsonOf(row: BehindRow, { clock, moved, checkpoint }: Replanned, basis: Basis): RecalculatedJson {
  const before = { ...clock, dueOn: row.due_on, basis: row.basis };
  const told = moved ? dueDateMove(before, clock.dueOn, basis) : null;
  return {
    id: row.id,
    request_id: row.request_id,
    kind: row.kind,
    due_at: clock.dueAt,
    due_on: clock.dueOn,
    provisional: clock.provisional,
    moved,
    note: told?.note ?? null,
    data: told?.data ?? null,
    alarm: checkpoint?.kind ?? null,
    alarm_at: checkpoint?.at ?? null,
    precise: checkpoint?.precise ?? false,
    rules: checkpoint?.rules ?? [],
    signal: checkpoint?.signal ?? null,
    later: checkpoint && checkpoint.later.length > 0 ? checkpoint.later : null,
  };
}
