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

export async function submitInput(app: TestApp, options: SubmitOptions): Promise<Record<string, unknown>> {
  const example = await exampleForm(app, options.itemCode);
  return {
    clientKey: options.clientKey ?? randomUUID(),
    itemCode: options.itemCode,
    channel: options.channel ?? 'WINDOW',
    applicant: RESIDENT,
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
