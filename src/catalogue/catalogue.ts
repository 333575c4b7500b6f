import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { Database } from '../platform/database/index.js';
import { CURRENT_ITEMS, ITEM_VERSION, NEWEST_BEGINNING, PUBLISHED_SINCE, type PublishedRow } from './catalogue.sql.js';
import { FormValidator } from './form-validator.js';
import type { ServiceItemDefinition } from './service-item.js';

/** How soon a process follows what another one has published. */
const FOLLOW_EVERY_MS = 2_000;

/** Before all instants, to PostgreSQL. */
const NOTHING = '-infinity';

/**
 * The published service items (实施清单). Versions never change, so what was read once is kept in memory; requests
 * that run stay on their version.
 */
@Injectable()
export class Catalogue implements OnApplicationShutdown {
  private readonly current = new Map<string, PublishedRow>();
  private readonly versions = new Map<string, ServiceItemDefinition>();
  private sorted: readonly ServiceItemDefinition[] | null = null;
  /** Everything that began until then is known. */
  private followedTo = NOTHING;
  private timer: NodeJS.Timeout | null = null;

  constructor(
    private readonly database: Database,
    private readonly forms: FormValidator,
  ) {}

  /** Reads what is published, and from then on follows what other processes publish. */
  async open(): Promise<void> {
    const newest = await this.newest();
    this.learn(await this.database.run(CURRENT_ITEMS, []), newest);
    this.timer ??= setInterval(() => void this.follow().catch(() => undefined), FOLLOW_EVERY_MS).unref();
  }

  /** Learns what was published since. Costs one look at an index when that is nothing. */
  async follow(): Promise<void> {
    const newest = await this.newest();
    if (newest === this.followedTo) return;
    this.learn(await this.database.run(PUBLISHED_SINCE, [this.followedTo]), newest);
  }

  onApplicationShutdown(): void {
    if (this.timer) clearInterval(this.timer);
  }

  /** The version that new requests are made for, or by which the item was retired (停办); null when there is no such item. */
  find(code: string): ServiceItemDefinition | null {
    return this.current.get(code)?.definition ?? null;
  }

  /** The same with its digest. */
  published(code: string): PublishedRow | null {
    return this.current.get(code) ?? null;
  }

  /** All items that may be asked for now, by code. */
  all(): readonly ServiceItemDefinition[] {
    return this.standing().filter(({ retired }) => !retired);
  }

  /** The same, and those that were retired. */
  standing(): readonly ServiceItemDefinition[] {
    this.sorted ??= [...this.current.values()]
      .map(({ definition }) => definition)
      .sort((a, b) => (a.code < b.code ? -1 : 1));
    return this.sorted;
  }

  /** The version a request was made for. @throws when it was never published. */
  async version(code: string, version: number): Promise<ServiceItemDefinition> {
    const known = this.versions.get(`${code}@${version}`);
    if (known) return known;
    const [row] = await this.database.run(ITEM_VERSION, [code, version]);
    if (!row) throw new Error(`Item ${code} has no version ${version}`);
    return this.remember(row);
  }

  /** The same object for the same version, whoever read it first: views and compiled forms hang on it. */
  remember(row: PublishedRow): ServiceItemDefinition {
    const key = `${row.code}@${row.version}`;
    const known = this.versions.get(key);
    if (known) return known;
    this.versions.set(key, row.definition);
    if (row.origin === 'PRODUCT') this.forms.trust(row.definition.formSchema);
    return row.definition;
  }

  private async newest(): Promise<string> {
    const [{ begins }] = await this.database.run(NEWEST_BEGINNING, []);
    return begins ?? NOTHING;
  }

  private learn(rows: PublishedRow[], newest: string): void {
    for (const row of rows) {
      const definition = this.remember(row);
      // Of two reads at once the slower must not bring an older version back.
      if (row.version > (this.current.get(row.code)?.version ?? 0)) this.current.set(row.code, { ...row, definition });
    }
    this.sorted = null;
    this.followedTo = newest;
  }
}
