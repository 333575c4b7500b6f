import { startTestApp, type TestApp } from '../support/app.js';
import { cardPage, cardsOf, onCards } from '../support/cards.js';
import {
  clockOf,
  eventKinds,
  perform,
  readRequest,
  refusal,
  submit,
  takenUp,
  travel,
  waitForTask,
} from '../support/requests.js';

const ITEM = 'no-crime-certificate';
const POLICE = 'officer-public-security-1';
const LEADER = 'leader-public-security';
const SUPERVISOR = 'supervisor-1';
const INVESTIGATION = { procedure: 'investigation', reason: '需核实曾用名', approvedBy: '县局负责人' };

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app?.stop());

const codes = async (as: string, name: string, variables: object): Promise<string[]> => {
  const { card, userErrors } = await onCards(app, as, name, variables);
  expect(card === null).toBe(userErrors.length > 0);
  return userErrors.map((error: any) => error.code);
};
const ruled = async (id: string, ruling: string): Promise<any> => {
  const { card, userErrors } = await onCards(app, SUPERVISOR, 'ruleOnCard', { id, ruling, reason: '情况属实' });
  expect(userErrors).toEqual([]);
  return card;
};
const ofRule = (cards: any[], code: string): any => cards.find((card) => card.rule.code === code);
const signals = async (number: string): Promise<Record<string, string>> => {
  const request = await readRequest(app, 'clerk-1', number);
  const clock = (kind: string): string => clockOf(request, kind).signal;
  return { request: request.signal, promised: clock('PROMISED'), legal: clock('LEGAL'), step: clock('STEP') };
};
const told = async (cause: string): Promise<string[]> => {
  const rows = await app.sql(`select kind || ' ' || address as said from notification where cause = $1 order by 1`, [
    cause,
  ]);
  return rows.map((row: any) => row.said);
};
const subOf = async (actor: string): Promise<string> =>
  JSON.parse(Buffer.from((await app.token(actor)).split('.')[1], 'base64url').toString()).sub;

/** Three working days from Monday 2 March: due on Thursday, warned of on Wednesday. */
describe('黄牌 and 红牌: raised, rebutted, withdrawn', () => {
  let number: string;
  let id: string;
  beforeAll(async () => {
    await app.setClock('2026-03-02T09:00:00+08:00');
    number = (await takenUp(app, ITEM, POLICE)).number;
    await travel(app, '2026-03-04T00:00:01+08:00');
    id = (await cardsOf(app, SUPERVISOR, number))[0].id;
  });

  it('is raised by the sweep, with whom it concerns and why', async () => {
    expect(await cardsOf(app, SUPERVISOR, number)).toEqual([
      {
        id,
        level: 'YELLOW',
        state: 'RAISED',
        clockKind: 'PROMISED',
        officerName: '公安经办甲',
        raisedAt: expect.stringMatching(/^2026-03-0[34]T/),
        // Five working days from Wednesday.
        rebuttalDueOn: '2026-03-11',
        rebuttal: null,
        rebuttedBy: null,
        rebuttedAt: null,
        ruling: null,
        ruledBy: null,
        ruledAt: null,
        availableOperations: ['ruleOnCard'],
        rule: {
          code: 'promised-soon',
          version: 1,
          level: 'YELLOW',
          trigger: 'BEFORE_DUE',
          description: '承诺时限届满前 1 日;按小时计的承诺时限剩余 25% 时',
        },
        request: { number, version: expect.any(Number), signal: 'YELLOW' },
        department: { code: 'public-security' },
        centre: { code: 'lantian' },
      },
    ]);
    expect(await signals(number)).toEqual({ request: 'YELLOW', promised: 'YELLOW', legal: 'GREEN', step: 'GREEN' });
  });

  it('exists for the centre’s supervisor and the department alone', async () => {
    const query = `query($id: ID!) { warningCard(id: $id) { id availableOperations } }`;
    const operations: Record<string, string[] | undefined> = {};
    for (const as of [SUPERVISOR, POLICE, LEADER, 'supervisor-2', 'clerk-1', 'officer-health-1']) {
      const { data } = await app.gql(query, { id }, { as });
      operations[as] = data.warningCard?.availableOperations;
      const listed = (await cardsOf(app, as, number)).length === 1;
      expect([as, listed]).toEqual([as, data.warningCard !== null]);
    }
    expect(operations).toEqual({ [SUPERVISOR]: ['ruleOnCard'], [POLICE]: ['rebutCard'], [LEADER]: ['rebutCard'] });
    const onRequest = async (as: string) =>
      (await readRequest(app, as, number, 'cards { id request { number } }')).cards;
    expect(await onRequest(POLICE)).toEqual([{ id, request: { number } }]);
    expect(await onRequest('clerk-1')).toEqual([]);
    for (const unknown of ['0', '-1', 'abc', '9'.repeat(30), '999999']) {
      expect((await app.gql(query, { id: unknown }, { as: SUPERVISOR })).data.warningCard).toBeNull();
    }
  });

  it('is rebutted by the department alone', async () => {
    const text = '申请人资料上午才补齐。';
    await expect(onCards(app, SUPERVISOR, 'rebutCard', { id, text })).rejects.toThrow('FORBIDDEN');
    expect(await codes('officer-health-1', 'rebutCard', { id, text })).toEqual(['NOT_FOUND']);
    expect(await codes('clerk-1', 'rebutCard', { id, text })).toEqual(['NOT_FOUND']);
    const { userErrors } = await onCards(app, POLICE, 'rebutCard', { id, text: ' ' });
    expect(userErrors).toMatchObject([{ code: 'INVALID_INPUT', field: ['text'] }]);
    expect(await codes(POLICE, 'rebutCard', { id, text, expectedState: 'REBUTTED' })).toEqual(['VERSION_CONFLICT']);
    const before = await readRequest(app, 'clerk-1', number);
    const { card } = await onCards(app, POLICE, 'rebutCard', { id, text, expectedState: 'RAISED' });
    expect(card).toMatchObject({
      state: 'REBUTTED',
      rebuttal: text,
      rebuttedBy: '公安经办甲',
      availableOperations: [],
    });
    expect(card.request.version).toBe(before.version);
    expect(await codes(LEADER, 'rebutCard', { id, text })).toEqual(['STATE_CONFLICT']);
    expect(await told(`card-rebutted:${id}`)).toEqual(['CARD_REBUTTED supervisor:lantian']);
    expect((await signals(number)).request).toBe('YELLOW');
  });

  it('is ruled on by the centre’s supervisor alone; withdrawn, it takes its signal back', async () => {
    const ask = { id, ruling: 'WITHDRAWN', reason: '申辩成立' };
    await expect(onCards(app, LEADER, 'ruleOnCard', ask)).rejects.toThrow('FORBIDDEN');
    expect(await codes('supervisor-2', 'ruleOnCard', ask)).toEqual(['NOT_FOUND']);
    expect(await codes(SUPERVISOR, 'ruleOnCard', { ...ask, expectedState: 'RAISED' })).toEqual(['VERSION_CONFLICT']);
    const { userErrors } = await onCards(app, SUPERVISOR, 'ruleOnCard', { ...ask, reason: '' });
    expect(userErrors).toMatchObject([{ code: 'INVALID_INPUT', field: ['reason'] }]);
    const { card } = await onCards(app, SUPERVISOR, 'ruleOnCard', ask);
    expect(card).toMatchObject({ state: 'WITHDRAWN', ruling: '申辩成立', ruledBy: '督办甲', availableOperations: [] });
    expect(card.request.signal).toBe('GREEN');
    expect(await signals(number)).toEqual({ request: 'GREEN', promised: 'GREEN', legal: 'GREEN', step: 'GREEN' });
    expect(await codes(SUPERVISOR, 'ruleOnCard', ask)).toEqual(['STATE_CONFLICT']);
    expect(await told(`card-ruled:${id}`)).toEqual(
      [`CARD_RULED ${LEADER.replace('-', ':')}`, `CARD_RULED sub:${await subOf(POLICE)}`].sort(),
    );
    const trail = await app.sql(
      `select e.kind, e.actor_kind, e.note from request_event e join service_request r on r.id = e.request_id
        where r.number = $1 and e.kind ~ 'CARD|SIGNAL' order by e.sequence`,
      [number],
    );
    expect(trail).toEqual([
      { kind: 'SIGNAL_RAISED', actor_kind: 'system', note: null },
      { kind: 'CARD_REBUTTED', actor_kind: 'officer', note: '申请人资料上午才补齐。' },
      { kind: 'CARD_RULED', actor_kind: 'supervisor', note: '申辩成立' },
    ]);
  });

  it('is not raised again for the same cause, nor shown', async () => {
    await app.setClock('2026-03-05T09:00:00+08:00');
    await perform(app, POLICE, 'suspendRequest', { number, ...INVESTIGATION });
    await app.setClock('2026-03-06T09:00:00+08:00');
    await perform(app, POLICE, 'resumeRequest', { number });
    // Its last day again: the alarm of Wednesday is armed once more.
    const warnings = `select p.state, p.due_at from checkpoint p
      join service_request r on r.id = p.request_id where r.number = $1 and p.kind = 'WARN'`;
    const wednesday = new Date('2026-03-04T00:00:00+08:00');
    expect(await app.sql(warnings, [number])).toEqual([{ state: 'armed', due_at: wednesday }]);
    expect(await travel(app, '2026-03-06T10:00:00+08:00')).toEqual([]);
    expect(await cardsOf(app, SUPERVISOR, number)).toMatchObject([{ id, state: 'WITHDRAWN' }]);
    expect(await signals(number)).toEqual({ request: 'GREEN', promised: 'GREEN', legal: 'GREEN', step: 'GREEN' });
  });

  it('RED stands whatever becomes of the YELLOW ones', async () => {
    await travel(app, '2026-03-07T00:00:01+08:00');
    const cards = await cardsOf(app, SUPERVISOR, number);
    expect(cards.map((card) => `${card.rule.code} ${card.level}`).sort()).toEqual([
      'legal-passed RED',
      'promised-passed YELLOW',
      'promised-soon YELLOW',
      'step-passed YELLOW',
    ]);
    await ruled(ofRule(cards, 'promised-passed').id, 'WITHDRAWN');
    expect(await signals(number)).toEqual({ request: 'RED', promised: 'GREEN', legal: 'RED', step: 'YELLOW' });
    const legal = ofRule(cards, 'legal-passed');
    expect(await ruled(legal.id, 'UPHELD')).toMatchObject({ state: 'UPHELD', ruling: '情况属实', rebuttal: null });
    expect((await signals(number)).legal).toBe('RED');
    expect(await codes(SUPERVISOR, 'ruleOnCard', { id: legal.id, ruling: 'WITHDRAWN', reason: '改' })).toEqual([
      'STATE_CONFLICT',
    ]);
    expect(await codes(POLICE, 'rebutCard', { id: legal.id, text: '不服' })).toEqual(['STATE_CONFLICT']);
    // Nobody rebutted it: who held the work is told.
    expect(await told(`card-ruled:${legal.id}`)).toContain(`CARD_RULED sub:${await subOf(POLICE)}`);
  });

  it('can be rebutted until the fifth working day has passed, and ruled on after that', async () => {
    const step = async (): Promise<any> => ofRule(await cardsOf(app, POLICE, number), 'step-passed');
    await app.setClock('2026-03-13T23:59:00+08:00');
    // Raised on Saturday.
    expect(await step()).toMatchObject({ rebuttalDueOn: '2026-03-13', availableOperations: ['rebutCard'] });
    await travel(app, '2026-03-14T00:00:00+08:00');
    expect(await step()).toMatchObject({ state: 'RAISED', availableOperations: [] });
    const { id: late } = await step();
    const { userErrors } = await onCards(app, POLICE, 'rebutCard', { id: late, text: '迟了' });
    expect(userErrors).toEqual([{ code: 'TOO_LATE', message: expect.stringContaining('2026-03-13'), field: null }]);
    await ruled(late, 'WITHDRAWN');
    expect((await signals(number)).step).toBe('GREEN');
  });

  it('of a decided request is still ruled on', async () => {
    const task = await waitForTask(app, number, POLICE);
    await perform(app, POLICE, 'completeTask', { id: task.id, outcome: 'APPROVED' });
    const again = ofRule(await cardsOf(app, SUPERVISOR, number), 'legal-long-passed');
    expect((await ruled(again.id, 'WITHDRAWN')).request.signal).toBe('GREEN');
    expect((await signals(number)).legal).toBe('RED');
  });
});

describe('two cards of one clock', () => {
  let number: string;
  beforeAll(async () => {
    const input = {
      code: 'legal-soon',
      trigger: 'BEFORE_DUE',
      clockKind: 'LEGAL',
      value: 1,
      level: 'YELLOW',
      recipients: ['OFFICER'],
      itemCode: ITEM,
    };
    expect((await onCards(app, 'admin-1', 'saveWarningRule', { input })).userErrors).toEqual([]);
    await app.setClock('2026-03-16T09:00:00+08:00');
    number = (await takenUp(app, ITEM, POLICE)).number;
    await travel(app, '2026-03-18T00:00:01+08:00');
  });

  it('rulings at the same time: one wins', async () => {
    const { id } = ofRule(await cardsOf(app, SUPERVISOR, number), 'promised-soon');
    const answers = await Promise.all([
      codes(SUPERVISOR, 'ruleOnCard', { id, ruling: 'UPHELD', reason: '维持' }),
      codes(SUPERVISOR, 'ruleOnCard', { id, ruling: 'WITHDRAWN', reason: '撤销' }),
      codes(SUPERVISOR, 'ruleOnCard', { id, ruling: 'UPHELD', reason: '维持' }),
    ]);
    expect(answers.map((answer) => answer.join()).sort()).toEqual(['', 'STATE_CONFLICT', 'STATE_CONFLICT']);
    expect((await eventKinds(app, number)).filter((kind) => kind === 'CARD_RULED')).toHaveLength(1);
    expect(
      await app.sql(`select count(distinct cause)::int as n from notification where cause = $1`, [`card-ruled:${id}`]),
    ).toEqual([{ n: 1 }]);
  });

  it('the graver one that stands is what the clock shows', async () => {
    await travel(app, '2026-03-20T00:00:01+08:00');
    const cards = await cardsOf(app, SUPERVISOR, number);
    expect((await signals(number)).legal).toBe('RED');
    await ruled(ofRule(cards, 'legal-soon').id, 'WITHDRAWN');
    expect((await signals(number)).legal).toBe('RED');
  });

  it('without the graver one it shows the other', async () => {
    await app.setClock('2026-03-23T09:00:00+08:00');
    const other = (await takenUp(app, ITEM, POLICE)).number;
    await travel(app, '2026-03-27T00:00:01+08:00');
    const cards = await cardsOf(app, SUPERVISOR, other);
    await ruled(ofRule(cards, 'legal-passed').id, 'WITHDRAWN');
    expect(await signals(other)).toEqual({ request: 'YELLOW', promised: 'YELLOW', legal: 'YELLOW', step: 'YELLOW' });
  });
});

describe('cards for what happens', () => {
  it('a step that is returned twice', async () => {
    await app.setClock('2026-05-11T09:00:00+08:00');
    const { number, task } = await takenUp(app, ITEM, POLICE);
    await perform(app, POLICE, 'returnTask', {
      id: task.id,
      reason: '不归我们',
      properDepartment: 'social-assistance',
    });
    expect(await cardsOf(app, SUPERVISOR, number)).toEqual([]);
    const reroute = { id: task.id, department: 'social-assistance', reason: '请办理' };
    const next = await perform(app, 'dispatcher-1', 'rerouteTask', reroute);
    await perform(app, 'officer-social-assistance-1', 'returnTask', { id: next.id, reason: '也不归我们' });
    expect(await cardsOf(app, SUPERVISOR, number)).toMatchObject([
      {
        level: 'YELLOW',
        clockKind: null,
        officerName: '民政经办甲',
        department: { code: 'social-assistance' },
        rule: { code: 'returned-twice', description: '同一环节被退单满 2 次' },
        request: { signal: 'GREEN' },
      },
    ]);
    expect(await eventKinds(app, number)).toContain('SIGNAL_RAISED');
    expect(await cardsOf(app, POLICE, number)).toEqual([]);
    const [card] = await cardsOf(app, 'leader-social-assistance', number);
    expect(await codes('system-social-assistance', 'rebutCard', { id: card.id, text: '确非本部门职责' })).toEqual([]);
    expect(await ruled(card.id, 'WITHDRAWN')).toMatchObject({ state: 'WITHDRAWN', request: { signal: 'GREEN' } });
  });

  it('a refusal with a reason of two characters is the window’s', async () => {
    const { request } = await submit(app, { itemCode: 'unemployment-registration' });
    const { number } = request;
    const refuse = { number, reason: '不行', properAuthority: '县人社局' };
    expect(await refusal(app, 'clerk-1', 'refuseRequest', refuse)).toEqual([]);
    const [card] = await cardsOf(app, 'clerk-1', number);
    expect(card).toMatchObject({
      department: null,
      officerName: '窗口甲',
      clockKind: null,
      rule: { trigger: 'REFUSED_WITHOUT_REASON' },
      availableOperations: ['rebutCard'],
    });
    for (const as of ['clerk-2', 'officer-employment-1', 'supervisor-2']) {
      expect(await cardsOf(app, as, number)).toEqual([]);
    }
    expect(await codes('clerk-2', 'rebutCard', { id: card.id, text: '…' })).toEqual(['NOT_FOUND']);
    expect(await codes('clerk-1', 'rebutCard', { id: card.id, text: '已当面说明。' })).toEqual([]);
    await ruled(card.id, 'UPHELD');
    expect(await told(`card-ruled:${card.id}`)).toEqual([`CARD_RULED sub:${await subOf('clerk-1')}`]);
  });

  it('a refusal with a reason raises none', async () => {
    const { request } = await submit(app, { itemCode: 'unemployment-registration' });
    const refuse = { number: request.number, reason: '户籍不在本县,应由户籍地办理', properAuthority: '户籍地人社局' };
    expect(await refusal(app, 'clerk-1', 'refuseRequest', refuse)).toEqual([]);
    expect(await cardsOf(app, SUPERVISOR, request.number)).toEqual([]);
  });
});

describe('the ledger of cards', () => {
  const ledger = async (as: string, by: string, from: string, to: string): Promise<any> => {
    const query = `query($by: CardLedgerGroup!, $from: Date!, $to: Date!) { cardLedger(by: $by, from: $from, to: $to) {
      key name raised yellow red rebutted withdrawn upheld standing } }`;
    const { data, errors } = await app.gql(query, { by, from, to }, { as });
    return errors ? errors[0].extensions : data.cardLedger;
  };

  it('counts by department, officer and item, from the cards themselves', async () => {
    // The first request: promised-soon, promised-passed, legal-passed, step-passed and legal-long-passed.
    const counts = { raised: 5, yellow: 3, red: 2, rebutted: 1, withdrawn: 4, upheld: 1, standing: 1 };
    const police = { key: 'public-security', name: '公安', ...counts };
    expect(await ledger(SUPERVISOR, 'DEPARTMENT', '2026-03-04', '2026-03-14')).toEqual([police]);
    expect(await ledger(LEADER, 'DEPARTMENT', '2026-03-04', '2026-03-14')).toEqual([police]);
    expect(await ledger(LEADER, 'OFFICER', '2026-03-04', '2026-03-14')).toEqual([
      { key: await subOf(POLICE), name: '公安经办甲', ...counts },
    ]);
    expect(await ledger(SUPERVISOR, 'ITEM', '2026-03-04', '2026-03-14')).toMatchObject([{ key: ITEM, ...counts }]);
    expect(await ledger('supervisor-2', 'ITEM', '2026-03-04', '2026-03-14')).toEqual([]);
    expect(await ledger('leader-health', 'ITEM', '2026-03-04', '2026-03-14')).toEqual([]);
  });

  it('has both days of its period', async () => {
    const raised = async (from: string, to: string): Promise<number> =>
      (await ledger(SUPERVISOR, 'ITEM', from, to))[0]?.raised ?? 0;
    expect(await raised('2026-03-04', '2026-03-04')).toBe(1);
    expect(await raised('2026-03-05', '2026-03-06')).toBe(0);
    expect(await raised('2026-03-07', '2026-03-13')).toBe(3);
    expect(await ledger(SUPERVISOR, 'ITEM', '2026-03-05', '2026-03-04')).toMatchObject({
      code: 'BAD_USER_INPUT',
      field: ['to'],
    });
  });

  it('names the centre itself', async () => {
    const rows = await ledger(SUPERVISOR, 'DEPARTMENT', '2026-05-11', '2026-05-11');
    const counted = rows.map(({ key, name, raised }: any) => [key, name, raised]);
    expect(counted).toContainEqual(['social-assistance', '民政', 1]);
    expect(counted).toContainEqual([null, '政务服务中心', 1]);
  });

  it('comes in pages, newest first, by what is asked for', async () => {
    const all = (await cardPage(app, SUPERVISOR, { first: 200 })).nodes.map((card: any) => card.id);
    expect(all).toEqual([...all].sort((a, b) => Number(b) - Number(a)));
    const seen: string[] = [];
    for (let after: string | null = null; ;) {
      const page = await cardPage(app, SUPERVISOR, { first: 4, after });
      seen.push(...page.nodes.map((card: any) => card.id));
      if (!page.pageInfo.hasNextPage) break;
      after = page.pageInfo.endCursor;
    }
    expect(seen).toEqual(all);
    const found = async (filter: object): Promise<any[]> =>
      (await cardPage(app, SUPERVISOR, { filter, first: 200 })).nodes;
    expect((await found({ department: 'social-assistance' })).map((card) => card.rule.code)).toEqual([
      'returned-twice',
    ]);
    expect((await found({ item: 'unemployment-registration' })).map((card) => card.state)).toEqual(['UPHELD']);
    expect(await found({ officer: await subOf('officer-social-assistance-1') })).toHaveLength(1);
    expect(new Set((await found({ level: 'RED' })).map((card) => card.level))).toEqual(new Set(['RED']));
    expect(new Set((await found({ state: ['WITHDRAWN', 'UPHELD'] })).map((card) => card.state))).toEqual(
      new Set(['WITHDRAWN', 'UPHELD']),
    );
    expect(await found({ raisedFrom: '2026-03-04', raisedTo: '2026-03-04' })).toHaveLength(1);
    expect(await found({ request: 'no such number' })).toEqual([]);
    expect((await cardPage(app, 'clerk-2')).nodes).toEqual([]);
    const window = (await cardPage(app, 'clerk-1')).nodes;
    expect(window.map((card: any) => card.department)).toEqual([null]);
  });
});
