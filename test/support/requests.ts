import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { TestApp } from './app.js';

/** Fields of a request that most tests look at. */
export const REQUEST = `number version state decision signal channel receivedAt acceptedAt decidedAt
  item { code } centre { code } applicantName applicantIdNumber availableOperations
  clocks { kind state startedOn dueOn dueAt provisional remainingWorkingDays signal pauses { from to procedure } }`;

export interface SubmitOptions {
  itemCode: string;
  as?: string;
  accept?: boolean;
  channel?: string;
  clientKey?: string;
  /** Material codes; by default all that the item requires. */
  materials?: string[];
  input?: Record<string, unknown>;
  headers?: Record<string, string>;
}

/** An invented citizen ID number for each index: born 1 January 1990, division 330106. */
export function citizenId(index: number, birth = '19900101'): string {
  const head = `330106${birth}${String(index % 1000).padStart(3, '0')}`;
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
  const sum = weights.reduce((total, weight, place) => total + weight * Number(head[place]), 0);
  return head + '10X98765432'[sum % 11];
}

/** A resident of working age, invented. */
export const RESIDENT = { name: '张三', idNumber: citizenId(1), phone: '13800138000', address: '示范路 1 号' };

/** The first example of an item's form, and the materials it requires. */
export async function exampleForm(
  app: TestApp,
  itemCode: string,
): Promise<{ form: Record<string, unknown>; materials: { code: string }[] }> {
  const { data } = await app.gql(
    `query($code: ID!) { serviceItem(code: $code) { formSchema materials { code required source } } }`,
    { code: itemCode },
  );
  const item = data?.serviceItem;
  if (!item) throw new Error(`no item ${itemCode}`);
  return {
    form: item.formSchema.examples[0],
    materials: item.materials
      .filter((m: { required: boolean }) => m.required)
      .map(({ code }: { code: string }) => ({ code })),
  };
}

/** Items that a person cannot ask for a second time while the first request runs. */
const ONE_AT_A_TIME = new Set(['minimum-living-allowance', 'unemployment-benefit-claim']);
const asked = new WeakMap<TestApp, number>();

/** Other people of the resident's name whose ID numbers end alike, so that whoever asks by that tail is answered. */
const ALIKE = Array.from({ length: 40 * 12 }, (_, month) => {
  return citizenId(1, `${1955 + Math.floor(month / 12)}${String((month % 12) + 1).padStart(2, '0')}01`);
}).filter((id) => id.slice(-6) === RESIDENT.idNumber.slice(-6) && id !== RESIDENT.idNumber);

/** The resident; after the first request for such an item somebody alike. */
function applicantOf(app: TestApp, itemCode: string): typeof RESIDENT {
  if (!ONE_AT_A_TIME.has(itemCode)) return RESIDENT;
  const before = asked.get(app) ?? 0;
  asked.set(app, before + 1);
  return before === 0 ? RESIDENT : { ...RESIDENT, idNumber: ALIKE[(before - 1) % ALIKE.length] };
}

export async function submitInput(app: TestApp, options: SubmitOptions): Promise<Record<string, unknown>> {
  const example = await exampleForm(app, options.itemCode);
  return {
    clientKey: options.clientKey ?? randomUUID(),
    itemCode: options.itemCode,
    channel: options.channel ?? 'WINDOW',
    applicant: options.clientKey ? RESIDENT : applicantOf(app, options.itemCode),
    form: example.form,
    materials: options.materials?.map((code) => ({ code })) ?? example.materials,
    accept: options.accept ?? false,
    ...options.input,
  };
}

/** Submits an item with its example form. @returns the payload of `submitRequest` */
export async function submit(app: TestApp, options: SubmitOptions): Promise<any> {
  const { data, errors } = await app.gql(
    `mutation($input: SubmitRequestInput!) { submitRequest(input: $input) {
       request { ${REQUEST} } notice { number kind body } userErrors { code message field } } }`,
    { input: await submitInput(app, options) },
    { as: options.as ?? 'clerk-1', headers: options.headers },
  );
  if (errors) throw new Error(JSON.stringify(errors));
  return data?.submitRequest;
}

export const TASK = `id version state availableOperations assignee { name } department { code } step { id }
  clock { kind state dueOn } request { number state signal }`;

/** Waits for what the queue or another process does. @throws Error naming what did not happen in time */
export async function eventually(what: string, isSo: () => Promise<boolean>, withinMs = 20_000): Promise<void> {
  for (const end = Date.now() + withinMs; !(await isSo()); await sleep(30)) {
    if (Date.now() > end) throw new Error(`Not within ${withinMs} ms: ${what}`);
  }
}

/** Waits until the request's task is in the inbox of the caller's department. */
export async function waitForTask(app: TestApp, number: string, as: string, timeoutMs = 20_000): Promise<any> {
  for (const until = Date.now() + timeoutMs; Date.now() < until; await sleep(30)) {
    const { data, errors } = await app.gql(`{ inbox(first: 200) { nodes { ${TASK} } } }`, {}, { as });
    if (errors) throw new Error(JSON.stringify(errors));
    const task = data?.inbox.nodes.find((node: { request: { number: string } }) => node.request.number === number);
    if (task) return task;
  }
  throw new Error(`no task of ${number} in the inbox of ${as}`);
}

/** Types of the arguments that mutations on requests and tasks take. */
const ARGUMENTS: Record<string, string> = {
  number: 'ID!',
  id: 'ID!',
  expectedVersion: 'Int',
  missing: '[MissingMaterialInput!]!',
  materials: '[MaterialInput!]!',
  form: 'JSONObject',
  reason: 'String!',
  properAuthority: 'String!',
  properDepartment: 'ID',
  department: 'ID!',
  outcome: 'Decision!',
  opinion: 'Opinion!',
  forwardTo: 'ID',
  result: 'JSONObject',
  procedure: 'String!',
  approvedBy: 'String',
  limit: 'TimeLimitInput!',
  expectedDuration: 'TimeLimitInput',
  at: 'DateTime',
  method: 'String!',
};

/** One mutation on a request (`number`) or task (`id`), as a caller sends it. */
export function operation(name: string, args: Record<string, unknown>): { query: string; variables: object } {
  const given = Object.keys(args);
  const subject = 'id' in args ? `task { ${TASK} }` : `request { ${REQUEST} } notice { number kind body }`;
  const declared = given.map((key) => `$${key}: ${ARGUMENTS[key]}`).join(', ');
  const passed = given.map((key) => `${key}: $${key}`).join(', ');
  const query = `mutation(${declared}) { ${name}(${passed}) { ${subject} userErrors { code message field } } }`;
  return { query, variables: args };
}

/** Calls one mutation. @returns its payload. @throws Error with the GraphQL errors, their codes included */
export async function attempt(
  app: Pick<TestApp, 'gql'>,
  as: string,
  name: string,
  args: Record<string, unknown>,
): Promise<any> {
  const { query, variables } = operation(name, args);
  const { data, errors } = await app.gql(query, variables, { as });
  if (errors) throw new Error(JSON.stringify(errors));
  return data[name];
}

/** Calls one mutation that must succeed. @returns the request, or the task when it was asked by `id` */
export async function perform(
  app: Pick<TestApp, 'gql'>,
  as: string,
  name: string,
  args: Record<string, unknown>,
): Promise<any> {
  const payload = await attempt(app, as, name, args);
  if (payload.userErrors.length > 0) throw new Error(`${name} by ${as}: ${JSON.stringify(payload.userErrors)}`);
  return payload.request ?? payload.task;
}

/** Codes of the refusal; empty when it was done. */
export async function refusal(
  app: Pick<TestApp, 'gql'>,
  as: string,
  name: string,
  args: Record<string, unknown>,
): Promise<string[]> {
  const { userErrors } = await attempt(app, as, name, args);
  return userErrors.map((error: { code: string }) => error.code);
}

/** A request as one who may read it sees it; null when it does not exist for them. */
export async function readRequest(
  app: Pick<TestApp, 'gql'>,
  as: string,
  number: string,
  fields = REQUEST,
): Promise<any> {
  const query = `query($number: ID!) { serviceRequest(number: $number) { ${fields} } }`;
  const { data, errors } = await app.gql(query, { number }, { as });
  if (errors) throw new Error(JSON.stringify(errors));
  return data.serviceRequest;
}

/** What a resident sees. */
export async function readStatus(
  app: Pick<TestApp, 'gql'>,
  number: string,
  idNumber = RESIDENT.idNumber,
): Promise<any> {
  const query = `query($number: ID!, $tail: String!) { requestStatus(number: $number, idNumberTail: $tail) {
    state decision signal heldBy dueOn remainingWorkingDays pausedBecause timeline { label } } }`;
  const { data, errors } = await app.gql(query, { number, tail: idNumber.slice(-6) });
  if (errors) throw new Error(JSON.stringify(errors));
  return data.requestStatus;
}

/** The latest clock of a kind. */
export const clockOf = (request: { clocks: { kind: string }[] }, kind: string): any =>
  request.clocks.findLast((clock) => clock.kind === kind);

/** Kinds of a request's events, in order. */
export async function eventKinds(app: Pick<TestApp, 'sql'>, number: string): Promise<string[]> {
  const rows = await app.sql<{ kind: string }>(
    `select e.kind from request_event e join service_request r on r.id = e.request_id where r.number = $1
      order by e.sequence`,
    [number],
  );
  return rows.map((row) => row.kind);
}

/** Accepted, routed and claimed. @returns number and task as the officer holds it */
export async function takenUp(
  app: TestApp,
  itemCode: string,
  officer: string,
  options: Partial<SubmitOptions> = {},
): Promise<{ number: string; task: any }> {
  const answer = await submit(app, { itemCode, accept: true, ...options });
  if (answer.userErrors.length > 0) throw new Error(JSON.stringify(answer.userErrors));
  const { number } = answer.request;
  const open = await waitForTask(app, number, officer);
  return { number, task: await perform(app, officer, 'claimTask', { id: open.id }) };
}

/**
 * Moves business time and tells what fired. Told by the trail, not by the answer of `/dev/clock`: the sweep that runs
 * by itself may have been first.
 */
export async function travel(
  app: TestApp,
  now: string,
): Promise<{ number: string; clock: string; checkpoint: string; signal: string }[]> {
  const [{ since }] = await app.sql<{ since: string }>(`select clock_timestamp()::text as since`);
  await app.setClock(now);
  const due = `select from checkpoint where state = 'armed' and due_at <= $1`;
  await eventually('what is due has fired', async () => (await app.sql(due, [now])).length === 0);
  return app.sql(
    `select r.number, e.data->>'clock' as clock, e.data->>'checkpoint' as checkpoint, e.data->>'signal' as signal
       from request_event e join service_request r on r.id = e.request_id
      where e.kind = 'SIGNAL_RAISED' and e.recorded_at >= $1::timestamptz order by e.recorded_at, e.sequence`,
    [since],
  );
}
