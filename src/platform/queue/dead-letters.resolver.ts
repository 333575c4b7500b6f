import { Args, Field, ID, Int, Mutation, ObjectType, Query, Resolver } from '@nestjs/graphql';
import { Allow } from '../auth/index.js';
import { refuse, type Locale } from '../errors/index.js';
import {
  checkPageSize,
  ConnectionOf,
  CurrentLocale,
  decodeCursor,
  GraphQLDateTime,
  GraphQLJSONObject,
  pageOf,
  payload,
  UserError,
} from '../graphql/index.js';
import { DeadLetters, type DeadLetter as Letter } from './dead-letters.js';

@ObjectType({ description: 'A message that was given up after its last attempt (死信)' })
export class DeadLetter {
  @Field(() => ID)
  id: string;

  @Field(() => String)
  queue: string;

  @Field(() => String)
  name: string;

  @Field(() => GraphQLJSONObject, { description: 'ids only' })
  payload: Record<string, string | number>;

  @Field(() => String, { description: 'why the last attempt failed' })
  reason: string;

  @Field(() => [String], { description: 'every attempt: when and why' })
  history: string[];

  @Field(() => GraphQLDateTime)
  failedAt: Date;
}

const DeadLetterConnection = ConnectionOf(DeadLetter, 'DeadLetterConnection');
type DeadLetterConnection = InstanceType<typeof DeadLetterConnection>;

@ObjectType()
export class RequeuePayload {
  @Field(() => Boolean, { nullable: true })
  requeued: boolean | null;

  @Field(() => [UserError])
  userErrors: UserError[];
}

/** What an administrator sees and does about messages that failed for good. */
@Resolver()
export class DeadLettersResolver {
  constructor(private readonly letters: DeadLetters) {}

  @Allow('admin')
  @Query(() => DeadLetterConnection, { description: 'newest first' })
  async deadLetters(
    @Args('first', { type: () => Int, nullable: true, defaultValue: 50 }) first: number | null,
    @Args('after', { type: () => String, nullable: true }) after: string | null,
  ): Promise<DeadLetterConnection> {
    const size = checkPageSize(first ?? 50);
    const [start] = decodeCursor(after, 1) ?? [null];
    const letters = await this.letters.listDeadLetters(size + 1, start === null ? null : String(start));
    return pageOf(letters, size, viewOf, (letter) => [letter.id]);
  }

  @Allow('admin')
  @Mutation(() => RequeuePayload, { description: 'sends the message again, with a full set of attempts' })
  requeueDeadLetter(
    @Args('id', { type: () => ID }) id: string,
    @CurrentLocale() locale: Locale,
  ): Promise<RequeuePayload> {
    return payload(locale, async () => {
      if (await this.letters.requeue(id)) return { requeued: true };
      throw refuse(
        'NOT_FOUND',
        { zh: '没有这封死信,或已重新投递。', en: 'There is no such dead letter, or it was sent again.' },
        ['id'],
      );
    });
  }
}

const viewOf = (letter: Letter): DeadLetter => ({
  ...letter,
  history: letter.history.map((attempt) => `${attempt.at} ${attempt.reason}`),
});
