import { Module } from '@nestjs/common';

/** Messages to people (消息): kept first, sent in office hours, never twice for the same cause. */
@Module({ providers: [] })
export class NotificationsModule {}
