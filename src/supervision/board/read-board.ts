import { Injectable } from '@nestjs/common';
import { OfficialCalendar } from '../../deadlines/index.js';
import { hasRole, type Caller } from '../../platform/auth/index.js';
import { Settings } from '../../platform/config/index.js';
import { Database, type Transaction } from '../../platform/database/index.js';
import { QueueStats } from '../../platform/queue/index.js';
import { readerOf } from '../../requests/index.js';
import { boardDays, OVERDUE_BUCKETS } from './board-days.js';
import { BoardNames } from './board-names.js';
import {
  MAX_ROWS,
  type BoardGroup,
  type BoardGrouping,
  type BoardRow,
  type SupervisionBoard,
  type SupervisionBoardFilter,
} from './board.graphql.js';
import {
  BOARD_OF_CENTRE,
  BOARD_OF_DEPARTMENT,
  OFFICERS_OF_CENTRE,
  OFFICERS_OF_DEPARTMENT,
  PLAN_FOR_VALUES,
  type BoardCounts,
  type GroupCounts,
} from './board.sql.js';

interface Scope {
  kind: 'CENTRE' | 'DEPARTMENT';
  code: string;
}

interface Counted {
  total: BoardCounts;
  groups: (GroupCounts & { name?: string | null })[];
}

/** 监察看板: one statement counts what is open in the caller's scope. */
@Injectable()
export class ReadBoard {
  constructor(
    private readonly database: Database,
    private readonly official: OfficialCalendar,
    private readonly settings: Settings,
    private readonly queue: QueueStats,
    private readonly names: BoardNames,
  ) {}

  async run(by: BoardGrouping, filter: SupervisionBoardFilter, caller: Caller): Promise<SupervisionBoard> {
    const asOf = this.official.now();
    const recordedOn = this.official.dayOf(asOf);
    const days = boardDays(this.official.calendar, recordedOn, this.settings.TIME_ZONE);
    const values = [
      filter.department ?? null,
      filter.item ?? null,
      asOf,
      days.endOfToday,
      days.endOfWeek,
      days.lateSince.map((instant) => instant.toISOString()),
      ...readerOf(caller),
    ];
    const [{ total, groups }, outbox] = await Promise.all([
      this.database.transaction((tx) => count(tx, scopeOf(caller), by, values)),
      this.queue.outbox(),
    ]);
    const rows = groups.map((row) => rowOf(this.names.group(by, row.code, row.name ?? null), row));
    return {
      asOf,
      recordedOn,
      total: rowOf(null, total),
      rows: rows.sort(mostPressingFirst).slice(0, MAX_ROWS),
      overdueHistogram: OVERDUE_BUCKETS.map((bucket, index) => ({ ...bucket, count: total.late[index] })),
      oldestOutboxSeconds: outbox.pending + outbox.sent > 0 ? Math.floor(outbox.oldestSeconds) : null,
    };
  }
}

/** A supervisor's is the centre, a leader's the department; without one in the token nothing is theirs. */
const scopeOf = (caller: Caller): Scope =>
  hasRole(caller, 'supervisor')
    ? { kind: 'CENTRE', code: caller.centre ?? '' }
    : { kind: 'DEPARTMENT', code: caller.department ?? '' };

async function count(tx: Transaction, scope: Scope, by: BoardGrouping, values: unknown[]): Promise<Counted> {
  await tx.run(PLAN_FOR_VALUES, []);
  const ofCentre = scope.kind === 'CENTRE';
  if (by === 'OFFICER') {
    const rows = await tx.run(ofCentre ? OFFICERS_OF_CENTRE : OFFICERS_OF_DEPARTMENT, [scope.code, ...values]);
    return { total: rows.find((row) => row.is_total)!, groups: rows.filter((row) => !row.is_total) };
  }
  const groups = await tx.run(ofCentre ? BOARD_OF_CENTRE : BOARD_OF_DEPARTMENT, [scope.code, ...values, by]);
  return { total: sum(groups), groups };
}

/** For groups of which every request is in exactly one. */
function sum(groups: readonly BoardCounts[]): BoardCounts {
  const all = (number: (row: BoardCounts) => number): number => groups.reduce((so, row) => so + number(row), 0);
  return {
    open: all((row) => row.open),
    yellow: all((row) => row.yellow),
    red: all((row) => row.red),
    paused: all((row) => row.paused),
    provisional: all((row) => row.provisional),
    unrouted: all((row) => row.unrouted),
    due_today: all((row) => row.due_today),
    due_this_week: all((row) => row.due_this_week),
    late: OVERDUE_BUCKETS.map((_, bucket) => all((row) => row.late[bucket])),
  };
}

const rowOf = (group: BoardGroup | null, { due_today, due_this_week, late, ...counts }: BoardCounts): BoardRow => ({
  group,
  ...counts,
  dueToday: due_today,
  dueThisWeek: due_this_week,
  overdue: late.reduce((all, one) => all + one, 0),
});

const mostPressingFirst = (a: BoardRow, b: BoardRow): number =>
  b.overdue - a.overdue ||
  b.dueToday - a.dueToday ||
  b.open - a.open ||
  (String(a.group?.code) < String(b.group?.code) ? -1 : 1);
