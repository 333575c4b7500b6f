import type { ServiceItemDefinition } from '../catalogue/index.js';
import type { ActorRecord, CaseChange, CaseFile, ClockRecord } from '../requests/index.js';
import type { Timing } from './basis.js';

/** What every transition of a request with an effect on clocks needs to know (DOMAIN.md §2). */
export interface TransitionContext {
  change: CaseChange;
  file: CaseFile;
  item: ServiceItemDefinition;
  timing: Timing;
  actor: ActorRecord;
  /** When it happens. */
  at: Date;
}

/** Clocks as they stand after what the change has done to them so far. */
export function clocksNow({ file, change }: Pick<TransitionContext, 'file' | 'change'>): ClockRecord[] {
  const changed = new Map(change.clocks.map((clock) => [clock.id, clock]));
  const known = file.clocks.map((clock) => changed.get(clock.id) ?? clock);
  return [...known, ...change.clocks.filter((clock) => !file.clocks.some((other) => other.id === clock.id))];
}
