import { OfficialCalendar } from '../../src/deadlines/index.js';
import { Recalculation } from '../../src/deadlines/recalculation/recalculation.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { AMENDMENT, approve, carried, proposeNotice } from '../support/calendars.js';
import { citizenId, eventKinds, perform, RESIDENT, takenUp } from '../support/requests.js';

const LONG = 'minimum-living-allowance';
const LONG_OFFICER = 'officer-social-assistance-1';
const QUICK = 'no-crime-certificate';
const QUICK_OFFICER = 'officer-public-security-1';

/** Between a notice and the recalculation that it asks for, people go on working. */
describe('an act on a request whose due dates the calendar has moved, before they are recalculated', () => {
  let app: TestApp;
  let recalculation: Recalculation;
  let people = 0;
  beforeAll(async () => {
    app = await startTestApp();
    recalculation = app.context.get(Recalculation, { strict: false });
    await app.setClock('2026-09-29T09:00:00+08:00');
  });
  afterAll(() => app?.stop());

  const taken = (itemCode: string, officer: string): Promise<{ number: string; task: any }> =>
    takenUp(app, itemCode, officer, { input: { applicant: { ...RESIDENT, idNumber: citizenId((people += 1)) } } });
  const movesOf = async (number: string): Promise<unknown[]> => {
    const moves = `select e.actor_kind, e.actor_name, e.from_state, e.to_state, e.note, e.data - 'clockId' as data
      from request_event e join service_request r on r.id = e.request_id
      where r.number = $1 and e.kind = 'DUE_DATE_CHANGED' order by e.data->>'clock'`;
    return app.sql(moves, [number]);
  };

  it('tells of the old and the new date as the recalculation does, once', async () => {
    const [suspended, extended, ended, long] = [
      await taken(LONG, LONG_OFFICER),
      await taken(LONG, LONG_OFFICER),
      await taken(LONG, LONG_OFFICER),
      await taken(LONG, LONG_OFFICER),
    ];
    const [decided, quick] = [await taken(QUICK, QUICK_OFFICER), await taken(QUICK, QUICK_OFFICER)];
    await app.setClock('2026-10-07T10:00:00+08:00');
    recalculation.run = () => Promise.resolve();
    await approve(app, (await proposeNotice(app, AMENDMENT)).proposal.id);
    await app.context.get(OfficialCalendar, { strict: false }).reload();

    const [one, another] = [{ number: suspended.number }, { number: extended.number }];
    await perform(app, LONG_OFFICER, 'suspendRequest', { ...one, procedure: 'public-notice', reason: '公示' });
    await perform(app, 'leader-social-assistance', 'extendRequest', {
      ...another,
      limit: { value: 5, unit: 'WORKING_DAY' },
      reason: '情况复杂',
    });
    await perform(app, 'clerk-1', 'withdrawRequest', { number: ended.number, reason: '不办了' });
    await perform(app, QUICK_OFFICER, 'completeTask', { id: decided.task.id, outcome: 'APPROVED' });
    const told = 'DUE_DATE_CHANGED';
    expect((await eventKinds(app, suspended.number)).slice(-4)).toEqual([told, told, told, 'SUSPENDED']);
    expect((await eventKinds(app, extended.number)).slice(-3)).toEqual([told, told, 'EXTENDED']);
    expect((await eventKinds(app, ended.number)).slice(-4)).toEqual([told, told, told, 'WITHDRAWN']);
    expect((await eventKinds(app, decided.number)).filter((kind) => kind === told)).toHaveLength(3);
    expect(await movesOf(long.number)).toEqual([]);

    await perform(app, LONG_OFFICER, 'resumeRequest', one);
    Reflect.deleteProperty(recalculation, 'run');
    await recalculation.run();
    await carried(app);
    const moves = await movesOf(long.number);
    expect(moves).toHaveLength(3);
    for (const { number } of [suspended, extended, ended]) expect(await movesOf(number)).toEqual(moves);
    expect(await movesOf(quick.number)).toHaveLength(3);
    expect(await movesOf(decided.number)).toEqual(await movesOf(quick.number));
  });
});
