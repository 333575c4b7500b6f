import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { graphqlEnum, GraphQLDate, GraphQLDateTime } from '../../platform/graphql/index.js';

export const BOARD_GROUPINGS = ['DEPARTMENT', 'CENTRE', 'OFFICER', 'ITEM'] as const;
export type BoardGrouping = (typeof BOARD_GROUPINGS)[number];

export const BoardGroupingEnum = graphqlEnum('BoardGrouping', BOARD_GROUPINGS, {
  description: '看板分组',
  values: {
    DEPARTMENT: '主办部门: the department that leads the request and answers for its dates',
    CENTRE: '受理中心: the centre that took the request in',
    OFFICER:
      '经办人: who has a task of the request in hand. A request stands in the row of each officer who has one, so rows ' +
      'may add up to more than the total; open tasks that nobody has claimed, and requests without a task that could ' +
      'be claimed, are in the row without a code. Due dates of a row are those of its tasks: the limit of the step, ' +
      'else of the request',
    ITEM: '事项: the service item',
  },
});

@InputType({ description: 'A department or item that does not exist leaves an empty board' })
export class SupervisionBoardFilter {
  @Field(() => ID, { nullable: true, description: '主办部门' })
  department?: string | null;

  @Field(() => ID, { nullable: true, description: '事项' })
  item?: string | null;
}

@ObjectType()
export class BoardGroup {
  @Field(() => ID, {
    nullable: true,
    description: 'code of the department, centre or item, `sub` of the officer; null: nobody has it in hand (未认领)',
  })
  code: string | null;

  @Field(() => String)
  name: string;

  @Field(() => String)
  nameEn: string;
}

@ObjectType({
  description:
    'Numbers of requests (办件数). The date of a request is the one that binds the office now: the earliest due instant ' +
    'of its running clocks, those of steps left out, so usually the promised date. A paused request has none.',
})
export class BoardRow {
  @Field(() => BoardGroup, { nullable: true, description: 'null in the total' })
  group: BoardGroup | null;

  @Field(() => Int, { description: '在办: RECEIVED, CORRECTION, ACCEPTED, IN_PROGRESS or SUSPENDED' })
  open: number;

  @Field(() => Int, { description: '黄灯: open with signal YELLOW' })
  yellow: number;

  @Field(() => Int, { description: '红灯: open with signal RED' })
  red: number;

  @Field(() => Int, {
    description: '停表: SUSPENDED for a special procedure, or in CORRECTION waiting for the applicant',
  })
  paused: number;

  @Field(() => Int, {
    description: '暂定期限: the date reaches a year whose calendar has not been announced',
  })
  provisional: number;

  @Field(() => Int, {
    description:
      '未派件: accepted, but a department of its plan has not got it yet: the message to it waits, is tried again or ' +
      'was given up (deadLetters)',
  })
  unrouted: number;

  @Field(() => Int, { description: '今日到期: not late yet, and today is the last day' })
  dueToday: number;

  @Field(() => Int, {
    description: '本周到期: not late yet, and the last day is not after Sunday of this week; includes dueToday',
  })
  dueThisWeek: number;

  @Field(() => Int, { description: '逾期: the date has passed' })
  overdue: number;
}

@ObjectType({ description: 'Overdue requests by working days late' })
export class OverdueBucket {
  @Field(() => Int)
  fromDays: number;

  @Field(() => Int, { nullable: true, description: 'null: no upper end' })
  toDays: number | null;

  @Field(() => Int)
  count: number;
}

/** The largest number of rows that one board shows. */
export const MAX_ROWS = 500;

@ObjectType({
  description:
    '监察看板: what is open now. A supervisor sees the own centre’s requests, a leader those that the own department ' +
    'leads or has in hand, in all centres (with rows of the own officers only).',
})
export class SupervisionBoard {
  @Field(() => GraphQLDateTime, { description: 'the business time at which it was counted, in one snapshot' })
  asOf: Date;

  @Field(() => GraphQLDate, { description: 'the day that “today” means: the business day in the installation’s zone' })
  recordedOn: string;

  @Field(() => BoardRow, { description: 'every request once, the same whatever it is grouped by' })
  total: BoardRow;

  @Field(() => [BoardRow], {
    description: `what presses most comes first: overdue, due today, open. At most ${MAX_ROWS} rows; groups beyond them are in the total`,
  })
  rows: BoardRow[];

  @Field(() => [OverdueBucket], {
    description:
      'the overdue ones of the total by working days late: working days that have begun since the last day in time, ' +
      'today included, by the calendar of the installation; at least one',
  })
  overdueHistogram: OverdueBucket[];

  @Field(() => Int, {
    nullable: true,
    description:
      'age in seconds (real time) of the oldest message of the installation that has not taken effect yet; null: none waits',
  })
  oldestOutboxSeconds: number | null;
}
