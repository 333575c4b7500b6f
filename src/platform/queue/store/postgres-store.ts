import { createPostgresBackend, Queue, Worker, type PgPool } from 'bullmq';
import pg from 'pg';
import { RUNTIME_ROLE } from '../../database/index.js';
import { ErrorLog } from '../error-log.js';
import { migrateQueueSchema, QUEUE_SCHEMA, queueSchemaState } from './postgres-schema.js';
import {
  queueOptions,
  workerOptions,
  type JobQueue,
  type JobWorker,
  type ProcessJob,
  type QueueStore,
} from './queue-store.js';

/** Connections for the statements of queues and of busy workers, together. */
const SHARED_CONNECTIONS = 6;

export interface PostgresStoreOptions {
  /** Of the running program. */
  url: string;
  /** Of the owner, who makes the schema anew when it was dropped. */
  ownerUrl: string;
  queueNames: readonly string[];
  /** Workers this process will run: each keeps one connection for good, to be woken by NOTIFY. */
  workers: number;
}

/** BullMQ in schema `bullmq` of the same database: an installation needs no second server. */
export class PostgresStore implements QueueStore {
  readonly kind = 'postgres';
  private readonly log = new ErrorLog('Queue schema');
  private readonly pool: pg.Pool;

  constructor(private readonly options: PostgresStoreOptions) {
    this.pool = new pg.Pool({
      connectionString: options.url,
      max: options.workers + SHARED_CONNECTIONS,
      options: `-c search_path=${QUEUE_SCHEMA} -c role=${RUNTIME_ROLE}`,
      application_name: 'yichuang-queue',
      idleTimeoutMillis: 60_000,
      connectionTimeoutMillis: 10_000,
      keepAlive: true,
    });
    this.pool.setMaxListeners(0); // every queue and worker listens
    this.pool.on('error', (error) => this.log.error('connection', error));
  }

  async prepare(): Promise<boolean> {
    const { ownerUrl, queueNames } = this.options;
    const state = await queueSchemaState(this.pool, queueNames);
    if (state !== 'ready') await migrateQueueSchema(ownerUrl, queueNames);
    return state === 'missing';
  }

  queue(name: string): JobQueue {
    const options = { ...queueOptions, connection: this.connection };
    return new Queue(name, options, createPostgresBackend) as unknown as JobQueue;
  }

  worker(name: string, process: ProcessJob, concurrency: number): JobWorker {
    const options = { ...workerOptions, connection: this.connection, concurrency };
    return new Worker(name, process, options, createPostgresBackend) as unknown as JobWorker;
  }

  close(): Promise<void> {
    return this.pool.end();
  }

  private get connection(): PgPool {
    return this.pool as unknown as PgPool;
  }
}
