import { Injectable, Logger, type BeforeApplicationShutdown } from '@nestjs/common';
import { setTimeout as sleep } from 'node:timers/promises';
import { Database, type Transaction } from '../../platform/database/index.js';
import { BusinessClock } from '../../platform/time/index.js';
import type { ClockKind } from '../../requests/index.js';
import type { Basis } from '../basis.js';
import { CLOCK_NAMES } from '../explain/index.js';
import { OfficialCalendar } from '../official-calendar.js';
import {
  ANY_BEHIND,
  CAUSES,
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

interface Cause {
  revision: number;
  cause: string;
  reference: string;
  doc_no: string | null;
  layer_name: string | null;
}
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
  private causes: Cause[] = [];

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
    const causes = await this.causesOf(tx, basis.revision);
    const [{ rows }] = await tx.run(READ_BEHIND, [claimed.map(({ id }) => id)]);
    const now = this.clock.now();
    const changed: RecalculatedJson[] = [];
    const same: string[] = [];
    for (const row of rows) {
      const result = this.replanned(basis, row, now);
      if (result?.changed) changed.push(jsonOf(row, result, causes));
      else same.push(row.id);
    }
    await tx.run(WRITE_RECALCULATED, [JSON.stringify(changed), basis.revision, same, now]);
    const moved = changed.filter((clock) => clock.moved).map((clock) => clock.request_id);
    if (moved.length > 0) await tx.run(REFRESH_DUES, [[...new Set(moved)]]);
    return last;
  }

  private async causesOf(tx: Transaction, revision: number): Promise<Cause[]> {
    if ((this.causes.at(-1)?.revision ?? 0) < revision) this.causes = await tx.run(CAUSES, []);
    return this.causes.filter((one) => one.revision <= revision);
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

function jsonOf(row: BehindRow, { clock, moved, checkpoint }: Replanned, causes: Cause[]): RecalculatedJson {
  const told = moved ? whyMoved(row, clock.dueOn, causes) : null;
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

/** The old and the new date, and what came between: the notices and layers since the revision that it was reckoned by. */
function whyMoved(row: BehindRow, to: string | null, causes: Cause[]): { note: string; data: Record<string, unknown> } {
  const since = causes.filter(({ revision }) => revision > row.basis);
  const calendars = since.filter(({ cause }) => cause !== 'RULE');
  const named = calendars.length > 0 ? calendars : since;
  const reference = [...new Set(named.map((one) => one.reference))].join('、');
  const docNo = [...new Set(named.flatMap((one) => one.doc_no ?? []))].join('、') || null;
  const layerName = [...new Set(named.flatMap((one) => one.layer_name ?? []))].join('、') || null;
  const names = [docNo, layerName].filter((name) => name !== null).join('、');
  const by = names === '' ? reference : `${reference}(${names})`;
  return {
    note: `${CLOCK_NAMES[row.kind as ClockKind].zh}由 ${row.due_on} 调整为 ${to}:${by}`,
    data: { clock: row.kind, clockId: row.id, from: row.due_on, to, reference, docNo, layerName },
  };
}
