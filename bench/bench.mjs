import { loadDataSet } from './data/load.mjs';
import { measureBoard } from './figures/board.mjs';
import { measureClaim } from './figures/claim.mjs';
import { measureClock } from './figures/clock.mjs';
import { measureInbox } from './figures/inbox.mjs';
import { measureJoint } from './figures/joint.mjs';
import { measureLedgers } from './figures/ledgers.mjs';
import { measureMemory } from './figures/memory.mjs';
import { measureRecalculation } from './figures/recalculation.mjs';
import { measureRouting } from './figures/routing.mjs';
import { measureStatus } from './figures/status.mjs';
import { measureSubmit } from './figures/submit.mjs';
import { measureSweep } from './figures/sweep.mjs';
import { Cluster, requirePgbench } from './lib/cluster.mjs';
import { Program, logFile } from './lib/processes.mjs';
import { machine, printResult, printTable } from './lib/report.mjs';

/** In this order: what reads comes before what adds rows. */
const PLAN = [
  { figure: 'W2', title: 'inbox page of 50', target: 0.25, measure: measureInbox, api: true },
  { figure: 'W3', title: 'requestStatus', target: 0.2, measure: measureStatus, api: true },
  { figure: 'W9', measure: measureBoard, api: true },
  { figure: 'W4', title: 'claim + complete', target: 0.3, measure: measureClaim, api: true },
  { figure: 'W1', title: 'submitRequest with accept', target: 0.35, measure: measureSubmit, api: true },

  { figure: 'W5', title: 'routing of a burst', measure: measureRouting },
  { figure: 'W6', title: 'sweep of due checkpoints', measure: measureSweep },
  { figure: 'W8', title: 'open clocks under a new calendar', target: 0.25, measure: measureRecalculation },
  { figure: 'W10', measure: measureLedgers, api: true },
  { figure: 'W11', measure: measureJoint },
  { figure: 'W7', measure: measureClock, pure: true },
  { figure: 'MEM', title: 'memory of one api process', measure: measureMemory, api: true },
];

/** @returns exit code: 0 also when a target is missed; the table says so. */
export async function bench(options) {
  const begun = performance.now();
  const versions = requirePgbench();
  console.log(`${machine()}; ${versions}`);
  const plan = PLAN.filter(({ figure }) => options.figures.includes(figure));
  let cluster;
  try {
    if (plan.some(({ pure }) => !pure)) cluster = await startCluster(options);
    const rows = [];
    for (const entry of plan) {
      const results = await run(entry, cluster, options);
      for (const result of results) printResult(result);
      rows.push(...results);
    }
    printTable(rows, { seconds: (performance.now() - begun) / 1000, options });
    return 0;
  } catch (error) {
    console.error(error);
    return 1;
  } finally {
    await cluster?.stop();
  }
}

function startCluster(options) {
  return Cluster.start(options, async (started) => {
    console.log(`Writing the data set: ${options.requests.toLocaleString('en')} requests …`);
    console.log(`  written in ${(await loadDataSet(started, options)).toFixed(0)} s`);
  });
}

/** A fresh api process for each figure that needs one. @returns rows of the table */
async function run(entry, cluster, options) {
  const { figure, title, target, measure } = entry;
  await cluster?.settle();
  if (!entry.api) return measure({ cluster, options });
  const api = await Program.start('api', cluster.env(), logFile(cluster.folder, 'api'));
  try {
    const result = await measure({ cluster, options, api });
    return Array.isArray(result) ? result : [{ figure, title, target, unit: '/s', ...result }];
  } finally {
    await api.stop();
  }
}
