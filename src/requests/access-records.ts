import { Injectable } from '@nestjs/common';
import { Field, ObjectType } from '@nestjs/graphql';
import { Database, statement } from '../platform/database/index.js';
import { checkPageSize, ConnectionOf, decodeCursor, GraphQLDateTime, pageOf } from '../platform/graphql/index.js';
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

const DEFAULT_PAGE = 50;

export const AccessRecordConnection = ConnectionOf(AccessRecord, 'AccessRecordConnection');
export type AccessRecordConnection = InstanceType<typeof AccessRecordConnection>;

/** Who read a request's personal data, when, and why; newest first. */
@Injectable()
export class AccessRecords {
  constructor(
    private readonly database: Database,
    private readonly views: RequestViews,
  ) {}

  /** @param number of a request as it is written; what is none has no records */
  async page(number: string, first: number | null, after: string | null): Promise<AccessRecordConnection> {
    const size = checkPageSize(first ?? DEFAULT_PAGE);
    const [start] = decodeCursor(after, 1) ?? [null];
    const rows = await this.database.run(ACCESS_TO_REQUEST, [
      number,
      start === null ? null : Number(start) || 0,
      size + 1,
    ]);
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
