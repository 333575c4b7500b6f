import type { LedgerColumn, LedgerValue, Opened, RegisterRow } from '../../department-kit/index.js';

/** What ledgers of employment have in common. */

export const column = <Row extends RegisterRow>(
  zh: string,
  en: string,
  value: (row: Opened<Row>) => LedgerValue,
): LedgerColumn<Row> => ({ title: { zh, en }, value });

/** The wording of a code; a code that nobody knows any more stands as it is. */
export const wording = (labels: Readonly<Record<string, string>>, key: string | null): string | null =>
  key === null ? null : (labels[key] ?? key);

export const yesNo = (value: boolean | null): string | null => (value === null ? null : value ? '是' : '否');

export const yuan = (fen: number | null): string | null => (fen === null ? null : (fen / 100).toFixed(2));

/** The 17th character of a whole ID number says the sex, the 7th to 14th the birth; masked ones say nothing. */
export function sexOf(idNumber: string | null): string | null {
  const digit = /^\d{16}(\d)[\dX]$/.exec(idNumber ?? '')?.[1];
  if (digit === undefined) return null;
  return Number(digit) % 2 === 1 ? '男' : '女';
}

export function birthOf(idNumber: string | null): string | null {
  const born = /^\d{6}(\d{4})(\d{2})(\d{2})\d{3}[\dX]$/.exec(idNumber ?? '');
  return born && `${born[1]}-${born[2]}-${born[3]}`;
}

export const person = <Row extends RegisterRow>(): LedgerColumn<Row>[] => [
  column('姓名', 'Name', ({ personName }) => personName),
  column('公民身份号码', 'ID number', ({ idNumber }) => idNumber),
  column('性别', 'Sex', ({ idNumber }) => sexOf(idNumber)),
  column('出生日期', 'Born on', ({ idNumber }) => birthOf(idNumber)),
  column('行政区划', 'Division', ({ divisionCode }) => divisionCode),
];

export const organisation = <Row extends RegisterRow>(zh: string, en: string): LedgerColumn<Row>[] => [
  column(zh, en, ({ personName }) => personName),
  column('统一社会信用代码', 'Credit code', ({ idNumber }) => idNumber),
  column('行政区划', 'Division', ({ divisionCode }) => divisionCode),
];

export const reach = <Row extends RegisterRow>(): LedgerColumn<Row>[] => [
  column('联系电话', 'Phone', ({ phone }) => phone),
  column('住址', 'Address', ({ address }) => address),
];

/** Every ledger ends with standing, request and days. */
export const standing = <Row extends RegisterRow>(
  statuses: Readonly<Record<string, { zh: string }>>,
): LedgerColumn<Row>[] => [
  column('状态', 'Standing', ({ status }) => statuses[status]?.zh ?? status),
  column('受理编号', 'Request', ({ requestNumber }) => requestNumber),
  column('登记日期', 'Registered on', ({ registeredOn }) => registeredOn),
];
