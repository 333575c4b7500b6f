import { Args, Context, Int, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Database } from '../platform/database/index.js';
import {
  checkPageSize,
  CurrentCaller,
  CurrentLocale,
  decodeCursor,
  GraphQLJSONObject,
  pageOf,
  type GraphqlContext,
} from '../platform/graphql/index.js';
import type { Caller } from '../platform/auth/index.js';
import type { Locale } from '../platform/errors/index.js';
import { clockView, Clock } from './graphql/clock.graphql.js';
import { RequestPart, ServiceRequest, Task } from './graphql/request.graphql.js';
import { Notice, RequestEventConnection } from './graphql/trail.graphql.js';
import { availableRequestOperations, departmentsOf, type RequestOperation } from './operations.js';
import { partsOf } from './parts.js';
import { PersonalData } from './personal-data.js';
import { EVENTS_OF } from './reading.sql.js';
import { RequestLoaders } from './request-loaders.js';
import { RequestViews } from './request-views.js';
import type { CaseFile } from './case-file/index.js';

/** Fields of a request that are read only when asked for. */
@Resolver(() => ServiceRequest)
export class RequestFieldsResolver {
  constructor(
    private readonly loaders: RequestLoaders,
    private readonly views: RequestViews,
    private readonly personal: PersonalData,
    private readonly database: Database,
  ) {}

  @ResolveField(() => String, { description: "masked unless the caller's role and purpose allow it" })
  applicantIdNumber(
    @Parent() request: ServiceRequest,
    @CurrentCaller() caller: Caller,
    @Context() context: GraphqlContext,
  ): Promise<string> {
    return this.personal.idNumber(request.record, caller, context);
  }

  @ResolveField(() => GraphQLJSONObject)
  form(
    @Parent() request: ServiceRequest,
    @CurrentCaller() caller: Caller,
    @Context() context: GraphqlContext,
  ): Promise<Record<string, unknown>> {
    return this.personal.form(request.record, caller, context);
  }

  @ResolveField(() => [Clock])
  async clocks(@Parent() request: ServiceRequest, @Context() context: GraphqlContext): Promise<Clock[]> {
    const records = request.clockRecords ?? (await this.loaders.clocks(context).load(request.record.id));
    return records.map((record) => clockView(record, request.record));
  }

  @ResolveField(() => [Task])
  async tasks(@Parent() request: ServiceRequest, @Context() context: GraphqlContext): Promise<Task[]> {
    const records = request.taskRecords ?? (await this.loaders.tasks(context).load(request.record.id));
    return records.map((record) => this.views.task(record, request));
  }

  @ResolveField(() => [RequestPart], { description: '联办事项: the parts of a joint request; of others none' })
  async parts(
    @Parent() request: ServiceRequest,
    @CurrentLocale() locale: Locale,
    @Context() context: GraphqlContext,
  ): Promise<RequestPart[]> {
    if (request.definition.kind !== 'JOINT') return [];
    const tasks = request.taskRecords ?? (await this.loaders.tasks(context).load(request.record.id));
    return partsOf(request.definition, tasks, request.record).map((part) => this.views.part(part, locale));
  }

  @ResolveField(() => RequestEventConnection)
  async events(
    @Parent() request: ServiceRequest,
    @Args('first', { type: () => Int, nullable: true, defaultValue: 100 }) first: number | null,
    @Args('after', { type: () => String, nullable: true }) after: string | null,
  ): Promise<RequestEventConnection> {
    return eventPage(this.database, this.views, request.record.id, first, after);
  }

  @ResolveField(() => [Notice])
  async notices(@Parent() request: ServiceRequest, @Context() context: GraphqlContext): Promise<Notice[]> {
    const notices = await this.loaders.notices(context).load(request.record.id);
    return notices.map((notice) => this.views.notice(notice));
  }

  @ResolveField(() => [String], { description: 'mutations that the caller may use on the request now' })
  async availableOperations(
    @Parent() request: ServiceRequest,
    @CurrentCaller() caller: Caller,
    @Context() context: GraphqlContext,
  ): Promise<RequestOperation[]> {
    const tasks = request.taskRecords ?? (await this.loaders.tasks(context).load(request.record.id));
    const judged = { ...request.record, departments: departmentsOf(tasks, request.record.notAsked) };
    return availableRequestOperations(judged, request.definition, caller);
  }
}

/** One page of a request's trail, in order. */
export async function eventPage(
  database: Database,
  views: RequestViews,
  requestId: string,
  first: number | null,
  after: string | null,
): Promise<RequestEventConnection> {
  const size = checkPageSize(first ?? 100);
  const [start] = decodeCursor(after, 1) ?? [0];
  const rows = await database.run(EVENTS_OF, [requestId, Number(start) || 0, size + 1]);
  const page = pageOf(
    rows,
    size,
    (row) => row,
    (row) => [row.sequence],
  );
  const nodes = page.nodes.map(async (row) => ({
    sequence: row.sequence,
    at: row.at,
    kind: row.kind,
    actor: await views.actor({
      kind: row.actor_kind,
      sub: row.actor_sub,
      name: row.actor_name,
      department: row.actor_department,
      centre: row.actor_centre,
    }),
    fromState: row.from_state as CaseFile['state'] | null,
    toState: row.to_state as CaseFile['state'] | null,
    note: row.note,
  }));
  return { nodes: await Promise.all(nodes), pageInfo: page.pageInfo };
}
