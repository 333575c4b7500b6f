import { personDigest } from '../data/sealed.mjs';
import { PRODUCT_POOL, REFERENCE_POOL } from '../data/shape.mjs';
import { claimCall, completeCall } from '../lib/calls.mjs';
import { Client } from '../lib/client.mjs';
import { load } from '../lib/load.mjs';
import { pgbench } from '../lib/pgbench.mjs';
import { ScriptWriter } from '../lib/script.mjs';
import { compare, namesOf } from './compare.mjs';

const OFFICER = 'officer-employment-1';

const BEFORE = `\\set count :count + 1
\\set number :start + :count * 16 + :client_id
`;

/** W4: an officer claims a task and completes it: the request is decided and the register written. */
export async function measureClaim({ cluster, api, options }) {
  const client = new Client(api);
  const first = await nextFree(cluster, PRODUCT_POOL, options.productPool);
  const { statements } = await api.record(async () => {
    await client.call(claimCall(first), OFFICER);
    await client.call(completeCall(first), OFFICER);
  });
  const writer = new ScriptWriter(cluster, {
    own: String(first),
    // The register allows one entry per person: the digest of the ID number must be another one each time.
    also: [personDigest(first)],
    newIds: 'dddddddd',
  });
  const script = { before: BEFORE, ...(await writer.write(statements)) };
  const tokens = [await client.token(OFFICER)];
  const product = async (seconds) => {
    const firstTask = await nextFree(cluster, PRODUCT_POOL, options.productPool);
    const result = await load(api, { plan: 'claim', tokens, seconds, firstTask });
    return { ...result, perSecond: result.perSecond / 2, cpuMs: result.cpuMs * 2 };
  };
  const reference = async (seconds) => {
    const start = (await nextFree(cluster, REFERENCE_POOL, options.referencePool)) - 16;
    const before = await done(cluster, REFERENCE_POOL);
    const result = await pgbench(cluster, [script], { seconds, name: 'w4', variables: { count: 0, start } });
    const completed = (await done(cluster, REFERENCE_POOL)) - before;
    if (completed !== result.transactions) {
      throw new Error(`The reference completed ${completed} tasks in ${result.transactions} transactions: pool empty?`);
    }
    return result;
  };
  return { ...(await compare({ cluster, options, api, product, reference })), statements: namesOf(statements) };
}

async function nextFree(cluster, pool, size) {
  const [{ last }] = await cluster.sql(
    `select max(right(id::text, 12)::bigint)::text as last from task where state <> 'OPEN' and ${inPool(pool)}`,
  );
  const next = last === null ? pool + 1 : Number(last) + 16; // connections that were cut off had tasks in hand
  if (next > pool + size - 1_000) throw new Error('The pool of open tasks is used up; enlarge it in options.mjs');
  return next;
}

async function done(cluster, pool) {
  const [{ n }] = await cluster.sql(`select count(*)::int as n from task where state = 'DONE' and ${inPool(pool)}`);
  return n;
}

const inPool = (pool) =>
  `id between '00000000-0000-7000-8010-${pool}' and '00000000-0000-7000-8010-${pool + 99_999_999_999}'`;
