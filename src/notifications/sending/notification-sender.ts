import { businessMinutesBetween, type Calendar } from '../../calendar/index.js';
import { DEADLINES_QUEUE, OfficialCalendar } from '../../deadlines/index.js';
import { Database } from '../../platform/database/index.js';
import { Repeats, type RepeatingJob } from '../../platform/queue/index.js';
import { NotificationMetrics } from './notification-metrics.js';
import { CARDS_PER_RUN, PUSHES_PER_RUN, SEND_EVERY_MS, SENDS_PER_RUN } from './policy.js';
import { ResidentMessages } from './resident-messages.js';
import { SEND_TO_INBOXES, TELL_CARDS } from './sending.sql.js';

/**
 * Tells people, in office hours only: nobody is woken by what fell due at midnight. Any number of processes may run
 * it at once; each message is taken by one of them.
 */
@Repeats({ name: 'notification-sender', queue: DEADLINES_QUEUE, everyMs: SEND_EVERY_MS })
export class NotificationSender implements RepeatingJob {
  constructor(
    private readonly database: Database,
    private readonly official: OfficialCalendar,
    private readonly residents: ResidentMessages,
    private readonly metrics: NotificationMetrics,
  ) {}

  async run(): Promise<void> {
    const now = this.official.now();
    if (!isOfficeTime(this.official.calendar, now)) return;
    await this.database.run(TELL_CARDS, [now, CARDS_PER_RUN]);
    const [{ sent }] = await this.database.run(SEND_TO_INBOXES, [now, SENDS_PER_RUN]);
    this.metrics.count('inbox', sent);
    await this.pushToResidents(now);
  }

  private async pushToResidents(now: Date): Promise<void> {
    const end = performance.now() + SEND_EVERY_MS;
    for (let pushed = 0; pushed < PUSHES_PER_RUN && performance.now() < end; pushed += 1) {
      const outcome = await this.residents.pushNext(now);
      if (outcome === 'NONE') return;
      this.metrics.count(outcome === 'SENT' ? 'pushed' : outcome === 'FAILED' ? 'push_failed' : 'given_up', 1);
      // Perhaps the channel is away: the next run goes on with the others.
      if (outcome === 'FAILED') return;
    }
  }
}

/** Whether the offices are open at this instant. */
export const isOfficeTime = (calendar: Calendar, at: Date): boolean =>
  businessMinutesBetween(calendar, at.toISOString(), new Date(at.getTime() + 1).toISOString()) > 0;
