import { NotificationSender } from '../../src/notifications/sending/notification-sender.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { cardsOf, onCards } from '../support/cards.js';
import { Reminding } from '../support/reminders.js';
import {
  citizenId,
  exampleForm,
  perform,
  readRequest,
  RESIDENT,
  submit,
  travel,
  waitForTask,
} from '../support/requests.js';

const ITEM = 'disability-allowance';
const DEPARTMENT = 'social-assistance';
/** Taken in in county 330199, the place of duty is in county 330298. */
const [HERE, THERE, EVERYWHERE] = [3, 4, 1].map((actor) => `officer-${DEPARTMENT}-${actor}`);
const [LEADER_HERE, LEADER_THERE] = ['leader here', 'leader there'];
const ALL = [EVERYWHERE, HERE, THERE];

describe('跨区域通办: cards, reminders and orders are for the county where the step is worked', () => {
  let app: TestApp;
  let says: Reminding;
  let number: string;
  beforeAll(async () => {
    app = await startTestApp();
    says = new Reminding(app);
    const leader = { roles: ['leader' as const], department: DEPARTMENT };
    app.introduce({ sub: LEADER_HERE, ...leader, division: '330199' });
    app.introduce({ sub: LEADER_THERE, ...leader, division: '330298001' });
    await app.setClock('2026-03-02T09:00:00+08:00');
    number = await takenIn(1);
  });
  afterAll(() => app?.stop());

  const takenIn = async (person: number): Promise<string> => {
    const { form } = await exampleForm(app, ITEM);
    const applicant = { ...RESIDENT, idNumber: citizenId(person) };
    const input = { applicant, form: { ...form, householdDivision: '330298001' } };
    const { request } = await submit(app, { itemCode: ITEM, accept: true, input });
    await waitForTask(app, request.number, HERE);
    return request.number;
  };
  const claim = async (as: string): Promise<string> => {
    const { id } = await waitForTask(app, number, as);
    await perform(app, as, 'claimTask', { id });
    return id;
  };
  /** Cards of the rule and reminders of the request that each of them sees, in the ledgers and with the request. */
  const seen = async (as: string): Promise<{ cards: string[]; reminders: string[] }> => {
    const cards = (await cardsOf(app, as, number)).map(({ id }) => id);
    const reminders = await says.idsOf(as, { request: number });
    const request = await readRequest(app, as, number, 'cards { id } reminders { id }');
    expect(request.cards.map(({ id }: any) => id).reverse()).toEqual(cards);
    expect(request.reminders.map(({ id }: any) => id)).toEqual(reminders);
    return { cards, reminders };
  };
  const seenByAll = (): Promise<{ cards: string[]; reminders: string[] }[]> => Promise.all(ALL.map(seen));
  const codes = async (as: string, name: string, variables: object): Promise<string[]> =>
    (await onCards(app, as, name, variables)).userErrors.map(({ code }: any) => code);
  /** Kinds of the messages about the request, the latest first. */
  const messages = async (as: string): Promise<string[]> => {
    await app.context.get(NotificationSender, { strict: false }).run();
    const query = '{ unreadNotifications notifications(first: 100) { nodes { kind requestNumber } } }';
    const { data } = await app.gql(query, {}, { as });
    const kinds = data.notifications.nodes.flatMap((one: any) => (one.requestNumber === number ? [one.kind] : []));
    expect(data.unreadNotifications).toBe(kinds.length);
    return kinds;
  };
  const counted = async (as: string): Promise<number> => {
    const query = '{ cardLedger(by: ITEM, from: "2026-03-01", to: "2026-04-30") { raised } }';
    return (await app.gql(query, {}, { as })).data.cardLedger[0]?.raised ?? 0;
  };

  it('a reminder of the step at the receiving place is answered there and exists nowhere else', async () => {
    const { id } = await says.remind('clerk-1', number);
    expect(await seenByAll()).toEqual([
      { cards: [], reminders: [id] },
      { cards: [], reminders: [id] },
      { cards: [], reminders: [] },
    ]);
    expect(await Promise.all([...ALL, LEADER_HERE, LEADER_THERE].map(messages))).toEqual([
      ['REMINDER'],
      ['REMINDER'],
      [],
      ['REMINDER'],
      [],
    ]);
    const answer = { id, text: '正在核对' };
    expect(await says.codes(THERE, 'answerReminder', answer)).toEqual(['NOT_FOUND']);
    expect(await says.codes(LEADER_THERE, 'answerReminder', answer)).toEqual(['NOT_FOUND']);
    expect(await says.done(HERE, 'answerReminder', answer)).toMatchObject({ state: 'ANSWERED' });
  });

  it('an order that is answered late is a card for those who owed the answer, wherever the request is by then', async () => {
    const order = await says.order(number, { value: 1, unit: 'WORKING_DAY' });
    const task = await claim(HERE);
    await perform(app, HERE, 'completeTask', { id: task, outcome: 'APPROVED' });
    await waitForTask(app, number, THERE);
    await travel(app, '2026-03-04T09:00:00+08:00');
    await says.sweep();
    const [card] = await cardsOf(app, EVERYWHERE, number);
    expect(card.rule.code).toBe('answer-overdue');
    const here = await seen(HERE);
    expect(here.cards).toEqual([card.id]);
    expect(here.reminders).toContain(order.id);
    expect(await seen(THERE)).toEqual({ cards: [], reminders: [] });
    expect(await messages(THERE)).toEqual([]);
    expect(await messages(HERE)).toContain('CARD');

    expect(await codes(THERE, 'rebutCard', { id: card.id, text: '不是我处' })).toEqual(['NOT_FOUND']);
    const one = 'query($id: ID!) { warningCard(id: $id) { availableOperations } }';
    expect((await app.gql(one, { id: card.id }, { as: THERE })).data.warningCard).toBeNull();
    expect((await app.gql(one, { id: card.id }, { as: HERE })).data.warningCard).not.toBeNull();
    expect(await codes(HERE, 'rebutCard', { id: card.id, text: '已电话答复' })).toEqual([]);
    await onCards(app, 'supervisor-1', 'ruleOnCard', { id: card.id, ruling: 'UPHELD', reason: '未留记录' });
    expect(await messages(LEADER_HERE)).toContain('CARD_RULED');
    expect(await messages(LEADER_THERE)).toEqual([]);
    expect(await Promise.all([LEADER_HERE, LEADER_THERE].map(counted))).toEqual([1, 0]);
  });

  it('once the request is at the place of duty, reminders and late steps are its own', async () => {
    const { id } = await says.remind('supervisor-1', number);
    await travel(app, '2026-03-06T09:00:00+08:00');
    const late = (await cardsOf(app, THERE, number)).filter(({ rule }) => rule.code === 'step-passed');
    expect(late).toHaveLength(1);
    expect(await seen(THERE)).toEqual({ cards: [late[0].id], reminders: [id] });
    const here = await seen(HERE);
    expect(here.cards).not.toContain(late[0].id);
    expect(here.reminders).not.toContain(id);
    expect(await says.codes(HERE, 'answerReminder', { id, text: '已转出' })).toEqual(['NOT_FOUND']);
    expect(await codes(HERE, 'rebutCard', { id: late[0].id, text: '已转出' })).toEqual(['NOT_FOUND']);
    expect(await messages(THERE)).toEqual(['CARD', 'REMINDER']);
    expect(await messages(LEADER_THERE)).toEqual(['CARD', 'REMINDER']);
    expect(await Promise.all([LEADER_HERE, LEADER_THERE].map(counted))).toEqual([1, 1]);
  });

  it('a passed limit of the whole request is for the place of duty, and names nobody of the receiving place', async () => {
    number = await takenIn(2);
    await claim(HERE);
    await travel(app, '2026-04-30T09:00:00+08:00');
    const [here, there] = await Promise.all([HERE, THERE].map((as) => cardsOf(app, as, number)));
    expect(here.map(({ clockKind, officerName }) => [clockKind, officerName !== null])).toEqual([['STEP', true]]);
    expect(new Set(there.map(({ clockKind }) => clockKind))).toContain('PROMISED');
    expect(there.filter(({ clockKind, officerName }) => clockKind === 'STEP' || officerName !== null)).toEqual([]);
  });
});
