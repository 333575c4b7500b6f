import type { IncomingMessage, ServerResponse } from 'node:http';
import { Inject, Injectable, Optional } from '@nestjs/common';
import { importJWK, type CryptoKey, type JWK } from 'jose';
import { Settings } from '../config/index.js';
import { DEMO_ACTORS, DEMO_SECRET, type DemoActor } from './demo-actor.js';
import { EMBEDDED_ALGORITHM, embeddedSigningKey } from './embedded-keys.js';
import type { IssuerSource, TrustedIssuer } from './issuer-keys.js';

export const EMBEDDED_ISSUER_PATH = '/oidc';
const TOKEN_LIFETIME_SECONDS = 8 * 3600;
const RESOURCE = 'urn:yichuang:api';

type RequestHandler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/**
 * The OpenID Connect issuer for development: it exists when `OIDC_ISSUER` is not set, never in production. Tokens are
 * verified in this process with the local key; nothing is fetched.
 */
@Injectable()
export class EmbeddedIssuer implements IssuerSource {
  private trusted?: Promise<TrustedIssuer>;
  private key?: Promise<JWK>;
  private handler?: Promise<RequestHandler>;

  constructor(
    private readonly settings: Settings,
    @Optional() @Inject(DEMO_ACTORS) private readonly actors: readonly DemoActor[] | null,
  ) {}

  get enabled(): boolean {
    return this.settings.OIDC_ISSUER === undefined && this.settings.NODE_ENV !== 'production';
  }

  issuer(): Promise<TrustedIssuer> {
    if (!this.enabled) throw new Error('The embedded issuer is for development only');
    return (this.trusted ??= this.trust());
  }

  /** Serves one request below /oidc. The provider is loaded at the first one, to keep the start short. */
  async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (!this.enabled) throw new Error('The embedded issuer is for development only');
    this.handler ??= this.load();
    const serve = await this.handler;
    const original = request.url ?? '/';
    // How Koa apps learn where they are mounted, so that the URLs they give out are right.
    (request as IncomingMessage & { originalUrl?: string }).originalUrl = original;
    request.url = original.slice(EMBEDDED_ISSUER_PATH.length) || '/';
    await serve(request, response);
  }

  /** Any local port is accepted: processes that share the data directory share the key. */
  private async trust(): Promise<TrustedIssuer> {
    const { d: _d, p: _p, q: _q, dp: _dp, dq: _dq, qi: _qi, ...publicKey } = await this.signingKey();
    const key = (await importJWK(publicKey, EMBEDDED_ALGORITHM)) as CryptoKey;
    return { accepts: (issuer) => /^http:\/\/[^/]+\/oidc$/.test(issuer), keyOf: () => key };
  }

  private signingKey(): Promise<JWK> {
    return (this.key ??= embeddedSigningKey(this.settings.DATA_DIR));
  }

  private async load(): Promise<RequestHandler> {
    const jwk = await this.signingKey();
    return withoutConsoleNotices(async () => {
      const { default: Provider } = await import('oidc-provider');
      return new Provider(this.url, this.configuration(jwk)).callback();
    });
  }

  /** What tokens name as their issuer. With port 0 it stays 0: the port is not known when the provider is made. */
  private get url(): string {
    const host = ['0.0.0.0', '::', ''].includes(this.settings.HOST) ? '127.0.0.1' : this.settings.HOST;
    return `http://${host.includes(':') ? `[${host}]` : host}:${this.settings.PORT}${EMBEDDED_ISSUER_PATH}`;
  }

  private configuration(jwk: JWK): Record<string, unknown> {
    const actors = new Map((this.actors ?? []).map((actor) => [actor.id, actor]));
    const resourceServer = {
      scope: '',
      audience: this.settings.OIDC_AUDIENCE,
      accessTokenFormat: 'jwt',
      accessTokenTTL: TOKEN_LIFETIME_SECONDS,
      jwt: { sign: { alg: EMBEDDED_ALGORITHM } },
    };
    return {
      jwks: { keys: [jwk] },
      clients: [...actors.keys()].map(clientOf),
      ttl: { ClientCredentials: TOKEN_LIFETIME_SECONDS },
      features: {
        devInteractions: { enabled: false },
        clientCredentials: { enabled: true },
        resourceIndicators: {
          enabled: true,
          defaultResource: () => RESOURCE,
          getResourceServerInfo: () => resourceServer,
        },
      },
      extraTokenClaims: (_: unknown, token: { clientId?: string }) => claimsOf(actors.get(token.clientId ?? '')),
    };
  }
}

const clientOf = (id: string): Record<string, unknown> => ({
  client_id: id,
  client_secret: DEMO_SECRET,
  grant_types: ['client_credentials'],
  redirect_uris: [],
  response_types: [],
  token_endpoint_auth_method: 'client_secret_basic',
});

const claimsOf = (actor: DemoActor | undefined): Record<string, unknown> | undefined =>
  actor && {
    name: actor.name,
    roles: actor.roles,
    department: actor.department,
    centre: actor.centre,
    division: actor.division,
    clearance: actor.clearance,
  };

/** oidc-provider writes hints for production straight to the console; they would break the log's JSON lines. */
/* eslint-disable no-console -- it is silenced here, not used */
async function withoutConsoleNotices<T>(work: () => Promise<T>): Promise<T> {
  const { info, warn } = console;
  console.info = console.warn = () => undefined;
  try {
    return await work();
  } finally {
    Object.assign(console, { info, warn });
  }
}
