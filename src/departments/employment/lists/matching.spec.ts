import fc from 'fast-check';
import { MATCH_WEIGHTS } from '../employment.policy.js';
import { EDUCATION, JOB_FIELDS, SKILL_LEVELS } from '../items/labels.js';
import { alike, match, type Opening, type Seeker } from './matching.js';

const SEEKER: Seeker = {
  wish: '仓储管理员',
  wishField: 'LOGISTICS',
  skill: '叉车驾驶',
  skillLevel: 'LEVEL_4',
  education: 'SENIOR',
  expectedMonthlyWageYuan: 5000,
  divisionCode: '330106001',
};
const OPENING: Opening = {
  title: '仓储管理员',
  jobField: 'LOGISTICS',
  skill: '叉车驾驶',
  skillLevel: 'LEVEL_5',
  education: 'JUNIOR',
  wageMinYuan: 4500,
  wageMaxYuan: 6000,
  divisionCode: '330106001',
};

const points = (seeker: Partial<Seeker>, opening: Partial<Opening> = {}): unknown => {
  const found = match({ ...SEEKER, ...seeker }, { ...OPENING, ...opening });
  return found && Object.fromEntries(found.reasons.map((reason) => [reason.aspect, reason.points]));
};
const ALL = { wish: 35, skill: 20, wage: 20, education: 10, distance: 15 };

describe('match', () => {
  it.each<[string, Partial<Seeker>, Partial<Opening>, object | null]>([
    ['everything', {}, {}, ALL],
    ['only the field of the wish', { wish: '货车司机' }, {}, { ...ALL, wish: 25 }],
    [
      'the skill without the wish',
      { wish: '会计', wishField: 'OFFICE' },
      {},
      { skill: 20, wage: 20, education: 10, distance: 15 },
    ],
    ['neither wish nor skill', { wish: '会计', wishField: null, skill: '记账' }, {}, null],
    ['no skill asked, but not what is wished', { wish: '会计', wishField: null }, { skill: '不限' }, null],
    ['no skill asked', {}, { skill: '不限' }, { ...ALL, skill: 15 }],
    ['a lower level', { skillLevel: null }, {}, { ...ALL, skill: 10 }],
    ['less education than asked', { education: 'PRIMARY' }, {}, null],
    ['exactly the education asked', { education: 'JUNIOR' }, {}, ALL],
    ['the wage exactly', { expectedMonthlyWageYuan: 6000 }, {}, ALL],
    ['a tenth less', { expectedMonthlyWageYuan: 6666 }, {}, { ...ALL, wage: 10 }],
    [
      'more than a tenth less',
      { expectedMonthlyWageYuan: 6667 },
      {},
      { wish: 35, skill: 20, education: 10, distance: 15 },
    ],
    ['no expected wage', { expectedMonthlyWageYuan: null }, {}, { ...ALL, wage: 10 }],
    ['the next street', { divisionCode: '330106002' }, {}, { ...ALL, distance: 12 }],
    ['a county only', {}, { divisionCode: '330106' }, { ...ALL, distance: 12 }],
    ['the next county', { divisionCode: '330108001' }, {}, { ...ALL, distance: 6 }],
    ['another city', { divisionCode: '330206001' }, {}, { wish: 35, skill: 20, wage: 20, education: 10 }],
  ])('%s', (_, seeker, opening, expected) => {
    expect(points(seeker, opening)).toEqual(expected);
  });

  it('is not shown below the least score', () => {
    const poor = { wish: '货车司机', skill: '无', expectedMonthlyWageYuan: 9000, divisionCode: '330206001' };
    expect(points(poor)).toBeNull();
  });

  it('has weights that make a hundred', () => {
    expect(Object.values(MATCH_WEIGHTS).reduce((sum, weight) => sum + weight, 0)).toBe(100);
  });

  const some = (labels: object) => fc.constantFrom(...Object.keys(labels));
  const seekers: fc.Arbitrary<Seeker> = fc.record({
    wish: fc.constantFrom('仓储管理员', '会计', '保洁员', '电工'),
    wishField: fc.option(some(JOB_FIELDS)),
    skill: fc.constantFrom('叉车驾驶', '无', '电工'),
    skillLevel: fc.option(some(SKILL_LEVELS)),
    education: some(EDUCATION),
    expectedMonthlyWageYuan: fc.option(fc.nat(20_000)),
    divisionCode: fc.constantFrom('330106001', '330106', '330206002'),
  });

  it('adds up to its score, says each aspect once, in both languages', () => {
    fc.assert(
      fc.property(seekers, (seeker) => {
        const found = match(seeker, OPENING);
        if (!found) return;
        expect(found.score).toBe(found.reasons.reduce((sum, reason) => sum + reason.points, 0));
        expect(found.score).toBeLessThanOrEqual(100);
        expect(new Set(found.reasons.map(({ aspect }) => aspect)).size).toBe(found.reasons.length);
        for (const { text } of found.reasons) expect([text.zh, text.en].every(Boolean)).toBe(true);
      }),
    );
  });

  it('never suits less for a higher wage', () => {
    fc.assert(
      fc.property(seekers, fc.nat(20_000), fc.nat(20_000), (seeker, a, b) => {
        const score = (wageMaxYuan: number) => match(seeker, { ...OPENING, wageMaxYuan })?.score ?? 0;
        expect(score(Math.max(a, b))).toBeGreaterThanOrEqual(score(Math.min(a, b)));
      }),
    );
  });
});

it.each([
  ['仓储管理员', '仓储管理员(夜班)', true],
  ['管理员', '仓储管理员', true],
  ['养老护理员', '护理员', true],
  ['电工', '焊工', false],
  ['会计', '仓储管理员', false],
  ['工', '电工', false],
  ['', '电工', false],
])('%s and %s are alike: %s', (a, b, expected) => {
  expect(alike(a, b)).toBe(expected);
  expect(alike(b, a)).toBe(expected);
});
