import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { IsOptional, ValidateNested } from 'class-validator';
import {
  GraphQLJSONObject,
  IsClientKey,
  IsIdentifier,
  IsPersonName,
  IsPhone,
  IsPlainText,
  IsShortList,
  IsWholeNumber,
} from '../platform/graphql/index.js';
import { ChannelEnum, type Channel } from '../requests/index.js';

@InputType({ description: '申请人' })
export class ApplicantInput {
  @IsPersonName()
  @Field(() => String)
  name: string;

  @IsIdentifier()
  @Field(() => String, {
    description: 'GB 11643 citizen ID number, or GB 32100 unified social credit code for an organisation',
  })
  idNumber: string;

  @IsOptional()
  @IsPhone()
  @Field(() => String, { nullable: true })
  phone?: string | null;

  @IsOptional()
  @IsPlainText(200)
  @Field(() => String, { nullable: true })
  address?: string | null;
}

@InputType({ description: '代办人' })
export class AgentInput {
  @IsPersonName()
  @Field(() => String)
  name: string;

  @IsIdentifier()
  @Field(() => String)
  idNumber: string;

  @IsPlainText(60)
  @Field(() => String)
  relation: string;

  @IsPlainText(200)
  @Field(() => String, { description: '授权: what the agent was asked to do, and by which paper' })
  mandate: string;
}

@InputType({ description: '提交的材料' })
export class MaterialInput {
  @IsPlainText(80)
  @Field(() => ID)
  code: string;

  @IsOptional()
  @IsWholeNumber(1, 99)
  @Field(() => Int, { nullable: true, defaultValue: 1 })
  copies?: number | null;

  @Field(() => Boolean, { nullable: true, defaultValue: false })
  original?: boolean | null;

  @IsOptional()
  @IsPlainText(200)
  @Field(() => String, { nullable: true })
  reference?: string | null;
}

@InputType()
export class MissingMaterialInput {
  @IsPlainText(80)
  @Field(() => ID)
  code: string;

  @IsPlainText(500, { multiline: true })
  @Field(() => String)
  reason: string;
}

@InputType()
export class SubmitRequestInput {
  @IsClientKey()
  @Field(() => ID, { description: 'Chosen by the client; sending the same key again returns the same request.' })
  clientKey: string;

  @Field(() => ID)
  itemCode: string;

  @Field(() => ChannelEnum)
  channel: Channel;

  @ValidateNested()
  @Type(() => ApplicantInput)
  @Field(() => ApplicantInput)
  applicant: ApplicantInput;

  @IsOptional()
  @ValidateNested()
  @Type(() => AgentInput)
  @Field(() => AgentInput, { nullable: true })
  agent?: AgentInput | null;

  @Field(() => GraphQLJSONObject)
  form: Record<string, unknown>;

  @IsShortList(100)
  @ValidateNested({ each: true })
  @Type(() => MaterialInput)
  @Field(() => [MaterialInput])
  materials: MaterialInput[];

  @Field(() => Boolean, {
    nullable: true,
    defaultValue: false,
    description: 'Accept in the same step (window, materials complete).',
  })
  accept?: boolean | null;
}
