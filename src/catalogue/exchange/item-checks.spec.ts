import { Script } from 'node:vm';
import { jest } from '@jest/globals';
import { DepartmentDirectory } from '../department-directory.js';
import { FormValidator } from '../form-validator.js';
import { ItemChecks } from './item-checks.js';
import { directory, GARDENS, law, TREE } from './testing/gardens.js';

describe('definitions from outside', () => {
  const problemsOf = (candidate: unknown): string[] => {
    const checks = new ItemChecks(directory);
    const read = checks.read(candidate);
    return (read.item ? checks.problemsOf(read.item) : read.problems).map(({ field, code }) => `${field}: ${code}`);
  };
  const withForm = (change: object): unknown => ({ ...TREE, formSchema: { ...TREE.formSchema, ...change } });
  /** Each part is checked twice by the next one: 2³⁰ checks of nothing. */
  const BOMB = Object.fromEntries(
    Array.from({ length: 31 }, (_, i) => {
      const part = { $ref: `#/$defs/a${i - 1}` };
      return [`a${i}`, i === 0 ? { type: 'object' } : { allOf: [part, part] }];
    }),
  );
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
      {
        ...(withForm({ properties: { trees: { title: '株数', $ref: 'https://example.org/x' } } }) as object),
        code: 'x',
      },
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
      withForm({ properties: { bush: { title: '灌木' } }, required: [], examples: [{}] }),
      ['formSchema: FORM_FIELD_DROPPED'],
    ],
    ['a form that does not insist', withForm({ required: [] }), ['formSchema: FORM_FIELD_DROPPED']],
    [
      'a form whose field takes something else',
      withForm({ properties: { trees: { title: '株数', type: ['integer', 'string'] } } }),
      ['formSchema.properties.trees: FORM_FIELD_CHANGED'],
    ],
    [
      'a form that says and asks more',
      withForm({
        properties: { trees: { title: '移植株数', type: 'integer' }, note: { title: '备注', type: 'string' } },
      }),
      [],
    ],
    ...['^(a+)+$', '^(\\d+\\s?)*$', '(.*)*x', '^(a|a)*$', '^[a-z]*[a-z]*[a-z]*[a-z]*$'].map(
      (pattern): [string, unknown, string[]] => [
        `a form that gets stuck in ${pattern}`,
        withForm({
          properties: { ...(TREE.formSchema.properties as object), note: { title: '备注', type: 'string', pattern } },
        }),
        ['formSchema: FORM_INVALID'],
      ],
    ),
    ...['^[a-z]+(-[a-z]+)*$', '^(?!\\s)[^\\p{Cc}]+(?<!\\s)$', '^1[0-9]{10}$'].map(
      (pattern): [string, unknown, string[]] => [
        `a form with the pattern ${pattern}`,
        withForm({
          properties: { ...(TREE.formSchema.properties as object), note: { title: '备注', type: 'string', pattern } },
        }),
        [],
      ],
    ),
    [
      'a form that takes too long to check',
      withForm({
        $defs: BOMB,
        properties: { ...(TREE.formSchema.properties as object), note: { title: '备注', $ref: '#/$defs/a30' } },
        examples: [{ trees: 2, note: {} }],
      }),
      ['formSchema.examples.0: FORM_EXAMPLE'],
    ],
    [
      'a form whose fields have no name',
      withForm({
        properties: {
          trees: { title: '株数', type: 'integer' },
          note: { title: 'note' },
          list: { title: '清单', type: 'array', items: { type: 'object', properties: { kind: {} } } },
        },
      }),
      ['formSchema.properties.note: FORM_TITLE', 'formSchema.properties.list.items.properties.kind: FORM_TITLE'],
    ],
    ['what a wrong encoding leaves', { ...TREE, conditions: '\ufffd\ufffd' }, ['conditions: MALFORMED']],
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

  it('of special groups stay confidential', () => {
    const secret = new DepartmentDirectory([{ ...GARDENS, items: [{ ...TREE, confidential: true }] }]);
    const codes = new ItemChecks(secret).problemsOf(TREE).map(({ code }) => code);
    expect(codes).toEqual(['CONFIDENTIAL_DROPPED']);
  });

  it('stay with the department that has the item, whoever brought it', () => {
    const two = new DepartmentDirectory([GARDENS, { ...GARDENS, code: 'parks', items: [] }]);
    const own = { ...TREE, code: 'imported' };
    const moved = { ...own, department: 'parks' };
    const problems = new ItemChecks(two).problemsOf(moved, own);
    expect(problems.map(({ code }) => code)).toEqual(['DEPARTMENT_CHANGED']);
    expect(new ItemChecks(two).problemsOf(moved)).toEqual([]);
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

describe('a check of a form', () => {
  it('is limited in time but for the forms of the product itself', () => {
    const limited = jest.spyOn(Script.prototype, 'runInContext');
    const forms = new FormValidator();
    const own = structuredClone(TREE.formSchema);
    forms.trust(own);
    for (const schema of [own, TREE.formSchema])
      expect(forms.validate(schema, { trees: 'x' }, ['form'])).toHaveLength(1);
    expect(limited).toHaveBeenCalledTimes(1);
    limited.mockRestore();
  });
});
