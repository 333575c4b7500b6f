import type { HolidayNotice, OpenInterval } from '../../calendar/index.js';
import type { ScopedLayer } from '../basis.js';
import type {
  CalendarLayerView,
  CalendarProposal,
  DatedHours,
  HolidayNoticeView,
  WeeklyHours,
} from './calendar.graphql.js';
import type { ProposalRecord } from './proposal.js';

export const noticeView = (notice: HolidayNotice): HolidayNoticeView => ({
  id: notice.id,
  docNo: notice.docNo ?? null,
  issuedOn: notice.issuedOn,
  year: notice.year,
  amends: notice.amends ?? null,
  off: (notice.off ?? []).map(([name, first, last]) => ({ name, first, last })),
  makeup: [...(notice.makeup ?? [])],
  removesMakeup: [...(notice.removesMakeup ?? [])],
  source: notice.source ?? null,
});

export const layerView = ({ id, scope, scopeCode, body }: ScopedLayer): CalendarLayerView => ({
  id,
  name: body.name ?? null,
  scope,
  scopeCode,
  hours: body.hours ? (body.hours as unknown as WeeklyHours) : null,
  shifts: dated(body.shifts),
  breaks: dated(body.breaks),
  holidays: [...(body.holidays ?? [])],
  workdays: [...(body.workdays ?? [])],
});

const dated = (table: Readonly<Record<string, readonly OpenInterval[]>> = {}): DatedHours[] =>
  Object.entries(table)
    .map(([date, open]) => ({ date, open: open.map((interval) => [...interval]) }))
    .sort((a, b) => (a.date < b.date ? -1 : 1));

export const proposalView = (proposal: ProposalRecord): CalendarProposal => ({
  id: proposal.id,
  state: proposal.state,
  notice: proposal.change.kind === 'NOTICE' ? noticeView(proposal.change.body) : null,
  layer: proposal.change.kind === 'LAYER' ? layerView(proposal.change.body) : null,
  proposedBy: proposal.proposedByName,
  proposedAt: proposal.proposedAt,
  decidedBy: proposal.decidedByName,
  decidedAt: proposal.decidedAt,
  reason: proposal.reason,
  revision: proposal.revision,
});
