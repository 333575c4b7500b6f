import { exportSPKI, generateKeyPair, SignJWT } from 'jose';
import { TestIssuer } from '../../src/platform/auth/testing/test-issuer.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { submitInput } from '../support/requests.js';
import { rowCounts } from './support/refused.js';

const SUBMIT = `mutation($input: SubmitRequestInput!) { submitRequest(input: $input) {
  request { number centre { code } firstContactOfficer { name } } userErrors { code } } }`;
const CLERK = { sub: 'u-1', name: '窗口丙', roles: ['clerk'], centre: 'lantian' };

const base64 = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const seconds = (): number => Math.floor(Date.now() / 1000);

describe('access tokens of the operator’s issuer', () => {
  let issuer: TestIssuer;
  let app: TestApp;
  let input: Record<string, unknown>;
  beforeAll(async () => {
    issuer = await TestIssuer.start();
    app = await startTestApp({ env: { OIDC_ISSUER: issuer.url } });
    input = await submitInput(app, { itemCode: 'unemployment-registration' });
  });
  afterAll(async () => {
    await app?.stop();
    await issuer?.stop();
  });

  const call = (authorization: string, headers: Record<string, string> = {}) =>
    app.gql(SUBMIT, { input }, { headers: { authorization, ...headers } });

  async function expectCode(authorization: string, code: string, zh: RegExp, en: RegExp): Promise<void> {
    const before = await rowCounts(app);
    for (const [language, message] of [['zh-CN', zh] as const, ['en', en] as const]) {
      const { data, errors } = await call(authorization, { 'accept-language': language });
      expect(data).toBeNull();
      expect(errors).toEqual([
        expect.objectContaining({
          message: expect.stringMatching(message),
          extensions: expect.objectContaining({ code }),
        }),
      ]);
    }
    expect(await rowCounts(app)).toEqual(before);
  }

  const bad: [what: string, make: () => Promise<string> | string][] = [
    ['expired', () => issuer.token(CLERK, { lifetime: -60 })],
    ['not valid yet', () => issuer.token({ ...CLERK, nbf: seconds() + 3600 })],
    ['for another audience', () => issuer.token({ ...CLERK, aud: 'somebody-else' })],
    ['of another issuer', () => issuer.token({ ...CLERK, iss: 'https://issuer.example' })],
    ['without an expiry', () => issuer.token({ ...CLERK, exp: undefined })],
    ['without a subject', () => issuer.token({ ...CLERK, sub: undefined })],
    [
      'unsigned',
      () =>
        `${base64({ alg: 'none', typ: 'JWT' })}.${base64({ ...CLERK, iss: issuer.url, aud: 'yichuang', exp: seconds() + 300 })}.`,
    ],
    [
      'signed with the public key as a secret',
      async () =>
        new SignJWT({ ...CLERK, iss: issuer.url, aud: 'yichuang', exp: seconds() + 300 })
          .setProtectedHeader({ alg: 'HS256', kid: 'k1' })
          .sign(new TextEncoder().encode(await exportSPKI(issuer.publicKey))),
    ],
    ['signed by a stranger', async () => issuer.token(CLERK, { key: (await generateKeyPair('ES256')).privateKey })],
    ['signed with an unknown key', () => issuer.token(CLERK, { kid: 'k2' })],
    [
      'changed after signing',
      async () => {
        const [head, , signature] = (await issuer.token({ ...CLERK, roles: ['auditor'] })).split('.');
        return `${head}.${base64({ ...CLERK, iss: issuer.url, aud: 'yichuang', exp: seconds() + 300 })}.${signature}`;
      },
    ],
    ['no token at all', () => 'clerk-1'],
    ['enormous', () => 'x'.repeat(10_000)],
  ];
  it.each(bad)('refuses one that is %s', async (_what, make) => {
    await expectCode(`Bearer ${await make()}`, 'UNAUTHENTICATED', /请先登录/, /^Sign in first/);
  });

  it('refuses other ways to sign in', async () => {
    await expectCode(`Basic ${btoa('clerk-1:demo')}`, 'UNAUTHENTICATED', /请先登录/, /^Sign in first/);
  });

  it('gives no role that the token does not carry', async () => {
    for (const roles of [[], ['mayor'], 'clerk', ['officer'], undefined]) {
      const token = await issuer.token({ ...CLERK, roles });
      await expectCode(`Bearer ${token}`, 'FORBIDDEN', /没有办理此操作的权限/, /may not/);
    }
  });

  it('tells a bad token on public operations too', async () => {
    const expired = await issuer.token(CLERK, { lifetime: -60 });
    const { errors } = await app.gql(
      '{ departments { code } }',
      {},
      { headers: { authorization: `Bearer ${expired}` } },
    );
    expect(errors?.[0].extensions.code).toBe('UNAUTHENTICATED');
    expect((await app.gql('{ departments { code } }')).data.departments).toHaveLength(5);
  });

  it('knows its people by a good one', async () => {
    const { data } = await call(`Bearer ${await issuer.token(CLERK)}`);
    expect(data.submitRequest).toMatchObject({
      request: { centre: { code: 'lantian' }, firstContactOfficer: { name: '窗口丙' } },
      userErrors: [],
    });
  });

  it('takes no request in for a clerk of a centre that is not', async () => {
    const { data } = await call(`Bearer ${await issuer.token({ ...CLERK, centre: 'atlantis' })}`);
    expect(data.submitRequest).toEqual({ request: null, userErrors: [{ code: 'ITEM_NOT_AVAILABLE' }] });
  });
});
