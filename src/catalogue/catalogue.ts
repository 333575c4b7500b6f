import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { canonicalJson } from '../platform/crypto/index.js';
import { Database } from '../platform/database/index.js';
import {
  CLOSE_CURRENT,
  CURRENT_ITEMS,
  PUBLISHED_DIGESTS,
  ITEM_VERSION,
  PUBLISH_LOCK,
  PUBLISH_VERSION,
  type PublishedRow,
} from './catalogue.sql.js';
import type { ServiceItemDefinition } from './service-item.js';

/**
 * The published service items (实施清单). Versions never change, so what was read once is kept in memory; requests
 * that run stay on their version.
 */
@Injectable()
export class Catalogue {
  private current = new Map<string, ServiceItemDefinition>();
  private readonly versions = new Map<string, ServiceItemDefinition>();

  constructor(private readonly database: Database) {}

  /**
   * Publishes every version that is not published yet. Doing it again writes nothing.
   * @throws Error when a published version was changed without raising its number.
   */
  async publish(items: readonly ServiceItemDefinition[]): Promise<void> {
    await this.database.transaction(async (tx) => {
      await tx.run(PUBLISH_LOCK, []);
      const rows = await tx.run(PUBLISHED_DIGESTS, []);
      const digests = new Map(rows.map((row) => [`${row.code}@${row.version}`, row.digest]));
      for (const item of items) {
        const digest = digestOf(item);
        const published = digests.get(`${item.code}@${item.version}`);
        if (published !== undefined && published !== digest) {
          throw new Error(`Item ${item.code} version ${item.version} is published and was changed: raise its version.`);
        }
        if (published !== undefined) continue;
        await tx.run(CLOSE_CURRENT, [item.code, item.version]);
        await tx.run(PUBLISH_VERSION, [item.code, item.version, item.department, JSON.stringify(item), digest]);
      }
    });
    await this.reload();
  }

  async reload(): Promise<void> {
    const rows = await this.database.run(CURRENT_ITEMS, []);
    this.current = new Map(rows.map((row) => [row.code, this.remember(row)]));
  }

  /** The version that new requests are made for; null when there is no such item. */
  find(code: string): ServiceItemDefinition | null {
    return this.current.get(code) ?? null;
  }

  /** All items that may be asked for now, by code. */
  all(): ServiceItemDefinition[] {
    return [...this.current.values()];
  }

  /** The version a request was made for. @throws when it was never published. */
  async version(code: string, version: number): Promise<ServiceItemDefinition> {
    const known = this.versions.get(`${code}@${version}`);
    if (known) return known;
    const [row] = await this.database.run(ITEM_VERSION, [code, version]);
    if (!row) throw new Error(`Item ${code} has no version ${version}`);
    return this.remember(row);
  }

  private remember(row: PublishedRow): ServiceItemDefinition {
    const key = `${row.code}@${row.version}`;
    const known = this.versions.get(key);
    if (known) return known;
    this.versions.set(key, row.definition);
    return row.definition;
  }
}

const digestOf = (item: ServiceItemDefinition): string =>
  createHash('sha256').update(canonicalJson(item)).digest('hex');
