import { Injectable } from '@nestjs/common';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { Settings } from '../config/index.js';
import { ApiError } from '../errors/index.js';

/**
 * Limits what callers without a sign-in may ask for, per client address and minute. Each process counts for itself:
 * with n of them the true limit is up to n times as high.
 */
@Injectable()
export class PublicRate {
  private readonly limiter: RateLimiterMemory;

  constructor(settings: Settings) {
    this.limiter = new RateLimiterMemory({ points: settings.PUBLIC_RATE_PER_MINUTE, duration: 60 });
  }

  /**
   * @param points what the call costs; a wrong guess costs more than a look-up that finds its request.
   * @throws ApiError RATE_LIMITED with `retryAfterSeconds`
   */
  async spend(address: string, points = 1): Promise<void> {
    try {
      await this.limiter.consume(address, points);
    } catch (refusal) {
      if (!(refusal instanceof RateLimiterRes)) throw refusal;
      const retryAfterSeconds = Math.max(1, Math.ceil(refusal.msBeforeNext / 1000));
      throw new ApiError(
        'RATE_LIMITED',
        {
          zh: `查询过于频繁,请 ${retryAfterSeconds} 秒后再试。`,
          en: `Too many look-ups; try again in ${retryAfterSeconds} s.`,
        },
        { retryAfterSeconds },
      );
    }
  }
}
