/** What a log may say about an error. There is no message: messages of databases and parsers repeat the data. */
export interface ErrorDescription {
  errorClass: string;
  /** Node's or PostgreSQL's code (SQLSTATE), never free text. */
  errorCode?: string;
  /** Name of the violated database constraint. */
  constraint?: string;
  table?: string;
  /** Where it was thrown: call sites only, without the message that V8 puts before them. */
  stack?: string[];
}

const MAX_CALL_SITES = 12;

export function describeError(error: unknown): ErrorDescription {
  if (!(error instanceof Error)) return { errorClass: typeof error };
  const known = databaseErrorOf(error) as unknown as Record<string, unknown>;
  return {
    errorClass: error.constructor.name,
    errorCode: wordOf(known.code),
    constraint: wordOf(known.constraint),
    table: wordOf(known.table),
    stack: callSites(error),
  };
}

/** TypeORM wraps the driver's error in a QueryFailedError. */
export function databaseErrorOf(error: Error): Error {
  const driverError = (error as { driverError?: unknown }).driverError;
  return driverError instanceof Error ? driverError : error;
}

const wordOf = (value: unknown): string | undefined =>
  typeof value === 'string' && /^\w{1,63}$/.test(value) ? value : undefined;

const callSites = (error: Error): string[] | undefined =>
  error.stack
    ?.split('\n')
    .filter((line) => /^\s+at \S/.test(line))
    .slice(0, MAX_CALL_SITES)
    .map((line) => line.trim());
