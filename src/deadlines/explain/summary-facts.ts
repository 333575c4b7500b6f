import type { ClockResult } from '../../calendar/index.js';
import type { TimeLimit } from '../../catalogue/index.js';
import type { Tally } from './tally.js';

/** What a summary is made of. Names are in the language of the summary already; days are `YYYY-MM-DD`. */
export interface SummaryFacts {
  /** Name of the limit, in the middle of a sentence. */
  label: string;
  /** Without extensions. */
  limit: TimeLimit;
  result: ClockResult;
  /** null for limits that are not counted in days. */
  tally: Tally | null;
  /** Of a limit in hours: from when to when (`YYYY-MM-DD HH:MM`, local), and the minutes for which it stood. */
  hours: { from: string; to: string | null; paused: number } | null;
  /** The pause that lasts. */
  standing: { procedure: string; since: string; expectedOn: string | null } | null;
  stoppedOn: string | null;
  moves: readonly DueDateMove[];
}

/** What moved the due date other than pauses, in order. */
export interface DueDateMove {
  on: string;
  from: string | null;
  to: string | null;
  /** 延期; null: the calendar changed. */
  extension: { by: TimeLimit; reason: string | null; notice: string | null } | null;
  /** The notice or the layer that changed the calendar. */
  calendar: string | null;
}
