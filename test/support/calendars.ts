import { eventually } from './requests.js';
import type { TestApp } from './app.js';

/** An invented amendment: 8 and 9 October 2026 are off as well, and the make-up Saturday of the 10th is not worked. */
export const AMENDMENT = {
  id: 'cn-2026-extended',
  docNo: '国办发明电〔2026〕99号',
  issuedOn: '2026-10-07',
  year: 2026,
  amends: 'cn-2026',
  off: [{ name: '国庆节(延长)', first: '2026-10-08', last: '2026-10-09' }],
  removesMakeup: ['2026-10-10'],
};

const PROPOSAL = `proposal { id state proposedBy decidedBy reason revision notice { id docNo off { name first last } }
  layer { id scope scopeCode holidays } } holdsAlready userErrors { code message field }`;

const call = async (app: Pick<TestApp, 'gql'>, name: string, query: string, variables: object, as: string) => {
  const { data, errors } = await app.gql(query, variables, { as });
  if (errors) throw new Error(JSON.stringify(errors));
  return data[name];
};

export const PROPOSE_NOTICE = `mutation($notice: HolidayNoticeInput!) { proposeCalendarNotice(notice: $notice) { ${PROPOSAL} } }`;
export const PROPOSE_LAYER = `mutation($layer: CalendarLayerInput!) { proposeCalendarLayer(layer: $layer) { ${PROPOSAL} } }`;

export const proposeNotice = (app: Pick<TestApp, 'gql'>, notice: object, as = 'admin-1'): Promise<any> =>
  call(app, 'proposeCalendarNotice', PROPOSE_NOTICE, { notice }, as);

export const proposeLayer = (app: Pick<TestApp, 'gql'>, layer: object, as = 'admin-1'): Promise<any> =>
  call(app, 'proposeCalendarLayer', PROPOSE_LAYER, { layer }, as);

export const approve = (app: Pick<TestApp, 'gql'>, id: string, as = 'admin-2'): Promise<any> =>
  call(
    app,
    'approveCalendarProposal',
    `mutation($id: ID!) { approveCalendarProposal(id: $id) { ${PROPOSAL} } }`,
    { id },
    as,
  );

export const reject = (app: Pick<TestApp, 'gql'>, id: string, reason: string, as = 'admin-2'): Promise<any> =>
  call(
    app,
    'rejectCalendarProposal',
    `mutation($id: ID!, $reason: String!) { rejectCalendarProposal(id: $id, reason: $reason) { ${PROPOSAL} } }`,
    { id, reason },
    as,
  );

export async function calendarRevision(app: Pick<TestApp, 'gql'>): Promise<any> {
  const query = `{ calendarRevision { revision cause reference openClocksBehind } }`;
  return call(app, 'calendarRevision', query, {}, 'supervisor-1');
}

/** Waits until no clock of an open request is reckoned by an older revision. */
export const carried = (app: Pick<TestApp, 'gql'>, withinMs?: number): Promise<void> =>
  eventually(
    'open clocks follow the calendar',
    async () => (await calendarRevision(app)).openClocksBehind === 0,
    withinMs,
  );

/** Proposed by one administrator, approved by another, and carried into open requests. @returns the proposal */
export async function established(app: Pick<TestApp, 'gql'>, proposed: Promise<any>): Promise<any> {
  const { proposal, userErrors } = await proposed;
  if (userErrors.length > 0) throw new Error(JSON.stringify(userErrors));
  const approved = await approve(app, proposal.id);
  if (approved.userErrors.length > 0) throw new Error(JSON.stringify(approved.userErrors));
  await carried(app);
  return approved.proposal;
}
