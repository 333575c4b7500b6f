import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { Settings } from '../../platform/config/index.js';
import { Database } from '../../platform/database/index.js';
import { Basis } from '../basis.js';
import { OfficialCalendar } from '../official-calendar.js';
import { BASIS_AT } from './explain.sql.js';

/** Revisions that are kept at hand; those of closed requests that people ask about. */
const KEPT = 100;

/** The calendars of earlier revisions: clocks that have stopped keep the due date that they had (DOMAIN.md §3). */
@Injectable()
export class PastBasis {
  private readonly loaded = new LRUCache<number, Promise<Basis>>({ max: KEPT });

  constructor(
    private readonly official: OfficialCalendar,
    private readonly database: Database,
    private readonly settings: Settings,
  ) {}

  /** What a clock was reckoned by. */
  async of(revision: number): Promise<Basis> {
    const present = this.official.basis;
    if (revision === present.revision) return present;
    // Another process has followed a change sooner.
    if (revision > present.revision) return this.official.reload();
    let past = this.loaded.get(revision);
    if (!past) {
      past = this.load(revision);
      this.loaded.set(revision, past);
      past.catch(() => this.loaded.delete(revision));
    }
    return past;
  }

  private async load(revision: number): Promise<Basis> {
    const [rows] = await this.database.run(BASIS_AT, [revision]);
    return new Basis(rows, this.settings.TIME_ZONE);
  }
}
