import { Injectable, Logger } from '@nestjs/common';
import { Database, type Transaction } from '../platform/database/index.js';
import { Catalogue } from './catalogue.js';
import {
  CLOSE_CURRENT,
  PUBLISHED_DIGESTS,
  PUBLISH_INSTANT,
  PUBLISH_LOCK,
  PUBLISH_VERSIONS,
  type Origin,
} from './catalogue.sql.js';
import { digestOf } from './item-digest.js';
import type { ServiceItemDefinition } from './service-item.js';

/** Rows that go to the database in one statement. */
const BATCH = 500;

/** A version that an import wants to publish after the one it was checked against. */
export interface NextVersion {
  item: ServiceItemDefinition;
  /** Number of that one; 0 for a new item. */
  after: number;
}

interface Standing {
  newest: number;
  digests: Map<number, { digest: string; origin: Origin }>;
}

/**
 * Publishes versions of service items (发布). They are numbered per item, whoever brings them: an import takes the next
 * number and stands until the product brings a higher one.
 */
@Injectable()
export class Publication {
  private readonly logger = new Logger('Publication');

  constructor(
    private readonly database: Database,
    private readonly catalogue: Catalogue,
  ) {}

  /**
   * Publishes what the departments' folders bring and what is newer than what stands. Doing it again writes nothing.
   * @throws Error when a version of the product was changed without raising its number
   */
  async publishProduct(items: readonly ServiceItemDefinition[]): Promise<void> {
    await this.database.transaction(async (tx) => {
      const standing = await this.lock(tx);
      const newer = new Map<string, ServiceItemDefinition>();
      for (const item of items) {
        const known = standing.get(item.code);
        const same = known?.digests.get(item.version);
        if (same?.origin === 'PRODUCT' && same.digest !== digestOf(item)) {
          throw new Error(`Item ${item.code} version ${item.version} is published and was changed: raise its version.`);
        }
        if (same?.origin === 'IMPORT') {
          this.logger.warn(`item ${item.code}: the imported version ${item.version} stands before the product's own`);
        }
        if (item.version > Math.max(known?.newest ?? 0, newer.get(item.code)?.version ?? 0)) newer.set(item.code, item);
      }
      await this.write(tx, [...newer.values()], 'PRODUCT', '系统');
    });
  }

  /**
   * Publishes all of them with the next numbers, or none.
   * @returns the items that somebody published meanwhile, so that the checks are void; nothing is written then
   */
  async publishImport(versions: readonly NextVersion[], by: string): Promise<NextVersion[]> {
    const overtaken = await this.database.transaction(async (tx) => {
      const standing = await this.lock(tx);
      const late = versions.filter(({ item, after }) => (standing.get(item.code)?.newest ?? 0) !== after);
      if (late.length > 0) return late;
      const items = versions.map(({ item, after }) => ({ ...item, version: after + 1 }));
      await this.write(tx, items, 'IMPORT', by);
      return [];
    });
    // It is published, whatever befalls the look at it: this process then follows like the others.
    await this.catalogue.follow().catch(() => undefined);
    return overtaken;
  }

  private async lock(tx: Transaction): Promise<Map<string, Standing>> {
    await tx.run(PUBLISH_LOCK, []);
    const standing = new Map<string, Standing>();
    for (const { code, version, digest, origin } of await tx.run(PUBLISHED_DIGESTS, [])) {
      const known = standing.get(code) ?? { newest: 0, digests: new Map() };
      known.digests.set(version, { digest, origin });
      standing.set(code, { ...known, newest: version });
    }
    return standing;
  }

  private async write(tx: Transaction, items: ServiceItemDefinition[], origin: Origin, by: string): Promise<void> {
    const [{ at }] = await tx.run(PUBLISH_INSTANT, []);
    for (let from = 0; from < items.length; from += BATCH) {
      const batch = items.slice(from, from + BATCH);
      const rows = batch.map((item) => ({
        code: item.code,
        version: item.version,
        department: item.department,
        definition: item,
        digest: digestOf(item),
      }));
      await tx.run(CLOSE_CURRENT, [rows.map(({ code }) => code), at]);
      await tx.run(PUBLISH_VERSIONS, [JSON.stringify(rows), at, origin, by]);
    }
  }
}
