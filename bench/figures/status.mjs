import { checkOf, sampledBody, sampledResident, SAMPLED, SAMPLED_RESIDENTS } from '../data/shape.mjs';
import { residentId } from '../data/residents.mjs';
import { tailIndex } from '../data/sealed.mjs';
import { statusCall } from '../lib/calls.mjs';
import { Client } from '../lib/client.mjs';
import { load } from '../lib/load.mjs';
import { pgbench } from '../lib/pgbench.mjs';
import { ScriptWriter } from '../lib/script.mjs';
import { compare, namesOf } from './compare.mjs';

const BEFORE = `\\set rank random(1, ${SAMPLED})\n`;
const TAIL = `decode(substr(:tails, ((:rank) % ${SAMPLED_RESIDENTS}) * 32 + 1, 32), 'hex')`;
const NUMBER = `:body || lpad((:rank)::text, 6, '0') || '-' || substr(:checks, (:rank)::int, 1)`;

/** W3: requestStatus by number and tail, as a partner front end. */
export async function measureStatus({ cluster, api, options }) {
  const client = new Client(api);
  const { statements } = await api.record(() => client.call(statusCall(1), 'partner-1'));
  const writer = new ScriptWriter(cluster, { byStatement: { request_status: { 1: `(${NUMBER})`, 2: TAIL } } });
  const script = await writer.write(statements);
  const ranks = Array.from({ length: SAMPLED }, (_, index) => index + 1);
  const residents = Array.from({ length: SAMPLED_RESIDENTS }, (_, index) => residentId(sampledResident(index)));
  const variables = {
    body: sampledBody(1).slice(0, -6),
    checks: ranks.map((rank) => checkOf(sampledBody(rank))).join(''),
    tails: residents.map((resident) => tailIndex(resident).toString('hex')).join(''),
  };
  await requireFinds(cluster, script, variables);
  const tokens = [await client.token('partner-1')];
  const product = (seconds) => load(api, { plan: 'status', tokens, seconds });
  const reference = (seconds) =>
    pgbench(cluster, [{ before: BEFORE, ...script }], {
      seconds,
      name: 'w3',
      variables: { ...script.variables, ...variables },
    });
  return { ...(await compare({ cluster, options, api, product, reference })), statements: namesOf(statements) };
}

/** A look-up that finds nothing would be quicker, and nobody would see it. */
async function requireFinds(cluster, script, variables) {
  for (const rank of [1, 777, SAMPLED]) {
    const text = Object.entries({ ...variables, rank }).reduce(
      (sql, [name, value]) => sql.replaceAll(`:${name}`, name === 'rank' ? String(value) : `'${value}'`),
      script.text,
    );
    const rows = await cluster.sql(text);
    if (rows.length !== 1) throw new Error(`The reference finds ${rows.length} requests of rank ${rank}`);
  }
}
