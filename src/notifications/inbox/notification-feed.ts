import { Injectable } from '@nestjs/common';
import { Listener } from '../../platform/database/index.js';
import { NOTIFICATION_CHANNEL } from '../channel.js';
import { BoundedStream } from './bounded-stream.js';

/** Messages that wait for one slow subscriber; it finds the others in its inbox. */
const MOST_WAITING = 100;

/** Tells subscribers of this process which messages have come for them, whichever process sent them. */
@Injectable()
export class NotificationFeed {
  private readonly streams = new Map<string, Set<BoundedStream<number>>>();
  private stopListening: (() => void) | null = null;

  constructor(private readonly listener: Listener) {}

  /** Ids of messages to any of the addresses, from now on until the iterator is ended. */
  open(addresses: readonly string[]): BoundedStream<number> {
    const stream = new BoundedStream<number>(MOST_WAITING, () => this.close(addresses, stream));
    for (const address of addresses) {
      const streams = this.streams.get(address);
      if (streams) streams.add(stream);
      else this.streams.set(address, new Set([stream]));
    }
    this.stopListening ??= this.listener.listen(NOTIFICATION_CHANNEL, (payload) => this.hear(payload));
    return stream;
  }

  private close(addresses: readonly string[], stream: BoundedStream<number>): void {
    for (const address of addresses) {
      const streams = this.streams.get(address);
      streams?.delete(stream);
      if (streams?.size === 0) this.streams.delete(address);
    }
    if (this.streams.size > 0) return;
    this.stopListening?.();
    this.stopListening = null;
  }

  private hear(payload: string): void {
    const told = toldBy(payload);
    for (const stream of this.streams.get(told?.address ?? '') ?? []) stream.push(told!.id);
  }
}

/** null for what is not ours: whoever can log in to the database can tell something on the channel. */
function toldBy(payload: string): { id: number; address: string } | null {
  try {
    const { id, address } = JSON.parse(payload) as { id: unknown; address: unknown };
    return typeof id === 'number' && typeof address === 'string' ? { id, address } : null;
  } catch {
    return null;
  }
}
