import { startTestApp, type TestApp } from '../support/app.js';
import { clockOf, perform, readRequest, submit, takenUp, waitForTask, travel } from '../support/requests.js';

const OFFICER = 'officer-social-assistance-1';
const LEADER = 'leader-social-assistance';

/** Promised within 25 working days of 2 March 2026: 7 April. By law within 30: 14 April. */
describe('亮灯: a request shows its signal', () => {
  let app: TestApp;
  let number: string;
  beforeAll(async () => {
    app = await startTestApp();
    await app.setClock('2026-03-02T09:00:00+08:00');
    const taken = await takenUp(app, 'minimum-living-allowance', OFFICER);
    number = taken.number;
    await app.setClock('2026-03-23T09:00:00+08:00');
    await perform(app, OFFICER, 'completeTask', { id: taken.task.id, outcome: 'APPROVED' });
    const request = await readRequest(app, 'clerk-1', number);
    expect([clockOf(request, 'PROMISED').dueOn, clockOf(request, 'LEGAL').dueOn]).toEqual(['2026-04-07', '2026-04-14']);
  });
  afterAll(() => app?.stop());

  const signals = async (): Promise<string[]> => {
    const rows = await app.sql(
      `select e.data->>'clock' as clock, e.data->>'checkpoint' as checkpoint, e.data->>'signal' as signal
         from request_event e join service_request r on r.id = e.request_id
        where r.number = $1 and e.kind = 'SIGNAL_RAISED' order by e.sequence`,
      [number],
    );
    return rows.map((row: any) => `${row.clock} ${row.checkpoint} ${row.signal}`);
  };

  it('is GREEN two working days before the promised day', async () => {
    expect(await travel(app, '2026-04-02T23:59:00+08:00')).toEqual([]);
    expect(await readRequest(app, 'clerk-1', number)).toMatchObject({ signal: 'GREEN' });
  });

  it('turns YELLOW one working day before: Friday, since Monday is a holiday', async () => {
    const fired = await travel(app, '2026-04-03T00:00:01+08:00');
    expect(fired).toEqual([{ number, clock: 'PROMISED', checkpoint: 'WARN', signal: 'YELLOW' }]);
    const request = await readRequest(app, 'clerk-1', number);
    expect(request.signal).toBe('YELLOW');
    expect(clockOf(request, 'PROMISED').signal).toBe('YELLOW');
    expect(clockOf(request, 'LEGAL').signal).toBe('GREEN');
  });

  it('fires nothing twice, however many sweep at once', async () => {
    await Promise.all([1, 2, 3, 4].map(() => app.setClock('2026-04-03T00:00:02+08:00')));
    expect(await signals()).toEqual(['PROMISED WARN YELLOW']);
    await Promise.all([1, 2, 3, 4].map(() => app.setClock('2026-04-08T00:00:01+08:00')));
    expect(await travel(app, '2026-04-08T00:00:02+08:00')).toEqual([]);
    expect((await signals()).slice(1).sort()).toEqual(['PROMISED DUE YELLOW', 'STEP DUE YELLOW']);
    expect(await readRequest(app, 'clerk-1', number)).toMatchObject({ signal: 'YELLOW' });
  });

  it('turns RED when the legal day has passed, and lists find it', async () => {
    expect(await travel(app, '2026-04-14T23:59:00+08:00')).toEqual([]);
    const fired = await travel(app, '2026-04-15T00:00:01+08:00');
    expect(fired).toEqual([{ number, clock: 'LEGAL', checkpoint: 'DUE', signal: 'RED' }]);
    const query = `query($signal: Signal) { serviceRequests(filter: { signal: $signal }) { nodes { number } } }`;
    const found = async (signal: string) =>
      (await app.gql(query, { signal }, { as: 'supervisor-1' })).data.serviceRequests.nodes;
    expect(await found('RED')).toEqual([{ number }]);
    expect(await found('YELLOW')).toEqual([]);
    const inbox = await app.gql(
      `{ inbox(filter: { signal: RED }) { nodes { request { number } } } }`,
      {},
      { as: LEADER },
    );
    expect(inbox.data.inbox.nodes).toEqual([{ request: { number } }]);
    const { data } = await app.gql(
      `query($n: ID!) { requestTrail(number: $n) { nodes { kind actor { kind } } } }`,
      { n: number },
      { as: 'auditor-1' },
    );
    const raised = data.requestTrail.nodes.filter((event: any) => event.kind === 'SIGNAL_RAISED');
    expect(raised).toHaveLength(4);
    expect(raised[0].actor.kind).toBe('system');
  });

  it('shows how late it is, and falls silent once it is decided', async () => {
    const late = await readRequest(app, 'clerk-1', number);
    expect(clockOf(late, 'PROMISED').remainingWorkingDays).toBe(-6);
    const approval = await waitForTask(app, number, LEADER);
    await perform(app, LEADER, 'claimTask', { id: approval.id });
    await perform(app, LEADER, 'completeTask', { id: approval.id, outcome: 'APPROVED' });
    const before = await signals();
    const decided = await readRequest(app, 'clerk-1', number);
    expect(decided.clocks.filter((clock: any) => clock.state !== 'STOPPED').map((clock: any) => clock.kind)).toEqual([
      'DELIVERY',
    ]);
    await perform(app, 'clerk-1', 'deliverResult', { number, method: '窗口领取' });
    expect(await travel(app, '2026-06-01T09:00:00+08:00')).toEqual([]);
    expect(await signals()).toEqual(before);
  });

  it('says nothing of a request that was decided in time', async () => {
    const taken = await takenUp(app, 'no-crime-certificate', 'officer-public-security-1');
    await perform(app, 'officer-public-security-1', 'completeTask', { id: taken.task.id, outcome: 'APPROVED' });
    expect(await travel(app, '2026-07-01T09:00:00+08:00')).toEqual([]);
    const armed = await app.sql(`select count(*)::int as n from checkpoint where state = 'armed'`);
    expect(armed).toEqual([{ n: 0 }]);
  });

  it('fires what came due while no process ran', async () => {
    const { request } = await submit(app, { itemCode: 'unemployment-registration', accept: true });
    await waitForTask(app, request.number, 'officer-employment-1');
    await app.setClock('2026-07-01T10:00:00+08:00');
    await app.restart();
    const fired = await travel(app, '2026-07-10T09:00:00+08:00');
    expect(fired.map((one: any) => `${one.checkpoint} ${one.signal}`)).toEqual(['WARN YELLOW', 'DUE YELLOW']);
  });
});
