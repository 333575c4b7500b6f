import { DEADLINES_QUEUE, notify, OfficialCalendar, toRole, type NotificationPlan } from '../deadlines/index.js';
import { Database, type Statement } from '../platform/database/index.js';
import { Repeats, type RepeatingJob } from '../platform/queue/index.js';
import { FollowUpDirectory } from './follow-up-directory.js';
import { OPEN_BATCH, OVERDUE_BATCH, type FlippedRow } from './follow-ups.sql.js';

/** Like the deadline sweep: they open and become late at midnight, and nobody is told before office hours anyway. */
const SWEEP_EVERY_MS = 15_000;
const BATCH = 500;

/**
 * Opens follow-ups on their day and marks those that are late, each once. Any number of processes may sweep at once. A
 * department is told once a day that there are some, not of each: a whole register may fall due on one day.
 */
@Repeats({ name: 'follow-up-sweep', queue: DEADLINES_QUEUE, everyMs: SWEEP_EVERY_MS, byBusinessTime: true })
export class FollowUpSweep implements RepeatingJob {
  constructor(
    private readonly database: Database,
    private readonly official: OfficialCalendar,
    private readonly directory: FollowUpDirectory,
  ) {}

  async run(): Promise<void> {
    const today = this.official.today();
    await this.flipAll(OPEN_BATCH, today, (rows) => rows.map((row) => this.opened(row, today)));
    await this.flipAll(OVERDUE_BATCH, today, (rows) => rows.map((row) => overdue(row, today)));
  }

  /** Batches keep transactions short. */
  private async flipAll(
    batch: Statement<FlippedRow>,
    today: string,
    plans: (rows: FlippedRow[]) => NotificationPlan[],
  ): Promise<void> {
    for (let more = true; more;) {
      more = await this.database.transaction(async (tx) => {
        const rows = await tx.run(batch, [today, BATCH]);
        // In one order, so that two sweeps that tell the same departments do not wait for each other.
        await notify(
          tx,
          plans(rows).sort((a, b) => (a.address < b.address ? -1 : 1)),
        );
        return rows.length > 0;
      });
    }
  }

  private opened({ department, kind }: FlippedRow, today: string): NotificationPlan {
    const { doneBy } = this.directory.kindOf({ department, kind, ledger: '' });
    return {
      address: toRole(doneBy, department),
      kind: 'FOLLOW_UP',
      requestId: null,
      cause: `follow-ups:${department}:${today}`,
      detail: { state: 'OPENED', day: today },
    };
  }
}

const overdue = ({ department }: FlippedRow, today: string): NotificationPlan => ({
  address: toRole('leader', department),
  kind: 'FOLLOW_UP',
  requestId: null,
  cause: `follow-ups-overdue:${department}:${today}`,
  detail: { state: 'OVERDUE', day: today },
});
