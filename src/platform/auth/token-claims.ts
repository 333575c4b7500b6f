import type { JWTPayload } from 'jose';
import { CLEARANCES, ROLES, type Caller, type Role } from './caller.js';

const known: ReadonlySet<string> = new Set(ROLES);
const isRole = (value: unknown): value is Role => typeof value === 'string' && known.has(value);
const textOf = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);

/** Reads the claims of RUNNING.md "Sign-in". Roles that this system does not know are ignored. Null without a subject. */
export function callerFromClaims(claims: JWTPayload): Caller | null {
  const sub = textOf(claims.sub);
  if (sub === undefined) return null;
  const roles = Array.isArray(claims.roles) ? claims.roles.filter(isRole) : [];
  return Object.freeze({
    sub,
    name: textOf(claims.name) ?? sub,
    roles: Object.freeze([...new Set(roles)]),
    department: textOf(claims.department),
    centre: textOf(claims.centre),
    division: textOf(claims.division),
    clearance: CLEARANCES.find((clearance) => clearance === claims.clearance),
  });
}
