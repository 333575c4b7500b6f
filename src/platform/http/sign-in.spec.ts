import { decodeJwt, decodeProtectedHeader } from 'jose';
import { TestIssuer } from '../auth/testing/test-issuer.js';
import { ToyApp, type Answer } from './testing/toy-app.js';

const codeOf = (answer: Answer): string => answer.body.errors?.[0]?.extensions.code;
const bearer = (token: string): Record<string, string> => ({ authorization: `Bearer ${token}` });

describe('sign-in with the embedded issuer', () => {
  let toy: ToyApp;
  beforeAll(async () => {
    toy = await ToyApp.start();
  });
  afterAll(() => toy.stop());

  it('gives a demo actor a token by client credentials, and accepts it', async () => {
    const token = await toy.signIn('clerk-1');
    expect(decodeProtectedHeader(token)).toMatchObject({ alg: 'RS256', typ: 'at+jwt' });
    expect(decodeJwt(token)).toMatchObject({
      aud: 'yichuang',
      roles: ['clerk'],
      centre: 'centre-1',
      division: '110105',
    });
    const { exp = 0, iat = 0 } = decodeJwt(token);
    expect(exp - iat).toBe(8 * 3600);
    const { body } = await toy.query('{ whoAmI }', {}, bearer(token));
    expect(body).toEqual({ data: { whoAmI: 'clerk-1|王小窗|centre-1|' } });
  });

  it('refuses a wrong secret and an unknown client', async () => {
    expect(await toy.signIn('clerk-1', 'guess')).toBe('');
    expect(await toy.signIn('nobody')).toBe('');
  });

  it('serves discovery and keys without the private parts', async () => {
    const { body } = await toy.fetch('/oidc/.well-known/openid-configuration');
    expect(body.token_endpoint).toMatch(/\/oidc\/token$/);
    const keys = await toy.fetch('/oidc/jwks');
    expect(Object.keys(keys.body.keys[0])).not.toContain('d');
  });

  it('puts the declared purpose on the caller', async () => {
    const headers = { ...bearer(await toy.signIn('clerk-1')), 'x-access-purpose': encodeURIComponent('核对身份') };
    const { body } = await toy.query('{ whoAmI }', {}, headers);
    expect(body.data.whoAmI).toBe('clerk-1|王小窗|centre-1|核对身份');
    const latin1 = Buffer.from('核对身份', 'utf8').toString('latin1');
    const raw = await toy.query('{ whoAmI }', {}, { ...headers, 'x-access-purpose': latin1 });
    expect(raw.body.data.whoAmI).toBe('clerk-1|王小窗|centre-1|核对身份');
    const tooLong = await toy.query('{ whoAmI }', {}, { ...headers, 'x-access-purpose': 'x'.repeat(201) });
    expect(codeOf(tooLong)).toBe('BAD_USER_INPUT');
    const broken = await toy.query('{ whoAmI }', {}, { ...headers, 'x-access-purpose': '%E6%A0' });
    expect(codeOf(broken)).toBe('BAD_USER_INPUT');
  });

  it('denies by role and department', async () => {
    const clerk = bearer(await toy.signIn('clerk-1'));
    const officer = bearer(await toy.signIn('officer-health-1'));
    const stranger = bearer(await toy.signIn('officer-employment-1'));
    expect(codeOf(await toy.query('{ records }'))).toBe('UNAUTHENTICATED');
    expect(codeOf(await toy.query('{ records }', {}, stranger))).toBe('FORBIDDEN');
    expect(codeOf(await toy.query('{ records }', {}, clerk))).toBe('FORBIDDEN');
    expect((await toy.query('{ records }', {}, officer)).body.data).toEqual({ records: 'records' });
    expect(codeOf(await toy.query('{ whoAmI }', {}, officer))).toBe('FORBIDDEN');
  });

  it('answers UNAUTHENTICATED to a bad token, on public operations too', async () => {
    expect((await toy.query('{ hello }')).body).toEqual({ data: { hello: 'hello' } });
    expect(codeOf(await toy.query('{ hello }', {}, bearer('a.b.c')))).toBe('UNAUTHENTICATED');
    expect(codeOf(await toy.query('{ hello }', {}, { authorization: 'Basic abc' }))).toBe('UNAUTHENTICATED');
  });

  it('writes none of the provider’s notices and no name in the log', async () => {
    await toy.signIn('clerk-1');
    expect(JSON.stringify(toy.logLines)).not.toContain('王小窗');
  });
});

describe('sign-in with an issuer of the operator', () => {
  let toy: ToyApp;
  let issuer: TestIssuer;
  beforeAll(async () => {
    issuer = await TestIssuer.start();
    toy = await ToyApp.start({ env: { OIDC_ISSUER: issuer.url } });
  });
  afterAll(async () => {
    await toy.stop();
    await issuer.stop();
  });

  it('says OVERLOADED while the issuer is down, and recovers', async () => {
    issuer.failWith = 500;
    const token = bearer(await issuer.token());
    expect(codeOf(await toy.query('{ whoAmI }', {}, token))).toBe('OVERLOADED');
    expect((await toy.query('{ hello }')).body.data.hello).toBe('hello');
    issuer.failWith = null;
    await new Promise((resolve) => setTimeout(resolve, 1100));
    expect((await toy.query('{ whoAmI }', {}, token)).body.data.whoAmI).toMatch(/^u1/);
  });

  it('does not serve the embedded issuer', async () => {
    expect((await toy.fetch('/oidc/token', { method: 'POST' })).status).toBe(404);
  });

  it('refuses a token for another audience', async () => {
    expect(codeOf(await toy.query('{ whoAmI }', {}, bearer(await issuer.token({ aud: 'x' }))))).toBe('UNAUTHENTICATED');
  });
});
