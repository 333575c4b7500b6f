import { randomUUID } from 'node:crypto';
import { startTestApp, type TestApp } from '../support/app.js';
import {
  attempt,
  citizenId,
  perform,
  readRequest,
  RESIDENT,
  submitInput,
  takenUp,
  waitForTask,
} from '../support/requests.js';

const ITEM = 'id-card-replacement';
const OFFICER = 'officer-public-security-1';
/** Of a special group: for women of 49 or more. */
const SECRET = 'special-family-support';
const WOMAN = citizenId(2, '19770302');
const AT_ONCE = 8;

/** Of some items a person has one request at a time, however many are handed in at the same instant. */
describe('同一事项同一时间只办一件: applications handed in at the same instant', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startTestApp();
    await app.setClock('2026-03-02T09:00:00+08:00');
    for (const sub of COLLEAGUES) app.introduce({ sub, name: sub, roles: ['clerk'], centre: 'lantian' });
  });
  afterAll(() => app?.stop());

  const COLLEAGUES = ['colleague-1', 'colleague-2', 'colleague-3'];
  let people = 300;
  const somebody = () => ({ ...RESIDENT, idNumber: citizenId((people += 1)) });

  const handIn = async (as: string, input: object, itemCode = ITEM, headers = {}): Promise<any> => {
    const query = `mutation($input: SubmitRequestInput!) { submitRequest(input: $input) {
      request { number } userErrors { code message field } } }`;
    const variables = { input: await submitInput(app, { itemCode, input: { clientKey: randomUUID(), ...input } }) };
    const { data, errors } = await app.gql(query, variables, { as, headers });
    if (errors) throw new Error(JSON.stringify(errors));
    return data.submitRequest;
  };
  /** By all windows at once. @returns numbers that were taken in, and the words of the refusals */
  const atOnce = async (input: object, itemCode = ITEM): Promise<{ taken: string[]; refused: string[] }> => {
    const windows = Array.from({ length: AT_ONCE }, (_, window) => ['clerk-1', ...COLLEAGUES][window % 4]);
    const answers = await Promise.all(windows.map((as) => handIn(as, input, itemCode)));
    const errors = answers.flatMap(({ userErrors }) => userErrors);
    for (const error of errors) {
      expect(error).toEqual({
        code: 'RULE',
        message: expect.any(String),
        field: ['input', 'applicant', 'idNumber'],
      });
    }
    return {
      taken: answers.flatMap(({ request }) => request?.number ?? []),
      refused: errors.map(({ message }) => message),
    };
  };
  const rejected = async (applicant: object): Promise<string> => {
    const { number, task } = await takenUp(app, ITEM, OFFICER, { input: { applicant } });
    await perform(app, OFFICER, 'completeTask', { id: task.id, outcome: 'REJECTED', reason: '人像不符' });
    return number;
  };

  it.each([[false], [true]])(
    'one is taken in, the others are told its number (accepted at once: %s)',
    async (accept) => {
      const applicant = somebody();
      const { taken, refused } = await atOnce({ applicant, accept });
      expect(taken).toHaveLength(1);
      expect(refused).toHaveLength(AT_ONCE - 1);
      for (const message of refused) expect(message).toContain(taken[0]);
      const english = await handIn('clerk-1', { applicant }, ITEM, { 'accept-language': 'en' });
      expect(english.userErrors[0].message).toMatch(new RegExp(`^[\\x20-\\x7e]*${taken[0]}[\\x20-\\x7e]*$`));
    },
  );

  it('the same one handed in again meanwhile is no other one', async () => {
    const applicant = somebody();
    const same = await submitInput(app, { itemCode: ITEM, input: { applicant } });
    const [again, others] = await Promise.all([
      Promise.all(Array.from({ length: 4 }, () => handIn('clerk-1', same))),
      atOnce({ applicant }),
    ]);
    const numbers = new Set([...others.taken, ...again.flatMap(({ request }) => request?.number ?? [])]);
    expect(numbers.size).toBe(1);
    const kept = new Set(again.map(({ request }) => request?.number));
    expect(kept.size).toBe(1);
  });

  it('what has ended makes room', async () => {
    const applicant = somebody();
    for (const [as, name, args] of [
      ['clerk-1', 'withdrawRequest', { reason: '不办了' }],
      ['clerk-1', 'refuseRequest', { reason: '不属受理范围', properAuthority: '户籍地派出所' }],
    ] as const) {
      const { taken } = await atOnce({ applicant });
      await perform(app, as, name, { number: taken[0], ...args });
    }
    await rejected(applicant);
    const { number } = await takenUp(app, ITEM, OFFICER, { input: { applicant } });
    await perform(app, 'leader-public-security', 'terminateRequest', { number, reason: '申请人死亡' });
    expect((await atOnce({ applicant })).taken).toHaveLength(1);
  });

  it('a decided one may be handled anew beside its successor; a third one is told of the first', async () => {
    const applicant = somebody();
    const first = await rejected(applicant);
    const [second] = (await atOnce({ applicant, accept: true })).taken;
    const { userErrors } = await attempt(app, 'supervisor-1', 'reopenRequest', { number: first, reason: '复议决定' });
    expect(userErrors).toEqual([]);
    const { taken, refused } = await atOnce({ applicant });
    expect(taken).toEqual([]);
    for (const message of refused) expect(message).toContain(first);
    for (const number of [first, second]) {
      const { id, state } = await waitForTask(app, number, OFFICER);
      if (state === 'OPEN') await perform(app, OFFICER, 'claimTask', { id });
      await perform(app, OFFICER, 'completeTask', { id, outcome: 'REJECTED', reason: '人像不符' });
      expect(await readRequest(app, OFFICER, number)).toMatchObject({ state: 'DECIDED', decision: 'REJECTED' });
    }
    expect((await atOnce({ applicant })).taken).toHaveLength(1);
  });

  it('of special groups everybody has their own one at a time, and learns of no other', async () => {
    const { taken, refused } = await atOnce({ applicant: { ...RESIDENT, idNumber: WOMAN } }, SECRET);
    const bySubmitter = await app.sql(`select submitter, number from service_request where number = any($1)`, [taken]);
    expect(bySubmitter.map(({ submitter }) => submitter).sort()).toEqual(['clerk-1', ...COLLEAGUES].sort());
    expect(refused).toHaveLength(AT_ONCE - taken.length);
    for (const number of taken) expect(refused.filter((message) => message.includes(number))).toHaveLength(1);
  });
});
