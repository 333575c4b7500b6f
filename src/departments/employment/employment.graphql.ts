import { Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { IsIn, IsOptional } from 'class-validator';
import { RegisterEntry, RegisterFilter } from '../../department-kit/index.js';
import { ConnectionOf, GraphQLDate } from '../../platform/graphql/index.js';

export enum UnemploymentStatus {
  ACTIVE = 'ACTIVE',
  SUSPENDED = 'SUSPENDED',
  EMPLOYED = 'EMPLOYED',
  CANCELLED = 'CANCELLED',
  LAPSED = 'LAPSED',
  RENEWED = 'RENEWED',
  REVOKED = 'REVOKED',
}
registerEnumType(UnemploymentStatus, {
  name: 'UnemploymentStatus',
  valuesMap: {
    ACTIVE: { description: '在册' },
    SUSPENDED: { description: '中止' },
    EMPLOYED: { description: '已就业退出' },
    CANCELLED: { description: '已注销' },
    LAPSED: { description: '失效: nobody was reached for six months' },
    RENEWED: { description: '已由新的登记接续' },
    REVOKED: { description: '登记决定已撤销' },
  },
});

export enum EmploymentServiceKind {
  EMPLOYMENT = 'EMPLOYMENT',
  HARDSHIP = 'HARDSHIP',
  ZERO_EMPLOYMENT_FAMILY = 'ZERO_EMPLOYMENT_FAMILY',
  PUBLIC_WELFARE_POST = 'PUBLIC_WELFARE_POST',
  UNEMPLOYMENT_BENEFIT = 'UNEMPLOYMENT_BENEFIT',
  TRAINING = 'TRAINING',
  INSURANCE_SUBSIDY = 'INSURANCE_SUBSIDY',
  START_UP_LOAN = 'START_UP_LOAN',
  GRADUATE_FILE = 'GRADUATE_FILE',
  JOB_SEEKER = 'JOB_SEEKER',
  INSURANCE_ENROLMENT = 'INSURANCE_ENROLMENT',
}
registerEnumType(EmploymentServiceKind, {
  name: 'EmploymentServiceKind',
  valuesMap: {
    EMPLOYMENT: { description: '就业登记' },
    HARDSHIP: { description: '就业困难人员' },
    ZERO_EMPLOYMENT_FAMILY: { description: '零就业家庭' },
    PUBLIC_WELFARE_POST: { description: '公益性岗位安置' },
    UNEMPLOYMENT_BENEFIT: { description: '失业保险金' },
    TRAINING: { description: '职业技能培训' },
    INSURANCE_SUBSIDY: { description: '灵活就业社会保险补贴' },
    START_UP_LOAN: { description: '创业担保贷款推荐' },
    GRADUATE_FILE: { description: '高校毕业生档案' },
    JOB_SEEKER: { description: '公共就业服务登记' },
    INSURANCE_ENROLMENT: { description: '城乡居民基本医疗保险参保登记' },
  },
});

export enum EmploymentServiceStatus {
  ACTIVE = 'ACTIVE',
  ENDED = 'ENDED',
  REVOKED = 'REVOKED',
}
registerEnumType(EmploymentServiceStatus, { name: 'EmploymentServiceStatus' });

/** The codes of the columns are those of the item's form, where their Chinese titles stand. */
@ObjectType({ description: 'An entry of the unemployment register with the five clears (失业登记台账, 五清)' })
export class UnemploymentRegisterEntry extends RegisterEntry {
  @Field(() => UnemploymentStatus)
  status: UnemploymentStatus;

  @Field(() => String)
  reason: string;

  @Field(() => String, { nullable: true })
  reasonDetail: string | null;

  @Field(() => GraphQLDate)
  unemployedSince: string;

  @Field(() => String)
  education: string;

  @Field(() => String)
  skill: string;

  @Field(() => String, { nullable: true })
  skillLevel: string | null;

  @Field(() => String)
  wish: string;

  @Field(() => Int, { nullable: true })
  expectedMonthlyWageYuan: number | null;

  @Field(() => Boolean, { nullable: true })
  trainingWanted: boolean | null;

  @Field(() => Int)
  familySize: number;

  @Field(() => Int, { nullable: true })
  familyEmployed: number | null;

  @Field(() => String)
  whereabouts: string;

  @Field(() => String, { nullable: true, description: '岗位类别' })
  wishField: string | null;

  @Field(() => GraphQLDate, { nullable: true })
  lastContactOn: string | null;

  @Field(() => GraphQLDate, { nullable: true })
  nextContactOn: string | null;

  @Field(() => Int, { description: 'contacts in a row that reached nobody' })
  missedContacts: number;
}

@ObjectType({ description: 'An entry of the register of employment services (就业服务台账)' })
export class EmploymentServiceRegisterEntry extends RegisterEntry {
  @Field(() => EmploymentServiceStatus)
  status: EmploymentServiceStatus;

  @Field(() => EmploymentServiceKind)
  kind: EmploymentServiceKind;

  @Field(() => String, { nullable: true })
  category: string | null;

  @Field(() => ID, { nullable: true, description: '联系卡编号' })
  contactCard: string | null;

  @Field(() => Int, { nullable: true })
  familyMembers: number | null;

  @Field(() => String, { nullable: true, description: '联系卡: whom the family calls' })
  contactOfficer: string | null;

  @Field(() => String, { nullable: true, description: '联系卡: phone of the office' })
  contactPhone: string | null;

  @Field(() => String, { nullable: true, description: '联系卡: what is done for the family' })
  measures: string | null;

  @Field(() => GraphQLDate, { nullable: true, description: 'day of the next visit or review' })
  nextOn: string | null;

  @Field(() => Int, { description: 'visits and reviews that were recorded' })
  visits: number;
}

@InputType()
export class UnemploymentRegisterFilter extends RegisterFilter {
  @Field(() => UnemploymentStatus, { nullable: true })
  @IsOptional()
  @IsIn(Object.values(UnemploymentStatus))
  status?: UnemploymentStatus | null;
}

@InputType()
export class EmploymentServiceRegisterFilter extends RegisterFilter {
  @Field(() => EmploymentServiceStatus, { nullable: true })
  @IsOptional()
  @IsIn(Object.values(EmploymentServiceStatus))
  status?: EmploymentServiceStatus | null;

  @Field(() => EmploymentServiceKind, { nullable: true })
  @IsOptional()
  @IsIn(Object.values(EmploymentServiceKind))
  kind?: EmploymentServiceKind | null;
}

export const UnemploymentRegisterConnection = ConnectionOf(UnemploymentRegisterEntry, 'UnemploymentRegisterConnection');
export const EmploymentServiceRegisterConnection = ConnectionOf(
  EmploymentServiceRegisterEntry,
  'EmploymentServiceRegisterConnection',
);
