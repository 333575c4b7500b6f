import { Args, ID, Int, Query, Resolver } from '@nestjs/graphql';
import { Allow } from '../platform/auth/index.js';
import { parseRequestNumber } from '../platform/identifiers/index.js';
import { AccessRecordConnection, AccessRecords } from './access-records.js';

/** Who read a request's personal data, for auditors. The resident reads it with the status of the request. */
@Resolver()
export class AccessLogResolver {
  constructor(private readonly records: AccessRecords) {}

  @Allow('auditor')
  @Query(() => AccessRecordConnection, { description: 'newest first; empty for an unknown number' })
  accessLog(
    @Args('number', { type: () => ID }) number: string,
    @Args('first', { type: () => Int, nullable: true, defaultValue: 50 }) first: number | null,
    @Args('after', { type: () => String, nullable: true }) after: string | null,
  ): Promise<AccessRecordConnection> {
    return this.records.page(parseRequestNumber(number)?.number ?? '', first, after);
  }
}
