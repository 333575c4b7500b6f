import { Injectable } from '@nestjs/common';
import { Catalogue } from '../../catalogue/index.js';
import { OfficialCalendar, type NotificationKind } from '../../deadlines/index.js';
import type { Caller } from '../../platform/auth/index.js';
import { Database } from '../../platform/database/index.js';
import type { Locale } from '../../platform/errors/index.js';
import { MAX_PAGE_SIZE, pageOf, type Page } from '../../platform/graphql/index.js';
import { readerOf } from '../../requests/index.js';
import { addressesOf } from './addresses.js';
import {
  MARK_READ,
  NOTIFICATION_PAGE,
  NOTIFICATIONS_BY_ID,
  UNREAD_COUNT,
  UNREAD_PAGE,
  type NotificationRow,
} from './inbox.sql.js';
import type { Notification } from './notification.graphql.js';
import { notificationTexts } from './notification.texts.js';
import { notificationsNotFound, tooManyIds } from './notifications.errors.js';

/** Nobody needs more: so many messages of each address are looked at for unread ones, and so many are counted. */
export const UNREAD_LOOKED_AT = 500;
export const UNREAD_COUNTED = 100;

const ID = /^[1-9]\d{0,14}$/;

/** What a person sees of messages: only those sent to one of their own addresses exist for them. */
@Injectable()
export class Inbox {
  constructor(
    private readonly database: Database,
    private readonly catalogue: Catalogue,
    private readonly official: OfficialCalendar,
  ) {}

  async page(
    caller: Caller,
    locale: Locale,
    ask: { unreadOnly: boolean; first: number; afterId: number | null },
  ): Promise<Page<Notification>> {
    const values: unknown[] = [addressesOf(caller), caller.sub, ask.afterId ?? Number.MAX_SAFE_INTEGER, ask.first + 1];
    values.push(...readerOf(caller));
    const [{ rows }] = ask.unreadOnly
      ? await this.database.run(UNREAD_PAGE, [...values, UNREAD_LOOKED_AT])
      : await this.database.run(NOTIFICATION_PAGE, values);
    const page = pageOf(
      rows,
      ask.first,
      (row) => this.view(row, locale),
      (row) => [row.id],
    );
    return { nodes: await Promise.all(page.nodes), pageInfo: page.pageInfo };
  }

  async unread(caller: Caller): Promise<number> {
    const values = [addressesOf(caller), caller.sub, UNREAD_LOOKED_AT, UNREAD_COUNTED, ...readerOf(caller)];
    const [{ unread }] = await this.database.run(UNREAD_COUNT, values);
    return unread;
  }

  /** Messages whose ids are known to be sent to the caller; those about what does not exist for them are left out. */
  async byId(ids: readonly number[], caller: Caller, locale: Locale): Promise<Notification[]> {
    const [{ rows }] = await this.database.run(NOTIFICATIONS_BY_ID, [ids, caller.sub, ...readerOf(caller)]);
    return Promise.all(rows.map((row) => this.view(row, locale)));
  }

  /**
   * Marks messages as read; again changes nothing.
   * @throws UserErrors INVALID_INPUT for more than a page of them; NOT_FOUND for each that is not the caller's, and
   *   then none is marked
   */
  async markRead(ids: readonly string[], caller: Caller): Promise<number[]> {
    if (ids.length > MAX_PAGE_SIZE) throw tooManyIds(MAX_PAGE_SIZE);
    const asked = ids.map((id) => (ID.test(id) ? Number(id) : null));
    // One that cannot be an id stays in the list as null, so that the statement marks nothing.
    const distinct = [...new Set(asked)];
    const values = [distinct, addressesOf(caller), caller.sub, this.official.now(), ...readerOf(caller)];
    const rows = await this.database.run(MARK_READ, values);
    const found = new Set(rows.map((row) => row.id));
    const missing = asked.flatMap((id, place) => (id !== null && found.has(id) ? [] : [place]));
    if (missing.length > 0) throw notificationsNotFound(missing);
    return [...found];
  }

  private async view(row: NotificationRow, locale: Locale): Promise<Notification> {
    const item = row.item_code === null ? null : await this.catalogue.version(row.item_code, row.item_version!);
    const { title, body } = notificationTexts({
      kind: row.kind as NotificationKind,
      number: row.number,
      itemName: item?.name ?? null,
      detail: row.detail ?? {},
    });
    return {
      id: String(row.id),
      kind: row.kind as NotificationKind,
      title: title[locale],
      body: body[locale],
      requestNumber: row.number,
      createdAt: new Date(row.created_at),
      sentAt: new Date(row.sent_at),
      readAt: row.read_at === null ? null : new Date(row.read_at),
    };
  }
}
