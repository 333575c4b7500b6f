import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { transformFileSync } from '@swc/core';

/** Answers that would differ if any of the code read the clock of the process. */
const PROBE = `
import * as calendar from './index.js';
const cn = calendar.buildCalendar(calendar.NATIONAL_NOTICES);
const us = calendar.buildCalendar([], [{ timezone: 'America/New_York' }]);
const starts = ['2025-03-03T16:00:00Z', '2026-03-08T02:30:00-05:00', '2025-10-26T00:30:00Z', '1988-07-01T00:00:00+08:00'];
const events = (at) => [{ at, type: 'start' }];
const answers = [cn, us].flatMap((on) => starts.flatMap((at) => [
  calendar.localDateOf(on, at),
  calendar.evaluateClock(on, { limit: { value: 7, unit: 'WORKING_DAY' }, events: events(at) }),
  calendar.evaluateClock(on, { limit: { value: 30, unit: 'HOUR' }, events: events(at) }),
  calendar.addBusinessMinutes(on, at, 1000),
  calendar.isWorkingDay(on, '2026-02-14'),
]));
console.log(JSON.stringify([new Date(2026, 6, 1).getTimezoneOffset(), answers]));
`;

describe('the time zone of the process', () => {
  const folder = mkdtempSync(join(tmpdir(), 'calendar-tz-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('changes nothing', () => {
    compile(folder);
    const runs = ['Asia/Shanghai', 'America/New_York', 'Pacific/Kiritimati', 'Africa/Casablanca'].map((zone) => {
      const env = { ...process.env, TZ: zone };
      const output = execFileSync(process.execPath, [join(folder, 'probe.mjs')], { env, encoding: 'utf8' });
      return JSON.parse(output) as [offset: number, answers: unknown[]];
    });
    expect(new Set(runs.map(([offset]) => offset)).size).toBeGreaterThan(2);
    expect(runs[0]![1]).toHaveLength(40);
    for (const [, answers] of runs) expect(answers).toEqual(runs[0]![1]);
  });
});

/** Compiles the module, tests left out, into a folder that plain Node can run. */
function compile(folder: string): void {
  const here = import.meta.dirname;
  const files = readdirSync(here, { recursive: true, encoding: 'utf8' });
  for (const file of files.filter((name) => name.endsWith('.ts') && !name.endsWith('.spec.ts'))) {
    const { code } = transformFileSync(join(here, file), {
      swcrc: false,
      configFile: false,
      jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
      module: { type: 'es6' },
    });
    const target = join(folder, file.replace(/\.ts$/, '.js'));
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, code);
  }
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
  const index = pathToFileURL(join(folder, 'index.js')).href;
  writeFileSync(join(folder, 'probe.mjs'), PROBE.replace('./index.js', index));
}
