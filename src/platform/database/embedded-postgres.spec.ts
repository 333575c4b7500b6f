import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { findEmbeddedPostgres, onServer, startEmbeddedPostgres } from './embedded-postgres.js';

const systemIdentifier = (url: string): Promise<string> =>
  onServer(url, async (client) => {
    const { rows } = await client.query<{ id: string }>(
      'select system_identifier::text as id from pg_control_system()',
    );
    return rows[0].id;
  });

describe('the embedded PostgreSQL', () => {
  let dataDir: string;
  beforeAll(() => {
    dataDir = mkdtempSync(join(tmpdir(), 'yichuang-embedded-'));
    chmodSync(dataDir, 0o755);
  });
  afterAll(async () => {
    await (await findEmbeddedPostgres(dataDir))?.stop();
    rmSync(dataDir, { recursive: true, force: true });
  });

  const pidFile = () => join(dataDir, 'pg', 'postmaster.pid');
  const pid = () => Number(readFileSync(pidFile(), 'utf8').split('\n')[0]);

  it('is made on first use, with passwords that only its owner can read', async () => {
    expect(await findEmbeddedPostgres(dataDir)).toBeNull();
    const server = await startEmbeddedPostgres({ dataDir });
    expect(server.adopted).toBe(false);
    expect(statSync(join(dataDir, 'postgres.json')).mode & 0o777).toBe(0o600);
    expect(statSync(join(dataDir, 'pg')).mode & 0o777).toBe(0o700);
  });

  it('is adopted when a program that was killed left it running', async () => {
    const before = pid();
    const server = await startEmbeddedPostgres({ dataDir });
    expect(server.adopted).toBe(true);
    expect(pid()).toBe(before);
  });

  it('is left running while somebody else is connected, and stopped by the last one', async () => {
    const server = await startEmbeddedPostgres({ dataDir });
    await onServer(server.adminUrl, async () => expect(await server.stop()).toBe(false));
    expect(await server.stop()).toBe(true);
    expect(existsSync(pidFile())).toBe(false);
  });

  it('keeps its port and its data', async () => {
    const first = await startEmbeddedPostgres({ dataDir });
    const id = await systemIdentifier(first.adminUrl);
    await first.stop();
    const second = await startEmbeddedPostgres({ dataDir });
    expect(second.port).toBe(first.port);
    expect(await systemIdentifier(second.adminUrl)).toBe(id);
  });

  it('recovers when the server itself was killed', async () => {
    const killed = pid();
    process.kill(killed, 'SIGKILL');
    await sleep(300);
    const server = await startEmbeddedPostgres({ dataDir });
    expect(server.adopted).toBe(false);
    expect(pid()).not.toBe(killed);
    await server.stop();
  });

  it('is not misled by a stale pid file whose number another program has now', async () => {
    writeFileSync(pidFile(), `${process.pid}\n${dataDir}/pg\n0\n1\n`);
    const server = await startEmbeddedPostgres({ dataDir });
    expect(server.adopted).toBe(false);
    await server.stop();
  });

  it('takes another port when somebody else has the remembered one', async () => {
    const { port } = JSON.parse(readFileSync(join(dataDir, 'postgres.json'), 'utf8')) as { port: number };
    const stranger = createServer().listen(port, '127.0.0.1');
    await sleep(50);
    const server = await startEmbeddedPostgres({ dataDir });
    stranger.close();
    expect(server.port).not.toBe(port);
    expect((await findEmbeddedPostgres(dataDir))?.port).toBe(server.port);
    await server.stop();
  });
});
