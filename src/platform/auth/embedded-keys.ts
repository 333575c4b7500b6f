import { randomUUID } from 'node:crypto';
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { exportJWK, generateKeyPair, type JWK } from 'jose';

const FILE = 'oidc-jwks.json';

/** RS256: the cheapest to verify of those that every client library knows. */
export const EMBEDDED_ALGORITHM = 'RS256';

/**
 * The private signing key of the embedded development issuer. It is made once and kept in the data directory, so that
 * local processes accept each other's tokens and a restart signs nobody out.
 */
export async function embeddedSigningKey(dataDirectory: string): Promise<JWK> {
  const path = join(dataDirectory, FILE);
  return (await readKey(path)) ?? (await createKey(dataDirectory, path));
}

async function readKey(path: string): Promise<JWK | null> {
  try {
    const { keys } = JSON.parse(await readFile(path, 'utf8')) as { keys: JWK[] };
    return keys[0] ?? null;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw new Error(`${FILE} in the data directory is not readable; delete it to make a new key`, { cause: error });
  }
}

async function createKey(directory: string, path: string): Promise<JWK> {
  const { privateKey } = await generateKeyPair(EMBEDDED_ALGORITHM, { extractable: true });
  const key: JWK = { ...(await exportJWK(privateKey)), kid: randomUUID(), alg: EMBEDDED_ALGORITHM, use: 'sig' };
  await mkdir(directory, { recursive: true });
  const draft = `${path}.${randomUUID()}`;
  await writeFile(draft, JSON.stringify({ keys: [key] }), { mode: 0o600, flag: 'wx' });
  try {
    // A link appears whole or not at all, and fails if another process was first.
    await link(draft, path);
    return key;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    return (await readKey(path)) ?? key;
  } finally {
    await rm(draft, { force: true });
  }
}
