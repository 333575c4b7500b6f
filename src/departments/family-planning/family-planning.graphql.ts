import { Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { IsIn, IsOptional } from 'class-validator';
import { RegisterEntry, RegisterFilter } from '../../department-kit/index.js';
import { ConnectionOf, GraphQLDate } from '../../platform/graphql/index.js';

export enum BirthEntryStatus {
  ACTIVE = 'ACTIVE',
  SUPERSEDED = 'SUPERSEDED',
  ENDED = 'ENDED',
  REVOKED = 'REVOKED',
}
registerEnumType(BirthEntryStatus, {
  name: 'BirthEntryStatus',
  valuesMap: {
    ACTIVE: { description: '有效' },
    SUPERSEDED: { description: '已被同一子女的后续登记取代' },
    ENDED: { description: '妊娠终止或者已迁出' },
    REVOKED: { description: '登记决定已撤销' },
  },
});

export enum BirthStage {
  EXPECTED = 'EXPECTED',
  BORN = 'BORN',
}
registerEnumType(BirthStage, { name: 'BirthStage', description: 'Registered before or after the birth' });

export enum FamilySupportKind {
  ONE_CHILD_CERTIFICATE = 'ONE_CHILD_CERTIFICATE',
  ONE_CHILD_AWARD = 'ONE_CHILD_AWARD',
  RURAL_AWARD = 'RURAL_AWARD',
  CHILDCARE_SUBSIDY = 'CHILDCARE_SUBSIDY',
  ADDITIONAL_BIRTH = 'ADDITIONAL_BIRTH',
  PRE_PREGNANCY_CHECK = 'PRE_PREGNANCY_CHECK',
  CONTRACEPTIVES = 'CONTRACEPTIVES',
  COMPLICATION_APPRAISAL = 'COMPLICATION_APPRAISAL',
  STATUS_CERTIFICATE = 'STATUS_CERTIFICATE',
}
registerEnumType(FamilySupportKind, {
  name: 'FamilySupportKind',
  valuesMap: {
    ONE_CHILD_CERTIFICATE: { description: '独生子女父母光荣证' },
    ONE_CHILD_AWARD: { description: '独生子女父母奖励' },
    RURAL_AWARD: { description: '农村部分计划生育家庭奖励扶助' },
    CHILDCARE_SUBSIDY: { description: '育儿补贴' },
    ADDITIONAL_BIRTH: { description: '再生育审批' },
    PRE_PREGNANCY_CHECK: { description: '免费孕前优生健康检查' },
    CONTRACEPTIVES: { description: '免费避孕药具' },
    COMPLICATION_APPRAISAL: { description: '手术并发症鉴定' },
    STATUS_CERTIFICATE: { description: '婚育情况证明' },
  },
});

export enum FamilySupportStatus {
  ACTIVE = 'ACTIVE',
  REISSUED = 'REISSUED',
  STOPPED = 'STOPPED',
  REVOKED = 'REVOKED',
}
registerEnumType(FamilySupportStatus, { name: 'FamilySupportStatus' });

@ObjectType({
  description:
    'An entry of the register of births (生育登记台账); the person is the mother, phone and address the applicant’s',
})
export class BirthRegisterEntry extends RegisterEntry {
  @Field(() => BirthEntryStatus)
  status: BirthEntryStatus;

  @Field(() => BirthStage)
  stage: BirthStage;

  @Field(() => GraphQLDate, { description: 'Expected or actual, as `stage` says' })
  birthDate: string;

  @Field(() => Int)
  childOrder: number;

  @Field(() => String, { nullable: true })
  childName: string | null;

  @Field(() => String, { nullable: true, description: 'M or F' })
  childSex: string | null;

  @Field(() => String, { nullable: true, description: 'Masked unless the caller declares a purpose' })
  birthCertificateNumber: string | null;

  @Field(() => String, { nullable: true })
  fatherName: string | null;

  @Field(() => String, { nullable: true, description: 'Masked unless the caller declares a purpose' })
  fatherIdNumber: string | null;
}

@ObjectType({
  description:
    'An entry of the register of awards and support (计划生育奖励扶助台账); special support is not among them',
})
export class FamilySupportRegisterEntry extends RegisterEntry {
  @Field(() => FamilySupportStatus)
  status: FamilySupportStatus;

  @Field(() => FamilySupportKind)
  kind: FamilySupportKind;

  @Field(() => String, { nullable: true })
  category: string | null;

  @Field(() => ID, { nullable: true, description: '光荣证编号; number of the document that the decision issued' })
  certificateNumber: string | null;

  @Field(() => String, { nullable: true })
  childName: string | null;

  @Field(() => GraphQLDate, { nullable: true })
  childBirthDate: string | null;
}

@InputType()
export class BirthRegisterFilter extends RegisterFilter {
  @Field(() => BirthEntryStatus, { nullable: true })
  @IsOptional()
  @IsIn(Object.values(BirthEntryStatus))
  status?: BirthEntryStatus | null;

  @Field(() => BirthStage, { nullable: true })
  @IsOptional()
  @IsIn(Object.values(BirthStage))
  stage?: BirthStage | null;
}

@InputType()
export class FamilySupportRegisterFilter extends RegisterFilter {
  @Field(() => FamilySupportStatus, { nullable: true })
  @IsOptional()
  @IsIn(Object.values(FamilySupportStatus))
  status?: FamilySupportStatus | null;

  @Field(() => FamilySupportKind, { nullable: true })
  @IsOptional()
  @IsIn(Object.values(FamilySupportKind))
  kind?: FamilySupportKind | null;
}

export const BirthRegisterConnection = ConnectionOf(BirthRegisterEntry, 'BirthRegisterConnection');
export const FamilySupportRegisterConnection = ConnectionOf(
  FamilySupportRegisterEntry,
  'FamilySupportRegisterConnection',
);
