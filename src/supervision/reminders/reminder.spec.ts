import { isOverdue, type ReminderRecord } from './reminder.js';

describe('an answer is late', () => {
  const at = (time: string): Date => new Date(`2026-03-05T${time}+08:00`);
  const reminder = (answeredAt: Date | null): ReminderRecord =>
    ({ answerDueAt: at('24:00:00.000'), answeredAt }) as ReminderRecord;

  it.each([
    ['not before the due instant', '23:59:59.999', false],
    ['from the due instant on', '24:00:00.000', true],
  ])('%s', (_what, time, late) => {
    expect(isOverdue(reminder(null), at(time))).toBe(late);
    // What counts for an answer is when it was given, not when one looks.
    expect(isOverdue(reminder(at(time)), at('00:00:00.000'))).toBe(late);
    expect(isOverdue(reminder(at(time)), new Date('2027-01-01T00:00:00Z'))).toBe(late);
  });
});
