import { Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import { IsOptional, IsString } from 'class-validator';
import { GraphQLDate, GraphQLDateTime } from '../platform/graphql/index.js';

@ObjectType({ description: 'One change of an entry’s standing (状态变更)' })
export class RegisterStatusChange {
  @Field(() => String)
  status: string;

  @Field(() => GraphQLDateTime)
  at: Date;

  @Field(() => ID, { description: 'The request that brought it about (受理编号)' })
  requestNumber: string;
}

/** What every register shows of an entry. */
@ObjectType({ isAbstract: true })
export abstract class RegisterEntry {
  @Field(() => ID)
  id: string;

  @Field(() => ID, { description: 'The request whose decision wrote the entry (受理编号)' })
  requestNumber: string;

  @Field(() => String)
  divisionCode: string;

  @Field(() => String)
  personName: string;

  @Field(() => String, { nullable: true, description: 'Masked unless the caller declares a purpose' })
  idNumber: string | null;

  @Field(() => String, { nullable: true, description: 'Masked unless the caller declares a purpose' })
  phone: string | null;

  @Field(() => String, { nullable: true, description: 'Absent unless the caller declares a purpose' })
  address: string | null;

  @Field(() => GraphQLDate)
  registeredOn: string;

  @Field(() => GraphQLDateTime)
  registeredAt: Date;

  @Field(() => [RegisterStatusChange])
  history: RegisterStatusChange[];
}

/** What every register can be narrowed by. */
@InputType({ isAbstract: true })
export abstract class RegisterFilter {
  @Field(() => String, { nullable: true, description: 'Exactly this division' })
  @IsOptional()
  @IsString()
  divisionCode?: string | null;

  @Field(() => String, { nullable: true, description: 'Exactly this citizen ID number or credit code' })
  @IsOptional()
  @IsString()
  idNumber?: string | null;

  @Field(() => GraphQLDate, { nullable: true })
  @IsOptional()
  @IsString()
  registeredFrom?: string | null;

  @Field(() => GraphQLDate, { nullable: true })
  @IsOptional()
  @IsString()
  registeredTo?: string | null;
}
