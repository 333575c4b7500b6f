import { createHmac } from 'node:crypto';
import { exportSPKI, generateKeyPair, UnsecuredJWT } from 'jose';
import { readSettings } from '../config/index.js';
import { JsonLogger } from '../telemetry/index.js';
import { IssuerUnavailable } from './issuer-keys.js';
import { RemoteIssuer } from './remote-issuer.js';
import { TEST_AUDIENCE, TestIssuer } from './testing/test-issuer.js';
import { InvalidToken, TokenVerifier } from './token-verifier.js';

describe('TokenVerifier with an OpenID Connect issuer', () => {
  let issuer: TestIssuer;
  let verifier: TokenVerifier;
  const settings = readSettings({ LOG_LEVEL: 'silent', OIDC_AUDIENCE: TEST_AUDIENCE });
  const verifierOf = (url: string) => new TokenVerifier(settings, new RemoteIssuer(url), new JsonLogger(settings));

  beforeAll(async () => {
    issuer = await TestIssuer.start();
  });
  afterAll(() => issuer.stop());
  afterEach(() => {
    Date.now = realNow;
  });
  beforeEach(() => {
    issuer.requests = [];
    issuer.failWith = null;
    verifier = verifierOf(issuer.url);
  });

  it('accepts a good token and reads its claims', async () => {
    const roles = ['officer', 'pope', 7, 'officer', 'leader'];
    const token = await issuer.token({ roles, department: 'health', centre: 'c1', division: '110101' });
    const { caller } = await verifier.verify(token);
    expect(caller).toEqual({
      sub: 'u1',
      name: '张三',
      roles: ['officer', 'leader'],
      department: 'health',
      centre: 'c1',
      division: '110101',
    });
  });

  it('keeps a verified token, and asks the issuer once for all tokens', async () => {
    const token = await issuer.token();
    const first = await verifier.verify(token);
    expect(await verifier.verify(token)).toBe(first);
    await verifier.verify(await issuer.token({ sub: 'u2' }));
    expect(issuer.requests).toEqual(['/.well-known/openid-configuration', '/keys']);
  });

  it('forgets a verified token when it expires', async () => {
    const { expiresAt } = await verifier.verify(await issuer.token({}, { lifetime: 60 }));
    const token = await issuer.token({}, { lifetime: 60 });
    await verifier.verify(token);
    Date.now = () => expiresAt + 1000;
    await expect(verifier.verify(token)).rejects.toThrow(InvalidToken);
  });

  it('ignores roles that are not a list and has no caller without a subject', async () => {
    const { caller } = await verifier.verify(await issuer.token({ roles: 'admin' }));
    expect(caller.roles).toEqual([]);
    await expect(verifier.verify(await issuer.token({ sub: '' }))).rejects.toThrow(InvalidToken);
  });

  it.each([
    ['expired', () => issuer.token({}, { lifetime: -60 })],
    ['without expiry', () => issuer.token({ exp: undefined })],
    ['not valid yet', () => issuer.token({ nbf: Math.floor(Date.now() / 1000) + 600 })],
    ['for another audience', () => issuer.token({ aud: 'somebody-else' })],
    ['without audience', () => issuer.token({ aud: undefined })],
    ['of another issuer', () => issuer.token({ iss: 'http://127.0.0.1:1' })],
    [
      'of an unknown key',
      async () => issuer.token({}, { key: (await generateKeyPair('ES256')).privateKey, kid: 'k9' }),
    ],
    [
      'of another key under a known id',
      async () => issuer.token({}, { key: (await generateKeyPair('ES256')).privateKey }),
    ],
    ['unsigned (alg none)', async () => unsigned(issuer.url)],
    ['signed with the public key as an HMAC secret', () => hmacSigned(issuer)],
    ['changed after signing', async () => tampered(await issuer.token())],
    ['no token at all', async () => 'abc'],
    ['empty', async () => ''],
    ['huge', async () => 'a'.repeat(20_000)],
  ])('refuses a token that is %s', async (_, make) => {
    await expect(verifier.verify(await make())).rejects.toThrow(InvalidToken);
  });

  it('says that the issuer is down, not that the token is bad, and recovers', async () => {
    const token = await issuer.token();
    issuer.failWith = 503;
    await expect(verifier.verify(token)).rejects.toThrow(IssuerUnavailable);
    issuer.failWith = null;
    const later = Date.now() + 1500;
    Date.now = () => later;
    await expect(verifier.verify(token)).resolves.toBeDefined();
  });

  it('does not ask an issuer that is down again at once', async () => {
    issuer.failWith = 503;
    const token = await issuer.token();
    for (let i = 0; i < 5; i++) await expect(verifier.verify(token)).rejects.toThrow(IssuerUnavailable);
    expect(issuer.requests).toHaveLength(1);
  });

  it('does not trust a discovery document that speaks for another issuer', async () => {
    const alias = verifierOf(issuer.url.replace('127.0.0.1', 'localhost'));
    await expect(alias.verify(await issuer.token())).rejects.toThrow(IssuerUnavailable);
  });
});

const realNow = Date.now;

const unsigned = (url: string): string =>
  new UnsecuredJWT({ roles: ['admin'] })
    .setIssuer(url)
    .setAudience(TEST_AUDIENCE)
    .setSubject('u1')
    .setExpirationTime('5m')
    .encode();

async function hmacSigned(issuer: TestIssuer): Promise<string> {
  const encode = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const [, payload] = (await issuer.token({ roles: ['admin'] })).split('.');
  const signed = `${encode({ alg: 'HS256', kid: 'k1' })}.${payload}`;
  const secret = await exportSPKI(issuer.publicKey);
  return `${signed}.${createHmac('sha256', secret).update(signed).digest('base64url')}`;
}

function tampered(token: string): string {
  const [header, payload, signature] = token.split('.');
  const claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as object;
  const changed = Buffer.from(JSON.stringify({ ...claims, roles: ['admin'] })).toString('base64url');
  return `${header}.${changed}.${signature}`;
}
