import { spawn } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { loadDepartments } from '../../dist/src/departments/index.js';
import { EXPORTED_DAYS, REGISTER, writeRegister } from '../data/register.mjs';
import { ledgerCall } from '../lib/calls.mjs';
import { Client } from '../lib/client.mjs';
import { load } from '../lib/load.mjs';
import { pgbench } from '../lib/pgbench.mjs';
import { ScriptWriter } from '../lib/script.mjs';
import { compare } from './compare.mjs';

const DEPARTMENT = 'employment';
const OFFICER = `officer-${DEPARTMENT}-1`;
const PAGES = 8;
const MEGABYTE = 2 ** 20;
const SAMPLING_MS = 50;

/** W10: pages of a ledger of a million entries, and a tenth of it as a file. */
export async function measureLedgers({ cluster, api, options }) {
  const ledger = await ledgerOver(REGISTER);
  await writeRegister(cluster, options.register);
  try {
    return [
      await measureList({ cluster, api, options, ledger }),
      await measureExport({ cluster, api, options, ledger, format: 'csv' }),
      await measureExport({ cluster, api, options, ledger, format: 'xlsx' }),
    ];
  } finally {
    await cluster.sql(`truncate ${REGISTER} cascade`);
  }
}

/** Code of the department's ledger that shows the whole of a register. */
async function ledgerOver(table) {
  const { ledgers = [] } = (await loadDepartments()).find(({ code }) => code === DEPARTMENT);
  const { getMetadataArgsStorage } = await import('typeorm');
  const { tables } = getMetadataArgsStorage();
  const nameOf = (entity) => tables.find(({ target }) => target === entity)?.name;
  const found = ledgers.find(({ entity, only, confidential }) => nameOf(entity) === table && !only && !confidential);
  if (!found) throw new Error(`${DEPARTMENT} has no ledger over ${table}`);
  return found.code;
}

async function measureList({ cluster, api, options, ledger }) {
  const client = new Client(api);
  const pages = [];
  const statements = [];
  for (let after = null; pages.length < PAGES;) {
    const { result, statements: sent } = await api.record(() => client.call(ledgerCall(ledger, after), OFFICER));
    const { nodes, pageInfo } = result.ledgerEntries;
    if (nodes.length !== 50) throw new Error('A page of the ledger is not full');
    pages.push({ ledger, after });
    statements.push(...sent.filter(({ text }) => text.includes(`from "${REGISTER}"`)));
    after = pageInfo.endCursor;
  }
  // One transaction of the script is all pages, so that both sides have the same mix.
  const script = await new ScriptWriter(cluster).write(statements);
  const tokens = [await client.token(OFFICER)];
  const product = (seconds) => load(api, { plan: 'ledger', tokens, pages, seconds });
  const reference = async (seconds) => {
    const result = await pgbench(cluster, [script], { seconds, name: 'w10' });
    return { ...result, perSecond: result.perSecond * PAGES };
  };
  return {
    figure: 'W10',
    title: `ledger page of 50 of ${options.register.toLocaleString('en')}`,
    unit: '/s',
    ...(await compare({ cluster, options, api, product, reference })),
    statements: [...new Set(statements.map(({ name }) => name))],
  };
}

async function measureExport({ cluster, api, options, ledger, format }) {
  const [{ day }] = await cluster.sql(`select (current_date - ${EXPORTED_DAYS - 1})::text as day`);
  const url = `${api.url}/ledgers/${DEPARTMENT}/${ledger}/export?format=${format}&registeredFrom=${day}`;
  const headers = {
    authorization: `Bearer ${await new Client(api).token(OFFICER)}`,
    'x-access-purpose': 'bench',
  };
  const rows = (options.register / 100) * EXPORTED_DAYS;
  const download = () => drained(url, headers);
  const { result: bytes, statements } = await api.record(download);
  if (format === 'csv') await requireRows(url, headers, rows);
  const copy = copyOf(statements.find(({ text }) => text.startsWith('declare batches')));

  const perSecond = async (work) => {
    const begun = performance.now();
    const before = await api.ask('cpu');
    await work();
    const seconds = (performance.now() - begun) / 1_000;
    const after = await api.ask('cpu');
    return { perSecond: rows / seconds, cpuMs: (after.user + after.system - before.user - before.system) / 1_000 };
  };
  const product = () => perSecond(download);
  const reference = () => perSecond(() => psql(cluster, copy));
  const measured = await compare({ cluster, options, api, product, reference });
  const growth = await peakGrowth(api, download);
  return {
    figure: 'W10',
    title: `${rows.toLocaleString('en')} rows as ${format.toUpperCase()}`,
    unit: 'rows/s',
    ...measured,
    note: `${(bytes / MEGABYTE).toFixed(1)} MB; while one is made the api grows by ${(growth / MEGABYTE).toFixed(0)} MB at most`,
  };
}

/** @returns bytes of the file */
async function drained(url, headers) {
  const response = await fetch(url, { headers });
  if (!response.ok) throw new Error(`${url} answered ${response.status}: ${await response.text()}`);
  let bytes = 0;
  for await (const chunk of response.body) bytes += chunk.length;
  return bytes;
}

async function requireRows(url, headers, rows) {
  const lines = (await (await fetch(url, { headers })).text()).split('\r\n').length - 2;
  if (lines !== rows) throw new Error(`The export has ${lines} rows, not ${rows}`);
}

/** The product's own select, written out for COPY, which takes no parameters. */
function copyOf({ text, values }) {
  const select = text.replace(/^declare .* cursor for /, '');
  return `copy (${select.replace(/\$(\d+)/g, (_, place) => `'${values[place - 1].replaceAll("'", "''")}'`)}) to stdout`;
}

function psql(cluster, command) {
  const env = { ...process.env, PGPASSWORD: cluster.password, PGOPTIONS: '-c role=yichuang_runtime' };
  const args = ['-h', '127.0.0.1', '-p', String(cluster.port), '-U', 'yichuang_app', '-d', 'yichuang', '-X', '-q'];
  return new Promise((resolve, reject) => {
    const child = spawn('psql', [...args, '-c', command], { env, stdio: ['ignore', 'ignore', 'inherit'] });
    child.once('error', reject);
    child.once('exit', (code) => (code === 0 ? resolve() : reject(new Error(`psql ended with ${code}`))));
  });
}

/** Resident memory of the api while one file is made, over what it has at rest. */
async function peakGrowth(api, download) {
  const { rss } = await api.ask('memory');
  let peak = rss;
  let done = false;
  const watch = (async () => {
    for (; !done; await sleep(SAMPLING_MS)) peak = Math.max(peak, await api.ask('resident'));
  })();
  await download();
  done = true;
  await watch;
  return peak - rss;
}
