import type { ItemStep } from '../catalogue/index.js';
import type { TaskRecord } from './case-file/index.js';

/** 协办意见: what an assisting department says to the one that decides. */
export const OPINIONS = ['AGREE', 'DISAGREE', 'AGREE_AND_FORWARD'] as const;
export type Opinion = (typeof OPINIONS)[number];

/**
 * The opinion that a done task of an ASSIST step gave; null for the lead's own work, for what is not done, and for a
 * step that fell away: nobody was asked.
 */
export function opinionOf(
  task: Pick<TaskRecord, 'state' | 'outcome' | 'forwardedTo' | 'doneBySub' | 'bySilence'>,
  step: Pick<ItemStep, 'role'> | undefined,
): Opinion | null {
  if (step?.role !== 'ASSIST' || task.state !== 'DONE') return null;
  if (task.doneBySub === null && !task.bySilence) return null;
  if (task.forwardedTo !== null) return 'AGREE_AND_FORWARD';
  return task.outcome === 'REJECTED' ? 'DISAGREE' : 'AGREE';
}
