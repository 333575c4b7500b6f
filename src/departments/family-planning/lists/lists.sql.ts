import { inCounty } from '../../../department-kit/index.js';
import { statement, type Statement } from '../../../platform/database/index.js';
import { SUBSIDY_YEARS } from '../family-planning.policy.js';
import { FamilyDueList } from './lists.graphql.js';

/** Lists that come out of the registers by themselves. */

export interface FamilyDueRow {
  entryId: string;
  requestNumber: string;
  divisionCode: string;
  personName: string;
  childName: string | null;
  /** YYYY-MM-DD */
  dueOn: string;
  overdue: boolean;
  /** Tells the two of a couple apart. */
  seat: number;
}

/**
 * One page of a list. $1, $2: first and last due day; $3: how the division code begins, or null; $4-$6: due day, entry and
 * seat of the last seen; $7: rows; $8: today; $9: county of the reader or null.
 * @param rows select of id, request_number, division_code, person_name, child_name, due_on, seat
 */
const dueList = (name: string, rows: string): Statement<FamilyDueRow> =>
  statement(
    `family_planning_due_${name}`,
    `select id as "entryId", request_number as "requestNumber", division_code as "divisionCode",
            person_name as "personName", child_name as "childName", to_char(due_on, 'YYYY-MM-DD') as "dueOn",
            due_on < $8::date as overdue, seat
       from (${rows}) due
      where due_on between $1::date and $2::date and ($3::text is null or starts_with(division_code, $3))
        and ${inCounty('division_code', 9)}
        and ($4::date is null or (due_on, id, seat) > ($4::date, $5::uuid, $6::int))
      order by due_on, id, seat limit $7`,
  );

const SUPPORT = `id, request_number, division_code`;

/** Those who have the award on retirement are left out. */
const withoutAward = (index: string): string => `
  not exists (select from family_planning_support a
               where a.id_number_index = c.${index} and a.status = 'ACTIVE' and a.kind = 'ONE_CHILD_AWARD'
                 and a.category = 'ON_RETIREMENT')`;

export const DUE_LISTS: Record<FamilyDueList, Statement<FamilyDueRow>> = {
  [FamilyDueList.AWARD_AGE]: dueList(
    'award_age',
    `select ${SUPPORT}, person_name, child_name, award_on as due_on, 0 as seat from family_planning_support c
      where kind = 'ONE_CHILD_CERTIFICATE' and status = 'ACTIVE' and ${withoutAward('id_number_index')}
     union all
     select ${SUPPORT}, spouse_name, child_name, spouse_award_on, 1 from family_planning_support c
      where kind = 'ONE_CHILD_CERTIFICATE' and status = 'ACTIVE' and ${withoutAward('spouse_id_number_index')}`,
  ),
  [FamilyDueList.EXPECTED_BIRTHS]: dueList(
    'expected_births',
    `select ${SUPPORT}, person_name, child_name, birth_date as due_on, 0 as seat from family_planning_birth
      where stage = 'EXPECTED' and status = 'ACTIVE'`,
  ),
  [FamilyDueList.CHILDCARE_UNCLAIMED]: dueList(
    'childcare_unclaimed',
    `select ${SUPPORT}, person_name, child_name,
            (birth_date + interval '${SUBSIDY_YEARS} years')::date as due_on, 0 as seat
       from family_planning_birth b
      where stage = 'BORN' and status = 'ACTIVE'
        and birth_date between $1::date - interval '${SUBSIDY_YEARS} years 1 day'
                           and $2::date - interval '${SUBSIDY_YEARS} years' + interval '1 day'
        and not exists (select from family_planning_support s
                         where s.child_index = b.birth_certificate_index and s.kind = 'CHILDCARE_SUBSIDY'
                           and s.status = 'ACTIVE')
        and not (b.birth_certificate_index is null
                 and exists (select from family_planning_support s
                              where s.id_number_index = b.id_number_index and s.child_birth_date = b.birth_date
                                and s.kind = 'CHILDCARE_SUBSIDY' and s.status = 'ACTIVE'))`,
  ),
  [FamilyDueList.CHILDCARE_ENDS]: dueList(
    'childcare_ends',
    `select ${SUPPORT}, person_name, child_name,
            (child_birth_date + interval '${SUBSIDY_YEARS} years')::date as due_on, 0 as seat
       from family_planning_support where kind = 'CHILDCARE_SUBSIDY' and status = 'ACTIVE'`,
  ),
  [FamilyDueList.ONE_CHILD_FEE_ENDS]: dueList(
    'one_child_fee_ends',
    `select ${SUPPORT}, person_name, child_name, ends_on as due_on, 0 as seat from family_planning_support
      where kind = 'ONE_CHILD_AWARD' and status = 'ACTIVE'`,
  ),
  [FamilyDueList.YEARLY_REVIEWS]: dueList(
    'yearly_reviews',
    `select ${SUPPORT}, person_name, child_name, next_on as due_on, 0 as seat from family_planning_support
      where status = 'ACTIVE'`,
  ),
};

export interface PaymentTotalRow {
  kind: string;
  payments: number;
  persons: number;
  amountFen: number;
}

/**
 * $1, $2: first and last day of listing; $3: how the division code begins, or null; $4: with special support; $5: county
 * of the reader or null.
 */
export const PAYMENT_TOTALS = statement<PaymentTotalRow>(
  'family_planning_payment_totals',
  `select benefit_kind as kind, count(*)::int as payments, count(distinct id_number_index)::int as persons,
          sum(amount_fen)::float8 as "amountFen"
     from family_planning_payment
    where registered_on between $1::date and $2::date and status = 'ACTIVE'
      and ($3::text is null or starts_with(division_code, $3)) and ($4::boolean or not special)
      and ${inCounty('division_code', 5)}
    group by benefit_kind order by benefit_kind`,
);
