import { buildCalendar, NATIONAL_NOTICES } from '../../calendar/index.js';
import { isOfficeTime } from './notification-sender.js';

describe('messages are sent', () => {
  const calendar = buildCalendar(NATIONAL_NOTICES, []);

  it.each([
    ['Monday, the instant the offices open', '2026-03-02T09:00:00.000+08:00', true],
    ['Monday, just before', '2026-03-02T08:59:59.999+08:00', false],
    ['before lunch', '2026-03-02T11:59:59.999+08:00', true],
    ['at lunch', '2026-03-02T12:00:00.000+08:00', false],
    ['after lunch', '2026-03-02T13:30:00.000+08:00', true],
    ['just before closing', '2026-03-02T16:59:59.999+08:00', true],
    ['at closing', '2026-03-02T17:00:00.000+08:00', false],
    ['at midnight, when things fall due', '2026-03-03T00:00:00.000+08:00', false],
    ['on a Saturday', '2026-03-07T10:00:00.000+08:00', false],
    ['on a Saturday that is worked (调休)', '2026-02-28T10:00:00.000+08:00', true],
    ['on a holiday in the week', '2026-02-17T10:00:00.000+08:00', false],
    ['at the same instant told in another zone', '2026-03-02T01:00:00.000Z', true],
  ])('%s: %s %s', (_when, at, open) => {
    expect(isOfficeTime(calendar, new Date(at))).toBe(open);
  });

  it('in the hours that a layer gives', () => {
    const late = buildCalendar(NATIONAL_NOTICES, [{ hours: { sat: [['20:00', '22:00']] } }]);
    expect(isOfficeTime(late, new Date('2026-03-07T21:00:00+08:00'))).toBe(true);
    expect(isOfficeTime(late, new Date('2026-03-02T10:00:00+08:00'))).toBe(false);
  });
});
