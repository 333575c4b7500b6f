import { Args, Field, ID, InputType, Int, ObjectType, Query, Resolver } from '@nestjs/graphql';
import { Allow, type Caller } from '../platform/auth/index.js';
import { Database } from '../platform/database/index.js';
import type { UserErrorCode } from '../platform/errors/index.js';
import {
  brokenCursor,
  checkPageSize,
  ConnectionOf,
  CurrentCaller,
  decodeCursor,
  GraphQLDateTime,
  pageOf,
  UserErrorCodeEnum,
} from '../platform/graphql/index.js';
import { parseRequestNumber } from '../platform/identifiers/index.js';
import { Actor, readerOf, requestHeadOf, RequestViews, ServiceRequest } from '../requests/index.js';
import { REFUSED_OPERATIONS, type RefusedRow } from './refused-operations.sql.js';

@ObjectType({
  description: 'An attempt against the rules of the clock that was refused (违规停表、逾期延期 …); nothing came of it',
})
export class RefusedOperation {
  @Field(() => ID)
  id: string;

  @Field(() => GraphQLDateTime)
  at: Date;

  @Field(() => String, { description: 'the mutation that was tried' })
  operation: string;

  @Field(() => UserErrorCodeEnum)
  code: UserErrorCode;

  @Field(() => String, { description: 'what the caller was told, in Chinese' })
  message: string;

  @Field(() => Actor)
  actor: Actor;

  @Field(() => ServiceRequest)
  request: ServiceRequest;
}

const RefusedOperationConnection = ConnectionOf(RefusedOperation, 'RefusedOperationConnection');
type RefusedOperationConnection = InstanceType<typeof RefusedOperationConnection>;

@InputType()
export class RefusedOperationFilter {
  @Field(() => ID, { nullable: true, description: '受理编号' })
  request?: string | null;

  @Field(() => String, { nullable: true, description: 'name of the mutation' })
  operation?: string | null;

  @Field(() => ID, { nullable: true, description: 'department of whoever tried' })
  department?: string | null;
}

/** The supervisor reads what was tried and refused on the requests of the own centre. */
@Resolver()
export class RefusedOperationsResolver {
  constructor(
    private readonly database: Database,
    private readonly views: RequestViews,
  ) {}

  @Allow('supervisor')
  @Query(() => RefusedOperationConnection, { description: 'newest first' })
  async refusedOperations(
    @Args('filter', { type: () => RefusedOperationFilter, nullable: true }) filter: RefusedOperationFilter | null,
    @Args('first', { type: () => Int, nullable: true, defaultValue: 20 }) first: number | null,
    @Args('after', { type: () => String, nullable: true }) after: string | null,
    @CurrentCaller() caller: Caller,
  ): Promise<RefusedOperationConnection> {
    const size = checkPageSize(first ?? 20);
    const seen = readCursor(after);
    const number = filter?.request == null ? null : parseRequestNumber(filter.request)?.number;
    const { operation = null, department = null } = filter ?? {};
    const values = [caller.centre ?? null, number, operation, department, seen, size + 1, ...readerOf(caller)];
    // What is no number is the number of no request.
    const [{ rows }] = number === undefined ? [{ rows: [] }] : await this.database.run(REFUSED_OPERATIONS, values);
    const page = pageOf(
      rows,
      size,
      (row) => this.viewOf(row),
      (row) => [row.refused_id],
    );
    return { nodes: await Promise.all(page.nodes), pageInfo: page.pageInfo };
  }

  private async viewOf(row: RefusedRow): Promise<RefusedOperation> {
    return {
      id: row.refused_id,
      at: new Date(row.refused_at),
      operation: row.operation,
      code: row.code as UserErrorCode,
      message: row.message,
      actor: await this.views.actor({
        kind: row.actor_kind,
        sub: row.actor_sub,
        name: row.actor_name,
        department: row.actor_department,
        centre: null,
      }),
      request: await this.views.request(requestHeadOf(row)),
    };
  }
}

/** Ids are counted by the database; more digits than it can hold are no id of ours. */
function readCursor(after: string | null): string | null {
  const key = decodeCursor(after, 1);
  if (!key) return null;
  if (!/^\d{1,18}$/.test(String(key[0]))) throw brokenCursor();
  return String(key[0]);
}
