import { Injectable, type OnModuleInit } from '@nestjs/common';
import { buildCalendar, localDateOf, NATIONAL_NOTICES, type Calendar, type HolidayNotice } from '../calendar/index.js';
import { Settings } from '../platform/config/index.js';
import { Database, statement } from '../platform/database/index.js';
import { BusinessClock } from '../platform/time/index.js';

const ALL_NOTICES = statement<{ body: HolidayNotice }>(
  'calendar_notices',
  `select body from calendar_notice order by issued_on, id`,
);
const INSERT_NOTICE = statement<never>(
  'calendar_notice_insert',
  `insert into calendar_notice (id, year, issued_on, body) values ($1, $2, $3, $4) on conflict (id) do nothing`,
);

/** The working-day calendar of this installation: the State Council's notices as they are in the database. */
@Injectable()
export class OfficialCalendar implements OnModuleInit {
  private built: Calendar | null = null;

  constructor(
    private readonly database: Database,
    private readonly settings: Settings,
    private readonly clock: BusinessClock,
  ) {}

  async onModuleInit(): Promise<void> {
    for (const notice of NATIONAL_NOTICES) {
      await this.database.run(INSERT_NOTICE, [notice.id, notice.year, notice.issuedOn, JSON.stringify(notice)]);
    }
    await this.reload();
  }

  async reload(): Promise<void> {
    const rows = await this.database.run(ALL_NOTICES, []);
    this.built = buildCalendar(
      rows.map((row) => row.body),
      [{ timezone: this.settings.TIME_ZONE }],
    );
  }

  get calendar(): Calendar {
    if (!this.built) throw new Error('The calendar is not loaded yet');
    return this.built;
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
}
