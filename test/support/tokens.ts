import { importJWK, SignJWT, type JWTPayload } from 'jose';
import { EMBEDDED_ALGORITHM, embeddedSigningKey } from '../../src/platform/auth/embedded-keys.js';
import type { Settings } from '../../src/platform/config/index.js';

/** A token of the embedded issuer with any claims: it accepts what any local process has signed with its key. */
export async function tokenOf(settings: Settings, claims: JWTPayload): Promise<string> {
  const jwk = await embeddedSigningKey(settings.DATA_DIR);
  return new SignJWT({ name: claims.sub, ...claims, aud: settings.OIDC_AUDIENCE })
    .setProtectedHeader({ alg: EMBEDDED_ALGORITHM, kid: jwk.kid })
    .setIssuer('http://127.0.0.1:0/oidc')
    .setExpirationTime('1h')
    .sign(await importJWK(jwk, EMBEDDED_ALGORITHM));
}
