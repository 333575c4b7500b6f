import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { ConnectionOf, GraphQLDate, graphqlEnum } from '../../../platform/graphql/index.js';
import type { OfferKind } from '../registers/offer.entity.js';
import type { MatchAspect } from './matching.js';

export const OfferKindEnum = graphqlEnum('EmploymentOfferKind', ['COURSE', 'WELFARE_POST'] as const, {
  values: { COURSE: '培训班次', WELFARE_POST: '公益性岗位' },
});

export const MatchAspectEnum = graphqlEnum(
  'VacancyMatchAspect',
  ['wish', 'skill', 'wage', 'education', 'distance'] as const,
  { values: { wish: '意愿', skill: '技能', wage: '薪酬', education: '文化程度', distance: '距离' } },
);

@ObjectType({ description: 'Why a vacancy suits somebody (匹配理由)' })
export class VacancyMatchReason {
  @Field(() => MatchAspectEnum)
  aspect: MatchAspect;

  @Field(() => Int)
  points: number;

  @Field(() => String, { description: 'in the caller’s language' })
  text: string;
}

@ObjectType({ isAbstract: true })
abstract class Matched {
  @Field(() => ID)
  requestNumber: string;

  @Field(() => Int, { description: '0 to 100' })
  score: number;

  @Field(() => [VacancyMatchReason], { description: 'the weightiest first' })
  reasons: VacancyMatchReason[];
}

@ObjectType({ description: 'A vacancy that suits somebody (推荐岗位)' })
export class VacancyMatch extends Matched {
  @Field(() => ID)
  vacancyId: string;

  @Field(() => String)
  employer: string;

  @Field(() => String)
  title: string;

  @Field(() => Int)
  posts: number;

  @Field(() => Int)
  wageMinYuan: number;

  @Field(() => Int)
  wageMaxYuan: number;

  @Field(() => String)
  workplace: string;

  @Field(() => GraphQLDate)
  validUntil: string;
}

@ObjectType({ description: 'Somebody in the unemployment register whom a vacancy suits (推荐人选)' })
export class VacancyCandidate extends Matched {
  @Field(() => ID, { description: 'the entry of the unemployment register' })
  entryId: string;

  @Field(() => String)
  personName: string;

  @Field(() => String)
  wish: string;

  @Field(() => String)
  skill: string;
}

@ObjectType()
export class ZeroEmploymentMember {
  @Field(() => String)
  name: string;

  @Field(() => String)
  relation: string;

  @Field(() => Boolean)
  labourCapable: boolean;
}

@ObjectType({
  description: 'A family of which nobody who can work does, found in the unemployment register (零就业家庭)',
})
export class ZeroEmploymentHousehold {
  @Field(() => ID, { description: 'the entry of the unemployment register' })
  entryId: string;

  @Field(() => ID)
  requestNumber: string;

  @Field(() => String)
  personName: string;

  @Field(() => String)
  divisionCode: string;

  @Field(() => GraphQLDate)
  registeredOn: string;

  @Field(() => Int, { description: 'how many could work, the registered person included' })
  labourCapable: number;

  @Field(() => [ZeroEmploymentMember])
  members: ZeroEmploymentMember[];

  @Field(() => ID, { nullable: true, description: '联系卡编号; null: not recognised yet' })
  contactCard: string | null;

  @Field(() => GraphQLDate, { nullable: true, description: '下次走访日期' })
  nextVisitOn: string | null;
}

@ObjectType({ description: 'A course or post with its places (培训班次、公益性岗位名额)' })
export class EmploymentOffer {
  @Field(() => ID)
  id: string;

  @Field(() => ID)
  code: string;

  @Field(() => String)
  title: string;

  @Field(() => String)
  category: string;

  @Field(() => String)
  organisation: string;

  @Field(() => String)
  place: string;

  @Field(() => GraphQLDate, { nullable: true })
  enrolUntil: string | null;

  @Field(() => GraphQLDate, { nullable: true })
  startsOn: string | null;

  @Field(() => GraphQLDate)
  endsOn: string;

  @Field(() => Int)
  capacity: number;

  @Field(() => Int)
  taken: number;
}

@ObjectType({ description: 'Somebody whose right to a pension is to be confirmed in a year (待认证人员)' })
export class PensionDue {
  @Field(() => ID)
  entryId: string;

  @Field(() => ID)
  requestNumber: string;

  @Field(() => String)
  personName: string;

  @Field(() => String)
  divisionCode: string;

  @Field(() => String)
  pensionKind: string;

  @Field(() => Boolean, { description: '暂停发放' })
  suspended: boolean;

  @Field(() => GraphQLDate, { nullable: true })
  confirmedOn: string | null;

  @Field(() => GraphQLDate)
  nextDueOn: string;

  @Field(() => Boolean, { description: 'confirmed in that year' })
  done: boolean;
}

@ObjectType({ description: '年度认证进度' })
export class PensionDueCount {
  @Field(() => Int)
  due: number;

  @Field(() => Int)
  done: number;
}

export const ZeroEmploymentHouseholdConnection = ConnectionOf(
  ZeroEmploymentHousehold,
  'ZeroEmploymentHouseholdConnection',
);
export const PensionDueConnection = ConnectionOf(PensionDue, 'PensionDueConnection');
export type { OfferKind };
