import type { CryptoKey, FlattenedJWSInput, JWSHeaderParameters } from 'jose';

/** Finds the key for one token. */
export type KeyOf = (header: JWSHeaderParameters, token: FlattenedJWSInput) => Promise<CryptoKey> | CryptoKey;

/** Whose tokens are accepted, and how to find their keys. */
export interface TrustedIssuer {
  accepts(issuer: string): boolean;
  keyOf: KeyOf;
}

/** The issuer's keys cannot be fetched now. It says nothing about the token. */
export class IssuerUnavailable extends Error {
  constructor(options?: ErrorOptions) {
    super('The keys of the OpenID Connect issuer cannot be fetched', options);
    this.name = 'IssuerUnavailable';
  }
}

/** Gives the trusted issuer, once it is known. */
export interface IssuerSource {
  /** @throws IssuerUnavailable */
  issuer(): Promise<TrustedIssuer>;
}
