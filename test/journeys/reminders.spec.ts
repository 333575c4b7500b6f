import { randomUUID } from 'node:crypto';
import { startTestApp, type TestApp } from '../support/app.js';
import { DEPARTMENT, OFFICER, Reminding, THREE_DAYS } from '../support/reminders.js';
import { eventKinds, perform, readRequest, readStatus, refusal, RESIDENT, submit } from '../support/requests.js';

const TAIL = RESIDENT.idNumber.slice(-6);

describe('催办: somebody with standing asks to hurry', () => {
  let app: TestApp;
  let says: Reminding;
  beforeAll(async () => {
    app = await startTestApp();
    says = new Reminding(app);
  });
  afterAll(() => app?.stop());

  const forResident = (number: string, idNumberTail: string | null = TAIL): object => ({
    number,
    text: '等了很久了',
    idNumberTail,
  });

  describe('a clerk reminds', () => {
    let number: string;
    let taskId: string;
    let id: string;
    beforeAll(async () => {
      await app.setClock('2026-03-02T09:00:00+08:00');
      ({ number, taskId } = await says.accepted());
    });

    it('the department that has the task: it owes an answer, and nothing else changes', async () => {
      const before = await readRequest(app, 'clerk-1', number);
      expect(before.availableOperations).toContain('remindRequest');
      const reminder = await says.remind('clerk-1', number);
      expect(reminder).toMatchObject({
        kind: 'REMINDER',
        text: '请尽快办理',
        askedBy: { kind: 'clerk', name: '窗口甲', centre: { code: 'lantian' } },
        askedAt: expect.stringMatching(/^2026-03-02T/),
        answerDueOn: '2026-03-05',
        state: 'OPEN',
        overdue: false,
        answer: null,
        answeredBy: null,
        request: { number, version: before.version, state: 'ACCEPTED' },
        department: { code: DEPARTMENT },
      });
      ({ id } = reminder);
      expect(await readRequest(app, 'clerk-1', number)).toMatchObject({ version: before.version, signal: 'GREEN' });
      expect(await says.trail(number, 'REMINDED')).toEqual([
        {
          actor_sub: 'clerk-1',
          note: '请尽快办理',
          data: { reminder: id, department: DEPARTMENT, answerDueOn: '2026-03-05' },
          to_state: null,
        },
      ]);
      expect(await says.told(`reminder:${id}`)).toEqual([
        { address: `leader:${DEPARTMENT}`, kind: 'REMINDER' },
        { address: `officer:${DEPARTMENT}`, kind: 'REMINDER' },
      ]);
    });

    it('once a working day; others of the staff count for themselves', async () => {
      const again = await says.call('clerk-1', 'remindRequest', { number, text: '再催' });
      expect(again).toMatchObject({ reminder: null, userErrors: [{ code: 'RULE', field: ['number'] }] });
      expect(again.userErrors[0].message).toContain('2026-03-03');
      await says.remind('supervisor-1', number);
      await app.setClock('2026-03-03T09:00:00+08:00');
      await says.remind('clerk-1', number);
      expect(await eventKinds(app, number)).toEqual(['RECEIVED', 'ACCEPTED', 'ROUTED', ...Array(3).fill('REMINDED')]);
    });

    it('who claimed the task is told in person', async () => {
      await perform(app, OFFICER, 'claimTask', { id: taskId });
      await app.setClock('2026-03-04T09:00:00+08:00');
      const { id: next } = await says.remind('clerk-1', number);
      expect(await says.told(`reminder:${next}`)).toMatchObject([
        { address: `leader:${DEPARTMENT}` },
        { address: `sub:${OFFICER}` },
      ]);
    });

    it('the centre and the department see it, nobody else does', async () => {
      const query = `query($number: ID!) { serviceRequest(number: $number) { reminders { id } } }`;
      for (const as of ['clerk-1', 'supervisor-1', OFFICER, `leader-${DEPARTMENT}`, `system-${DEPARTMENT}`]) {
        expect(await says.idsOf(as, { request: number })).toContain(id);
        const { data } = await app.gql(query, { number }, { as });
        expect(data.serviceRequest.reminders.map((node: any) => node.id)).toEqual(
          await says.idsOf(as, { request: number }),
        );
      }
      for (const as of ['clerk-2', 'supervisor-2', 'officer-health-1', 'leader-employment']) {
        expect(await says.idsOf(as)).toEqual([]);
      }
      // Nor is the centre that asked the one that has to answer.
      for (const as of ['clerk-1', 'clerk-2', 'officer-health-1', 'leader-employment']) {
        expect(await says.codes(as, 'answerReminder', { id, text: '答' })).toEqual(['NOT_FOUND']);
      }
      const dispatched = await app.gql(query, { number }, { as: 'dispatcher-1' });
      expect(dispatched.data.serviceRequest.reminders).toEqual([]);
      expect(await says.codes('clerk-2', 'remindRequest', { number, text: '催' })).toEqual(['NOT_FOUND']);
      expect(await says.codes('supervisor-2', 'remindRequest', { number, text: '催' })).toEqual(['NOT_FOUND']);
      const foreign = { number, text: '催', answerWithin: THREE_DAYS };
      expect(await says.codes('supervisor-2', 'orderRequest', foreign)).toEqual(['NOT_FOUND']);
    });

    it('is answered once, also when two answer at the same time; who asked is told, and the resident', async () => {
      const answers = await Promise.all(
        [OFFICER, `leader-${DEPARTMENT}`].map((as) => says.call(as, 'answerReminder', { id, text: `正在核实 ${as}` })),
      );
      const [won, ...others] = answers.filter(({ reminder }) => reminder !== null);
      expect(others).toEqual([]);
      expect(answers.flatMap(({ userErrors }) => userErrors)).toMatchObject([{ code: 'STATE_CONFLICT' }]);
      expect(won.reminder).toMatchObject({
        state: 'ANSWERED',
        overdue: false,
        answer: expect.stringContaining('正在核实'),
        answeredBy: { kind: expect.stringMatching(/officer|leader/), department: { code: DEPARTMENT } },
        answeredAt: expect.stringMatching(/^2026-03-04T/),
      });
      expect(await says.codes(OFFICER, 'answerReminder', { id, text: '再答' })).toEqual(['STATE_CONFLICT']);
      expect(await says.listed('clerk-1', { request: number, state: ['ANSWERED'] })).toMatchObject({
        nodes: [{ id, answer: won.reminder.answer }],
      });
      expect(await says.trail(number, 'REMINDER_ANSWERED')).toMatchObject([
        { note: won.reminder.answer, data: { reminder: id, late: false } },
      ]);
      expect(await says.told(`answer:${id}`)).toEqual([{ address: 'sub:clerk-1', kind: 'ANSWERED' }]);
      const labels = (await readStatus(app, number)).timeline.map((entry: { label: string }) => entry.label);
      expect(labels.filter((label: string) => label.includes('催办'))).toEqual([
        ...Array(4).fill('已催办'),
        '催办已答复',
      ]);
    });
  });

  describe('a resident reminds through a partner', () => {
    let number: string;
    beforeAll(async () => {
      await app.setClock('2026-03-06T09:00:00+08:00');
      ({ number } = await says.accepted());
    });

    it('with the right pair only; a wrong one is answered like an unknown number', async () => {
      const wrong = await says.call('partner-1', 'remindRequest', forResident(number, '000000'));
      expect(wrong).toMatchObject({ reminder: null, userErrors: [{ code: 'NOT_FOUND' }] });
      for (const [other, tail] of [
        [`${number.slice(0, -3)}9-9`, TAIL],
        ['不是编号', TAIL],
        [number, TAIL.slice(1)],
        [number, RESIDENT.idNumber],
        [number, ''],
      ]) {
        expect(await says.call('partner-1', 'remindRequest', forResident(other, tail))).toEqual(wrong);
      }
      const { userErrors } = await says.call('partner-1', 'remindRequest', forResident(number, null));
      expect(userErrors).toMatchObject([{ code: 'INVALID_INPUT', field: ['idNumberTail'] }]);
      expect(await says.trail(number, 'REMINDED')).toEqual([]);
    });

    it('once a working day, and learns no more of the request; the trail keeps no words of theirs', async () => {
      const reminder = await says.done('partner-1', 'remindRequest', forResident(number, TAIL.toLowerCase()));
      expect(reminder).toMatchObject({
        askedBy: { kind: 'partner', name: '市民通', centre: null },
        department: { code: DEPARTMENT },
        answerDueOn: '2026-03-11',
        request: null,
      });
      expect(await says.trail(number, 'REMINDED')).toMatchObject([{ note: null, data: { reminder: reminder.id } }]);
      expect(await says.listed(OFFICER, { request: number })).toMatchObject({ nodes: [{ text: '等了很久了' }] });
      // A clerk's own reminder is not the resident's.
      await says.remind('clerk-1', number);
      // The day after is a Saturday.
      await app.setClock('2026-03-07T09:00:00+08:00');
      const soon = await says.call('partner-1', 'remindRequest', forResident(number));
      expect(soon).toMatchObject({ reminder: null, userErrors: [{ code: 'RULE' }] });
      expect(soon.userErrors[0].message).toContain('2026-03-09');
    });

    it('of two at the same moment one is taken', async () => {
      await app.setClock('2026-03-09T09:00:00+08:00');
      const both = await Promise.all([1, 2].map(() => says.codes('partner-1', 'remindRequest', forResident(number))));
      expect(both.sort()).toEqual([[], ['RULE']]);
    });

    it('three times in all', async () => {
      await app.setClock('2026-03-10T09:00:00+08:00');
      await says.done('partner-1', 'remindRequest', forResident(number));
      await app.setClock('2026-03-11T09:00:00+08:00');
      const { userErrors } = await says.call('partner-1', 'remindRequest', forResident(number));
      expect(userErrors).toMatchObject([{ code: 'RULE', message: expect.stringContaining('3 次') }]);
      await says.remind('clerk-1', number);
    });

    it('guessing pairs is soon refused, the right pair with the wrong ones', async () => {
      const strict = await startTestApp({ beside: app, role: 'api', env: { PUBLIC_RATE_PER_MINUTE: '12' } });
      const guess = (tail: string): Promise<any> =>
        says.call('partner-1', 'remindRequest', forResident(number, tail), strict);
      expect(await guess('000001')).toMatchObject({ userErrors: [{ code: 'NOT_FOUND' }] });
      expect(await guess('000002')).toMatchObject({ userErrors: [{ code: 'NOT_FOUND' }] });
      await expect(guess(TAIL)).rejects.toThrow('RATE_LIMITED');
      await strict.stop();
    });
  });

  describe('where the request stands', () => {
    it('before acceptance the centre has to answer', async () => {
      const number = await says.received();
      const reminder = await says.done('partner-1', 'remindRequest', forResident(number));
      expect(reminder.department).toBeNull();
      expect(await says.told(`reminder:${reminder.id}`)).toMatchObject([
        { address: 'clerk:lantian' },
        { address: 'supervisor:lantian' },
      ]);
      expect(await says.idsOf(OFFICER, { request: number })).toEqual([]);
      const answer = { id: reminder.id, text: '已在审核材料' };
      expect(await says.codes(OFFICER, 'answerReminder', answer)).toEqual(['NOT_FOUND']);
      expect(await says.codes('clerk-2', 'answerReminder', answer)).toEqual(['NOT_FOUND']);
      expect(await says.done('clerk-1', 'answerReminder', answer)).toMatchObject({
        state: 'ANSWERED',
        answeredBy: { kind: 'clerk', name: '窗口甲', department: null, centre: { code: 'lantian' } },
      });
      expect(await says.told(`answer:${reminder.id}`)).toMatchObject([{ address: 'sub:partner-1' }]);
      const ordered = await says.order(number);
      expect(await says.told(`reminder:${ordered.id}`)).toEqual([{ address: 'clerk:lantian', kind: 'ORDER' }]);
    });

    it('once it is decided, refused or withdrawn nobody can remind or order', async () => {
      const decided = (await submit(app, { itemCode: 'birth-registration', accept: true })).request.number;
      const withdrawn = await says.received();
      await perform(app, 'clerk-1', 'withdrawRequest', { number: withdrawn, reason: '不办了' });
      for (const number of [decided, withdrawn]) {
        expect(await says.codes('clerk-1', 'remindRequest', { number, text: '催' })).toEqual(['STATE_CONFLICT']);
        expect(await says.codes('partner-1', 'remindRequest', forResident(number))).toEqual(['STATE_CONFLICT']);
        const asked = { number, text: '督', answerWithin: THREE_DAYS };
        expect(await says.codes('supervisor-1', 'orderRequest', asked)).toEqual(['STATE_CONFLICT']);
        const seen = await readRequest(app, 'supervisor-1', number);
        expect(seen.availableOperations).toEqual(expect.not.arrayContaining(['remindRequest', 'orderRequest']));
      }
    });
  });

  it('refuses texts that are none, and ids of nothing', async () => {
    const number = await says.received();
    for (const text of ['', '   ', '零\u0000', '长'.repeat(2001)]) {
      const field = [{ code: 'INVALID_INPUT', field: ['text'] }];
      const asked = { number, text, answerWithin: THREE_DAYS, id: randomUUID() };
      expect((await says.call('clerk-1', 'remindRequest', asked)).userErrors).toMatchObject(field);
      expect((await says.call('supervisor-1', 'orderRequest', asked)).userErrors).toMatchObject(field);
      expect((await says.call(OFFICER, 'answerReminder', asked)).userErrors).toMatchObject(field);
    }
    for (const unknown of ['不是编号', `${number.slice(0, -3)}9-9`, '']) {
      const asked = { number: unknown, text: '催', answerWithin: THREE_DAYS };
      expect(await says.codes('clerk-1', 'remindRequest', asked)).toEqual(['NOT_FOUND']);
      expect(await says.codes('supervisor-1', 'orderRequest', asked)).toEqual(['NOT_FOUND']);
    }
    for (const id of ['moon', randomUUID(), '', `${randomUUID()}'`]) {
      const { userErrors } = await says.call(OFFICER, 'answerReminder', { id, text: '答' });
      expect(userErrors).toMatchObject([{ code: 'NOT_FOUND', field: ['id'] }]);
    }
    expect(await refusal(app, 'clerk-1', 'withdrawRequest', { number, reason: '结束' })).toEqual([]);
    expect(await eventKinds(app, number)).toEqual(['RECEIVED', 'WITHDRAWN']);
  });
});
