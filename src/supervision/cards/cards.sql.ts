import { countyOfCard } from '../../deadlines/index.js';
import { jsonRows, statement, type JsonRows } from '../../platform/database/index.js';
import {
  existsForReader,
  REQUEST_HEAD_COLUMNS,
  type ClockKind,
  type HeadJson,
  type readerOf,
  type Signal,
} from '../../requests/index.js';
import { RULE_JSON, type StoredRule } from '../rules/index.js';
import type { CardRecord, CardState } from './card.js';

/** The row of a card as `to_jsonb` writes it. */
interface CardJson {
  id: number;
  level: string;
  request_id: string;
  clock_id: string | null;
  clock_kind: string | null;
  centre_code: string;
  department: string | null;
  officer_sub: string | null;
  officer_name: string | null;
  raised_at: string;
  state: string;
  rebuttal: string | null;
  rebutted_by_sub: string | null;
  rebutted_by_name: string | null;
  rebutted_at: string | null;
  ruling: string | null;
  ruled_by_name: string | null;
  ruled_at: string | null;
}
export interface CardRow {
  card: CardJson;
  county: string;
  rule: StoredRule;
}
const COUNTY = countyOfCard('k');
const CARD = `to_jsonb(k) as card, ${COUNTY} as county, ${RULE_JSON} as rule`;
const CARDS = 'warning_card k join warning_rule w on w.id = k.rule_id join service_request r on r.id = k.request_id';

const instant = (value: string | null): Date | null => (value === null ? null : new Date(value));

export const cardOfRow = ({ card, county, rule }: CardRow): CardRecord => ({
  id: String(card.id),
  rule,
  level: card.level as CardRecord['level'],
  requestId: card.request_id,
  clockId: card.clock_id,
  clockKind: card.clock_kind as ClockKind | null,
  centreCode: card.centre_code,
  department: card.department,
  county,
  officerSub: card.officer_sub,
  officerName: card.officer_name,
  raisedAt: new Date(card.raised_at),
  state: card.state as CardState,
  rebuttal: card.rebuttal,
  rebuttedBySub: card.rebutted_by_sub,
  rebuttedByName: card.rebutted_by_name,
  rebuttedAt: instant(card.rebutted_at),
  ruling: card.ruling,
  ruledByName: card.ruled_by_name,
  ruledAt: instant(card.ruled_at),
});

export const CARD_BY_ID = statement<JsonRows<CardRow & HeadJson>>(
  'card_by_id',
  jsonRows(`select ${CARD}, ${REQUEST_HEAD_COLUMNS} from ${CARDS}
   where k.id = $1`),
);

/** What one page of cards is asked for. Empty filters are null. */
export interface CardListValues {
  /** A centre, or a department. */
  scope: string;
  states: string[] | null;
  level: string | null;
  department: string | null;
  officerSub: string | null;
  item: string | null;
  number: string | null;
  raisedFrom: Date | null;
  raisedBefore: Date | null;
  /** Keyset: cards raised before this one. */
  afterId: number | null;
  limit: number;
  reader: ReturnType<typeof readerOf>;
}

export const cardListParameters = (list: CardListValues): unknown[] => [
  list.scope,
  list.states,
  list.level,
  list.department,
  list.officerSub,
  list.item,
  list.number,
  list.raisedFrom,
  list.raisedBefore,
  list.afterId,
  list.limit,
  ...list.reader,
];

const page = (scope: string): string =>
  jsonRows(`select ${CARD}, ${REQUEST_HEAD_COLUMNS} from ${CARDS}
   where ${scope}
     and ($2::text[] is null or k.state = any($2))
     and ($3::text is null or k.level = $3)
     and ($4::text is null or k.department = $4)
     and ($5::text is null or k.officer_sub = $5)
     and ($6::text is null or k.item_code = $6)
     and ($7::text is null or r.number = $7)
     and ($8::timestamptz is null or k.raised_at >= $8)
     and ($9::timestamptz is null or k.raised_at < $9)
     and ($10::bigint is null or k.id < $10)
     and ${existsForReader(12)}
   order by k.id desc limit $11`);

/** Newest first; the caller's scope is part of the query, so nothing outside of it is ever read. */
export const CARDS_OF_CENTRE = statement<JsonRows<CardRow & HeadJson>>(
  'card_page_of_centre',
  page('k.centre_code = $1'),
);
/** The cards of the centre's own people only. */
export const CARDS_OF_WINDOW = statement<JsonRows<CardRow & HeadJson>>(
  'card_page_of_window',
  page('k.centre_code = $1 and k.department is null'),
);
export const CARDS_OF_DEPARTMENT = statement<JsonRows<CardRow & HeadJson>>(
  'card_page_of_department',
  page(`k.department = $1 and ($14::text is null or ${COUNTY} = $14)`),
);

export const CARDS_OF_REQUESTS = statement<JsonRows<CardRow>>(
  'card_of_requests',
  jsonRows(`select ${CARD} from ${CARDS} where k.request_id = any($1::uuid[]) order by k.id desc`),
);

/** Flips a card once: no row when it is not as it was read. $1 id, $2 by sub, $3 by name, $4 when, $5 the rebuttal. */
export const REBUT_CARD = statement<{ id: number }>(
  'card_rebut',
  `update warning_card set state = 'REBUTTED', rebutted_by_sub = $2, rebutted_by_name = $3, rebutted_at = $4, rebuttal = $5
   where id = $1 and state = 'RAISED' returning id`,
);

/** As above. $1 id, $2 by sub, $3 by name, $4 when, $5 why, $6 the ruling, $7 the state in which it was read. */
export const RULE_ON_CARD = statement<{ id: number }>(
  'card_rule',
  `update warning_card set state = $6, ruled_by_sub = $2, ruled_by_name = $3, ruled_at = $4, ruling = $5
   where id = $1 and state = $7 and state in ('RAISED','REBUTTED') returning id`,
);

/** The gravest level among the cards of a clock that stand, but for card $3. RED comes before YELLOW. */
export const GRAVEST_OF_CLOCK = statement<{ level: Exclude<Signal, 'GREEN'> | null }>(
  'card_gravest_of_clock',
  `select min(level) as level from warning_card
   where request_id = $1 and clock_id = $2 and id <> $3 and state <> 'WITHDRAWN'`,
);

export interface LedgerRow {
  key: string | null;
  name: string | null;
  raised: number;
  yellow: number;
  red: number;
  rebutted: number;
  withdrawn: number;
  upheld: number;
  standing: number;
}

const ledger = (scope: string): string => `select g.key, max(k.officer_name) as name, count(*)::int as raised,
   count(*) filter (where k.level = 'YELLOW')::int as yellow, count(*) filter (where k.level = 'RED')::int as red,
   count(k.rebutted_at)::int as rebutted, count(*) filter (where k.state = 'WITHDRAWN')::int as withdrawn,
   count(*) filter (where k.state = 'UPHELD')::int as upheld,
   count(*) filter (where k.state <> 'WITHDRAWN')::int as standing
  from warning_card k join service_request r on r.id = k.request_id, lateral (select case $2 when 'DEPARTMENT' then k.department when 'OFFICER' then k.officer_sub
    else k.item_code end as key) g
  where ${scope} and k.raised_at >= $3 and k.raised_at < $4 and ${existsForReader(5)}
  group by g.key
  order by raised desc, g.key nulls last`;

/** 台账, counted from the cards themselves. $1 centre or department, $2 by what, raised from $3 and before $4, $5 to $7 who reads. */
export const LEDGER_OF_CENTRE = statement<LedgerRow>('card_ledger_of_centre', ledger('k.centre_code = $1'));
export const LEDGER_OF_DEPARTMENT = statement<LedgerRow>(
  'card_ledger_of_department',
  ledger(`k.department = $1 and ($7::text is null or ${COUNTY} = $7)`),
);
