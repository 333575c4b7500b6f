import { isUuid } from '../platform/identifiers/index.js';
import { Args, Context, Field, ID, InputType, Int, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Allow, countyOfCaller, type Caller } from '../platform/auth/index.js';
import { Database } from '../platform/database/index.js';
import {
  brokenCursor,
  checkPageSize,
  CurrentCaller,
  decodeCursor,
  pageOf,
  type GraphqlContext,
} from '../platform/graphql/index.js';
import {
  availableTaskOperations,
  Clock,
  clockView,
  judgedTask,
  readerOf,
  requestHeadOf,
  RequestLoaders,
  RequestViews,
  SignalEnum,
  Task,
  taskOfRow,
  TaskConnection,
  TaskStateEnum,
  type Signal,
  type TaskState,
} from '../requests/index.js';
import {
  INBOX_ANY,
  INBOX_ANY_OF_COUNTY,
  INBOX_PENDING,
  INBOX_PENDING_OF_COUNTY,
  RETURNED_TASKS,
  TASK_BY_ID,
  type InboxRow,
} from './inbox.sql.js';
import { mayKnow } from './task-operations.js';

@InputType()
export class InboxFilter {
  @Field(() => [TaskStateEnum], { nullable: true })
  state?: TaskState[] | null;

  @Field(() => ID, { nullable: true })
  item?: string | null;

  @Field(() => ID, { nullable: true })
  centre?: string | null;

  @Field(() => SignalEnum, { nullable: true })
  signal?: Signal | null;

  @Field(() => Boolean, { nullable: true, description: 'only what the caller has claimed' })
  mine?: boolean | null;
}

const PENDING: TaskState[] = ['OPEN', 'CLAIMED'];

/** The inbox of the caller's own department (待办). */
@Resolver(() => Task)
export class InboxResolver {
  constructor(
    private readonly database: Database,
    private readonly views: RequestViews,
    private readonly loaders: RequestLoaders,
  ) {}

  @Allow('officer', 'leader', 'system')
  @Query(() => TaskConnection, { description: 'ordered by due date; open and claimed tasks unless states are named' })
  async inbox(
    @Args('filter', { type: () => InboxFilter, nullable: true }) filter: InboxFilter | null,
    @Args('first', { type: () => Int, nullable: true, defaultValue: 50 }) first: number | null,
    @Args('after', { type: () => String, nullable: true }) after: string | null,
    @CurrentCaller() caller: Caller,
  ): Promise<TaskConnection> {
    const size = checkPageSize(first ?? 50);
    const states = filter?.state?.length ? filter.state : PENDING;
    const [dueAt, id] = readCursor(after);
    const onlyPending = states.every((state) => PENDING.includes(state));
    const ofCounty = countyOfCaller(caller) !== null;
    const pending = ofCounty ? INBOX_PENDING_OF_COUNTY : INBOX_PENDING;
    const any = ofCounty ? INBOX_ANY_OF_COUNTY : INBOX_ANY;
    const [{ rows }] = await this.database.run(onlyPending ? pending : any, [
      caller.department ?? null,
      states,
      filter?.item ?? null,
      filter?.centre ?? null,
      filter?.signal ?? null,
      filter?.mine ? caller.sub : null,
      dueAt,
      id,
      size + 1,
      ...readerOf(caller),
    ]);
    return this.page(rows, size, (row) => [row.task_due_at, row.task_id]);
  }

  @Allow('officer', 'leader', 'system', 'dispatcher')
  @Query(() => Task, { nullable: true })
  async task(@Args('id', { type: () => ID }) id: string, @CurrentCaller() caller: Caller): Promise<Task | null> {
    if (!isUuid(id)) return null;
    const [{ rows }] = await this.database.run(TASK_BY_ID, [id]);
    const row = rows.at(0);
    if (!row) return null;
    const task = await this.taskOf(row);
    return mayKnow(task.record, task.request.record, caller) ? task : null;
  }

  @Allow('dispatcher')
  @Query(() => TaskConnection, { description: '退单: returned tasks that wait for the dispatcher, oldest first' })
  async returnedTasks(
    @Args('first', { type: () => Int, nullable: true, defaultValue: 50 }) first: number | null,
    @Args('after', { type: () => String, nullable: true }) after: string | null,
    @CurrentCaller() caller: Caller,
  ): Promise<TaskConnection> {
    const size = checkPageSize(first ?? 50);
    const [id] = decodeCursor(after, 1) ?? [null];
    if (id !== null && !isUuid(id)) throw brokenCursor();
    const [{ rows }] = await this.database.run(RETURNED_TASKS, [
      caller.centre ?? null,
      id,
      size + 1,
      ...readerOf(caller),
    ]);
    return this.page(rows, size, (row) => [row.task_id]);
  }

  @ResolveField(() => Clock, { nullable: true, description: '环节时限' })
  async clock(@Parent() task: Task, @Context() context: GraphqlContext): Promise<Clock | null> {
    const clocks = task.request.clockRecords ?? (await this.loaders.clocks(context).load(task.request.record.id));
    const own = clocks.find((clock) => clock.kind === 'STEP' && clock.taskId === task.record.id);
    return own ? clockView(own, task.request.record) : null;
  }

  @ResolveField(() => [String], { description: 'mutations that the caller may use on the task now' })
  async availableOperations(
    @Parent() task: Task,
    @CurrentCaller() caller: Caller,
    @Context() context: GraphqlContext,
  ): Promise<string[]> {
    const { request, record } = task;
    const tasks = request.taskRecords ?? (await this.loaders.tasks(context).load(request.record.id));
    const judged = judgedTask(record, tasks, request.definition);
    return availableTaskOperations(judged, request.record.state, caller);
  }

  private async page(
    rows: InboxRow[],
    size: number,
    cursor: (row: InboxRow) => (string | null)[],
  ): Promise<TaskConnection> {
    const page = pageOf(rows, size, (row) => this.taskOf(row), cursor);
    return { nodes: await Promise.all(page.nodes), pageInfo: page.pageInfo };
  }

  private async taskOf(row: InboxRow): Promise<Task> {
    const request = await this.views.request(requestHeadOf(row));
    return this.views.task(taskOfRow(row), request);
  }
}

function readCursor(after: string | null): [string | null, string | null] {
  const key = decodeCursor(after, 2);
  if (!key) return [null, null];
  const [at, id] = key;
  // Years beyond 9999 are instants to JavaScript, but not to the database.
  const isInstant = at === null || (/^\d{4}-/.test(String(at)) && !Number.isNaN(Date.parse(String(at))));
  if (!isInstant || !isUuid(id)) throw brokenCursor();
  return [at === null ? null : String(at), String(id)];
}
