/**
 * Reads `YYYYMMDD` (GB/T 7408, ISO 8601 basic form) as a day of the Gregorian calendar.
 * Gives `YYYY-MM-DD`, or null when there is no such day. The year 0000 does not exist.
 */
export function readCompactDate(compact: string): string | null {
  if (!/^[0-9]{8}$/.test(compact)) return null;
  const year = Number(compact.slice(0, 4));
  const month = Number(compact.slice(4, 6));
  const day = Number(compact.slice(6));
  if (year === 0 || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return null;
  return `${compact.slice(0, 4)}-${compact.slice(4, 6)}-${compact.slice(6)}`;
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}
