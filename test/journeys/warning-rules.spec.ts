import { expectProblems, graphqlErrorsOf, refusedTwice, userErrorsOf } from '../contracts/support/refused.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { cardsOf, onCards } from '../support/cards.js';
import { submit, travel } from '../support/requests.js';

const ITEM = 'minimum-living-allowance';
const OTHER_ITEM = 'no-crime-certificate';

/** Warns three days before the promised day, of one item. */
const EARLY = {
  code: 'allowance-soon',
  trigger: 'BEFORE_DUE',
  clockKind: 'PROMISED',
  value: 3,
  level: 'YELLOW',
  recipients: ['OFFICER', 'LEADER'],
  itemCode: ITEM,
};

const SAVE = `mutation($input: WarningRuleInput!) {
  saveWarningRule(input: $input) { rule { code } userErrors { code message field } } }`;

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
  await app.setClock('2026-03-02T09:00:00+08:00');
});
afterAll(() => app?.stop());

const save = async (change: object): Promise<any> =>
  onCards(app, 'admin-1', 'saveWarningRule', { input: { ...EARLY, ...change } });
const retire = (code: string): Promise<any> => onCards(app, 'admin-2', 'retireWarningRule', { code });
const revision = async (): Promise<number> =>
  (await app.sql(`select max(revision) as revision from reckoning_basis`))[0].revision;

const ruleVersions = async (): Promise<number> =>
  (await app.sql(`select count(*)::int as versions from warning_rule`))[0].versions;

async function rules(as: string, includeRetired = false): Promise<any[]> {
  const { data, errors } = await app.gql(
    `query($all: Boolean) { warningRules(includeRetired: $all) { code version trigger clockKind value fraction level
       recipients repeatEvery repeatTimes department { code } itemCode savedBy retiredBy retiredAt description } }`,
    { all: includeRetired },
    { as },
  );
  if (errors) throw new Error(errors[0].extensions.code);
  return data.warningRules;
}

/** Accepted now. @returns its number */
async function accepted(itemCode: string): Promise<string> {
  const { request, userErrors } = await submit(app, { itemCode, accept: true });
  expect(userErrors).toEqual([]);
  return request.number;
}

type Bad = [what: string, change: object, field: string[], zh: string, en: string, code?: string];

// First, while nothing else writes rows.
describe('a rule that could not work is refused', () => {
  const bad: Bad[] = [
    ['no code', { code: '' }, ['code'], '3 至 64', '3 to 64'],
    ['a code in capitals', { code: 'SOON' }, ['code'], '小写字母', 'lower-case'],
    ['a code of 65 characters', { code: 'a'.repeat(65) }, ['code'], '3 至 64', '3 to 64'],
    ['a trigger of time without a clock', { clockKind: null }, ['clockKind'], '须填写时限', 'about a clock'],
    [
      'a trigger of events with a clock',
      { trigger: 'RETURNED_TIMES', value: 1 },
      ['clockKind'],
      '与时限无关',
      'no clock',
    ],
    [
      'a pause of a clock that never pauses',
      { trigger: 'PAUSE_OVERRUN', clockKind: 'DELIVERY', value: null },
      ['clockKind'],
      'PROMISED, LEGAL, STEP',
      'PROMISED, LEGAL, STEP',
    ],
    ['no value', { value: null }, ['value'], '1 至 100', '1 to 100'],
    ['the value 0', { value: 0 }, ['value'], '1 至 100', '1 to 100'],
    ['a negative value', { value: -1 }, ['value'], '1 至 100', '1 to 100'],
    ['the value 101', { value: 101 }, ['value'], '1 至 100', '1 to 100'],
    ['the value 10⁹', { value: 1_000_000_000 }, ['value'], '1 至 100', '1 to 100'],
    ['a value that the trigger has not', { trigger: 'AT_DUE' }, ['value'], '没有数值', 'no value'],
    [
      'more returns than a task can have',
      { trigger: 'RETURNED_TIMES', clockKind: null },
      ['value'],
      '1 至 2',
      '1 to 2',
    ],
    ['the share 0', { fraction: 0 }, ['fraction'], '大于 0', 'more than 0'],
    ['a share of more than all', { fraction: 1.01 }, ['fraction'], '不大于 1', 'at most 1'],
    [
      'a share that the trigger has not',
      { trigger: 'OVERDUE_FOR', fraction: 0.5 },
      ['fraction'],
      '没有剩余',
      'no share',
    ],
    ['nobody to tell', { recipients: [] }, ['recipients'], '至少', 'Somebody'],
    ['somebody told twice', { recipients: ['LEADER', 'LEADER'] }, ['recipients', '1'], '重复', 'twice'],
    ['a repetition that the trigger has not', { repeatEvery: 1 }, ['repeatEvery'], '不重复', 'not repeat'],
    ['times that the trigger has not', { repeatTimes: 1 }, ['repeatTimes'], '不重复', 'not repeat'],
    [
      'a repetition every 0 days',
      { trigger: 'OVERDUE_FOR', repeatEvery: 0, repeatTimes: 1 },
      ['repeatEvery'],
      '1 至 100',
      '1 to 100',
    ],
    ['times without how often', { trigger: 'OVERDUE_FOR', repeatTimes: 1 }, ['repeatEvery'], '1 至 100', '1 to 100'],
    ['how often without times', { trigger: 'OVERDUE_FOR', repeatEvery: 1 }, ['repeatTimes'], '1 至 20', '1 to 20'],
    [
      'more than 20 times',
      { trigger: 'OVERDUE_FOR', repeatEvery: 1, repeatTimes: 21 },
      ['repeatTimes'],
      '0 至 20',
      '0 to 20',
    ],
    [
      'fewer than no times',
      { trigger: 'OVERDUE_FOR', repeatEvery: 1, repeatTimes: -1 },
      ['repeatTimes'],
      '0 至 20',
      '0 to 20',
    ],
    ['an unknown department', { department: 'fire-brigade' }, ['department'], '没有这个部门', 'no such department'],
    [
      'a department for what is the centre’s',
      { clockKind: 'ACCEPTANCE', department: 'health' },
      ['department'],
      '政务服务中心',
      'service centre',
    ],
    ['an unknown item', { itemCode: 'no-such-item' }, ['itemCode'], '没有这个事项', 'no such item', 'UNKNOWN_ITEM'],
  ];
  it.each(bad)('%s', async (_what, change, field, zh, en, code = 'INVALID_INPUT') => {
    const call = { query: SAVE, variables: { input: { ...EARLY, code: 'tried', ...change } }, as: 'admin-1' };
    const found = await refusedTwice(app, call, userErrorsOf('saveWarningRule'));
    expectProblems(found, [{ code, field: ['input', ...field], zh, en }]);
  });

  it('with everything that is wrong at once', async () => {
    const { userErrors } = await save({ code: 'X', value: 0, recipients: [], department: 'x', itemCode: 'x' });
    expect(userErrors.map((error: any) => error.field[1])).toEqual([
      'code',
      'value',
      'recipients',
      'department',
      'itemCode',
    ]);
  });

  it.each([
    ['a recipient that does not exist', { recipients: ['LEADER', 'MAYOR'] }, ['recipients', '1'], 'OFFICER'],
    ['a trigger that does not exist', { trigger: 'FULL_MOON' }, ['trigger'], 'BEFORE_DUE'],
    ['half a day', { value: 1.5 }, ['value'], 'Int'],
  ])('%s: GraphQL names the field and what it may be', async (_what, change, field, allowed) => {
    const call = { query: SAVE, variables: { input: { ...EARLY, ...change } }, as: 'admin-1' };
    const found = await refusedTwice(app, call, graphqlErrorsOf);
    expectProblems(found, [{ code: 'BAD_USER_INPUT', field: ['input', ...field], zh: allowed, en: allowed }]);
  });

  it('since another rule speaks at the same instant', async () => {
    const passed = { ...EARLY, code: 'tried', trigger: 'AT_DUE', value: null, itemCode: null };
    const call = { query: SAVE, variables: { input: { ...passed, level: 'RED' } }, as: 'admin-1' };
    const found = await refusedTwice(app, call, userErrorsOf('saveWarningRule'));
    expectProblems(found, [{ code: 'RULE', field: ['input', 'code'], zh: 'promised-passed', en: 'promised-passed' }]);
    const soon = { ...EARLY, code: 'tried', itemCode: null };
    expect((await save({ ...soon, value: 1 })).userErrors).toMatchObject([{ code: 'RULE' }]);
    expect((await save({ ...soon, fraction: 0.25 })).userErrors).toMatchObject([{ code: 'RULE' }]);
    expect((await save(soon)).userErrors).toEqual([]);
    await retire('tried');
  });
});

describe('预警规则 as data', () => {
  it('begin with the defaults, which supervisors and leaders read as well', async () => {
    const found = await rules('admin-1');
    expect(found.map((rule) => rule.code)).toEqual([...found.map((rule) => rule.code)].sort());
    expect(found).toContainEqual({
      code: 'legal-long-passed',
      version: 1,
      trigger: 'OVERDUE_FOR',
      clockKind: 'LEGAL',
      value: 5,
      fraction: null,
      level: 'RED',
      recipients: ['LEADER', 'SUPERVISOR'],
      repeatEvery: 5,
      repeatTimes: 3,
      department: null,
      itemCode: null,
      savedBy: '系统',
      retiredBy: null,
      retiredAt: null,
      description: '法定时限逾期 5 个工作日,此后每 5 个工作日一次,再 3 次',
    });
    expect(await rules('supervisor-2')).toEqual(found);
    expect(await rules('leader-health')).toEqual(found);
    for (const as of ['clerk-1', 'officer-health-1', 'partner-1']) await expect(rules(as)).rejects.toThrow('FORBIDDEN');
    await expect(onCards(app, 'supervisor-1', 'saveWarningRule', { input: EARLY })).rejects.toThrow('FORBIDDEN');
  });

  it('describe themselves in both languages', async () => {
    const { data } = await app.gql(
      `{ warningRules { description } }`,
      {},
      { as: 'admin-1', headers: { 'accept-language': 'en' } },
    );
    const described = data.warningRules.map((rule: any) => rule.description);
    expect(described).toContain(
      '1 day before the promised time limit ends; when 25% of the promised time limit is left, if it is in hours',
    );
    expect(described).toContain('when a step was returned 2 times');
    expect(described.join()).not.toMatch(/\p{Script=Han}/u);
  });

  it('of an item replace the general ones of their trigger', async () => {
    expect(await save({})).toEqual({ rule: { code: EARLY.code, version: 1 }, userErrors: [] });
    const [number, other] = [await accepted(ITEM), await accepted(OTHER_ITEM)];
    const promised = async (of: string): Promise<string[]> =>
      (await cardsOf(app, 'supervisor-1', of))
        .filter((card) => card.clockKind === 'PROMISED')
        .map((card) => `${card.rule.code} ${card.rule.version}`);
    // Due on Tuesday 7 April, after a holiday: three working days before is Wednesday.
    await travel(app, '2026-03-31T23:59:00+08:00');
    expect(await promised(number)).toEqual([]);
    await travel(app, '2026-04-01T00:00:01+08:00');
    expect(await promised(number)).toEqual(['allowance-soon 1']);
    await travel(app, '2026-04-03T00:00:01+08:00');
    expect(await promised(number)).toEqual(['allowance-soon 1']);
    expect(await promised(other)).toEqual(['promised-soon 1', 'promised-passed 1']);
  });

  it('get a new version, and cards keep the one that raised them', async () => {
    const before = await revision();
    expect((await save({ value: 2, level: 'RED' })).rule).toEqual({ code: EARLY.code, version: 2 });
    expect(await revision()).toBe(before + 1);
    const versions = (await rules('admin-1', true)).filter((rule) => rule.code === EARLY.code);
    expect(versions).toMatchObject([
      { version: 2, value: 2, level: 'RED', savedBy: '管理员甲', retiredAt: null },
      { version: 1, value: 3, level: 'YELLOW', savedBy: '管理员甲', retiredBy: '管理员甲' },
    ]);
    expect((await rules('admin-1')).filter((rule) => rule.code === EARLY.code)).toHaveLength(1);
    const raised = await app.sql(
      `select w.version, c.level from warning_card c join warning_rule w on w.id = c.rule_id where w.code = $1`,
      [EARLY.code],
    );
    expect(raised).toEqual([{ version: 1, level: 'YELLOW' }]);
  });

  it('saved twice alike write nothing, in whatever order recipients are named', async () => {
    const change = { value: 2, level: 'RED', repeatTimes: 0, recipients: ['LEADER', 'OFFICER'] };
    const [before, versions] = [await revision(), await ruleVersions()];
    expect(await save(change)).toEqual({ rule: { code: EARLY.code, version: 2 }, userErrors: [] });
    expect(await ruleVersions()).toBe(versions);
    expect(await revision()).toBe(before);
    const fresh = { code: 'step-soon', clockKind: 'STEP', itemCode: null };
    const answers = await Promise.all([save(fresh), save(fresh), save(fresh)]);
    expect(answers.map(({ rule }) => rule.version)).toEqual([1, 1, 1]);
    expect(await revision()).toBe(before + 1);
  });

  it('are retired once, and then speak no more', async () => {
    const { rule } = await retire(EARLY.code);
    expect(rule).toEqual({ code: EARLY.code, version: 2, retiredBy: '管理员乙', retiredAt: expect.any(String) });
    expect((await retire(EARLY.code)).userErrors).toMatchObject([{ code: 'STATE_CONFLICT', field: ['code'] }]);
    expect((await retire('no-such-rule')).userErrors).toMatchObject([{ code: 'NOT_FOUND', field: ['code'] }]);
    await app.setClock('2026-05-06T09:00:00+08:00');
    const number = await accepted(ITEM);
    await travel(app, '2026-06-30T00:00:01+08:00');
    const codes = (await cardsOf(app, 'supervisor-1', number)).map((card) => card.rule.code);
    expect(codes).toContain('promised-soon');
    expect(codes).not.toContain(EARLY.code);
    expect((await save({})).rule).toEqual({ code: EARLY.code, version: 3 });
  });

  it('that were retired do not come back with the next start', async () => {
    await retire('answer-overdue');
    await app.restart();
    expect((await rules('admin-1')).map((rule) => rule.code)).not.toContain('answer-overdue');
  });
});
