import { Injectable } from '@nestjs/common';
import DataLoader from 'dataloader';
import type { ServiceItemDefinition } from '../../catalogue/index.js';
import { Database } from '../../platform/database/index.js';
import { operationLoader, type GraphqlContext } from '../../platform/graphql/index.js';
import { BusinessClock } from '../../platform/time/index.js';
import { RequestLoaders, type ClockRecord } from '../../requests/index.js';
import type { CasePlace } from '../basis.js';
import { explainClock } from './explain-clock.js';
import { DUE_DATE_CHANGES } from './explain.sql.js';
import type { ClockExplanation } from './explanation.graphql.js';
import { PastBasis } from './past-basis.js';
import { recordedChange, type RecordedChange } from './recorded-change.js';

/** Whose clock is explained. */
export interface ExplainedCase {
  requestId: string;
  place: CasePlace;
  item: ServiceItemDefinition;
}

/** "Why this date" (为何是这一天) for the clocks of requests. */
@Injectable()
export class ClockExplainer {
  constructor(
    private readonly past: PastBasis,
    private readonly loaders: RequestLoaders,
    private readonly database: Database,
    private readonly business: BusinessClock,
  ) {}

  async explain(stored: ClockRecord, of: ExplainedCase, context: GraphqlContext): Promise<ClockExplanation> {
    const [events, changes, stepId, basis] = await Promise.all([
      stored.events.length > 0 ? stored.events : this.loaders.clockEvents(context).load(stored.id),
      this.changes(context).load(of.requestId),
      this.stepOf(stored, of, context),
      this.past.of(stored.basis),
    ]);
    const clock = { ...stored, events };
    const calendar = basis.calendarOf(of.place, clock.department);
    const own = changes.filter((change) => change.clockId === clock.id);
    const facts = { clock, calendar, item: of.item, stepId, changes: own, now: this.business.now() };
    return explainClock(facts, context.locale);
  }

  private async stepOf(
    { taskId }: ClockRecord,
    { requestId }: ExplainedCase,
    context: GraphqlContext,
  ): Promise<string | null> {
    if (taskId === null) return null;
    const tasks = await this.loaders.tasks(context).load(requestId);
    return tasks.find(({ id }) => id === taskId)?.stepId ?? null;
  }

  private changes(context: GraphqlContext): DataLoader<string, RecordedChange[]> {
    return operationLoader(context, 'dueDateChanges', () => {
      return new DataLoader(async (ids: readonly string[]) => {
        const rows = await this.database.run(DUE_DATE_CHANGES, [ids]);
        const byRequest = new Map(rows.map((row) => [row.request_id, row.changes.map(recordedChange)]));
        return ids.map((id) => byRequest.get(id) ?? []);
      });
    });
  }
}
