import fc from 'fast-check';
import type { Catalogue } from '../catalogue.js';
import { DepartmentDirectory } from '../department-directory.js';
import type { ServiceItemDefinition } from '../service-item.js';
import { cellsOf, COLUMNS } from './csv-columns.js';
import { ExportItems } from './export-items.js';
import { readRow } from './csv-row.js';
import { ItemChecks } from './item-checks.js';
import { KnownItems } from './known-items.js';
import { readCsv } from './read-csv.js';
import { readJson } from './read-json.js';
import type { ImportRow } from './row-problem.js';
import { statedSteps } from './stated-steps.js';
import { BOTH, directory, GARDENS, law, limit, TREE } from './testing/gardens.js';

const known = new KnownItems({ standing: () => [TREE, BOTH] } as unknown as Catalogue, directory);

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
    ['初审3\uff0b终审4\uff1b报批5\uff0c备案6', [['3 WORKING_DAY', '4 WORKING_DAY']]],
    ['无环节+初审3+终审4', [['3 WORKING_DAY', '4 WORKING_DAY']]],
    ['受理后3个工作日办结', []],
    ['材料齐全+现场', []],
    ['', []],
  ])('%s', (notes, steps) => {
    const found = statedSteps(notes, 'WORKING_DAY').map((chain) => chain.map(({ value, unit }) => `${value} ${unit}`));
    expect(found).toEqual(steps);
  });

  // Minutes, not milliseconds, for a reader that tries every way to cut the number.
  it('are looked for in one go, however long a number is', () => {
    expect(statedSteps('9'.repeat(60_000), 'WORKING_DAY')).toEqual([]);
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

  it.each(['http://[x', 'https://a:99999999', 'http://a b'])(
    'with the address %s is refused by its row',
    async (url) => {
      const rows = await read(HEADER, GOOD, GOOD.replace('修剪', '剪根').replace('https://example.gov.cn/a', url));
      expect(told(rows)).toEqual([[3, 'source', 'SOURCE_MALFORMED']]);
    },
  );

  it('may hold lines without any cell filled, as table programs leave them', async () => {
    expect(await read(HEADER, ',,,,,,,,,', GOOD, '"", ,,,,,,,,')).toMatchObject([{ row: 3, problems: [] }]);
  });

  it('names the row of a unit that is none, whatever JavaScript knows by that word', async () => {
    const rows = await read(HEADER, GOOD.replace('20,10', '20 constructor,10'));
    expect(told(rows)).toEqual([[2, 'legal_limit', 'LIMIT_MALFORMED']]);
  });

  it('tells of a name no more than people read', async () => {
    const [row] = await read(HEADER, `parks,${'甲'.repeat(5_000)},20,10,working,,,《测试法》,x,official`);
    expect(row.item).toHaveLength(200);
  });

  it('separates papers by half-width and full-width semicolons', async () => {
    const [{ candidate }] = await read(HEADER, GOOD.replace('身份证;方案2', '身份证\uff1b方案2'));
    expect((candidate as ServiceItemDefinition).materials.map(({ code }) => code)).toEqual(['id-card', 'plan']);
  });

  it('writes a name that is typed otherwise to the same new item', async () => {
    const rows = await read(HEADER, GOOD.replace('修剪', '修剪(A)'), GOOD.replace('修剪', '修 剪\uff08a\uff09'));
    const [one, other] = rows.map(({ candidate }) => (candidate as ServiceItemDefinition).code);
    expect(other).toBe(one);
  });

  describe('that names an item as several are called', () => {
    const PARKS = { ...GARDENS, code: 'parks', name: { zh: '公园', en: 'Parks' } };
    const twin = { ...TREE, code: 'tree-permit-park', department: 'parks' };
    const third = { ...TREE, code: 'tree-permit-park-2', department: 'parks' };
    const both = (...items: ServiceItemDefinition[]): KnownItems =>
      new KnownItems({ standing: () => items } as unknown as Catalogue, new DepartmentDirectory([GARDENS, PARKS]));

    it('means that of its department, or of the code', () => {
      for (const item of [TREE, twin]) {
        expect(readRow(2, cellsOf(item), both(TREE, twin))).toMatchObject({ candidate: item, problems: [] });
      }
      const byCode = { ...cellsOf(third), item: third.code };
      expect(readRow(2, byCode, both(TREE, twin, third))).toMatchObject({ candidate: third, problems: [] });
    });

    it('is refused where that does not tell them apart', () => {
      const row = readRow(2, cellsOf(twin), both(TREE, twin, third));
      expect(row).toMatchObject({ problems: [{ code: 'ITEM_AMBIGUOUS', field: 'item' }] });
      expect(row.candidate).toBeUndefined();
    });
  });

  it('loses the apostrophe that kept table programs from taking text for a formula', async () => {
    const [row] = await read(HEADER, "gardens,'=剪,20,10,working,'引,,《测试法》,x,official");
    expect(row).toMatchObject({ item: '=剪', candidate: { conditions: "'引" } });
    const odd = ['=', '+', '-', '@', '\uff1d', '\uff0b', '\uff0d', '\uff20'].map((sign, index) => ({
      ...TREE,
      code: `tree-${index}`,
      name: { zh: `${sign}树${index}`, en: `Tree ${index}` },
      legalBasis: `${sign}1+1`,
    }));
    const catalogue = { standing: () => odd } as unknown as Catalogue;
    const table = await new ExportItems(catalogue).text('CSV', null);
    for (const cell of table.split(/[\r\n,]+/)) expect(cell).not.toMatch(/^"?[=+@\uff1d\uff0b\uff0d\uff20-]/);
    const again: ImportRow[] = [];
    for await (const one of readCsv(table, new KnownItems(catalogue, directory))) again.push(one);
    expect(again.map(({ candidate }) => candidate)).toEqual(odd);
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

  it('may tell English names and retirement too, in columns of their own', async () => {
    const header = `${HEADER},name_en,retired`;
    const [made, plain] = await read(header, `${GOOD},Pruning,`, `${GOOD.replace('修剪', '剪枝')},,`);
    expect(made.candidate).toMatchObject({ name: { zh: '修剪', en: 'Pruning' } });
    expect(plain.candidate).toMatchObject({ name: { zh: '剪枝', en: '剪枝' } });
    const line = (...more: string[]): string =>
      ['gardens', 'tree-permit', ...Array<string>(8).fill(''), ...more].join();
    const given = ['To move a tree,yes', ',no', ',Yes'].map((more) => line(more));
    const rows = await read(header, ...given);
    expect(rows.map(({ candidate }) => candidate)).toEqual([
      { ...TREE, name: { ...TREE.name, en: 'To move a tree' }, retired: true },
      TREE,
      expect.anything(),
    ]);
    expect(told(rows)).toEqual([[4, 'retired', 'RETIRED_MALFORMED']]);
    const gone = new KnownItems({ standing: () => [{ ...TREE, retired: true }] } as unknown as Catalogue, directory);
    for (const [cell, retired] of [
      ['', true],
      ['yes', true],
      ['no', undefined],
    ] as const) {
      const { candidate } = readRow(2, { ...cellsOf(TREE), retired: cell }, gone);
      expect((candidate as ServiceItemDefinition).retired).toBe(retired);
    }
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
      fc.property(limits, limits, fc.constantFrom(true, undefined), (legalLimit, promisedLimit, retired) => {
        const item = { ...TREE, legalLimit, promisedLimit, retired } as ServiceItemDefinition;
        const catalogue = new KnownItems({ standing: () => [item] } as unknown as Catalogue, directory);
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
