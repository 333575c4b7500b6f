/**
 * One hot SQL statement with a name. Statements live in `*.sql.ts`, are prepared once per connection under their
 * name, and are listed in a committed snapshot so that a changed query is seen in review.
 */
export interface Statement<Row> {
  readonly name: string;
  readonly text: string;
  /** Only for the type checker: what one row looks like. */
  readonly row?: Row;
}

const registered = new Map<string, Statement<unknown>>();

/** @throws when two statements share a name: a connection would silently run the wrong one. */
export function statement<Row>(name: string, text: string): Statement<Row> {
  if (registered.has(name)) throw new Error(`Two SQL statements are called "${name}"`);
  const made: Statement<Row> = { name, text: text.trim() };
  registered.set(name, made);
  return made;
}

/** All statements defined by the modules loaded so far, by name. */
export const allStatements = (): ReadonlyMap<string, Statement<unknown>> => registered;
