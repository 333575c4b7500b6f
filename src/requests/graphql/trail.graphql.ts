import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { Department } from '../../catalogue/index.js';
import { ServiceCentre } from '../../organisation/index.js';
import { ConnectionOf, GraphQLDateTime, GraphQLJSONObject } from '../../platform/graphql/index.js';
import type { RequestState } from '../case-file/index.js';
import { RequestStateEnum } from './enums.js';

@ObjectType({ description: 'Who did something: a person in a role, or the system itself' })
export class Actor {
  @Field(() => String)
  kind: string;

  @Field(() => String)
  name: string;

  @Field(() => Department, { nullable: true })
  department: Department | null;

  @Field(() => ServiceCentre, { nullable: true })
  centre: ServiceCentre | null;
}

@ObjectType({ description: 'One entry of the append-only trail (办件轨迹)' })
export class RequestEvent {
  @Field(() => Int)
  sequence: number;

  @Field(() => GraphQLDateTime)
  at: Date;

  @Field(() => String)
  kind: string;

  @Field(() => Actor)
  actor: Actor;

  @Field(() => RequestStateEnum, { nullable: true })
  fromState: RequestState | null;

  @Field(() => RequestStateEnum, { nullable: true })
  toState: RequestState | null;

  @Field(() => String, { nullable: true })
  note: string | null;
}

export const RequestEventConnection = ConnectionOf(RequestEvent, 'RequestEventConnection');
export type RequestEventConnection = InstanceType<typeof RequestEventConnection>;

@ObjectType({ description: 'A numbered notice, kept as sent (文书)' })
export class Notice {
  @Field(() => ID)
  number: string;

  @Field(() => String)
  kind: string;

  @Field(() => GraphQLDateTime)
  issuedAt: Date;

  @Field(() => GraphQLJSONObject)
  body: Record<string, unknown>;

  @Field(() => String, {
    description:
      'SHA-256 over the canonical JSON (RFC 8785) of number, kind, issuedAt and body as given here: whoever holds the paper can check it',
  })
  digest: string;
}
