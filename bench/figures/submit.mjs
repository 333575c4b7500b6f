import { submitCall } from '../lib/calls.mjs';
import { Client } from '../lib/client.mjs';
import { load } from '../lib/load.mjs';
import { pgbench } from '../lib/pgbench.mjs';
import { ScriptWriter } from '../lib/script.mjs';
import { compare, namesOf } from './compare.mjs';

/** How the ids begin that the reference gives to its rows. */
const NEW_IDS = 'eeeeeeee';
/** The digests of the applicant's ID number and of its tail are another resident's each time. */
const APPLICANT = "decode(md5((:resident)::text), 'hex')";
const BY_STATEMENT = { case_insert: { 18: APPLICANT, 19: APPLICANT } };

/** What the program sends for one submission. The block of public numbers is drawn once in a hundred. */
export async function recordSubmission(cluster, api, newIds, call = submitCall) {
  const client = new Client(api);
  await client.call(call(), 'clerk-1'); // the first one draws the block
  const sent = call();
  const { result, statements } = await api.record(() => client.call(sent, 'clerk-1'));
  const { number } = result.submitRequest.request;
  const also = [number, JSON.parse(sent).variables.input.clientKey];
  const writer = new ScriptWriter(cluster, { also, newIds, byStatement: BY_STATEMENT });
  return { writer, statements: statements.filter((statement) => statement.name !== 'request_number_block') };
}

/** Twelve digits; a later run on the same data set has others. */
export const firstNumber = () => (Math.floor(Date.now() / 1000) % 100_000) * 10_000_000;

/** Each client counts by itself. */
const BEFORE = `\\set count :count + 1
\\set number :start + :count * 16 + :client_id
\\set resident random(1, 100000)
`;

/** W1: submitRequest with accept. */
export async function measureSubmit({ cluster, api, options }) {
  const { writer, statements } = await recordSubmission(cluster, api, NEW_IDS);
  const script = { before: BEFORE, ...(await writer.write(statements)) };
  const tokens = [await new Client(api).token('clerk-1')];
  let start = firstNumber();
  const reference = async (seconds) => {
    const before = await inserted(cluster);
    const result = await pgbench(cluster, [script], { seconds, name: 'w1', variables: { count: 0, start } });
    start += 1_000_000;
    const more = (await inserted(cluster)) - before;
    if (more !== result.transactions) {
      throw new Error(`The reference inserted ${more} requests in ${result.transactions} transactions`);
    }
    return result;
  };
  const product = (seconds) => load(api, { plan: 'submit', tokens, seconds });
  return { ...(await compare({ cluster, options, api, product, reference })), statements: namesOf(statements) };
}

/** Requests that the reference wrote: `on conflict do nothing` would hide a number used twice. */
async function inserted(cluster) {
  const [{ n }] = await cluster.sql(
    `select count(*)::int as n from service_request where id between ($1 || '-0000-0000-0000-000000000000')::uuid and ($1 || '-ffff-ffff-ffff-ffffffffffff')::uuid`,
    [NEW_IDS],
  );
  return n;
}
