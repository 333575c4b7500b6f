import { Injectable } from '@nestjs/common';

/**
 * The time of the business (受理时间、办结时间 …). It is real time, unless the development clock moved it.
 * Tokens, leases and logs use real time instead.
 */
@Injectable()
export class BusinessClock {
  private offsetMs = 0;

  now(): Date {
    return new Date(Date.now() + this.offsetMs);
  }

  /** Moves business time so that it is `instant` now and runs on from there (DEV_CLOCK only). */
  travelTo(instant: Date): void {
    this.offsetMs = instant.getTime() - Date.now();
  }

  returnToRealTime(): void {
    this.offsetMs = 0;
  }

  get offset(): number {
    return this.offsetMs;
  }

  set offset(milliseconds: number) {
    this.offsetMs = milliseconds;
  }
}
