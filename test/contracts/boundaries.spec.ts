import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const ROOT = join(import.meta.dirname, '..', '..');

interface Violation {
  rule: { name: string };
  from: string;
  to: string;
}

/** A little repository with these files, judged by the real rules. */
function violationsOf(files: Record<string, string>): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'yichuang-boundaries-'));
  try {
    for (const [path, content] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), content);
    }
    for (const name of ['tsconfig.json', 'package.json', '.dependency-cruiser.cjs'])
      cpSync(join(ROOT, name), join(folder, name));
    symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
    const program = join(ROOT, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
    const args = [program, '--config=.dependency-cruiser.cjs', '--output-type=json', 'src'];
    const { stdout, stderr } = spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8' });
    if (!stdout) throw new Error(stderr);
    const { summary } = JSON.parse(stdout) as { summary: { violations: Violation[] } };
    return summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} -> ${to}`).sort();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Files that others import, so that a bad import is bad for its direction and not for leading nowhere. */
const TARGETS = Object.fromEntries(
  [
    'platform/errors/index',
    'platform/errors/inner',
    'platform/database/index',
    'calendar/index',
    'calendar/inner',
    'catalogue/index',
    'requests/index',
    'deadlines/index',
    'desk/index',
    'casework/index',
    'department-kit/index',
    'departments/index',
    'departments/health/index',
    'departments/health/registers/card',
  ].map((name) => [`src/${name}.ts`, 'export const x = 1;\n']),
);

const importing = (path: string) => `import { x } from '${path}';\nexport const y = x;\n`;

/** What, the file that imports it, how, and the rule that must see it. */
const BAD: [what: string, from: string, path: string, rule: string][] = [
  ['platform -> what stands on it', 'src/platform/errors/a.ts', '../../calendar/index.js', 'direction-platform'],
  ['calendar -> platform', 'src/calendar/a.ts', '../platform/errors/index.js', 'direction-calendar'],
  ['calendar -> a package', 'src/calendar/a.ts', 'uuid', 'calendar-is-pure'],
  ['calendar -> the file system', 'src/calendar/a.ts', 'node:fs', 'calendar-is-pure'],
  ['catalogue -> requests', 'src/catalogue/a.ts', '../requests/index.js', 'direction-catalogue'],
  ['requests -> deadlines', 'src/requests/a.ts', '../deadlines/index.js', 'direction-requests'],
  ['deadlines -> casework', 'src/deadlines/a.ts', '../casework/index.js', 'direction-deadlines'],
  ['desk -> casework', 'src/desk/a.ts', '../casework/index.js', 'direction-desk'],
  ['casework -> desk', 'src/casework/a.ts', '../desk/index.js', 'direction-casework'],
  ['core -> a department', 'src/casework/a.ts', '../departments/health/index.js', 'direction-casework'],
  ['kit -> requests', 'src/department-kit/a.ts', '../requests/index.js', 'direction-department-kit'],
  ['department -> casework', 'src/departments/employment/a.ts', '../../casework/index.js', 'direction-departments'],
  ['department -> requests', 'src/departments/employment/a.ts', '../../requests/index.js', 'direction-departments'],
  ['department -> department', 'src/departments/employment/a.ts', '../health/index.js', 'department-to-department'],
  ['past an index', 'src/catalogue/a.ts', '../calendar/inner.js', 'through-the-index'],
  [
    'past an index of the platform',
    'src/platform/database/a.ts',
    '../errors/inner.js',
    'through-the-index-of-platform-parts',
  ],
  [
    'a department past an index',
    'src/departments/employment/a.ts',
    '../../platform/errors/inner.js',
    'through-the-index-from-departments',
  ],
  [
    'the root past an index',
    'src/app.module.ts',
    './departments/health/registers/card.js',
    'through-the-index-from-the-root',
  ],
  ['program -> test', 'src/catalogue/a.ts', './a.spec.js', 'not-to-tests'],
  ['program -> a development package', 'src/catalogue/a.ts', 'fast-check', 'not-to-development-packages'],
  ['nowhere', 'src/catalogue/a.ts', './nowhere.js', 'resolvable'],
];

describe('the direction of imports', () => {
  it('lets good imports through', () => {
    const good = {
      'src/platform/errors/a.ts': importing('../database/index.js'),
      'src/catalogue/a.ts': importing('../platform/errors/index.js'),
      'src/deadlines/a.ts': importing('../requests/index.js'),
      'src/desk/a.ts': importing('../deadlines/index.js'),
      'src/casework/a.ts': importing('../department-kit/index.js'),
      'src/departments/employment/a.ts': importing('../../department-kit/index.js'),
      'src/departments/employment/b.ts': importing('./a.js').replace('x }', 'y as x }'),
      'src/departments/load.ts': importing('../catalogue/index.js'),
      'src/app.module.ts': importing('./departments/index.js'),
    };
    expect(violationsOf({ ...TARGETS, ...good })).toEqual([]);
  });

  describe('goes red for', () => {
    // One file per case and one cruise for all: a cruise takes seconds.
    const fileOf = (index: number) => BAD[index][1].replace('/a.ts', `/bad-${index}.ts`);
    let violations: string[];
    beforeAll(() => {
      const bad = BAD.map(([, , path], index) => [fileOf(index), importing(path)]);
      const spec = { 'src/catalogue/a.spec.ts': 'export const x = 1;\n' };
      violations = violationsOf({ ...TARGETS, ...spec, ...Object.fromEntries(bad) });
    });

    it.each(BAD.map((bad, index) => [bad[0], index, bad[3]] as const))('%s', (_, index, rule) => {
      const found = violations.filter((violation) => violation.includes(` ${fileOf(index)} -> `));
      expect(found.map((violation) => violation.split(':')[0])).toContain(rule);
    });
  });

  it('goes red for a circle', () => {
    const files = { 'src/requests/a.ts': importing('./b.js'), 'src/requests/b.ts': importing('./a.js') };
    expect(violationsOf({ ...TARGETS, ...files })[0]).toMatch(/^no-circular: /);
  });

  it('goes red for a type as well: it is knowledge too', () => {
    const typeOnly = `import type { x } from '../casework/index.js';\nexport type Y = typeof x;\n`;
    expect(violationsOf({ ...TARGETS, 'src/desk/a.ts': typeOnly })).toEqual([
      'direction-desk: src/desk/a.ts -> src/casework/index.ts',
    ]);
  });
});
