/** A caller of an api process from outside, as a demo actor of the embedded issuer. */
export class Client {
  /** @param api Program */
  constructor(api) {
    this.api = api;
  }

  async token(actor) {
    const response = await fetch(`${this.api.issuer}/token`, {
      method: 'POST',
      headers: { authorization: `Basic ${btoa(`${actor}:demo`)}` },
      body: new URLSearchParams({ grant_type: 'client_credentials' }),
    });
    const { access_token: token } = await response.json();
    if (!token) throw new Error(`${actor} could not sign in: ${response.status}`);
    return token;
  }

  /** @param body as `calls.mjs` makes it @throws Error when the answer tells of anything but success */
  async call(body, actor) {
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${await this.token(actor)}` };
    const response = await fetch(`${this.api.url}/graphql`, { method: 'POST', headers, body });
    const text = await response.text();
    if (!succeeded(text)) throw new Error(`The call was refused: ${text.slice(0, 1_000)}`);
    return JSON.parse(text).data;
  }
}

/** Whether an answer of the gateway is a full success: no error, no user error, not null where something was asked for. */
export const succeeded = (body) =>
  !body.includes('"errors":') && !/"userErrors":\[[^\]]/.test(body) && !body.includes('"requestStatus":null');
