import { Args, Context, Int, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import DataLoader from 'dataloader';
import { OfficialCalendar } from '../../deadlines/index.js';
import { Allow, hasRole, type Caller } from '../../platform/auth/index.js';
import { Database } from '../../platform/database/index.js';
import {
  brokenCursor,
  checkPageSize,
  CurrentCaller,
  decodeCursor,
  operationLoader,
  pageOf,
  type GraphqlContext,
} from '../../platform/graphql/index.js';
import { parseRequestNumber, isUuid } from '../../platform/identifiers/index.js';
import { readerOf, requestHeadOf, RequestViews, ServiceRequest } from '../../requests/index.js';
import { mayRead, ReminderViews } from './reminder-views.js';
import { Reminder, ReminderConnection, ReminderFilter } from './reminder.graphql.js';
import type { ReminderRecord } from './reminder.js';
import { reminderOfRow, REMINDERS_OF_CENTRE, REMINDERS_OF_DEPARTMENT, REMINDERS_OF_REQUESTS } from './reminders.sql.js';

/** Reading reminders and orders: a centre's people all of the centre's, a department those it has to answer. */
@Resolver()
export class RemindersResolver {
  constructor(
    private readonly database: Database,
    private readonly official: OfficialCalendar,
    private readonly requests: RequestViews,
    private readonly views: ReminderViews,
  ) {}

  @Allow('clerk', 'supervisor', 'officer', 'leader', 'system')
  @Query(() => ReminderConnection, { description: '催办督办台账, newest first' })
  async reminders(
    @Args('filter', { type: () => ReminderFilter, nullable: true }) filter: ReminderFilter | null,
    @Args('first', { type: () => Int, nullable: true, defaultValue: 20 }) first: number | null,
    @Args('after', { type: () => String, nullable: true }) after: string | null,
    @CurrentCaller() caller: Caller,
  ): Promise<ReminderConnection> {
    const size = checkPageSize(first ?? 20);
    const seen = readCursor(after);
    const number = filter?.request == null ? null : parseRequestNumber(filter.request)?.number;
    const ofCentre = hasRole(caller, 'clerk', 'supervisor');
    const values = [
      (ofCentre ? caller.centre : caller.department) ?? null,
      filter?.state?.length ? filter.state : null,
      filter?.kind ?? null,
      number,
      filter?.overdueOnly ? this.official.now() : null,
      seen,
      size + 1,
      ...readerOf(caller),
    ];
    const statement = ofCentre ? REMINDERS_OF_CENTRE : REMINDERS_OF_DEPARTMENT;
    // What is no number is the number of no request.
    const [{ rows }] = number === undefined ? [{ rows: [] }] : await this.database.run(statement, values);
    const page = pageOf(
      rows,
      size,
      async (row) => this.views.reminder(reminderOfRow(row), await this.requests.request(requestHeadOf(row))),
      (row) => [row.reminder_id],
    );
    return { nodes: await Promise.all(page.nodes), pageInfo: page.pageInfo };
  }
}

function readCursor(after: string | null): string | null {
  const key = decodeCursor(after, 1);
  if (!key) return null;
  if (!isUuid(key[0])) throw brokenCursor();
  return String(key[0]);
}

/** The reminders of a request, where a request is read. */
@Resolver(() => ServiceRequest)
export class RequestRemindersResolver {
  constructor(
    private readonly database: Database,
    private readonly views: ReminderViews,
  ) {}

  @ResolveField(() => [Reminder], { description: '催办与督办 that the caller may see, newest first' })
  async reminders(
    @Parent() request: ServiceRequest,
    @CurrentCaller() caller: Caller,
    @Context() context: GraphqlContext,
  ): Promise<Reminder[]> {
    const records = await this.loader(context).load(request.record.id);
    const visible = records.filter((record) => mayRead(record, caller));
    return Promise.all(visible.map((record) => this.views.reminder(record, request)));
  }

  private loader(context: GraphqlContext): DataLoader<string, ReminderRecord[]> {
    return operationLoader(context, 'reminders', () => {
      return new DataLoader(async (ids: readonly string[]) => {
        const [{ rows }] = await this.database.run(REMINDERS_OF_REQUESTS, [ids]);
        const byRequest = new Map<string, ReminderRecord[]>(ids.map((id) => [id, []]));
        for (const reminder of rows.map(reminderOfRow)) byRequest.get(reminder.requestId)?.push(reminder);
        return ids.map((id) => byRequest.get(id)!);
      });
    });
  }
}
