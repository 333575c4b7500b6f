/**
 * How messages are spread out (policy): what fell due at midnight is told from the opening of the offices on, so much
 * in each run, instead of all in one second.
 */
export const SEND_EVERY_MS = 5_000;
/** Warning cards that one run turns into messages, one for each recipient. */
export const CARDS_PER_RUN = 200;
/** Messages that one run puts into inboxes. */
export const SENDS_PER_RUN = 500;
/** Messages to residents that one run pushes at most; a run also ends when the next one is due. */
export const PUSHES_PER_RUN = 50;

/** The longest that one push may take. The row stays locked meanwhile: below the database's idle limit of a minute. */
export const PUSH_TIMEOUT_MS = 10_000;
/** Minutes of business time from the n-th failure to the next try; after the last of them it is given up. */
export const RETRY_MINUTES = [1, 5, 15, 60, 120, 240];
