import { NATIONAL_NOTICES } from '../../src/calendar/index.js';
import { startTestApp, type TestApp } from '../support/app.js';
import {
  approve,
  established,
  PROPOSE_LAYER,
  PROPOSE_NOTICE,
  proposeLayer,
  proposeNotice,
} from '../support/calendars.js';
import { expectProblems, graphqlErrorsOf, refusedTwice, userErrorsOf, type Expected } from './support/refused.js';

type Input = Record<string, any>;

/** An invented notice for a year that nothing is known of. */
const NOTICE = {
  id: 'cn-2031',
  docNo: null,
  issuedOn: '2030-11-04',
  year: 2031,
  off: [{ name: '元旦', first: '2031-01-01', last: '2031-01-03' }],
  makeup: ['2031-01-05'],
};
const LAYER = { id: 'winter', scope: 'INSTALLATION' };
const OFFICE = [['09:00', '17:00']];

const range = (first: string, last: string): Input => ({ off: [...NOTICE.off, { name: '春节', first, last }] });
const many = (count: number): string[] =>
  Array.from({ length: count }, (_, index) => new Date(Date.UTC(2031, 0, 1 + index)).toISOString().slice(0, 10));

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
  await established(
    app,
    proposeNotice(app, { ...NOTICE, id: 'cn-2032', issuedOn: '2031-11-04', year: 2032, off: [], makeup: [] }),
  );
});
afterAll(() => app?.stop());

describe('a notice', () => {
  const bad: [what: string, change: Input, field: string[], zh: string | RegExp, en: string | RegExp][] = [
    [
      'a make-up day on a Wednesday',
      { makeup: ['2031-01-05', '2031-01-08'] },
      ['makeup', '1'],
      '不是周六或周日',
      'not a Saturday',
    ],
    [
      'a range outside of the year',
      range('2032-02-01', '2032-02-03'),
      ['off', '1'],
      '不在 2031 年内',
      'does not lie in 2031',
    ],
    ['a range that runs into the next year', range('2031-12-30', '2032-01-02'), ['off', '1'], '2031', '2031'],
    ['a range from long before the year', range('2030-12-01', '2031-01-02'), ['off', '1'], '2031', '2031'],
    ['a make-up day in another year', { makeup: ['2032-01-04'] }, ['makeup', '0'], '2031', '2031'],
    [
      'a second notice for a year',
      { id: 'other', year: 2026, off: [], makeup: [] },
      ['year'],
      /2026 年有两份/,
      /Two notices for 2026/,
    ],
    ['an unknown amendment', { amends: 'cn-2031-0' }, ['amends'], '不存在', 'not known'],
    ['an amendment of another year’s notice', { amends: 'cn-2026' }, ['amends'], '不存在', 'not known'],
    [
      'an amendment issued before what it amends',
      { year: 2032, off: [], makeup: [], amends: 'cn-2032' },
      ['issuedOn'],
      '并不早于',
      'not issued before',
    ],
    ['a reversed range', range('2031-02-05', '2031-02-03'), ['off', '1'], '结束早于开始', 'ends before it begins'],
    [
      'a make-up day taken back that is none',
      { removesMakeup: ['2031-01-11'] },
      ['removesMakeup', '0'],
      '并非调休',
      'not a make-up day',
    ],
    [
      'a day that is off and made up',
      { makeup: ['2031-01-04'], off: [{ name: '元旦', first: '2031-01-01', last: '2031-01-04' }] },
      ['makeup', '0'],
      '既放假又上班',
      'both off',
    ],
    ['an id with a space', { id: 'cn 2031' }, ['id'], '字母', 'letters'],
    ['an empty id', { id: '' }, ['id'], '字母', 'letters'],
    ['the year 20310', { year: 20310 }, ['year'], '整数', 'whole number'],
    [
      'a name that turns the text round',
      { off: [{ ...NOTICE.off[0], name: '元旦\u202e' }] },
      ['off', '0', 'name'],
      '书写方向',
      'direction',
    ],
    [
      'more ranges than a year has',
      { off: Array.from({ length: 61 }, () => NOTICE.off[0]) },
      ['off'],
      '最多 60 项',
      'at most 60',
    ],
  ];
  it.each(bad)('with %s is refused', async (_what, change, field, zh, en) => {
    const call = { query: PROPOSE_NOTICE, variables: { notice: { ...NOTICE, ...change } }, as: 'admin-1' };
    const expected: Expected = { code: 'INVALID_INPUT', field: ['notice', ...field], zh, en };
    const problems = await refusedTwice(app, call, userErrorsOf('proposeCalendarNotice'));
    // The calendar’s own messages name the range as it was given, in Chinese.
    expectProblems(problems, [expected], { titled: true });
  });

  it.each([
    ['30 February', range('2031-02-28', '2031-02-30'), ['off', '1', 'last']],
    ['an instant for a day', { issuedOn: '2030-11-04T09:00:00+08:00' }, ['issuedOn']],
    ['half a year', { year: 2031.5 }, ['year']],
    ['a field nobody knows', { holidays: [] }, []],
  ])('with %s is refused before it is looked at', async (_what, change: Input, field) => {
    const call = { query: PROPOSE_NOTICE, variables: { notice: { ...NOTICE, ...change } }, as: 'admin-1' };
    const { zh } = await refusedTwice(app, call, graphqlErrorsOf);
    expect(zh).toEqual([{ code: 'BAD_USER_INPUT', field: ['notice', ...field], message: expect.any(String) }]);
  });

  it('is not rewritten: one that is loaded with other content is refused by the rule', async () => {
    const variables = { notice: { id: 'cn-2026', issuedOn: '2025-11-04', year: 2026, off: [], makeup: [] } };
    const problems = await refusedTwice(
      app,
      { query: PROPOSE_NOTICE, variables, as: 'admin-1' },
      userErrorsOf('proposeCalendarNotice'),
    );
    expectProblems(problems, [{ code: 'RULE', field: ['notice', 'id'], zh: '须以修订通知', en: 'never rewritten' }]);
  });

  it('that came with the product is known, however it is written', async () => {
    for (const { off, makeup, ...notice } of NATIONAL_NOTICES) {
      const given = {
        ...notice,
        source: undefined,
        off: [...off!].reverse().map(([name, first, last]) => ({ name, first, last })),
        makeup: [...makeup!].reverse(),
      };
      expect(await proposeNotice(app, given)).toEqual({ proposal: null, holdsAlready: true, userErrors: [] });
    }
  });

  it('is checked again when it is approved, against what then stands', async () => {
    const first = await proposeNotice(app, NOTICE, 'admin-1');
    const second = await proposeNotice(app, { ...NOTICE, id: 'gov-2031' }, 'admin-1');
    expect((await approve(app, first.proposal.id)).userErrors).toEqual([]);
    const { userErrors } = await approve(app, second.proposal.id);
    expect(userErrors).toEqual([
      { code: 'INVALID_INPUT', field: ['id'], message: expect.stringContaining('2031 年有两份') },
    ]);
    const same = await proposeNotice(app, { ...NOTICE, docNo: '国办发明电〔2030〕1号' }, 'admin-1');
    expect(same.userErrors.map((error: any) => error.code)).toEqual(['RULE']);
  });
});

describe('a layer', () => {
  const days = many(401);
  const bad: [what: string, change: Input, field: string[], zh: string, en: string][] = [
    [
      'hours that end before they begin',
      { hours: { mon: OFFICE, tue: [['12:00', '09:00']] } },
      ['hours', 'tue'],
      '开放时间',
      'opening hours',
    ],
    ['hours past midnight', { hours: { fri: [['09:00', '24:30']] } }, ['hours', 'fri'], '开放时间', 'opening hours'],
    ['an interval with one end', { hours: { sat: [['09:00']] } }, ['hours', 'sat'], '开放时间', 'opening hours'],
    ['an interval in words', { hours: { sun: [['nine', 'five']] } }, ['hours', 'sun'], '开放时间', 'opening hours'],
    ['a week that is never open', { hours: { mon: [], tue: null } }, ['hours'], '至少有一段', 'at least one'],
    [
      'a bad shift',
      {
        shifts: [
          { date: '2026-02-14', open: OFFICE },
          { date: '2026-02-28', open: [['9', '17']] },
        ],
      },
      ['shifts', '1'],
      '开放时间',
      'opening hours',
    ],
    [
      'a bad break',
      { breaks: [{ date: '2026-02-14', open: [['12:00', '12:00']] }] },
      ['breaks', '0'],
      '开放时间',
      'opening hours',
    ],
    [
      'a date twice',
      {
        shifts: [
          { date: '2026-02-14', open: OFFICE },
          { date: '2026-02-14', open: [] },
        ],
      },
      ['shifts', '1', 'date'],
      '两次',
      'twice',
    ],
    [
      'a date off and worked',
      { holidays: ['2026-03-02'], workdays: ['2026-03-01', '2026-03-02'] },
      ['workdays', '1'],
      '既休息又工作',
      'both off and worked',
    ],
    ['another time zone', { timezone: 'Europe/Berlin' }, ['timezone'], '不能更改时区', 'cannot change the time zone'],
    ['nothing in it', { name: '冬令时' }, [], '没有内容', 'says nothing'],
    ['a code where none is wanted', { scopeCode: 'lantian' }, ['scopeCode'], '不填写代码', 'no scope code'],
    ['no code where one is wanted', { scope: 'CENTRE' }, ['scopeCode'], '须填写', 'Give the code'],
    [
      'an unknown centre',
      { scope: 'CENTRE', scopeCode: 'nowhere' },
      ['scopeCode'],
      '没有这个政务服务中心',
      'no such service centre',
    ],
    [
      'an unknown department',
      { scope: 'DEPARTMENT', scopeCode: 'gardens' },
      ['scopeCode'],
      '没有这个部门',
      'no such department',
    ],
    [
      'a division where nobody serves',
      { scope: 'DIVISION', scopeCode: '3303' },
      ['scopeCode'],
      '行政区划',
      'No service centre',
    ],
    [
      'a division that is no number',
      { scope: 'DIVISION', scopeCode: '33%' },
      ['scopeCode'],
      '行政区划',
      'No service centre',
    ],
    ['more days than a year has', { holidays: days }, ['holidays'], '最多 400 项', 'at most 400'],
  ];
  it.each(bad)('with %s is refused', async (_what, change, field, zh, en) => {
    const call = { query: PROPOSE_LAYER, variables: { layer: { ...LAYER, ...change } }, as: 'admin-1' };
    const problems = await refusedTwice(app, call, userErrorsOf('proposeCalendarLayer'));
    expectProblems(problems, [{ code: 'INVALID_INPUT', field: ['layer', ...field], zh, en }]);
  });

  it('comes back as it was given, and is known when it is given again', async () => {
    const layer = {
      ...LAYER,
      id: 'zhejiang',
      name: '浙江',
      scope: 'DIVISION',
      scopeCode: '33',
      timezone: 'Asia/Shanghai',
      hours: {
        mon: [
          ['09:00', '12:00'],
          ['13:30', '17:00'],
        ],
        sat: OFFICE,
      },
      shifts: [{ date: '2026-02-14', open: OFFICE }],
      breaks: [{ date: '2026-03-02', open: [['10:00', '11:00']] }],
      holidays: ['2026-03-03'],
      workdays: ['2026-03-07'],
    };
    await established(app, proposeLayer(app, layer));
    const query = `{ calendarLayers { id name scope scopeCode hours { mon tue sat } shifts { date open } breaks { date open } holidays workdays } }`;
    const { data } = await app.gql(query, {}, { as: 'admin-2' });
    const { timezone: _, hours, ...rest } = layer;
    expect(data.calendarLayers).toEqual([{ ...rest, hours: { ...hours, tue: null } }]);
    expect(await proposeLayer(app, layer)).toMatchObject({ holdsAlready: true, proposal: { state: 'APPROVED' } });
  });
});

describe('the list of proposals', () => {
  const QUERY = `query($state: CalendarProposalState, $first: Int, $after: String) {
    calendarProposals(state: $state, first: $first, after: $after) { nodes { id state } pageInfo { hasNextPage endCursor } } }`;
  const page = async (variables: object) =>
    (await app.gql(QUERY, variables, { as: 'supervisor-1' })).data.calendarProposals;

  it('is paged, newest first, by state', async () => {
    const all = (await page({ first: 200 })).nodes;
    const seen: unknown[] = [];
    for (let after: string | null = null, more = true; more;) {
      const { nodes, pageInfo } = await page({ first: 2, after });
      seen.push(...nodes);
      after = pageInfo.endCursor;
      more = pageInfo.hasNextPage;
    }
    expect(seen).toEqual(all);
    const waiting = all.filter((one: any) => one.state === 'PROPOSED');
    expect(waiting.length).toBeGreaterThan(0);
    expect((await page({ state: 'PROPOSED' })).nodes).toEqual(waiting);
  });

  it.each(['x', Buffer.from('["2026-03-02","x"]').toString('base64url')])(
    'refuses the broken cursor %s',
    async (after) => {
      const { errors } = await app.gql(QUERY, { after }, { as: 'supervisor-1' });
      expect(errors?.[0].extensions.code).toBe('BAD_USER_INPUT');
    },
  );
});
