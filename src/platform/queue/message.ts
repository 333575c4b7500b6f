/** Payloads carry ids and small numbers only, never personal data: they are kept in the queue and in dead letters. */
export type PayloadOf<P> = { readonly [K in keyof P]: string | number };

/** One message: what happened (`name`) and to which rows (`payload`). */
export interface Message<P = Record<string, string | number>> {
  readonly name: string;
  readonly payload: P;
}

/** A kind of message. Exactly one handler consumes it. */
export interface MessageDefinition<P = Record<string, string | number>> {
  readonly name: string;
  /** Makes a message of this kind. */
  of(payload: P): Message<P>;
}

const defined = new Map<string, MessageDefinition<never>>();

/**
 * Declares a kind of message, once, where its sender lives:
 *
 *     export const REQUEST_ACCEPTED = defineMessage<{ requestId: string }>('request-accepted');
 *
 * @throws when two kinds share a name: one of them would reach the wrong handler.
 */
export function defineMessage<P extends PayloadOf<P>>(name: string): MessageDefinition<P> {
  if (defined.has(name)) throw new Error(`Two kinds of message are called "${name}"`);
  const definition: MessageDefinition<P> = { name, of: (payload) => ({ name, payload }) };
  defined.set(name, definition as MessageDefinition<never>);
  return definition;
}

/** Names of all kinds of message declared by the modules loaded so far. */
export const definedMessages = (): string[] => [...defined.keys()];
