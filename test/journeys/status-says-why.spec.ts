import { startTestApp, type TestApp } from '../support/app.js';
import { established, proposeNotice } from '../support/calendars.js';
import { perform, RESIDENT, submit, takenUp, waitForTask } from '../support/requests.js';

const OFFICER = 'officer-social-assistance-1';
const LEADER = 'leader-social-assistance';
const ITEM = 'minimum-living-allowance';
const STATUS = `query($n: ID!, $t: String!) { requestStatus(number: $n, idNumberTail: $t) {
  state decision heldBy dueOn provisional remainingWorkingDays pausedBecause timeline { label } } }`;

/** What a resident reads, in both languages, in every state that a request can be in (办件进度查询). */
describe('the status says in plain words where a request stands and why', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startTestApp();
    await app.setClock('2026-03-02T09:00:00+08:00');
  });
  afterAll(() => app?.stop());

  const read = async (number: string, locale: string): Promise<any> => {
    const variables = { n: number, t: RESIDENT.idNumber.slice(-6) };
    const { data } = await app.gql(STATUS, variables, { headers: { 'accept-language': locale } });
    return data.requestStatus;
  };
  /** State, who holds it, why it stands, and the last line of the timeline. */
  const said = async (number: string): Promise<Record<'zh' | 'en', unknown[]>> => {
    const brief = ({ state, heldBy, pausedBecause, timeline }: any): unknown[] => [
      state,
      heldBy,
      pausedBecause,
      timeline.at(-1).label,
    ];
    return { zh: brief(await read(number, 'zh')), en: brief(await read(number, 'en')) };
  };
  const labels = async (number: string, locale = 'zh'): Promise<string[]> =>
    (await read(number, locale)).timeline.map((entry: any) => entry.label);

  it('received, to be corrected, supplied, refused', async () => {
    const { number } = (await submit(app, { itemCode: ITEM })).request;
    expect(await said(number)).toEqual({
      zh: ['RECEIVED', '蓝田街道政务服务中心', null, '已收件'],
      en: ['RECEIVED', expect.stringContaining('Lantian'), null, 'Received'],
    });
    const missing = [{ code: 'id-card', reason: '复印件看不清' }];
    await perform(app, 'clerk-1', 'requestCorrection', { number, missing });
    expect(await said(number)).toEqual({
      zh: ['CORRECTION', '申请人(待补正材料)', '等待申请人补正材料', expect.stringMatching(/^请补正材料:.*身份证/)],
      en: [
        'CORRECTION',
        'the applicant (materials to be corrected)',
        'waiting for the applicant to correct the materials',
        expect.stringMatching(/^Please correct your materials: .*[Ii][Dd]/),
      ],
    });
    await perform(app, 'clerk-1', 'supplyMaterials', { number, materials: [{ code: 'id-card' }] });
    const refusal = { number, reason: '户籍不在本街道', properAuthority: '云栖街道政务服务中心' };
    await perform(app, 'clerk-1', 'refuseRequest', refusal);
    expect(await said(number)).toEqual({
      zh: ['REFUSED', null, null, '不予受理,请向云栖街道政务服务中心申请。理由:户籍不在本街道'],
      en: ['REFUSED', null, null, 'Refused; please apply to 云栖街道政务服务中心. Reason: 户籍不在本街道'],
    });
  });

  it('withdrawn, and ended without a decision', async () => {
    const first = (await takenUp(app, ITEM, OFFICER)).number;
    await perform(app, 'clerk-1', 'withdrawRequest', { number: first, reason: '已找到工作' });
    expect(await said(first)).toEqual({
      zh: ['WITHDRAWN', null, null, '已撤回'],
      en: ['WITHDRAWN', null, null, 'Withdrawn'],
    });
    const second = (await takenUp(app, ITEM, OFFICER)).number;
    await perform(app, LEADER, 'terminateRequest', { number: second, reason: '申请人已迁出' });
    expect(await said(second)).toEqual({
      zh: ['TERMINATED', null, null, '已终止办理。理由:申请人已迁出'],
      en: ['TERMINATED', null, null, 'Ended without a decision. Reason: 申请人已迁出'],
    });
  });

  it('paused: for what, and until when that is expected; extended: until when, and why', async () => {
    const { number } = await takenUp(app, ITEM, OFFICER);
    const limit = { value: 5, unit: 'WORKING_DAY' };
    await perform(app, LEADER, 'extendRequest', { number, limit, reason: '需异地核对家庭财产' });
    // 25 working days of 2 March: 7 April; five more: 14 April.
    expect(await said(number)).toEqual({
      zh: ['IN_PROGRESS', '民政局', null, '办理期限延长至 2026-04-14。理由:需异地核对家庭财产'],
      en: [
        'IN_PROGRESS',
        'Bureau of Civil Affairs',
        null,
        'The time limit was extended to 2026-04-14. Reason: 需异地核对家庭财产',
      ],
    });
    const pause = { number, procedure: 'public-notice', reason: '社区公示七天', expectedDuration: limit };
    await perform(app, OFFICER, 'suspendRequest', pause);
    expect(await said(number)).toEqual({
      zh: [
        'SUSPENDED',
        '民政局',
        '特别程序:公示,预计 2026-03-09 结束',
        '进入特别程序(公示),期间不计时,预计 2026-03-09 结束',
      ],
      en: [
        'SUSPENDED',
        'Bureau of Civil Affairs',
        expect.stringMatching(/^special procedure: Public notice.*, expected to end on 2026-03-09$/),
        expect.stringMatching(
          /^A special procedure has begun: Public notice.*; its days do not count, expected to end on/,
        ),
      ],
    });
    expect(await read(number, 'zh')).toMatchObject({ dueOn: null, remainingWorkingDays: null });
    await perform(app, OFFICER, 'resumeRequest', { number });
    expect(await said(number)).toEqual({
      zh: ['IN_PROGRESS', '民政局', null, '特别程序结束,继续办理'],
      en: ['IN_PROGRESS', 'Bureau of Civil Affairs', null, 'The special procedure has ended'],
    });
  });

  it('decided with the reason of a rejection, taken up again, decided, delivered', async () => {
    const QUICK = 'no-crime-certificate';
    const POLICE = 'officer-public-security-1';
    const { number, task } = await takenUp(app, QUICK, POLICE);
    await perform(app, POLICE, 'completeTask', { id: task.id, outcome: 'REJECTED', reason: '信息与档案不符' });
    expect(await said(number)).toEqual({
      zh: ['DECIDED', '蓝田街道政务服务中心', null, '已办结:不予批准。理由:信息与档案不符'],
      en: ['DECIDED', expect.stringContaining('Lantian'), null, 'Decided: rejected. Reason: 信息与档案不符'],
    });
    await perform(app, 'supervisor-1', 'reopenRequest', { number, reason: '档案已更正' });
    expect(await read(number, 'zh')).toMatchObject({ decision: null, dueOn: '2026-03-05' });
    expect(await said(number)).toEqual({
      zh: ['IN_PROGRESS', '公安局', null, '重新办理,期限重新计算。理由:档案已更正'],
      en: ['IN_PROGRESS', expect.any(String), null, 'Handled anew; the time limits begin again. Reason: 档案已更正'],
    });
    const again = await waitForTask(app, number, POLICE);
    await perform(app, POLICE, 'claimTask', { id: again.id });
    await perform(app, POLICE, 'completeTask', { id: again.id, outcome: 'APPROVED', reason: '经内部复核' });
    await perform(app, 'clerk-1', 'deliverResult', { number, method: '窗口领取' });
    expect((await labels(number)).slice(-2)).toEqual(['已办结:予以批准', '结果已送达']);
    expect((await labels(number, 'en')).slice(-2)).toEqual(['Decided: approved', 'The result was delivered']);
    expect((await said(number)).zh).toEqual(['DELIVERED', null, null, '结果已送达']);
    expect((await labels(number)).join()).not.toContain('内部复核');
  });

  it('a due date that the calendar moved: from when to when, by which notice; inner work is not told', async () => {
    const { number, task } = await takenUp(app, ITEM, OFFICER);
    await perform(app, OFFICER, 'returnTask', { id: task.id, reason: '户籍不归我科' });
    const amendment = {
      id: 'cn-2026-rain',
      docNo: '国办发明电〔2026〕3号',
      issuedOn: '2026-03-02',
      year: 2026,
      amends: 'cn-2026',
      off: [{ name: '防汛放假', first: '2026-03-12', last: '2026-03-12' }],
    };
    await established(app, proposeNotice(app, amendment));
    const zh = (await labels(number)).filter((label) => label.includes('变动'));
    expect(zh).toEqual([
      '因放假安排或者工作日历变动(国办发明电〔2026〕3号),承诺时限的最后一天由 2026-04-07 改为 2026-04-08',
      '因放假安排或者工作日历变动(国办发明电〔2026〕3号),法定时限的最后一天由 2026-04-14 改为 2026-04-15',
    ]);
    expect(await labels(number, 'en')).toContain(
      'The calendar changed (国办发明电〔2026〕3号): the last day of the promised time limit moved from 2026-04-07 to 2026-04-08',
    );
    expect(await read(number, 'zh')).toMatchObject({ dueOn: '2026-04-08' });
    expect((await labels(number)).join()).not.toContain('户籍不归我科');
  });

  it('which step is done, and a due date that holds as one that holds, though a later limit is provisional', async () => {
    await app.setClock('2026-12-18T09:00:00+08:00');
    const { number, task } = await takenUp(app, 'one-child-certificate', 'officer-family-planning-1');
    // Promised in five working days; the ten of the law reach 2027, of which no notice tells yet.
    expect(await read(number, 'zh')).toMatchObject({ dueOn: '2026-12-25', provisional: false });
    await perform(app, 'officer-family-planning-1', 'completeTask', { id: task.id, outcome: 'APPROVED' });
    expect(await labels(number)).toContain('环节办理完成:审核发证');
  });

  it('who read the personal data, for what purpose (查阅记录)', async () => {
    const { number } = (await submit(app, { itemCode: ITEM })).request;
    const readAs = async (as: string, purpose?: string): Promise<void> => {
      const headers: Record<string, string> =
        purpose === undefined ? {} : { 'x-access-purpose': encodeURIComponent(purpose) };
      await app.gql(`{ serviceRequest(number: "${number}") { applicantIdNumber form } }`, {}, { as, headers });
    };
    await readAs('clerk-1', '核对材料');
    await readAs('clerk-1');
    await readAs(OFFICER, '入户调查');
    const query = `query($n: ID!, $t: String!) { requestStatus(number: $n, idNumberTail: $t) {
      accessLog(first: 1) { nodes { purpose reader { name department { code } centre { code } } } pageInfo { hasNextPage } } } }`;
    const { data } = await app.gql(query, { n: number, t: RESIDENT.idNumber.slice(-6) });
    const reader = { name: '民政经办甲', department: { code: 'social-assistance' }, centre: null };
    expect(data.requestStatus.accessLog).toEqual({
      nodes: [{ purpose: '入户调查', reader }],
      pageInfo: { hasNextPage: true },
    });
  });
});
