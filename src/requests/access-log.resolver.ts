import { Args, Field, ID, Int, ObjectType, Query, Resolver } from '@nestjs/graphql';
import { Allow } from '../platform/auth/index.js';
import { Database, statement } from '../platform/database/index.js';
import { checkPageSize, ConnectionOf, decodeCursor, GraphQLDateTime, pageOf } from '../platform/graphql/index.js';
import { parseRequestNumber } from '../platform/identifiers/index.js';
import { Actor } from './graphql/trail.graphql.js';
import { RequestViews } from './request-views.js';

interface AccessRow {
  id: number;
  at: Date;
  reader_sub: string;
  reader_name: string;
  reader_department: string | null;
  reader_centre: string | null;
  purpose: string;
}

const ACCESS_TO_REQUEST = statement<AccessRow>(
  'access_to_request',
  `select a.id, a.at, a.reader_sub, a.reader_name, a.reader_department, a.reader_centre, a.purpose
   from service_request r
   join access_log a on a.subject_kind = 'service_request' and a.subject_id = r.id::text
   where r.number = $1 and ($2::bigint is null or a.id < $2)
   order by a.id desc limit $3`,
);

@ObjectType({ description: 'Somebody read personal data unmasked (个人信息查阅留痕)' })
export class AccessRecord {
  @Field(() => GraphQLDateTime)
  at: Date;

  @Field(() => Actor)
  reader: Actor;

  @Field(() => String, { description: 'as the reader declared it' })
  purpose: string;
}

const AccessRecordConnection = ConnectionOf(AccessRecord, 'AccessRecordConnection');
type AccessRecordConnection = InstanceType<typeof AccessRecordConnection>;

/** Who read a request's personal data, when, and why. For auditors. */
@Resolver()
export class AccessLogResolver {
  constructor(
    private readonly database: Database,
    private readonly views: RequestViews,
  ) {}

  @Allow('auditor')
  @Query(() => AccessRecordConnection, { description: 'newest first; empty for an unknown number' })
  async accessLog(
    @Args('number', { type: () => ID }) number: string,
    @Args('first', { type: () => Int, nullable: true, defaultValue: 50 }) first: number | null,
    @Args('after', { type: () => String, nullable: true }) after: string | null,
  ): Promise<AccessRecordConnection> {
    const size = checkPageSize(first ?? 50);
    const [start] = decodeCursor(after, 1) ?? [null];
    const parsed = parseRequestNumber(number);
    const values = [parsed?.number, start === null ? null : Number(start) || 0, size + 1];
    const rows = parsed ? await this.database.run(ACCESS_TO_REQUEST, values) : [];
    const page = pageOf(
      rows,
      size,
      (row) => this.viewOf(row),
      (row) => [row.id],
    );
    return { nodes: await Promise.all(page.nodes), pageInfo: page.pageInfo };
  }

  private async viewOf(row: AccessRow): Promise<AccessRecord> {
    const reader = await this.views.actor({
      kind: 'reader',
      sub: row.reader_sub,
      name: row.reader_name,
      department: row.reader_department,
      centre: row.reader_centre,
    });
    return { at: row.at, reader, purpose: row.purpose };
  }
}
