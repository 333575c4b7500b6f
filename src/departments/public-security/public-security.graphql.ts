import { Field, InputType, Int, ObjectType } from '@nestjs/graphql';
import { IsIn, IsOptional } from 'class-validator';
import { RegisterEntry, RegisterFilter } from '../../department-kit/index.js';
import { ConnectionOf, GraphQLDate, graphqlEnum } from '../../platform/graphql/index.js';
import { HOUSEHOLD_ENTRY_KINDS, type HouseholdEntryKind } from './registers/household-entry.entity.js';
import {
  PERMIT_ENTRY_KINDS,
  PERMIT_STATUSES,
  type PermitEntryKind,
  type PermitStatus,
} from './registers/permit.entity.js';
import { RESIDENCE_STATUSES, type ResidenceStatus } from './registers/residence.entity.js';

const ENTRY_STATUSES = ['ACTIVE', 'REVOKED'] as const;
type EntryStatus = (typeof ENTRY_STATUSES)[number];

const ResidenceStatusEnum = graphqlEnum('ResidenceRegistrationStatus', RESIDENCE_STATUSES, {
  values: { ACTIVE: '在册', MOVED: '已变更地址', LEFT: '已离开注销', REVOKED: '决定已撤销' },
});
const PermitStatusEnum = graphqlEnum('ResidencePermitStatus', PERMIT_STATUSES, {
  values: { ACTIVE: '有效', LAPSED: '逾期未签注,已另发新证', REVOKED: '决定已撤销' },
});
const PermitKindEnum = graphqlEnum('ResidencePermitEntryKind', PERMIT_ENTRY_KINDS, {
  values: { ISSUE: '签发', ENDORSEMENT: '签注' },
});
const HouseholdKindEnum = graphqlEnum('HouseholdEntryKind', HOUSEHOLD_ENTRY_KINDS, {
  values: { BIRTH: '出生登记', MOVE_IN: '迁入登记', CANCELLATION: '死亡注销', CORRECTION: '变更更正' },
});
const EntryStatusEnum = graphqlEnum('PublicSecurityEntryStatus', ENTRY_STATUSES, {
  values: { ACTIVE: '有效', REVOKED: '决定已撤销' },
});

@ObjectType({ description: 'Where a person from elsewhere lives (流动人口居住登记台账); `address` is the residence' })
export class ResidenceRegistration extends RegisterEntry {
  @Field(() => ResidenceStatusEnum)
  status: ResidenceStatus;

  @Field(() => String, { description: 'Province, city and county of the household registration (户籍地)' })
  originPlace: string;

  @Field(() => String, { description: 'A key of the form' })
  reason: string;

  @Field(() => String, { description: 'A key of the form' })
  housingKind: string;

  @Field(() => GraphQLDate)
  residedSince: string;

  @Field(() => GraphQLDate, { description: 'Until when it holds unless it is confirmed (续期)' })
  validUntil: string;
}

@ObjectType({ description: 'A residence permit issued or endorsed (居住证台账)' })
export class ResidencePermit extends RegisterEntry {
  @Field(() => PermitStatusEnum)
  status: PermitStatus;

  @Field(() => PermitKindEnum)
  kind: PermitEntryKind;

  @Field(() => String, { description: 'A key of the form' })
  ground: string;

  @Field(() => GraphQLDate, { description: 'Last day of the endorsement; afterwards the permit does not work' })
  validUntil: string;
}

@ObjectType({
  description:
    'An entry in the household register (户口登记台账); of a birth the person is the child, of a death the deceased',
})
export class HouseholdRegisterEntry extends RegisterEntry {
  @Field(() => EntryStatusEnum)
  status: EntryStatus;

  @Field(() => HouseholdKindEnum)
  kind: HouseholdEntryKind;

  @Field(() => String, { nullable: true, description: 'Of a move; a key of the form' })
  ground: string | null;

  @Field(() => Int, { description: 'Persons entered by the decision' })
  personCount: number;

  @Field(() => String, { nullable: true, description: 'M or F; of a birth' })
  sex: string | null;

  @Field(() => GraphQLDate, { nullable: true })
  birthDate: string | null;

  @Field(() => String, { nullable: true, description: 'Masked unless the caller declares a purpose' })
  birthCertificateNumber: string | null;

  @Field(() => String, { nullable: true })
  motherName: string | null;

  @Field(() => String, { nullable: true, description: 'Masked unless the caller declares a purpose' })
  motherIdNumber: string | null;

  @Field(() => String, { nullable: true })
  fatherName: string | null;

  @Field(() => String, { nullable: true, description: 'Masked unless the caller declares a purpose' })
  fatherIdNumber: string | null;

  @Field(() => GraphQLDate, { nullable: true, description: 'Of a death; the person is the deceased' })
  diedOn: string | null;

  @Field(() => String, { nullable: true, description: 'Of a correction: NAME, SEX or BIRTH_DATE' })
  corrected: string | null;
}

@ObjectType({ description: 'A certificate of no criminal record that was issued (无犯罪记录证明台账)' })
export class NoCrimeCertificate extends RegisterEntry {
  @Field(() => EntryStatusEnum)
  status: EntryStatus;

  @Field(() => String, { description: 'What for; a key of the form' })
  purpose: string;
}

@InputType()
export class ResidenceRegistrationFilter extends RegisterFilter {
  @Field(() => ResidenceStatusEnum, { nullable: true })
  @IsOptional()
  @IsIn(RESIDENCE_STATUSES)
  status?: ResidenceStatus | null;
}

@InputType()
export class ResidencePermitFilter extends RegisterFilter {
  @Field(() => PermitStatusEnum, { nullable: true })
  @IsOptional()
  @IsIn(PERMIT_STATUSES)
  status?: PermitStatus | null;

  @Field(() => PermitKindEnum, { nullable: true })
  @IsOptional()
  @IsIn(PERMIT_ENTRY_KINDS)
  kind?: PermitEntryKind | null;
}

@InputType()
export class HouseholdRegisterFilter extends RegisterFilter {
  @Field(() => EntryStatusEnum, { nullable: true })
  @IsOptional()
  @IsIn(ENTRY_STATUSES)
  status?: EntryStatus | null;

  @Field(() => HouseholdKindEnum, { nullable: true })
  @IsOptional()
  @IsIn(HOUSEHOLD_ENTRY_KINDS)
  kind?: HouseholdEntryKind | null;
}

@InputType()
export class NoCrimeCertificateFilter extends RegisterFilter {
  @Field(() => EntryStatusEnum, { nullable: true })
  @IsOptional()
  @IsIn(ENTRY_STATUSES)
  status?: EntryStatus | null;
}

export const ResidenceRegistrationConnection = ConnectionOf(ResidenceRegistration, 'ResidenceRegistrationConnection');
export const ResidencePermitConnection = ConnectionOf(ResidencePermit, 'ResidencePermitConnection');
export const HouseholdRegisterConnection = ConnectionOf(HouseholdRegisterEntry, 'HouseholdRegisterConnection');
export const NoCrimeCertificateConnection = ConnectionOf(NoCrimeCertificate, 'NoCrimeCertificateConnection');
