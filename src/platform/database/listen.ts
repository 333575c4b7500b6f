import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable, Logger, type BeforeApplicationShutdown } from '@nestjs/common';
import pg from 'pg';
import { DataSource } from 'typeorm';
import { RUNTIME_ROLE } from './roles.js';

const FIRST_RETRY_MS = 100;
const LAST_RETRY_MS = 10_000;
/** A connection over which nothing comes may be dead without anybody having said so. */
const HEARTBEAT_MS = 30_000;
const ANSWER_WITHIN_MS = 5_000;

type Hear = (payload: string) => void;

/**
 * Hears what any process tells by NOTIFY, over one connection of its own that is open only while somebody listens. A
 * lost connection is opened again; what was told meanwhile is not heard, so it may hasten things but never carry them.
 * The server must be reached directly or through a pooler that pools sessions: LISTEN belongs to a session.
 */
@Injectable()
export class Listener implements BeforeApplicationShutdown {
  private readonly logger = new Logger('Listener');
  private readonly channels = new Map<string, Set<Hear>>();
  private client: pg.Client | null = null;
  private running: Promise<void> | null = null;
  private readonly stopping = new AbortController();
  private nobodyListens = (): void => undefined;

  constructor(private readonly dataSource: DataSource) {}

  /** From soon on calls `hear` with every payload told on the channel. @returns what ends that */
  listen(channel: string, hear: Hear): () => void {
    const listeners = this.channels.get(channel) ?? new Set();
    listeners.add(hear);
    if (!this.channels.has(channel)) {
      this.channels.set(channel, listeners);
      // While it is being opened the loop over the channels finds the new one.
      const { client } = this;
      client?.query(listenTo(channel)).catch((error) => client.emit('error', error));
    }
    this.running ??= this.run();
    return () => {
      listeners.delete(hear);
      if (listeners.size === 0 && this.channels.get(channel) === listeners) this.channels.delete(channel);
      if (this.channels.size === 0) this.nobodyListens();
    };
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopping.abort();
    this.nobodyListens();
    await this.running;
  }

  private get wanted(): boolean {
    return this.channels.size > 0 && !this.stopping.signal.aborted;
  }

  private async run(): Promise<void> {
    for (let retryMs = FIRST_RETRY_MS; this.wanted; retryMs = Math.min(retryMs * 2, LAST_RETRY_MS)) {
      try {
        await this.hold(() => (retryMs = FIRST_RETRY_MS));
      } catch (error) {
        this.logger.warn(`The connection that listens was lost (${codeOf(error)}).`);
        // All processes lost the server together; they shall not all come back at the same instant.
        const pause = retryMs * (0.5 + Math.random());
        await sleep(pause, undefined, { signal: this.stopping.signal }).catch(() => undefined);
      }
    }
    this.running = null;
  }

  /** Listens until nobody wants it any more. @throws when the connection is lost or cannot be made */
  private async hold(onOpen: () => void): Promise<void> {
    const released = new Promise<void>((resolve) => (this.nobodyListens = resolve));
    const client = new pg.Client(this.options());
    const lost = new Promise<never>((_, reject) => {
      client.on('error', reject);
      client.on('end', () => reject(new Error('the server ended it')));
    });
    lost.catch(() => undefined);
    client.on('notification', ({ channel, payload }) => this.tell(channel, payload ?? ''));
    let heartbeat: NodeJS.Timeout | undefined;
    try {
      await client.connect();
      for (const channel of this.channels.keys()) await client.query(listenTo(channel));
      this.client = client;
      onOpen();
      const beating = new Promise<never>((_, reject) => {
        heartbeat = setInterval(() => void client.query('select 1').catch(reject), HEARTBEAT_MS).unref();
      });
      if (this.wanted) await Promise.race([released, lost, beating]);
    } finally {
      clearInterval(heartbeat);
      this.client = null;
      await Promise.race([client.end().catch(() => undefined), sleep(ANSWER_WITHIN_MS, undefined, { ref: false })]);
    }
  }

  private tell(channel: string, payload: string): void {
    for (const hear of this.channels.get(channel) ?? []) hear(payload);
  }

  private options(): pg.ClientConfig {
    const { url, applicationName } = this.dataSource.options as { url?: string; applicationName?: string };
    return {
      connectionString: url,
      application_name: `${applicationName ?? 'yichuang'}-listener`,
      options: `-c role=${RUNTIME_ROLE} -c timezone=UTC`,
      connectionTimeoutMillis: ANSWER_WITHIN_MS,
      query_timeout: ANSWER_WITHIN_MS,
      keepAlive: true,
    };
  }
}

const listenTo = (channel: string): string => `listen ${pg.escapeIdentifier(channel)}`;

const codeOf = (error: unknown): string => {
  const { code, name } = error as { code?: unknown; name?: unknown };
  return typeof code === 'string' ? code : String(name);
};
