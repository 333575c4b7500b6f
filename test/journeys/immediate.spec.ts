import { createHash } from 'node:crypto';
import { canonicalJson } from '../../src/platform/crypto/index.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { eventKinds, perform, readRequest, submit } from '../support/requests.js';

const ITEM = 'birth-registration';

describe('即办件: the department lets the window decide at once', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startTestApp();
    await app.setClock('2026-03-02T09:00:00+08:00');
  });
  afterAll(() => app?.stop());

  const entries = async (number: string): Promise<number> => {
    const query = `{ birthRegister { nodes { requestNumber } } }`;
    const { data } = await app.gql(query, {}, { as: 'officer-family-planning-1' });
    return data.birthRegister.nodes.filter((entry: any) => entry.requestNumber === number).length;
  };

  it('is received, accepted and decided in one call, register and all', async () => {
    const { request, notice, userErrors } = await submit(app, { itemCode: ITEM, accept: true });
    expect(userErrors).toEqual([]);
    const { number } = request;
    expect(request).toMatchObject({
      state: 'DECIDED',
      decision: 'APPROVED',
      acceptedAt: request.receivedAt,
      decidedAt: request.receivedAt,
      availableOperations: ['deliverResult'],
    });
    expect(new Set(request.clocks.map((clock: any) => clock.state))).toEqual(new Set(['STOPPED']));
    expect(notice).toMatchObject({ kind: 'DECISION', body: { remedy: expect.stringContaining('行政复议') } });
    expect(await eventKinds(app, number)).toEqual(['RECEIVED', 'ACCEPTED', 'DECIDED']);
    expect(await entries(number)).toBe(1);
    const left = await app.sql(`select 'task' as what from task union all select 'outbox' from outbox
      union all select 'checkpoint' from checkpoint where state = 'armed'`);
    expect(left).toEqual([]);
    expect(await perform(app, 'clerk-1', 'deliverResult', { number, method: '电子证照' })).toMatchObject({
      state: 'DELIVERED',
    });
  });

  it('is decided by the later acceptance just as well', async () => {
    const { number } = (await submit(app, { itemCode: ITEM })).request;
    expect(await entries(number)).toBe(0);
    const request = await perform(app, 'clerk-1', 'acceptRequest', { number });
    expect(request).toMatchObject({ state: 'DECIDED', decision: 'APPROVED' });
    expect(await entries(number)).toBe(1);
    const { notices } = await readRequest(app, 'clerk-1', number, 'notices { kind }');
    expect(notices.map((notice: any) => notice.kind).sort()).toEqual(['ACCEPTANCE', 'DECISION', 'RECEIPT']);
  });

  it('the papers tell the time of the place, and whoever holds one can check it', async () => {
    await app.setClock('2026-03-03T07:00:00+08:00');
    const { number } = (await submit(app, { itemCode: ITEM, accept: true })).request;
    await perform(app, 'clerk-1', 'deliverResult', { number, method: '电子证照' });
    const wanted = 'notices { number kind issuedAt body digest }';
    const { notices } = await readRequest(app, 'clerk-1', number, wanted);
    const times = ['receivedAt', 'acceptedAt', 'decidedAt', 'deliveredAt'];
    const told = notices.flatMap(({ body }: any) => times.flatMap((name) => body[name] ?? []));
    expect(told).toHaveLength(times.length);
    for (const time of told) expect(time).toMatch(/^2026-03-03T07:00:\d\d(\.\d+)?\+08:00$/);
    for (const { digest, ...paper } of notices) {
      expect(digest).toBe(createHash('sha256').update(canonicalJson(paper)).digest('hex'));
    }
  });

  it('leaves nothing at all when the register cannot be written', async () => {
    await app.sql(`create function refuse_row() returns trigger language plpgsql as
      $$ begin raise exception 'no'; end $$`);
    await app.sql(`create trigger refuse_row before insert on family_planning_birth
      for each row execute function refuse_row()`);
    const count = `select (select count(*) from service_request) as requests, (select count(*) from request_event) as events,
      (select count(*) from notice) as notices, (select count(*) from clock) as clocks`;
    const before = await app.sql(count);
    await expect(submit(app, { itemCode: ITEM, accept: true })).rejects.toThrow('INTERNAL');
    expect(await app.sql(count)).toEqual(before);
    const { number } = (await submit(app, { itemCode: ITEM })).request;
    await expect(perform(app, 'clerk-1', 'acceptRequest', { number })).rejects.toThrow('INTERNAL');
    expect(await readRequest(app, 'clerk-1', number)).toMatchObject({ state: 'RECEIVED', version: 1 });
  });
});
