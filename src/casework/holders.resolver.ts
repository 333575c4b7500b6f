import { Context, Field, ObjectType, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { CatalogueViews, Department } from '../catalogue/index.js';
import { ServiceCentre } from '../organisation/index.js';
import { hasRole, type Caller } from '../platform/auth/index.js';
import { CurrentCaller, GraphQLDateTime, type GraphqlContext } from '../platform/graphql/index.js';
import { BusinessClock } from '../platform/time/index.js';
import { Clock, clockView, RequestLoaders, RequestViews, ServiceRequest, Task } from '../requests/index.js';
import { holdersOf, type HolderRecord } from './holders.js';

@ObjectType({ description: '当前持有: who has to act on a request now, and since when' })
export class Holder {
  @Field(() => Department, { nullable: true, description: 'null: the service centre' })
  department: Department | null;

  @Field(() => ServiceCentre, { nullable: true, description: 'the centre, when it has to act itself' })
  centre: ServiceCentre | null;

  @Field(() => String, { nullable: true, description: 'for staff; null when nobody has taken the work up' })
  officerName: string | null;

  @Field(() => Task, { nullable: true, description: 'the piece of work that waits' })
  task: Task | null;

  @Field(() => GraphQLDateTime)
  since: Date;

  @Field(() => Boolean, { description: 'true when `clock` has passed its due instant' })
  overdue: boolean;

  @Field(() => Clock, {
    nullable: true,
    description: "what runs against the holder: the step's clock, else the request's",
  })
  clock: Clock | null;
}

/** Who holds a request, where a request is read. */
@Resolver(() => ServiceRequest)
export class HoldersResolver {
  constructor(
    private readonly loaders: RequestLoaders,
    private readonly views: RequestViews,
    private readonly catalogue: CatalogueViews,
    private readonly business: BusinessClock,
  ) {}

  @ResolveField(() => [Holder], {
    description:
      'one for each piece of work that waits, so each branch of a joint request has its own; empty while it waits for the applicant, and when it has ended',
  })
  async heldBy(
    @Parent() request: ServiceRequest,
    @CurrentCaller() caller: Caller,
    @Context() context: GraphqlContext,
  ): Promise<Holder[]> {
    const { id } = request.record;
    const tasks = request.taskRecords ?? (await this.loaders.tasks(context).load(id));
    const clocks = request.clockRecords ?? (await this.loaders.clocks(context).load(id));
    const staff = !hasRole(caller, 'partner');
    return holdersOf(request.record, tasks, clocks, this.business.now()).map((holder) => ({
      ...this.view(holder, request),
      officerName: staff ? holder.officerName : null,
    }));
  }

  private view({ department, task, since, overdue, clock }: HolderRecord, request: ServiceRequest) {
    return {
      department: department === null ? null : this.catalogue.department(department),
      centre: department === null ? request.centre : null,
      task: task && this.views.task(task, request),
      since,
      overdue,
      clock: clock && clockView(clock, request.record),
    };
  }
}
