import { SetMetadata } from '@nestjs/common';
import type { Role } from './caller.js';

export const PERMISSION = 'yichuang:permission';

/** Who may call an operation. `department` narrows it to officers, leaders and systems of that department. */
export interface Permission {
  anyone?: boolean;
  roles: readonly Role[];
  department?: string;
}

/** The operation may be called by these roles. An operation that declares nothing may be called by nobody. */
export const Allow = (...roles: Role[]): MethodDecorator => SetMetadata(PERMISSION, { roles } satisfies Permission);

/** The operation belongs to one department: only its own people may call it. */
export const AllowDepartment = (department: string, ...roles: Role[]): MethodDecorator =>
  SetMetadata(PERMISSION, { roles, department } satisfies Permission);

/** The operation is public; rate limits still apply. */
export const AllowAnyone = (): MethodDecorator =>
  SetMetadata(PERMISSION, { anyone: true, roles: [] } satisfies Permission);
