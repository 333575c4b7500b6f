/** The token of an `Authorization: Bearer …` value (RFC 6750). Null when there is none; empty when it is malformed. */
export function bearerToken(authorization: string | undefined): string | null {
  if (authorization === undefined || authorization.trim() === '') return null;
  const match = /^Bearer +([A-Za-z0-9._~+/-]+=*) *$/i.exec(authorization);
  return match ? match[1] : '';
}
