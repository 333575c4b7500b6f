import type { LocalText } from '../../platform/errors/index.js';

/**
 * The calendar of vaccinations of the national programme (国家免疫规划疫苗儿童免疫程序) and how missed doses are made up for
 * (补种): data, to be replaced when the national schedule changes. Left out: inactivated JE and HepA vaccines, DT for
 * those of six years and over who missed doses of DTaP, and vaccines outside of the programme.
 */

/** Ages at which doses begin, by which they are to have been given (一般原则), and 补种原则 of each vaccine. */
const NATIONAL = '《国家免疫规划疫苗儿童免疫程序及说明(2021年版)》';
/** Whoever is below eighteen and missed doses gets these, and only these: nothing begins anew. */
export const CATCH_UP = `${NATIONAL}补种通用原则:未满18周岁的,只补种未完成的剂次`;
/** From 1 January 2025 DTaP is given at 2, 4, 6 and 18 months and 6 years. */
const DTAP_2025 = '国家卫生健康委等部门调整百白破疫苗免疫程序的通知(2025年1月1日起执行)';
/** Girls born after 10 November 2011, at 13, two doses six months apart; a first one that was paid for counts. */
const HPV_2025 = '国家疾控局等七部门关于HPV疫苗纳入国家免疫规划的通知(2025年10月30日;11月10日起执行)';
const demo = (what: string): string => `演示政策:${what}`;
/** No published last age of its own: a month after the dose begins. */
const DEMO = demo('国家程序未单列完成年龄,取起始月龄后一个月');
const DEMO_DTAP_5 = demo('第5剂与第4剂的间隔取2021年版白破疫苗的12个月');
const DEMO_HPV = demo('通知未单列完成年龄,取起始月龄后一年');

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
  HPV: { zh: '双价HPV疫苗', en: 'HPV (bivalent)' },
} as const satisfies Record<string, LocalText>;

export type Vaccine = keyof typeof VACCINES;

export const VACCINE_NAMES = Object.fromEntries(Object.entries(VACCINES).map(([code, { zh }]) => [code, zh])) as Record<
  Vaccine,
  string
>;

/** The least time after an earlier dose. */
export interface Gap {
  vaccine: Vaccine;
  dose: number;
  days?: number;
  months?: number;
  source: string;
}

export interface ScheduledDose {
  vaccine: Vaccine;
  dose: number;
  /** Age in months from which it is to be given. */
  fromMonths: number;
  /** To be given before this age in months; 0: within a day of birth. */
  beforeMonths: number;
  source: string;
  gaps: readonly Gap[];
  /** Only children of this sex. */
  sex?: 'F';
  /** Only children born on this day or later. */
  bornFrom?: string;
  /** One that was given at this age in months counts, though it was not due yet. */
  countsFromMonths?: number;
  /** 补种: begins at another age where a dose of another vaccine was not had by then. */
  instead?: { of: Pick<Gap, 'vaccine' | 'dose'>; fromMonths: number; gaps: readonly Gap[]; source: string };
}

const gap = (vaccine: Vaccine, dose: number, least: Pick<Gap, 'days' | 'months'>, source = NATIONAL): Gap => ({
  vaccine,
  dose,
  ...least,
  source,
});

const dose = (
  vaccine: Vaccine,
  number: number,
  [fromMonths, beforeMonths]: [number, number],
  source = NATIONAL,
  gaps: readonly Gap[] = [],
): ScheduledDose => ({ vaccine, dose: number, fromMonths, beforeMonths, source, gaps });

/** 以后: who was born on that day itself is counted in (演示政策). */
const GIRLS = { sex: 'F', bornFrom: '2011-11-10', countsFromMonths: 108 } as const;

const MENAC_INSTEAD = `${NATIONAL}流脑疫苗补种原则:满24月龄不再补种A群流脑疫苗,尽早接种A群C群流脑疫苗`;

/** The doses of a vaccine in their order; vaccines that others wait for come first. */
export const IMMUNISATION_SCHEDULE: readonly ScheduledDose[] = [
  dose('HEPB', 1, [0, 0]),
  dose('HEPB', 2, [1, 2], DEMO, [gap('HEPB', 1, { days: 28 })]),
  dose('HEPB', 3, [6, 12], NATIONAL, [gap('HEPB', 2, { days: 60 }), gap('HEPB', 1, { months: 4 })]),
  dose('BCG', 1, [0, 3]),
  dose('POLIO', 1, [2, 3], DEMO),
  dose('POLIO', 2, [3, 4], DEMO, [gap('POLIO', 1, { days: 28 })]),
  dose('POLIO', 3, [4, 12], NATIONAL, [gap('POLIO', 2, { days: 28 })]),
  dose('POLIO', 4, [48, 60], NATIONAL, [gap('POLIO', 3, { days: 28 })]),
  dose('DTAP', 1, [2, 3], DTAP_2025),
  dose('DTAP', 2, [4, 5], DTAP_2025, [gap('DTAP', 1, { days: 28 })]),
  dose('DTAP', 3, [6, 12], DTAP_2025, [gap('DTAP', 2, { days: 28 })]),
  dose('DTAP', 4, [18, 24], DTAP_2025, [gap('DTAP', 3, { months: 6 })]),
  dose('DTAP', 5, [72, 84], DTAP_2025, [gap('DTAP', 4, { months: 12 }, DEMO_DTAP_5)]),
  dose('MENA', 1, [6, 7], DEMO),
  dose('MENA', 2, [9, 18], NATIONAL, [gap('MENA', 1, { months: 3 })]),
  dose('MMR', 1, [8, 12]),
  dose('MMR', 2, [18, 24], NATIONAL, [gap('MMR', 1, { days: 28 })]),
  dose('JE', 1, [8, 12]),
  dose('JE', 2, [24, 36], NATIONAL, [gap('JE', 1, { months: 12 })]),
  dose('HEPA', 1, [18, 24]),
  {
    ...dose('MENAC', 1, [36, 48], NATIONAL, [gap('MENA', 2, { months: 12 })]),
    instead: {
      of: { vaccine: 'MENA', dose: 2 },
      fromMonths: 24,
      gaps: [gap('MENA', 1, { months: 3 })],
      source: MENAC_INSTEAD,
    },
  },
  dose('MENAC', 2, [72, 84], NATIONAL, [gap('MENAC', 1, { months: 36 })]),
  { ...dose('HPV', 1, [156, 168], `${HPV_2025};${DEMO_HPV}`), ...GIRLS },
  { ...dose('HPV', 2, [162, 174], `${HPV_2025};${DEMO_HPV}`, [gap('HPV', 1, { months: 6 }, HPV_2025)]), ...GIRLS },
];

const EIGHTEEN = { months: 216, source: CATCH_UP };

/** 不予补种: from this age in months on nobody is given it. */
export const NOT_FROM: Record<Vaccine, { months: number; source: string }> = {
  HEPB: EIGHTEEN,
  BCG: { months: 48, source: `${NATIONAL}卡介苗补种原则:4周岁及以上不予补种` },
  POLIO: EIGHTEEN,
  DTAP: { months: 84, source: demo('满7周岁不再接种百白破疫苗,由接种单位按白破疫苗补种原则评估') },
  MENA: { months: 24, source: MENAC_INSTEAD },
  MMR: EIGHTEEN,
  JE: EIGHTEEN,
  HEPA: EIGHTEEN,
  MENAC: EIGHTEEN,
  HPV: { months: 216, source: demo('错过13周岁的,按补种通用原则补种至未满18周岁') },
};

/** What a clinic sees to before it makes up for a dose that is late. */
export const LATE_NOTES: Partial<Record<Vaccine, LocalText>> = {
  BCG: {
    zh: '满3月龄的,结核菌素(PPD)试验阴性方可补种',
    en: 'from three months on only after a negative tuberculin (PPD) test',
  },
};

/** The most doses that there are of one vaccine. */
export const MOST_DOSES = Math.max(...IMMUNISATION_SCHEDULE.map((scheduled) => scheduled.dose));
