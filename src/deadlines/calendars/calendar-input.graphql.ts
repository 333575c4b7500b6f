import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { IsOptional, ValidateNested } from 'class-validator';
import {
  GraphQLDate,
  graphqlEnum,
  IsPlainText,
  IsShortList,
  IsWholeNumber,
  rule,
} from '../../platform/graphql/index.js';
import { LAYER_SCOPES, type LayerScope } from '../basis.js';

export const CalendarScopeEnum = graphqlEnum('CalendarScope', LAYER_SCOPES, {
  description: 'Where a calendar layer holds: 全市、行政区划、部门、政务服务中心',
  values: {
    INSTALLATION: 'every clock',
    DIVISION: 'clocks of requests taken in there or in a division below it',
    DEPARTMENT: 'clocks that bind the department',
    CENTRE: 'clocks that bind the service centre: acceptance and delivery',
  },
});

const BAD_ID = {
  zh: '须为 1 至 64 个字母、数字、点、下划线或连字符,以字母或数字开头。',
  en: 'It must be 1 to 64 letters, digits, dots, underscores or hyphens, beginning with a letter or digit.',
};
const IsCalendarId = (): PropertyDecorator =>
  rule('isCalendarId', (value) =>
    typeof value === 'string' && /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/.test(value) ? null : BAD_ID,
  );

/** More than a year's worth of days nobody announces at once. */
const MOST_DATES = 400;
const MOST_INTERVALS = 12;

@InputType({ description: '放假区间, both days included' })
export class HolidayRangeInput {
  @IsPlainText(60)
  @Field(() => String)
  name: string;

  @Field(() => GraphQLDate)
  first: string;

  @Field(() => GraphQLDate)
  last: string;
}

@InputType({ description: '放假通知: a yearly notice of the State Council, or one that amends such a notice' })
export class HolidayNoticeInput {
  @IsCalendarId()
  @Field(() => ID)
  id: string;

  @IsOptional()
  @IsPlainText(60)
  @Field(() => String, { nullable: true, description: '文号' })
  docNo?: string | null;

  @Field(() => GraphQLDate, { description: 'notices apply in the order of their dates of issue' })
  issuedOn: string;

  @IsWholeNumber(2000, 2199)
  @Field(() => Int)
  year: number;

  @IsOptional()
  @IsCalendarId()
  @Field(() => ID, { nullable: true, description: 'id of the notice that it changes' })
  amends?: string | null;

  @IsOptional()
  @IsShortList(60)
  @ValidateNested({ each: true })
  @Type(() => HolidayRangeInput)
  @Field(() => [HolidayRangeInput], { nullable: true })
  off?: HolidayRangeInput[] | null;

  @IsOptional()
  @IsShortList(60)
  @Field(() => [GraphQLDate], { nullable: true, description: '调休上班: Saturdays and Sundays that are worked' })
  makeup?: string[] | null;

  @IsOptional()
  @IsShortList(60)
  @Field(() => [GraphQLDate], { nullable: true, description: 'make-up days of earlier notices that are cancelled' })
  removesMakeup?: string[] | null;

  @IsOptional()
  @IsPlainText(500)
  @Field(() => String, { nullable: true, description: 'where the text was found' })
  source?: string | null;
}

const OPEN = { nullable: true, description: 'intervals in local time, e.g. [["09:00", "12:00"], ["13:30", "17:00"]]' };
const Open = (): PropertyDecorator => (target, key) => {
  IsOptional()(target, key);
  IsShortList(MOST_INTERVALS)(target, key);
  Field(() => [[String]], OPEN)(target, key);
};

@InputType({ description: 'The whole opening week; a weekday that is left out is closed' })
export class WeeklyHoursInput {
  @Open()
  mon?: string[][] | null;
  @Open()
  tue?: string[][] | null;
  @Open()
  wed?: string[][] | null;
  @Open()
  thu?: string[][] | null;
  @Open()
  fri?: string[][] | null;
  @Open()
  sat?: string[][] | null;
  @Open()
  sun?: string[][] | null;
}

@InputType({ description: 'The hours of one date' })
export class DatedHoursInput {
  @Field(() => GraphQLDate)
  date: string;

  @IsShortList(MOST_INTERVALS)
  @Field(() => [[String]], { description: OPEN.description })
  open: string[][];
}

@InputType({
  description:
    '日历图层: what holds in a place beside the national notices. One with a known id is a new version of it; an empty one takes back what it said.',
})
export class CalendarLayerInput {
  @IsCalendarId()
  @Field(() => ID)
  id: string;

  @IsOptional()
  @IsPlainText(60)
  @Field(() => String, { nullable: true, description: 'named where a due date explains itself' })
  name?: string | null;

  @Field(() => CalendarScopeEnum)
  scope: LayerScope;

  @IsOptional()
  @IsPlainText(64)
  @Field(() => ID, {
    nullable: true,
    description: 'code of the division (province 2 digits, city 4, county 6, township 9), department or centre',
  })
  scopeCode?: string | null;

  @IsOptional()
  @IsPlainText(64)
  @Field(() => String, { nullable: true, description: 'only the time zone of the installation' })
  timezone?: string | null;

  @IsOptional()
  @ValidateNested()
  @Type(() => WeeklyHoursInput)
  @Field(() => WeeklyHoursInput, { nullable: true })
  hours?: WeeklyHoursInput | null;

  @IsOptional()
  @IsShortList(MOST_DATES)
  @ValidateNested({ each: true })
  @Type(() => DatedHoursInput)
  @Field(() => [DatedHoursInput], { nullable: true, description: 'instead of the weekly hours' })
  shifts?: DatedHoursInput[] | null;

  @IsOptional()
  @IsShortList(MOST_DATES)
  @ValidateNested({ each: true })
  @Type(() => DatedHoursInput)
  @Field(() => [DatedHoursInput], { nullable: true, description: 'closed within the hours' })
  breaks?: DatedHoursInput[] | null;

  @IsOptional()
  @IsShortList(MOST_DATES)
  @Field(() => [GraphQLDate], { nullable: true, description: 'days that are not working days here' })
  holidays?: string[] | null;

  @IsOptional()
  @IsShortList(MOST_DATES)
  @Field(() => [GraphQLDate], { nullable: true, description: 'days that are working days here' })
  workdays?: string[] | null;
}
