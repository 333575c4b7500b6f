import type { Opened, RegisterRow } from '../../department-kit/index.js';
import { CASE_KINDS } from './registers/assistance-case.entity.js';
import { ledgers } from './ledgers.js';

/** What the ledger shows of a row, by column title. */
function shown(code: string, row: object): Record<string, unknown> {
  const { columns } = ledgers.find((ledger) => ledger.code === code)!;
  return Object.fromEntries(
    columns.map(({ title, value }) => [title.zh, value(row as Opened<RegisterRow>, () => null)]),
  );
}

describe('ledgers', () => {
  it('name everybody first, and dates last', () => {
    for (const { columns } of ledgers) expect(columns[0].title.zh).toBe('姓名');
    expect(ledgers[0].columns.at(-1)!.title.zh).toBe('停发日期');
  });

  it('are kept for every kind by itself', () => {
    const kinds = ledgers.flatMap(({ only }) => (only ? [only] : []));
    expect(kinds).toContainEqual({ kind: 'MINIMUM_LIVING' });
    expect(kinds).toHaveLength(CASE_KINDS.length);
  });

  it('write codes out, and money in yuan', () => {
    const row = {
      kind: 'DESTITUTE_SUPPORT',
      supportMode: 'AT_HOME',
      amountFen: 143_005,
      status: 'CEASED',
      cause: 'FIRE',
    };
    expect(shown('cases', { ...row, benefitsFrom: '2026-04-01', idNumber: '310101194401010043' })).toMatchObject({
      性别: '女',
      待遇类别: '特困人员救助供养',
      供养方式: '分散供养',
      困难原因: '火灾',
      '待遇金额(元)': '1430.05',
      状态: '已停发',
      起发月份: '2026-04',
    });
    expect(shown('cases', { ...row, benefitsFrom: null, idNumber: '310***********0043' })['性别']).toBeNull();
    const payment = { caseKind: 'OLD_AGE', paymentKind: 'RECOVERY', amountFen: -5, status: 'PAID' };
    expect(shown('payments', { ...payment, month: '2026-04-01', runMonth: '2026-05-01' })).toMatchObject({
      发放类型: '追回',
      '金额(元)': '-0.05',
      状态: '已发放',
      所属月份: '2026-04',
    });
    expect(shown('household-members', { relation: 'CHILD', monthlyIncomeFen: 0, status: 'LEFT' })).toMatchObject({
      与户主关系: '子女',
      '月收入(元)': '0.00',
      有劳动能力: '否',
      状态: '已迁出家庭',
    });
    expect(shown('deaths', { status: 'ACTIVE', diedOn: '2026-02-27' })).toMatchObject({ 死亡日期: '2026-02-27' });
  });
});
