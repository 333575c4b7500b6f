import { column, standingColumns, type LedgerColumn, type RegisterRow } from '../../department-kit/index.js';
import type { LocalText } from '../../platform/errors/index.js';

/** What ledgers of employment have in common. */

export const yesNo = (value: boolean | null): string | null => (value === null ? null : value ? '是' : '否');

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
  statuses: Readonly<Record<string, LocalText>>,
): LedgerColumn<Row>[] => [
  ...standingColumns<Row>(statuses),
  column('登记日期', 'Registered on', ({ registeredOn }) => registeredOn),
];
