import type pg from 'pg';

/**
 * The group role that the program always works as. It owns nothing, has no DDL, and each migration grants it exactly
 * what the program may do to a table: neither UPDATE nor DELETE where the trail is append-only.
 */
export const RUNTIME_ROLE = 'yichuang_runtime';

/**
 * Lets the login of `DATABASE_URL` become the runtime role, when the migrating login may arrange that.
 * @throws Error with the statement that an administrator must run when it may not
 */
export async function admitRuntimeLogin(owner: pg.Client, login: string): Promise<void> {
  const { rows } = await owner.query<{ known: boolean; member: boolean | null }>(
    `select bool_or(true) as known, bool_or(pg_has_role(r.rolname, $2, 'SET')) as member
       from pg_roles r where r.rolname = $1`,
    [login, RUNTIME_ROLE],
  );
  if (rows[0].member) return;
  const grant = `grant ${RUNTIME_ROLE} to ${owner.escapeIdentifier(login)}`;
  if (!rows[0].known) {
    throw new Error(`DATABASE_URL names the login "${login}", which the database server does not know.`);
  }
  try {
    await owner.query(grant);
  } catch {
    throw new Error(`The login "${login}" may not act as ${RUNTIME_ROLE}. An administrator must run:\n  ${grant};`);
  }
}
