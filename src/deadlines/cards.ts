import { statement, type Transaction } from '../platform/database/index.js';
import { record, SYSTEM_ACTOR } from '../requests/index.js';
import type { TransitionContext } from './transition-context.js';
import type { WarningRule, WarningTrigger } from './warning-rule.js';

/** Whose lateness (or fault) a card records. */
export interface CardHolder {
  /** null: the service centre. */
  department: string | null;
  /** Where the department works on it; null: the service centre. */
  county: string | null;
  officerSub: string | null;
  officerName: string | null;
}

const RAISE_CARD = statement<never>(
  'card_raise',
  `insert into warning_card (rule_id, level, request_id, cause, centre_code, item_code, department, county, officer_sub,
    officer_name, raised_at)
  select w.id, w.level, r.id, $3, r.centre_code, r.item_code, $4, $5, $6, $7, $8
  from warning_rule w, service_request r where w.id = $1 and r.id = $2
  on conflict (request_id, cause) do nothing`,
);

/**
 * Raises the cards of a trigger that is not about time. The event goes into the change; the cards are written by the
 * returned function, in the change's own transaction.
 * @param applies which of the rules the facts meet
 * @param cause what it is raised for; the same cause raises no second card
 * @returns what to run alongside the change, or null when no rule speaks
 */
export function raiseCards(
  context: TransitionContext,
  trigger: WarningTrigger,
  facts: { cause: string; holder: CardHolder; applies?: (rule: WarningRule) => boolean },
): ((tx: Transaction) => Promise<void>) | null {
  const { change, file, timing, at } = context;
  const { cause, holder, applies } = facts;
  const rules = timing.basis
    .eventRules(timing.place, trigger, holder.department)
    .filter((rule) => applies?.(rule) ?? true);
  if (rules.length === 0) return null;
  for (const rule of rules) {
    const data = { trigger, signal: rule.level, rule: rule.code };
    record(change, file, { kind: 'SIGNAL_RAISED', at, actor: SYSTEM_ACTOR, data });
  }
  return async (tx) => {
    for (const { id, code } of rules) {
      const { department, county, officerSub, officerName } = holder;
      await tx.run(RAISE_CARD, [id, file.id, `${code}:${cause}`, department, county, officerSub, officerName, at]);
    }
  };
}

/**
 * SQL: the county of the department whose card it is. Of a step that is the one where the step is worked; what is about
 * the whole request is answered for at the place of duty.
 * @param card alias of the `warning_card`; its `service_request` is `r`
 */
export const countyOfCard = (card: string): string => `coalesce(${card}.county,
    (select step.county from clock bound join task step on step.id = bound.task_id where bound.id = ${card}.clock_id),
    left(coalesce(r.duty_division, r.division_code), 6))`;
