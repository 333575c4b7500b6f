import type { LocalText } from '../platform/errors/index.js';
import type { LedgerColumn } from './ledger.js';
import type { RegisterRow } from './register-row.js';

/** What ledgers of all departments are made of. */

export const column = <Row extends RegisterRow>(
  zh: string,
  en: string,
  value: LedgerColumn<Row>['value'],
): LedgerColumn<Row> => ({ title: { zh, en }, value });

/** The wording of a code; a code that nobody knows any more stands as it is. */
export const wording = (labels: Readonly<Record<string, string>>, key: string | null): string | null =>
  key === null ? null : (labels[key] ?? key);

/** Money kept in fen, as it is reported. */
export const inYuan = (fen: number | null): string | null => (fen === null ? null : (fen / 100).toFixed(2));

/** The 17th character of an ID number says the sex, the 7th to 14th the birth; of a masked one nothing is known. */
const NUMBER = /^\d{6}(\d{4})(\d{2})(\d{2})\d{2}(\d)[\dX]$/;

export function sexOf(idNumber: string | null): string | null {
  const digit = NUMBER.exec(idNumber ?? '')?.[4];
  if (digit === undefined) return null;
  return Number(digit) % 2 === 1 ? '男' : '女';
}

export const birthOf = (idNumber: string | null): string | null =>
  NUMBER.exec(idNumber ?? '')
    ?.slice(1, 4)
    .join('-') ?? null;

/** What a ledger about persons begins with. */
export const personColumns = <Row extends RegisterRow>(): LedgerColumn<Row>[] => [
  column('姓名', 'Name', ({ personName }) => personName),
  column('公民身份号码', 'ID number', ({ idNumber }) => idNumber),
  column('性别', 'Sex', ({ idNumber }) => sexOf(idNumber)),
  column('出生日期', 'Date of birth', ({ idNumber }) => birthOf(idNumber)),
  column('行政区划', 'Division', ({ divisionCode }) => divisionCode),
];

/** Where an entry stands, and the request that wrote it. */
export const standingColumns = <Row extends RegisterRow>(
  statuses: Readonly<Record<string, LocalText>>,
): LedgerColumn<Row>[] => [
  column('状态', 'Standing', ({ status }) => statuses[status]?.zh ?? status),
  column('受理编号', 'Request', ({ requestNumber }) => requestNumber),
];

/** What every ledger calls an entry whose decision was taken back. */
export const REVOKED_STANDING: LocalText = { zh: '决定已撤销', en: 'Decision revoked' };
