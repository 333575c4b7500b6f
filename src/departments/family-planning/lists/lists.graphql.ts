import { Field, Float, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { ConnectionOf, GraphQLDate } from '../../../platform/graphql/index.js';

export enum FamilyDueList {
  AWARD_AGE = 'AWARD_AGE',
  EXPECTED_BIRTHS = 'EXPECTED_BIRTHS',
  CHILDCARE_UNCLAIMED = 'CHILDCARE_UNCLAIMED',
  CHILDCARE_ENDS = 'CHILDCARE_ENDS',
  ONE_CHILD_FEE_ENDS = 'ONE_CHILD_FEE_ENDS',
  YEARLY_REVIEWS = 'YEARLY_REVIEWS',
}
registerEnumType(FamilyDueList, {
  name: 'FamilyDueList',
  valuesMap: {
    AWARD_AGE: { description: '达到奖励年龄: holders of a certificate, and their spouses, who have no award yet' },
    EXPECTED_BIRTHS: { description: '预产期名单' },
    CHILDCARE_UNCLAIMED: {
      description: '应享未享育儿补贴: registered children without a subsidy, by the day on which they reach three',
    },
    CHILDCARE_ENDS: { description: '育儿补贴期满: children who reach three' },
    ONE_CHILD_FEE_ENDS: { description: '奖励费期满: only children who grow up' },
    YEARLY_REVIEWS: {
      description: '年审到期: awards and subsidies whose next year begins; special support not among them',
    },
  },
});

@ObjectType({ description: 'Somebody whose turn comes by a date of birth (按出生日期到期的名单)' })
export class FamilyDue {
  @Field(() => ID, { description: 'The entry of the register' })
  entryId: string;

  @Field(() => ID, { description: 'The request whose decision wrote the entry (受理编号)' })
  requestNumber: string;

  @Field(() => String)
  divisionCode: string;

  @Field(() => String, { description: 'Whose turn it is' })
  personName: string;

  @Field(() => String, { nullable: true })
  childName: string | null;

  @Field(() => GraphQLDate)
  dueOn: string;

  @Field(() => Boolean, { description: 'That day has passed' })
  overdue: boolean;
}

@ObjectType({ description: '奖励扶助资金汇总 by benefit, of what was listed for payment in a time' })
export class FamilyPaymentTotal {
  @Field(() => String, { description: 'e.g. CHILDCARE_SUBSIDY' })
  kind: string;

  @Field(() => String)
  name: string;

  @Field(() => Int)
  payments: number;

  @Field(() => Int, { description: 'How many people' })
  persons: number;

  @Field(() => Float, { description: 'Fen' })
  amountFen: number;
}

export const FamilyDueConnection = ConnectionOf(FamilyDue, 'FamilyDueConnection');
