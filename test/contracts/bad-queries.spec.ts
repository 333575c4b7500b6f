import { startTestApp, type TestApp } from '../support/app.js';
import { submit } from '../support/requests.js';
import { expectProblems, graphqlErrorsOf, refusedTwice, rowCounts } from './support/refused.js';

const AFTER = { code: 'BAD_USER_INPUT', field: ['after'], zh: '不是有效的游标', en: 'not a valid cursor' };
const FIRST = { code: 'BAD_USER_INPUT', field: ['first'], zh: '1 至 200', en: 'from 1 to 200' };

/** Every list of the API that comes in pages, and who may read it. */
const PAGES: [name: string, as: string | undefined][] = [
  ['serviceItems', undefined],
  ['serviceRequests', 'clerk-1'],
  ['serviceRequests', 'officer-employment-1'],
  ['inbox', 'officer-employment-1'],
  ['returnedTasks', 'dispatcher-1'],
  ['unemploymentRegister', 'officer-employment-1'],
  ['residenceRegistrations', 'officer-public-security-1'],
  ['warningCards', 'supervisor-1'],
];

const cursor = (key: unknown): string => Buffer.from(JSON.stringify(key)).toString('base64url');

const BROKEN_CURSORS: [what: string, cursor: string][] = [
  ['no base64', '%%%'],
  ['nothing', ''],
  ['text', 'hello'],
  ['JSON of another kind', cursor({ id: 1 })],
  ['too many parts', cursor(['a', 'b', 'c', 'd'])],
  ['parts of another kind', cursor([['x'], ['y']])],
  ['SQL', cursor(["' or 1=1 --", "' or 1=1 --"])],
  ['megabytes', 'A'.repeat(100_000)],
];

let app: TestApp;
let number: string;
beforeAll(async () => {
  app = await startTestApp();
  number = (await submit(app, { itemCode: 'unemployment-registration' })).request.number;
});
afterAll(() => app?.stop());

const page = (name: string) =>
  `query($first: Int!, $after: String) { ${name}(first: $first, after: $after) { nodes { __typename } pageInfo { endCursor } } }`;

describe('pages', () => {
  describe.each(PAGES)('%s for %s', (name, as) => {
    it('has 1 to 200 rows', async () => {
      for (const first of [0, -1, 201, 1_000_000_000, -2_147_483_648]) {
        const found = await refusedTwice(app, { query: page(name), variables: { first }, as }, graphqlErrorsOf);
        expectProblems(found, [FIRST]);
      }
      for (const first of [1, 200]) {
        const { errors } = await app.gql(page(name), { first }, { as });
        expect(errors).toBeUndefined();
      }
    });

    it('takes whole numbers only', async () => {
      const call = { query: page(name), as };
      for (const first of [1.5, '20'])
        expectProblems(await refusedTwice(app, { ...call, variables: { first } }, graphqlErrorsOf), [
          { code: 'BAD_USER_INPUT', field: ['first'], zh: 'Int', en: 'Int' },
        ]);
    });

    it.each(BROKEN_CURSORS)('refuses a cursor of %s', async (_what, after) => {
      const call = { query: page(name), variables: { first: 5, after }, as };
      expectProblems(await refusedTwice(app, call, graphqlErrorsOf), [AFTER]);
    });
  });

  it('refuses a cursor that it did not write itself, however near', async () => {
    const { endCursor } = (await app.gql(page('serviceItems'), { first: 1 })).data.serviceItems.pageInfo;
    for (const after of [`${endCursor}=`, ` ${endCursor}`, `${endCursor}!`]) {
      const call = { query: page('serviceItems'), variables: { first: 5, after } };
      expectProblems(await refusedTwice(app, call, graphqlErrorsOf), [AFTER]);
    }
    const { errors } = await app.gql(page('serviceItems'), { first: 5, after: endCursor });
    expect(errors).toBeUndefined();
  });

  it('refuses them for the events of a request as well', async () => {
    const query = `query($n: ID!, $first: Int, $after: String) { serviceRequest(number: $n) {
      events(first: $first, after: $after) { nodes { kind } } } }`;
    const ask = (variables: object) =>
      refusedTwice(app, { query, variables: { n: number, ...variables }, as: 'clerk-1' }, graphqlErrorsOf);
    for (const first of [0, -1]) expectProblems(await ask({ first }), [FIRST]);
    for (const [, after] of BROKEN_CURSORS) expectProblems(await ask({ after }), [AFTER]);
    const [event] = (await app.gql(query, { n: number, first: 1 }, { as: 'clerk-1' })).data.serviceRequest.events.nodes;
    expect(event.kind).toBe('RECEIVED');
  });
});

describe('times and limits of dueDate', () => {
  const query = `query($from: DateTime!, $limit: TimeLimitInput!) { dueDate(from: $from, limit: $limit) { dueOn } }`;
  const GOOD = { from: '2026-03-02T09:00:00+08:00', limit: { value: 5, unit: 'WORKING_DAY' } };
  const ask = (change: object) => refusedTwice(app, { query, variables: { ...GOOD, ...change } }, graphqlErrorsOf);
  const TIME = { code: 'BAD_USER_INPUT', field: ['from'], zh: '带时区的 RFC 3339', en: 'RFC 3339 with its offset' };

  it.each([
    ['a time without offset', '2026-03-02T09:00:00'],
    ['a day', '2026-03-02'],
    ['30 February', '2026-02-30T09:00:00+08:00'],
    ['29 February of a common year', '2026-02-29T09:00:00+08:00'],
    ['25 o’clock', '2026-03-02T25:00:00+08:00'],
    ['a leap second', '2026-12-31T23:59:60+08:00'],
    ['an offset of 99 hours', '2026-03-02T09:00:00+99:00'],
    ['words', '明天'],
    ['a number', 1_772_413_200],
  ])('refuses %s', async (_what, from) => {
    const found = await ask({ from });
    expect(found.status).toBe(400);
    expectProblems(found, [TIME]);
  });

  it('refuses the same written into the query', async () => {
    const literal = query.replace(/\(\$from.*?\) \{/, '{').replace('$from', '"2026-02-30T09:00:00+08:00"');
    const call = { query: literal.replace('$limit', '{ value: 5, unit: WORKING_DAY }') };
    const found = await refusedTwice(app, call, graphqlErrorsOf, ['2026-02-30']);
    expect(found.zh).toEqual([expect.objectContaining({ code: 'BAD_USER_INPUT' })]);
  });

  it.each([
    ['WORKING_DAY', 0],
    ['WORKING_DAY', -1],
    ['WORKING_DAY', 1_000_000_000],
    ['NATURAL_DAY', 0],
    ['NATURAL_DAY', 1_000_000_000],
    ['HOUR', 0],
    ['HOUR', 1_000_000_000],
  ])('refuses a limit in %s of %s', async (unit, value) => {
    expectProblems(await ask({ limit: { value, unit } }), [
      { code: 'BAD_USER_INPUT', field: ['limit', 'value'], zh: '整数', en: 'whole number' },
    ]);
  });

  it('refuses a unit that is none', async () => {
    expectProblems(await ask({ limit: { value: 1, unit: 'FORTNIGHT' } }), [
      { code: 'BAD_USER_INPUT', field: ['limit', 'unit'], zh: 'WORKING_DAY', en: 'WORKING_DAY' },
    ]);
  });

  it('answers at the ends of time with a date or a refusal, never with a fault', async () => {
    for (const from of ['0001-01-01T00:00:00+08:00', '1900-01-01T00:00:00+08:00', '9999-12-31T23:59:59+08:00']) {
      const { data, errors } = await app.gql(query, { ...GOOD, from });
      const codes = errors?.map(({ extensions }) => extensions.code);
      expect(codes ?? [data.dueDate.dueOn]).toEqual([expect.stringMatching(/^(\d{4}-\d{2}-\d{2}|BAD_USER_INPUT)$/)]);
    }
  });

  it('refuses days that are not in a filter', async () => {
    const list = `query($filter: ServiceRequestFilter) { serviceRequests(filter: $filter) { nodes { number } } }`;
    for (const day of ['2026-02-30', '2026-3-2', '2026-03-02T00:00:00Z']) {
      const call = { query: list, variables: { filter: { receivedFrom: day } }, as: 'clerk-1' };
      expectProblems(await refusedTwice(app, call, graphqlErrorsOf), [
        { code: 'BAD_USER_INPUT', field: ['filter', 'receivedFrom'], zh: 'YYYY-MM-DD', en: 'YYYY-MM-DD' },
      ]);
    }
  });
});

describe('the envelope', () => {
  async function post(body: string, headers: Record<string, string> = {}) {
    const before = await rowCounts(app);
    const authorization = `Bearer ${await app.token('clerk-1')}`;
    const response = await fetch(`${app.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization, ...headers },
      body,
    });
    const text = await response.text();
    expect(await rowCounts(app)).toEqual(before);
    expect(text).not.toMatch(/110105|node_modules|\.ts:|select /);
    const { errors, data } = JSON.parse(text);
    expect(data ?? null).toBeNull();
    expect(errors[0].extensions.correlationId).toBe(response.headers.get('x-correlation-id'));
    return { status: response.status, code: errors[0].extensions.code, message: errors[0].message as string };
  }

  const withdraw = `mutation { withdrawRequest(number: "1", reason: "x") { userErrors { code } } }`;
  const deep = (levels: number): string => {
    const inner = levels - 3;
    const open = Array.from({ length: inner }, (_, index) => (index % 2 ? 'request' : 'tasks'));
    return `{ serviceRequest(number: "1") { ${open.map((field) => `${field} { `).join('')}__typename${' }'.repeat(inner)} } }`;
  };
  const aliases = `{ ${Array.from({ length: 100 }, (_, index) => `a${index}: departments { code }`).join(' ')} }`;
  const asJson = (query: string): string => JSON.stringify({ query });

  const bad: [what: string, body: string, status: number, code: string, zh: RegExp, en: RegExp][] = [
    [
      'malformed JSON',
      '{"query": "{ me { name } }", "variables": {"id": 110105',
      400,
      'BAD_USER_INPUT',
      /合法的 JSON/,
      /valid JSON/,
    ],
    ['a body over 1 MiB', asJson(`${withdraw} #${'x'.repeat(1_048_576)}`), 413, 'BAD_USER_INPUT', /过大/, /too large/],
    ['a batch', `[${asJson(withdraw)},${asJson(withdraw)}]`, 400, 'BAD_USER_INPUT', /\p{Script=Han}/u, /^[A-Z]/],
    ['20 levels', asJson(deep(20)), 400, 'QUERY_TOO_COMPLEX', /嵌套过深/, /too deep/],
    ['100 aliases', asJson(aliases), 400, 'QUERY_TOO_COMPLEX', /\p{Script=Han}/u, /at most/],
    ['a query that is none', asJson('{ me { name '), 400, 'GRAPHQL_PARSE_FAILED', /语法错误/, /^Syntax Error/],
    [
      'a field that is not there',
      asJson('{ residents { idNumber } }'),
      400,
      'GRAPHQL_VALIDATION_FAILED',
      /不符合接口定义/,
      /Cannot query/,
    ],
    ['no query', '{}', 400, 'BAD_USER_INPUT', /\p{Script=Han}/u, /^[A-Z]/],
  ];
  it.each(bad)('refuses %s', async (_what, body, status, code, zh, en) => {
    expect(await post(body)).toEqual({ status, code, message: expect.stringMatching(zh) });
    expect(await post(body, { 'accept-language': 'en' })).toEqual({ status, code, message: expect.stringMatching(en) });
  });

  it('lets a deep but reasonable query through', async () => {
    expect((await app.gql(deep(9), {}, { as: 'clerk-1' })).status).toBe(200);
  });

  it('has no effect by GET', async () => {
    const response = await fetch(`${app.url}/graphql?query=${encodeURIComponent(withdraw)}`);
    expect(response.status).toBe(405);
  });
});
