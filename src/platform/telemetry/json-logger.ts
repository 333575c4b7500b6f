import { Injectable, type LoggerService } from '@nestjs/common';
import { pino, type DestinationStream, type Logger } from 'pino';
import { Settings } from '../config/index.js';
import { describeError } from './describe-error.js';

type Fields = Record<string, unknown>;
type Level = 'debug' | 'info' | 'warn' | 'error' | 'fatal';

const BUFFER_BYTES = 4096;
/** The longest a line waits; a killed process loses no more than this. */
const FLUSH_EVERY_MS = 200;

/**
 * Log lines as JSON on standard output. Personal data has no place here, so an Error is logged by its class, code and
 * call sites only; say in words of your own what failed.
 */
@Injectable()
export class JsonLogger implements LoggerService {
  private readonly pino: Logger;

  constructor(settings: Settings) {
    this.pino = JsonLogger.open(settings.LOG_LEVEL);
  }

  /** A logger that writes somewhere else, for tests. */
  static to(destination: DestinationStream, level: Settings['LOG_LEVEL'] = 'info'): JsonLogger {
    const logger = Object.create(JsonLogger.prototype) as { pino: Logger };
    logger.pino = JsonLogger.open(level, destination);
    return logger as unknown as JsonLogger;
  }

  private static open(level: string, destination?: DestinationStream): Logger {
    const options = { level, timestamp: pino.stdTimeFunctions.isoTime, base: { pid: process.pid } };
    return pino(options, destination ?? JsonLogger.standardOutput());
  }

  /** One write for many lines: a system call per request would cost more than the line itself. */
  private static standardOutput(): DestinationStream {
    const output = pino.destination({ dest: 1, sync: true, minLength: BUFFER_BYTES, periodicFlush: FLUSH_EVERY_MS });
    process.once('exit', () => output.flushSync());
    return output;
  }

  /** One event with fields. `message` is a fixed sentence; whatever varies is a field. */
  event(level: Level, message: string, fields: Fields = {}): void {
    this.pino[level](fields, message);
  }

  /** An error that nobody expected, with what is safe to say about it. */
  failure(message: string, error: unknown, fields: Fields = {}): void {
    if (this.pino.isLevelEnabled('error')) this.pino.error({ ...fields, ...describeError(error) }, message);
  }

  log(message: unknown, ...rest: unknown[]): void {
    this.write('info', message, rest);
  }

  warn(message: unknown, ...rest: unknown[]): void {
    this.write('warn', message, rest);
  }

  error(message: unknown, ...rest: unknown[]): void {
    this.write('error', message, rest);
  }

  debug(message: unknown, ...rest: unknown[]): void {
    this.write('debug', message, rest);
  }

  verbose(message: unknown, ...rest: unknown[]): void {
    this.write('debug', message, rest);
  }

  fatal(message: unknown, ...rest: unknown[]): void {
    this.write('fatal', message, rest);
  }

  /** Nest passes the context as the last string and, with an error, the stack before it. */
  private write(level: Level, message: unknown, rest: unknown[]): void {
    if (!this.pino.isLevelEnabled(level)) return;
    const context = typeof rest.at(-1) === 'string' ? (rest.at(-1) as string) : undefined;
    const problem = [message, ...rest].find((part) => part instanceof Error);
    const fields: Fields = { context, ...(problem === undefined ? {} : describeError(problem)) };
    if (typeof message === 'string') this.pino[level](fields, message);
    else if (problem !== undefined) this.pino[level](fields, 'unexpected error');
    else if (typeof message === 'object' && message !== null) this.pino[level]({ ...fields, ...message });
    else this.pino[level](fields, String(message));
  }
}
