import {
  column,
  defineLedger,
  inYuan,
  personColumns,
  REVOKED_STANDING as REVOKED,
  standingColumns,
  wording,
  type LedgerColumn,
  type LedgerDefinition,
  type RegisterRow,
} from '../../department-kit/index.js';
import type { LocalText } from '../../platform/errors/index.js';
import { maskIdentifier } from '../../platform/identifiers/index.js';
import { GROUNDS } from './items/additional-birth-approval.js';
import { SUBSIDY_RELATIONS } from './items/childcare-subsidy.js';
import { SUPPLIES } from './items/contraceptive-supplies.js';
import { MARRIAGES } from './items/family-status-certificate.js';
import { NURSERY_KINDS } from './items/nursery-filing.js';
import { CERTIFICATE_PURPOSES } from './items/one-child-certificate.js';
import { AWARD_KINDS } from './items/one-child-parent-award.js';
import { PLANNED_IN } from './items/pre-pregnancy-check.js';
import { FAMILY_KINDS } from './items/rural-family-award.js';
import { SPECIAL_KINDS } from './items/special-family-support.js';
import { SURGERIES } from './items/surgery-complication-appraisal.js';
import type { BenefitRow } from './registers/benefit-columns.js';
import { Birth } from './registers/birth.entity.js';
import { CERTIFICATE, CHILDCARE_SUBSIDY, ONE_CHILD_AWARD, RURAL_AWARD, SPECIAL_SUPPORT } from './registers/kinds.js';
import { Nursery } from './registers/nursery.entity.js';
import { Payment } from './registers/payment.entity.js';
import { SpecialSupport } from './registers/special-support.entity.js';
import { FamilySupport } from './registers/support.entity.js';

const registeredOn = <Row extends RegisterRow>(zh = '登记日期', en = 'Registered on'): LedgerColumn<Row> =>
  column(zh, en, (row) => row.registeredOn);
const phone = <Row extends RegisterRow>(): LedgerColumn<Row> => column('联系电话', 'Phone', (row) => row.phone);

const BIRTH_STANDINGS = {
  ACTIVE: { zh: '有效', en: 'Stands' },
  SUPERSEDED: { zh: '已被同一子女的后续登记取代', en: 'Superseded' },
  ENDED: { zh: '妊娠终止或者已迁出', en: 'Ended' },
  REVOKED,
};
const STAGES = { EXPECTED: '出生前', BORN: '出生后' };
const SEXES = { M: '男', F: '女' };

const births = defineLedger<Birth>({
  code: 'births',
  name: { zh: '生育登记台账', en: 'Registrations of birth' },
  entity: Birth,
  statuses: BIRTH_STANDINGS,
  columns: [
    column('母亲姓名', 'Mother', ({ personName }) => personName),
    column('母亲公民身份号码', 'Mother’s ID number', ({ idNumber }) => idNumber),
    column('行政区划', 'Division', ({ divisionCode }) => divisionCode),
    column('父亲姓名', 'Father', ({ fatherName }) => fatherName),
    column('父亲公民身份号码', 'Father’s ID number', ({ fatherIdNumberCipher }, unseal) =>
      unseal('father_id_number_cipher', fatherIdNumberCipher, maskIdentifier),
    ),
    column('孩次', 'Order of birth', ({ childOrder }) => childOrder),
    column('登记时段', 'Stage', ({ stage }) => wording(STAGES, stage)),
    column('子女姓名', 'Child', ({ childName }) => childName),
    column('子女性别', 'Sex', ({ childSex }) => wording(SEXES, childSex)),
    column('出生医学证明编号', 'Birth certificate', ({ birthCertificateCipher }, unseal) =>
      unseal('birth_certificate_cipher', birthCertificateCipher, maskIdentifier),
    ),
    phone<Birth>(),
    ...standingColumns<Birth>(BIRTH_STANDINGS),
    column('预产期或者出生日期', 'Expected or born on', ({ birthDate }) => birthDate),
    registeredOn<Birth>(),
  ],
});

const SUPPORT_STANDINGS = {
  ACTIVE: { zh: '有效', en: 'Stands' },
  REISSUED: { zh: '已补发换发,原证作废', en: 'Replaced by a new copy' },
  STOPPED: { zh: '已停发', en: 'Stopped' },
  REVOKED,
};

type Of = LedgerColumn<FamilySupport>;

const category = (zh: string, en: string, labels: Readonly<Record<string, string>>): Of =>
  column(zh, en, (row) => wording(labels, row.category));
const document = (zh: string): Of => column(zh, 'Number', ({ certificateNumber }) => certificateNumber);
const subject = (zh: string, en: string): Of => column(zh, en, (row) => row.subject);
const validUntil: Of = column('有效期至', 'Holds until', (row) => row.validUntil);

const child = <Row extends BenefitRow>(): LedgerColumn<Row>[] => [
  column('子女姓名', 'Child', ({ childName }) => childName),
  column('子女出生日期', 'Child’s birth', ({ childBirthDate }) => childBirthDate),
];

const term = <Row extends BenefitRow>(): LedgerColumn<Row>[] => [
  column('发放起始日期', 'Paid from', ({ beginsOn }) => beginsOn),
  column('发放截止日期', 'Paid until before', ({ endsOn }) => endsOn),
  column('下次审核日期', 'Next review', ({ nextOn }) => nextOn),
];

const supports = (code: string, kind: string, [zh, en]: readonly [string, string], own: Of[], dates: Of[] = []) =>
  defineLedger<FamilySupport>({
    code,
    name: { zh, en },
    entity: FamilySupport,
    only: { kind },
    statuses: SUPPORT_STANDINGS,
    columns: [
      ...personColumns<FamilySupport>(),
      ...own,
      phone<FamilySupport>(),
      ...standingColumns<FamilySupport>(SUPPORT_STANDINGS),
      registeredOn<FamilySupport>(),
      ...dates,
    ],
  });

const ofSupports: LedgerDefinition[] = [
  supports(
    'one-child-certificates',
    CERTIFICATE,
    ['独生子女父母光荣证台账', 'Certificates for parents of an only child'],
    [
      column('配偶姓名', 'Spouse', ({ spouseName }) => spouseName),
      column('配偶公民身份号码', 'Spouse’s ID number', ({ spouseIdNumberCipher }, unseal) =>
        unseal('spouse_id_number_cipher', spouseIdNumberCipher, maskIdentifier),
      ),
      ...child<FamilySupport>(),
      document('光荣证编号'),
      category('办理类别', 'Purpose', CERTIFICATE_PURPOSES),
    ],
    [
      column('本人达到奖励年龄日期', 'Reaches the age on', ({ awardOn }) => awardOn),
      column('配偶达到奖励年龄日期', 'Spouse reaches the age on', ({ spouseAwardOn }) => spouseAwardOn),
    ],
  ),
  supports(
    'one-child-awards',
    ONE_CHILD_AWARD,
    ['独生子女父母奖励台账', 'Awards for parents of an only child'],
    [category('奖励类别', 'Kind', AWARD_KINDS), document('光荣证编号'), ...child<FamilySupport>()],
    term<FamilySupport>(),
  ),
  supports(
    'rural-awards',
    RURAL_AWARD,
    ['农村部分计划生育家庭奖励扶助台账', 'Rural awards'],
    [category('子女情况', 'Family', FAMILY_KINDS)],
    term<FamilySupport>(),
  ),
  supports(
    'childcare-subsidies',
    CHILDCARE_SUBSIDY,
    ['育儿补贴台账', 'Childcare subsidies'],
    [category('与婴幼儿关系', 'Relation', SUBSIDY_RELATIONS), ...child<FamilySupport>()],
    term<FamilySupport>(),
  ),
  supports(
    'additional-births',
    'ADDITIONAL_BIRTH',
    ['再生育审批台账', 'Approvals of a further birth'],
    [category('审批情形', 'Ground', GROUNDS), document('批准文号')],
    [validUntil],
  ),
  supports(
    'pre-pregnancy-checks',
    'PRE_PREGNANCY_CHECK',
    ['免费孕前优生健康检查台账', 'Free checks before pregnancy'],
    [category('计划怀孕时间', 'Planned in', PLANNED_IN), subject('检查机构', 'Checked at'), document('检查通知单编号')],
  ),
  supports(
    'contraceptives',
    'CONTRACEPTIVES',
    ['免费避孕药具发放台账', 'Free contraceptives'],
    [category('药具种类', 'Kind', SUPPLIES), column('数量', 'Quantity', ({ quantity }) => quantity)],
  ),
  supports(
    'complication-appraisals',
    'COMPLICATION_APPRAISAL',
    ['计划生育手术并发症鉴定台账', 'Appraisals of complications'],
    [category('手术种类', 'Surgery', SURGERIES), subject('手术机构', 'Hospital'), document('鉴定结论编号')],
  ),
  supports(
    'status-certificates',
    'STATUS_CERTIFICATE',
    ['流动人口婚育情况证明台账', 'Certificates of family status'],
    [category('婚姻状况', 'Marriage', MARRIAGES), subject('异地居住地', 'Lives at'), document('证明编号')],
    [validUntil],
  ),
];

const SPECIAL_STANDINGS = {
  ACTIVE: { zh: '扶助中', en: 'Supported' },
  STOPPED: { zh: '已停发', en: 'Stopped' },
  REVOKED,
};

/** Of a special group: absent for everybody who is not cleared. */
const specialSupports = defineLedger<SpecialSupport>({
  code: 'special-supports',
  name: { zh: '计划生育特殊家庭扶助台账', en: 'Special support for families that lost their only child' },
  entity: SpecialSupport,
  confidential: true,
  statuses: SPECIAL_STANDINGS,
  columns: [
    ...personColumns<SpecialSupport>(),
    column('扶助类别', 'Kind', (row) => wording(SPECIAL_KINDS, row.category)),
    ...child<SpecialSupport>(),
    column('住址', 'Address', ({ address }) => address),
    phone<SpecialSupport>(),
    column('已走访次数', 'Visits', ({ visits }) => visits),
    ...standingColumns<SpecialSupport>(SPECIAL_STANDINGS),
    column('子女死亡或者残疾鉴定日期', 'Happened on', ({ happenedOn }) => happenedOn),
    registeredOn<SpecialSupport>('确认日期'),
    ...term<SpecialSupport>(),
    column('下次走访日期', 'Next visit', ({ visitOn }) => visitOn),
  ],
});

const PAYMENT_STANDINGS = { ACTIVE: { zh: '应发放', en: 'To be paid' }, REVOKED };
export const BENEFIT_NAMES: Readonly<Record<string, string>> = {
  [ONE_CHILD_AWARD]: '独生子女父母奖励',
  [RURAL_AWARD]: '农村奖励扶助',
  [CHILDCARE_SUBSIDY]: '育儿补贴',
  [SPECIAL_SUPPORT]: '特别扶助',
};
const CATEGORY_NAMES = { ...AWARD_KINDS, ...FAMILY_KINDS, ...SUBSIDY_RELATIONS, ...SPECIAL_KINDS };

const payments = (code: string, name: LocalText, special: boolean): LedgerDefinition =>
  defineLedger<Payment>({
    code,
    name,
    entity: Payment,
    only: { special },
    confidential: special,
    statuses: PAYMENT_STANDINGS,
    columns: [
      column('姓名', 'Name', ({ personName }) => personName),
      column('行政区划', 'Division', ({ divisionCode }) => divisionCode),
      column('项目', 'Benefit', ({ benefitKind }) => wording(BENEFIT_NAMES, benefitKind)),
      column('类别', 'Kind', (row) => wording(CATEGORY_NAMES, row.category)),
      column('金额(元)', 'Amount (yuan)', ({ amountFen }) => inYuan(amountFen)),
      ...standingColumns<Payment>(PAYMENT_STANDINGS),
      column('所属期间起', 'For the time from', ({ periodFrom }) => periodFrom),
      column('所属期间止(不含)', 'To before', ({ periodTo }) => periodTo),
      registeredOn<Payment>('列入发放名册日期', 'Listed on'),
    ],
  });

const NURSERY_STANDINGS = {
  ACTIVE: { zh: '已备案', en: 'Filed' },
  CLOSED: { zh: '已停止服务', en: 'Closed' },
  REVOKED,
};

const nurseries = defineLedger<Nursery>({
  code: 'nurseries',
  name: { zh: '托育机构备案台账', en: 'Nurseries' },
  entity: Nursery,
  statuses: NURSERY_STANDINGS,
  columns: [
    column('机构名称', 'Nursery', ({ personName }) => personName),
    column('统一社会信用代码', 'Credit code', ({ idNumber }) => idNumber),
    column('行政区划', 'Division', ({ divisionCode }) => divisionCode),
    column('服务类型', 'Kind', ({ kind }) => wording(NURSERY_KINDS, kind)),
    column('托位数', 'Places', ({ places }) => places),
    column('保育人员数', 'Nurses', ({ nurses }) => nurses),
    column('负责人', 'Manager', ({ managerName }) => managerName),
    column('机构地址', 'Address', ({ address }) => address),
    phone<Nursery>(),
    column('备案编号', 'Filing number', ({ filingNumber }) => filingNumber),
    column('已检查次数', 'Checks', ({ checks }) => checks),
    ...standingColumns<Nursery>(NURSERY_STANDINGS),
    registeredOn<Nursery>('备案日期'),
    column('下次检查日期', 'Next check', ({ nextCheckOn }) => nextCheckOn),
  ],
});

export const ledgers = [
  births,
  ...ofSupports,
  specialSupports,
  payments('payments', { zh: '奖励扶助资金发放台账', en: 'Payments' }, false),
  payments('special-support-payments', { zh: '特别扶助资金发放台账', en: 'Payments of special support' }, true),
  nurseries,
];
