import { loadDepartments } from '../../src/departments/index.js';

const departments = await loadDepartments();
const items = departments.flatMap((department) => department.items).filter(({ kind }) => kind === 'JOINT');

/** Steps that only look at facts for others and give the applicant nothing themselves. */
const REVIEWS: Record<string, string[]> = {
  'disabled-two-allowances-one-matter': ['care-assessment', 'injury-nursing-check'],
};

const repeated = (words: string[]): string[] => words.filter((word, place) => words.indexOf(word) !== place);

it('there are four joint items at least', () => {
  expect(items.length).toBeGreaterThanOrEqual(4);
});

describe.each(items.map((item) => [item.code, item] as const))('%s', (code, item) => {
  it('asks for each fact and each paper once', () => {
    const { properties } = item.formSchema as { properties: Record<string, { title: string }> };
    expect(repeated(Object.values(properties).map(({ title }) => title))).toEqual([]);
    expect(repeated(item.materials.map((material) => material.code))).toEqual([]);
    expect(repeated(item.materials.map(({ name }) => name.zh))).toEqual([]);
  });

  it('says what each step gives, but for reviews and the decision', () => {
    const without = item.steps.filter(({ part, decides }) => !part && !decides).map(({ id }) => id);
    expect(without).toEqual(REVIEWS[code] ?? []);
    const names = item.steps.flatMap(({ part }) => (part ? [part] : []));
    expect(names.length).toBeGreaterThanOrEqual(2);
    expect(repeated(names.map(({ zh }) => zh))).toEqual([]);
    for (const { zh, en } of names)
      expect([zh, en]).toEqual([expect.stringMatching(/\p{Script=Han}/u), expect.stringMatching(/\w/)]);
  });

  it('lets the lead decide when every opinion is in', () => {
    const [deciding] = item.steps.filter(({ decides }) => decides);
    const before = new Set<string>();
    const collect = (id: string): void => {
      if (before.has(id)) return;
      before.add(id);
      item.steps.find((step) => step.id === id)!.after.forEach(collect);
    };
    deciding.after.forEach(collect);
    const others = item.steps.filter((step) => step !== deciding).map(({ id }) => id);
    expect(others.filter((id) => !before.has(id))).toEqual([]);
    expect(deciding).toMatchObject({ role: 'LEAD', department: item.department });
  });

  it('lets silence consent nowhere: no published source says so', () => {
    expect(item.steps.filter(({ silenceConsents }) => silenceConsents)).toEqual([]);
  });
});
