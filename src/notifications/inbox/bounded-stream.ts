/**
 * Events for one subscriber, who may be slow: at most `most` wait, then the oldest are dropped. Unlike a generator it can
 * be ended while it waits for the next event, as happens whenever a socket closes.
 */
export class BoundedStream<T> implements AsyncIterableIterator<T> {
  private readonly waiting: T[] = [];
  private readers: ((result: IteratorResult<T>) => void)[] = [];
  private ended = false;

  constructor(
    private readonly most: number,
    private readonly onEnd: () => void,
  ) {}

  push(event: T): void {
    if (this.ended) return;
    const reader = this.readers.shift();
    if (reader) return reader({ value: event, done: false });
    this.waiting.push(event);
    if (this.waiting.length > this.most) this.waiting.shift();
  }

  next(): Promise<IteratorResult<T>> {
    if (this.ended) return Promise.resolve({ value: undefined, done: true });
    if (this.waiting.length > 0) return Promise.resolve({ value: this.waiting.shift()!, done: false });
    return new Promise((resolve) => this.readers.push(resolve));
  }

  return(): Promise<IteratorResult<T>> {
    if (!this.ended) {
      this.ended = true;
      this.waiting.length = 0;
      for (const reader of this.readers.splice(0)) reader({ value: undefined, done: true });
      this.onEnd();
    }
    return Promise.resolve({ value: undefined, done: true });
  }

  async throw(error: unknown): Promise<IteratorResult<T>> {
    await this.return();
    throw error;
  }

  [Symbol.asyncIterator](): this {
    return this;
  }
}
