import type { Problem } from './types.js';

/** A refused argument. `code` is stable; `messages` carries the reason in Chinese and in English. */
export class CalendarError extends Error {
  readonly code: string;
  readonly messages: { readonly zh: string; readonly en: string };

  constructor(code: string, zh: string, en: string) {
    super(`${zh} / ${en}`);
    this.name = 'CalendarError';
    this.code = code;
    this.messages = { zh, en };
  }

  /** The same reason as plain data. */
  toProblem(): Problem {
    return { code: this.code, zh: this.messages.zh, en: this.messages.en };
  }
}

/** Any value, shortened, for use inside a message. */
export function shown(value: unknown): string {
  const text = typeof value === 'string' ? value : asText(value);
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}

function asText(value: unknown): string {
  try {
    return JSON.stringify(value) ?? String(value);
  } catch {
    // A bigint, a cycle, a toJSON that throws: a message must not fail for what it is about.
    return typeof value;
  }
}
