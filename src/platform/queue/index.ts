export { BusinessSweeps } from './business-sweeps.js';
export { DeadLettersResolver } from './dead-letters.resolver.js';
export { DeadLetters, type DeadLetter, type FailedAttempt } from './dead-letters.js';
export {
  HandlesDelayed,
  HandlesMessage,
  Repeats,
  type DelayedHandler,
  type Delivery,
  type MessageHandler,
  type Outcome,
  type RepeatingJob,
  type Repetition,
} from './handlers.js';
export { defineMessage, definedMessages, type Message, type MessageDefinition } from './message.js';
export { consumeInTransaction, enqueue, enqueueSql } from './outbox.js';
export { OutboxRelay, type RetryPolicy } from './outbox-relay.js';
export { QueueRuntime } from './queue-runtime.js';
export { QueueStats, type OutboxCounts, type QueueCounters } from './queue-stats.js';
export { QueueModule, type QueueModuleOptions } from './queue.module.js';
export { QUEUE_NAMES } from './queues.js';
export { migrateQueueSchema } from './store/postgres-schema.js';
