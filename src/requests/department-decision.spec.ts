import type { TaskRecord } from './case-file/index.js';
import { outcomesOf } from './department-decision.js';

let ids = 0;
const task = (stepId: string, round: number, department: string, more: Partial<TaskRecord>): TaskRecord =>
  ({
    id: String((ids += 1)),
    stepId,
    round,
    department,
    state: 'DONE',
    result: null,
    forwardedTo: null,
    ...more,
  }) as TaskRecord;

describe('what departments are told each step came to', () => {
  const granted = { outcome: 'APPROVED' as const };

  it.each<[string, TaskRecord[], unknown[]]>([
    [
      'its only round',
      [task('a', 1, 'health', { ...granted, result: { one: 1 } })],
      [{ stepId: 'a', department: 'health', outcome: 'APPROVED', result: { one: 1 } }],
    ],
    ['nothing that is not done', [task('a', 1, 'health', { state: 'OPEN', outcome: null })], []],
    [
      'of a returned step the department that did it',
      [task('a', 1, 'health', { state: 'RETURNED', outcome: null }), task('a', 2, 'employment', granted)],
      [{ stepId: 'a', department: 'employment', outcome: 'APPROVED', result: null }],
    ],
    [
      'of an opinion that was handed on the step’s own department, with the last word and what each recorded',
      [
        task('a', 3, 'employment', { outcome: 'REJECTED', result: { two: 2 } }),
        task('a', 1, 'health', { state: 'RETURNED', outcome: null }),
        task('a', 2, 'family-planning', { ...granted, forwardedTo: 'employment', result: { one: 1, two: 1 } }),
      ],
      [{ stepId: 'a', department: 'family-planning', outcome: 'REJECTED', result: { one: 1, two: 2 } }],
    ],
    [
      'of a step done anew after a reopening only what was said since',
      [
        task('a', 1, 'health', { ...granted, forwardedTo: 'employment', result: { amountFen: 1 } }),
        task('a', 2, 'employment', { ...granted, result: { two: 2 } }),
        task('a', 3, 'family-planning', { ...granted, forwardedTo: 'employment', result: { one: 1 } }),
        task('a', 4, 'employment', { ...granted, result: null }),
      ],
      [{ stepId: 'a', department: 'family-planning', outcome: 'APPROVED', result: { one: 1 } }],
    ],
    [
      'nothing while one that was asked has not answered',
      [
        task('a', 1, 'health', { ...granted, forwardedTo: 'employment' }),
        task('a', 2, 'employment', { state: 'OPEN', outcome: null }),
      ],
      [],
    ],
  ])('is %s', (_, tasks, expected) => {
    expect(outcomesOf({ tasks, notAsked: [] })).toEqual(expected);
  });

  it('is nothing of a step that the form did not ask for', () => {
    const tasks = [task('a', 1, 'health', granted), task('b', 1, 'health', granted)];
    expect(outcomesOf({ tasks, notAsked: ['a'] }).map(({ stepId }) => stepId)).toEqual(['b']);
  });
});
