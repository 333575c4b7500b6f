import { Args, ID, Mutation, Resolver } from '@nestjs/graphql';
import { Allow, type Caller } from '../../platform/auth/index.js';
import type { Locale } from '../../platform/errors/index.js';
import { CurrentCaller, CurrentLocale, payload } from '../../platform/graphql/index.js';
import { CalendarLayerInput, HolidayNoticeInput } from './calendar-input.graphql.js';
import { proposalView } from './calendar-views.js';
import { CalendarProposalPayload } from './calendar.graphql.js';
import { DecideProposal } from './decide-proposal.js';
import { ProposeChange, type Proposed } from './propose-change.js';
import type { ProposalRecord } from './proposal.js';

const ID_TYPE = { type: () => ID };

/** The calendar as administered data: one administrator proposes, another decides (双人复核). */
@Resolver()
export class CalendarMutationsResolver {
  constructor(
    private readonly propose: ProposeChange,
    private readonly decide: DecideProposal,
  ) {}

  @Allow('admin')
  @Mutation(() => CalendarProposalPayload, { description: '提出载入放假通知' })
  proposeCalendarNotice(
    @Args('notice', { type: () => HolidayNoticeInput }) notice: HolidayNoticeInput,
    @CurrentCaller() caller: Caller,
    @CurrentLocale() locale: Locale,
  ): Promise<CalendarProposalPayload> {
    return payload(locale, async () => proposed(await this.propose.notice(notice, caller)));
  }

  @Allow('admin')
  @Mutation(() => CalendarProposalPayload, { description: '提出载入日历图层' })
  proposeCalendarLayer(
    @Args('layer', { type: () => CalendarLayerInput }) layer: CalendarLayerInput,
    @CurrentCaller() caller: Caller,
    @CurrentLocale() locale: Locale,
  ): Promise<CalendarProposalPayload> {
    return payload(locale, async () => proposed(await this.propose.layer(layer, caller)));
  }

  @Allow('admin')
  @Mutation(() => CalendarProposalPayload, {
    description: '批准日历变更, by another administrator; open requests are then reckoned anew',
  })
  approveCalendarProposal(
    @Args('id', ID_TYPE) id: string,
    @CurrentCaller() caller: Caller,
    @CurrentLocale() locale: Locale,
  ): Promise<CalendarProposalPayload> {
    return payload(locale, async () => decided(await this.decide.approve(id, caller)));
  }

  @Allow('admin')
  @Mutation(() => CalendarProposalPayload, { description: '不批准日历变更, by another administrator' })
  rejectCalendarProposal(
    @Args('id', ID_TYPE) id: string,
    @Args('reason', { type: () => String }) reason: string,
    @CurrentCaller() caller: Caller,
    @CurrentLocale() locale: Locale,
  ): Promise<CalendarProposalPayload> {
    return payload(locale, async () => decided(await this.decide.reject(id, reason, caller)));
  }
}

const proposed = ({ proposal, holdsAlready }: Proposed) => ({
  proposal: proposal && proposalView(proposal),
  holdsAlready,
});

const decided = (proposal: ProposalRecord) => ({
  proposal: proposalView(proposal),
  holdsAlready: proposal.state === 'APPROVED' && proposal.revision === null,
});
