import { statement, type SqlRunner } from '../../../platform/database/index.js';
import type { CaseKind } from './assistance-case.entity.js';

export interface Standard {
  kind: CaseKind;
  /** Age band, grade of disability, or empty. */
  band: string;
  amountFen: number;
}

/** $1: division code; $2: day. The most local standard of each kind and band that is in force. */
const FIND_STANDARDS = statement<Standard>(
  'social_assistance_find_standards',
  `select distinct on (kind, band) kind, band, amount_fen as "amountFen"
     from social_assistance_standard
    where starts_with($1, division_prefix) and valid_from <= $2
    order by kind, band, length(division_prefix) desc, valid_from desc`,
);

/** 当地标准 of a division on a day. Empty for a division that no standard covers. */
export const standardsOf = (db: SqlRunner, divisionCode: string, day: string): Promise<Standard[]> =>
  db.run(FIND_STANDARDS, [divisionCode, day]);

/** Fen per person and month; null where there is no standard of the kind. */
export function standardFen(standards: readonly Standard[], kind: CaseKind, band = ''): number | null {
  return standards.find((one) => one.kind === kind && one.band === band)?.amountFen ?? null;
}
