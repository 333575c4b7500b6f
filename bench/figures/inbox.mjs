import { inboxCall } from '../lib/calls.mjs';
import { Client } from '../lib/client.mjs';
import { load } from '../lib/load.mjs';
import { pgbench } from '../lib/pgbench.mjs';
import { ScriptWriter } from '../lib/script.mjs';
import { compare, namesOf } from './compare.mjs';

const DEPARTMENTS = ['employment', 'social-assistance', 'health', 'family-planning', 'public-security'];

/** W2: a page of 50 of the inbox; the first page and the next one of every department. */
export async function measureInbox({ cluster, api, options }) {
  const client = new Client(api);
  const tokens = await Promise.all(DEPARTMENTS.map((department) => client.token(`officer-${department}-1`)));
  const pages = [];
  const scripts = [];
  let names = [];
  for (const [token, department] of DEPARTMENTS.entries()) {
    let after = null;
    for (const page of [1, 2]) {
      const ask = () => client.call(inboxCall(after), `officer-${department}-1`);
      const { result, statements } = await api.record(ask);
      if (result.inbox.nodes.length !== 50) throw new Error(`Page ${page} of ${department} is not full`);
      pages.push({ token, after });
      scripts.push(prefixed(await new ScriptWriter(cluster).write(statements), `${scripts.length}`));
      names = namesOf(statements);
      after = result.inbox.pageInfo.endCursor;
    }
  }
  const product = (seconds) => load(api, { plan: 'inbox', tokens, pages, seconds });
  const reference = (seconds) => pgbench(cluster, scripts, { seconds, name: 'w2' });
  return { ...(await compare({ cluster, options, api, product, reference })), statements: names };
}

/** Scripts of one pgbench share their variables. */
function prefixed({ text, variables }, prefix) {
  const renamed = Object.entries(variables).map(([name, value]) => [`v${prefix}${name}`, value]);
  return {
    text: text.replace(/([^:]):(s\d+p\d+|nothing)/g, `$1:v${prefix}$2`),
    variables: Object.fromEntries(renamed),
  };
}
