import { CLOCK_EFFECTS, type ClockEffect, type Transition } from '../../src/deadlines/index.js';
import { REQUEST_OPERATIONS, type ClockKind, type RequestOperation } from '../../src/requests/index.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { citizenId, perform, submit, takenUp, waitForTask } from '../support/requests.js';

const ITEM = 'minimum-living-allowance';
const OFFICER = 'officer-social-assistance-1';
const LEADER = 'leader-social-assistance';

interface StoredClock {
  id: string;
  kind: ClockKind;
  task_id: string | null;
  events: { kind: string }[];
}

/** What an operation is called with, beside the number; and where a request stands before it. */
interface Scene {
  from: 'RECEIVED' | 'CORRECTION' | 'IN_PROGRESS' | 'SUSPENDED' | 'DECIDED';
  as: string;
  args?: Record<string, unknown>;
}

const reason = '按规定办理';
const SCENES: Partial<Record<RequestOperation, Scene>> = {
  acceptRequest: { from: 'RECEIVED', as: 'clerk-1' },
  requestCorrection: { from: 'RECEIVED', as: 'clerk-1', args: { missing: [{ code: 'id-card', reason }] } },
  supplyMaterials: { from: 'CORRECTION', as: 'clerk-1', args: { materials: [{ code: 'id-card' }] } },
  refuseRequest: { from: 'RECEIVED', as: 'clerk-1', args: { reason, properAuthority: '区民政局' } },
  withdrawRequest: { from: 'IN_PROGRESS', as: 'clerk-1', args: { reason } },
  suspendRequest: { from: 'IN_PROGRESS', as: OFFICER, args: { procedure: 'public-notice', reason } },
  resumeRequest: { from: 'SUSPENDED', as: OFFICER },
  extendRequest: { from: 'IN_PROGRESS', as: LEADER, args: { limit: { value: 1, unit: 'WORKING_DAY' }, reason } },
  terminateRequest: { from: 'SUSPENDED', as: LEADER, args: { reason } },
  deliverResult: { from: 'DECIDED', as: 'clerk-1', args: { method: '窗口' } },
  reopenRequest: { from: 'DECIDED', as: LEADER, args: { reason } },
};

/** They ask somebody to act, and change neither the state nor a clock. */
const BESIDE_THE_STATES: RequestOperation[] = ['remindRequest', 'orderRequest'];

describe('every transition declares what it does to the clocks', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startTestApp();
    await app.setClock('2026-03-02T09:00:00+08:00');
  });
  afterAll(() => app?.stop());

  const clocksOf = (number: string): Promise<StoredClock[]> =>
    app.sql(
      `select c.id, c.kind, c.task_id,
         (select json_agg(json_build_object('kind', e.kind) order by e.sequence) from clock_event e
           where e.clock_id = c.id) as events
       from clock c join service_request r on r.id = c.request_id where r.number = $1`,
      [number],
    );

  /** Applicants are numbered, so that no household has the allowance twice. */
  let applicants = 0;
  const begin = async (state: Scene['from']): Promise<string> => {
    applicants += 1;
    const input = { applicant: { name: '示例人', idNumber: citizenId(applicants), phone: '13800138000' } };
    if (state === 'RECEIVED' || state === 'CORRECTION') {
      const { number } = (await submit(app, { itemCode: ITEM, input })).request;
      if (state === 'CORRECTION') {
        const missing = [{ code: 'id-card', reason }];
        await perform(app, 'clerk-1', 'requestCorrection', { number, missing });
      }
      return number;
    }
    const { number, task } = await takenUp(app, ITEM, OFFICER, { input });
    if (state === 'SUSPENDED') {
      await perform(app, OFFICER, 'suspendRequest', { number, procedure: 'public-notice', reason });
    }
    if (state === 'DECIDED') {
      await perform(app, OFFICER, 'completeTask', { id: task.id, outcome: 'APPROVED' });
      const { id } = await waitForTask(app, number, LEADER);
      await perform(app, LEADER, 'claimTask', { id });
      await perform(app, LEADER, 'completeTask', { id, outcome: 'REJECTED', reason });
    }
    return number;
  };

  it('each operation on a request has its scene here, or moves nothing', () => {
    expect([...Object.keys(SCENES), ...BESIDE_THE_STATES].sort()).toEqual([...REQUEST_OPERATIONS].sort());
  });

  it.each(Object.entries(SCENES))(
    '%s leads to a declared transition, and does what it declares',
    async (name, scene) => {
      const number = await begin(scene.from);
      const before = await clocksOf(number);
      const [{ last }] = await app.sql(`select last_sequence as last from service_request where number = $1`, [number]);
      await perform(app, scene.as, name, { number, ...scene.args });
      const events = await app.sql<{ kind: string }>(
        `select e.kind from request_event e join service_request r on r.id = e.request_id
        where r.number = $1 and e.sequence > $2 and e.kind <> 'SIGNAL_RAISED'
          and (e.kind = any($3) or e.to_state is not null)`,
        [number, last, Object.keys(CLOCK_EFFECTS)],
      );
      expect(events).toHaveLength(1);
      expect(Object.keys(CLOCK_EFFECTS)).toContain(events[0].kind);
      const declared: Partial<Record<ClockKind, ClockEffect>> = CLOCK_EFFECTS[events[0].kind as Transition];
      expect(happened(before, await clocksOf(number))).toEqual(possible(declared, before));
    },
  );

  it('nothing has ever moved a request without such a row, nor to a state unheard of', async () => {
    const moved = await app.sql<{ kind: string }>(`select distinct kind from request_event where to_state is not null`);
    expect(moved.map(({ kind }) => kind).filter((kind) => !(kind in CLOCK_EFFECTS))).toEqual([]);
    // All but 视为受理, whose journey has its own spec, and 延期, which moves a date and no state.
    const missing = Object.keys(CLOCK_EFFECTS).filter((kind) => !moved.some((event) => event.kind === kind));
    expect(missing.sort()).toEqual(['DEEMED_ACCEPTED', 'EXTENDED']);
  });
});

/** New events per kind of clock. Clocks of steps that begin with their task are the task's affair. */
function happened(before: StoredClock[], after: StoredClock[]): Record<string, string> {
  const found: Record<string, string> = {};
  for (const clock of after) {
    const known = before.find(({ id }) => id === clock.id);
    const added = clock.events.slice(known?.events.length ?? 0).map(({ kind }) => kind);
    if (added.length > 0 && (known || clock.task_id === null)) found[clock.kind] = added.join();
  }
  return found;
}

/** Of what is declared, that for which there is a clock: it starts one that the item has a limit for, or finds a live one. */
function possible(declared: Partial<Record<ClockKind, ClockEffect>>, before: StoredClock[]): Record<string, string> {
  const live = (kind: string): boolean =>
    before.some((clock) => clock.kind === kind && clock.events.at(-1)?.kind !== 'stop');
  return Object.fromEntries(Object.entries(declared).filter(([kind, effect]) => effect === 'start' || live(kind)));
}
