import { Injectable, type Type } from '@nestjs/common';
import type { MessageDefinition } from './message.js';

/** What came of a message. `skipped`: it had taken effect before. */
export type Outcome = 'done' | 'skipped';

/** A message as its handler gets it; `id` goes to `consumeInTransaction`. */
export interface Delivery<P> {
  id: string;
  payload: P;
}

/**
 * Consumes one kind of message. It may be called twice for one message, also at the same time: its transaction starts
 * with `consumeInTransaction`. Throwing means "try again later"; throwing BullMQ's `UnrecoverableError` means never.
 */
export interface MessageHandler<P> {
  handle(message: Delivery<P>): Promise<Outcome>;
}

/** Runs a short delayed job. The job may be lost with the queue, so it only hastens what a sweep would find anyway. */
export interface DelayedHandler<P = Record<string, string | number>> {
  handle(payload: P): Promise<Outcome>;
}

/** Work done again and again. Two processes may run it at once. */
export interface RepeatingJob {
  run(): Promise<void>;
}

export interface Repetition {
  /** Also the id of BullMQ's job scheduler: no `:`. */
  name: string;
  queue: string;
  /** Milliseconds from one start to the next, real time. */
  everyMs: number;
  /** It looks for what business time has made due, so that it also runs when `/dev/clock` has moved that time. */
  byBusinessTime?: boolean;
}

type ProviderDecorator<T> = (target: Type<T>) => void;

const MESSAGE = Symbol('yichuang:handles-message');
const DELAYED = Symbol('yichuang:handles-delayed');
const REPEATS = Symbol('yichuang:repeats');

function mark<T>(key: symbol, value: unknown): ProviderDecorator<T> {
  return (target) => {
    Injectable()(target);
    Reflect.defineMetadata(key, value, target);
  };
}

/** The provider consumes messages of this kind. */
export const HandlesMessage = <P>(definition: MessageDefinition<P>): ProviderDecorator<MessageHandler<P>> =>
  mark(MESSAGE, definition.name);

/** The provider runs delayed jobs of this name. */
export const HandlesDelayed = <P = Record<string, string | number>>(
  name: string,
): ProviderDecorator<DelayedHandler<P>> => mark(DELAYED, name);

/** The provider's `run` is called at this pace by one of the worker processes. */
export const Repeats = (repetition: Repetition): ProviderDecorator<RepeatingJob> => mark(REPEATS, repetition);

/** What the decorators above say about a class. */
export const handlerMarks = (type: object): { message?: string; delayed?: string; repeats?: Repetition } => ({
  message: Reflect.getOwnMetadata(MESSAGE, type) as string | undefined,
  delayed: Reflect.getOwnMetadata(DELAYED, type) as string | undefined,
  repeats: Reflect.getOwnMetadata(REPEATS, type) as Repetition | undefined,
});
