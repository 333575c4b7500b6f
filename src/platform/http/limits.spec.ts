import { getIntrospectionQuery } from 'graphql';
import { ToyApp, type Answer } from './testing/toy-app.js';

const errorOf = (answer: Answer) => answer.body.errors[0];

describe('limits of the gateway', () => {
  let toy: ToyApp;
  beforeAll(async () => {
    toy = await ToyApp.start();
  });
  afterAll(() => toy.stop());

  const expectRefusal = (answer: Answer, status: number, code: string): void => {
    expect({ status: answer.status, code: answer.body?.errors?.[0]?.extensions.code }).toEqual({ status, code });
    expect(errorOf(answer).extensions.correlationId).toBe(answer.headers.get('x-correlation-id'));
    expect(answer.body.data).toBeUndefined();
  };

  it.each([
    ['malformed JSON', '{"query": "11010519491231002X', 400],
    ['JSON with a bare word', '{"query": 110105X}', 400],
    ['an empty body', '', 400],
    ['a bare string', '"{ hello }"', 400],
    ['an empty object', '{}', 400],
    ['an empty query', '{"query":""}', 400],
    ['variables that are a list', '{"query":"{ hello }","variables":[]}', 400],
    ['a batch of operations', '[{"query":"{ hello }"},{"query":"{ hello }"}]', 400],
    ['a body over 1 MiB', JSON.stringify({ query: `{ hello } #${'x'.repeat(1024 * 1024)}` }), 413],
  ])('refuses %s', async (_, body, status) => {
    const answer = await toy.post(body);
    expectRefusal(answer, status, 'BAD_USER_INPUT');
    expect(answer.text).not.toContain('110105');
  });

  it('refuses GET, and forms that a foreign page could post', async () => {
    const get = await toy.fetch('/graphql?query={hello}');
    expectRefusal(get, 405, 'BAD_USER_INPUT');
    const form = {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: 'query={hello}',
    };
    expectRefusal(await toy.fetch('/graphql', form), 415, 'BAD_USER_INPUT');
    const plain = { method: 'POST', headers: { 'content-type': 'text/plain' }, body: '{"query":"{ hello }"}' };
    expectRefusal(await toy.fetch('/graphql', plain), 415, 'BAD_USER_INPUT');
  });

  const nested = (levels: number): string =>
    `{ node ${'{ child '.repeat(levels - 2)}{ name }${' }'.repeat(levels - 2)} }`;

  it('refuses more than 12 levels', async () => {
    expect((await toy.query(nested(12))).status).toBe(200);
    expectRefusal(await toy.query(nested(13)), 400, 'QUERY_TOO_COMPLEX');
    expectRefusal(await toy.query(nested(20)), 400, 'QUERY_TOO_COMPLEX');
  });

  it('sees depth through fragments', async () => {
    const fragments = Array.from(
      { length: 6 },
      (_, i) => `fragment F${i} on ToyNode { child { child { ...F${i + 1} } } }`,
    );
    const query = `{ node { ...F0 } } ${fragments.join(' ')} fragment F6 on ToyNode { name }`;
    expectRefusal(await toy.query(query), 400, 'QUERY_TOO_COMPLEX');
  });

  it('refuses 100 aliases, and a sixth look-up of one field', async () => {
    const aliased = (n: number): string => `{ ${Array.from({ length: n }, (_, i) => `a${i}: hello`).join(' ')} }`;
    expect((await toy.query(aliased(5))).status).toBe(200);
    expectRefusal(await toy.query(aliased(6)), 400, 'QUERY_TOO_COMPLEX');
    expectRefusal(await toy.query(aliased(100)), 400, 'QUERY_TOO_COMPLEX');
    const inner = `{ node { ${Array.from({ length: 16 }, (_, i) => `a${i}: name`).join(' ')} } }`;
    expectRefusal(await toy.query(inner), 400, 'QUERY_TOO_COMPLEX');
    const spread = `{ ...A ...B } fragment A on Query { a: hello b: hello c: hello } fragment B on Query { d: hello e: hello f: hello }`;
    expectRefusal(await toy.query(spread), 400, 'QUERY_TOO_COMPLEX');
  });

  it('refuses a document of too many tokens', async () => {
    expectRefusal(await toy.query(`{ ${'hello '.repeat(2100)} }`), 400, 'QUERY_TOO_COMPLEX');
  });

  it('counts the rows of a page, also when they come in a variable', async () => {
    const children = (n: number): string => (n === 0 ? 'name' : `name child { ${children(n - 1)} }`);
    const query = `query ($n: Int!) { nodes(first: $n) { nodes { ${children(5)} } } }`;
    expect((await toy.query(query, { n: 200 })).status).toBe(200);
    expectRefusal(await toy.query(query, { n: 100_000 }), 400, 'BAD_USER_INPUT');
    expectRefusal(await toy.query(query.replace('($n: Int!)', '').replace('$n', '100000')), 400, 'BAD_USER_INPUT');
    const byDefault = query.replace('($n: Int!)', '($n: Int = 100000)');
    expectRefusal(await toy.query(byDefault), 400, 'BAD_USER_INPUT');
    expect((await toy.query(byDefault, { n: 2 })).status).toBe(200);
    const wide = `query ($n: Int!) { nodes(first: $n) { nodes { ${'name '.repeat(600)} } } }`;
    expect((await toy.query(wide, { n: 20 })).status).toBe(200);
    expectRefusal(await toy.query(wide, { n: 200 }), 400, 'QUERY_TOO_COMPLEX');
  });

  it('ends quickly on fragments that multiply', async () => {
    const bombs = Array.from({ length: 60 }, (_, i) => `fragment F${i} on Query { ...F${i + 1} ...F${i + 1} }`);
    const startedAt = Date.now();
    const answer = await toy.query(`{ ...F0 } ${bombs.join(' ')} fragment F60 on Query { hello }`);
    expect(answer.status).toBeLessThan(500);
    expect(Date.now() - startedAt).toBeLessThan(2000);
  });

  it('lets GraphiQL read the schema', async () => {
    const query = getIntrospectionQuery({ schemaDescription: true, inputValueDeprecation: true });
    const { status, body } = await toy.query(query);
    expect(status).toBe(200);
    expect(body.data.__schema.types.length).toBeGreaterThan(10);
  });

  it('caches nothing that a variable decides', async () => {
    const query = 'query ($n: Int!) { nodes(first: $n) { nodes { name } } }';
    expect((await toy.query(query, { n: 10 })).status).toBe(200);
    expectRefusal(await toy.query(query, { n: 1_000_000 }), 400, 'BAD_USER_INPUT');
  });
});

describe('in production', () => {
  it('hides the schema and the explorer', async () => {
    const keys = { DATABASE_URL: 'postgres://u@127.0.0.1/d', FIELD_KEYS: 'x', FIELD_INDEX_KEY: 'x', DEMO_DATA: '0' };
    const toy = await ToyApp.start({ env: { NODE_ENV: 'production', OIDC_ISSUER: 'http://127.0.0.1:1', ...keys } });
    const { body } = await toy.query('{ __schema { types { name } } }');
    expect(body.errors[0].extensions.code).toBe('GRAPHQL_VALIDATION_FAILED');
    const page = await toy.fetch('/');
    expect(page.headers.get('content-type')).toMatch(/^text\/plain/);
    expect((await toy.fetch('/assets/graphiql.js')).status).toBe(404);
    expect((await toy.fetch('/oidc/token', { method: 'POST' })).status).toBe(404);
    await toy.stop();
  });
});
