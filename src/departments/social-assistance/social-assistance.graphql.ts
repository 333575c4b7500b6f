import { Field, InputType, Int, ObjectType } from '@nestjs/graphql';
import { IsIn, IsOptional } from 'class-validator';
import { RegisterEntry, RegisterFilter } from '../../department-kit/index.js';
import { ConnectionOf, GraphQLDate, graphqlEnum } from '../../platform/graphql/index.js';
import { CASE_KINDS, CASE_STATUSES, type CaseKind, type CaseStatus } from './registers/assistance-case.entity.js';

export const SocialAssistanceKind = graphqlEnum('SocialAssistanceKind', CASE_KINDS, {
  values: {
    MINIMUM_LIVING: '最低生活保障',
    DESTITUTE_SUPPORT: '特困人员救助供养',
    OLD_AGE: '高龄津贴',
    DISABILITY_LIVING: '困难残疾人生活补贴',
    DISABILITY_NURSING: '重度残疾人护理补贴',
    CHILD_LIVING: '孤儿、事实无人抚养儿童基本生活补贴',
    ELDER_CARE: '养老服务补贴',
    TEMPORARY_AID: '临时救助',
    FUNERAL: '惠民殡葬补贴',
    LOW_INCOME_FAMILY: '低收入家庭认定',
  },
});

const SocialAssistanceStatus = graphqlEnum('SocialAssistanceStatus', CASE_STATUSES, {
  values: { ACTIVE: '享受中(临时救助为已给予)', CEASED: '已停发', REVOKED: '决定已撤销' },
});

@ObjectType({ description: 'A person who lives with the holder of a case (共同生活的家庭成员)' })
export class SocialAssistanceMember {
  @Field(() => String)
  personName: string;

  @Field(() => String, { description: 'Masked unless the caller declares a purpose' })
  idNumber: string;

  @Field(() => String, { description: 'To the holder; a key of the form' })
  relation: string;

  @Field(() => Int, { description: 'Fen per month, as declared' })
  monthlyIncomeFen: number;

  @Field(() => Boolean)
  hasLabourCapacity: boolean;
}

@ObjectType({ description: 'A granted allowance or aid (救助待遇台账)' })
export class SocialAssistanceCase extends RegisterEntry {
  @Field(() => SocialAssistanceKind)
  kind: CaseKind;

  @Field(() => SocialAssistanceStatus)
  status: CaseStatus;

  @Field(() => Int, {
    nullable: true,
    description: 'Fen; per month for an allowance, in all for temporary aid; null until fixed (待核定)',
  })
  amountFen: number | null;

  @Field(() => Int, { nullable: true, description: 'Persons of the household, the holder included' })
  householdSize: number | null;

  @Field(() => Int, { nullable: true, description: 'Fen per month, of the whole household, as declared' })
  householdIncomeFen: number | null;

  @Field(() => GraphQLDate, { nullable: true, description: 'First day of the first month that is paid' })
  benefitsFrom: string | null;

  @Field(() => GraphQLDate, { nullable: true, description: 'Next look at the means of the household (动态管理)' })
  nextReviewOn: string | null;

  @Field(() => String, { nullable: true, description: '分类施保: A, B or C' })
  category: string | null;

  @Field(() => GraphQLDate, { nullable: true, description: 'Ceased, or the holder died, on that day' })
  endedOn: string | null;

  @Field(() => GraphQLDate, { nullable: true, description: '先行救助: the papers are made up for until then' })
  papersDueOn: string | null;

  @Field(() => GraphQLDate, { nullable: true })
  papersSuppliedOn: string | null;

  @Field(() => String, { nullable: true, description: '供养方式: AT_HOME or IN_INSTITUTION' })
  supportMode: string | null;

  @Field(() => String, { nullable: true, description: 'Of the hardship; a key of the form' })
  cause: string | null;

  @Field(() => GraphQLDate, { nullable: true })
  incidentOn: string | null;

  @Field(() => [SocialAssistanceMember], { description: 'Without the holder' })
  members: SocialAssistanceMember[];
}

@InputType()
export class SocialAssistanceCaseFilter extends RegisterFilter {
  @Field(() => SocialAssistanceKind, { nullable: true })
  @IsOptional()
  @IsIn(CASE_KINDS)
  kind?: CaseKind | null;

  @Field(() => SocialAssistanceStatus, { nullable: true })
  @IsOptional()
  @IsIn(CASE_STATUSES)
  status?: CaseStatus | null;
}

export const SocialAssistanceCaseConnection = ConnectionOf(SocialAssistanceCase, 'SocialAssistanceCaseConnection');
