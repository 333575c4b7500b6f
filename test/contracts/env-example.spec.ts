import 'reflect-metadata';
import { readFileSync } from 'node:fs';
import { readSettings, Settings, settingNames } from '../../src/platform/config/index.js';

const example = readFileSync(new URL('../../.env.example', import.meta.url), 'utf8');
const listed = [...example.matchAll(/^#([A-Z][A-Z0-9_]*)=(.*)$/gm)].map(([, name, value]) => ({ name, value }));

describe('.env.example', () => {
  it('lists exactly the variables that the program reads', () => {
    expect(listed.map(({ name }) => name).sort()).toEqual(settingNames().sort());
  });

  it('sets nothing by itself', () => {
    const lines = example.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
    expect(lines).toEqual([]);
  });

  it('shows the defaults as they are', () => {
    const defaults = Object.entries(new Settings()) as [string, unknown][];
    const shown = readSettings(Object.fromEntries(listed.map(({ name, value }) => [name, value])));
    for (const [name, value] of defaults) expect([name, shown[name as keyof Settings]]).toEqual([name, value]);
  });

  it('explains every variable in the lines above it', () => {
    const blocks = example.split('\n\n').filter((block) => /^#[A-Z_]+=/m.test(block));
    for (const block of blocks) expect(block).toMatch(/^# [A-Za-z0-9]/);
  });
});
