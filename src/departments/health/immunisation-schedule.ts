import type { LocalText } from '../../platform/errors/index.js';

/**
 * The calendar of vaccinations of children up to six years (国家免疫规划疫苗儿童免疫程序): data, to be replaced when the
 * national schedule changes. HPV at 13 and vaccines outside of the national programme are not in it.
 */

/** 国家免疫规划疫苗儿童免疫程序及说明(2021年版): ages at which doses begin, and by which they are to have been given. */
const NATIONAL = '《国家免疫规划疫苗儿童免疫程序及说明(2021年版)》';
/** From 1 January 2025 DTaP is given at 2, 4, 6 and 18 months and 6 years. */
const DTAP_2025 = '国家卫生健康委等部门调整百白破疫苗免疫程序的通知(2025年1月1日起执行)';
/** No published last age of its own: a month after the dose begins. */
const DEMO = '演示政策:国家程序未单列完成年龄,取起始月龄后一个月';

export const VACCINES = {
  HEPB: { zh: '乙肝疫苗', en: 'Hepatitis B' },
  BCG: { zh: '卡介苗', en: 'BCG' },
  POLIO: { zh: '脊灰疫苗', en: 'Poliomyelitis' },
  DTAP: { zh: '百白破疫苗', en: 'DTaP' },
  MENA: { zh: 'A群流脑多糖疫苗', en: 'Meningococcal A' },
  MMR: { zh: '麻腮风疫苗', en: 'MMR' },
  JE: { zh: '乙脑减毒活疫苗', en: 'Japanese encephalitis' },
  HEPA: { zh: '甲肝减毒活疫苗', en: 'Hepatitis A' },
  MENAC: { zh: 'A群C群流脑多糖疫苗', en: 'Meningococcal A and C' },
} as const satisfies Record<string, LocalText>;

export type Vaccine = keyof typeof VACCINES;

export const VACCINE_NAMES = Object.fromEntries(Object.entries(VACCINES).map(([code, { zh }]) => [code, zh])) as Record<
  Vaccine,
  string
>;

export interface ScheduledDose {
  vaccine: Vaccine;
  dose: number;
  /** Age in months from which it is to be given. */
  fromMonths: number;
  /** To be given before this age in months; 0: within a day of birth. */
  beforeMonths: number;
  source: string;
}

const dose = (
  vaccine: Vaccine,
  number: number,
  fromMonths: number,
  beforeMonths: number,
  source = NATIONAL,
): ScheduledDose => ({ vaccine, dose: number, fromMonths, beforeMonths, source });

export const IMMUNISATION_SCHEDULE: readonly ScheduledDose[] = [
  dose('HEPB', 1, 0, 0),
  dose('HEPB', 2, 1, 2, DEMO),
  dose('HEPB', 3, 6, 12),
  dose('BCG', 1, 0, 3),
  dose('POLIO', 1, 2, 3, DEMO),
  dose('POLIO', 2, 3, 4, DEMO),
  dose('POLIO', 3, 4, 12),
  dose('POLIO', 4, 48, 60),
  dose('DTAP', 1, 2, 3, DTAP_2025),
  dose('DTAP', 2, 4, 5, DTAP_2025),
  dose('DTAP', 3, 6, 12, DTAP_2025),
  dose('DTAP', 4, 18, 24, DTAP_2025),
  dose('DTAP', 5, 72, 84, DTAP_2025),
  dose('MENA', 1, 6, 7, DEMO),
  dose('MENA', 2, 9, 18),
  dose('MMR', 1, 8, 12),
  dose('MMR', 2, 18, 24),
  dose('JE', 1, 8, 12),
  dose('JE', 2, 24, 36),
  dose('HEPA', 1, 18, 24),
  dose('MENAC', 1, 36, 48),
  dose('MENAC', 2, 72, 84),
];

/** How many doses there are of each. */
export const DOSES_OF: Readonly<Record<string, number>> = Object.fromEntries(
  Object.keys(VACCINES).map((vaccine) => [
    vaccine,
    IMMUNISATION_SCHEDULE.filter((scheduled) => scheduled.vaccine === vaccine).length,
  ]),
);
