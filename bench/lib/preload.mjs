// Loaded into the program before anything else (node --import): lets the bench see the statements that it sends to
// PostgreSQL and its memory and processor time. While nobody asks, it costs one comparison per statement.
import { writeFileSync } from 'node:fs';
import { Session } from 'node:inspector/promises';
import pg from 'pg';

let seen = null;
let counts = process.env.BENCH_COUNT ? {} : null;
let profiler = null;

const { query } = pg.Client.prototype;
pg.Client.prototype.query = function (config, values, ...rest) {
  if ((seen !== null || counts !== null) && !isQueues(this)) note(config, values);
  return query.call(this, config, values, ...rest);
};

/** BullMQ's own statements, on connections of their own. */
const isQueues = (client) => client.connectionParameters?.application_name === 'yichuang-queue';

function note(config, values) {
  const { name = null, text } = typeof config === 'string' ? { text: config } : config;
  if (counts !== null) counts[name ?? text] = (counts[name ?? text] ?? 0) + 1;
  if (seen === null) return;
  const given = (typeof config === 'string' ? values : (config.values ?? values)) ?? [];
  seen.push({ name, text, values: (Array.isArray(given) ? given : []).map(asText) });
}

/** A parameter as PostgreSQL reads it from text. */
function asText(value) {
  if (value === null || value === undefined) return null;
  if (Buffer.isBuffer(value)) return `\\x${value.toString('hex')}`;
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return `{${value.map((entry) => JSON.stringify(String(entry))).join(',')}}`;
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

const ANSWERS = {
  record: () => ((seen = []), true),
  recorded: () => {
    const statements = seen;
    seen = null;
    return statements;
  },
  count: () => {
    const before = counts;
    counts = {};
    return before ?? {};
  },
  cpu: () => process.cpuUsage(),
  profile: async () => {
    profiler = new Session();
    profiler.connect();
    await profiler.post('Profiler.enable');
    await profiler.post('Profiler.start');
  },
  profiled: async (file) => {
    const { profile } = await profiler.post('Profiler.stop');
    profiler.disconnect();
    writeFileSync(file, JSON.stringify(profile));
  },
  resident: () => process.memoryUsage.rss(),
  memory: () => {
    globalThis.gc?.();
    globalThis.gc?.();
    return process.memoryUsage();
  },
};

if (process.send) {
  process.on('message', async ({ question, about }) => process.send((await ANSWERS[question](about)) ?? null));
  process.channel.unref();
}
