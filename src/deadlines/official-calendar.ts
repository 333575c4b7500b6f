import { Injectable, Logger, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { buildCalendar, localDateOf, NATIONAL_NOTICES, type Calendar, type HolidayNotice } from '../calendar/index.js';
import type { ServiceItemDefinition } from '../catalogue/index.js';
import { Settings } from '../platform/config/index.js';
import { Database } from '../platform/database/index.js';
import { BusinessClock } from '../platform/time/index.js';
import { emptyChange, type ActorRecord, type CaseFile } from '../requests/index.js';
import { Basis, type CasePlace, type Timing } from './basis.js';
import { BASIS, BASIS_REVISION, ENSURE_NOTICES, ENSURE_RULES, LOCK_BASIS } from './basis.sql.js';
import type { TransitionContext } from './transition-context.js';
import { DEFAULT_RULES } from './warning-rule.js';

/** How soon a process follows a calendar or a rule that another one has changed. */
const FOLLOW_EVERY_MS = 2_000;

/**
 * What clocks are reckoned by, as it is in the database: notices, layers and warning rules. A process that has not yet
 * followed a change computes by the old revision and says so on the clock; the recalculation then finds that clock.
 */
@Injectable()
export class OfficialCalendar implements OnModuleInit, OnApplicationShutdown {
  private readonly logger = new Logger('OfficialCalendar');
  private loaded: Basis | null = null;
  private timer: NodeJS.Timeout | null = null;

  constructor(
    private readonly database: Database,
    private readonly settings: Settings,
    private readonly clock: BusinessClock,
  ) {}

  async onModuleInit(): Promise<void> {
    await this.database.transaction(async (tx) => {
      await tx.run(LOCK_BASIS, []);
      const [{ notices }] = await tx.run(BASIS, []);
      await tx.run(ENSURE_NOTICES, [JSON.stringify(this.fitting(notices))]);
      await tx.run(ENSURE_RULES, [JSON.stringify(DEFAULT_RULES)]);
    });
    await this.reload();
    this.timer = setInterval(() => void this.follow().catch(() => undefined), FOLLOW_EVERY_MS);
    this.timer.unref();
  }

  onApplicationShutdown(): void {
    if (this.timer) clearInterval(this.timer);
  }

  async reload(): Promise<Basis> {
    const [rows] = await this.database.run(BASIS, []);
    // A slower read of an older revision must not win.
    if (!this.loaded || rows.revision >= this.loaded.revision) this.loaded = new Basis(rows, this.settings.TIME_ZONE);
    return this.loaded;
  }

  get basis(): Basis {
    if (!this.loaded) throw new Error('The calendar is not loaded yet');
    return this.loaded;
  }

  /** The calendar of the installation. A case's clocks run by {@link timingOf}. */
  get calendar(): Calendar {
    return this.basis.calendar;
  }

  timingOf({ divisionCode, centreCode, leadDepartment, itemCode }: CasePlace): Timing {
    return { basis: this.basis, place: { divisionCode, centreCode, leadDepartment, itemCode } };
  }

  /** A transition of a case that begins now, with nothing changed yet. */
  transition(file: CaseFile, item: ServiceItemDefinition, actor: ActorRecord, bumpVersion = true): TransitionContext {
    return { change: emptyChange(bumpVersion), file, item, timing: this.timingOf(file), actor, at: this.now() };
  }

  /** The time of the business, which the development clock may have moved. */
  now(): Date {
    return this.clock.now();
  }

  /** Today's business day in the installation's zone, YYYY-MM-DD. */
  today(): string {
    return this.dayOf(this.clock.now());
  }

  dayOf(instant: Date): string {
    return localDateOf(this.calendar, instant.toISOString());
  }

  /** What the product brings must not stand against what an administrator has loaded: the installation would not start. */
  private fitting(loaded: readonly HolidayNotice[]): HolidayNotice[] {
    const known = new Set(loaded.map(({ id }) => id));
    const fit: HolidayNotice[] = [];
    for (const notice of NATIONAL_NOTICES.filter(({ id }) => !known.has(id))) {
      try {
        buildCalendar([...loaded, ...fit, notice]);
        fit.push(notice);
      } catch (error) {
        this.logger.warn(`notice ${notice.id} of the product is left out: ${(error as Error).message}`);
      }
    }
    return fit;
  }

  private async follow(): Promise<void> {
    const [{ revision }] = await this.database.run(BASIS_REVISION, []);
    if (revision > this.basis.revision) await this.reload();
  }
}
