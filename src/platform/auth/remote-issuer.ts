import { createRemoteJWKSet } from 'jose';
import { IssuerUnavailable, type IssuerSource, type TrustedIssuer } from './issuer-keys.js';

const TIMEOUT_MS = 5_000;
/** While discovery fails it is tried at most this often, so that an issuer that is down is not flooded. */
const RETRY_AFTER_MS = 1_000;

const withoutSlash = (url: string): string => url.replace(/\/+$/, '');

/** An issuer found by OpenID Connect Discovery 1.0: asked at the first token, again after a failure, then kept. */
export class RemoteIssuer implements IssuerSource {
  private found?: TrustedIssuer;
  private running?: Promise<TrustedIssuer>;
  private failedAt = -Infinity;

  constructor(private readonly url: string) {}

  async issuer(): Promise<TrustedIssuer> {
    if (this.found) return this.found;
    if (Date.now() - this.failedAt < RETRY_AFTER_MS) throw new IssuerUnavailable();
    this.running ??= this.discover().finally(() => (this.running = undefined));
    return this.running;
  }

  private async discover(): Promise<TrustedIssuer> {
    try {
      const { issuer, jwksUri } = await this.readDiscoveryDocument();
      const keys = createRemoteJWKSet(jwksUri, { timeoutDuration: TIMEOUT_MS });
      this.found = { accepts: (claimed) => claimed === issuer, keyOf: (header, token) => keys(header, token) };
      return this.found;
    } catch (error) {
      this.failedAt = Date.now();
      throw new IssuerUnavailable({ cause: error });
    }
  }

  private async readDiscoveryDocument(): Promise<{ issuer: string; jwksUri: URL }> {
    const response = await fetch(`${withoutSlash(this.url)}/.well-known/openid-configuration`, {
      headers: { accept: 'application/json' },
      redirect: 'error',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    if (!response.ok) throw new Error(`Discovery answered ${response.status}`);
    const document = (await response.json()) as { issuer?: unknown; jwks_uri?: unknown };
    // Discovery 1.0, 4.3: the issuer must be the one that was asked, or any site could speak for it.
    if (typeof document.issuer !== 'string' || withoutSlash(document.issuer) !== withoutSlash(this.url)) {
      throw new Error('Discovery names another issuer');
    }
    const jwksUri = new URL(String(document.jwks_uri));
    if (new URL(this.url).protocol === 'https:' && jwksUri.protocol !== 'https:') {
      throw new Error('Keys of an https issuer must be fetched by https');
    }
    return { issuer: document.issuer, jwksUri };
  }
}
