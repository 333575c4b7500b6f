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

/** What `jsonRows` answers: one row that holds all of them. */
export interface JsonRows<Row> {
  rows: Row[];
}

/**
 * The rows of a query as one JSON value. For pages of many columns: parsing one long text costs the process a fraction
 * of reading thousands of short ones. Instants arrive as ISO text, so a `Row` says `string` for them.
 */
export const jsonRows = (select: string): string =>
  `select coalesce(json_agg(page), '[]') as rows from (${select}) page`;

/** All statements defined by the modules loaded so far, by name. */
export const allStatements = (): ReadonlyMap<string, Statement<unknown>> => registered;
