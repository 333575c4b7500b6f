import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { errors, jwtVerify } from 'jose';
import { LRUCache } from 'lru-cache';
import { Settings } from '../config/index.js';
import { JsonLogger } from '../telemetry/index.js';
import type { Caller } from './caller.js';
import { IssuerUnavailable, type IssuerSource } from './issuer-keys.js';
import { callerFromClaims } from './token-claims.js';

/** Asymmetric only: with a symmetric one, whoever knows the public key could sign. */
const ALGORITHMS = ['RS256', 'PS256', 'ES256', 'EdDSA'];
const CLOCK_TOLERANCE_SECONDS = 5;
const MAX_TOKEN_LENGTH = 16_384;
const MAX_CACHED_TOKENS = 10_000;

/** DI token of the `IssuerSource` that this installation trusts. */
export const ISSUER_SOURCE = Symbol('ISSUER_SOURCE');

export interface VerifiedToken {
  caller: Caller;
  /** Real time in ms since 1970 after which the token is not valid any more. */
  expiresAt: number;
}

/** The token is not valid here: expired, forged, malformed, of another issuer or for another audience. */
export class InvalidToken extends Error {
  constructor(options?: ErrorOptions) {
    super('The access token is not valid', options);
    this.name = 'InvalidToken';
  }
}

/** Verifies access tokens (JWT, RFC 9068 or plain) and keeps the verified ones until they expire. */
@Injectable()
export class TokenVerifier {
  /** By SHA-256 of the token: a dump of this memory gives nobody a token. */
  private readonly verified = new LRUCache<string, VerifiedToken>({ max: MAX_CACHED_TOKENS });

  constructor(
    private readonly settings: Settings,
    @Inject(ISSUER_SOURCE) private readonly source: IssuerSource,
    private readonly logger: JsonLogger,
  ) {}

  /**
   * @throws InvalidToken
   * @throws IssuerUnavailable when its keys cannot be fetched; trying again later may help
   */
  async verify(token: string): Promise<VerifiedToken> {
    if (token === '' || token.length > MAX_TOKEN_LENGTH) throw new InvalidToken();
    const key = createHash('sha256').update(token).digest('base64');
    const cached = this.verified.get(key);
    if (cached) {
      if (Date.now() < cached.expiresAt) return cached;
      this.verified.delete(key);
    }
    const fresh = await this.check(token);
    this.verified.set(key, fresh);
    return fresh;
  }

  private async check(token: string): Promise<VerifiedToken> {
    try {
      const issuer = await this.source.issuer();
      const { payload } = await jwtVerify(token, issuer.keyOf, {
        algorithms: ALGORITHMS,
        audience: this.settings.OIDC_AUDIENCE,
        clockTolerance: CLOCK_TOLERANCE_SECONDS,
        currentDate: new Date(Date.now()),
        requiredClaims: ['iss', 'sub', 'exp'],
      });
      const caller = callerFromClaims(payload);
      if (!caller || !issuer.accepts(String(payload.iss))) throw new InvalidToken();
      return { caller, expiresAt: (Number(payload.exp) + CLOCK_TOLERANCE_SECONDS) * 1000 };
    } catch (error) {
      if (error instanceof InvalidToken) throw error;
      if (isTokensFault(error)) throw new InvalidToken({ cause: error });
      this.logger.failure('token not verified: the keys of the issuer are not available', causeOf(error));
      throw error instanceof IssuerUnavailable ? error : new IssuerUnavailable({ cause: error });
    }
  }
}

const causeOf = (error: unknown): unknown =>
  error instanceof IssuerUnavailable && error.cause instanceof Error ? error.cause : error;

/** What jose says of the token itself; everything else is a failure to fetch or read the keys. */
const isTokensFault = (error: unknown): boolean =>
  error instanceof errors.JWTExpired ||
  error instanceof errors.JWTClaimValidationFailed ||
  error instanceof errors.JWTInvalid ||
  error instanceof errors.JWSInvalid ||
  error instanceof errors.JWSSignatureVerificationFailed ||
  error instanceof errors.JOSEAlgNotAllowed ||
  error instanceof errors.JOSENotSupported ||
  error instanceof errors.JWKSNoMatchingKey ||
  error instanceof errors.JWKSMultipleMatchingKeys;
