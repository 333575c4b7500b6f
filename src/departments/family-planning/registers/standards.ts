import { statement, type SqlRunner } from '../../../platform/database/index.js';

/** $1: kind; $2: category; $3: division; $4: day. The most local standard in force. */
const FIND_STANDARD = statement<{ amountFen: number }>(
  'family_planning_find_standard',
  `select amount_fen as "amountFen" from family_planning_standard
    where kind = $1 and category in ($2, '') and starts_with($3, division_prefix) and valid_from <= $4::date
    order by length(division_prefix) desc, valid_from desc limit 1`,
);

/** Fen for a year, or once; null where the division has no standard on that day. */
export async function standardOf(
  db: SqlRunner,
  { kind, category, divisionCode }: { kind: string; category: string | null; divisionCode: string },
  day: string,
): Promise<number | null> {
  const [standard] = await db.run(FIND_STANDARD, [kind, category ?? '', divisionCode, day]);
  return standard?.amountFen ?? null;
}
