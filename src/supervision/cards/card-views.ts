import { Injectable } from '@nestjs/common';
import { CatalogueViews } from '../../catalogue/index.js';
import { OfficialCalendar } from '../../deadlines/index.js';
import { Centres } from '../../organisation/index.js';
import type { Caller } from '../../platform/auth/index.js';
import type { ServiceRequest } from '../../requests/index.js';
import { RuleViews } from '../rules/index.js';
import { cardOperations, rebuttalTime, type CardRecord } from './card.js';
import type { WarningCard } from './card.graphql.js';

/** Stored cards as the API shows them. */
@Injectable()
export class CardViews {
  constructor(
    private readonly rules: RuleViews,
    private readonly catalogue: CatalogueViews,
    private readonly centres: Centres,
    private readonly official: OfficialCalendar,
  ) {}

  async card(record: CardRecord, request: ServiceRequest, caller: Caller): Promise<WarningCard> {
    const { id, level, clockKind, department, officerName, raisedAt, state } = record;
    const { rebuttal, rebuttedAt, ruling, ruledAt } = record;
    const time = rebuttalTime(record, request.record, this.official);
    return {
      ...{ id, level, request, clockKind, officerName, raisedAt, state, rebuttal, rebuttedAt, ruling, ruledAt },
      rule: this.rules.rule(record.rule),
      department: department === null ? null : this.catalogue.department(department),
      centre: await this.centres.get(record.centreCode),
      rebuttalDueOn: time.dueOn,
      rebuttedBy: record.rebuttedByName,
      ruledBy: record.ruledByName,
      availableOperations: cardOperations(record, caller, time, this.official.now()),
    };
  }
}
