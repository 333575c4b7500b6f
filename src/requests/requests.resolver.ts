import { Args, Field, ID, InputType, Int, Query, Resolver } from '@nestjs/graphql';
import { Allow, hasRole, type Caller } from '../platform/auth/index.js';
import { Database } from '../platform/database/index.js';
import {
  brokenCursor,
  checkPageSize,
  CurrentCaller,
  decodeCursor,
  GraphQLDate,
  pageOf,
} from '../platform/graphql/index.js';
import { Settings } from '../platform/config/index.js';
import { startOfZonedDay } from '../platform/time/index.js';
import { parseRequestNumber, isUuid } from '../platform/identifiers/index.js';
import { requestHeadOf, type RequestState, type Signal } from './case-file/index.js';
import { RequestStateEnum, SignalEnum } from './graphql/enums.js';
import { ServiceRequest, ServiceRequestConnection } from './graphql/request.graphql.js';
import { Actor, RequestEventConnection } from './graphql/trail.graphql.js';
import { maySee } from './operations.js';
import { readerOf } from './reader-scope.js';
import { listParameters, REQUEST_HEAD, REQUEST_LIST, type ListValues } from './reading.sql.js';
import { eventPage } from './request-fields.resolver.js';
import { RequestViews } from './request-views.js';

@InputType()
export class ServiceRequestFilter {
  @Field(() => [RequestStateEnum], { nullable: true })
  state?: RequestState[] | null;

  @Field(() => ID, { nullable: true })
  item?: string | null;

  @Field(() => ID, { nullable: true })
  centre?: string | null;

  @Field(() => SignalEnum, { nullable: true })
  signal?: Signal | null;

  @Field(() => GraphQLDate, { nullable: true })
  receivedFrom?: string | null;

  @Field(() => GraphQLDate, { nullable: true })
  receivedTo?: string | null;

  @Field(() => String, { nullable: true, description: 'the whole number, or the beginning of the applicant’s name' })
  text?: string | null;
}

/** Reading case files: only those of the caller's own centre or department exist for the caller. */
@Resolver()
export class RequestsResolver {
  constructor(
    private readonly database: Database,
    private readonly views: RequestViews,
    private readonly settings: Settings,
  ) {}

  @Allow('clerk', 'officer', 'leader', 'system', 'supervisor', 'dispatcher')
  @Query(() => ServiceRequest, { nullable: true })
  async serviceRequest(
    @Args('number', { type: () => ID }) number: string,
    @CurrentCaller() caller: Caller,
  ): Promise<ServiceRequest | null> {
    const parsed = parseRequestNumber(number);
    if (!parsed) return null;
    const [row] = await this.database.run(REQUEST_HEAD, [parsed.number]);
    if (!row) return null;
    const record = requestHeadOf(row);
    return maySee({ ...record, departments: row.departments }, caller) ? this.views.request(record) : null;
  }

  @Allow('clerk', 'officer', 'leader', 'system', 'supervisor')
  @Query(() => ServiceRequestConnection, { description: 'newest first' })
  async serviceRequests(
    @Args('filter', { type: () => ServiceRequestFilter, nullable: true }) filter: ServiceRequestFilter | null,
    @Args('first', { type: () => Int, nullable: true, defaultValue: 20 }) first: number | null,
    @Args('after', { type: () => String, nullable: true }) after: string | null,
    @CurrentCaller() caller: Caller,
  ): Promise<ServiceRequestConnection> {
    const size = checkPageSize(first ?? 20);
    const list = listOf(filter ?? {}, caller, { after, size, zone: this.settings.TIME_ZONE });
    const rows = list ? await this.database.run(REQUEST_LIST, listParameters(list)) : [];
    const page = pageOf(
      rows,
      size,
      (row) => this.views.request(requestHeadOf(row)),
      (row) => [row.received_at.toISOString(), row.id],
    );
    return { nodes: await Promise.all(page.nodes), pageInfo: page.pageInfo };
  }

  @Allow('auditor')
  @Query(() => RequestEventConnection, { nullable: true, description: 'the trail of one request (办件轨迹)' })
  async requestTrail(
    @Args('number', { type: () => ID }) number: string,
    @Args('first', { type: () => Int, nullable: true, defaultValue: 100 }) first: number | null,
    @Args('after', { type: () => String, nullable: true }) after: string | null,
  ): Promise<RequestEventConnection | null> {
    const parsed = parseRequestNumber(number);
    const [row] = parsed ? await this.database.run(REQUEST_HEAD, [parsed.number]) : [];
    return row ? eventPage(this.database, this.views, row.id, first, after) : null;
  }

  @Allow('clerk', 'officer', 'system', 'leader', 'dispatcher', 'supervisor', 'partner', 'auditor', 'admin')
  @Query(() => Actor, { nullable: true, description: 'the caller' })
  me(@CurrentCaller() caller: Caller): Promise<Actor> {
    return this.views.actor({
      kind: caller.roles[0] ?? 'unknown',
      sub: caller.sub,
      name: caller.name,
      department: caller.department ?? null,
      centre: caller.centre ?? null,
    });
  }
}

/** null when the filter asks for what does not exist for the caller. */
function listOf(
  filter: ServiceRequestFilter,
  caller: Caller,
  page: { after: string | null; size: number; zone: string },
): ListValues | null {
  const ofCentre = hasRole(caller, 'clerk', 'supervisor');
  const scope = ofCentre ? (caller.centre ?? null) : null;
  const department = ofCentre ? null : (caller.department ?? null);
  if (ofCentre ? scope === null || (filter.centre && filter.centre !== scope) : department === null) return null;
  const [afterAt, afterId] = readCursor(page.after);
  return {
    centre: scope ?? filter.centre ?? null,
    department,
    states: filter.state?.length ? filter.state : null,
    item: filter.item ?? null,
    signal: filter.signal ?? null,
    receivedFrom: filter.receivedFrom ? startOfZonedDay(filter.receivedFrom, page.zone) : null,
    receivedBefore: filter.receivedTo ? startOfZonedDay(filter.receivedTo, page.zone, 1) : null,
    text: filter.text?.trim() || null,
    afterAt,
    afterId,
    limit: page.size + 1,
    reader: readerOf(caller),
  };
}

function readCursor(after: string | null): [Date | null, string | null] {
  const key = decodeCursor(after, 2);
  if (!key) return [null, null];
  const at = new Date(String(key[0]));
  // Years beyond 9999 are instants to JavaScript, but not to the database.
  const isInstant = /^\d{4}-/.test(String(key[0])) && !Number.isNaN(at.getTime());
  if (!isInstant || !isUuid(key[1])) {
    throw brokenCursor();
  }
  return [at, String(key[1])];
}
