import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { graphqlEnum, GraphQLJSONObject, PageInfo } from '../platform/graphql/index.js';
import { ITEM_KINDS, LIMIT_UNITS, type ItemKind as Kind, type LimitUnit as Unit } from './service-item.js';

export const ItemKind = graphqlEnum('ItemKind', ITEM_KINDS, { description: '办件类型' });
export const LimitUnit = graphqlEnum('LimitUnit', LIMIT_UNITS, { description: '时限单位' });

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
}

@ObjectType({ description: '特别程序' })
export class ItemProcedure {
  @Field(() => ID)
  code: string;

  @Field(() => String)
  name: string;

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
