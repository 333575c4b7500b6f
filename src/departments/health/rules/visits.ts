import type { LocalText } from '../../../platform/errors/index.js';
import { addDays, addMonths } from '../../../platform/time/index.js';
import {
  DIASTOLIC_HIGH,
  MEASUREMENT_MISSING,
  NOT_CONTROLLED,
  PRESSURE_INCOMPLETE,
  REFERRAL_NEEDED,
} from '../health.errors.js';
import * as policy from '../health.policy.js';

export interface Measured {
  systolic?: number;
  diastolic?: number;
  fastingGlucose?: number;
}

export interface MeasurementProblem {
  field: keyof Measured;
  message: LocalText;
}

/** Whether the blood pressure makes sense. */
export function measurementProblem({ systolic, diastolic }: Measured): MeasurementProblem | null {
  if (systolic === undefined && diastolic === undefined) return null;
  if (systolic === undefined) return { field: 'systolic', message: PRESSURE_INCOMPLETE };
  if (diastolic === undefined) return { field: 'diastolic', message: PRESSURE_INCOMPLETE };
  return diastolic >= systolic ? { field: 'diastolic', message: DIASTOLIC_HIGH } : null;
}

/** Whether what was measured bears out what the visit is said to have come to (国家基本公共卫生服务规范). */
export function chronicProblem(outcome: string, measured: Measured): MeasurementProblem | null {
  const broken = measurementProblem(measured);
  if (broken) return broken;
  if (outcome !== 'CONTROLLED' && outcome !== 'UNCONTROLLED') return null;
  const urgent = beyond(measured, 'urgent');
  if (urgent) return { field: urgent, message: REFERRAL_NEEDED };
  if (outcome === 'UNCONTROLLED') return null;
  if (measured.systolic === undefined && measured.fastingGlucose === undefined) {
    return { field: 'systolic', message: MEASUREMENT_MISSING };
  }
  const high = beyond(measured, 'controlled');
  return high ? { field: high, message: NOT_CONTROLLED } : null;
}

/** The first value that reaches the limit. */
function beyond(measured: Measured, limit: 'controlled' | 'urgent'): keyof Measured | null {
  const { systolic = 0, diastolic = 0, fastingGlucose } = measured;
  if (systolic >= policy.SYSTOLIC[limit]) return 'systolic';
  if (diastolic >= policy.DIASTOLIC[limit]) return 'diastolic';
  if (fastingGlucose === undefined) return null;
  const low = fastingGlucose <= policy.GLUCOSE.low;
  return low || fastingGlucose >= policy.GLUCOSE[limit] ? 'fastingGlucose' : null;
}

/** 随访: the day by which the next visit is due; null after the last. */
export function nextChronicVisit(outcome: string, today: string): string | null {
  switch (outcome) {
    case 'CONTROLLED':
      return addMonths(today, policy.CHRONIC_VISIT_MONTHS);
    case 'NOT_FOUND':
      return addDays(today, policy.LOOK_AGAIN_DAYS);
    case 'ENDED':
      return null;
    default:
      return addDays(today, policy.CHRONIC_RECHECK_DAYS);
  }
}

export function nextSpecialVisit(outcome: string, today: string): string | null {
  switch (outcome) {
    case 'STABLE':
      return addMonths(today, policy.SPECIAL_VISIT_MONTHS);
    case 'NOT_FOUND':
      return addDays(today, policy.LOOK_AGAIN_DAYS);
    case 'ENDED':
      return null;
    default:
      return addDays(today, policy.SPECIAL_RECHECK_DAYS);
  }
}

/** Days on which the visits of a pregnancy are due that are still to come. */
export const antenatalDays = (lastPeriodOn: string, today: string): string[] =>
  policy.ANTENATAL_WEEKS.map((weeks) => addDays(lastPeriodOn, weeks * 7)).filter((day) => day >= today);
