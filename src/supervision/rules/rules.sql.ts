import type { WarningRule } from '../../deadlines/index.js';
import { jsonRows, statement, type JsonRows } from '../../platform/database/index.js';

/** A version of a rule as it is kept. */
export interface StoredRule extends WarningRule {
  savedBy: string;
  savedAt: string;
  retiredBy: string | null;
  retiredAt: string | null;
}

/** A `StoredRule` as one JSON value, from the table `w`. */
export const RULE_JSON = `jsonb_build_object('id', w.id, 'code', w.code, 'version', w.version, 'trigger', w.trigger,
  'clockKind', w.clock_kind, 'value', w.value, 'fraction', w.fraction, 'level', w.level, 'recipients', w.recipients,
  'repeatEvery', w.repeat_every, 'repeatTimes', w.repeat_times, 'department', w.department, 'itemCode', w.item_code,
  'savedBy', w.saved_by, 'savedAt', w.saved_at, 'retiredBy', w.retired_by, 'retiredAt', w.retired_at)`;

/** Rules by code, the newest version first. $1 whether retired versions are wanted too. */
export const WARNING_RULES = statement<JsonRows<{ rule: StoredRule }>>(
  'warning_rules',
  jsonRows(
    `select ${RULE_JSON} as rule from warning_rule w where $1 or w.retired_at is null order by w.code, w.version desc`,
  ),
);

export const RULE_EVER = statement<{ known: boolean }>(
  'warning_rule_ever',
  `select exists (select from warning_rule where code = $1) as known`,
);

/** $1 code, $2 by whom, $3 when. No row when no version is in force. */
export const RETIRE_RULE = statement<{ rule: StoredRule }>(
  'warning_rule_retire',
  `update warning_rule w set retired_by = $2, retired_at = $3 where w.code = $1 and w.retired_at is null
   returning ${RULE_JSON} as rule`,
);

/** The next version of the rule with this code. */
export const INSERT_RULE = statement<{ rule: StoredRule }>(
  'warning_rule_insert',
  `insert into warning_rule as w (code, version, trigger, clock_kind, value, fraction, level, recipients, repeat_every,
     repeat_times, department, item_code, saved_by, saved_at)
   select $1, coalesce(max(o.version), 0) + 1, $2, $3, $4::int, $5::float8, $6, $7::text[], $8::int, $9::int, $10, $11, $12,
     $13::timestamptz
   from warning_rule o where o.code = $1
   returning ${RULE_JSON} as rule`,
);
