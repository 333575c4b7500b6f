import fc from 'fast-check';
import { NOTIFICATION_KINDS, WARNING_TRIGGERS, type NotificationKind } from '../../deadlines/index.js';
import { CLOCK_KINDS } from '../../requests/index.js';
import { notificationTexts, type NotificationFacts } from './notification.texts.js';

const facts = (kind: NotificationKind, detail: Record<string, unknown> = {}): NotificationFacts => ({
  kind,
  number: '330199001-20260302-000001-M',
  itemName: { zh: '失业登记', en: 'Unemployment registration' },
  detail,
});
const NOT_A_TEXT = /undefined|null|\[object|NaN|function/;
const SUBJECT = '办件 330199001-20260302-000001-M（失业登记）：';

describe('texts of messages', () => {
  const card = { level: 'YELLOW', clock: 'PROMISED', dueOn: '2026-03-09' };

  it.each<[NotificationKind, Record<string, unknown>, string, string]>([
    ['CARD', { ...card, trigger: 'BEFORE_DUE' }, '黄牌', '承诺时限即将届满 (2026-03-09)。'],
    ['CARD', { ...card, trigger: 'AT_DUE', level: 'RED', clock: 'LEGAL' }, '红牌', '法定时限已届满 (2026-03-09)。'],
    ['CARD', { ...card, trigger: 'OVERDUE_FOR', value: 5 }, '黄牌', '承诺时限已逾期 5 个工作日或更久 (2026-03-09)。'],
    ['CARD', { ...card, trigger: 'PAUSE_OVERRUN' }, '黄牌', '特别程序超过预计时间。'],
    ['CARD', { level: 'YELLOW', trigger: 'RETURNED_TIMES', value: 2 }, '黄牌', '已被退单 2 次。'],
    ['CARD', { level: 'YELLOW', trigger: 'REFUSED_WITHOUT_REASON' }, '黄牌', '不予受理未说明理由。'],
    ['CARD', { level: 'YELLOW', trigger: 'ANSWER_OVERDUE' }, '黄牌', '催办或督办逾期未答复。'],
    ['CARD', {}, '预警牌', '触发预警规则。'],
    ['CARD_REBUTTED', { level: 'RED' }, '红牌申诉', '部门提出申诉，请裁定。'],
    ['CARD_RULED', { level: 'RED', ruling: 'UPHELD' }, '红牌裁定', '申诉不成立，维持原牌。'],
    ['CARD_RULED', { level: 'RED', ruling: 'WITHDRAWN' }, '红牌裁定', '申诉成立，已撤牌。'],
    ['REMINDER', {}, '催办', '请及时答复。'],
    ['ORDER', { answerDueOn: '2026-03-05' }, '督办', '请于 2026-03-05 前（含当日）答复。'],
    ['ANSWERED', {}, '催办、督办答复', '催办或督办已有答复。'],
    [
      'DUE_DATE_CHANGED',
      { clock: 'LEGAL', from: '2026-03-09', to: '2026-03-11' },
      '办理期限调整',
      '法定时限由 2026-03-09 调整为 2026-03-11。',
    ],
  ])('%s %j', (kind, detail, title, what) => {
    const texts = notificationTexts(facts(kind, detail));
    expect([texts.title.zh, texts.body.zh]).toEqual([title, SUBJECT + what]);
  });

  it('of the calendar name no request', () => {
    const { body } = notificationTexts({
      kind: 'CALENDAR',
      number: null,
      itemName: null,
      detail: { state: 'PROPOSED' },
    });
    expect(body).toEqual({ zh: '有一项日历变更待审核。', en: 'A change of the calendar waits for approval.' });
  });

  it('of follow-ups name nobody', () => {
    const detail = { state: 'OPENED', day: '2026-03-02' };
    expect(notificationTexts({ kind: 'FOLLOW_UP', number: null, itemName: null, detail })).toEqual({
      title: { zh: '回访、复核、续期', en: 'Follow-ups' },
      body: {
        zh: '有回访、复核、续期到了办理时间 (2026-03-02)，请查看。',
        en: 'In your department follow-ups have come up (2026-03-02); please look at the list.',
      },
    });
  });

  it('are whole sentences in both languages, whatever the detail holds or lacks', () => {
    const word = fc.oneof(fc.constantFrom('constructor', 'toString', '__proto__'), fc.string());
    const value = fc.oneof(
      fc.constantFrom(undefined, null),
      fc.integer(),
      word.filter((one) => !NOT_A_TEXT.test(one)),
    );
    const detail = fc.record({
      level: fc.oneof(fc.constantFrom('YELLOW', 'RED'), value),
      trigger: fc.oneof(fc.constantFrom(...WARNING_TRIGGERS), value),
      clock: fc.oneof(fc.constantFrom(...CLOCK_KINDS), value),
      value,
      dueOn: value,
      ruling: value,
      answerDueOn: value,
      from: value,
      to: value,
      day: value,
      state: fc.oneof(fc.constantFrom('OPENED', 'OVERDUE', 'PROPOSED'), value),
    });
    fc.assert(
      fc.property(fc.constantFrom(...NOTIFICATION_KINDS), detail, fc.boolean(), (kind, given, known) => {
        const whole = facts(kind, given);
        const { title, body } = notificationTexts(known ? whole : { ...whole, number: null, itemName: null });
        for (const text of [title.zh, title.en, body.zh, body.en]) {
          expect(text).not.toMatch(NOT_A_TEXT);
          expect(text.trim()).not.toBe('');
        }
        expect(body.zh.endsWith('。')).toBe(true);
        expect(body.en.endsWith('.')).toBe(true);
      }),
    );
  });
});
