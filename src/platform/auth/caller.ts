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
  /**
   * Division code (GB/T 2260 style) the caller belongs to; binds officers, leaders and systems to requests, registers and
   * follow-ups of its county.
   */
  readonly division?: string;
  /** May read of special groups (重点人群): set for staff whom department or centre cleared for them. */
  readonly clearance?: Clearance;
  /** Why personal data is read (`X-Access-Purpose`); without one, identifiers stay masked. */
  readonly purpose?: string;
}

export const hasRole = (caller: Caller | null, ...roles: Role[]): boolean =>
  caller !== null && roles.some((role) => caller.roles.includes(role));

/** Who works in a department. */
export const DEPARTMENT_STAFF: readonly Role[] = ['officer', 'leader', 'system'];
/** Who works in a centre. */
export const CENTRE_STAFF: readonly Role[] = ['clerk', 'supervisor', 'dispatcher'];

/** 县、市、区: the first six digits of a division code. */
export const countyOf = (division: string): string => division.slice(0, 6);

/** The county to which the caller's token binds their work in a department; null: none, or bound by a centre instead. */
export const countyOfCaller = (caller: Caller): string | null =>
  caller.division !== undefined && hasRole(caller, ...DEPARTMENT_STAFF) && !hasRole(caller, ...CENTRE_STAFF)
    ? countyOf(caller.division)
    : null;

/** Whether work and registers of this division are for the caller: who has no county has them everywhere. */
export const worksIn = (division: string, caller: Caller): boolean =>
  [null, countyOf(division)].includes(countyOfCaller(caller));

const MAY_BE_CLEARED: readonly Role[] = ['clerk', 'officer', 'system', 'dispatcher', 'supervisor'];

/**
 * May the caller read of special groups (重点人群) where they may read at all, in their department or centre? Leaders may,
 * and other staff whose token says so; for everybody else such rows are absent, not masked (DOMAIN.md §8).
 */
export const isClearedForSpecialGroups = (caller: Caller): boolean =>
  hasRole(caller, 'leader') || (hasRole(caller, ...MAY_BE_CLEARED) && caller.clearance === 'special');
