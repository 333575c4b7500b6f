import { startTestApp, type TestApp } from '../support/app.js';
import { FollowUpsUnderTest } from '../support/follow-ups.js';
import {
  citizenId,
  eventually,
  exampleForm,
  perform,
  submit,
  takenUp,
  waitForTask,
  type SubmitOptions,
} from '../support/requests.js';

const CLEARED = 'officer-family-planning-1';
const OFFICER = 'officer-family-planning-2';
const LEADER = 'leader-family-planning';

/** Reaches 55, the age of the award, on 2027-06-01. */
const MOTHER = { name: '李示例', idNumber: citizenId(2, '19720601'), phone: '13800138000' };
const YOUNG_MOTHER = { name: '王示例', idNumber: '110101199302020022', phone: '13800138000' };

describe('计划生育: from the window to the register, and on to what falls due by a date of birth', () => {
  let app: TestApp;
  let followUps: FollowUpsUnderTest;
  beforeAll(async () => {
    app = await startTestApp();
    followUps = new FollowUpsUnderTest(app);
    await app.setClock('2026-03-02T09:00:00+08:00');
  });
  afterAll(() => app?.stop());

  /** Entries of a ledger: status and values in the order of the report; or the code of the refusal. */
  async function ledger(code: string, as = CLEARED): Promise<{ status: string; values: string[] }[] | string> {
    const query = `query($code: ID!) { ledgerEntries(ledger: $code) { nodes { status values } } }`;
    const { data, errors } = await app.gql(query, { code }, { as });
    return errors ? (errors[0].extensions.code as string) : data.ledgerEntries.nodes;
  }

  async function ask(query: string, as = OFFICER): Promise<any> {
    const { data, errors } = await app.gql(`{ found: ${query} }`, {}, { as });
    if (errors) return errors[0].extensions.code;
    return data.found;
  }

  /** Waits until a follow-up of this kind is open, and records what it came to. */
  async function record(kind: string, outcome: string, more: object = {}, as = OFFICER): Promise<any> {
    let id: string | undefined;
    await eventually(`${kind} is open`, async () => {
      [id] = await followUps.ids(as, { kind });
      return id !== undefined;
    });
    const { followUp, userErrors } = await followUps.record(as, id!, outcome, more);
    return userErrors.length > 0 ? userErrors : followUp.state;
  }

  async function form(itemCode: string, change: object): Promise<Record<string, unknown>> {
    return { ...(await exampleForm(app, itemCode)).form, ...change };
  }

  /** Reviewed by the officer; where a leader approves, approved by the leader. */
  async function approve(itemCode: string, options: Partial<SubmitOptions>, by = [OFFICER, LEADER]): Promise<string> {
    const { number, task } = await takenUp(app, itemCode, by[0], options);
    await perform(app, by[0], 'completeTask', { id: task.id, outcome: 'APPROVED' });
    for (const as of by.slice(1)) {
      const { id } = await waitForTask(app, number, as);
      await perform(app, as, 'claimTask', { id });
      await perform(app, as, 'completeTask', { id, outcome: 'APPROVED' });
    }
    return number;
  }

  const refusals = async (itemCode: string, input: Record<string, unknown>): Promise<string[]> =>
    (await submit(app, { itemCode, input })).userErrors.map(({ field }: { field: string[] }) => field?.join('.'));

  it('birth registration: at once at the window, and asked for after the expected day', async () => {
    const expected = await form('birth-registration', { stage: 'EXPECTED', birthDate: '2026-04-01' });
    const input = { applicant: YOUNG_MOTHER, form: expected };
    const { request } = await submit(app, { itemCode: 'birth-registration', accept: true, input });
    expect(request).toMatchObject({ state: 'DECIDED', decision: 'APPROVED' });
    const list = 'familyDue(list: EXPECTED_BIRTHS, year: 2026, month: 4) { nodes { personName dueOn overdue } }';
    expect((await ask(list)).nodes).toEqual([{ personName: '王示例', dueOn: '2026-04-01', overdue: false }]);

    await app.setClock('2026-04-02T09:00:00+08:00');
    expect(await record('expected-birth', 'BORN')).toMatchObject([{ field: ['result', 'birthDate'] }]);
    expect(await record('expected-birth', 'BORN', { result: { birthDate: '2026-03-30' } })).toBe('DONE');
    expect((await ask(list)).nodes).toEqual([]);
    expect(await ledger('births')).toMatchObject([
      { status: 'ACTIVE', values: expect.arrayContaining(['2026-03-30']) },
    ]);
  });

  it('certificate: whose holders fall due at the age of the award, until they have it', async () => {
    const applicant = { applicant: MOTHER };
    await approve('one-child-certificate', { input: applicant }, [OFFICER]);
    expect(await refusals('one-child-certificate', applicant)).toEqual(['input.applicant.idNumber']);
    const list = (year: number) => `familyDue(list: AWARD_AGE, year: ${year}) { nodes { personName dueOn } }`;
    expect((await ask(list(2027))).nodes).toEqual([{ personName: '李示例', dueOn: '2027-06-01' }]);
    expect(await ask(list(12))).toBe('BAD_USER_INPUT');

    const retirement = { ...applicant, form: await form('one-child-parent-award', { awardKind: 'ON_RETIREMENT' }) };
    expect(await refusals('one-child-parent-award', retirement)).toEqual(['input.applicant.idNumber']);
    await app.setClock('2027-06-02T09:00:00+08:00');
    expect(await record('award-age', 'INFORMED')).toBe('DONE');
    await approve('one-child-parent-award', { input: retirement });
    expect((await ask(list(2027))).nodes).toEqual([]);
    expect(await ledger('payments')).toMatchObject([
      { values: expect.arrayContaining(['3000.00', '退休时一次性奖励']) },
    ]);
  });

  it('childcare subsidy: paid, due every year, renewed until the child is three', async () => {
    const input = { applicant: YOUNG_MOTHER, form: await form('childcare-subsidy', { childBirthDate: '2026-03-30' }) };
    const number = await approve('childcare-subsidy', { input });
    expect(await refusals('childcare-subsidy', input)).toEqual(['input.form.birthCertificateNumber']);
    const totals = 'familyPaymentTotals(from: "2027-06-02", to: "2028-12-31") { kind payments persons amountFen }';
    // Two years of age have begun by June 2027.
    const paid = { kind: 'CHILDCARE_SUBSIDY', payments: 2, persons: 1, amountFen: 720_000 };
    expect(await ask(totals)).toContainEqual(paid);

    await app.setClock('2028-03-20T09:00:00+08:00');
    expect(await record('childcare-renewal', 'STOP')).toMatchObject([{ field: ['result', 'stopReason'] }]);
    expect(await record('childcare-renewal', 'CONTINUE')).toBe('DONE');
    expect(await ask(totals)).toContainEqual({ ...paid, payments: 3, amountFen: 1_080_000 });
    expect(await followUps.ids(OFFICER, { kind: 'childcare-renewal', state: ['SCHEDULED', 'OPEN'] })).toEqual([]);

    // The decision falls: nothing of it is to be paid.
    const reopen = `mutation($number: ID!) { reopenRequest(number: $number, reason: "重复申领") { userErrors { message } } }`;
    const { data } = await app.gql(reopen, { number }, { as: LEADER });
    expect(data.reopenRequest.userErrors).toEqual([]);
    expect((await ask(totals)).map(({ kind }: { kind: string }) => kind)).not.toContain('CHILDCARE_SUBSIDY');
  });

  it('a special family exists for the leader and for who is cleared only', async () => {
    const applicant = { name: '吴示例', idNumber: citizenId(4, '19700101'), phone: '13800138000' };
    await approve('special-family-support', { input: { applicant } }, [CLEARED, LEADER]);
    expect(await ledger('special-supports')).toMatchObject([{ status: 'ACTIVE' }]);
    expect(await ledger('special-supports', LEADER)).toHaveLength(1);
    expect(await ledger('special-support-payments')).toHaveLength(1);
    for (const code of ['special-supports', 'special-support-payments']) {
      expect(await ledger(code, OFFICER)).toBe('BAD_USER_INPUT');
    }
    const totals = 'familyPaymentTotals(from: "2028-03-01", to: "2028-12-31") { kind }';
    expect(await ask(totals, CLEARED)).toContainEqual({ kind: 'SPECIAL_SUPPORT' });
    expect(await ask(totals)).not.toContainEqual({ kind: 'SPECIAL_SUPPORT' });
    expect((await ask('familySupportRegister { nodes { personName } }')).nodes).not.toContainEqual({
      personName: '吴示例',
    });

    await app.setClock('2028-06-10T09:00:00+08:00');
    expect(await record('special-support-visit', 'VISITED', {}, CLEARED)).toBe('DONE');
    expect(await followUps.ids(OFFICER, { kind: 'special-support-visit', state: ['DONE', 'SCHEDULED'] })).toEqual([]);
  });
});
