import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT, type CryptoKey, type JWTPayload } from 'jose';

export const TEST_AUDIENCE = 'yichuang';

/** A little OpenID Connect issuer with discovery and keys, on a free port. For specs. */
export class TestIssuer {
  requests: string[] = [];
  /** When set, every request is answered with this status. */
  failWith: number | null = null;

  private constructor(
    private readonly server: Server,
    private readonly key: CryptoKey,
    readonly publicKey: CryptoKey,
    readonly url: string,
  ) {}

  static async start(): Promise<TestIssuer> {
    const { privateKey, publicKey } = await generateKeyPair('ES256');
    const keys = [{ ...(await exportJWK(publicKey)), kid: 'k1', alg: 'ES256', use: 'sig' }];
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const issuer = new TestIssuer(server, privateKey, publicKey, url);
    const pages: Record<string, unknown> = {
      '/.well-known/openid-configuration': { issuer: url, jwks_uri: `${url}/keys` },
      '/keys': { keys },
    };
    server.on('request', (request, response) => {
      issuer.requests.push(request.url ?? '');
      const page = pages[request.url ?? ''];
      response.statusCode = issuer.failWith ?? (page ? 200 : 404);
      response.setHeader('content-type', 'application/json').end(JSON.stringify(page ?? {}));
    });
    return issuer;
  }

  /** A good token, unless the claims or the key say otherwise. Lifetime in seconds from now. */
  token(claims: JWTPayload = {}, { key = this.key, kid = 'k1', lifetime = 300 } = {}): Promise<string> {
    const now = Math.floor(Date.now() / 1000);
    const standard = {
      iss: this.url,
      aud: TEST_AUDIENCE,
      sub: 'u1',
      name: '张三',
      roles: ['clerk'],
      exp: now + lifetime,
    };
    return new SignJWT({ ...standard, ...claims }).setProtectedHeader({ alg: 'ES256', kid }).sign(key);
  }

  stop(): Promise<void> {
    this.server.closeAllConnections();
    return new Promise((resolve) => this.server.close(() => resolve()));
  }
}
