import { startTestApp, type TestApp } from '../support/app.js';
import {
  clockOf,
  eventKinds,
  perform,
  readRequest,
  refusal,
  submit,
  waitForTask,
  travel,
} from '../support/requests.js';

const ITEM = 'minimum-living-allowance';

describe('视为受理: nobody answers the applicant in time', () => {
  let app: TestApp;
  const receive = async (): Promise<string> => (await submit(app, { itemCode: ITEM })).request.number;
  beforeAll(async () => {
    app = await startTestApp();
  });
  afterAll(() => app?.stop());

  it('accepts by itself once five working days have passed, from the day of receipt, and routes', async () => {
    await app.setClock('2026-03-02T15:30:00+08:00');
    const silent = await receive();
    const accepted = await receive();
    const asked = await receive();
    await perform(app, 'clerk-1', 'acceptRequest', { number: accepted });
    const missing = [{ code: 'bank-card', reason: '看不清' }];
    await perform(app, 'clerk-1', 'requestCorrection', { number: asked, missing });

    // The fifth working day is Monday 9 March; acting on it is in time.
    expect(await travel(app, '2026-03-09T23:59:00+08:00')).toEqual([]);
    expect(await readRequest(app, 'clerk-1', silent)).toMatchObject({ state: 'RECEIVED' });

    const fired = await travel(app, '2026-03-10T00:00:01+08:00');
    expect(fired).toEqual([{ number: silent, clock: 'ACCEPTANCE', checkpoint: 'DUE', signal: 'YELLOW' }]);
    const request = await readRequest(app, 'clerk-1', silent);
    expect(request).toMatchObject({ state: 'ACCEPTED', acceptedAt: request.receivedAt });
    expect(clockOf(request, 'ACCEPTANCE').state).toBe('STOPPED');
    // Twenty-five working days from 2 March; 6 April is off for Qingming.
    expect(clockOf(request, 'PROMISED')).toMatchObject({
      state: 'RUNNING',
      startedOn: '2026-03-02',
      dueOn: '2026-04-07',
    });
    expect(clockOf(request, 'LEGAL')).toMatchObject({ state: 'RUNNING', startedOn: '2026-03-02', dueOn: '2026-04-14' });

    const task = await waitForTask(app, silent, 'officer-social-assistance-1');
    expect(task).toMatchObject({ state: 'OPEN', step: { id: 'review' } });
    const { events, notices } = await readRequest(
      app,
      'clerk-1',
      silent,
      'events { nodes { kind fromState toState actor { kind name } } } notices { kind body }',
    );
    expect(events.nodes.find((event: any) => event.kind === 'DEEMED_ACCEPTED')).toEqual({
      kind: 'DEEMED_ACCEPTED',
      fromState: 'RECEIVED',
      toState: 'ACCEPTED',
      actor: { kind: 'system', name: '系统' },
    });
    expect(notices.at(-1)).toMatchObject({ kind: 'ACCEPTANCE', body: { deemed: true, promisedDueOn: '2026-04-07' } });
  });

  it('does so once, and not to what a clerk answered', async () => {
    await app.setClock('2026-03-11T09:00:00+08:00');
    const kinds = await app.sql(`select r.state, count(*) filter (where e.kind = 'DEEMED_ACCEPTED')::int as deemed
      from service_request r join request_event e on e.request_id = r.id group by r.id, r.state order by r.state, deemed`);
    expect(kinds).toEqual([
      { state: 'ACCEPTED', deemed: 0 },
      { state: 'ACCEPTED', deemed: 1 },
      { state: 'CORRECTION', deemed: 0 },
    ]);
    expect(await app.sql(`select * from outbox`)).toEqual([]);
  });

  it('leaves a clerk who comes too late with a request that is accepted already', async () => {
    const number = await receive();
    await app.setClock('2026-03-19T09:00:00+08:00');
    expect(await refusal(app, 'clerk-1', 'acceptRequest', { number })).toEqual(['STATE_CONFLICT']);
    expect(
      await refusal(app, 'clerk-1', 'refuseRequest', { number, reason: '晚了', properAuthority: '民政局' }),
    ).toEqual(['STATE_CONFLICT']);
    await waitForTask(app, number, 'officer-social-assistance-1');
    expect(await eventKinds(app, number)).toEqual(['RECEIVED', 'SIGNAL_RAISED', 'DEEMED_ACCEPTED', 'ROUTED']);
  });

  it('warns in the same breath when the promise has passed by then', async () => {
    const { number } = (await submit(app, { itemCode: 'unemployment-registration' })).request;
    const fired = await travel(app, '2026-03-27T09:00:00+08:00');
    expect(
      fired.filter((one: any) => one.number === number).map((one: any) => `${one.clock} ${one.checkpoint}`),
    ).toEqual(['ACCEPTANCE DUE', 'PROMISED WARN', 'PROMISED DUE']);
    expect(await readRequest(app, 'clerk-1', number)).toMatchObject({ state: 'ACCEPTED', signal: 'YELLOW' });
  });

  it('counts from the day the corrected papers came, not from before they were asked for', async () => {
    const number = await receive();
    const missing = [{ code: 'bank-card', reason: '看不清' }];
    await perform(app, 'clerk-1', 'requestCorrection', { number, missing });
    await app.setClock('2026-04-20T10:00:00+08:00');
    await perform(app, 'clerk-1', 'supplyMaterials', { number, materials: [{ code: 'bank-card' }] });
    // The fifth working day is Monday 27 April.
    await travel(app, '2026-04-28T09:00:00+08:00');
    const request = await readRequest(app, 'clerk-1', number);
    expect(request.state).toBe('ACCEPTED');
    expect(request.acceptedAt).toMatch(/^2026-04-20T10:00:00/);
    // Twenty-five working days from 20 April, over the holidays of 1 to 5 May; Saturday 9 May is a working day.
    expect(clockOf(request, 'PROMISED')).toMatchObject({ startedOn: '2026-04-20', dueOn: '2026-05-27' });
  });

  it('begins the 48 hours of urgent aid within hours, also of what is asked for on a Friday night', async () => {
    await app.setClock('2026-05-15T21:00:00+08:00');
    const input = { channel: 'ONLINE' };
    const { number } = (await submit(app, { itemCode: 'temporary-aid-urgent', as: 'partner-1', input })).request;
    await travel(app, '2026-05-16T01:00:01+08:00');
    const request = await readRequest(app, 'clerk-1', number);
    expect(request.state).toBe('ACCEPTED');
    expect(clockOf(request, 'PROMISED').dueAt).toMatch(/^2026-05-17T21:00:00/);
    await waitForTask(app, number, 'officer-social-assistance-1');
  });
});
