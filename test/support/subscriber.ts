import { createClient, type Client } from 'graphql-ws';
import WebSocket from 'ws';
import type { TestApp } from './app.js';
import { eventually } from './requests.js';

/** One GraphQL operation over a WebSocket of its own, as a client holds it open. */
export class Subscriber {
  /** What came, oldest first: `{ data }` or `{ data, errors }`. */
  readonly events: any[] = [];
  /** Errors that ended it: refused before it began, or the socket was closed. */
  readonly errors: any[] = [];
  ended = false;

  private constructor(private readonly client: Client) {}

  static async open(
    app: Pick<TestApp, 'url' | 'token'>,
    query: string,
    options: { as?: string; variables?: Record<string, unknown>; headers?: Record<string, string> } = {},
  ): Promise<Subscriber> {
    const { as, variables, headers } = options;
    const authorization = as ? { authorization: `Bearer ${await app.token(as)}` } : {};
    const url = `${app.url.replace('http', 'ws')}/graphql`;
    const connectionParams = { ...headers, ...authorization };
    const client = createClient({ url, webSocketImpl: WebSocket, connectionParams, retryAttempts: 0 });
    const subscriber = new Subscriber(client);
    client.subscribe(
      { query, variables },
      {
        next: (event) => void subscriber.events.push(event),
        error: (error) => subscriber.end(Array.isArray(error) ? error : [error]),
        complete: () => subscriber.end([]),
      },
    );
    return subscriber;
  }

  /** Code of the first error, wherever it was told. */
  get refusal(): string | undefined {
    const errors = [...this.errors, ...this.events.flatMap((event) => event.errors ?? [])];
    return errors[0]?.extensions?.code;
  }

  /** Waits until so many events have come. */
  async until(events: number): Promise<void> {
    await eventually(`${events} events over the socket`, async () => this.events.length >= events);
  }

  async untilEnded(): Promise<void> {
    await eventually('the operation has ended', async () => this.ended);
  }

  /**
   * Waits until a refusal, if there is one, has been told: the socket has answered several other questions since.
   * @returns whether it goes on
   */
  async stands(): Promise<boolean> {
    for (let n = 0; n < 3 && !this.ended; n += 1) await this.ask('{ __typename }');
    return !this.ended && this.refusal === undefined;
  }

  private ask(query: string): Promise<void> {
    return new Promise((resolve) => {
      this.client.subscribe({ query }, { next: () => undefined, error: () => resolve(), complete: resolve });
    });
  }

  async close(): Promise<void> {
    await this.client.dispose();
  }

  private end(errors: unknown[]): void {
    this.errors.push(...errors);
    this.ended = true;
  }
}
