import { Field, ID, InputType, ObjectType, registerEnumType } from '@nestjs/graphql';
import { IsIn, IsOptional } from 'class-validator';
import { RegisterEntry, RegisterFilter } from '../../department-kit/index.js';
import { ConnectionOf, GraphQLDate, GraphQLJSONObject } from '../../platform/graphql/index.js';

export enum HealthRecordStatus {
  ACTIVE = 'ACTIVE',
  REVOKED = 'REVOKED',
}
registerEnumType(HealthRecordStatus, { name: 'HealthRecordStatus' });

export enum HealthServiceKind {
  MATERNAL_HANDBOOK = 'MATERNAL_HANDBOOK',
  VACCINATION_CERTIFICATE = 'VACCINATION_CERTIFICATE',
  CHRONIC_DISEASE = 'CHRONIC_DISEASE',
  FAMILY_DOCTOR = 'FAMILY_DOCTOR',
  HOME_BED = 'HOME_BED',
  HYGIENE_LICENCE = 'HYGIENE_LICENCE',
  ELDERLY_CHECK = 'ELDERLY_CHECK',
  REFERRAL = 'REFERRAL',
  BIRTH_CERTIFICATE = 'BIRTH_CERTIFICATE',
  FOOD_WORKER = 'FOOD_WORKER',
}
registerEnumType(HealthServiceKind, {
  name: 'HealthServiceKind',
  valuesMap: {
    MATERNAL_HANDBOOK: { description: '母子健康手册' },
    VACCINATION_CERTIFICATE: { description: '预防接种证' },
    CHRONIC_DISEASE: { description: '慢性病患者健康管理' },
    FAMILY_DOCTOR: { description: '家庭医生签约' },
    HOME_BED: { description: '家庭病床' },
    HYGIENE_LICENCE: { description: '公共场所卫生许可' },
    ELDERLY_CHECK: { description: '老年人健康管理' },
    REFERRAL: { description: '双向转诊' },
    BIRTH_CERTIFICATE: { description: '出生医学证明补发' },
    FOOD_WORKER: { description: '食品从业人员健康证明' },
  },
});

export enum HealthServiceStatus {
  ACTIVE = 'ACTIVE',
  DELIVERED = 'DELIVERED',
  EXPIRED = 'EXPIRED',
  ENDED = 'ENDED',
  REVOKED = 'REVOKED',
}
registerEnumType(HealthServiceStatus, {
  name: 'HealthServiceStatus',
  valuesMap: {
    DELIVERED: { description: '已分娩: of a handbook, visits go on' },
    EXPIRED: { description: '到期未续' },
    ENDED: { description: '已终止' },
  },
});

@ObjectType({ description: 'A resident’s health record (居民健康档案); a newborn’s has no ID number yet' })
export class HealthRecordRegisterEntry extends RegisterEntry {
  @Field(() => HealthRecordStatus)
  status: HealthRecordStatus;

  @Field(() => ID, { description: '档案编号' })
  recordNumber: string;

  @Field(() => String, { nullable: true, description: '户主; absent where a joint request did not ask' })
  householdHead: string | null;

  @Field(() => String, { nullable: true })
  relationToHead: string | null;

  @Field(() => String, { description: 'REGISTERED 户籍 or NOT_REGISTERED 非户籍' })
  residence: string;

  @Field(() => String, { description: 'M or F' })
  sex: string;

  @Field(() => GraphQLDate)
  birthDate: string;

  @Field(() => String, { nullable: true, description: 'Masked unless the caller declares a purpose' })
  birthCertificateNumber: string | null;

  @Field(() => GraphQLJSONObject, { nullable: true, description: 'Absent unless the caller declares a purpose' })
  clinical: Record<string, unknown> | null;
}

@ObjectType({ description: 'An entry of the register of health services (卫生健康服务台账)' })
export class HealthServiceRegisterEntry extends RegisterEntry {
  @Field(() => HealthServiceStatus)
  status: HealthServiceStatus;

  @Field(() => HealthServiceKind)
  kind: HealthServiceKind;

  @Field(() => String, { nullable: true })
  category: string | null;

  @Field(() => ID, { description: 'Number of the certificate, handbook, contract or licence' })
  documentNumber: string;

  @Field(() => String, {
    nullable: true,
    description: 'The child of a vaccination certificate, the place of a licence',
  })
  subjectName: string | null;

  @Field(() => GraphQLJSONObject, { nullable: true, description: 'Absent unless the caller declares a purpose' })
  clinical: Record<string, unknown> | null;
}

@InputType()
export class HealthRecordRegisterFilter extends RegisterFilter {
  @Field(() => HealthRecordStatus, { nullable: true })
  @IsOptional()
  @IsIn(Object.values(HealthRecordStatus))
  status?: HealthRecordStatus | null;
}

@InputType()
export class HealthServiceRegisterFilter extends RegisterFilter {
  @Field(() => HealthServiceStatus, { nullable: true })
  @IsOptional()
  @IsIn(Object.values(HealthServiceStatus))
  status?: HealthServiceStatus | null;

  @Field(() => HealthServiceKind, { nullable: true })
  @IsOptional()
  @IsIn(Object.values(HealthServiceKind))
  kind?: HealthServiceKind | null;
}

export const HealthRecordRegisterConnection = ConnectionOf(HealthRecordRegisterEntry, 'HealthRecordRegisterConnection');
export const HealthServiceRegisterConnection = ConnectionOf(
  HealthServiceRegisterEntry,
  'HealthServiceRegisterConnection',
);
