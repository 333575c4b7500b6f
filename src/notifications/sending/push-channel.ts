/** How residents are reached: text message (短信), or the official account (公众号) that they follow. */
export type PushKind = 'SMS' | 'OFFICIAL_ACCOUNT';

export interface PushMessage {
  /**
   * The same for every try of one message and for no other message, in any installation. A message is marked as sent
   * after it was pushed, so that none is lost when a worker dies in between; it is then pushed again, and whoever
   * receives it must leave out an id that it has had.
   */
  id: string;
  channel: PushKind;
  /** Telephone number; an official account finds the follower who has registered it. */
  to: string;
  /** In Chinese. */
  text: string;
}

/** The port to what reaches residents outside of the system. One adapter serves all channels. */
export interface PushChannel {
  /**
   * Resolves when the message has been taken over for good. What it throws is not logged but for its class and code.
   * @param signal aborted when nobody waits for the answer any more
   */
  send(message: PushMessage, signal: AbortSignal): Promise<void>;
}

/** DI token of the `PushChannel`. */
export const PUSH_CHANNEL = Symbol('PUSH_CHANNEL');
