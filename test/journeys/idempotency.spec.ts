import { randomUUID } from 'node:crypto';
import { Catalogue } from '../../src/catalogue/index.js';
import { startTestApp, type TestApp } from '../support/app.js';
import {
  citizenId,
  eventually,
  exampleForm,
  RESIDENT,
  submit,
  submitInput,
  takenUp,
  perform,
} from '../support/requests.js';

const ITEM = 'unemployment-registration';

describe('clientKey: the same submission again', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startTestApp();
  });
  afterAll(() => app?.stop());

  const rowsOf = (clientKey: string): Promise<any[]> =>
    app.sql(`select number, submitter, last_sequence from service_request where client_key = $1 order by submitter`, [
      clientKey,
    ]);

  it('answers with the same request', async () => {
    const ask = { itemCode: ITEM, clientKey: randomUUID() };
    const first = await submit(app, ask);
    const again = await submit(app, ask);
    expect(again.userErrors).toEqual([]);
    expect(again.request).toEqual(first.request);
    expect(await rowsOf(ask.clientKey)).toHaveLength(1);
  });

  it('twenty at once make one request, routed once', async () => {
    const ask = { itemCode: ITEM, clientKey: randomUUID(), accept: true };
    const answers = await Promise.all(Array.from({ length: 20 }, () => submit(app, ask)));
    const numbers = new Set(answers.map((answer) => answer.request?.number));
    expect(numbers.size).toBe(1);
    expect(answers.flatMap((answer) => answer.userErrors)).toEqual([]);
    await eventually('the outbox is empty', async () => (await app.sql('select from outbox')).length === 0);
    expect(await rowsOf(ask.clientKey)).toEqual([expect.objectContaining({ last_sequence: 3 })]);
    const [{ tasks }] = await app.sql(
      `select count(*)::int as tasks from task t join service_request r on r.id = t.request_id where r.number = $1`,
      [[...numbers][0]],
    );
    expect(tasks).toBe(1);
  });

  it('refuses the key with other content, whatever differs', async () => {
    const clientKey = randomUUID();
    const first = await submit(app, { itemCode: ITEM, clientKey });
    const { form } = await exampleForm(app, ITEM);
    const others: Partial<Parameters<typeof submit>[1]>[] = [
      { accept: true },
      { channel: 'HOTLINE' },
      { materials: [] },
      { itemCode: 'employment-registration' },
      { input: { applicant: { ...RESIDENT, idNumber: citizenId(2) } } },
      { input: { applicant: { ...RESIDENT, phone: '13900139000' } } },
      { input: { form: { ...form, familySize: 9 } } },
      { input: { agent: { name: '李四', idNumber: citizenId(3), relation: '配偶', mandate: '委托书' } } },
    ];
    for (const other of others) {
      const refused = await submit(app, { itemCode: ITEM, clientKey, ...other });
      expect(refused).toMatchObject({
        request: null,
        userErrors: [{ code: 'DUPLICATE_KEY_MISMATCH', field: ['input', 'clientKey'] }],
      });
    }
    expect(await rowsOf(clientKey)).toEqual([
      expect.objectContaining({ number: first.request.number, last_sequence: 1 }),
    ]);
  });

  it('is another request for another submitter', async () => {
    const ask = { itemCode: ITEM, clientKey: randomUUID(), channel: 'ONLINE' };
    const answers = [];
    for (const as of ['clerk-1', 'clerk-2', 'partner-1']) answers.push(await submit(app, { ...ask, as }));
    expect(new Set(answers.map((answer) => answer.request.number)).size).toBe(3);
    expect(await rowsOf(ask.clientKey)).toHaveLength(3);
  });

  it('takes the order of fields in the form, and a lower-case x, for the same content', async () => {
    const { form } = await exampleForm(app, ITEM);
    const idNumber = [...Array(100).keys()].map((index) => citizenId(index)).find((id) => id.endsWith('X'))!;
    const ask = (number: string, entries: [string, unknown][]) => ({
      itemCode: ITEM,
      clientKey: 'same-content',
      input: { applicant: { ...RESIDENT, idNumber: number }, form: Object.fromEntries(entries) },
    });
    const first = await submit(app, ask(idNumber, Object.entries(form)));
    const again = await submit(app, ask(idNumber, Object.entries(form).reverse()));
    expect(again.request.number).toBe(first.request.number);
  });

  // Fails until SubmitRequest looks for the earlier request before it passes on a department's refusal.
  it('answers with the same request even when a rule of the department would now refuse a new one', async () => {
    const ask = { itemCode: 'residence-registration', clientKey: randomUUID(), accept: true };
    const first = await submit(app, ask);
    expect(first.userErrors).toEqual([]);
    const anew = await submit(app, { ...ask, clientKey: randomUUID() });
    expect(anew.userErrors).toEqual([expect.objectContaining({ code: 'RULE' })]);
    const again = await submit(app, ask);
    expect(again.userErrors).toEqual([]);
    expect(again.request.number).toBe(first.request.number);
  });

  it('answers with the request as it stands by now', async () => {
    const clientKey = randomUUID();
    const { number, task } = await takenUp(app, ITEM, 'officer-employment-1', { clientKey });
    await perform(app, 'officer-employment-1', 'completeTask', { id: task.id, outcome: 'APPROVED' });
    const again = await submit(app, { itemCode: ITEM, clientKey, accept: true });
    expect(again.request).toMatchObject({ number, state: 'DECIDED', decision: 'APPROVED' });
  });

  it('answers with the same request even when its item is not asked for any more', async () => {
    const ask = { itemCode: ITEM, clientKey: randomUUID() };
    const input = await submitInput(app, ask);
    const first = await submit(app, { ...ask, input });
    const send = async (sent: object): Promise<unknown> => {
      const mutation = `mutation($input: SubmitRequestInput!) {
        submitRequest(input: $input) { request { number } userErrors { code } } }`;
      return (await app.gql(mutation, { input: sent }, { as: 'clerk-1' })).data.submitRequest;
    };
    const catalogue = app.context.get(Catalogue, { strict: false });
    const find = catalogue.find.bind(catalogue);
    try {
      catalogue.find = () => null;
      expect(await send(input)).toEqual({ request: { number: first.request.number }, userErrors: [] });
      const other = await send({ ...input, clientKey: randomUUID() });
      expect(other).toEqual({ request: null, userErrors: [{ code: 'UNKNOWN_ITEM' }] });
    } finally {
      catalogue.find = find;
    }
  });
});
