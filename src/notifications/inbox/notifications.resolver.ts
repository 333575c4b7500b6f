import { Args, ID, Int, Mutation, Query, Resolver, Subscription } from '@nestjs/graphql';
import { Allow, ROLES, type Caller } from '../../platform/auth/index.js';
import type { Locale } from '../../platform/errors/index.js';
import {
  brokenCursor,
  checkPageSize,
  CurrentCaller,
  CurrentLocale,
  decodeCursor,
  payload,
  type GraphqlContext,
} from '../../platform/graphql/index.js';
import { addressesOf } from './addresses.js';
import { Inbox, UNREAD_COUNTED, UNREAD_LOOKED_AT } from './inbox.js';
import { NotificationFeed } from './notification-feed.js';
import { Notification, NotificationConnection, ReadNotificationsPayload } from './notification.graphql.js';

/** The caller's inbox (消息): their own messages, and those of the roles they hold. */
@Resolver(() => Notification)
export class NotificationsResolver {
  constructor(
    private readonly inbox: Inbox,
    private readonly feed: NotificationFeed,
  ) {}

  @Allow(...ROLES)
  @Query(() => NotificationConnection, {
    description:
      'what was told to the caller and to the roles that the caller holds, newest first; ' +
      `unreadOnly looks at the newest ${UNREAD_LOOKED_AT} of each`,
  })
  async notifications(
    @Args('unreadOnly', { type: () => Boolean, nullable: true, defaultValue: false }) unreadOnly: boolean | null,
    @Args('first', { type: () => Int, nullable: true, defaultValue: 20 }) first: number | null,
    @Args('after', { type: () => String, nullable: true }) after: string | null,
    @CurrentCaller() caller: Caller,
    @CurrentLocale() locale: Locale,
  ): Promise<NotificationConnection> {
    const ask = { unreadOnly: unreadOnly ?? false, first: checkPageSize(first ?? 20), afterId: readCursor(after) };
    return this.inbox.page(caller, locale, ask);
  }

  @Allow(...ROLES)
  @Query(() => Int, {
    description:
      `for a badge: unread among the newest ${UNREAD_LOOKED_AT} of the caller and of each role; ` +
      `${UNREAD_COUNTED} means as many or more`,
  })
  unreadNotifications(@CurrentCaller() caller: Caller): Promise<number> {
    return this.inbox.unread(caller);
  }

  @Allow(...ROLES)
  @Mutation(() => ReadNotificationsPayload, {
    description: 'Marks messages as read, for the caller alone; again changes nothing. One unknown id: none is marked.',
  })
  readNotifications(
    @Args('ids', { type: () => [ID] }) ids: string[],
    @CurrentCaller() caller: Caller,
    @CurrentLocale() locale: Locale,
  ): Promise<ReadNotificationsPayload> {
    return payload(locale, async () => {
      const marked = await this.inbox.markRead(ids, caller);
      return {
        notifications: await this.inbox.byId(marked, caller, locale),
        unread: await this.inbox.unread(caller),
      };
    });
  }

  @Allow(...ROLES)
  @Subscription(() => Notification, {
    description:
      'Messages to the caller as they are told. To hasten only: those told while a connection was away are in ' +
      '`notifications` and not told again here, and a client too slow to keep up misses the oldest.',
    // Addresses are shared: a message about what does not exist for the listener is not told.
    async filter(this: NotificationsResolver, id: number, _args: unknown, context: GraphqlContext) {
      return (await this.inbox.byId([id], context.caller!, context.locale)).length > 0;
    },
    resolve(this: NotificationsResolver, id: number, _args: unknown, context: GraphqlContext) {
      return this.received(id, context);
    },
  })
  notificationReceived(@CurrentCaller() caller: Caller): AsyncIterableIterator<number> {
    return this.feed.open(addressesOf(caller));
  }

  private async received(id: number, { caller, locale }: GraphqlContext): Promise<Notification> {
    const [notification] = await this.inbox.byId([id], caller!, locale);
    return notification;
  }
}

function readCursor(after: string | null): number | null {
  const key = decodeCursor(after, 1);
  if (!key) return null;
  if (!Number.isSafeInteger(key[0]) || Number(key[0]) < 1) throw brokenCursor();
  return Number(key[0]);
}
