import { eventually } from '../../support/requests.js';
import type { TestApp } from '../../support/app.js';
import type { GraphqlAnswer } from '../../support/graphql-client.js';

export interface Call {
  query: string;
  variables?: object;
  as?: string;
}

export interface Problem {
  code: string;
  message: string;
  field: string[] | null;
}

/** What is expected of one problem; `zh` and `en` are found in the messages of the two languages. */
export interface Expected {
  code: string;
  /** Path of the field; null where no single field is at fault. */
  field: string[] | null;
  zh: string | RegExp;
  en: string | RegExp;
}

const CHINESE = /\p{Script=Han}/u;

/** How many rows each table of ours has. */
export async function rowCounts(app: TestApp): Promise<Record<string, number>> {
  const tables = await app.sql<{ name: string }>(
    // A refused pause, resumption or extension is kept for the supervisor; nothing else of a refusal is.
    `select table_name as name from information_schema.tables
      where table_schema = 'public' and table_name <> 'refused_operation' order by 1`,
  );
  const counts = tables.map(({ name }) => `select '${name}' as name, count(*)::int as count from "${name}"`);
  const rows = await app.sql<{ name: string; count: number }>(counts.join(' union all '));
  return Object.fromEntries(rows.map(({ name, count }) => [name, count]));
}

/**
 * Makes the same call without a language, which means Chinese, and as one who prefers English. Neither may write a row,
 * and both must be refused alike.
 * @param valuesKept texts of the call that no answer may repeat
 */
export async function refusedTwice(
  app: TestApp,
  call: Call,
  problemsOf: (answer: GraphqlAnswer<any>) => Problem[],
  valuesKept: string[] = [],
): Promise<{ zh: Problem[]; en: Problem[]; status: number }> {
  // Messages of what was done before would move rows meanwhile.
  await eventually('nothing is under way', async () => (await app.sql(`select from outbox limit 1`)).length === 0);
  const before = await rowCounts(app);
  const send = (headers: Record<string, string>): Promise<GraphqlAnswer<any>> =>
    app.gql(call.query, call.variables, { as: call.as, headers });
  const inChinese = await send({});
  const inEnglish = await send({ 'accept-language': 'en-GB,en;q=0.9,zh;q=0.1' });
  expect(await rowCounts(app)).toEqual(before);
  expect(inEnglish.status).toBe(inChinese.status);
  const whole = JSON.stringify([inChinese, inEnglish]);
  for (const value of valuesKept) expect(whole).not.toContain(value);
  return { zh: problemsOf(inChinese), en: problemsOf(inEnglish), status: inChinese.status };
}

/** A refusal that the caller can mend: in `userErrors`, and nothing else in the payload. */
export function userErrorsOf(operation: string): (answer: GraphqlAnswer<any>) => Problem[] {
  return ({ status, data, errors }) => {
    expect({ status, errors }).toEqual({ status: 200, errors: undefined });
    const { userErrors, ...rest } = data[operation];
    expect(Object.values(rest).filter((value) => value !== null)).toEqual([]);
    return userErrors;
  };
}

/** An error of the whole operation, with the correlation id that the answer's header names. */
export function graphqlErrorsOf(answer: GraphqlAnswer<any>): Problem[] {
  return (answer.errors ?? []).map(({ message, extensions }) => {
    expect(extensions.correlationId).toBe(answer.headers.get('x-correlation-id'));
    return { code: extensions.code, message, field: (extensions['field'] as string[] | undefined) ?? null };
  });
}

/** @param titled the message begins with the Chinese title of a form's field, in both languages */
export function expectProblems(
  found: { zh: Problem[]; en: Problem[] },
  expected: Expected[],
  { titled = false } = {},
): void {
  const matching = (text: string | RegExp): unknown =>
    typeof text === 'string' ? expect.stringContaining(text) : expect.stringMatching(text);
  for (const language of ['zh', 'en'] as const) {
    expect(found[language]).toEqual(
      expected.map((problem) => ({ code: problem.code, field: problem.field, message: matching(problem[language]) })),
    );
  }
  for (const { message } of found.zh) expect(message).toMatch(CHINESE);
  if (!titled) for (const { message } of found.en) expect(message).not.toMatch(CHINESE);
}
