import { Controller, Get, Inject, Injectable, Optional, Res, type BeforeApplicationShutdown } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { AllowAnyone } from '../auth/index.js';
import { JsonLogger } from '../telemetry/index.js';

const CHECK_TIMEOUT_MS = 2_000;

/** Something without which this process cannot serve: resolves when it is there, rejects when it is not. */
export interface ReadinessCheck {
  /** Shown to whoever asks `/readyz`. */
  name: string;
  check(): Promise<unknown>;
}

/** DI token of the `ReadinessCheck[]`, supplied by a global module of the application. */
export const READINESS_CHECKS = Symbol('READINESS_CHECKS');

export interface Readiness {
  ready: boolean;
  checks: Record<string, 'ok' | 'failed'>;
}

/** Asks all checks at once; one that takes over two seconds has failed. */
@Injectable()
export class ReadinessService implements BeforeApplicationShutdown {
  private stopping = false;

  constructor(
    @Optional() @Inject(READINESS_CHECKS) private readonly checks: readonly ReadinessCheck[] | null,
    private readonly logger: JsonLogger,
  ) {}

  /** Load balancers stop sending as soon as the shutdown begins. */
  beforeApplicationShutdown(): void {
    this.stopping = true;
  }

  async read(): Promise<Readiness> {
    const outcomes = await Promise.all((this.checks ?? []).map((check) => this.run(check)));
    const failed = outcomes.some(([, outcome]) => outcome === 'failed');
    return { ready: !failed && !this.stopping, checks: Object.fromEntries(outcomes) };
  }

  private async run(readiness: ReadinessCheck): Promise<[string, 'ok' | 'failed']> {
    const { name } = readiness;
    let timer: NodeJS.Timeout | undefined;
    const timeout = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Error('timeout')), CHECK_TIMEOUT_MS);
    });
    try {
      await Promise.race([readiness.check(), timeout]);
      return [name, 'ok'];
    } catch (error) {
      this.logger.failure('readiness check failed', error, { check: name });
      return [name, 'failed'];
    } finally {
      clearTimeout(timer);
    }
  }
}

@Controller()
export class HealthController {
  constructor(private readonly readiness: ReadinessService) {}

  /** The process runs. */
  @Get('healthz')
  @AllowAnyone()
  live(): { status: string } {
    return { status: 'ok' };
  }

  /** The process can serve; 503 names what is missing. */
  @Get('readyz')
  @AllowAnyone()
  async ready(@Res() reply: FastifyReply): Promise<void> {
    const { ready, checks } = await this.readiness.read();
    await reply.code(ready ? 200 : 503).send({ status: ready ? 'ok' : 'unavailable', checks });
  }
}
