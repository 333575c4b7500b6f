import { buildSchema, parse, validate } from 'graphql';
import { technicalMessage, withoutValues } from './technical-message.js';

const schema = buildSchema(
  'enum E { A B } input I { n: Int! } scalar S type Query { f(s: String, i: Int, fl: Float, b: Boolean, e: E, o: I, id: ID, l: [Int]): Int }',
);
const SECRET = '11010519491231002X';

const messagesOf = (query: string): string[] => {
  try {
    return validate(schema, parse(query)).map((error) => error.message);
  } catch (error) {
    return [(error as Error).message];
  }
};

describe('technical messages', () => {
  it.each([
    `{ f(i: "${SECRET}") }`,
    `{ f(s: 110105194912310021) }`,
    `{ f(fl: "${SECRET}") }`,
    `{ f(b: "${SECRET}") }`,
    `{ f(e: "${SECRET}") }`,
    `{ f(e: A${SECRET}) }`,
    `{ f(o: "${SECRET}") }`,
    `{ f(o: {n: "${SECRET}"}) }`,
    `{ f(id: [${'"' + SECRET + '"'}]) }`,
    `{ f(l: [1, "${SECRET}; a. b"]) }`,
    `{ "${SECRET}" }`,
    `{ f(i: ${SECRET}) }`,
    `{ f(s: """${SECRET}"" }`,
    `${SECRET}`,
    `query ($a: String = 110105194912310021) { f(s: $a) }`,
  ])('repeat no value of %s', (query) => {
    const messages = messagesOf(query);
    expect(messages.length).toBeGreaterThan(0);
    for (const message of messages) expect(withoutValues(message)).not.toContain('11010519');
  });

  it('keep the names that help a developer', () => {
    expect(withoutValues(messagesOf('{ f(nope: 1) }')[0])).toBe('Unknown argument "nope" on field "Query.f".');
    expect(withoutValues(messagesOf('{ nope }')[0])).toBe('Cannot query field "nope" on type "Query".');
    expect(technicalMessage('GRAPHQL_PARSE_FAILED', 'Syntax Error: Expected Name, found "}".', 'zh')).toBe(
      '查询语句有语法错误:Syntax Error: Expected Name, found "}".',
    );
  });
});
