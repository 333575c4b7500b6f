import { addBusinessMinutes, buildCalendar, businessMinutesBetween, NATIONAL_NOTICES } from '../index.js';
import type { CalendarLayer, InstantPair, OpenInterval } from '../index.js';

const office = buildCalendar(NATIONAL_NOTICES);
const at = (text: string): string => `${text.replace(' ', 'T')}:00+08:00`;

describe('addBusinessMinutes: the default office hours', () => {
  it.each([
    ['2026-03-02 09:00', 0, '2026-03-02T09:00:00+08:00'],
    ['2026-03-02 09:00', 180, '2026-03-02T12:00:00+08:00'],
    ['2026-03-02 09:00', 181, '2026-03-02T13:31:00+08:00'],
    ['2026-03-02 12:30', 30, '2026-03-02T14:00:00+08:00'],
    ['2026-03-06 16:30', 60, '2026-03-09T09:30:00+08:00'],
    ['2026-03-07 08:00', 1, '2026-03-09T09:01:00+08:00'],
    ['2026-02-13 16:59', 2, '2026-02-14T09:01:00+08:00'],
    ['2026-02-14 16:59', 2, '2026-02-24T09:01:00+08:00'],
    ['2026-03-02 09:00', 0.5, '2026-03-02T09:00:30+08:00'],
    ['2026-03-02 09:00', 1 / 60_000, '2026-03-02T09:00:00.001+08:00'],
  ])('%s + %d min = %s', (start, minutes, end) => {
    expect(addBusinessMinutes(office, at(start), minutes)).toBe(end);
    expect(businessMinutesBetween(office, at(start), end)).toBeCloseTo(minutes, 9);
  });
});

describe('pauses', () => {
  const pauses: InstantPair[] = [
    [at('2026-03-02 15:00'), at('2026-03-02 16:00')],
    [at('2026-03-02 10:00'), at('2026-03-02 11:00')],
    [at('2026-03-02 10:30'), at('2026-03-02 14:00')],
  ];

  it('are left out, and count once where they overlap', () => {
    expect(addBusinessMinutes(office, at('2026-03-02 09:00'), 121, pauses)).toBe('2026-03-02T16:01:00+08:00');
    expect(businessMinutesBetween(office, at('2026-03-02 09:00'), at('2026-03-02 17:00'), pauses)).toBe(180);
  });

  it('may be empty', () => {
    const none: InstantPair[] = [[at('2026-03-02 10:00'), at('2026-03-02 10:00')]];
    expect(addBusinessMinutes(office, at('2026-03-02 09:00'), 90, none)).toBe('2026-03-02T10:30:00+08:00');
  });
});

describe('precedence within a layer: holiday > break > dated shift > weekly hours', () => {
  const weekly: OpenInterval[] = [['09:00', '17:00']];
  const layer: CalendarLayer = {
    hours: { mon: weekly, tue: weekly, wed: weekly, thu: weekly, fri: weekly, sat: [['09:00', '11:00']] },
    shifts: {
      '2026-03-03': [['08:00', '10:00']],
      '2026-03-04': [['08:00', '10:00']],
      '2026-02-28': [['10:00', '11:00']],
    },
    breaks: {
      '2026-03-02': [['12:00', '13:00']],
      '2026-03-04': [['09:00', '12:00']],
      '2026-03-05': [['00:00', '24:00']],
    },
    holidays: ['2026-03-03', '2026-03-06'],
  };
  const calendar = buildCalendar(NATIONAL_NOTICES, [layer]);
  const open = (date: string, on = calendar): number =>
    businessMinutesBetween(on, `${date}T00:00:00+08:00`, `${date}T23:59:59.999+08:00`);

  it.each([
    ['2026-03-02', 420, 'a break is taken off the weekly hours'],
    ['2026-03-03', 0, 'a holiday closes a dated shift'],
    ['2026-03-04', 60, 'a break is taken off a dated shift'],
    ['2026-03-05', 0, 'a break may last all day'],
    ['2026-03-06', 0, 'a holiday closes a weekday'],
    ['2026-03-07', 120, 'a Saturday may have hours of its own'],
    ['2026-02-14', 480, 'a make-up Saturday has the Monday hours'],
    ['2026-02-28', 60, 'a make-up day with a dated shift has that'],
    ['2026-02-16', 0, 'a national holiday is closed'],
    ['2026-03-01', 0, 'a weekday that is absent is closed'],
  ])('%s is open %i min: %s', (date, minutes) => {
    expect(open(date)).toBe(minutes);
  });

  it('a later layer wins over an earlier one', () => {
    const duty = buildCalendar(NATIONAL_NOTICES, [
      layer,
      { id: 'duty', shifts: { '2026-02-16': [['10:00', '12:00']] }, workdays: ['2026-03-06', '2026-03-08'] },
    ]);
    expect(open('2026-02-16', duty)).toBe(120);
    expect(open('2026-03-06', duty)).toBe(480);
    expect(open('2026-03-08', duty)).toBe(480);
  });

  it('unites intervals that overlap', () => {
    const mon: OpenInterval[] = [
      ['10:00', '12:00'],
      ['09:00', '11:00'],
      ['12:00', '13:00'],
    ];
    expect(open('2026-03-02', buildCalendar([], [{ hours: { mon } }]))).toBe(240);
  });
});

describe('daylight saving (America/New_York)', () => {
  const night: OpenInterval[] = [['01:00', '04:00']];
  const calendar = buildCalendar([], [{ timezone: 'America/New_York', hours: { sun: night } }]);

  it('loses the hour that does not exist', () => {
    const [from, to] = ['2026-03-08T00:00:00-05:00', '2026-03-08T12:00:00-04:00'];
    expect(businessMinutesBetween(calendar, from, to)).toBe(120);
    expect(addBusinessMinutes(calendar, from, 61)).toBe('2026-03-08T03:01:00-04:00');
  });

  it('gains the hour that exists twice', () => {
    const [from, to] = ['2026-11-01T00:00:00-04:00', '2026-11-01T12:00:00-05:00'];
    expect(businessMinutesBetween(calendar, from, to)).toBe(240);
    expect(addBusinessMinutes(calendar, from, 61)).toBe('2026-11-01T01:01:00-05:00');
  });

  it('moves an opening that does not exist forward and takes the first of two', () => {
    const odd: OpenInterval[] = [['02:30', '05:00']];
    const spring = buildCalendar([], [{ timezone: 'America/New_York', hours: { sun: odd } }]);
    expect(addBusinessMinutes(spring, '2026-03-08T00:00:00-05:00', 1)).toBe('2026-03-08T03:31:00-04:00');
    const twice: OpenInterval[] = [['01:30', '01:45']];
    const autumn = buildCalendar([], [{ timezone: 'America/New_York', hours: { sun: twice } }]);
    expect(addBusinessMinutes(autumn, '2026-11-01T00:00:00-04:00', 15)).toBe('2026-11-01T01:45:00-04:00');
  });

  it('knows no opening on a date that the zone skipped', () => {
    const all: OpenInterval[] = [['00:00', '24:00']];
    const hours = { mon: all, tue: all, wed: all, thu: all, fri: all, sat: all, sun: all };
    const apia = buildCalendar([], [{ timezone: 'Pacific/Apia', hours }]);
    expect(businessMinutesBetween(apia, '2011-12-29T00:00:00-10:00', '2012-01-01T00:00:00+14:00')).toBe(2880);
  });
});

describe('refusals', () => {
  const closed = buildCalendar(NATIONAL_NOTICES, [{ hours: {} }]);
  const once = buildCalendar([], [{ hours: {}, shifts: { '2026-03-03': [['09:00', '10:00']] } }]);
  const monday = at('2026-03-02 09:00');

  it.each<[string, () => unknown]>([
    ['NEGATIVE', () => addBusinessMinutes(office, monday, -1)],
    ['NEGATIVE', () => businessMinutesBetween(office, monday, at('2026-03-01 09:00'))],
    ['BAD_AMOUNT', () => addBusinessMinutes(office, monday, NaN)],
    ['BAD_AMOUNT', () => addBusinessMinutes(office, monday, Infinity)],
    ['BAD_AMOUNT', () => addBusinessMinutes(office, monday, '5' as never)],
    ['BAD_INSTANT', () => addBusinessMinutes(office, '2026-03-02', 5)],
    ['BAD_PAUSE', () => addBusinessMinutes(office, monday, 5, [[monday, at('2026-03-01 09:00')]])],
    ['BAD_PAUSE', () => addBusinessMinutes(office, monday, 5, [[monday] as never])],
    ['BAD_PAUSE', () => addBusinessMinutes(office, monday, 5, {} as never)],
    ['NO_OPEN_TIME', () => addBusinessMinutes(closed, monday, 5)],
    ['NO_OPEN_TIME', () => addBusinessMinutes(closed, monday, 0)],
    ['NO_OPEN_TIME', () => businessMinutesBetween(closed, monday, monday)],
    ['NO_OPEN_TIME', () => addBusinessMinutes(once, monday, 61)],
    ['OUT_OF_RANGE', () => businessMinutesBetween(office, monday, at('2526-03-01 09:00'))],
    ['OUT_OF_RANGE', () => addBusinessMinutes(office, at('9999-12-30 09:00'), 6000)],
  ])('%s (%#)', (code, call) => {
    expect(call).toThrow(expect.objectContaining({ code }));
  });

  it('a calendar with one dated shift is open that once', () => {
    expect(addBusinessMinutes(once, monday, 60)).toBe('2026-03-03T10:00:00+08:00');
  });
});
