/** PostgreSQL's channel on which processes tell each other what has come into inboxes: JSON `{id, address}`. */
export const NOTIFICATION_CHANNEL = 'notification';
