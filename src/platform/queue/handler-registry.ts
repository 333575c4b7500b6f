import { Injectable } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import type { DelayedHandler, MessageHandler, RepeatingJob, Repetition } from './handlers.js';
import { handlerMarks } from './handlers.js';
import { definedMessages } from './message.js';

type Payload = Record<string, string | number>;

/** A repeating job with its pace. */
export interface RepeatingEntry extends Repetition {
  job: RepeatingJob;
}

/** Who handles what, found among the providers of all modules. */
@Injectable()
export class HandlerRegistry {
  private readonly messages = new Map<string, MessageHandler<Payload>[]>();
  private readonly delayed = new Map<string, DelayedHandler[]>();
  private readonly repeating = new Map<string, RepeatingEntry[]>();

  constructor(private readonly discovery: DiscoveryService) {}

  /** @throws Error that lists every kind of message without a handler or with two, and every other double name. */
  collect(queueNames: readonly string[]): void {
    const seen = new Set<unknown>();
    const problems: string[] = [];
    for (const wrapper of this.discovery.getProviders()) {
      const type: unknown = wrapper.metatype;
      if (typeof type !== 'function') continue;
      const marks = handlerMarks(type);
      if (!marks.message && !marks.delayed && !marks.repeats) continue;
      if (!wrapper.isDependencyTreeStatic()) problems.push(`${type.name} must not be request-scoped`);
      if (seen.has(wrapper.instance)) continue; // an alias of a provider that was counted
      seen.add(wrapper.instance);
      this.add(marks, wrapper.instance);
    }
    problems.push(...this.problems(queueNames));
    if (problems.length > 0) throw new Error(`The worker cannot start:\n  ${problems.join('\n  ')}`);
  }

  messageHandler(name: string): MessageHandler<Payload> | undefined {
    return this.messages.get(name)?.[0];
  }

  delayedHandler(name: string): DelayedHandler | undefined {
    return this.delayed.get(name)?.[0];
  }

  repeatingJob(name: string): RepeatingEntry | undefined {
    return this.repeating.get(name)?.[0];
  }

  repeatingJobs(): RepeatingEntry[] {
    return [...this.repeating.values()].flat();
  }

  private add(marks: ReturnType<typeof handlerMarks>, instance: unknown): void {
    if (marks.message) push(this.messages, marks.message, instance as MessageHandler<Payload>);
    if (marks.delayed) push(this.delayed, marks.delayed, instance as DelayedHandler);
    if (marks.repeats) push(this.repeating, marks.repeats.name, { ...marks.repeats, job: instance as RepeatingJob });
  }

  private problems(queueNames: readonly string[]): string[] {
    const problems = definedMessages()
      .filter((name) => !this.messages.has(name))
      .map((name) => `message "${name}" has no handler`);
    for (const [what, found] of [
      ['message', this.messages],
      ['delayed job', this.delayed],
      ['repeating job', this.repeating],
    ] as const) {
      for (const [name, handlers] of found) {
        if (handlers.length > 1) problems.push(`${what} "${name}" has ${handlers.length} handlers`);
      }
    }
    for (const { name, queue } of this.repeatingJobs()) {
      if (!queueNames.includes(queue)) problems.push(`repeating job "${name}" names the unknown queue "${queue}"`);
    }
    return problems;
  }
}

function push<T>(into: Map<string, T[]>, name: string, value: T): void {
  const list = into.get(name);
  if (list) list.push(value);
  else into.set(name, [value]);
}
