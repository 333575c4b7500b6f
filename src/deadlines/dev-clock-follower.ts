import { Injectable, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { Settings } from '../platform/config/index.js';
import { Database, statement } from '../platform/database/index.js';
import { BusinessClock } from '../platform/time/index.js';

const READ_OFFSET = statement<{ offset_ms: number }>('dev_clock_read', `select offset_ms from dev_clock`);
const FOLLOW_EVERY_MS = 500;

/** With DEV_CLOCK every process follows the business time that one of them was told. */
@Injectable()
export class DevClockFollower implements OnModuleInit, OnApplicationShutdown {
  private timer: NodeJS.Timeout | null = null;

  constructor(
    private readonly settings: Settings,
    private readonly database: Database,
    private readonly clock: BusinessClock,
  ) {}

  async onModuleInit(): Promise<void> {
    if (!this.settings.DEV_CLOCK) return;
    await this.follow();
    this.timer = setInterval(() => void this.follow().catch(() => undefined), FOLLOW_EVERY_MS);
    this.timer.unref();
  }

  onApplicationShutdown(): void {
    if (this.timer) clearInterval(this.timer);
  }

  private async follow(): Promise<void> {
    const before = this.clock.offset;
    const [row] = await this.database.run(READ_OFFSET, []);
    // Told directly while the query ran: that word is newer.
    if (this.clock.offset === before) this.clock.offset = row?.offset_ms ?? 0;
  }
}
