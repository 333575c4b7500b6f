import { Injectable } from '@nestjs/common';
import { SignInService } from '../auth/index.js';
import { ApiError, localeOf } from '../errors/index.js';
import { readPurpose } from './access-purpose.js';
import type { GraphqlContext } from './context.js';

/** What the transport knows of a request: HTTP headers, or the parameters of a WebSocket connection. */
export interface Envelope {
  authorization?: string;
  acceptLanguage?: string;
  purpose?: unknown;
  correlationId: string;
  address: string;
}

/** Makes the context of one operation. It never throws: what is wrong with the sign-in is told by the operation. */
@Injectable()
export class RequestContexts {
  constructor(private readonly signIns: SignInService) {}

  async open(envelope: Envelope): Promise<GraphqlContext> {
    const { purpose, problem: purposeProblem } = purposeOf(envelope.purpose);
    const { caller, problem } = await this.signIns.signIn(envelope.authorization, purpose);
    return {
      caller: purposeProblem ? null : caller,
      signInProblem: problem ?? purposeProblem,
      locale: localeOf(envelope.acceptLanguage),
      correlationId: envelope.correlationId,
      address: envelope.address,
      loaders: new Map(),
    };
  }
}

function purposeOf(header: unknown): { purpose?: string; problem: ApiError | null } {
  try {
    return { purpose: readPurpose(header), problem: null };
  } catch (error) {
    if (error instanceof ApiError) return { problem: error };
    throw error;
  }
}
