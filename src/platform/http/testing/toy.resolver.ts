import { Injectable } from '@nestjs/common';
import { Args, Field, InputType, Int, Mutation, ObjectType, Query, Resolver, Subscription } from '@nestjs/graphql';
import { Allow, AllowAnyone, AllowDepartment, type Caller } from '../../auth/index.js';
import { refuse, type Locale } from '../../errors/index.js';
import {
  ConnectionOf,
  CurrentCaller,
  CurrentLocale,
  GraphQLDate,
  GraphQLDateTime,
  graphqlEnum,
  GraphQLJSONObject,
  IsIdentifier,
  IsPersonName,
  payload,
  UserError,
  validateInput,
  type JsonObject,
} from '../../graphql/index.js';

const Colour = graphqlEnum('ToyColour', ['RED', 'GREEN']);

@ObjectType()
export class ToyNode {
  @Field(() => String)
  name: string;

  @Field(() => ToyNode, { nullable: true })
  child?: ToyNode;
}

@ObjectType()
export class ToyNodeConnection extends ConnectionOf(ToyNode, 'ToyNodePage') {}

@ObjectType()
export class ToyEcho {
  @Field(() => GraphQLDateTime, { nullable: true })
  at?: Date | null;

  @Field(() => GraphQLDate, { nullable: true })
  day?: string | null;

  @Field(() => GraphQLJSONObject, { nullable: true })
  form?: JsonObject | null;
}

@InputType()
export class ToyInput {
  @Field(() => String)
  @IsPersonName()
  name: string;

  @Field(() => String)
  @IsIdentifier()
  idNumber: string;

  @Field(() => Colour, { nullable: true })
  colour?: string;
}

@ObjectType()
export class ToyPayload {
  @Field(() => ToyNode, { nullable: true })
  node: ToyNode | null;

  @Field(() => [UserError])
  userErrors: UserError[];
}

/** Something that looks like what node-postgres throws. */
const databaseError = (code: string): Error =>
  Object.assign(new Error('duplicate key: (id_number)=(11010519491231002X)'), {
    code,
    constraint: 'person_pkey',
    detail: 'Key (id_number)=(11010519491231002X) already exists.',
  });

@Resolver()
@Injectable()
export class ToyResolver {
  @AllowAnyone()
  @Query(() => String)
  hello(@CurrentLocale() locale: Locale): string {
    return locale === 'zh' ? '你好' : 'hello';
  }

  @Allow('clerk', 'leader')
  @Query(() => String)
  whoAmI(@CurrentCaller() caller: Caller): string {
    return [caller.sub, caller.name, caller.centre, caller.purpose].join('|');
  }

  @AllowDepartment('health', 'officer')
  @Query(() => String)
  records(): string {
    return 'records';
  }

  @AllowAnyone()
  @Query(() => ToyNode)
  node(): ToyNode {
    return { name: 'a' };
  }

  @AllowAnyone()
  @Query(() => ToyNodeConnection)
  nodes(@Args('first', { type: () => Int, defaultValue: 20 }) _first: number): unknown {
    return { nodes: [], pageInfo: { hasNextPage: false, endCursor: null } };
  }

  @AllowAnyone()
  @Query(() => ToyEcho)
  echo(
    @Args('at', { type: () => GraphQLDateTime, nullable: true }) at?: Date,
    @Args('day', { type: () => GraphQLDate, nullable: true }) day?: string,
    @Args('form', { type: () => GraphQLJSONObject, nullable: true }) form?: JsonObject,
  ): ToyEcho {
    return { at, day, form };
  }

  @AllowAnyone()
  @Query(() => String, { nullable: true })
  fail(@Args('how') how: string): string {
    if (how === 'pool') throw new Error('timeout exceeded when trying to connect');
    if (how === 'down') throw Object.assign(new AggregateError([], 'x'), { code: 'ECONNREFUSED' });
    if (how === 'refuse') throw refuse('NOT_FOUND', { zh: '没有此件。', en: 'No such request.' }, ['number']);
    if (how === 'null') return undefined as unknown as string;
    throw how === 'plain' ? new TypeError('11010519491231002X is not a function') : databaseError(how);
  }

  @AllowAnyone()
  @Mutation(() => ToyPayload)
  save(@Args('input') input: ToyInput, @CurrentLocale() locale: Locale): Promise<ToyPayload> {
    return payload(locale, async () => {
      const { name } = validateInput(input, ToyInput, ['input']);
      return { node: { name } };
    });
  }

  @Allow('clerk')
  @Subscription(() => Int, { resolve: (value: unknown) => value })
  async *ticks(): AsyncGenerator<number> {
    yield 1;
    yield 2;
  }
}
