import { Injectable } from '@nestjs/common';
import type { ServiceItemDefinition } from '../catalogue/index.js';
import { HooksRegistry, type DecidedCase, type ReopenedCase, type StepOutcome } from '../department-kit/index.js';
import { Settings } from '../platform/config/index.js';
import type { Transaction } from '../platform/database/index.js';
import { zonedDay } from '../platform/time/index.js';
import { CaseStore, type CaseFile, type Decision } from './case-file/index.js';
import { latestRounds, ownerOf, presentRounds } from './operations.js';

export interface DecisionFacts {
  decision: Decision;
  reason: string | null;
  result: Record<string, unknown> | null;
  decidedAt: Date;
  /** Business day of the decision, YYYY-MM-DD. */
  today: string;
}

/**
 * Lets every department of the item's plan write its register, in the transaction of the decision. A register that
 * cannot be written undoes the decision.
 */
@Injectable()
export class DepartmentDecision {
  constructor(
    private readonly hooks: HooksRegistry,
    private readonly store: CaseStore,
    private readonly settings: Settings,
  ) {}

  /** @param file the case with the outcomes of its steps. @returns what must run in the deciding transaction. */
  registers(file: CaseFile, item: ServiceItemDefinition, facts: DecisionFacts): (tx: Transaction) => Promise<void> {
    const decided: DecidedCase = {
      ...this.applied(file, item),
      stepOutcomes: outcomesOf(file),
      receivedOn: zonedDay(file.receivedAt, this.settings.TIME_ZONE),
      ...facts,
    };
    return async (tx) => {
      for (const department of departmentsOf(item)) await this.hooks.of(department).onDecided?.(decided, tx);
    };
  }

  /** @param file the case as it was decided. @returns what must run in the transaction that reopens it. */
  takeBack(
    file: CaseFile,
    item: ServiceItemDefinition,
    facts: Pick<ReopenedCase, 'reopenedAt' | 'today'>,
  ): (tx: Transaction) => Promise<void> {
    const reopened: ReopenedCase = { ...this.applied(file, item), ...facts };
    return async (tx) => {
      for (const department of departmentsOf(item)) await this.hooks.reopened(department, reopened, tx);
    };
  }

  private applied(file: CaseFile, item: ServiceItemDefinition): Omit<ReopenedCase, 'reopenedAt' | 'today'> {
    const content = this.store.openContent(file);
    return {
      requestId: file.id,
      number: file.number,
      itemCode: item.code,
      itemVersion: item.version,
      applicant: {
        kind: file.applicantKind,
        name: file.applicantName,
        idNumber: this.store.openIdNumber(file),
        phone: content.phone ?? undefined,
        address: content.address ?? undefined,
      },
      form: content.form,
      divisionCode: file.dutyDivision ?? file.divisionCode,
      dutyDivision: file.dutyDivision ?? undefined,
      centreCode: file.centreCode,
    };
  }
}

/**
 * What each step came to that the form asked for. An opinion that was handed on (同意并转) is the step's own department's
 * all the same: the last word of those that were asked decides, and what any of them recorded is kept, of the same field
 * the latest. What was recorded before a reopening (重新办理) fell with its decision.
 */
export function outcomesOf({ tasks, notAsked }: Pick<CaseFile, 'tasks' | 'notAsked'>): StepOutcome[] {
  return latestRounds(tasks).flatMap((latest): StepOutcome[] => {
    const { stepId, outcome } = latest;
    if (outcome === null || notAsked.includes(stepId)) return [];
    const rounds = presentRounds(latest, tasks);
    const results = rounds.flatMap(({ result }) => (result === null ? [] : [result]));
    const result = results.length === 0 ? null : (Object.assign({}, ...results) as Record<string, unknown>);
    return [{ stepId, department: ownerOf(rounds), outcome, result }];
  });
}

const departmentsOf = (item: ServiceItemDefinition): Set<string> =>
  new Set([item.department, ...item.steps.map((step) => step.department)]);

/** The owning department lets the window decide this item at once (授权). */
export const decidesAtWindow = (item: ServiceItemDefinition): boolean =>
  item.kind === 'IMMEDIATE' && item.delegatedToWindow === true;
