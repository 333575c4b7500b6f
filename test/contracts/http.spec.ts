import request from 'supertest';
import { startTestApp, type TestApp } from '../support/app.js';
import { eventually, submit, RESIDENT } from '../support/requests.js';

describe('the pages beside the gateway', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startTestApp();
  });
  afterAll(() => app?.stop());

  const get = async (path: string): Promise<{ status: number; type: string; text: string; headers: Headers }> => {
    const response = await request(app.url).get(path);
    const headers = new Headers(response.headers as Record<string, string>);
    return { status: response.status, type: headers.get('content-type') ?? '', text: response.text, headers };
  };

  it('/healthz says that the process runs', async () => {
    const { status, text } = await get('/healthz');
    expect([status, JSON.parse(text)]).toEqual([200, { status: 'ok' }]);
  });

  it('/readyz names what the process needs', async () => {
    const { status, text } = await get('/readyz');
    expect([status, JSON.parse(text)]).toEqual([
      200,
      { status: 'ok', checks: { database: 'ok', queue: 'ok', migrations: 'ok' } },
    ]);
  });

  it('/readyz says which migrations of the program are pending: 503', async () => {
    const [last] = await app.sql<{ name: string }>('select name from schema_migration order by timestamp desc limit 1');
    await app.sql('update schema_migration set name = $2 where name = $1', [last.name, 'Other1']);
    const { status, text } = await get('/readyz');
    await app.sql('update schema_migration set name = $1 where name = $2', [last.name, 'Other1']);
    expect([status, JSON.parse(text)]).toEqual([
      503,
      { status: 'unavailable', checks: { database: 'ok', queue: 'ok', migrations: 'failed' } },
    ]);
    expect((await get('/readyz')).status).toBe(200);
    expect((await get('/healthz')).status).toBe(200);
  });

  it('/metrics counts what the program does, in the words of the schema and without a person', async () => {
    const { request } = await submit(app, { itemCode: 'unemployment-registration', accept: true });
    await eventually('the request is routed', async () => (await app.sql('select from task')).length > 0);
    const { status, type, text } = await get('/metrics');
    expect([status, type]).toEqual([200, expect.stringMatching(/^text\/plain; version=0\.0\.4/)]);
    expect(text).toContain('graphql_operations_total{kind="mutation",field="submitRequest",outcome="OK"} 1');
    expect(text).toMatch(/^http_requests_total\{method="POST",route="\/graphql",status="200"\} \d+$/m);
    expect(text).toMatch(/^process_resident_memory_bytes /m);
    for (const secret of [request.number, RESIDENT.name, RESIDENT.idNumber, RESIDENT.phone]) {
      expect(text).not.toContain(secret);
    }
  });

  it('/ is an explorer that needs no other server', async () => {
    const page = await get('/');
    expect([page.status, page.type]).toEqual([200, expect.stringMatching(/^text\/html/)]);
    const links = [...page.text.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, link]) => link);
    const own = links.filter((link) => !link.startsWith('data:'));
    expect(own.length).toBeGreaterThan(3);
    for (const link of own) {
      expect(link).toMatch(/^\/[^/]/);
      expect([link, (await get(link)).status]).toEqual([link, 200]);
    }
    expect(page.headers.get('content-security-policy')).toMatch(/default-src 'none'.*connect-src 'self'/);
  });

  it('serves the development issuer’s discovery document', async () => {
    const { status, text } = await get('/oidc/.well-known/openid-configuration');
    expect(status).toBe(200);
    expect(JSON.parse(text).token_endpoint).toBe(`${app.url}/oidc/token`);
  });

  it('answers any other address in the shape of errors', async () => {
    const { status, text } = await get(`/residents/${RESIDENT.idNumber}`);
    expect(status).toBe(404);
    expect(JSON.parse(text).errors[0].extensions.code).toBe('BAD_USER_INPUT');
    expect(text).not.toContain(RESIDENT.idNumber);
  });
});
