import type { LimitUnit, TimeLimit } from '../service-item.js';
import { statedStepsMixed, statedStepsOver, type RowProblem } from './row-problem.js';

/** `审核10工作日+公示7天(自然日)+3工作日确认`: pieces with a number each, joined by a plus. */
const PIECE = '[^;;,,。、::+\\d]*\\d+[^;;,,。、::+]*';
const CHAIN = new RegExp(`${PIECE}(?:[++]${PIECE})+`, 'g');

const UNITS: [RegExp, LimitUnit][] = [
  [/自然日/, 'NATURAL_DAY'],
  [/工作日/, 'WORKING_DAY'],
  [/小时/, 'HOUR'],
];

/** Serial steps that a guide's remarks tell of, each as a limit; a piece that names no unit has the one of the row. */
export function statedSteps(notes: string, unit: LimitUnit): TimeLimit[][] {
  return [...notes.matchAll(CHAIN)].map(([chain]) =>
    chain.split(/[++]/).map((piece) => ({
      value: Number(/\d+/.exec(piece)?.[0]),
      unit: UNITS.find(([words]) => words.test(piece))?.[1] ?? unit,
    })),
  );
}

/** A guide that contradicts itself: its steps take longer than its promise, or cannot be compared with it. */
export function checkStatedSteps(notes: string, promised: TimeLimit): RowProblem[] {
  return statedSteps(notes, promised.unit).flatMap((steps) => {
    if (steps.some(({ unit }) => unit !== promised.unit)) return [statedStepsMixed('notes')];
    const sum = steps.reduce((total, { value }) => total + value, 0);
    return sum > promised.value ? [statedStepsOver(sum, promised.value)] : [];
  });
}
