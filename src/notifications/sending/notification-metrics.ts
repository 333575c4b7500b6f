import { Injectable } from '@nestjs/common';
import { Counter, Gauge } from 'prom-client';
import { Database } from '../../platform/database/index.js';
import { Metrics } from '../../platform/telemetry/index.js';
import { BACKLOG } from './sending.sql.js';

/** Messages to people in `/metrics`: what this process sent, and what waits or was given up over all processes. */
@Injectable()
export class NotificationMetrics {
  private readonly outcomes: Counter<'outcome'>;

  constructor(metrics: Metrics, database: Database) {
    const registers = [metrics.registry];
    this.outcomes = new Counter({
      name: 'notifications_total',
      help: 'Messages this process dealt with (inbox, pushed, push_failed, given_up)',
      labelNames: ['outcome'] as const,
      registers,
    });
    new Gauge({
      name: 'notifications_backlog',
      help: 'Messages not sent, over all processes: waiting for people or residents, or given up (counted to 100000)',
      labelNames: ['state'] as const,
      registers,
      async collect() {
        const [{ people, residents, given_up }] = await database.run(BACKLOG, []);
        this.set({ state: 'people' }, people);
        this.set({ state: 'residents' }, residents);
        this.set({ state: 'given_up' }, given_up);
      },
    });
  }

  count(outcome: 'inbox' | 'pushed' | 'push_failed' | 'given_up', messages: number): void {
    this.outcomes.inc({ outcome }, messages);
  }
}
