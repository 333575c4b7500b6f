import type { IQueueBackend, Job, JobProgress, Queue, QueueOptions, Worker, WorkerOptions } from 'bullmq';

type Payload = Record<string, string | number>;

/** What a job in the queue carries: ids, and what to do with them. */
export type JobData =
  | { kind: 'message'; name: string; id: string; payload: Payload }
  | { kind: 'delayed'; name: string; payload: Payload }
  | { kind: 'repeat'; name: string };

export type QueueJob = Job<JobData, string>;
export type JobQueue = Queue<JobData, string, string, JobData, string, string, IQueueBackend, unknown>;
export type JobWorker = Worker<JobData, string, string, IQueueBackend, JobProgress, unknown>;
export type ProcessJob = (job: QueueJob) => Promise<string>;

/** Where BullMQ keeps its jobs. All of it may be lost: the outbox is the truth. */
export interface QueueStore {
  readonly kind: 'redis' | 'postgres';
  /**
   * Makes the store usable again after somebody removed its tables.
   * @returns true when they had to be made anew: every job is gone then
   */
  prepare(): Promise<boolean>;
  queue(name: string): JobQueue;
  worker(name: string, process: ProcessJob, concurrency: number): JobWorker;
  /** After all queues and workers were closed. */
  close(): Promise<void>;
}

/** DI token of the {@link QueueStore}. */
export const QUEUE_STORE = Symbol('QUEUE_STORE');

/** Job ids are given back as soon as a job ends: a message that comes again must not be taken for the old one. */
export const queueOptions = {
  defaultJobOptions: { removeOnComplete: true, removeOnFail: true },
  // Nobody reads BullMQ's event streams.
  streams: { events: { maxLen: 100 } },
} satisfies Omit<QueueOptions, 'connection'>;

/**
 * A worker that died gives its jobs back after at most `lockDuration` plus twice `stalledInterval`. A job that takes
 * its process down with it is given up after three times; see `QueueRuntime`.
 */
export const workerOptions = {
  lockDuration: 10_000,
  stalledInterval: 5_000,
  maxStalledCount: 3,
  // Seconds an idle worker waits before it looks by itself; new jobs wake it at once.
  drainDelay: 5,
  // After an error of the store, in milliseconds; the default of 15 s would delay healing.
  runRetryDelay: 1_000,
} satisfies Omit<WorkerOptions, 'connection'>;
