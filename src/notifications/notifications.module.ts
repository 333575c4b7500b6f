import { Module } from '@nestjs/common';
import { Inbox } from './inbox/inbox.js';
import { NotificationFeed } from './inbox/notification-feed.js';
import { NotificationsResolver } from './inbox/notifications.resolver.js';
import { FilePushChannel } from './sending/file-push-channel.js';
import { NotificationMetrics } from './sending/notification-metrics.js';
import { NotificationSender } from './sending/notification-sender.js';
import { PUSH_CHANNEL } from './sending/push-channel.js';
import { ResidentMessages } from './sending/resident-messages.js';

/** Messages to people (消息): kept first, sent in office hours, never twice for the same cause. */
@Module({
  providers: [
    NotificationSender,
    ResidentMessages,
    NotificationMetrics,
    // A city with a message gateway of its own provides an adapter for it here.
    { provide: PUSH_CHANNEL, useClass: FilePushChannel },
    Inbox,
    NotificationFeed,
    NotificationsResolver,
  ],
})
export class NotificationsModule {}
