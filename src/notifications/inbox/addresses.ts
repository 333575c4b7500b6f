import { toPerson, toRole } from '../../deadlines/index.js';
import type { Caller, Role } from '../../platform/auth/index.js';

/** By what each role is divided; the others are one for the whole installation. */
const SCOPES: Partial<Record<Role, 'department' | 'centre'>> = {
  officer: 'department',
  leader: 'department',
  system: 'department',
  clerk: 'centre',
  supervisor: 'centre',
  partner: 'centre',
};

/** Whose messages are the caller's: their own, and those of each role they hold where they hold it. */
export function addressesOf(caller: Caller): string[] {
  const shared = caller.roles.flatMap((role) => {
    const scope = SCOPES[role];
    if (scope === undefined) return [toRole(role)];
    const held = caller[scope];
    return held === undefined ? [] : [toRole(role, held)];
  });
  return [toPerson(caller.sub), ...shared];
}
