import { startTestApp, type TestApp } from '../support/app.js';
import { FollowUpsUnderTest } from '../support/follow-ups.js';
import {
  citizenId,
  eventually,
  perform,
  submit,
  takenUp,
  waitForTask,
  type SubmitOptions,
} from '../support/requests.js';

const CLEARED = 'officer-health-1';
const OFFICER = 'officer-health-2';
const LEADER = 'leader-health';

const applicant = (index: number, birth?: string, name = '李示例') => ({
  name,
  idNumber: citizenId(index, birth),
  phone: '13800138000',
});

describe('卫健: from the window to the register, and on to what it asks for by itself', () => {
  let app: TestApp;
  let followUps: FollowUpsUnderTest;
  beforeAll(async () => {
    app = await startTestApp();
    followUps = new FollowUpsUnderTest(app);
    await app.setClock('2026-03-02T09:00:00+08:00');
  });
  afterAll(() => app?.stop());

  /** Entries of a ledger: status, and the columns asked for by their titles. */
  async function ledger(code: string, titles: string[], as = OFFICER): Promise<unknown[] | string> {
    const query = `query($code: ID!) {
      ledgers { code columns } ledgerEntries(ledger: $code) { nodes { status values } } }`;
    const { data, errors } = await app.gql(query, { code }, { as });
    if (errors) return errors[0].extensions.code as string;
    const all = data.ledgers.find((one: any) => one.code === code).columns;
    return data.ledgerEntries.nodes.map(({ status, values }: any) => [
      status,
      ...titles.map((title) => values[all.indexOf(title)]),
    ]);
  }

  async function ask(query: string, as = OFFICER): Promise<any> {
    const { data, errors } = await app.gql(query, {}, { as });
    if (errors) throw new Error(JSON.stringify(errors));
    return data;
  }

  /** Waits until a follow-up of this kind is open, and records what it came to. @returns the refusals */
  async function record(kind: string, outcome: string, result: object = {}, as = OFFICER): Promise<any[]> {
    let id = '';
    await eventually(`${kind} is open`, async () => {
      [id = ''] = await followUps.ids(as, { kind });
      return id !== '';
    });
    return (await followUps.record(as, id, outcome, { result })).userErrors;
  }

  async function approve(itemCode: string, options: Partial<SubmitOptions> = {}, as = CLEARED): Promise<string> {
    const { number, task } = await takenUp(app, itemCode, as, options);
    await perform(app, as, 'completeTask', { id: task.id, outcome: 'APPROVED' });
    return number;
  }

  it('health records count for the coverage of the community', async () => {
    await approve('resident-health-record', { input: { applicant: applicant(31) } });
    const again = await submit(app, { itemCode: 'resident-health-record', input: { applicant: applicant(31) } });
    expect(again.userErrors).toMatchObject([{ code: 'RULE', field: ['input', 'applicant', 'idNumber'] }]);
    const coverage = '{ healthRecordCoverage { divisionCode year residents recorded percent targetPercent missing } }';
    expect((await ask(coverage)).healthRecordCoverage).toMatchObject([
      { divisionCode: '330199001', year: 2020, residents: 10, recorded: 1, percent: 10, targetPercent: 80, missing: 7 },
      { divisionCode: '330199002', recorded: 0, percent: 0 },
    ]);
  });

  it('a child is registered at the window; its vaccinations fall due, are given, and are due again', async () => {
    const taken = await submit(app, { itemCode: 'child-vaccination-registration', accept: true });
    expect(taken).toMatchObject({ userErrors: [], request: { state: 'DECIDED', decision: 'APPROVED' } });
    const list = (more: string) => `{ vaccinationsDue(by: "2026-03-02", ${more}) {
      nodes { childId personName vaccineName dose dueOn lastOn overdue why } pageInfo { hasNextPage endCursor } } }`;
    const { nodes, pageInfo } = (await ask(list('first: 2'))).vaccinationsDue;
    expect(nodes).toMatchObject([
      {
        personName: '示例小安',
        vaccineName: '乙肝疫苗',
        dose: 2,
        dueOn: '2025-07-01',
        overdue: true,
        why: expect.stringMatching(/补种/),
      },
      { vaccineName: '百白破疫苗', dose: 1, lastOn: '2025-08-31', overdue: true },
    ]);
    const rest = (await ask(list(`first: 50, after: "${pageInfo.endCursor}"`))).vaccinationsDue;
    expect([rest.nodes.length, rest.pageInfo.hasNextPage]).toEqual([4, false]);

    await app.setClock('2026-03-02T10:00:00+08:00');
    const hepb = (dose: number) => ({ doses: [{ vaccine: 'HEPB', dose, givenOn: '2026-03-02' }] });
    expect(await record('vaccination', 'VACCINATED', hepb(3))).toMatchObject([
      { code: 'INVALID_INPUT', field: ['result', 'doses', '0', 'dose'] },
    ]);
    expect(await record('vaccination', 'VACCINATED', hepb(2))).toEqual([]);
    expect(await ledger('children', ['儿童姓名', '已接种剂次数', '下一剂应种日期'])).toEqual([
      ['ACTIVE', '示例小安', '3', '2025-08-01'],
    ]);
    const calendar = `{ vaccinationCalendar(childId: "${nodes[0].childId}") { vaccine dose givenOn } }`;
    expect((await ask(calendar)).vaccinationCalendar).toContainEqual({
      vaccine: 'HEPB',
      dose: 2,
      givenOn: '2026-03-02',
    });
    const counts = (await ask('{ vaccinationCoverage { vaccine dose children given percent } }')).vaccinationCoverage;
    expect(counts).toContainEqual({ vaccine: 'HEPB', dose: 2, children: 1, given: 1, percent: 100 });
    expect(counts).toContainEqual({ vaccine: 'HEPB', dose: 3, children: 1, given: 0, percent: 0 });
  });

  it('a chronic disease is visited every three months', async () => {
    const old = applicant(32, '19550505');
    await approve('chronic-disease-management', { input: { applicant: old } });
    const again = await submit(app, { itemCode: 'chronic-disease-management', input: { applicant: old } });
    expect(again.userErrors).toMatchObject([{ code: 'RULE', field: ['input', 'form', 'disease'] }]);
    await app.setClock('2026-05-25T09:00:00+08:00');
    expect(await record('chronic-visit', 'CONTROLLED', { systolic: 182, diastolic: 100 })).toMatchObject([
      { code: 'INVALID_INPUT', field: ['result', 'systolic'] },
    ]);
    expect(await record('chronic-visit', 'CONTROLLED', { systolic: 132, diastolic: 80 })).toEqual([]);
    const columns = ['随访次数', '最近随访日期', '下次随访日期', '疾病'];
    expect(await ledger('chronic-diseases', columns)).toEqual([['ACTIVE', '1', '2026-05-25', '2026-08-25', null]]);
  });

  it('a special group exists for the leader and for who is cleared only, not as a gap either', async () => {
    const seen = async (as: string) => {
      const { ledgers, followUpCounts } = await ask('{ ledgers { code } followUpCounts(by: KIND) { key } }', as);
      return [...ledgers.map(({ code }: any) => code), ...followUpCounts.map(({ key }: any) => key)];
    };
    const number = await approve('serious-mental-illness-management', {
      input: { applicant: applicant(33, undefined, '吴示例') },
    });
    expect(await ledger('special-care', ['姓名', '随访次数'], CLEARED)).toEqual([['ACTIVE', '吴示例', '0']]);
    expect(await ledger('special-care', ['姓名'], LEADER)).toHaveLength(1);
    expect(await ledger('special-care', ['姓名'])).toBe('BAD_USER_INPUT');
    expect(await seen(CLEARED)).toEqual(expect.arrayContaining(['special-care', 'special-visit']));
    expect((await seen(OFFICER)).filter((code) => code.startsWith('special'))).toEqual([]);

    const requests = async (as: string) => {
      const { serviceRequests } = await ask('{ serviceRequests(first: 100) { nodes { number } } }', as);
      return serviceRequests.nodes.map((node: any) => node.number);
    };
    expect(await requests(CLEARED)).toContain(number);
    expect(await requests(OFFICER)).not.toContain(number);
    expect((await ask(`{ serviceRequest(number: "${number}") { number } }`)).serviceRequest).toBeNull();

    await app.setClock('2026-06-06T09:00:00+08:00');
    expect(await record('special-visit', 'STABLE', { riskLevel: 0 }, CLEARED)).toEqual([]);
    expect(await followUps.ids(OFFICER, { kind: 'special-visit', state: ['DONE', 'SCHEDULED'] })).toEqual([]);
  });

  it('moving in opens the health record from the shared form', async () => {
    const one = await takenUp(app, 'moving-in-one-matter', 'officer-public-security-2', {
      input: { applicant: applicant(34) },
    });
    await perform(app, 'officer-public-security-2', 'completeTask', { id: one.task.id, outcome: 'APPROVED' });
    for (const as of [OFFICER, 'officer-employment-1', 'officer-public-security-2']) {
      const { id } = await waitForTask(app, one.number, as);
      await perform(app, as, 'claimTask', { id });
      await perform(app, as, 'completeTask', { id, outcome: 'APPROVED' });
    }
    const titles = ['姓名', '与户主关系', '常住类型', '受理编号'];
    expect(await ledger('health-records', titles)).toContainEqual(['ACTIVE', '李示例', '户主', '非户籍', one.number]);
  });
});
