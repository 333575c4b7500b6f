import { basename } from 'node:path';

/** Errors whose messages this program writes itself, without data of any row. */
const SPEAKING = new Set([
  'ApiError',
  'UserErrors',
  'UnrecoverableError',
  'NoHandlerError',
  'TypeError',
  'ReferenceError',
]);
const MAX_LENGTH = 300;
const FRAME = /^\s+at .*?([^\s(]+\.[cm]?[jt]s):(\d+):\d+\)?$/;

/**
 * Why something failed, in words that may be stored and logged. Messages of other libraries quote values (PostgreSQL:
 * "Key (id_number)=(…) already exists"), so of most errors only class, code and place are told.
 */
export function safeReason(error: unknown): string {
  if (!(error instanceof Error)) return `thrown ${typeof error}`;
  const code = codeOf(error);
  const spoken = SPEAKING.has(error.name) ? `: ${error.message}` : '';
  const place = placeOf(error);
  const reason = `${error.name}${code ? ` ${code}` : ''}${spoken}${place ? ` at ${place}` : ''}`;
  return reason.slice(0, MAX_LENGTH);
}

/** SQLSTATE or system error code; anything of another shape might be data. */
function codeOf(error: Error): string | undefined {
  const { code, driverError } = error as { code?: unknown; driverError?: { code?: unknown } };
  const found = [code, driverError?.code].find((value) => typeof value === 'string' && /^[A-Z0-9_]{2,40}$/.test(value));
  return found as string | undefined;
}

/** File and line of the first frame of our own. The message is cut off first: it may look like a frame. */
function placeOf(error: Error): string | undefined {
  const stack = error.stack ?? '';
  const start = stack.indexOf(error.message);
  if (start < 0) return undefined; // the message was changed later, so the old one may still stand in the stack
  const frame = stack
    .slice(start + error.message.length)
    .split('\n')
    .find((line) => FRAME.test(line) && !/node_modules|node:/.test(line));
  const place = frame && FRAME.exec(frame);
  return place ? `${basename(place[1])}:${place[2]}` : undefined;
}
