import { Catalogue } from '../../catalogue/index.js';
import { DEADLINES_QUEUE, OfficialCalendar, raiseCards } from '../../deadlines/index.js';
import { Database, type Transaction } from '../../platform/database/index.js';
import { Repeats, type RepeatingJob } from '../../platform/queue/index.js';
import { CaseStore, emptyChange, NOT_YET_DECIDED, record, SYSTEM_ACTOR } from '../../requests/index.js';
import { officerOf } from './addressee.js';
import { ANSWERS_DUE, FLIP_LATE_REMINDER, LOCK_LATE_REMINDER } from './reminders.sql.js';

/** Like the deadline sweep: every answer falls due at midnight, and nobody is told before office hours anyway. */
const SWEEP_EVERY_MS = 15_000;
/** What is more waits for the next run. */
const BATCH = 500;

/**
 * Says that an answer is late: the reminder is flipped `OPEN → OVERDUE` once, with its event, and a card is raised by
 * the rules for late answers, in one transaction. Any number of processes may sweep at once.
 */
@Repeats({ name: 'answer-sweep', queue: DEADLINES_QUEUE, everyMs: SWEEP_EVERY_MS, byBusinessTime: true })
export class AnswerSweep implements RepeatingJob {
  constructor(
    private readonly database: Database,
    private readonly store: CaseStore,
    private readonly catalogue: Catalogue,
    private readonly official: OfficialCalendar,
  ) {}

  /** One that cannot be flipped does not keep the others back; the job fails afterwards, so that it is seen. */
  async run(): Promise<void> {
    const failures: unknown[] = [];
    for (const { id } of await this.database.run(ANSWERS_DUE, [this.official.now(), BATCH])) {
      await this.database.transaction((tx) => this.flip(id, tx)).catch((error: unknown) => failures.push(error));
    }
    if (failures.length > 0) throw failures[0];
  }

  private async flip(id: string, tx: Transaction): Promise<void> {
    const at = this.official.now();
    const [late] = await tx.run(LOCK_LATE_REMINDER, [id, at]);
    // Another process has it, or a clerk works on the request: the next run looks again.
    if (!late) return;
    const file = await this.store.load({ id: late.request_id }, tx);
    if (!file) throw new Error('A reminder hangs beside a request that does not exist');
    const change = emptyChange(false);
    const data = { reminder: id, department: late.department };
    record(change, file, { kind: 'ANSWER_OVERDUE', at, actor: SYSTEM_ACTOR, data });
    const item = await this.catalogue.version(file.itemCode, file.itemVersion);
    const context = { change, file, item, timing: this.official.timingOf(file), actor: SYSTEM_ACTOR, at };
    // Once a request is decided, being reminded of it has lost its point; an order is answered all the same.
    const owed = late.kind === 'ORDER' || NOT_YET_DECIDED.includes(file.state);
    const facts = { cause: `answer:${id}`, holder: officerOf(file, late) };
    const raise = owed ? raiseCards(context, 'ANSWER_OVERDUE', facts) : null;
    if (!(await this.store.apply(file, change, tx))) throw new Error('A locked case file was written by somebody else');
    await tx.run(FLIP_LATE_REMINDER, [id]);
    await raise?.(tx);
  }
}
