import 'reflect-metadata';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadDepartments } from './load-departments.js';

const ITEM = {
  code: 'tree-permit',
  version: 1,
  department: 'gardens',
  kind: 'PROMISED',
  name: { zh: '树木移植许可', en: 'Permit to move a tree' },
  applicantKinds: ['PERSON'],
  conditions: '无',
  legalBasis: '测试',
  promisedLimit: { value: 5, unit: 'WORKING_DAY', source: { kind: 'demo-policy', text: '测试' } },
  specialProcedures: [],
  materials: [],
  steps: [
    { id: 'review', name: { zh: '审查', en: 'Review' }, department: 'gardens', after: [], role: 'LEAD', decides: true },
  ],
  feeFen: 0,
  formSchema: {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    type: 'object',
    properties: { trees: { title: '株数', type: 'integer' } },
    required: ['trees'],
    examples: [{ trees: 2 }],
  },
};

interface Source {
  code?: string;
  items?: object[];
  providers?: string;
  exported?: string;
}

/** The text of an `index.js`. `Reflect` carries Nest's metadata, as `@Module` would write it. */
const indexOf = ({ code = 'gardens', items = [ITEM], providers = '[Hooks]', exported = 'department' }: Source) => `
  class Hooks {}
  class Mod {}
  Reflect.defineMetadata('providers', ${providers}, Mod);
  export const ${exported} = {
    code: '${code}', name: { zh: '园林', en: 'Gardens' }, bodyName: { zh: '园林局', en: 'Gardens Bureau' },
    items: ${JSON.stringify(items)}, module: Mod, hooks: Hooks, entities: [], migrations: [],
  };`;

describe('loading departments', () => {
  let root: string;
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'yichuang-departments-'));
    writeFileSync(join(root, 'package.json'), '{"type":"module"}');
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  const add = (name: string, source: Source | null = {}): string => {
    mkdirSync(join(root, name));
    if (source) writeFileSync(join(root, name, 'index.js'), indexOf(source));
    return join(root, name);
  };
  const other = { ...ITEM, code: 'bench', department: 'parks', steps: [{ ...ITEM.steps[0], department: 'parks' }] };

  it('finds every folder, in order of their codes', async () => {
    add('parks', { code: 'parks', items: [other] });
    add('gardens');
    expect((await loadDepartments(root)).map(({ code }) => code)).toEqual(['gardens', 'parks']);
  });

  it('takes extra folders that lie elsewhere', async () => {
    const extra = add('gardens');
    mkdirSync(join(root, 'none'));
    mkdirSync(join(root, 'none', 'departments'));
    expect(await loadDepartments(join(root, 'none', 'departments'), [extra])).toHaveLength(1);
  });

  const { examples: _, ...withoutExamples } = ITEM.formSchema;
  const broken: [string, string, Source | null, RegExp][] = [
    ['a folder without an index', 'gardens', null, /gardens: has no index/],
    ['an index that exports something else', 'gardens', { exported: 'dept' }, /exports no `department`/],
    ['a code that is not the folder', 'parks', {}, /its code is "gardens", which is not the folder's name/],
    ['hooks that nobody provides', 'gardens', { providers: '[]' }, /hooks are not bound/],
    ['no item', 'gardens', { items: [] }, /has no service item/],
    ['an item of somebody else', 'gardens', { items: [{ ...ITEM, department: 'parks' }] }, /belongs to "parks"/],
    ['an item twice', 'gardens', { items: [ITEM, ITEM] }, /tree-permit@1: two items/],
    ['a promise without a limit', 'gardens', { items: [{ ...ITEM, promisedLimit: undefined }] }, /promisedLimit/],
    [
      'a form that does not compile',
      'gardens',
      { items: [{ ...ITEM, formSchema: { type: 'object', colour: 'red', examples: [{}] } }] },
      /formSchema: strict mode: unknown keyword: "colour"/,
    ],
    [
      'a form without an example',
      'gardens',
      { items: [{ ...ITEM, formSchema: withoutExamples }] },
      /it has no example/,
    ],
    [
      'an example that its own form refuses',
      'gardens',
      { items: [{ ...ITEM, formSchema: { ...ITEM.formSchema, examples: [{ trees: 'two' }] } }] },
      /formSchema: examples\.0\.trees/,
    ],
  ];
  it.each(broken)('refuses %s', async (_what, folder, source, message) => {
    add(folder, source);
    await expect(loadDepartments(root)).rejects.toThrow(message);
  });

  it('tells all problems at once', async () => {
    add('gardens', { providers: '[]' });
    add('parks', { code: 'parks', items: [] });
    await expect(loadDepartments(root)).rejects.toThrow(/gardens: its hooks.*\n.*parks: it has no service item/s);
  });
});
