import { exampleOf, TODAY } from '../../../../test/support/assistance.js';
import { checkServiceItem, FormValidator } from '../../../catalogue/index.js';
import { department } from '../index.js';

const SPOUSE = '110101199102020087';

type Form = Record<string, unknown>;

const member = (idNumber: string) => ({
  name: '示例家人',
  idNumber,
  relation: 'SPOUSE',
  monthlyIncomeYuan: 0.1,
  hasLabourCapacity: false,
});

describe('items of social assistance', () => {
  const departments = ['social-assistance', 'employment', 'health', 'public-security'];
  const forms = new FormValidator(() => TODAY);

  it('are twelve at least; two are joint, one of them across three bodies', () => {
    expect(department.items.length).toBeGreaterThanOrEqual(12);
    const bodies = department.items
      .filter(({ kind }) => kind === 'JOINT')
      .map(({ code, steps }) => [code, [...new Set(steps.map((step) => step.department))].sort()]);
    expect(bodies).toEqual([
      ['disabled-two-allowances-one-matter', ['employment', 'health', 'social-assistance']],
      ['unemployed-hardship-one-matter', ['employment', 'social-assistance']],
    ]);
  });

  it.each(department.items.map((item) => [item.code, item] as const))(
    '%s says its place and its sources',
    (_, item) => {
      const { place, sources } = item;
      for (const source of [place!.source, sources!.conditions, sources!.materials, sources!.fee]) {
        expect(source.text).toMatch({ law: /《.+》/, guide: /./, 'demo-policy': /^演示政策/ }[source.kind]);
        expect(source.kind === 'guide').toBe(source.url !== undefined);
      }
    },
  );

  it.each([-1, '620', null, Number.NaN, 1_000_001])('refuses %p as income', (monthlyIncomeYuan) => {
    const form = { ...exampleOf('minimum-living-allowance'), monthlyIncomeYuan };
    const problems = forms.validate(department.items[0].formSchema, form, ['form']);
    expect(problems.map(({ field }) => field!.join('.'))).toEqual(['form.monthlyIncomeYuan']);
  });

  it.each(department.items.map((item) => [item.code, item] as const))('%s may be published', (_code, item) => {
    expect(checkServiceItem(item, departments)).toEqual([]);
  });

  it.each(department.items.map((item) => [item.code, item] as const))('%s has passing examples', (_code, item) => {
    for (const example of item.formSchema.examples as unknown[]) {
      expect(forms.validate(item.formSchema, example, ['form'])).toEqual([]);
    }
  });

  it('tells every wrong field of a form by its path', () => {
    const item = department.items[0];
    const form: Form = { ...exampleOf(item.code), surprise: 1, householdMembers: [member('110101199102020080')] };
    delete form.reason;
    expect(forms.validate(item.formSchema, form, ['form']).map(({ field }) => field!.join('.'))).toEqual(
      expect.arrayContaining(['form.reason', 'form.surprise', 'form.householdMembers.0.idNumber']),
    );
  });

  it.each(['孙\u200b示', '孙\u202e示', '孙\u0000', ' 孙', '孙 ', ''])('refuses %j as a member’s name', (name) => {
    const item = department.items[0];
    const form = { ...exampleOf(item.code), householdMembers: [{ ...member(SPOUSE), name }] };
    expect(forms.validate(item.formSchema, form, ['form']).map(({ field }) => field!.join('.'))).toContain(
      'form.householdMembers.0.name',
    );
  });

  it.each(['𠮷田', '买买提·艾力'])('accepts %s as a member’s name', (name) => {
    const item = department.items[0];
    const form = { ...exampleOf(item.code), householdMembers: [{ ...member(SPOUSE), name }] };
    expect(forms.validate(item.formSchema, form, ['form'])).toEqual([]);
  });
});
