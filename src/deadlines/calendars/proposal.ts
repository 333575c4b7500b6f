import type { CalendarChange } from './calendar-change.js';

export const PROPOSAL_STATES = ['PROPOSED', 'APPROVED', 'REJECTED'] as const;
export type ProposalState = (typeof PROPOSAL_STATES)[number];

/** A change of the calendar that one administrator proposes and another decides on (双人复核). */
export interface ProposalRecord {
  id: string;
  change: CalendarChange;
  state: ProposalState;
  proposedBySub: string;
  proposedByName: string;
  proposedAt: Date;
  decidedByName: string | null;
  decidedAt: Date | null;
  reason: string | null;
  /** The revision of calendars and rules that it made; null unless approved, and where it held already. */
  revision: number | null;
}
