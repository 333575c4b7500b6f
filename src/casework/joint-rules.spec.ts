import type { ItemStep, ServiceItemDefinition } from '../catalogue/index.js';
import type { TransitionContext } from '../deadlines/index.js';
import { UserErrors } from '../platform/errors/index.js';
import { emptyChange, SYSTEM_ACTOR, type CaseFile, type Decision, type TaskRecord } from '../requests/index.js';
import { CompleteTask } from './complete-task.js';
import { GiveOpinion } from './give-opinion.js';
import { newTask, openNewRound, tasksNow } from './task-flow.js';
import type { TaskOperations } from './task-operations.js';

const NAME = { zh: '名称', en: 'Name' };
const step = (id: string, department: string, rest: Partial<ItemStep> = {}): ItemStep => ({
  id,
  name: NAME,
  department,
  after: [],
  role: 'LEAD',
  ...rest,
});
const ITEM = {
  kind: 'JOINT',
  name: NAME,
  department: 'lead',
  steps: [
    step('look', 'lead'),
    step('opinion', 'first', { role: 'ASSIST', after: ['look'], part: NAME, whenAsked: { field: 'x', anyOf: [1] } }),
    step('aside', 'third', { role: 'ASSIST' }),
    step('conclude', 'lead', { after: ['opinion', 'aside'], decides: true }),
  ],
} as Partial<ServiceItemDefinition> as ServiceItemDefinition;
const [LOOK, OPINION, ASIDE, CONCLUDE] = ITEM.steps;
const FILE = { divisionCode: '330199001', dutyDivision: null, notAsked: [], state: 'IN_PROGRESS', clocks: [] };

const task = (of: ItemStep, department: string, round: number, rest: Partial<TaskRecord> = {}): TaskRecord => ({
  ...newTask({ ...FILE }, of, department, round),
  state: 'DONE',
  outcome: 'APPROVED',
  doneBySub: 'somebody',
  ...rest,
});

const contextOf = (tasks: TaskRecord[], more: Partial<CaseFile> = {}): TransitionContext =>
  ({
    item: ITEM,
    file: { ...FILE, tasks, ...more },
    change: emptyChange(),
    actor: SYSTEM_ACTOR,
    at: new Date('2026-03-02T09:00:00+08:00'),
  }) as unknown as TransitionContext;

/** Does the work on one task as if it had been found and guarded. */
const on = (context: TransitionContext, worked: TaskRecord): TaskOperations =>
  ({
    run: async (_: unknown, decide: (work: unknown) => unknown) => decide({ ...context, task: worked }),
  }) as unknown as TaskOperations;

const refusalOf = async (work: Promise<unknown>): Promise<unknown> => {
  const error = await work.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  return error instanceof UserErrors ? error.problems.map(({ code, field }) => `${code} ${field?.join('.')}`) : error;
};

/** An opinion that was handed on before the request was handled anew. */
const BEFORE = [
  task(LOOK, 'lead', 1),
  task(ASIDE, 'third', 1),
  task(OPINION, 'first', 1, { forwardedTo: 'second' }),
  task(OPINION, 'second', 2),
  task(CONCLUDE, 'lead', 1),
];

const anewAfter = (tasks: TaskRecord[]): string[] => {
  const context = contextOf(tasks);
  openNewRound(context);
  return context.change.tasks.map(({ stepId, department, round }) => `${stepId} ${department} ${round}`).sort();
};

it('a step done anew goes to whom it was first asked, though its opinion was handed on', () => {
  expect(anewAfter(BEFORE)).toEqual(['conclude lead 2', 'look lead 2', 'opinion first 3']);
});

it('an opinion that agreed stands when the request is handled anew; one that refused is asked for again', () => {
  const refused = task(ASIDE, 'fourth', 3, { outcome: 'REJECTED', reason: '理由' });
  const handedOn = task(ASIDE, 'third', 2, { forwardedTo: 'fourth' });
  expect(anewAfter([...BEFORE, handedOn, refused])).toContain('aside third 4');
  expect(anewAfter([...BEFORE, handedOn, { ...refused, outcome: 'APPROVED' }])).not.toContain('aside third 4');
});

it('whoever gave an opinion before a reopening may be asked again; in a circle nobody is', async () => {
  const third = task(OPINION, 'first', 3, { state: 'CLAIMED', outcome: null });
  const fourth = task(OPINION, 'second', 4, { state: 'CLAIMED', outcome: null });
  const forward = async (tasks: TaskRecord[], forwardTo: string): Promise<unknown> => {
    const context = contextOf(tasks);
    const given = new GiveOpinion(on(context, tasks.at(-1)!), { find: () => ({}) } as never).run({
      id: 'x',
      caller: {} as never,
      opinion: 'AGREE_AND_FORWARD',
      forwardTo,
      reason: null,
      result: null,
    });
    return (await refusalOf(given)) ?? tasksNow(context).at(-1)!.department;
  };
  expect(await forward([...BEFORE, third], 'second')).toBe('second');
  const handedOn = { ...third, state: 'DONE', outcome: 'APPROVED', forwardedTo: 'second' } as const;
  expect(await forward([...BEFORE, handedOn, fourth], 'first')).toEqual(['RULE forwardTo']);
});

it('a decision cannot be partial when the form asked for none of the parts', async () => {
  const last = task(CONCLUDE, 'lead', 1, { state: 'CLAIMED', outcome: null });
  const decided = (outcome: Decision, tasks: TaskRecord[], notAsked: string[]): Promise<unknown> => {
    const context = contextOf([...tasks, last], { notAsked });
    const complete = new CompleteTask(on(context, last), {} as never, {} as never, {} as never);
    return refusalOf(complete.run({ id: 'x', caller: {} as never, outcome, reason: '理由', result: null }));
  };
  expect(await decided('PARTIAL', [task(LOOK, 'lead', 1), task(OPINION, 'first', 1)], ['opinion'])).toEqual([
    'RULE outcome',
  ]);
});
