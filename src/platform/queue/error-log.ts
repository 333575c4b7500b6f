import { Logger } from '@nestjs/common';
import { safeReason } from './safe-reason.js';

const SILENCE_MS = 10_000;
const KEPT = 200;

/** Logs errors of the machinery. One that goes on (a store that is away) is told once in ten seconds, not each time. */
export class ErrorLog {
  private readonly logger: Logger;
  private readonly told = new Map<string, number>();

  constructor(context: string) {
    this.logger = new Logger(context);
  }

  error(what: string, error: unknown): void {
    const line = `${what}: ${safeReason(error)}`;
    const now = Date.now();
    if (now - (this.told.get(line) ?? -Infinity) < SILENCE_MS) return;
    if (this.told.size >= KEPT) this.told.clear();
    this.told.set(line, now);
    this.logger.error(line);
  }
}
