import WebSocket from 'ws';
import { TestIssuer } from '../auth/testing/test-issuer.js';
import { ToyApp } from './testing/toy-app.js';

interface Message {
  type: string;
  payload?: any;
}

/** Speaks graphql-transport-ws by hand, to see what is really sent. */
class Client {
  readonly messages: Message[] = [];
  closed?: { code: number };
  private readonly socket: WebSocket;
  private wake: () => void = () => undefined;

  constructor(url: string, params: Record<string, unknown>, path = '/graphql') {
    this.socket = new WebSocket(url.replace('http', 'ws') + path, 'graphql-transport-ws');
    this.socket.on('open', () => this.send({ type: 'connection_init', payload: params }));
    this.socket.on('message', (data: Buffer) => {
      this.messages.push(JSON.parse(data.toString()) as Message);
      this.wake();
    });
    this.socket.on('error', () => undefined);
    this.socket.on('close', (code) => {
      this.closed = { code };
      this.wake();
    });
  }

  send(message: object): void {
    this.socket.send(JSON.stringify(message));
  }

  subscribe(query: string, variables: Record<string, unknown> = {}): void {
    this.send({ id: '1', type: 'subscribe', payload: { query, variables } });
  }

  async until(done: (client: Client) => boolean): Promise<this> {
    while (!done(this)) await new Promise<void>((resolve) => (this.wake = resolve));
    return this;
  }

  has(type: string): boolean {
    return this.messages.some((message) => message.type === type);
  }

  payloads(type: string): unknown[] {
    return this.messages.filter((message) => message.type === type).map((message) => message.payload);
  }

  close(): void {
    this.socket.close();
  }
}

describe('GraphQL over WebSocket', () => {
  let toy: ToyApp;
  let issuer: TestIssuer;
  const clients: Client[] = [];
  beforeAll(async () => {
    issuer = await TestIssuer.start();
    toy = await ToyApp.start({ env: { OIDC_ISSUER: issuer.url } });
  });
  afterEach(() => clients.splice(0).forEach((client) => client.close()));
  afterAll(async () => {
    await toy.stop();
    await issuer.stop();
  });

  const connect = async (params: Record<string, unknown>): Promise<Client> => {
    const client = new Client(toy.url, params);
    clients.push(client);
    return client.until((one) => one.has('connection_ack') || one.closed !== undefined);
  };
  const run = async (params: Record<string, unknown>, query: string): Promise<Client> => {
    const client = await connect(params);
    client.subscribe(query);
    return client.until((one) => one.has('complete') || one.has('error'));
  };
  const firstError = (client: Client) =>
    client.messages.flatMap(({ type, payload }) => (type === 'error' ? payload : (payload?.errors ?? [])))[0];

  it('signs in by connectionParams', async () => {
    const client = await run({ authorization: `Bearer ${await issuer.token()}` }, 'subscription { ticks }');
    expect(client.payloads('next')).toEqual([{ data: { ticks: 1 } }, { data: { ticks: 2 } }]);
  });

  it('denies without sign-in, with a bad token and with the wrong role', async () => {
    const codes = [];
    for (const token of ['', 'Bearer a.b.c', `Bearer ${await issuer.token({ roles: ['officer'] })}`]) {
      const client = await run({ Authorization: token, 'accept-language': 'en' }, 'subscription { ticks }');
      codes.push(firstError(client).extensions.code);
      expect(firstError(client).extensions.correlationId).toMatch(/^[0-9a-f-]{36}$/);
      expect(client.payloads('next')).not.toContainEqual({ data: { ticks: 1 } });
    }
    expect(codes).toEqual(['UNAUTHENTICATED', 'UNAUTHENTICATED', 'FORBIDDEN']);
  });

  it('is the only way to subscribe: over HTTP nobody gets past the guard', async () => {
    for (const token of ['', `Bearer ${await issuer.token()}`]) {
      const { status, body } = await toy.query('subscription { ticks }', {}, { authorization: token });
      expect([status, body.data, body.errors[0].extensions.code]).toEqual([400, undefined, 'BAD_USER_INPUT']);
    }
  });

  it.each([
    ['{ nothing }', 'GRAPHQL_VALIDATION_FAILED'],
    ['{ hello', 'GRAPHQL_PARSE_FAILED'],
    [`{ ${Array.from({ length: 100 }, (_, i) => `a${i}: hello`).join(' ')} }`, 'QUERY_TOO_COMPLEX'],
    [`{ ${'hello '.repeat(2100)} }`, 'QUERY_TOO_COMPLEX'],
    ['{ nodes(first: 1000000) { nodes { name } } }', 'BAD_USER_INPUT'],
    ['{ fail(how: "plain") }', 'INTERNAL'],
    ['query ($how: String!) { fail(how: $how) }', 'BAD_USER_INPUT'],
  ])('has the limits and errors of HTTP: %#', async (query, code) => {
    const client = await run({ 'accept-language': 'en' }, query);
    expect(firstError(client).extensions.code).toBe(code);
    expect(JSON.stringify(client.messages)).not.toContain('11010519');
  });

  it('closes the connection when the token expires', async () => {
    // The clock tolerance of 5 s is part of the token's life.
    const client = await connect({ authorization: `Bearer ${await issuer.token({}, { lifetime: -4 })}` });
    await client.until((one) => one.closed !== undefined);
    expect(client.closed).toEqual({ code: 4403 });
  });

  it('opens no socket on another path', async () => {
    const client = new Client(toy.url, {}, '/graphql-admin');
    await client.until((one) => one.closed !== undefined);
    expect(client.messages).toEqual([]);
  });

  it('opens no socket at a worker', async () => {
    const worker = await ToyApp.start({ env: { ROLE: 'worker' } });
    const client = new Client(worker.url, {});
    await client.until((one) => one.closed !== undefined || one.has('connection_ack'));
    client.close();
    await worker.stop();
    expect(client.messages).toEqual([]);
  });

  it('stops quickly with sockets open', async () => {
    const other = await ToyApp.start();
    const client = new Client(other.url, {});
    await client.until((one) => one.has('connection_ack'));
    const startedAt = Date.now();
    await other.stop();
    expect(Date.now() - startedAt).toBeLessThan(3000);
  });
});
