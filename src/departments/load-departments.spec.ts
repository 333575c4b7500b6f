import 'reflect-metadata';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadDepartments } from './load-departments.js';

const SOURCE = { kind: 'demo-policy', text: '测试' };
const ITEM = {
  code: 'tree-permit',
  version: 1,
  department: 'gardens',
  kind: 'PROMISED',
  name: { zh: '树木移植许可', en: 'Permit to move a tree' },
  applicantKinds: ['PERSON'],
  conditions: '无',
  place: { rule: 'ANYWHERE', source: SOURCE },
  sources: { conditions: SOURCE, materials: SOURCE, fee: SOURCE },
  legalBasis: '测试',
  promisedLimit: { value: 5, unit: 'WORKING_DAY', source: SOURCE },
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

const NAMED = { zh: '名称', en: 'Name' };
const LEDGER = { code: 'trees', name: NAMED, statuses: { ACTIVE: NAMED }, columns: [{ title: NAMED }] };
const KIND = {
  code: 'look-again',
  name: NAMED,
  ledger: 'trees',
  opensDaysBefore: 3,
  doneBy: 'officer',
  outcomes: { ALIVE: NAMED },
};

interface Source {
  code?: string;
  items?: object[];
  providers?: string;
  exported?: string;
  ledgers?: object[];
  followUps?: object[];
  oneAtATime?: string[];
}

/** The text of an `index.js`. `Reflect` carries Nest's metadata, as `@Module` would write it. */
const indexOf = ({
  code = 'gardens',
  items = [ITEM],
  providers = '[Hooks]',
  exported = 'department',
  ...kept
}: Source) => `
  class Hooks {}
  class Row {}
  const ledgers = ${JSON.stringify(kept.ledgers ?? [])};
  class Mod {}
  Reflect.defineMetadata('providers', ${providers}, Mod);
  export const ${exported} = {
    code: '${code}', name: { zh: '园林', en: 'Gardens' }, bodyName: { zh: '园林局', en: 'Gardens Bureau' },
    items: ${JSON.stringify(items)}, module: Mod, hooks: Hooks, entities: [Row], migrations: [],
    oneAtATime: ${JSON.stringify(kept.oneAtATime ?? [])},
    ledgers: ledgers.map((ledger) => ({ entity: Row, ...ledger })), followUps: ${JSON.stringify(kept.followUps ?? [])},
  };`;

const brokenLedgers: [string, object, RegExp][] = [
  ['with an odd code', { code: 'Trees' }, /ledger Trees: its code must be lower-case/],
  ['without an English title', { columns: [{ title: { zh: '株数' } }] }, /ledger trees: .* need Chinese and English/],
  ['without columns', { columns: [] }, /ledger trees: it has no column/],
  ['without statuses', { statuses: {} }, /ledger trees: it has no status/],
  ['over somebody else’s table', { entity: null }, /ledger trees: its entity is not one of the department/],
];
const brokenKinds: [string, object, RegExp][] = [
  ['with an odd code', { code: 'look again' }, /follow-up look again: its code must be lower-case/],
  ['without an English name', { name: { zh: '复查' } }, /follow-up look-again: .* need Chinese and English/],
  ['of no ledger', { ledger: 'shrubs' }, /follow-up look-again: the department has no ledger "shrubs"/],
  ['that opens after its day', { opensDaysBefore: -1 }, /opensDaysBefore must be a whole number/],
  ['that nobody does', { doneBy: 'clerk' }, /it must be done by officer or leader/],
  ['that comes to nothing', { outcomes: {} }, /follow-up look-again: it has no outcome/],
  ['whose result does not compile', { resultSchema: { type: 'tree' } }, /follow-up look-again: resultSchema: .*type/],
];

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

  it('takes ledgers and kinds of follow-up', async () => {
    add('gardens', { ledgers: [LEDGER], followUps: [{ ...KIND, resultSchema: { type: 'object' } }] });
    expect(await loadDepartments(root)).toMatchObject([{ ledgers: [LEDGER], followUps: [KIND] }]);
  });

  const { examples: _, ...withoutExamples } = ITEM.formSchema;
  const broken: [string, string, Source | null, RegExp][] = [
    ['a folder without an index', 'gardens', null, /gardens: has no index/],
    ['an index that exports something else', 'gardens', { exported: 'dept' }, /exports no `department`/],
    ['a code that is not the folder', 'parks', {}, /its code is "gardens", which is not the folder's name/],
    ['hooks that nobody provides', 'gardens', { providers: '[]' }, /hooks are not bound/],
    ['no item', 'gardens', { items: [] }, /has no service item/],
    ['one at a time of an item it has not', 'gardens', { oneAtATime: ['bench'] }, /oneAtATime: it has no item "bench"/],
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
    ...brokenLedgers.map(([what, change, message]): [string, string, Source, RegExp] => [
      `a ledger ${what}`,
      'gardens',
      { ledgers: [{ ...LEDGER, ...change }] },
      message,
    ]),
    ...brokenKinds.map(([what, change, message]): [string, string, Source, RegExp] => [
      `a kind of follow-up ${what}`,
      'gardens',
      { ledgers: [LEDGER], followUps: [{ ...KIND, ...change }] },
      message,
    ]),
    ['a ledger twice', 'gardens', { ledgers: [LEDGER, LEDGER] }, /ledger trees: two ledgers have this code/],
    [
      'a kind of follow-up twice',
      'gardens',
      { ledgers: [LEDGER], followUps: [KIND, KIND] },
      /follow-up look-again: two kinds have this code/,
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
