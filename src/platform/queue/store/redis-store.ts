import { Queue, Worker } from 'bullmq';
import { Redis, type RedisOptions } from 'ioredis';
import { ErrorLog } from '../error-log.js';
import {
  queueOptions,
  workerOptions,
  type JobQueue,
  type JobWorker,
  type ProcessJob,
  type QueueStore,
} from './queue-store.js';

/** Keys of one installation in a Redis that others use too. */
const PREFIX = 'yichuang';

/** BullMQ on Redis, for installations that grew beyond one database. */
export class RedisStore implements QueueStore {
  readonly kind = 'redis';
  private readonly log = new ErrorLog('Redis');
  private readonly connections: Redis[] = [];
  private producer?: Redis;
  private consumer?: Redis;

  constructor(private readonly url: string) {}

  /** Redis needs no tables. A lost connection is restored by ioredis. */
  prepare(): Promise<boolean> {
    return Promise.resolve(false);
  }

  queue(name: string): JobQueue {
    // A publisher must learn that Redis is away; the relay then tries again.
    this.producer ??= this.connect({ maxRetriesPerRequest: 1, commandTimeout: 5_000 });
    return new Queue(name, { ...queueOptions, prefix: PREFIX, connection: this.producer }) as unknown as JobQueue;
  }

  worker(name: string, process: ProcessJob, concurrency: number): JobWorker {
    // A worker waits for Redis as long as it takes.
    this.consumer ??= this.connect({ maxRetriesPerRequest: null });
    const options = { ...workerOptions, prefix: PREFIX, connection: this.consumer, concurrency };
    return new Worker(name, process, options) as unknown as JobWorker;
  }

  close(): Promise<void> {
    // Nothing is in flight any more, and `quit` would wait for a Redis that is away.
    for (const connection of this.connections) connection.disconnect();
    return Promise.resolve();
  }

  private connect(options: RedisOptions): Redis {
    const retryStrategy = (times: number) => Math.min(times * 100, 2_000);
    const connection = new Redis(this.url, { ...options, retryStrategy });
    connection.on('error', (error) => this.log.error('connection', error));
    this.connections.push(connection);
    return connection;
  }
}
