import { defineMessage } from '../platform/queue/index.js';

export const DEADLINES_QUEUE = 'deadlines';

/** The limit for acceptance passed with no notice to the applicant: the desk deems the request accepted (视为受理). */
export const ACCEPTANCE_OVERDUE = defineMessage<{ requestId: string }>('acceptance-overdue');

/** A step whose silence consents fell due: casework completes its task, if that still stands (默认同意). */
export const SILENCE_CONSENTS = defineMessage<{ requestId: string; clockId: string }>('silence-consents');

/** Calendars or rules changed: the clocks of open requests are reckoned anew. */
export const RECALCULATE_CLOCKS = defineMessage<{ revision: number }>('recalculate-clocks');
