import { jest } from '@jest/globals';
import fc from 'fast-check';
import type { Catalogue } from '../catalogue.js';
import { DepartmentDirectory } from '../department-directory.js';
import { FormValidator } from '../form-validator.js';
import type { LimitUnit, ServiceItemDefinition, SourcedLimit } from '../service-item.js';
import { cellsOf, COLUMNS } from './csv-columns.js';
import { readRow } from './csv-row.js';
import { ItemChecks } from './item-checks.js';
import { KnownItems } from './known-items.js';
import { readCsv } from './read-csv.js';
import { readJson } from './read-json.js';
import type { ImportRow } from './row-problem.js';
import { statedSteps } from './stated-steps.js';

const law = (text: string) => ({ kind: 'law', text }) as const;
const limit = (value: number, unit: LimitUnit = 'WORKING_DAY'): SourcedLimit => ({
  value,
  unit,
  source: law('《测试法》第一条'),
});

const TREE: ServiceItemDefinition = {
  code: 'tree-permit',
  version: 3,
  department: 'gardens',
  kind: 'PROMISED',
  name: { zh: '树木移植许可（市管）', en: 'Permit to move a tree' },
  applicantKinds: ['PERSON'],
  conditions: '移植十株以下',
  place: { rule: 'ANYWHERE', source: law('《测试法》') },
  sources: { conditions: law('《测试法》'), materials: law('《测试法》'), fee: law('《测试法》') },
  legalBasis: '《测试法》',
  legalLimit: limit(20),
  promisedLimit: limit(10),
  specialProcedures: [],
  materials: [
    {
      code: 'id-card',
      name: { zh: '身份证', en: 'ID card' },
      required: true,
      reusable: true,
      source: 'GOVERNMENT',
      copies: 1,
      original: true,
    },
    {
      code: 'plan',
      name: { zh: '方案', en: 'Plan' },
      required: false,
      reusable: false,
      source: 'APPLICANT',
      copies: 3,
      original: false,
    },
  ],
  steps: [
    {
      id: 'look',
      name: { zh: '看', en: 'Look' },
      department: 'gardens',
      after: [],
      role: 'LEAD',
      decides: true,
      limit: limit(9),
    },
  ],
  feeFen: 0,
  formSchema: {
    type: 'object',
    properties: { trees: { type: 'integer' } },
    required: ['trees'],
    examples: [{ trees: 2 }],
  },
};
const BOTH: ServiceItemDefinition = { ...TREE, code: 'both', kind: 'JOINT', name: { zh: '种树“一件事”', en: 'Trees' } };

const GARDENS = {
  code: 'gardens',
  name: { zh: '园林', en: 'Gardens' },
  bodyName: { zh: '园林局', en: 'Bureau' },
  items: [TREE],
};
const directory = new DepartmentDirectory([GARDENS]);
const known = new KnownItems({ all: () => [TREE, BOTH] } as unknown as Catalogue, directory);

const HEADER = COLUMNS.join(',');
async function read(...lines: string[]): Promise<ImportRow[]> {
  const all: ImportRow[] = [];
  for await (const row of readCsv(lines.join('\r\n'), known)) all.push(row);
  return all;
}
const told = (rows: ImportRow[]): unknown[] =>
  rows.flatMap(({ row, problems }) => problems.map(({ field, code }) => [row, field, code]));

describe('steps that remarks tell of', () => {
  it.each([
    ['流程1+3+1=5大于承诺2', [['1 WORKING_DAY', '3 WORKING_DAY', '1 WORKING_DAY']]],
    ['审核10工作日+公示7天(自然日)+3工作日确认', [['10 WORKING_DAY', '7 NATURAL_DAY', '3 WORKING_DAY']]],
    ['派出所核实3工作日;需报批:所20+县15+市15工作日', [['20 WORKING_DAY', '15 WORKING_DAY', '15 WORKING_DAY']]],
    [
      '步骤时限: 乡镇10+县10;另24小时+2',
      [
        ['10 WORKING_DAY', '10 WORKING_DAY'],
        ['24 HOUR', '2 WORKING_DAY'],
      ],
    ],
    ['受理后3个工作日办结', []],
    ['材料齐全+现场', []],
    ['', []],
  ])('%s', (notes, steps) => {
    const found = statedSteps(notes, 'WORKING_DAY').map((chain) => chain.map(({ value, unit }) => `${value} ${unit}`));
    expect(found).toEqual(steps);
  });
});

describe('a table', () => {
  const GOOD = 'gardens,修剪,20,10,working,说明,身份证;方案2,《测试法》,https://example.gov.cn/a,official';

  it('is read line by line, and each problem has the line and the column', async () => {
    const rows = await read(
      `\ufeff${HEADER}`,
      GOOD,
      '',
      'gardens,"修\n枝",20,10,working,,,《测试法》,x,official',
      'gardens,剪草,20',
      'gardens,剪枝,20,10,week,,,《测试法》,x,official',
      'gardens,剪花,20,10,working/natural,,,《测试法》,x,official',
      'gardens,剪叶,二十,0x1,working,,,《测试法》,x,official',
      'parks,剪根,20,10,working,1+9+1,,《测试法》,x,mirror',
      'gardens,,20,10,working,,,《测试法》,x,good',
      'joint,全剪,20,10,working,,,《测试法》,x,official',
    );
    expect(rows.map(({ row }) => row)).toEqual([2, 4, 6, 7, 8, 9, 10, 11, 12]);
    expect(told(rows)).toEqual([
      [6, null, 'CSV_MALFORMED'],
      [7, 'unit', 'UNIT_UNKNOWN'],
      [7, 'legal_limit', 'LIMIT_MALFORMED'],
      [7, 'promised_limit', 'LIMIT_MALFORMED'],
      [8, 'unit', 'UNIT_MIXED'],
      [8, 'legal_limit', 'LIMIT_MALFORMED'],
      [8, 'promised_limit', 'LIMIT_MALFORMED'],
      [9, 'legal_limit', 'LIMIT_MALFORMED'],
      [9, 'promised_limit', 'LIMIT_MALFORMED'],
      [10, 'dept', 'DEPARTMENT_UNKNOWN'],
      [10, 'quality', 'SOURCE_NOT_OFFICIAL'],
      [10, 'notes', 'STEPS_OVER_PROMISE'],
      [11, 'item', 'ITEM_MISSING'],
      [11, 'quality', 'QUALITY_UNKNOWN'],
      [12, 'dept', 'JOINT_NEEDS_JSON'],
    ]);
  });

  it.each([
    ['another header', ['dept,item', GOOD], [[1, null, 'CSV_MALFORMED']]],
    ['a column twice', [`${HEADER},dept`, GOOD], [[1, null, 'CSV_MALFORMED']]],
    ['a quote that is never closed', [HEADER, GOOD, `gardens,"x,${'y'.repeat(70_000)}`], [[3, null, 'CSV_MALFORMED']]],
    ['a quote in the middle', [HEADER, GOOD, 'gardens,x"y,,,,,,,,'], [[3, null, 'CSV_MALFORMED']]],
    ['GBK', [HEADER, 'gardens,\ufffd\ufffd,,,,,,,,'], [[1, null, 'MALFORMED']]],
  ])('with %s is refused', async (_what, lines, problems) => {
    expect(told(await read(...lines))).toEqual(problems);
  });

  it('loses the apostrophe that kept table programs from taking text for a formula', async () => {
    const [row] = await read(HEADER, "gardens,'=剪,20,10,working,'引,,《测试法》,x,official");
    expect(row).toMatchObject({ item: '=剪', candidate: { conditions: "'引" } });
  });

  it('may have its columns in any order', async () => {
    const [row] = await read([...COLUMNS].reverse().join(','), GOOD.split(',').reverse().join(','));
    expect(row).toMatchObject({ item: '修剪', problems: [] });
  });

  it('makes a new item of what it gives, papers known by their name included', async () => {
    const [{ candidate }] = await read(HEADER, GOOD);
    const source = { kind: 'guide', text: '办事指南(example.gov.cn)', url: 'https://example.gov.cn/a' };
    expect(candidate).toMatchObject({
      department: 'gardens',
      kind: 'PROMISED',
      legalLimit: { value: 20, unit: 'WORKING_DAY', source },
      promisedLimit: { value: 10, unit: 'WORKING_DAY', source },
      conditions: '说明',
      sources: { materials: source, fee: { kind: 'demo-policy', text: expect.stringMatching(/^演示政策/) } },
      materials: [TREE.materials[0], { ...TREE.materials[1], copies: 2 }],
    });
    expect(new ItemChecks(directory).problemsOf(candidate as ServiceItemDefinition)).toEqual([]);
  });

  it('changes of an item only what differs from its own line', () => {
    const own = cellsOf(TREE);
    const change = (cells: object): unknown => {
      const { candidate, problems } = readRow(2, { ...own, ...cells }, known);
      expect(problems).toEqual([]);
      return candidate;
    };
    expect(change({})).toEqual(TREE);
    expect(change({ legal_limit: '', unit: '', notes: '', materials: '', basis: '', source: '', quality: '' })).toEqual(
      TREE,
    );
    expect(change({ notes: '别的说明' })).toEqual(TREE);
    expect(change({ dept: '园林局', item: 'TREE-PERMIT' })).toEqual(TREE);
    expect(change({ item: '树木移植许可 (市管)' })).toEqual(TREE);
    expect(change({ promised_limit: '9' })).toEqual({ ...TREE, promisedLimit: limit(9) });
    expect(change({ legal_limit: '30 natural' })).toEqual({ ...TREE, legalLimit: limit(30, 'NATURAL_DAY') });
    const told = { kind: 'law', text: '《新法》' };
    expect(change({ source: '《新法》' })).toEqual({ ...TREE, promisedLimit: { ...limit(10), source: told } });
    expect(change({ quality: 'policy' })).toMatchObject({
      promisedLimit: { source: { kind: 'demo-policy', text: '演示政策:《测试法》第一条' } },
    });
    expect(change({ materials: '方案' })).toEqual({ ...TREE, materials: [TREE.materials[1]] });
    expect(change({ basis: '《新法》' })).toEqual({ ...TREE, legalBasis: '《新法》' });
    expect(change({ ...cellsOf(BOTH), dept: 'joint' })).toEqual(BOTH);
  });

  it('that says of an existing item that its steps take too long is refused', () => {
    const { problems } = readRow(2, { ...cellsOf(TREE), notes: '初审6+终审5' }, known);
    expect(problems).toMatchObject([{ code: 'STEPS_OVER_PROMISE', field: 'notes' }]);
    const mixed = readRow(2, { ...cellsOf(TREE), notes: '初审2+公示7自然日' }, known);
    expect(mixed.problems).toMatchObject([{ code: 'LIMITS_NOT_COMPARABLE', field: 'notes' }]);
  });

  it('of exported items gives the same items, whatever their limits', () => {
    const limits = fc.option(
      fc.record({
        value: fc.integer({ min: 1, max: 99 }),
        unit: fc.constantFrom('WORKING_DAY', 'NATURAL_DAY', 'HOUR', 'IMMEDIATE'),
        source: fc.constantFrom(law('a'), { kind: 'guide', text: 'b', url: 'https://c.d/' }),
      }),
      { nil: undefined },
    );
    fc.assert(
      fc.property(limits, limits, (legalLimit, promisedLimit) => {
        const item = { ...TREE, legalLimit, promisedLimit } as ServiceItemDefinition;
        const catalogue = new KnownItems({ all: () => [item] } as unknown as Catalogue, directory);
        expect(readRow(2, cellsOf(item), catalogue)).toMatchObject({ candidate: item, problems: [] });
      }),
    );
  });
});

describe('a list', () => {
  it.each([
    ['not JSON', '[{', [[1, null, 'MALFORMED']]],
    ['an object', '{}', [[1, null, 'MALFORMED']]],
    ['items', '[{"code":"a"},{"name":{"zh":"乙"}},7]', []],
  ])('of %s', (_what, content, problems) => {
    const rows = [...readJson(content)];
    expect(told(rows)).toEqual(problems);
    if (problems.length === 0)
      expect(rows.map(({ row, item }) => [row, item])).toEqual([
        [1, 'a'],
        [2, '乙'],
        [3, null],
      ]);
  });
});

describe('definitions from outside', () => {
  const problemsOf = (candidate: unknown): string[] => {
    const checks = new ItemChecks(directory);
    const read = checks.read(candidate);
    return (read.item ? checks.problemsOf(read.item) : read.problems).map(({ field, code }) => `${field}: ${code}`);
  };
  const withForm = (change: object): unknown => ({ ...TREE, formSchema: { ...TREE.formSchema, ...change } });
  const deep = (levels: number): unknown => (levels === 0 ? 1 : { a: deep(levels - 1) });

  it.each([
    ['a sound one', TREE, []],
    ['one without its number', { ...TREE, version: undefined }, []],
    ['one of nobody', { ...TREE, code: 'x', department: 'parks' }, ['department: DEPARTMENT_UNKNOWN']],
    [
      'one that another takes over',
      { ...TREE, department: 'parks' },
      ['department: DEPARTMENT_UNKNOWN', 'department: DEPARTMENT_CHANGED'],
    ],
    ['an asynchronous form', withForm({ $async: true }), ['formSchema: FORM_INVALID']],
    ['a form with an id inside', withForm({ $defs: { a: { $id: 'b' } } }), ['formSchema: FORM_INVALID']],
    [
      'a form that needs another server',
      withForm({ properties: { trees: { $ref: 'https://example.org/x' } } }),
      ['formSchema: FORM_INVALID'],
    ],
    [
      'a form whose example fails',
      withForm({ examples: [{ trees: 'x' }] }),
      ['formSchema.examples.0.trees: FORM_EXAMPLE'],
    ],
    ['a form without example', withForm({ examples: [] }), ['formSchema.examples: FORM_EXAMPLE']],
    [
      'a form that lost a field',
      withForm({ properties: { bush: {} }, required: [], examples: [{}] }),
      ['formSchema: FORM_FIELD_DROPPED'],
    ],
    ['a form that does not insist', withForm({ required: [] }), ['formSchema: FORM_FIELD_DROPPED']],
    ['nothing', null, ['null: MALFORMED']],
    ['too deep a form', withForm({ default: deep(20) }), ['null: MALFORMED']],
    ['a number that is none', withForm({ default: JSON.parse('1e999') }), ['null: MALFORMED']],
    ['half a character', { ...TREE, conditions: '\ud800' }, ['null: MALFORMED']],
    ['a name that turns around', { ...TREE, name: { zh: '甲\u202e乙', en: 'x' } }, ['name.zh: MALFORMED']],
    [
      'an address of a script',
      { ...TREE, place: { rule: 'ANYWHERE', source: { ...law('x'), url: 'javascript:alert(1)' } } },
      ['place.source.url: MALFORMED'],
    ],
    [
      'a large one',
      { ...TREE, formSchema: { ...TREE.formSchema, description: 'x'.repeat(300_000) } },
      ['null: MALFORMED'],
    ],
  ])('%s', (_what, candidate, problems) => {
    expect(problemsOf(candidate)).toEqual(problems);
  });

  it('of one form have it compiled once, and it is let go', () => {
    const compile = jest.spyOn(FormValidator.prototype, 'forget');
    const checks = new ItemChecks(directory);
    for (const form of [TREE.formSchema, { ...TREE.formSchema }, { ...TREE.formSchema, title: 'x' }]) {
      checks.problemsOf({ ...TREE, formSchema: form });
    }
    expect(compile).toHaveBeenCalledTimes(2);
    compile.mockRestore();
  });
});
