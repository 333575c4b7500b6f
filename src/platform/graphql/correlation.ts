import { randomUUID } from 'node:crypto';

/** Ties an answer, its log lines and a resident's complaint together. */
export const CORRELATION_HEADER = 'x-correlation-id';

/** The client's id when it is 1–64 of `A-Z a-z 0-9 . _ -`, else a new one: whatever else it holds has no place in logs. */
export const correlationIdOf = (header: unknown): string =>
  typeof header === 'string' && /^[A-Za-z0-9._-]{1,64}$/.test(header) ? header : randomUUID();
