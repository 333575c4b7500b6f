import { Injectable } from '@nestjs/common';
import { Gauge } from 'prom-client';
import { QueueStats } from './platform/queue/index.js';
import { Metrics } from './platform/telemetry/index.js';

/** The outbox and the queues in `/metrics`: how much waits, since when, what was given up. Read when asked. */
@Injectable()
export class QueueMetrics {
  constructor(metrics: Metrics, stats: QueueStats) {
    const registers = [metrics.registry];
    new Gauge({
      name: 'outbox_messages',
      help: 'Messages of the outbox, over all processes, by state (pending, sent, dead)',
      labelNames: ['state'] as const,
      registers,
      async collect() {
        const { pending, sent, dead } = await stats.outbox();
        this.set({ state: 'pending' }, pending);
        this.set({ state: 'sent' }, sent);
        this.set({ state: 'dead' }, dead);
      },
    });
    new Gauge({
      name: 'outbox_oldest_seconds',
      help: 'Age of the oldest message that is still to take effect',
      registers,
      async collect() {
        this.set((await stats.outbox()).oldestSeconds);
      },
    });
    new Gauge({
      name: 'queue_messages',
      help: 'Messages this process worked on since it started, by queue and outcome (done, skipped, failed, dead)',
      labelNames: ['queue', 'outcome'] as const,
      registers,
      collect() {
        for (const [queue, counters] of stats.queues) {
          for (const [outcome, count] of Object.entries(counters)) this.set({ queue, outcome }, count);
        }
      },
    });
  }
}
