import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { GqlExecutionContext } from '@nestjs/graphql';
import { forbidden, unauthenticated, type ApiError } from '../errors/index.js';
import { hasRole, type Caller } from './caller.js';
import { PERMISSION, type Permission } from './permission.decorator.js';
import { SignInService } from './sign-in.js';

/** What the guard needs of a GraphQL operation's context. */
interface SignedInContext {
  caller: Caller | null;
  signInProblem?: ApiError | null;
}

/**
 * Denied unless declared: an operation runs only for whom its `@Allow…` names. Nest calls it for root fields and HTTP
 * handlers; fields below the root are not guarded again.
 */
@Injectable()
export class PermissionGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly signIn: SignInService,
  ) {}

  canActivate(execution: ExecutionContext): boolean | Promise<boolean> {
    const permission = this.reflector.get<Permission | undefined>(PERMISSION, execution.getHandler());
    if (execution.getType<string>() === 'graphql') {
      const { caller, signInProblem } = GqlExecutionContext.create(execution).getContext<SignedInContext>();
      return decide(permission, caller, signInProblem ?? null);
    }
    return this.decideHttp(permission, execution);
  }

  /** Public pages are for anyone, also with a token that is not valid: a probe must not need a working issuer. */
  private async decideHttp(permission: Permission | undefined, execution: ExecutionContext): Promise<boolean> {
    if (permission?.anyone) return true;
    const request = execution.switchToHttp().getRequest<{ headers: { authorization?: string } }>();
    const { caller, problem } = await this.signIn.signIn(request.headers.authorization);
    return decide(permission, caller, problem);
  }
}

/** @throws ApiError UNAUTHENTICATED, FORBIDDEN, or what kept the token from being checked */
function decide(permission: Permission | undefined, caller: Caller | null, problem: ApiError | null): true {
  if (!permission) throw forbidden();
  // Also where sign-in is not needed: who sent a token should learn that it does not work.
  if (problem) throw problem;
  if (permission.anyone) return true;
  if (!caller) throw unauthenticated();
  const inDepartment = permission.department === undefined || caller.department === permission.department;
  if (!inDepartment || !hasRole(caller, ...permission.roles)) throw forbidden();
  return true;
}
