import { Field, Float, ID, Int, ObjectType } from '@nestjs/graphql';
import { ConnectionOf, GraphQLDate } from '../../../platform/graphql/index.js';

@ObjectType({ description: '居民健康档案建档率: records against residents of a division, and the target' })
export class HealthRecordCoverage {
  @Field(() => String)
  divisionCode: string;

  @Field(() => Int, { description: 'The year whose count of residents holds' })
  year: number;

  @Field(() => Int, { description: '常住人口' })
  residents: number;

  @Field(() => Int, { description: 'Health records that stand' })
  recorded: number;

  @Field(() => Int, { description: 'Of these, of heads of households (户主): households that keep one' })
  householdHeads: number;

  @Field(() => Float, { nullable: true, description: 'Recorded of residents, one decimal; null without residents' })
  percent: number | null;

  @Field(() => Int, { description: 'Target in per cent' })
  targetPercent: number;

  @Field(() => Int, { description: 'How many more records the target asks for' })
  missing: number;
}

@ObjectType({ description: 'A dose that a child is to be given (应种未种)' })
export class VaccinationDue {
  @Field(() => ID, { description: 'The entry of the child' })
  childId: string;

  @Field(() => ID, { description: 'The request whose decision wrote the entry (受理编号)' })
  requestNumber: string;

  @Field(() => String)
  divisionCode: string;

  @Field(() => String, { description: 'The child' })
  personName: string;

  @Field(() => String, { description: 'Code of the vaccine' })
  vaccine: string;

  @Field(() => String, { description: '疫苗名称' })
  vaccineName: string;

  @Field(() => Int, { description: '剂次' })
  dose: number;

  @Field(() => GraphQLDate, { description: 'From when it is to be given' })
  dueOn: string;

  @Field(() => GraphQLDate, { description: 'The last day in time' })
  lastOn: string;

  @Field(() => Boolean, { description: 'That day has passed' })
  overdue: boolean;

  @Field(() => String, {
    nullable: true,
    description: 'Why this dose is the next one, with the rule it rests on, in the language of Accept-Language',
  })
  why: string | null;
}

@ObjectType({ description: 'A dose of a child’s calendar of vaccinations (接种日程)' })
export class VaccinationDose {
  @Field(() => String)
  vaccine: string;

  @Field(() => String, { description: '疫苗名称' })
  vaccineName: string;

  @Field(() => Int, { description: '剂次' })
  dose: number;

  @Field(() => GraphQLDate)
  dueOn: string;

  @Field(() => GraphQLDate, { description: 'The last day in time' })
  lastOn: string;

  @Field(() => GraphQLDate, { description: 'From this day on it is not given any more' })
  closesOn: string;

  @Field(() => GraphQLDate, { nullable: true })
  givenOn: string | null;

  @Field(() => Boolean, { description: 'Must not be given (禁忌)' })
  waived: boolean;
}

@ObjectType({ description: '疫苗接种率: children who have reached the age of a dose, and who has had it' })
export class VaccinationCoverage {
  @Field(() => String)
  vaccine: string;

  @Field(() => String, { description: '疫苗名称' })
  vaccineName: string;

  @Field(() => Int, { description: '剂次' })
  dose: number;

  @Field(() => Int, { description: '应种人数' })
  children: number;

  @Field(() => Int, { description: '已种人数' })
  given: number;

  @Field(() => Int, { description: '禁忌人数' })
  waived: number;

  @Field(() => Int, { description: '逾期未种人数' })
  overdue: number;

  @Field(() => Float, { nullable: true, description: 'Given of those who may be given it, one decimal' })
  percent: number | null;
}

export const VaccinationDueConnection = ConnectionOf(VaccinationDue, 'VaccinationDueConnection');
