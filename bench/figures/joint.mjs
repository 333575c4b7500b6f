import { importCall, STEP_ORDER, submitTenSteps } from '../data/ten-steps.mjs';
import { Client, succeeded } from '../lib/client.mjs';
import { logFile, Program } from '../lib/processes.mjs';
import { median } from './compare.mjs';
import { burst, untilRouted } from './routing.mjs';
import { firstNumber, recordSubmission } from './submit.mjs';
import { submitCall } from '../lib/calls.mjs';

const SINGLE_IDS = 'eeeeeee1';
const JOINT_IDS = 'eeeeeee2';
const STEPS = STEP_ORDER.length;
const OFFICERS = 8;
const CLAIM = `mutation($id: ID!) { claimTask(id: $id) { task { state } userErrors { code message } } }`;
const COMPLETE = `mutation($id: ID!) { completeTask(id: $id, outcome: APPROVED) { task { state } userErrors { code message } } }`;

/**
 * W11: a joint matter of ten steps over four departments against requests of a single step, as many steps in all: from
 * commit until all tasks are there, and worked off through the api by eight officers at a time.
 */
export async function measureJoint({ cluster, options }) {
  await cluster.sql('truncate outbox'); // what earlier figures left, and nobody routed
  const api = await Program.start('api', cluster.env(), logFile(cluster.folder, 'api'));
  const worker = await Program.start('worker', cluster.env(), logFile(cluster.folder, 'worker'));
  try {
    const client = new Client(api);
    await client.call(importCall(), 'admin-1');
    const joint = await sourceOf(cluster, api, JOINT_IDS, submitTenSteps, STEPS);
    const single = await sourceOf(cluster, api, SINGLE_IDS, submitCall, 1);
    single.next += 1_000_000; // public numbers are made from it, and have to differ
    await burst(cluster, joint, 20);
    await burst(cluster, single, 200);
    const pairs = [];
    for (let run = 0; run < options.runs; run += 1) {
      pairs.push({ joint: await round(joint), single: await round(single) });
    }
    return [
      row(pairs, 'routed', `steps of joint matters of ${STEPS}, routed`),
      row(pairs, 'worked', `steps of joint matters of ${STEPS}, claimed and completed`),
    ];

    /** As many steps for either. @returns steps per second */
    async function round(source) {
      const count = options.burst / source.steps;
      await cluster.settle();
      const { perSecond } = await burst(cluster, source, count);
      const plans = await taken(cluster, api, client, source, count);
      await cluster.settle();
      return { routed: perSecond * source.steps, worked: await workOff(api, client, plans) };
    }
  } finally {
    await worker.stop();
    await api.stop();
  }
}

async function sourceOf(cluster, api, ids, call, steps) {
  const { writer, statements } = await recordSubmission(cluster, api, ids, call);
  const submission = writer.query(statements.find((statement) => statement.name === 'case_insert'));
  return { next: firstNumber(), submission, call, steps };
}

/**
 * Submitted through the api, because what is sealed in a request can only be opened in its own row; and routed.
 * @returns for each request its tasks, in the order of the plan
 */
async function taken(cluster, api, client, { call, steps }, count) {
  const token = await client.token('clerk-1');
  const numbers = [];
  await side(OFFICERS, count, async () => {
    const { submitRequest } = await send(api, token, call());
    numbers.push(submitRequest.request.number);
  });
  await untilRouted(cluster, count);
  const plans = await tasksOf(cluster, numbers);
  if (plans.length !== count || plans.some((tasks) => tasks.length !== steps)) throw new Error('Tasks are missing');
  return plans;
}

async function tasksOf(cluster, numbers) {
  const rows = await cluster.sql(
    `select t.request_id, t.id, t.step_id, t.department from task t join service_request r on r.id = t.request_id
      where r.number = any($1::text[])`,
    [numbers],
  );
  const place = new Map(STEP_ORDER.map(({ id }, index) => [id, index]));
  const plans = new Map();
  for (const task of rows) plans.set(task.request_id, [...(plans.get(task.request_id) ?? []), task]);
  return [...plans.values()].map((tasks) => tasks.sort((a, b) => place.get(a.step_id) - place.get(b.step_id)));
}

/** @returns steps per second */
async function workOff(api, client, plans) {
  const tokens = new Map();
  for (const department of new Set(plans.flat().map((task) => task.department))) {
    tokens.set(department, await client.token(`officer-${department}-1`));
  }
  const begun = performance.now();
  await side(OFFICERS, plans.length, async (index) => {
    for (const { id, department } of plans[index]) {
      await send(api, tokens.get(department), JSON.stringify({ query: CLAIM, variables: { id } }));
      await send(api, tokens.get(department), JSON.stringify({ query: COMPLETE, variables: { id } }));
    }
  });
  return (plans.flat().length * 1_000) / (performance.now() - begun);
}

/** So many at a time, each the next that nobody has. */
async function side(width, count, work) {
  let next = 0;
  const one = async () => {
    while (next < count) await work(next++);
  };
  await Promise.all(Array.from({ length: width }, one));
}

async function send(api, token, body) {
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
  const text = await (await fetch(`${api.url}/graphql`, { method: 'POST', headers, body })).text();
  if (!succeeded(text)) throw new Error(`The call was refused: ${text.slice(0, 500)}`);
  return JSON.parse(text).data;
}

function row(pairs, what, title) {
  const ratios = pairs.map(({ joint, single }) => joint[what] / single[what]);
  return {
    figure: 'W11',
    title,
    unit: 'steps/s',
    product: median(pairs.map(({ joint }) => joint[what])),
    reference: median(pairs.map(({ single }) => single[what])),
    ratio: median(ratios),
    ratios,
    target: 1,
  };
}
