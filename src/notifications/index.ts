export { NotificationsModule } from './notifications.module.js';
export { NotificationSender } from './sending/notification-sender.js';
export { PUSH_CHANNEL, type PushChannel, type PushKind, type PushMessage } from './sending/push-channel.js';
export { CARDS_PER_RUN, PUSHES_PER_RUN, RETRY_MINUTES, SENDS_PER_RUN } from './sending/policy.js';
