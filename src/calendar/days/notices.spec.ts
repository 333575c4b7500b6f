import { buildCalendar, CalendarError, isWorkingDay, NATIONAL_NOTICES } from '../index.js';
import type { CalendarLayer, HolidayNotice } from '../index.js';

const base: HolidayNotice = {
  id: 'n-2031',
  docNo: null,
  issuedOn: '2030-11-01',
  year: 2031,
  off: [['元旦', '2031-01-01', '2031-01-03']],
  makeup: ['2031-01-04'],
};

function codeOf(build: () => unknown): string {
  try {
    build();
  } catch (error) {
    if (error instanceof CalendarError && error.messages.zh !== '' && error.messages.en !== '') return error.code;
  }
  return 'ACCEPTED';
}

const amendment: HolidayNotice = { id: 'a', issuedOn: '2031-01-02', year: 2031, amends: 'n-2031' };

describe('buildCalendar: checks of notices', () => {
  it.each<[string, HolidayNotice[]]>([
    ['MAKEUP_NOT_WEEKEND', [{ ...base, makeup: ['2031-01-06'] }]],
    ['OUTSIDE_YEAR', [{ ...base, off: [['劳动节', '2032-05-01', '2032-05-03']] }]],
    ['OUTSIDE_YEAR', [{ ...base, off: [['元旦', '2031-12-31', '2032-01-01']] }]],
    ['OUTSIDE_YEAR', [{ ...base, off: [['元旦', '2030-12-31', '2030-12-31']] }]],
    ['OUTSIDE_YEAR', [{ ...base, off: [['元旦', '2030-12-01', '2031-01-01']] }]],
    ['OUTSIDE_YEAR', [{ ...base, makeup: ['2030-12-01'] }]],
    ['OUTSIDE_YEAR', [{ ...base, makeup: ['2032-01-03'] }]],
    ['RANGE_REVERSED', [{ ...base, off: [['元旦', '2031-01-03', '2031-01-01']] }]],
    ['BAD_DATE', [{ ...base, off: [['春节', '2031-02-28', '2031-02-30']] }]],
    ['BAD_DATE', [{ ...base, makeup: ['2031-13-01'] }]],
    ['BAD_DATE', [{ ...base, issuedOn: 'soon' }]],
    ['DAY_OFF_AND_MAKEUP', [{ ...base, makeup: ['2031-01-04'], off: [['元旦', '2031-01-04', '2031-01-04']] }]],
    ['DUPLICATE_YEAR', [base, { ...base, id: 'other' }]],
    ['DUPLICATE_NOTICE', [base, base]],
    ['UNKNOWN_AMENDED_NOTICE', [base, { ...amendment, amends: 'nobody' }]],
    ['UNKNOWN_AMENDED_NOTICE', [base, { ...amendment, year: 2032 }]],
    ['AMENDS_LATER_NOTICE', [base, { ...amendment, issuedOn: '2030-10-01' }]],
    ['AMENDS_LATER_NOTICE', [base, { ...amendment, amends: 'a' }]],
    ['UNKNOWN_MAKEUP', [base, { ...amendment, removesMakeup: ['2031-01-11'] }]],
    ['BAD_NOTICE', [{ ...base, id: '' }]],
    ['BAD_NOTICE', [{ ...base, year: 2031.5 }]],
    ['BAD_NOTICE', [{ ...base, off: [['元旦', '2031-01-01'] as never] }]],
    ['BAD_NOTICE', [null as never]],
    ['BAD_NOTICE', undefined as never],
    ['BAD_NOTICE', [{ ...base, id: 5n as never }]],
    ['BAD_NOTICE', [{ ...base, year: '2031' as never }]],
    ['BAD_NOTICE', [{ ...base, makeup: '2031-01-04' as never }]],
    ['BAD_NOTICE', {} as never],
  ])('%s is refused', (code, notices) => {
    expect(codeOf(() => buildCalendar(notices))).toBe(code);
  });

  it('lets the New Year arrangement begin in the last days of December', () => {
    const notice: HolidayNotice = {
      ...base,
      off: [['元旦', '2030-12-30', '2031-01-01']],
      makeup: ['2030-12-29'],
    };
    const calendar = buildCalendar([notice]);
    expect(isWorkingDay(calendar, '2030-12-30').working).toBe(false);
    expect(isWorkingDay(calendar, '2030-12-29').working).toBe(true);
  });
});

describe('buildCalendar: amendments', () => {
  it('apply in the order of issue, whatever the order of delivery', () => {
    const amended = [
      { ...amendment, removesMakeup: ['2031-01-04'] },
      { ...amendment, id: 'b', issuedOn: '2031-01-03', amends: 'a', makeup: ['2031-01-04'] },
    ];
    for (const notices of [
      [base, ...amended],
      [...amended, base],
      [amended[1]!, base, amended[0]!],
    ]) {
      expect(isWorkingDay(buildCalendar(notices), '2031-01-04')).toMatchObject({ working: true, notice: 'b' });
    }
    expect(isWorkingDay(buildCalendar([base, amended[0]!]), '2031-01-04')).toMatchObject({
      working: false,
      reason: '星期六，原调休上班已取消（国务院办公厅2031年节假日安排通知，2031-01-02发布）',
    });
  });

  it('carry the national notices in any order', () => {
    const forward = buildCalendar(NATIONAL_NOTICES);
    const backward = buildCalendar([...NATIONAL_NOTICES].reverse());
    expect([...backward.rules.keys()].sort()).toEqual([...forward.rules.keys()].sort());
    expect(isWorkingDay(backward, '2020-02-01').working).toBe(false);
  });
});

describe('buildCalendar: checks of layers', () => {
  it.each<[string, CalendarLayer[]]>([
    ['BAD_TIMEZONE', [{ timezone: 'Mars/Olympus' }]],
    ['BAD_TIMEZONE', [{ timezone: '' }]],
    ['BAD_DATE', [{ holidays: ['2026-02-30'] }]],
    ['BAD_DATE', [{ shifts: { tomorrow: [] } }]],
    ['BAD_LAYER', [null as never]],
    ['BAD_LAYER', [{ holidays: '2026-02-03' as never }]],
    ['BAD_LAYER', {} as never],
    ['BAD_HOURS', [{ hours: { mon: [['12:00', '09:00']] } }]],
    ['BAD_HOURS', [{ hours: { mon: [['09:00', '24:01']] } }]],
    ['BAD_HOURS', [{ hours: { mon: [['9:00', '12:00']] } }]],
    ['BAD_HOURS', [{ hours: { monday: [] } as never }]],
    ['BAD_HOURS', [{ hours: [] as never }]],
    ['BAD_HOURS', [{ hours: { mon: '09:00-17:00' as never } }]],
    ['BAD_HOURS', [{ hours: { mon: [['09:00', '09:60']] } }]],
    ['BAD_HOURS', [{ hours: { mon: [['22:00', '02:00']] } }]],
    ['BAD_HOURS', [{ shifts: 5 as never }]],
    ['BAD_HOURS', [{ shifts: { '2026-03-03': null as never } }]],
    ['BAD_DATE', [{ shifts: { '2026-02-30': [['09:00', '12:00']] } }]],
    ['BAD_DATE', [{ breaks: { '2026-13-01': [['09:00', '12:00']] } }]],
    ['BAD_DATE', [{ workdays: [20260302 as never] }]],
    ['BAD_TIMEZONE', [{ timezone: 8 as never }]],
    ['BAD_TIMEZONE', [{ timezone: '+24:00' }]],
    ['BAD_LAYER', [, {}] as never],
    ['BAD_HOURS', [{ breaks: { '2026-03-03': [['12:00', '12:00']] } }]],
  ])('%s is refused', (code, layers) => {
    expect(codeOf(() => buildCalendar([], layers))).toBe(code);
  });

  it('accept null for what is left out', () => {
    const layer = { timezone: null, hours: null, holidays: null, shifts: null } as never;
    expect(buildCalendar([], [layer]).timezone).toBe('Asia/Shanghai');
    expect(buildCalendar([], null).timezone).toBe('Asia/Shanghai');
  });
});
