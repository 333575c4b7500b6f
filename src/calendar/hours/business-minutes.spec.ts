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

  it('may come in any order, touch, lie outside and be null', () => {
    const [a, b, c] = pauses;
    const expected = addBusinessMinutes(office, at('2026-03-02 09:00'), 121, pauses);
    const outside: InstantPair = [at('2026-02-02 09:00'), at('2026-03-02 09:00')];
    for (const list of [
      [c, b, a],
      [b, c, a, outside],
      [a, a, b, c],
    ] as InstantPair[][]) {
      expect(addBusinessMinutes(office, at('2026-03-02 09:00'), 121, list)).toBe(expected);
    }
    expect(addBusinessMinutes(office, at('2026-03-02 09:00'), 1, null)).toBe('2026-03-02T09:01:00+08:00');
  });

  it('put off what would end as they begin by nothing', () => {
    const later: InstantPair[] = [[at('2026-03-02 10:00'), at('2026-03-02 11:00')]];
    expect(addBusinessMinutes(office, at('2026-03-02 09:00'), 60, later)).toBe('2026-03-02T10:00:00+08:00');
    expect(addBusinessMinutes(office, at('2026-03-02 09:00'), 60.001, later)).toBe('2026-03-02T11:00:00.060+08:00');
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

  it('holds across layers and notices: a shift does not open a day off, a later workday does', () => {
    const hours: OpenInterval[] = [['10:00', '12:00']];
    const duty: CalendarLayer = {
      id: 'duty',
      shifts: { '2026-02-16': hours, '2026-02-17': hours, '2026-03-06': hours },
      breaks: { '2026-03-02': [['12:30', '14:00']] },
      workdays: ['2026-02-17', '2026-03-03', '2026-03-08'],
    };
    const both = buildCalendar(NATIONAL_NOTICES, [layer, duty]);
    expect(open('2026-02-16', both)).toBe(0);
    expect(open('2026-02-17', both)).toBe(120);
    expect(open('2026-03-06', both)).toBe(0);
    expect(open('2026-03-03', both)).toBe(120);
    expect(open('2026-03-08', both)).toBe(480);
    expect(open('2026-03-02', both)).toBe(360);
  });

  it('gives a make-up day the hours of the first weekday that has any, else its own', () => {
    const tue: OpenInterval[] = [['08:00', '10:00']];
    expect(open('2026-02-14', buildCalendar(NATIONAL_NOTICES, [{ hours: { tue, sat: weekly } }]))).toBe(120);
    expect(open('2026-02-14', buildCalendar(NATIONAL_NOTICES, [{ hours: { sat: weekly } }]))).toBe(480);
  });

  it('closes a make-up day whose dated shift is empty', () => {
    expect(open('2026-02-14', buildCalendar(NATIONAL_NOTICES, [{ shifts: { '2026-02-14': [] } }]))).toBe(0);
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

  const all: OpenInterval[] = [['00:00', '24:00']];
  const always = { mon: all, tue: all, wed: all, thu: all, fri: all, sat: all, sun: all };

  it.each<[string, string, number]>([
    ['America/New_York', '2026-03-08', 1380],
    ['America/New_York', '2026-11-01', 1500],
    ['Europe/Berlin', '2026-03-29', 1380],
    ['Europe/Berlin', '2026-10-25', 1500],
    ['Australia/Lord_Howe', '2026-04-05', 1470],
    ['Australia/Lord_Howe', '2026-10-04', 1410],
    ['Asia/Tehran', '2022-03-22', 1380],
    ['Asia/Tehran', '2022-09-21', 1500],
    ['Asia/Beirut', '2026-03-29', 1380],
    ['America/Sao_Paulo', '2018-11-04', 1380],
    ['America/Havana', '2025-11-02', 1500],
    ['Asia/Kathmandu', '2026-03-08', 1440],
  ])('%s: %s has %i minutes', (timezone, date, minutes) => {
    const zoned = buildCalendar([], [{ timezone, hours: {}, shifts: { [date]: all } }]);
    const noon = Date.parse(`${date}T12:00:00Z`);
    const [from, to] = [noon - 2 * 86_400_000, noon + 2 * 86_400_000].map((ms) => new Date(ms).toISOString());
    expect(businessMinutesBetween(zoned, from!, to!)).toBe(minutes);
    const end = addBusinessMinutes(zoned, from!, minutes);
    expect(businessMinutesBetween(zoned, from!, end)).toBe(minutes);
    expect(businessMinutesBetween(buildCalendar([], [{ timezone, hours: always }]), from!, to!)).toBe(5760);
  });

  it('moves forward and repeats half an hour on Lord Howe Island', () => {
    const hours = { sun: [['01:45', '03:00']] as OpenInterval[] };
    const island = buildCalendar([], [{ timezone: 'Australia/Lord_Howe', hours }]);
    // 02:00 becomes 02:30 on 2026-10-04; 02:00 becomes 01:30 on 2026-04-05.
    expect(addBusinessMinutes(island, '2026-10-03T12:00:00+10:30', 16)).toBe('2026-10-04T02:31:00+11:00');
    expect(addBusinessMinutes(island, '2026-04-04T12:00:00+11:00', 16)).toBe('2026-04-05T01:31:00+10:30');
    expect(addBusinessMinutes(island, '2026-04-04T12:00:00+11:00', 105)).toBe('2026-04-05T03:00:00+10:30');
  });

  it('knows no opening on a date that the zone skipped', () => {
    const apia = buildCalendar([], [{ timezone: 'Pacific/Apia', hours: always }]);
    expect(businessMinutesBetween(apia, '2011-12-29T00:00:00-10:00', '2012-01-01T00:00:00+14:00')).toBe(2880);
  });
});

describe('refusals', () => {
  const closed = buildCalendar(NATIONAL_NOTICES, [{ hours: {} }]);
  const once = buildCalendar([], [{ hours: {}, shifts: { '2026-03-03': [['09:00', '10:00']] } }]);
  const shut = buildCalendar(
    [],
    [{ hours: {}, shifts: { '2026-03-03': [['09:00', '10:00']] }, holidays: ['2026-03-03'] }],
  );
  const minuteAWeek = buildCalendar([], [{ timezone: 'Europe/Berlin', hours: { sun: [['02:00', '02:01']] } }]);
  const monday = at('2026-03-02 09:00');

  it.each<[string, () => unknown]>([
    ['NEGATIVE', () => addBusinessMinutes(office, monday, -1)],
    ['NEGATIVE', () => businessMinutesBetween(office, monday, at('2026-03-01 09:00'))],
    ['BAD_AMOUNT', () => addBusinessMinutes(office, monday, NaN)],
    ['BAD_AMOUNT', () => addBusinessMinutes(office, monday, Infinity)],
    ['BAD_AMOUNT', () => addBusinessMinutes(office, monday, '5' as never)],
    ['BAD_AMOUNT', () => addBusinessMinutes(office, monday, 5n as never)],
    ['BAD_AMOUNT', () => addBusinessMinutes(office, monday, null as never)],
    ['BAD_AMOUNT', () => addBusinessMinutes(office, monday, 1e9)],
    ['NEGATIVE', () => addBusinessMinutes(office, monday, -0.001)],
    ['BAD_CALENDAR', () => addBusinessMinutes(null as never, monday, 5)],
    ['BAD_CALENDAR', () => businessMinutesBetween({} as never, monday, monday)],
    ['BAD_INSTANT', () => addBusinessMinutes(office, undefined as never, 5)],
    ['BAD_INSTANT', () => businessMinutesBetween(office, monday, '2026-03-02T10:00:00')],
    ['BAD_INSTANT', () => businessMinutesBetween(office, '2026-02-30T10:00:00+08:00', monday)],
    ['BAD_INSTANT', () => addBusinessMinutes(office, '2026-03-02', 5)],
    ['BAD_PAUSE', () => addBusinessMinutes(office, monday, 5, [[monday, at('2026-03-01 09:00')]])],
    ['BAD_PAUSE', () => addBusinessMinutes(office, monday, 5, [[monday] as never])],
    ['BAD_PAUSE', () => addBusinessMinutes(office, monday, 5, {} as never)],
    ['BAD_PAUSE', () => addBusinessMinutes(office, monday, 5, [, [monday, monday]] as never)],
    ['BAD_INSTANT', () => addBusinessMinutes(office, monday, 5, [[monday, null]] as never)],
    ['NO_OPEN_TIME', () => businessMinutesBetween(shut, monday, monday)],
    ['OUT_OF_RANGE', () => addBusinessMinutes(office, monday, 5, [[monday, '9999-12-31T00:00:00Z']])],
    ['OUT_OF_RANGE', () => addBusinessMinutes(minuteAWeek, monday, 6_000_000)],
    ['OUT_OF_RANGE', () => addBusinessMinutes(office, '9999-12-31T23:00:00-08:00', 0)],
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
