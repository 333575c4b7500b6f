import { startTestApp, type TestApp } from '../support/app.js';
import { attempt, eventKinds, perform, readRequest, refusal, submit, waitForTask } from '../support/requests.js';

const ITEM = 'no-crime-certificate';
const OFFICER = 'officer-public-security-1';

describe('expectedVersion: somebody changed it meanwhile', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startTestApp();
    await app.setClock('2026-03-02T09:00:00+08:00');
  });
  afterAll(() => app?.stop());

  const received = async (): Promise<string> => (await submit(app, { itemCode: ITEM })).request.number;

  it('refuses a stale or invented version on every operation of a request, and writes nothing', async () => {
    const number = await received();
    const missing = [{ code: 'id-card', reason: '不清' }];
    await perform(app, 'clerk-1', 'requestCorrection', { number, missing, expectedVersion: 1 });
    const before = await readRequest(app, 'clerk-1', number);
    expect(before.version).toBe(2);
    for (const expectedVersion of [0, 1, 3, -1, 2_147_483_647]) {
      const ask = { number, expectedVersion };
      const stale = await attempt(app, 'clerk-1', 'supplyMaterials', { ...ask, materials: [{ code: 'id-card' }] });
      expect(stale).toMatchObject({
        request: null,
        userErrors: [{ code: 'VERSION_CONFLICT', field: ['expectedVersion'] }],
      });
      expect(await refusal(app, 'clerk-1', 'withdrawRequest', { ...ask, reason: '不办' })).toEqual([
        'VERSION_CONFLICT',
      ]);
    }
    expect(await readRequest(app, 'clerk-1', number)).toEqual(before);
    const supplied = await perform(app, 'clerk-1', 'supplyMaterials', {
      number,
      materials: [{ code: 'id-card' }],
      expectedVersion: 2,
    });
    expect(supplied.version).toBe(3);
  });

  it('of twenty who saw the same version one is first; the others are told so', async () => {
    const number = await received();
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => refusal(app, 'clerk-1', 'acceptRequest', { number, expectedVersion: 1 })),
    );
    expect(answers.filter((codes) => codes.length === 0)).toHaveLength(1);
    expect(answers.filter((codes) => codes.length > 0)).toEqual(Array(19).fill(['VERSION_CONFLICT']));
    expect((await eventKinds(app, number)).filter((kind) => kind === 'ACCEPTED')).toHaveLength(1);
  });

  it('does not change for what no person did: routing and signals', async () => {
    const number = await received();
    const { version } = await perform(app, 'clerk-1', 'acceptRequest', { number });
    await waitForTask(app, number, OFFICER);
    await app.setClock('2026-03-05T09:00:00+08:00');
    expect(await readRequest(app, 'clerk-1', number)).toMatchObject({ version, signal: 'YELLOW' });
    expect(
      await refusal(app, 'clerk-1', 'withdrawRequest', { number, reason: '不办', expectedVersion: version }),
    ).toEqual([]);
  });

  it('guards tasks with a version of their own', async () => {
    const number = await received();
    await perform(app, 'clerk-1', 'acceptRequest', { number });
    const open = await waitForTask(app, number, OFFICER);
    expect(open.version).toBe(1);
    const { id } = open;
    expect(await refusal(app, OFFICER, 'claimTask', { id, expectedVersion: 2 })).toEqual(['VERSION_CONFLICT']);
    const claimed = await perform(app, OFFICER, 'claimTask', { id, expectedVersion: 1 });
    expect(claimed.version).toBe(2);
    const done = { id, outcome: 'APPROVED' };
    expect(await refusal(app, OFFICER, 'completeTask', { ...done, expectedVersion: 1 })).toEqual(['VERSION_CONFLICT']);
    expect(await refusal(app, OFFICER, 'releaseTask', { id, expectedVersion: 1 })).toEqual(['VERSION_CONFLICT']);
    expect(await refusal(app, OFFICER, 'returnTask', { id, reason: '误', expectedVersion: 1 })).toEqual([
      'VERSION_CONFLICT',
    ]);

    // A pause gives the task another due instant; what its holder saw of it still holds.
    const { version } = await readRequest(app, OFFICER, number);
    const pause = { number, procedure: 'investigation', reason: '核实' };
    expect(await refusal(app, OFFICER, 'suspendRequest', { ...pause, expectedVersion: version - 1 })).toEqual([
      'VERSION_CONFLICT',
    ]);
    await perform(app, OFFICER, 'suspendRequest', { ...pause, expectedVersion: version });
    expect(await refusal(app, OFFICER, 'resumeRequest', { number, expectedVersion: version })).toEqual([
      'VERSION_CONFLICT',
    ]);
    await perform(app, OFFICER, 'resumeRequest', { number, expectedVersion: version + 1 });
    expect(await perform(app, OFFICER, 'completeTask', { ...done, expectedVersion: 2 })).toMatchObject({ version: 3 });
  });
});
