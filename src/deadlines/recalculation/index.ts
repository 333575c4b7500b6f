import { RecalculateClocks, RecalculationHealing } from './recalculate-clocks.js';
import { Recalculation } from './recalculation.js';

export { CLOCKS_BEHIND } from './recalculation.sql.js';

/** Open clocks follow a new revision of calendars and rules, as providers of the module. */
export const RECALCULATION = [Recalculation, RecalculateClocks, RecalculationHealing];
