import { boardCall } from '../lib/calls.mjs';
import { Client } from '../lib/client.mjs';
import { load } from '../lib/load.mjs';
import { pgbench } from '../lib/pgbench.mjs';
import { ScriptWriter } from '../lib/script.mjs';
import { compare, namesOf } from './compare.mjs';

const GROUPINGS = ['DEPARTMENT', 'CENTRE', 'ITEM', 'OFFICER'];
/** Of a crowded centre, where W4's open tasks lie, and of one of the others. */
const SUPERVISORS = ['supervisor-1', 'supervisor-2'];
/** A board keeps one processor busy; more at a time would only stand in a queue. */
const CONNECTIONS = 2;

/** W9: the supervision board by department, centre, item and officer in turn. */
export async function measureBoard({ cluster, api, options }) {
  const results = [];
  for (const supervisor of SUPERVISORS) results.push(await measureOf(supervisor, { cluster, api, options }));
  return results;
}

async function measureOf(supervisor, { cluster, api, options }) {
  const client = new Client(api);
  let open = 0;
  const { statements: sent } = await api.record(async () => {
    for (const by of GROUPINGS) {
      const { supervisionBoard: board } = await client.call(boardCall(by), supervisor);
      open = board.total.open;
    }
  });
  // The process looks now and then whether a calendar or rule has changed.
  const statements = sent.filter(({ name }) => name !== 'basis_revision');
  if (open === 0) throw new Error(`${supervisor} has no open requests; is it the data set?`);
  // One transaction of the script is all four boards, so that both sides have the same mix.
  const script = await new ScriptWriter(cluster).write(statements);
  const tokens = [await client.token(supervisor)];
  const boards = GROUPINGS.map((by) => ({ token: 0, by }));
  const product = (seconds, connections = CONNECTIONS) =>
    load(api, { plan: 'board', tokens, boards, seconds, connections });
  const reference = async (seconds) => {
    const result = await pgbench(cluster, [script], { seconds, name: 'w9', connections: CONNECTIONS });
    return { ...result, perSecond: result.perSecond * GROUPINGS.length };
  };
  const result = await compare({ cluster, options, api, product, reference });
  const alone = await product(options.seconds, 1);
  return {
    figure: 'W9',
    title: `supervision board, ${open.toLocaleString('en')} open`,
    target: 0.5,
    unit: '/s',
    ...result,
    statements: [...new Set(namesOf(statements))],
    note: `one at a time: p50 ${alone.p50} ms, p99 ${alone.p99} ms`,
  };
}
