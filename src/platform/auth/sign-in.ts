import { Injectable } from '@nestjs/common';
import { ApiError, unauthenticated } from '../errors/index.js';
import { bearerToken } from './bearer.js';
import type { Caller } from './caller.js';
import { InvalidToken, TokenVerifier } from './token-verifier.js';

/** Who is calling, or why that is not known. */
export interface SignIn {
  caller: Caller | null;
  /** Why the token that was sent is not accepted; whatever needs sign-in answers with it. */
  problem: ApiError | null;
  /** Real time in ms since 1970 when the sign-in ends. */
  expiresAt: number;
}

const ANONYMOUS: SignIn = { caller: null, problem: null, expiresAt: Infinity };

const issuerDown = (): ApiError =>
  new ApiError('OVERLOADED', {
    zh: '暂时无法核验登录信息,请稍后再试。',
    en: 'Sign-in cannot be checked at the moment. Try again shortly.',
  });

/** Signs a request in by its `Authorization` value. It never throws. */
@Injectable()
export class SignInService {
  constructor(private readonly verifier: TokenVerifier) {}

  /** @param purpose why personal data is read (`X-Access-Purpose`), put on the caller */
  async signIn(authorization: string | undefined, purpose?: string): Promise<SignIn> {
    const token = bearerToken(authorization);
    if (token === null) return ANONYMOUS;
    try {
      const { caller, expiresAt } = await this.verifier.verify(token);
      return { caller: purpose === undefined ? caller : { ...caller, purpose }, problem: null, expiresAt };
    } catch (error) {
      const problem = error instanceof InvalidToken ? unauthenticated() : issuerDown();
      return { caller: null, problem, expiresAt: Infinity };
    }
  }
}
