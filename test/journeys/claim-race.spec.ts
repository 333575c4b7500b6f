import { startTestApp, type TestApp } from '../support/app.js';
import { eventKinds, perform, refusal, submit, waitForTask } from '../support/requests.js';

const OFFICERS = ['officer-employment-1', 'officer-employment-2', 'leader-employment', 'system-employment'];

describe('认领: many hands reach for one task', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startTestApp();
    await Promise.all(OFFICERS.map((officer) => app.token(officer)));
  });
  afterAll(() => app?.stop());

  const openTask = async (): Promise<{ number: string; id: string }> => {
    const { number } = (await submit(app, { itemCode: 'unemployment-registration', accept: true })).request;
    return { number, id: (await waitForTask(app, number, OFFICERS[0])).id };
  };

  it('of fifty at once one wins, and the others read ALREADY_CLAIMED', async () => {
    const { number, id } = await openTask();
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, index) => refusal(app, OFFICERS[index % OFFICERS.length], 'claimTask', { id })),
    );
    expect(answers.filter((codes) => codes.length === 0)).toHaveLength(1);
    expect(answers.filter((codes) => codes.length > 0)).toEqual(Array(49).fill(['ALREADY_CLAIMED']));
    expect((await eventKinds(app, number)).filter((kind) => kind === 'TASK_CLAIMED')).toHaveLength(1);
    const winner = OFFICERS[answers.findIndex((codes) => codes.length === 0) % OFFICERS.length];
    expect((await waitForTask(app, number, winner)).availableOperations).toEqual([
      'releaseTask',
      'completeTask',
      'returnTask',
    ]);
    for (const officer of OFFICERS.filter((other) => other !== winner)) {
      expect(await refusal(app, officer, 'completeTask', { id, outcome: 'APPROVED' })).toEqual(['STATE_CONFLICT']);
    }
  });

  it('of twenty completions at once one decides', async () => {
    const { number, id } = await openTask();
    await perform(app, OFFICERS[0], 'claimTask', { id });
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => refusal(app, OFFICERS[0], 'completeTask', { id, outcome: 'APPROVED' })),
    );
    expect(answers.filter((codes) => codes.length === 0)).toHaveLength(1);
    expect(answers.filter((codes) => codes.length > 0)).toEqual(Array(19).fill(['STATE_CONFLICT']));
    expect((await eventKinds(app, number)).filter((kind) => kind === 'DECIDED')).toHaveLength(1);
  });

  it('given back, it can be claimed by another', async () => {
    const { number, id } = await openTask();
    await perform(app, OFFICERS[0], 'claimTask', { id });
    expect(await refusal(app, OFFICERS[1], 'releaseTask', { id })).toEqual(['STATE_CONFLICT']);
    const released = await perform(app, OFFICERS[0], 'releaseTask', { id });
    expect(released).toMatchObject({ state: 'OPEN', assignee: null });
    await perform(app, OFFICERS[1], 'claimTask', { id });
    // A leader may take it off an absent officer's desk.
    await perform(app, 'leader-employment', 'releaseTask', { id });
    expect((await eventKinds(app, number)).slice(3)).toEqual([
      'TASK_CLAIMED',
      'TASK_RELEASED',
      'TASK_CLAIMED',
      'TASK_RELEASED',
    ]);
  });

  it('claims side by side in one joint request all succeed', async () => {
    const { number } = (await submit(app, { itemCode: 'newborn-one-matter', accept: true })).request;
    const bodies = ['family-planning', 'public-security', 'health', 'employment'];
    const officers = bodies.map((body) => `officer-${body}-1`);
    const tasks = await Promise.all(officers.map((officer) => waitForTask(app, number, officer)));
    const answers = await Promise.all(
      officers.map((officer, index) => refusal(app, officer, 'claimTask', { id: tasks[index].id })),
    );
    expect(answers).toEqual([[], [], [], []]);
    expect((await eventKinds(app, number)).filter((kind) => kind === 'TASK_CLAIMED')).toHaveLength(4);
  });
});
