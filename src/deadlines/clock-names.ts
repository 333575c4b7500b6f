import type { LocalText } from '../platform/errors/index.js';
import type { ClockKind } from '../requests/index.js';

/** What people call the limits (DOMAIN.md §1). */
export const CLOCK_NAMES: Record<ClockKind, LocalText> = {
  ACCEPTANCE: { zh: '受理时限', en: 'time limit for acceptance' },
  PROMISED: { zh: '承诺时限', en: 'promised time limit' },
  LEGAL: { zh: '法定时限', en: 'legal time limit' },
  STEP: { zh: '环节时限', en: 'time limit of a step' },
  DELIVERY: { zh: '送达时限', en: 'time limit for delivery' },
};
