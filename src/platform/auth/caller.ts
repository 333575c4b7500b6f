/** Roles of the contract. A token may carry several. */
export const ROLES = [
  'clerk',
  'officer',
  'system',
  'leader',
  'dispatcher',
  'supervisor',
  'partner',
  'auditor',
  'admin',
] as const;
export type Role = (typeof ROLES)[number];

/** Levels of confidentiality above the ordinary one that a token may grant. */
export const CLEARANCES = ['special'] as const;
export type Clearance = (typeof CLEARANCES)[number];

/** Who is calling, as the verified token says. `sub` is stable; `name` is what people read. */
export interface Caller {
  readonly sub: string;
  readonly name: string;
  readonly roles: readonly Role[];
  /** Department code, for officers, leaders and systems. */
  readonly department?: string;
  /** Service centre code, for clerks, supervisors and partners. */
  readonly centre?: string;
  /** Division code (GB/T 2260 style) the caller belongs to; binds officers, leaders and systems to its county. */
  readonly division?: string;
  /** May read of special groups (重点人群): set for staff whom department or centre cleared for them. */
  readonly clearance?: Clearance;
  /** Why personal data is read (`X-Access-Purpose`); without one, identifiers stay masked. */
  readonly purpose?: string;
}

export const hasRole = (caller: Caller | null, ...roles: Role[]): boolean =>
  caller !== null && roles.some((role) => caller.roles.includes(role));

const MAY_BE_CLEARED: readonly Role[] = ['clerk', 'officer', 'system', 'dispatcher', 'supervisor'];

/**
 * May the caller read of special groups (重点人群) where they may read at all, in their department or centre? Leaders may,
 * and other staff whose token says so; for everybody else such rows are absent, not masked (DOMAIN.md §8).
 */
export const isClearedForSpecialGroups = (caller: Caller): boolean =>
  hasRole(caller, 'leader') || (hasRole(caller, ...MAY_BE_CLEARED) && caller.clearance === 'special');
