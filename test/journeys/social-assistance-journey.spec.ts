import { startTestApp, type TestApp } from '../support/app.js';
import { citizenId, exampleForm, perform, RESIDENT, submit, takenUp, waitForTask } from '../support/requests.js';

const OFFICER = 'officer-social-assistance-1';
const LEADER = 'leader-social-assistance';
const ITEM = 'minimum-living-allowance';
const TWO = 'disabled-two-allowances-one-matter';

describe('低保 from the window to the payment list and the periodic review', () => {
  let app: TestApp;
  let number: string;
  beforeAll(async () => {
    app = await startTestApp();
    await app.setClock('2026-03-02T09:00:00+08:00');
  });
  afterAll(() => app?.stop());

  const refusals = async (itemCode: string, input: Record<string, unknown>, as = 'clerk-1'): Promise<unknown[]> => {
    const { userErrors } = await submit(app, { itemCode, input, as });
    return userErrors.map(({ code, field }: { code: string; field: string[] }) => [code, field?.join('.')]);
  };
  const run = (name: string, month: string, as = LEADER): Promise<any> =>
    app.gql(
      `mutation($month: String!) { ${name}(month: $month) {
         run { month confirmedBy totals { fund caseKind payments amountFen } } userErrors { code field } } }`,
      { month },
      { as },
    );
  const audit = async (): Promise<unknown[]> => {
    const query = `{ assistancePaymentAudit(from: "2026-03", to: "2026-09") { finding month decidedFen paidFen } }`;
    const { data } = await app.gql(query, {}, { as: OFFICER });
    return data.assistancePaymentAudit;
  };
  const cases = async (): Promise<any[]> => {
    const query = `{ socialAssistanceCases { nodes { id requestNumber kind status amountFen nextReviewOn category } } }`;
    return (await app.gql(query, {}, { as: OFFICER })).data.socialAssistanceCases.nodes;
  };

  it('refuses what is wrong, by field', async () => {
    const { form } = await exampleForm(app, ITEM);
    const [child] = form['householdMembers'] as object[];
    const wrong = async (more: object) => refusals(ITEM, { form: { ...form, ...more } });
    expect(await wrong({ monthlyIncomeYuan: -1 })).toEqual([['INVALID_INPUT', 'input.form.monthlyIncomeYuan']]);
    expect(await wrong({ monthlyIncomeYuan: '620' })).toEqual([['INVALID_INPUT', 'input.form.monthlyIncomeYuan']]);
    expect(await wrong({ monthlyIncomeYuan: 5000 })).toEqual([['RULE', 'input.form.monthlyIncomeYuan']]);
    expect(await wrong({ householdMembers: [child, child] })).toEqual([
      ['RULE', 'input.form.householdMembers.1.idNumber'],
    ]);
    const young = { ...RESIDENT, idNumber: citizenId(5, '20120101') };
    expect(await refusals('old-age-allowance', { applicant: young })).toEqual([['RULE', 'input.applicant.idNumber']]);
  });

  it('is reviewed, announced, approved, and stands in the register', async () => {
    const input = { applicant: RESIDENT };
    const taken = await takenUp(app, ITEM, OFFICER, { input });
    number = taken.number;
    expect(await refusals(ITEM, input)).toEqual([['RULE', 'input.applicant.idNumber']]);
    await perform(app, OFFICER, 'suspendRequest', {
      number,
      procedure: 'public-notice',
      reason: '公示七天',
      approvedBy: '负责人',
    });
    await app.setClock('2026-03-10T09:00:00+08:00');
    await perform(app, OFFICER, 'resumeRequest', { number });
    await perform(app, OFFICER, 'completeTask', { id: taken.task.id, outcome: 'APPROVED' });
    const { id } = await waitForTask(app, number, LEADER);
    await perform(app, LEADER, 'claimTask', { id });
    await perform(app, LEADER, 'completeTask', { id, outcome: 'APPROVED', result: { category: 'B' } });
    // Two persons at 1,100 yuan less 620; half-yearly by category B.
    expect(await cases()).toMatchObject([
      { requestNumber: number, status: 'ACTIVE', amountFen: 158_000, category: 'B', nextReviewOn: '2026-09-10' },
    ]);
  });

  it('is paid from the next month, by the leader’s run alone', async () => {
    expect((await run('prepareAssistancePayments', '2026-04')).data.prepareAssistancePayments).toMatchObject({
      run: null,
      userErrors: [{ code: 'RULE', field: ['month'] }],
    });
    await app.setClock('2026-04-03T09:00:00+08:00');
    expect((await run('prepareAssistancePayments', '2026-04', OFFICER)).errors[0].extensions.code).toBe('FORBIDDEN');
    const [first, second] = await Promise.all([1, 2].map(() => run('prepareAssistancePayments', '2026-04')));
    const totals = [{ fund: '困难群众救助补助资金', caseKind: 'MINIMUM_LIVING', payments: 1, amountFen: 158_000 }];
    for (const { data } of [first, second]) expect(data.prepareAssistancePayments.run.totals).toEqual(totals);
    const confirmed = await run('confirmAssistancePayments', '2026-04');
    expect(confirmed.data.confirmAssistancePayments.run).toMatchObject({ confirmedBy: '民政负责人', totals });
    const query = `{ assistancePayments(filter: { month: "2026-04" }) {
      nodes { requestNumber personName idNumber amountFen paymentKind status } } }`;
    expect((await app.gql(query, {}, { as: OFFICER })).data.assistancePayments.nodes).toEqual([
      {
        requestNumber: number,
        personName: RESIDENT.name,
        idNumber: null,
        amountFen: 158_000,
        paymentKind: 'REGULAR',
        status: 'PAID',
      },
    ]);
    expect(await audit()).toEqual([]);
    await app.sql(`update social_assistance_payment set amount_fen = 200000`);
    expect(await audit()).toEqual([
      { finding: 'WRONG_AMOUNT', month: '2026-04-01', decidedFen: 158_000, paidFen: 200_000 },
    ]);
    await app.sql(`update social_assistance_payment set amount_fen = 158000`);
  });

  it('asks for its review by itself; a stop ends the payments', async () => {
    const open = async (): Promise<any[]> => {
      const query = `{ followUps(filter: { kind: "periodic-review" }) { nodes { id version requestNumber dueOn state } } }`;
      return (await app.gql(query, {}, { as: OFFICER })).data.followUps.nodes;
    };
    expect(await open()).toEqual([]);
    await app.setClock('2026-08-11T09:00:00+08:00');
    await run('prepareAssistancePayments', '2026-08');
    const [review] = await open();
    expect(review).toMatchObject({ requestNumber: number, dueOn: '2026-09-10', state: 'OPEN' });
    const record = (outcome: string, result: object | null): Promise<any> =>
      app.gql(
        `mutation($id: ID!, $outcome: ID!, $result: JSONObject) {
           recordFollowUp(id: $id, outcome: $outcome, note: "核查", result: $result) { userErrors { code field } } }`,
        { id: review.id, outcome, result },
        { as: OFFICER },
      );
    const refused = (await record('REDUCE', { newAmountYuan: 9999 })).data.recordFollowUp.userErrors;
    expect(refused).toEqual([{ code: 'INVALID_INPUT', field: ['result', 'newAmountYuan'] }]);
    expect((await record('STOP', null)).data.recordFollowUp.userErrors).toEqual([]);
    expect(await cases()).toMatchObject([{ status: 'CEASED' }]);
    expect(await open()).toEqual([]);
    await app.setClock('2026-09-03T09:00:00+08:00');
    const { data } = await run('prepareAssistancePayments', '2026-09');
    expect(data.prepareAssistancePayments.run.totals).toEqual([]);
    expect(await audit()).toEqual([]);
  });

  it('is decided in part when one of the two disability allowances is refused', async () => {
    const answer = await submit(app, {
      itemCode: TWO,
      accept: true,
      input: { applicant: { ...RESIDENT, idNumber: citizenId(9) } },
    });
    expect(answer.userErrors).toEqual([]);
    const joint = answer.request.number;
    const work = async (as: string, more: object): Promise<void> => {
      const { id } = await waitForTask(app, joint, as);
      await perform(app, as, 'claimTask', { id });
      await perform(app, as, 'completeTask', { id, ...more });
    };
    await work('officer-health-1', { outcome: 'APPROVED' });
    await work('officer-employment-1', { outcome: 'APPROVED' });
    const steps = [await waitForTask(app, joint, OFFICER)];
    await perform(app, OFFICER, 'claimTask', { id: steps[0].id });
    const no = steps[0].step.id === 'living-review' ? { outcome: 'REJECTED', reason: '家庭收入超过标准' } : {};
    await perform(app, OFFICER, 'completeTask', { id: steps[0].id, outcome: 'APPROVED', ...no });
    const next = await waitForTask(app, joint, OFFICER);
    const other = next.step.id === 'living-review' ? { outcome: 'REJECTED', reason: '家庭收入超过标准' } : {};
    await perform(app, OFFICER, 'claimTask', { id: next.id });
    await perform(app, OFFICER, 'completeTask', { id: next.id, outcome: 'APPROVED', ...other });
    await work(LEADER, { outcome: 'PARTIAL', reason: '生活补贴不符合条件' });
    const written = (await cases()).filter(({ requestNumber }) => requestNumber === joint);
    expect(written).toMatchObject([{ kind: 'DISABILITY_NURSING', status: 'ACTIVE', amountFen: 40_000 }]);
  });
});
