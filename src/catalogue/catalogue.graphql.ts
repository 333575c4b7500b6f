import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { graphqlEnum, GraphQLJSONObject, PageInfo, type JsonObject } from '../platform/graphql/index.js';
import {
  ITEM_KINDS,
  LIMIT_UNITS,
  PLACE_RULES,
  type ItemKind as Kind,
  type LimitUnit as Unit,
  type PlaceRuleKind,
} from './service-item.js';

export const ItemKind = graphqlEnum('ItemKind', ITEM_KINDS, { description: '办件类型' });
export const LimitUnit = graphqlEnum('LimitUnit', LIMIT_UNITS, { description: '时限单位' });

export const ApplicantKindEnum = graphqlEnum('ApplicantKind', ['PERSON', 'ORGANISATION'], {
  description: '申请人类型',
});
export const PlaceRuleEnum = graphqlEnum('PlaceRuleKind', PLACE_RULES, {
  description: '办理地点规则',
  values: { HOUSEHOLD: '户籍地', RESIDENCE: '居住地', ANYWHERE: '通办' },
});
export const StepRole = graphqlEnum('StepRole', ['LEAD', 'ASSIST'], {
  values: { LEAD: '主办: belongs to the body that decides', ASSIST: '协办: gives an opinion' },
});
export const StepPlace = graphqlEnum('StepPlace', ['RECEIVING', 'DUTY'], {
  description: '跨区域通办: where a step is worked',
  values: { RECEIVING: '受理地; falls away when it is the place of duty too', DUTY: '属地' },
});

@ObjectType({ description: '部门' })
export class Department {
  @Field(() => ID)
  code: string;

  @Field(() => String)
  name: string;

  @Field(() => String)
  nameEn: string;
}

@ObjectType({ description: '时限' })
export class TimeLimit {
  @Field(() => Int)
  value: number;

  @Field(() => LimitUnit)
  unit: Unit;

  @Field(() => String, {
    nullable: true,
    description: 'Where the limit comes from: a law, a service guide, or "演示政策" (invented for the demonstration)',
  })
  source?: string | null;
}

@ObjectType({ description: '依据: where a fact of an item comes from' })
export class FactSource {
  @Field(() => String, { description: 'law, guide, or demo-policy (演示政策, invented for the demonstration)' })
  kind: string;

  @Field(() => String)
  text: string;

  @Field(() => String, { nullable: true })
  url?: string | null;
}

@ObjectType({ description: '办理地点' })
export class PlaceRule {
  @Field(() => PlaceRuleEnum)
  rule: PlaceRuleKind;

  @Field(() => String, { nullable: true, description: 'field of the form that holds the division code it is about' })
  formField?: string | null;

  @Field(() => FactSource)
  source: FactSource;
}

@ObjectType({ description: '其他事实的依据' })
export class ItemSources {
  @Field(() => FactSource)
  conditions: FactSource;

  @Field(() => FactSource)
  materials: FactSource;

  @Field(() => FactSource)
  fee: FactSource;
}

@InputType()
export class TimeLimitInput {
  @Field(() => Int)
  value: number;

  @Field(() => LimitUnit)
  unit: Unit;
}

@ObjectType({ description: '申请材料' })
export class MaterialRequirement {
  @Field(() => ID)
  code: string;

  @Field(() => String)
  name: string;

  @Field(() => String)
  nameEn: string;

  @Field(() => Boolean)
  required: boolean;

  @Field(() => Boolean)
  reusable: boolean;

  @Field(() => String, { description: 'APPLICANT, GOVERNMENT or ON_FILE (known already, not asked for)' })
  source: string;

  @Field(() => Int)
  copies: number;

  @Field(() => Boolean)
  original: boolean;
}

@ObjectType({ description: '环节' })
export class ItemStep {
  @Field(() => ID)
  id: string;

  @Field(() => String)
  name: string;

  @Field(() => Department)
  department: Department;

  @Field(() => [ID])
  after: string[];

  @Field(() => TimeLimit, { nullable: true })
  limit: TimeLimit | null;

  @Field(() => Boolean, { description: '审批: done by a leader who did no earlier step of the request' })
  approval: boolean;

  @Field(() => String)
  nameEn: string;

  @Field(() => StepRole)
  role: string;

  @Field(() => Boolean, { description: '办结: the step that decides the request' })
  decides: boolean;

  @Field(() => String, { nullable: true, description: 'what the applicant gets from this step of a joint matter' })
  part: string | null;

  @Field(() => String, { nullable: true })
  partEn: string | null;

  @Field(() => GraphQLJSONObject, {
    nullable: true,
    description:
      '按需: `{field, anyOf}`; only where that field of the form is one of these or a list that holds one, else the step falls away. Null: always',
  })
  whenAsked: JsonObject | null;

  @Field(() => Boolean, { description: '默认同意: silent until its limit has passed, the body agrees' })
  silenceConsents: boolean;

  @Field(() => StepPlace)
  at: string;
}

@ObjectType({ description: '特别程序' })
export class ItemProcedure {
  @Field(() => ID)
  code: string;

  @Field(() => String)
  name: string;

  @Field(() => String)
  nameEn: string;

  @Field(() => Boolean)
  stopsClock: boolean;
}

@ObjectType({ description: '事项' })
export class ServiceItem {
  @Field(() => ID)
  code: string;

  @Field(() => Int)
  version: number;

  @Field(() => String)
  name: string;

  @Field(() => String)
  nameEn: string;

  @Field(() => Department)
  department: Department;

  @Field(() => ItemKind)
  kind: Kind;

  @Field(() => TimeLimit, { nullable: true })
  legalLimit: TimeLimit | null;

  @Field(() => TimeLimit, { nullable: true })
  promisedLimit: TimeLimit | null;

  @Field(() => TimeLimit, { nullable: true, description: '最长可延长的期限' })
  extension: TimeLimit | null;

  @Field(() => [MaterialRequirement])
  materials: MaterialRequirement[];

  @Field(() => String, { nullable: true })
  conditions: string | null;

  @Field(() => String, { nullable: true })
  legalBasis: string | null;

  @Field(() => Int, { description: 'in fen (分)' })
  feeFen: number;

  @Field(() => Boolean, { description: '窗口可当场办结' })
  delegatedToWindow: boolean;

  @Field(() => GraphQLJSONObject, { description: 'JSON Schema (2020-12) of `form`' })
  formSchema: Record<string, unknown>;

  @Field(() => [ItemStep])
  steps: ItemStep[];

  @Field(() => [ItemProcedure])
  specialProcedures: ItemProcedure[];

  @Field(() => [ApplicantKindEnum], { description: '面向谁' })
  applicantKinds: string[];

  @Field(() => PlaceRule, { nullable: true })
  place: PlaceRule | null;

  @Field(() => ItemSources, { nullable: true })
  sources: ItemSources | null;

  @Field(() => TimeLimit, { nullable: true, description: '受理时限; null: the rule of the law, 5 working days' })
  acceptanceLimit: TimeLimit | null;

  @Field(() => TimeLimit, { nullable: true, description: '送达时限' })
  deliveryLimit: TimeLimit | null;

  @Field(() => Boolean, { description: '已停办: nobody can apply for it any more; its requests go on' })
  retired: boolean;

  @Field(() => Boolean, { description: '特殊群体: requests for it are absent for staff who are not cleared' })
  confidential: boolean;
}

@ObjectType()
export class ServiceItemConnection {
  @Field(() => [ServiceItem])
  nodes: ServiceItem[];

  @Field(() => PageInfo)
  pageInfo: PageInfo;

  @Field(() => Int)
  totalCount: number;
}

@InputType()
export class ServiceItemFilter {
  @Field(() => ID, { nullable: true })
  department?: string | null;

  @Field(() => String, { nullable: true })
  text?: string | null;

  @Field(() => ItemKind, { nullable: true })
  kind?: Kind | null;
}
