import { Field, ID, ObjectType } from '@nestjs/graphql';

@ObjectType({ description: '政务服务中心' })
export class ServiceCentre {
  @Field(() => ID)
  code: string;

  @Field(() => String)
  name: string;

  @Field(() => String)
  divisionCode: string;
}
