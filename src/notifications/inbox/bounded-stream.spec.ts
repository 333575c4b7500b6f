import { BoundedStream } from './bounded-stream.js';

describe('a bounded stream', () => {
  let ends = 0;
  const stream = (most: number) => new BoundedStream<number>(most, () => (ends += 1));
  const taken = async (from: BoundedStream<number>, count: number) => {
    const events: (number | undefined)[] = [];
    for (let n = 0; n < count; n += 1) events.push((await from.next()).value as number | undefined);
    return events;
  };
  beforeEach(() => (ends = 0));

  it('gives events in their order, whether they were there before the reader or came after', async () => {
    const one = stream(10);
    one.push(1);
    const read = taken(one, 3);
    one.push(2);
    one.push(3);
    expect(await read).toEqual([1, 2, 3]);
  });

  it('serves several readers that wait, first come first served', async () => {
    const one = stream(10);
    const reads = [one.next(), one.next()];
    one.push(1);
    one.push(2);
    expect((await Promise.all(reads)).map(({ value }) => value)).toEqual([1, 2]);
  });

  it('drops the oldest when the reader is too slow', async () => {
    const one = stream(3);
    for (const event of [1, 2, 3, 4, 5]) one.push(event);
    expect(await taken(one, 3)).toEqual([3, 4, 5]);
  });

  it('ends while a reader waits, once, and takes nothing any more', async () => {
    const one = stream(3);
    const waiting = one.next();
    await one.return();
    await one.return();
    one.push(1);
    expect(await waiting).toEqual({ value: undefined, done: true });
    expect(await one.next()).toEqual({ value: undefined, done: true });
    expect(ends).toBe(1);
  });

  it('forgets what waited when it is ended', async () => {
    const one = stream(3);
    one.push(1);
    await expect(one.throw(new Error('gone'))).rejects.toThrow('gone');
    expect(await one.next()).toEqual({ value: undefined, done: true });
    expect(ends).toBe(1);
  });

  it('ends when the loop over it is left', async () => {
    const one = stream(3);
    one.push(1);
    for await (const _event of one) break;
    expect(ends).toBe(1);
  });
});
