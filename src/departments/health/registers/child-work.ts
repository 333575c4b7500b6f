import { Injectable } from '@nestjs/common';
import { followedEntry, type RecordedFollowUp } from '../../../department-kit/index.js';
import type { Transaction } from '../../../platform/database/index.js';
import { refuse, UserErrors, type LocalText } from '../../../platform/errors/index.js';
import { addMonths } from '../../../platform/time/index.js';
import { DOSES_NEEDED, DOSES_UNEXPECTED, POSTPONED_NOT_AHEAD } from '../health.errors.js';
import { POSTPONED_MOST_MONTHS } from '../health.policy.js';
import { doseKey, doseProblems, type KnownDoses, type ToldDose } from '../rules/vaccinations.js';
import { ChildRegister } from './child-register.js';
import { Child } from './child.entity.js';

/** What a visit to the vaccination clinic does to a child's calendar. */
@Injectable()
export class ChildWork {
  constructor(private readonly children: ChildRegister) {}

  /** @throws UserErrors naming the dose that cannot be recorded; nothing is recorded then. */
  async record(tx: Transaction, followUp: RecordedFollowUp): Promise<void> {
    const entry = await followedEntry(tx, Child, followUp);
    if (!entry) return;
    const { outcome, today, result } = followUp;
    const doses = (result?.doses as ToldDose[] | undefined) ?? [];
    const postponedUntil = result?.postponedUntil as string | undefined;
    const done = new Map(await this.children.dosesDone(tx, entry));
    check(entry, followUp, doses, done);
    if (postponedUntil !== undefined && !isWithin(postponedUntil, today)) {
      throw wrong(POSTPONED_NOT_AHEAD, ['postponedUntil']);
    }
    if (outcome === 'LEFT') return this.children.end(tx, entry, 'LEFT', followUp);
    for (const told of doses) done.set(doseKey(told), outcome === 'WAIVED' ? null : told.givenOn);
    const goesOn = await this.children.goOn(tx, entry, done, { today, notBefore: postponedUntil });
    if (!goesOn) await this.children.end(tx, entry, 'COMPLETED', followUp);
  }
}

function check(entry: Child, { outcome, today }: RecordedFollowUp, doses: ToldDose[], done: KnownDoses): void {
  const wanted = outcome === 'VACCINATED' || outcome === 'WAIVED';
  if (wanted && doses.length === 0) throw wrong(DOSES_NEEDED, ['doses']);
  if (!wanted && doses.length > 0) throw wrong(DOSES_UNEXPECTED, ['doses']);
  const told = doses.map((one) => ({ ...one, waived: outcome === 'WAIVED' }));
  const problems = doseProblems(told, entry, today, done);
  if (problems.length === 0) return;
  throw new UserErrors(
    problems.map(({ index, field, message }) => ({
      code: 'INVALID_INPUT',
      message,
      field: ['result', 'doses', String(index), field],
    })),
  );
}

const isWithin = (day: string, today: string): boolean => day > today && day <= addMonths(today, POSTPONED_MOST_MONTHS);

const wrong = (message: LocalText, field: string[]) => refuse('INVALID_INPUT', message, ['result', ...field]);
