import {
  column,
  defineLedger,
  FAMILY_RELATIONS,
  inYuan,
  REVOKED_STANDING,
  sexOf,
  wording,
  type LedgerColumn,
  type LedgerDefinition,
  type RegisterRow,
} from '../../department-kit/index.js';
import { AssistanceCase, CASE_KINDS, type CaseKind } from './registers/assistance-case.entity.js';
import { Death } from './registers/death.entity.js';
import { HouseholdMember } from './registers/household-member.entity.js';
import { Payment } from './registers/payment.entity.js';
import { HARDSHIP_CAUSES } from './items/temporary-aid.js';
import { CASE_KIND_NAMES } from './social-assistance.errors.js';

/** A kind that this version does not know is shown by its code. */
const kindName = (kind: string): string =>
  Object.hasOwn(CASE_KIND_NAMES, kind) ? CASE_KIND_NAMES[kind as CaseKind].zh : kind;

/** What every ledger of civil affairs begins with. */
const person = <Row extends RegisterRow>(): LedgerColumn<Row>[] => [
  column('姓名', 'Name', ({ personName }) => personName),
  column('公民身份号码', 'ID number', ({ idNumber }) => idNumber),
];

const STANDINGS = {
  ACTIVE: { zh: '享受中', en: 'In force' },
  CEASED: { zh: '已停发', en: 'Ceased' },
  REVOKED: REVOKED_STANDING,
};

const SUPPORT_MODES = { AT_HOME: '分散供养', IN_INSTITUTION: '集中供养' };

const CASE_COLUMNS: LedgerColumn<AssistanceCase>[] = [
  ...person<AssistanceCase>(),
  column('性别', 'Sex', ({ idNumber }) => sexOf(idNumber)),
  column('行政区划', 'Division', ({ divisionCode }) => divisionCode),
  column('待遇类别', 'Kind', ({ kind }) => kindName(kind)),
  column('分类', 'Category', ({ category }) => category),
  column('供养方式', 'Mode of support', ({ supportMode }) => wording(SUPPORT_MODES, supportMode)),
  column('困难原因', 'Cause', ({ cause }) => wording(HARDSHIP_CAUSES, cause)),
  column('家庭人口', 'Household size', ({ householdSize }) => householdSize),
  column('家庭月收入(元)', 'Household income (yuan)', ({ householdIncomeFen }) => inYuan(householdIncomeFen)),
  column('待遇金额(元)', 'Amount (yuan)', ({ amountFen }) => inYuan(amountFen)),
  column('联系电话', 'Phone', ({ phone }) => phone),
  column('家庭住址', 'Address', ({ address }) => address),
  column('状态', 'Standing', ({ status }) => STANDINGS[status as keyof typeof STANDINGS].zh),
  column('受理编号', 'Request', ({ requestNumber }) => requestNumber),
  column('认定日期', 'Granted on', ({ registeredOn }) => registeredOn),
  column('起发月份', 'Paid from', ({ benefitsFrom }) => benefitsFrom?.slice(0, 7) ?? null),
  column('下次核查日期', 'Next review', ({ nextReviewOn }) => nextReviewOn),
  column('补齐手续日期', 'Papers supplied on', ({ papersSuppliedOn }) => papersSuppliedOn),
  column('停发日期', 'Ended on', ({ endedOn }) => endedOn),
];

const cases = defineLedger<AssistanceCase>({
  code: 'cases',
  name: { zh: '社会救助待遇台账', en: 'Cases of social assistance' },
  entity: AssistanceCase,
  statuses: STANDINGS,
  columns: CASE_COLUMNS,
});

/** Every kind is reported by itself (分类台账), in the same order of columns. */
const ofKind = (kind: CaseKind): LedgerDefinition =>
  defineLedger<AssistanceCase>({
    code: kind.toLowerCase().replaceAll('_', '-'),
    name: { zh: `${CASE_KIND_NAMES[kind].zh}台账`, en: `Ledger of ${CASE_KIND_NAMES[kind].en}` },
    entity: AssistanceCase,
    only: { kind },
    statuses: STANDINGS,
    columns: CASE_COLUMNS,
  });

const MEMBER_STANDINGS = { ...STANDINGS, LEFT: { zh: '已迁出家庭', en: 'Has left the household' } };

const householdMembers = defineLedger<HouseholdMember>({
  code: 'household-members',
  name: { zh: '救助家庭成员台账', en: 'Members of assisted households' },
  entity: HouseholdMember,
  statuses: MEMBER_STANDINGS,
  columns: [
    ...person<HouseholdMember>(),
    column('性别', 'Sex', ({ idNumber }) => sexOf(idNumber)),
    column('行政区划', 'Division', ({ divisionCode }) => divisionCode),
    column('与户主关系', 'Relation to the holder', ({ relation }) => wording(FAMILY_RELATIONS, relation)),
    column('月收入(元)', 'Income (yuan)', ({ monthlyIncomeFen }) => inYuan(monthlyIncomeFen)),
    column('有劳动能力', 'Able to work', ({ hasLabourCapacity }) => (hasLabourCapacity ? '是' : '否')),
    column('状态', 'Standing', ({ status }) => MEMBER_STANDINGS[status as keyof typeof MEMBER_STANDINGS].zh),
    column('受理编号', 'Request', ({ requestNumber }) => requestNumber),
    column('登记日期', 'Registered on', ({ registeredOn }) => registeredOn),
  ],
});

const PAYMENT_STANDINGS = { PREPARED: { zh: '已编制', en: 'Prepared' }, PAID: { zh: '已发放', en: 'Paid' } };
const PAYMENT_KIND_NAMES = { REGULAR: '当月发放', BACK_PAY: '补发', RECOVERY: '追回' };

const payments = defineLedger<Payment>({
  code: 'payments',
  name: { zh: '救助资金发放台账', en: 'Payments' },
  entity: Payment,
  statuses: PAYMENT_STANDINGS,
  columns: [
    column<Payment>('姓名', 'Name', ({ personName }) => personName),
    column('行政区划', 'Division', ({ divisionCode }) => divisionCode),
    column('待遇类别', 'Kind of allowance', ({ caseKind }) => kindName(caseKind)),
    column('发放类型', 'Kind of payment', ({ paymentKind }) => wording(PAYMENT_KIND_NAMES, paymentKind)),
    column('金额(元)', 'Amount (yuan)', ({ amountFen }) => inYuan(amountFen)),
    column('资金来源', 'Fund', ({ fund }) => fund),
    column('依据(受理编号)', 'Decision', ({ requestNumber }) => requestNumber),
    column('状态', 'Standing', ({ status }) => PAYMENT_STANDINGS[status as keyof typeof PAYMENT_STANDINGS].zh),
    column('所属月份', 'For the month', ({ month }) => month.slice(0, 7)),
    column('发放月份', 'Paid with the month', ({ runMonth }) => runMonth.slice(0, 7)),
    column('编制日期', 'Prepared on', ({ registeredOn }) => registeredOn),
  ],
});

const DEATH_STANDINGS = { ACTIVE: { zh: '已登记', en: 'Registered' }, REVOKED: STANDINGS.REVOKED };

const deaths = defineLedger<Death>({
  code: 'deaths',
  name: { zh: '死亡人员台账', en: 'Known deaths' },
  entity: Death,
  statuses: DEATH_STANDINGS,
  columns: [
    ...person<Death>(),
    column('性别', 'Sex', ({ idNumber }) => sexOf(idNumber)),
    column('行政区划', 'Division', ({ divisionCode }) => divisionCode),
    column('状态', 'Standing', ({ status }) => DEATH_STANDINGS[status as keyof typeof DEATH_STANDINGS].zh),
    column('受理编号', 'Request', ({ requestNumber }) => requestNumber),
    column('死亡日期', 'Died on', ({ diedOn }) => diedOn),
    column('登记日期', 'Registered on', ({ registeredOn }) => registeredOn),
  ],
});

export const ledgers = [cases, ...CASE_KINDS.map(ofKind), householdMembers, payments, deaths];
