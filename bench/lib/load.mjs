import { inChild } from './processes.mjs';

export const CONNECTIONS = 16;

/**
 * Load on an api process, from a process of its own.
 * @param api Program
 * @param spec plan (see cannon.mjs), tokens, and seconds or amount
 * @returns calls per second, latencies, and the milliseconds of processor time that the api spent on a call
 * @throws Error when any call was not a full success: a refusal is quicker than the work
 */
export async function load(api, spec) {
  const before = await api.ask('cpu');
  const result = await inChild('./cannon.mjs', { connections: CONNECTIONS, url: api.url, ...spec });
  const after = await api.ask('cpu');
  if (result.failed > 0) throw new Error(`${result.failed} of ${result.answered} calls failed, e.g. ${result.example}`);
  const micros = after.user - before.user + after.system - before.system;
  return { ...result, cpuMs: micros / 1_000 / result.answered };
}
