import { CalendarMutationsResolver } from './calendar-mutations.resolver.js';
import { CalendarsResolver } from './calendars.resolver.js';
import { DecideProposal } from './decide-proposal.js';
import { LayerChecks } from './layer-checks.js';
import { ProposeChange } from './propose-change.js';

/** Calendars as administered data, as providers of the module. */
export const CALENDARS = [LayerChecks, ProposeChange, DecideProposal, CalendarsResolver, CalendarMutationsResolver];
