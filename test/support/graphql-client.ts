export interface GraphqlOptions {
  /** Demo actor that calls, e.g. `clerk-1`; absent: nobody is signed in. */
  as?: string;
  headers?: Record<string, string>;
}

export interface GraphqlError {
  message: string;
  path?: (string | number)[];
  extensions: { code: string; correlationId: string; [detail: string]: unknown };
}

export interface GraphqlAnswer<Data> {
  status: number;
  headers: Headers;
  data: Data;
  errors?: GraphqlError[];
}

/** A caller from outside: over HTTP, with a token of the embedded issuer. */
export class GraphqlClient {
  private readonly tokens = new Map<string, Promise<string>>();

  constructor(private readonly url: string) {}

  async call<Data>(query: string, variables: object = {}, options: GraphqlOptions = {}): Promise<GraphqlAnswer<Data>> {
    const headers: Record<string, string> = { 'content-type': 'application/json', ...options.headers };
    if (options.as) headers['authorization'] = `Bearer ${await this.token(options.as)}`;
    const body = JSON.stringify({ query, variables });
    const response = await fetch(`${this.url}/graphql`, { method: 'POST', headers, body });
    const answer = (await response.json()) as { data: Data; errors?: GraphqlError[] };
    return { status: response.status, headers: response.headers, data: answer.data, errors: answer.errors };
  }

  /** Kept for as long as the client lives; tokens of the embedded issuer outlive a spec file. */
  token(actor: string): Promise<string> {
    const known = this.tokens.get(actor) ?? this.signIn(actor);
    this.tokens.set(actor, known);
    return known;
  }

  /** Somebody who is no demo actor, with a token that was made for them. */
  introduce(actor: string, token: Promise<string>): void {
    this.tokens.set(actor, token);
  }

  private async signIn(actor: string): Promise<string> {
    const response = await fetch(`${this.url}/oidc/token`, {
      method: 'POST',
      headers: { authorization: `Basic ${btoa(`${actor}:demo`)}` },
      body: new URLSearchParams({ grant_type: 'client_credentials' }),
    });
    const answer = (await response.json()) as { access_token?: string };
    if (!answer.access_token)
      throw new Error(`${actor} could not sign in: ${response.status} ${JSON.stringify(answer)}`);
    return answer.access_token;
  }
}
