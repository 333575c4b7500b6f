import { ToyApp, type Answer } from './testing/toy-app.js';

const ID = '11010519491231002X';
const errorOf = (answer: Answer) => answer.body.errors[0];

describe('errors of the gateway', () => {
  let toy: ToyApp;
  beforeAll(async () => {
    toy = await ToyApp.start();
  });
  afterAll(() => toy.stop());

  const fail = (how: string, headers?: Record<string, string>) =>
    toy.query('query ($how: String!) { fail(how: $how) }', { how }, headers);

  it.each(['plain', '23505', '22P02', '42P01'])(
    'tells nothing about an unexpected error (%s), and logs no message',
    async (how) => {
      toy.logLines.length = 0;
      const answer = await fail(how);
      expect(answer.status).toBe(200);
      expect(errorOf(answer).extensions).toEqual({
        code: 'INTERNAL',
        correlationId: answer.headers.get('x-correlation-id'),
      });
      expect(Object.keys(errorOf(answer)).sort()).toEqual(['extensions', 'locations', 'message', 'path']);
      expect(answer.text + JSON.stringify(toy.logLines)).not.toContain(ID);
      expect(answer.text).not.toMatch(/stack|\.ts|duplicate key/);
      const line = toy.logLines.find((one) => one.code === 'INTERNAL');
      expect(line).toMatchObject({ level: 50, field: 'fail', correlationId: errorOf(answer).extensions.correlationId });
      expect(line?.stack).toEqual(expect.arrayContaining([expect.stringContaining('toy.resolver')]));
      if (how === '23505') expect(line).toMatchObject({ errorCode: '23505', constraint: 'person_pkey' });
    },
  );

  it.each(['pool', 'down', '08006', '53300', '57014', '40P01'])(
    'calls a database that cannot serve OVERLOADED (%s)',
    async (how) => {
      expect(errorOf(await fail(how)).extensions.code).toBe('OVERLOADED');
    },
  );

  it('takes text that cannot be stored for bad input', async () => {
    expect(errorOf(await fail('22021')).extensions.code).toBe('BAD_USER_INPUT');
  });

  it('shows a refusal where there is no payload', async () => {
    expect(errorOf(await fail('refuse'))).toMatchObject({
      message: 'No such request.',
      extensions: { code: 'BAD_USER_INPUT', field: ['number'] },
    });
  });

  it('speaks the language of Accept-Language, Chinese by default', async () => {
    expect(errorOf(await toy.query('{ whoAmI }')).message).toMatch(/^Sign in/);
    expect(errorOf(await toy.query('{ whoAmI }', {}, { 'accept-language': 'zh-CN' })).message).toMatch(/^请先登录/);
    expect(errorOf(await toy.query('{ whoAmI }', {}, { 'accept-language': 'fr' })).message).toMatch(/^请先登录/);
    expect(errorOf(await toy.query('{ nothing }', {}, { 'accept-language': 'zh' })).message).toMatch(
      /^查询不符合接口定义:Cannot query/,
    );
    expect((await toy.post('x', { 'accept-language': 'zh' })).body.errors[0].message).toMatch(/^请求格式有误/);
  });

  it.each([
    ['{ nothing }', 'GRAPHQL_VALIDATION_FAILED', 400],
    ['{ hello', 'GRAPHQL_PARSE_FAILED', 400],
    ['query A { hello } query B { hello }', 'BAD_USER_INPUT', 400],
    [`{ fail(how: ${ID}) }`, 'GRAPHQL_PARSE_FAILED', 400],
    ['{ fail(how: 110105194912310021) }', 'GRAPHQL_VALIDATION_FAILED', 400],
    [`{ echo(at: "${ID}") { at } }`, 'BAD_USER_INPUT', 400],
    [`{ "${ID}" }`, 'GRAPHQL_PARSE_FAILED', 400],
  ])('answers %s with a code and without the values in it', async (query, code, status) => {
    const answer = await toy.query(query);
    expect({ status: answer.status, code: errorOf(answer).extensions.code }).toEqual({ status, code });
    expect(answer.text).not.toContain('11010519');
  });

  const SAVE =
    'mutation ($input: ToyInput!) { save(input: $input) { node { name } userErrors { code message field } } }';

  it.each([
    [
      { input: { name: '张三', idNumber: 11010519491231 } },
      ['input', 'idNumber'],
      /input\.idNumber: It must be of type String/,
    ],
    [{ input: { name: '张三', idNumber: null } }, ['input', 'idNumber'], /A value is required/],
    [{ input: { name: '张三' } }, ['input'], /idNumber is required/],
    [{ input: { name: '张三', idNumber: ID, colour: ID } }, ['input', 'colour'], /one of GREEN, RED/],
    [{ input: { name: '张三', idNumber: ID, [ID]: 1 } }, ['input'], /does not define/],
    [{}, ['input'], /A value is required/],
    [{ input: null }, ['input'], /A value is required/],
  ])('names the variable that does not fit: %j', async (variables, field, message) => {
    const answer = await toy.query(SAVE, variables);
    expect(answer.status).toBe(400);
    expect(errorOf(answer).extensions).toMatchObject({ code: 'BAD_USER_INPUT', field });
    expect(errorOf(answer).message).toMatch(message);
    expect(answer.text).not.toContain('11010519');
  });

  it('puts what the caller can mend into userErrors', async () => {
    const input = { name: ' 张三', idNumber: '110105194912310021' };
    const { body } = await toy.query(SAVE, { input }, { 'accept-language': 'zh' });
    expect(body.data.save.node).toBeNull();
    expect(body.data.save.userErrors).toEqual([
      { code: 'INVALID_INPUT', message: '首尾不能有空格。', field: ['input', 'name'] },
      { code: 'INVALID_INPUT', message: '证件号码校验位不正确,请核对。', field: ['input', 'idNumber'] },
    ]);
    const good = await toy.query(SAVE, { input: { name: '张三', idNumber: ID } });
    expect(good.body.data.save).toEqual({ node: { name: '张三' }, userErrors: [] });
  });

  it('reads and writes the scalars of the contract', async () => {
    const query =
      'query ($at: DateTime, $day: Date, $form: JSONObject) { echo(at: $at, day: $day, form: $form) { at day form } }';
    const sent = { at: '2026-03-02T01:00:00Z', day: '2028-02-29', form: { 收入: 1, list: [1, null, { a: 'b' }] } };
    const { body } = await toy.query(query, sent);
    expect(body.data.echo).toEqual({ ...sent, at: '2026-03-02T09:00:00+08:00' });
    const bad = await toy.query(query, { at: '2026-02-30T09:00:00+08:00' }, { 'accept-language': 'zh' });
    expect(errorOf(bad).message).toMatch(/^at:时间须为带时区的/);
    const badForm = await toy.query(query, { form: { a: 'x\0y' } });
    expect(errorOf(badForm).extensions).toMatchObject({ code: 'BAD_USER_INPUT', field: ['form'] });
  });

  it('keeps a sane correlation id and replaces any other', async () => {
    const kept = await toy.query('{ whoAmI }', {}, { 'x-correlation-id': 'abc-1.2_3' });
    expect(kept.headers.get('x-correlation-id')).toBe('abc-1.2_3');
    expect(errorOf(kept).extensions.correlationId).toBe('abc-1.2_3');
    for (const odd of ['a b', 'x'.repeat(65), '{"a":1}']) {
      const replaced = await toy.query('{ hello }', {}, { 'x-correlation-id': odd });
      expect(replaced.headers.get('x-correlation-id')).toMatch(/^[0-9a-f-]{36}$/);
    }
  });

  it('answers an unknown address and a malformed one in the same shape', async () => {
    const lost = await toy.fetch(`/people/${ID}`);
    expect({ status: lost.status, code: errorOf(lost).extensions.code }).toEqual({
      status: 404,
      code: 'BAD_USER_INPUT',
    });
    const malformed = await toy.fetch('/assets/%zz');
    expect(malformed.status).toBe(400);
    expect(errorOf(malformed).extensions.code).toBe('BAD_USER_INPUT');
    expect(lost.text + malformed.text).not.toMatch(/110105|zz/);
  });

  it('logs one line per request with route and status, and neither query nor address', async () => {
    toy.logLines.length = 0;
    await toy.query(`query Secret${ID} { hello }`);
    await toy.fetch(`/people/${ID}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(toy.logLines).toEqual([
      expect.objectContaining({
        msg: 'request',
        method: 'POST',
        route: '/graphql',
        status: 200,
        ms: expect.any(Number),
      }),
      expect.objectContaining({ msg: 'request', method: 'GET', route: 'unknown', status: 404 }),
    ]);
    expect(JSON.stringify(toy.logLines)).not.toMatch(/110105|127\.0\.0\.1/);
  });
});
