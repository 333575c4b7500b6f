import { startTestApp, type TestApp } from '../support/app.js';
import {
  attempt,
  exampleForm,
  perform,
  readRequest,
  readStatus,
  refusal,
  RESIDENT,
  submit,
  waitForTask,
} from '../support/requests.js';

const ITEM = 'minimum-living-allowance';
const OWNER = 'officer-social-assistance-1';
const STRANGER = 'officer-health-1';
const READ = `query($number: ID!) { serviceRequest(number: $number) { applicantIdNumber form } }`;

/** One request of the first centre, in the inbox of social assistance. */
describe('who sees a request', () => {
  let app: TestApp;
  let number: string;
  let taskId: string;
  beforeAll(async () => {
    app = await startTestApp();
    number = (await submit(app, { itemCode: ITEM, accept: true })).request.number;
    taskId = (await waitForTask(app, number, OWNER)).id;
  });
  afterAll(() => app?.stop());

  const listed = async (as: string, filter: object = {}): Promise<string[]> => {
    const query = `query($filter: ServiceRequestFilter) { serviceRequests(filter: $filter) { nodes { number } } }`;
    const { data, errors } = await app.gql(query, { filter }, { as });
    if (errors) throw new Error(JSON.stringify(errors));
    return data.serviceRequests.nodes.map((node: any) => node.number);
  };

  it('the clerk and the supervisor of the centre, the department that works on it, the dispatcher', async () => {
    for (const as of ['clerk-1', 'supervisor-1', OWNER, 'leader-social-assistance', 'system-social-assistance']) {
      expect(await readRequest(app, as, number)).toMatchObject({ number });
      expect(await listed(as)).toEqual([number]);
    }
    expect(await readRequest(app, 'dispatcher-1', number)).toMatchObject({ number });
  });

  it('does not exist for another centre', async () => {
    expect(await readRequest(app, 'clerk-2', number)).toBeNull();
    expect(await listed('clerk-2')).toEqual([]);
    expect(await listed('clerk-2', { centre: 'lantian' })).toEqual([]);
    expect(await listed('clerk-1', { centre: 'yunqi' })).toEqual([]);
    const asked = { number };
    expect(await refusal(app, 'clerk-2', 'acceptRequest', asked)).toEqual(['NOT_FOUND']);
    expect(await refusal(app, 'clerk-2', 'withdrawRequest', { ...asked, reason: '试' })).toEqual(['NOT_FOUND']);
    expect(await refusal(app, 'clerk-2', 'deliverResult', { ...asked, method: '试' })).toEqual(['NOT_FOUND']);
    // An unknown number is answered alike: nothing tells the two apart.
    const unknown = await attempt(app, 'clerk-2', 'acceptRequest', { number: `${number.slice(0, -3)}9-9` });
    const foreign = await attempt(app, 'clerk-2', 'acceptRequest', { number });
    expect(foreign.userErrors).toEqual(unknown.userErrors);
  });

  it('does not exist for another department', async () => {
    expect(await readRequest(app, STRANGER, number)).toBeNull();
    expect(await listed(STRANGER)).toEqual([]);
    const { data } = await app.gql(
      `query($id: ID!) { task(id: $id) { id } inbox { nodes { id } } }`,
      { id: taskId },
      { as: STRANGER },
    );
    expect(data).toEqual({ task: null, inbox: { nodes: [] } });
    for (const [name, args] of [
      ['claimTask', {}],
      ['releaseTask', {}],
      ['completeTask', { outcome: 'APPROVED' }],
      ['returnTask', { reason: '试' }],
    ] as const) {
      expect(await refusal(app, STRANGER, name, { id: taskId, ...args })).toEqual(['NOT_FOUND']);
    }
    expect(await refusal(app, STRANGER, 'resumeRequest', { number })).toEqual(['NOT_FOUND']);
  });

  it('an auditor reads the trail and nothing else', async () => {
    const trail = `query($number: ID!) { requestTrail(number: $number) { nodes { kind note } } }`;
    const { data } = await app.gql(trail, { number }, { as: 'auditor-1' });
    expect(data.requestTrail.nodes.map((event: any) => event.kind)).toEqual(['RECEIVED', 'ACCEPTED', 'ROUTED']);
    await expect(readRequest(app, 'auditor-1', number)).rejects.toThrow('FORBIDDEN');
    await expect(listed('auditor-1')).rejects.toThrow('FORBIDDEN');
    const inbox = await app.gql(`{ inbox { nodes { id } } }`, {}, { as: 'auditor-1' });
    expect(inbox.errors?.[0].extensions.code).toBe('FORBIDDEN');
    for (const as of ['clerk-1', OWNER, 'supervisor-1', 'partner-1', 'admin-1']) {
      const { errors } = await app.gql(trail, { number }, { as });
      expect(errors?.[0].extensions.code).toBe('FORBIDDEN');
    }
  });

  it('a supervisor and a dispatcher read, and change nothing but by reminding', async () => {
    for (const as of ['supervisor-1', 'dispatcher-1', 'auditor-1', 'admin-1', 'partner-1']) {
      await expect(attempt(app, as, 'acceptRequest', { number })).rejects.toThrow('FORBIDDEN');
      await expect(attempt(app, as, 'claimTask', { id: taskId })).rejects.toThrow('FORBIDDEN');
    }
    const offered = async (as: string): Promise<string[]> => (await readRequest(app, as, number)).availableOperations;
    expect(await offered('supervisor-1')).toEqual(['remindRequest', 'orderRequest']);
    expect(await offered('dispatcher-1')).toEqual([]);
  });

  it('a partner hands in by its own channels and asks for the status, like everybody', async () => {
    const partner = { itemCode: ITEM, as: 'partner-1' };
    for (const channel of ['WINDOW', 'HOTLINE', 'HOME_VISIT']) {
      expect(await submit(app, { ...partner, channel })).toMatchObject({ userErrors: [{ code: 'INVALID_INPUT' }] });
    }
    const accepted = await submit(app, { ...partner, channel: 'ONLINE', accept: true });
    expect(accepted.userErrors).toEqual([
      expect.objectContaining({ code: 'INVALID_INPUT', field: ['input', 'accept'] }),
    ]);
    const online = await submit(app, { ...partner, channel: 'ONLINE' });
    expect(online.request).toMatchObject({
      state: 'RECEIVED',
      centre: { code: 'lantian' },
      availableOperations: ['remindRequest'],
    });
    expect(online.request.applicantIdNumber).not.toBe(RESIDENT.idNumber);
    await expect(readRequest(app, 'partner-1', online.request.number)).rejects.toThrow('FORBIDDEN');
    expect(await perform(app, 'clerk-1', 'acceptRequest', { number: online.request.number })).toMatchObject({
      state: 'ACCEPTED',
    });
    expect(await readStatus(app, online.request.number)).toMatchObject({
      state: expect.stringMatching(/ACCEPTED|IN_PROGRESS/),
    });
    await expect(submit(app, { itemCode: ITEM, as: 'supervisor-1' })).rejects.toThrow('FORBIDDEN');
  });

  it('nobody signed in learns only the status, and only with the right pair', async () => {
    const { errors } = await app.gql(READ, { number });
    expect(errors?.[0].extensions.code).toBe('UNAUTHENTICATED');
    expect(await readStatus(app, number)).not.toBeNull();
    expect(await readStatus(app, number.toLowerCase())).not.toBeNull();
    expect(await readStatus(app, number, '000000')).toBeNull();
    expect(await readStatus(app, `${number.slice(0, -1)}${number.endsWith('A') ? 'B' : 'A'}`)).toBeNull();
    expect(await readStatus(app, "' or 1=1 --")).toBeNull();
  });

  describe('identifiers', () => {
    const read = async (as: string, purpose?: string): Promise<any> => {
      const headers = purpose ? { 'x-access-purpose': encodeURIComponent(purpose) } : undefined;
      return (await app.gql(READ, { number }, { as, headers })).data.serviceRequest;
    };
    const log = (): Promise<any[]> =>
      app.sql(`select reader_sub, subject_kind, subject_id, purpose from access_log order by id`);

    it('are masked without a purpose, in the form too, and nothing is recorded', async () => {
      const { form } = await exampleForm(app, ITEM);
      const member = (form['householdMembers'] as any[])[0].idNumber;
      for (const as of ['clerk-1', OWNER, 'supervisor-1', 'dispatcher-1']) {
        const seen = await read(as);
        expect(seen.applicantIdNumber).toMatch(/\*{4,}/);
        expect(JSON.stringify(seen)).not.toContain(RESIDENT.idNumber);
        expect(JSON.stringify(seen)).not.toContain(member);
      }
      expect(await log()).toEqual([]);
    });

    it('are plain for who handles the request and says why, and the reading is recorded', async () => {
      const seen = await read(OWNER, '核对身份');
      expect(seen.applicantIdNumber).toBe(RESIDENT.idNumber);
      const [{ id }] = await app.sql(`select id from service_request where number = $1`, [number]);
      const recorded = await log();
      expect(recorded.length).toBeGreaterThan(0);
      expect(new Set(recorded.map((row) => JSON.stringify(row)))).toEqual(
        new Set([
          JSON.stringify({ reader_sub: OWNER, subject_kind: 'service_request', subject_id: id, purpose: '核对身份' }),
        ]),
      );
    });

    it('stay masked for who does not handle it, purpose or not', async () => {
      const before = await log();
      for (const as of ['supervisor-1', 'dispatcher-1']) {
        expect((await read(as, '好奇')).applicantIdNumber).toMatch(/\*{4,}/);
      }
      expect(await read('clerk-2', '好奇')).toBeNull();
      expect(await log()).toEqual(before);
    });

    it('a purpose that cannot be recorded opens nothing', async () => {
      const headers = { 'x-access-purpose': '%E6%ZZ' };
      const { errors, data } = await app.gql(READ, { number }, { as: OWNER, headers });
      expect(errors?.[0].extensions.code).toBe('BAD_USER_INPUT');
      expect(data?.serviceRequest ?? null).toBeNull();
    });
  });
});
