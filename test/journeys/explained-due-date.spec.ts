import { startTestApp, type TestApp } from '../support/app.js';
import { established, proposeLayer, proposeNotice } from '../support/calendars.js';
import {
  citizenId,
  clockOf,
  exampleForm,
  perform,
  readRequest,
  RESIDENT,
  submit,
  takenUp,
  waitForTask,
} from '../support/requests.js';

const OFFICER = 'officer-social-assistance-1';
const LEADER = 'leader-social-assistance';
const TAIL = RESIDENT.idNumber.slice(-6);

const EXPLANATION = `kind label limit { value unit source } state startedOn dueOn dueAt provisional summary
  pauses { from to expectedUntil procedure reason notice } days { date counted ordinal reason }`;
const STATUS = `query($n: ID!, $t: String!) { requestStatus(number: $n, idNumberTail: $t) { clocks { ${EXPLANATION} } } }`;

type Locale = 'zh' | 'en';
const language = (locale: Locale) => ({ headers: { 'accept-language': locale } });

/** Dates from `first` to `last` with running ordinals (or none), and a part of the reason that each gives. */
type Span = [first: string, last: string, ordinal: number | null, reason: string];

function expand(
  year: number,
  spans: Span[],
): { date: string; counted: boolean; ordinal: number | null; reason: any }[] {
  return spans.flatMap(([first, last, ordinal, reason]) => {
    const [from, to] = [Date.parse(`${year}-${first}`), Date.parse(`${year}-${last}`)];
    return Array.from({ length: (to - from) / 86_400_000 + 1 }, (_, index) => ({
      date: new Date(from + index * 86_400_000).toISOString().slice(0, 10),
      counted: ordinal !== null,
      ordinal: ordinal === null ? null : ordinal + index,
      reason: expect.stringContaining(reason),
    }));
  });
}

/**
 * 低保, promised in 25 working days, accepted on Monday 21 April 2025. The notice 国办发明电〔2024〕12号 gives 1–5 May
 * (Sunday 27 April worked for it) and 31 May – 2 June off. The department is closed on 20 May, the clock stands from 12
 * to 15 May for the public notice, and a leader adds two working days.
 */
describe('为何是这一天: a due date explains itself, day by day', () => {
  let app: TestApp;
  let number: string;
  beforeAll(async () => {
    app = await startTestApp();
    await app.setClock('2025-04-21T09:00:00+08:00');
    const closed = { id: 'civil-2025-move', name: '民政局搬迁', scope: 'DEPARTMENT', scopeCode: 'social-assistance' };
    await established(app, proposeLayer(app, { ...closed, holidays: ['2025-05-20'] }));
    number = (await takenUp(app, 'minimum-living-allowance', OFFICER)).number;
    await app.setClock('2025-05-12T10:00:00+08:00');
    await suspend(number);
    await app.setClock('2025-05-15T10:00:00+08:00');
    await perform(app, OFFICER, 'resumeRequest', { number });
    await app.setClock('2025-05-22T10:00:00+08:00');
    const limit = { value: 2, unit: 'WORKING_DAY' };
    await perform(app, LEADER, 'extendRequest', { number, limit, reason: '需异地核对家庭财产。' });
  });
  afterAll(() => app?.stop());

  const suspend = (of: string): Promise<unknown> =>
    perform(app, OFFICER, 'suspendRequest', {
      number: of,
      procedure: 'public-notice',
      reason: '社区公示七天',
      approvedBy: '分管负责人',
      expectedDuration: { value: 5, unit: 'WORKING_DAY' },
    });

  const asked = async (of: string, tail: string, locale: Locale): Promise<any> =>
    (await app.gql(STATUS, { n: of, t: tail }, language(locale))).data.requestStatus;
  const explained = async (of: string, kind: string, locale: Locale = 'zh'): Promise<any> =>
    clockOf(await asked(of, TAIL, locale), kind);

  it('every day counts or does not for a reason: weekend, make-up day, holiday, pause, local closure', async () => {
    const promised = await explained(number, 'PROMISED');
    const spring = '国办发明电〔2024〕12号';
    expect(promised.days).toEqual(
      expand(2025, [
        ['04-21', '04-21', null, '开始的当日不计入'],
        ['04-22', '04-25', 1, '工作日'],
        ['04-26', '04-26', null, `星期六，周末休息日（${spring}）`],
        ['04-27', '04-27', 5, `星期日，调休上班日（${spring}）`],
        ['04-28', '04-30', 6, '工作日'],
        ['05-01', '05-05', null, `劳动节放假（${spring}）`],
        ['05-06', '05-09', 9, '工作日'],
        ['05-10', '05-11', null, '周末休息日'],
        ['05-12', '05-12', 13, '工作日'],
        ['05-13', '05-15', null, '计时中止（公示），不计入'],
        ['05-16', '05-16', 14, '工作日'],
        ['05-17', '05-18', null, '周末休息日'],
        ['05-19', '05-19', 15, '工作日'],
        ['05-20', '05-20', null, '本地休息日（民政局搬迁）'],
        ['05-21', '05-23', 16, '工作日'],
        ['05-24', '05-25', null, '周末休息日'],
        ['05-26', '05-30', 19, '工作日'],
        ['05-31', '06-02', null, `端午节放假（${spring}）`],
        ['06-03', '06-06', 24, '工作日'],
      ]),
    );
    expect(promised).toMatchObject({
      kind: 'PROMISED',
      label: '承诺时限',
      limit: { value: 25, unit: 'WORKING_DAY', source: expect.stringContaining('25个工作日') },
      state: 'RUNNING',
      startedOn: '2025-04-21',
      dueOn: '2025-06-06',
      dueAt: '2025-06-07T00:00:00+08:00',
      provisional: false,
      pauses: [
        {
          from: expect.stringMatching(/^2025-05-12T10:00:/),
          to: expect.stringMatching(/^2025-05-15T10:00:/),
          // Five working days after the 12th, the closed 20th left out: the 19th is the fifth.
          expectedUntil: '2025-05-20T00:00:00+08:00',
          procedure: '公示',
          reason: '社区公示七天',
          notice: expect.stringContaining('-TBCX'),
        },
      ],
    });
    expect(promised.summary).toMatch(
      /^承诺时限为 25 个工作日,延长后共 27 个工作日。2025-05-22 延长 2 个工作日,最后一天由 2025-06-04 改为 2025-06-06,理由:需异地核对家庭财产\(延长期限通知书 \S+-YQ\d+\)。自 2025-04-21 起算,当日不计;不计入周末 7 天、放假 8 天、本地休息 1 天、停表\(公示\) 3 天;调休上班 1 天计入;最后一天为 2025-06-06。$/,
    );
  });

  it('the same in English', async () => {
    const promised = await explained(number, 'PROMISED', 'en');
    expect(promised.label).toBe('Promised time limit');
    expect(promised.pauses[0].procedure).toMatch(/^Public notice/);
    const reason = (date: string): string => promised.days.find((day: any) => day.date === date).reason;
    expect(reason('2025-04-27')).toBe('Sunday, make-up working day (国办发明电〔2024〕12号)');
    expect(reason('2025-05-01')).toBe('Thursday, off for 劳动节 (国办发明电〔2024〕12号)');
    expect(reason('2025-05-13')).toMatch(/the clock was paused \(Public notice/);
    expect(reason('2025-05-20')).toBe('Tuesday, local day off (民政局搬迁)');
    expect(promised.summary).toMatch(
      /^The promised time limit is 25 working days, 27 with the extension\. It was extended on 2025-05-22 by 2 working days; the last day moved from 2025-06-04 to 2025-06-06; reason: 需异地核对家庭财产 \(notice \S+\)\. It runs from 2025-04-21, which does not count; left out: 7 weekend days, 8 public holidays, 1 local day off, 3 days of pause for “Public notice[^”]*”; counted: 1 make-up working day; the last day is 2025-06-06\.$/,
    );
  });

  it('residents read it of their own request alone: every limit but those of steps', async () => {
    const own = await asked(number, TAIL, 'zh');
    expect(own.clocks.map((clock: any) => `${clock.kind} ${clock.state}`)).toEqual([
      'ACCEPTANCE STOPPED',
      'PROMISED RUNNING',
      'LEGAL RUNNING',
    ]);
    expect(await asked(number, citizenId(2).slice(-6), 'zh')).toBeNull();
    expect(await asked(number, '000000', 'zh')).toBeNull();
    expect(await asked(`${number.slice(0, -1)}?`, TAIL, 'zh')).toBeNull();
  });

  it('staff read the same of every clock, those of steps with their names', async () => {
    const { clocks } = await readRequest(app, OFFICER, number, `clocks { kind explanation { ${EXPLANATION} } }`);
    expect(clockOf({ clocks }, 'PROMISED').explanation).toEqual(await explained(number, 'PROMISED'));
    expect(clockOf({ clocks }, 'STEP').explanation).toMatchObject({
      label: expect.stringMatching(/^环节时限\(.+\)$/),
      limit: { value: 15, source: expect.stringContaining('审核环节') },
      summary: expect.stringMatching(/^环节时限\(.+\)为 15 个工作日/),
    });
    const { data } = await app.gql(
      `query($id: ID!) { task(id: $id) { clock { explanation { dueOn days { reason } } } } }`,
      { id: (await waitForTask(app, number, OFFICER)).id },
      { as: OFFICER },
    );
    expect(data.task.clock.explanation.dueOn).toBe(clockOf({ clocks }, 'STEP').explanation.dueOn);
  });

  it('while the clock stands it says since when, for what, and what is left', async () => {
    await app.setClock('2025-07-01T09:00:00+08:00');
    const paused = (await takenUp(app, 'minimum-living-allowance', OFFICER)).number;
    await app.setClock('2025-07-03T09:00:00+08:00');
    await suspend(paused);
    await app.setClock('2025-07-08T09:00:00+08:00');
    const standing = await explained(paused, 'PROMISED');
    expect(standing).toMatchObject({ state: 'PAUSED', dueOn: null, dueAt: null, pauses: [{ to: null }] });
    expect(standing.summary).toBe(
      '承诺时限为 25 个工作日。自 2025-07-01 起算,当日不计;不计入周末 2 天、停表(公示) 3 天;2025-07-03 起停表(公示),预计 2025-07-10 结束。还剩 23 个工作日,恢复计时后才能确定最后一天。',
    );
    expect(standing.days.at(-1)).toMatchObject({ date: '2025-07-08', counted: false });
  });

  it('hours run around the clock', async () => {
    await app.setClock('2026-03-06T17:30:00+08:00');
    const urgent = (await submit(app, { itemCode: 'temporary-aid-urgent', accept: true })).request.number;
    const promised = await explained(urgent, 'PROMISED');
    expect(promised).toMatchObject({
      limit: { value: 48, unit: 'HOUR' },
      dueOn: '2026-03-08',
      dueAt: expect.stringMatching(/^2026-03-08T17:30:/),
      summary: '承诺时限为 48 小时。自 2026-03-06 17:30 起连续计算;2026-03-08 17:30 届满。',
    });
    const minutes = (reason: string): number => Math.round(Number(/([\d.]+) 分钟/.exec(reason)?.[1]));
    expect(promised.days.map((day: any) => [day.date, minutes(day.reason)])).toEqual([
      ['2026-03-06', 390],
      ['2026-03-07', 1440],
      ['2026-03-08', 1050],
    ]);
  });

  it('natural days that end on a holiday end on the next working day', async () => {
    await app.setClock('2026-03-25T09:00:00+08:00');
    const permit = (await submit(app, { itemCode: 'residence-permit', accept: true })).request.number;
    const promised = await explained(permit, 'PROMISED');
    expect(promised).toMatchObject({ limit: { value: 10, unit: 'NATURAL_DAY' }, dueOn: '2026-04-07' });
    expect(promised.days.slice(-4)).toEqual([
      { date: '2026-04-04', counted: true, ordinal: 10, reason: expect.stringContaining('清明节放假') },
      { date: '2026-04-05', counted: false, ordinal: null, reason: expect.stringContaining('顺延中') },
      { date: '2026-04-06', counted: false, ordinal: null, reason: expect.stringContaining('顺延中') },
      { date: '2026-04-07', counted: false, ordinal: null, reason: expect.stringContaining('第二百零三条') },
    ]);
    expect(promised.summary).toContain('期满之日休息,顺延 3 天;最后一天为 2026-04-07。');
  });

  it('what is to be done at once and was', async () => {
    await app.setClock('2026-04-04T09:00:00+08:00');
    const { form } = await exampleForm(app, 'birth-registration');
    const { request } = await submit(app, { itemCode: 'birth-registration', accept: true, input: { form } });
    expect(await explained(request.number, 'PROMISED')).toMatchObject({
      state: 'STOPPED',
      dueOn: '2026-04-07',
      summary: '承诺时限为当日办结。2026-04-04 开始;当日休息,顺延;最后一天为 2026-04-07。2026-04-04 停止计时,未逾期。',
    });
  });

  describe('a notice that comes in the middle', () => {
    let open: string;
    let closed: string;
    beforeAll(async () => {
      await app.setClock('2026-09-21T09:00:00+08:00');
      open = (await takenUp(app, 'minimum-living-allowance', OFFICER)).number;
      const done = await takenUp(app, 'no-crime-certificate', 'officer-public-security-1');
      closed = done.number;
      await app.setClock('2026-09-22T09:00:00+08:00');
      await perform(app, 'officer-public-security-1', 'completeTask', { id: done.task.id, outcome: 'APPROVED' });
      const amendment = {
        id: 'cn-2026-longer',
        docNo: '国办发明电〔2026〕9号',
        issuedOn: '2026-09-22',
        year: 2026,
        amends: 'cn-2026',
        off: [{ name: '秋假', first: '2026-09-23', last: '2026-09-24' }],
      };
      await established(app, proposeNotice(app, amendment));
    });

    it('is named with what it moved', async () => {
      const promised = await explained(open, 'PROMISED');
      // 25 working days after 21 September: 22–24 September, 28–30, 8–10 October (Saturday 10th worked), then weeks of
      // five from the 12th: the ninth is 10 October, the 25th is 2 November; without the 23rd and 24th 4 November.
      expect(promised.dueOn).toBe('2026-11-04');
      expect(promised.summary).toContain(
        '2026-09-22 因放假安排或者工作日历变动(国办发明电〔2026〕9号),最后一天由 2026-11-02 改为 2026-11-04。',
      );
      expect(promised.days[2].reason).toContain('秋假放假（国办发明电〔2026〕9号）');
    });

    it('a layer is named too, and each clock tells of its own change alone', async () => {
      const failure = {
        id: 'civil-2026-power',
        name: '民政局停电',
        scope: 'DEPARTMENT',
        scopeCode: 'social-assistance',
      };
      await established(app, proposeLayer(app, { ...failure, holidays: ['2026-09-28'] }));
      const { clocks } = await readRequest(app, OFFICER, open, `clocks { kind explanation { dueOn summary } }`);
      const moved = (kind: string): string[] =>
        clockOf({ clocks }, kind).explanation.summary.match(/2026-09-22 因[^。]*。/g);
      expect(moved('PROMISED')).toEqual([
        '2026-09-22 因放假安排或者工作日历变动(国办发明电〔2026〕9号),最后一天由 2026-11-02 改为 2026-11-04。',
        '2026-09-22 因放假安排或者工作日历变动(民政局停电),最后一天由 2026-11-04 改为 2026-11-05。',
      ]);
      expect(moved('LEGAL')[1]).toContain('由 2026-11-11 改为 2026-11-12');
      expect(moved('STEP')).toHaveLength(2);
    });

    it('a clock that had stopped is explained by the calendar that held then', async () => {
      const promised = await explained(closed, 'PROMISED');
      expect(promised).toMatchObject({ state: 'STOPPED', dueOn: '2026-09-24' });
      expect(promised.days.find((day: any) => day.date === '2026-09-23')).toMatchObject({ counted: true });
      expect(promised.summary).not.toContain('变动');
    });
  });

  it('what is explained is what is stored, for every clock of every request', async () => {
    const query = `{ serviceRequests(first: 50) { nodes { number clocks { kind state startedOn dueOn dueAt provisional
      explanation { kind state startedOn dueOn dueAt provisional days { date counted } } } } } }`;
    const { data } = await app.gql(query, {}, { as: 'clerk-1' });
    const clocks = data.serviceRequests.nodes.flatMap((request: any) => request.clocks);
    expect(clocks.length).toBeGreaterThan(20);
    expect(new Set(clocks.map((clock: any) => clock.state))).toEqual(new Set(['RUNNING', 'PAUSED', 'STOPPED']));
    for (const { explanation, ...stored } of clocks) {
      const { days, ...computed } = explanation;
      expect(computed).toEqual(stored);
      if (stored.dueOn !== null) expect(days.at(-1).date).toBe(stored.dueOn);
    }
  });

  it('a page of accounts that would be too long to answer is refused before it is made', async () => {
    const query = `query($first: Int) { serviceRequests(first: $first) { nodes { clocks { explanation { days { date counted ordinal reason } } } } } }`;
    const { errors } = await app.gql(query, { first: 200 }, { as: 'clerk-1' });
    expect(errors?.[0].extensions.code).toBe('QUERY_TOO_COMPLEX');
    expect((await app.gql(query, { first: 50 }, { as: 'clerk-1' })).errors).toBeUndefined();
  });
});
