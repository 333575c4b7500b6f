import { Injectable } from '@nestjs/common';
import type { ReopenedCase } from '../../../department-kit/index.js';
import { statement, type Transaction } from '../../../platform/database/index.js';
import { refuse } from '../../../platform/errors/index.js';
import { addDays } from '../../../platform/time/index.js';
import { noStandard } from '../family-planning.errors.js';
import type { BenefitRow } from './benefit-columns.js';
import { PAID_FOR_CHILD } from './family-planning.sql.js';
import { ON_RETIREMENT, SPECIAL_SUPPORT, YEARLY_REVIEWS } from './kinds.js';
import { amountOf, begunPeriods, type Period, type Term } from './periods.js';
import { standardOf } from './standards.js';
import { FamilySupport } from './support.entity.js';

interface Paid extends Pick<Period, 'year' | 'from' | 'to'> {
  amountFen: number;
}

/** A change of standing as `history` keeps it; $n: the instant, and the request's number. */
const change = (status: string, at: string, number: string): string => `
  jsonb_build_array(jsonb_build_object('status', '${status}',
    'at', to_char(${at}::timestamptz at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'requestNumber', ${number}))`;

/**
 * $1: what is paid (JSON of {@link Paid}); $2-$6: benefit, its request, number, division, person; $7: index of the ID
 * number; $8-$10: kind, category, special; $11: day; $12: instant. A year is paid once; one that was revoked is paid anew.
 */
const PAY = statement<never>(
  'family_planning_pay',
  `insert into family_planning_payment as p (id, benefit_id, request_id, request_number, division_code, person_name,
     id_number_index, benefit_kind, category, special, registered_on, registered_at, status, history,
     year, period_from, period_to, amount_fen)
   select gen_random_uuid(), $2::uuid, $3::uuid, $4::text, $5, $6, $7::bytea, $8, $9, $10::boolean, $11::date,
          $12::timestamptz, 'ACTIVE', ${change('ACTIVE', '$12', '$4::text')}, paid.year, paid."from", paid."to",
          paid."amountFen"
     from jsonb_to_recordset($1::jsonb) as paid (year integer, "from" date, "to" date, "amountFen" integer)
   on conflict (benefit_id, year) do update
      set status = 'ACTIVE', history = p.history || excluded.history, category = excluded.category,
          period_from = excluded.period_from, period_to = excluded.period_to, amount_fen = excluded.amount_fen,
          registered_on = excluded.registered_on, registered_at = excluded.registered_at
    where p.status = 'REVOKED'`,
);

/** $1: request; $2: instant. */
const REVOKE = statement<never>(
  'family_planning_revoke_payments',
  `update family_planning_payment set status = 'REVOKED', history = history || ${change('REVOKED', '$2', 'request_number')}
    where request_id = $1 and status <> 'REVOKED'`,
);

/** Writes what is to be paid (发放名册), by the standard of the division on the first day that is paid for. */
@Injectable()
export class Payments {
  /**
   * A benefit that was decided: what is paid once, or the years of its term that have begun.
   * @throws UserErrors where the division has no standard; the decision is undone.
   */
  async begin(tx: Transaction, entry: BenefitRow): Promise<void> {
    if (entry.category === ON_RETIREMENT) {
      const once = { year: 0, from: entry.registeredOn, to: addDays(entry.registeredOn, 1), months: 12 };
      return this.pay(tx, entry, [once], { on: entry.registeredOn, at: entry.registeredAt });
    }
    const term = termOf(entry);
    if (term === null) return;
    const elsewhere = await this.paidElsewhere(tx, entry);
    const periods = begunPeriods(term, entry.registeredOn).filter(({ from }) => !elsewhere.has(from));
    return this.pay(tx, entry, periods, { on: entry.registeredOn, at: entry.registeredAt });
  }

  /** Years of a child that the other parent was paid for before that benefit stopped: they are not paid again. */
  private async paidElsewhere(tx: Transaction, entry: BenefitRow): Promise<Set<string>> {
    if (!(entry instanceof FamilySupport) || entry.childIndex === null) return new Set();
    const years = await tx.run(PAID_FOR_CHILD, [entry.childIndex, entry.id]);
    return new Set(years.map(({ from }) => from));
  }

  /** @throws UserErrors where the division has no standard. */
  async pay(
    tx: Transaction,
    entry: BenefitRow,
    periods: Period[],
    { on, at }: { on: string; at: Date },
  ): Promise<void> {
    const paid: Paid[] = [];
    for (const { months, ...period } of periods) {
      const standard = await standardOf(tx, entry, period.from);
      if (standard === null) throw refuse('RULE', noStandard().message);
      paid.push({ ...period, amountFen: amountOf(standard, { months }) });
    }
    const special = entry.kind === SPECIAL_SUPPORT;
    const { id, requestId, requestNumber, divisionCode, personName, idNumberIndex, kind, category } = entry;
    const owner = [
      id,
      requestId,
      requestNumber,
      divisionCode,
      personName,
      idNumberIndex,
      kind,
      category ?? '',
      special,
    ];
    await tx.run(PAY, [JSON.stringify(paid), ...owner, on, at]);
  }

  async revoke(
    tx: Transaction,
    { requestId, reopenedAt }: Pick<ReopenedCase, 'requestId' | 'reopenedAt'>,
  ): Promise<void> {
    await tx.run(REVOKE, [requestId, reopenedAt]);
  }
}

/** The term of what is paid year by year; null for a certificate or a service. */
export const termOf = ({ kind, beginsOn, endsOn }: BenefitRow): Term | null =>
  beginsOn !== null && YEARLY_REVIEWS[kind] ? { beginsOn, endsOn } : null;
