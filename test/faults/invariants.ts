import { randomUUID } from 'node:crypto';
import { submitInput } from '../support/requests.js';
import type { Installation } from '../support/processes.js';

/** What one caller sent, and the number it was answered with; null: it never heard of it. */
export interface Sent {
  clientKey: string;
  itemCode: string;
  number: string | null;
}

const SUBMIT = `mutation($input: SubmitRequestInput!) {
  submitRequest(input: $input) { request { number } userErrors { code } } }`;

/** Sends one submission. A broken connection is no error: whoever sent it knows nothing, and may send it again. */
export async function send(installation: Installation, template: Record<string, unknown>, sent: Sent): Promise<Sent> {
  const input = { ...template, clientKey: sent.clientKey };
  const answer = await installation.gql(SUBMIT, { input }, { as: 'clerk-1' }).catch(() => null);
  if (answer?.errors) throw new Error(JSON.stringify(answer.errors));
  const payload = answer?.data.submitRequest;
  if (payload?.userErrors.length) throw new Error(JSON.stringify(payload.userErrors));
  return { ...sent, number: payload?.request.number ?? null };
}

/** Submissions of one item in turn with another, each accepted at the window. */
export async function sender(
  installation: Installation,
  itemCodes: readonly string[],
): Promise<(index: number, clientKey?: string) => Promise<Sent>> {
  const templates = await Promise.all(
    itemCodes.map((itemCode) => submitInput(installation as never, { itemCode, accept: true })),
  );
  return (index, clientKey = randomUUID()) => {
    const turn = index % itemCodes.length;
    return send(installation, templates[turn], { clientKey, itemCode: itemCodes[turn], number: null });
  };
}

/** `count` calls of `work`, `lanes` of them at a time. */
export async function inLanes<T>(count: number, lanes: number, work: (index: number) => Promise<T>): Promise<T[]> {
  const results: T[] = [];
  let next = 0;
  const lane = async (): Promise<void> => {
    for (let index = next++; index < count; index = next++) results[index] = await work(index);
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return results;
}

/** Requests that are not whole: what an accepted request must have is counted, and those that lack any are named. */
export const INCOMPLETE = `
  select r.number, counts.* from service_request r
  cross join lateral (select
    (select array_agg(e.kind order by e.sequence) from request_event e where e.request_id = r.id) as events,
    (select array_agg(c.kind || ' ' || c.state order by c.kind) from clock c where c.request_id = r.id and c.kind <> 'STEP') as clocks,
    (select count(*)::int from clock c where c.request_id = r.id
        and not exists (select from clock_event e where e.clock_id = c.id and e.kind = 'start')) as clocks_without_start,
    (select count(*)::int from clock c where c.request_id = r.id and c.state = 'RUNNING'
        and not exists (select from checkpoint p where p.clock_id = c.id and p.state = 'armed')) as clocks_without_checkpoint,
    (select array_agg(n.kind order by n.kind) from notice n where n.request_id = r.id) as notices,
    (select max(e.sequence) from request_event e where e.request_id = r.id) as last
  ) counts
  where r.state <> 'ACCEPTED'
    or counts.events[1:2] is distinct from array['RECEIVED', 'ACCEPTED']
    or counts.clocks is distinct from array['ACCEPTANCE STOPPED', 'PROMISED RUNNING']
    or counts.clocks_without_start > 0 or counts.clocks_without_checkpoint > 0
    or counts.notices is distinct from array['ACCEPTANCE', 'RECEIPT']
    or counts.last is distinct from r.last_sequence`;

/** Departments of an accepted request that have neither their tasks nor a message that will make them. */
export const FORGOTTEN = `
  select r.number, d.department from service_request r
  join service_item_version v on v.code = r.item_code and v.version = r.item_version
  cross join lateral (select distinct s->>'department' as department from jsonb_array_elements(v.definition->'steps') s) d
  where not exists (select from task t where t.request_id = r.id and t.department = d.department)
    and not exists (select from outbox o where o.name = 'route-request' and o.payload->>'requestId' = r.id::text
      and o.payload->>'department' = d.department)`;

/** Steps of accepted requests that have not exactly one task, and departments routed more or less than once. */
export const NOT_EXACTLY_ONCE = `
  with plan as (
    select r.id, r.number, s->>'id' as step, s->>'department' as department
    from service_request r join service_item_version v on v.code = r.item_code and v.version = r.item_version
    cross join lateral jsonb_array_elements(v.definition->'steps') s
  )
  select number, 'task of ' || step as what,
    (select count(*)::int from task t where t.request_id = plan.id and t.step_id = plan.step) as times
  from plan where (select count(*) from task t where t.request_id = plan.id and t.step_id = plan.step) <> 1
  union all
  select number, 'routing to ' || department, times from (
    select number, department, (select count(*)::int from request_event e
      where e.request_id = plan.id and e.kind = 'ROUTED' and e.data->>'department' = plan.department) as times
    from (select distinct id, number, department from plan) plan) routed
  where times <> 1`;
