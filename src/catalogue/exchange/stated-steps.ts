import type { LimitUnit, TimeLimit } from '../service-item.js';
import { statedStepsMixed, statedStepsOver, type RowProblem } from './row-problem.js';

/** Half-width and full-width punctuation alike. */
const CLAUSE_ENDS = /[;,:\uff1b\uff0c\uff1a。、]/;
const PLUS = /[+\uff0b]/;

const UNITS: [RegExp, LimitUnit][] = [
  [/自然日/, 'NATURAL_DAY'],
  [/工作日/, 'WORKING_DAY'],
  [/小时/, 'HOUR'],
];

/** Serial steps that a guide's remarks tell of, each as a limit; a piece that names no unit has the one of the row. */
export function statedSteps(notes: string, unit: LimitUnit): TimeLimit[][] {
  return notes.split(CLAUSE_ENDS).flatMap((clause) => chainsIn(clause, unit));
}

/** `审核10工作日+公示7天(自然日)+3工作日确认`: pieces with a number each, joined by a plus. */
function chainsIn(clause: string, unit: LimitUnit): TimeLimit[][] {
  const chains: TimeLimit[][] = [[]];
  for (const piece of clause.split(PLUS)) {
    const value = /\d+/.exec(piece)?.[0];
    if (value === undefined) chains.push([]);
    else chains.at(-1)!.push({ value: Number(value), unit: UNITS.find(([words]) => words.test(piece))?.[1] ?? unit });
  }
  return chains.filter((chain) => chain.length > 1);
}

/** A guide that contradicts itself: its steps take longer than its promise, or cannot be compared with it. */
export function checkStatedSteps(notes: string, promised: TimeLimit): RowProblem[] {
  return statedSteps(notes, promised.unit).flatMap((steps) => {
    if (steps.some(({ unit }) => unit !== promised.unit)) return [statedStepsMixed('notes')];
    const sum = steps.reduce((total, { value }) => total + value, 0);
    return sum > promised.value ? [statedStepsOver(sum, promised.value)] : [];
  });
}
