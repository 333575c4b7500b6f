import { ToyApp } from './testing/toy-app.js';

describe('pages beside the gateway', () => {
  let toy: ToyApp;
  let databaseIsThere = true;
  beforeAll(async () => {
    const checks = [
      {
        name: 'database',
        check: () => (databaseIsThere ? Promise.resolve() : Promise.reject(new Error('secret host'))),
      },
      { name: 'queue', check: () => Promise.resolve() },
    ];
    toy = await ToyApp.start({ checks });
  });
  afterAll(() => toy.stop());

  it('shows an explorer that loads nothing from elsewhere', async () => {
    const page = await toy.fetch('/');
    expect(page.status).toBe(200);
    expect(page.text).not.toMatch(/https?:\/\/|\/\/[a-z]/i);
    const links = [...page.text.matchAll(/(?:src|href)="(\/[^"]+)"/g)].map((match) => match[1]);
    expect(links).toHaveLength(5);
    for (const link of links) {
      const asset = await toy.fetch(link);
      expect({ link, status: asset.status }).toEqual({ link, status: 200 });
      expect(asset.headers.get('content-type')).toMatch(link.endsWith('.css') ? /css/ : /javascript/);
      expect(asset.text.length).toBeGreaterThan(500);
    }
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
  });

  it('serves a script that a browser can parse', async () => {
    const { text } = await toy.fetch('/assets/explorer.js');
    expect(() => new Function(text)).not.toThrow();
    expect(text).not.toMatch(/https?:\/\//);
  });

  it('serves no other file', async () => {
    for (const path of [
      '/assets/package.json',
      '/assets/..%2Fpackage.json',
      '/assets/constructor',
      '/assets/graphiql',
    ]) {
      expect((await toy.fetch(path)).status).toBe(404);
    }
  });

  it('is alive, and ready only when every check passes', async () => {
    expect((await toy.fetch('/healthz')).body).toEqual({ status: 'ok' });
    expect((await toy.fetch('/readyz')).body).toEqual({ status: 'ok', checks: { database: 'ok', queue: 'ok' } });
    databaseIsThere = false;
    const answer = await toy.fetch('/readyz');
    databaseIsThere = true;
    expect({ status: answer.status, body: answer.body }).toEqual({
      status: 503,
      body: { status: 'unavailable', checks: { database: 'failed', queue: 'ok' } },
    });
  });

  it('counts operations by schema field, never by what the client calls them', async () => {
    await toy.query('query SecretName { mine: hello }');
    await toy.query('{ secretField }');
    await toy.query('{ whoAmI }');
    const { text } = await toy.fetch('/metrics');
    expect(text).toContain('graphql_operations_total{kind="query",field="hello",outcome="OK"} 1');
    expect(text).toContain('graphql_operations_total{kind="query",field="whoAmI",outcome="UNAUTHENTICATED"} 1');
    expect(text).toContain('field="none",outcome="GRAPHQL_VALIDATION_FAILED"} 1');
    expect(text).toContain('http_requests_total{method="POST",route="/graphql",status="200"}');
    expect(text).toContain('process_cpu_seconds_total');
    expect(text).not.toMatch(/SecretName|mine|secretField/);
  });
});
