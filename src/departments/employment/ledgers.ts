import {
  column,
  defineLedger,
  inYuan,
  personColumns,
  REVOKED_STANDING as REVOKED,
  wording,
  type LedgerColumn,
  type LedgerDefinition,
} from '../../department-kit/index.js';
import * as labels from './items/labels.js';
import { organisation, reach, standing, yesNo } from './ledger-columns.js';
import { Offer, type OfferKind } from './registers/offer.entity.js';
import { Pension } from './registers/pension.entity.js';
import { EmploymentService } from './registers/service.entity.js';
import { Unemployment } from './registers/unemployment.entity.js';
import { Vacancy } from './registers/vacancy.entity.js';

const UNEMPLOYMENT_STANDINGS = {
  ACTIVE: { zh: '登记失业', en: 'Unemployed' },
  SUSPENDED: { zh: '中止', en: 'Suspended' },
  EMPLOYED: { zh: '已就业退出', en: 'Has found work' },
  CANCELLED: { zh: '已注销', en: 'Cancelled' },
  LAPSED: { zh: '失效(连续未联系)', en: 'Lapsed without contact' },
  RENEWED: { zh: '已由新的登记接续', en: 'Renewed' },
  REVOKED,
};

const unemployment = defineLedger<Unemployment>({
  code: 'unemployment',
  name: { zh: '失业登记台账(五清)', en: 'Register of the unemployed' },
  entity: Unemployment,
  statuses: UNEMPLOYMENT_STANDINGS,
  columns: [
    ...personColumns<Unemployment>(),
    ...reach<Unemployment>(),
    column('失业原因', 'Reason', ({ reason }) => wording(labels.REASONS, reason)),
    column('文化程度', 'Education', ({ education }) => wording(labels.EDUCATION, education)),
    column('职业技能', 'Skill', ({ skill }) => skill),
    column('技能等级', 'Level of skill', ({ skillLevel }) => wording(labels.SKILL_LEVELS, skillLevel)),
    column('求职意愿', 'Wish', ({ wish }) => wish),
    column('岗位类别', 'Field of work', ({ wishField }) => wording(labels.JOB_FIELDS, wishField)),
    column('期望月薪(元)', 'Expected wage (yuan)', ({ expectedMonthlyWageYuan }) => expectedMonthlyWageYuan),
    column('愿意培训', 'Wants training', ({ trainingWanted }) => yesNo(trainingWanted)),
    column('家庭人口', 'Family', ({ familySize }) => familySize),
    column('家庭就业人数', 'Employed in the family', ({ familyEmployed }) => familyEmployed),
    column('人员去向', 'Whereabouts', ({ whereabouts }) => wording(labels.WHEREABOUTS, whereabouts)),
    column('连续未联系次数', 'Missed contacts', ({ missedContacts }) => missedContacts),
    ...standing<Unemployment>(UNEMPLOYMENT_STANDINGS),
    column('失业日期', 'Unemployed since', ({ unemployedSince }) => unemployedSince),
    column('最近联系日期', 'Last contact', ({ lastContactOn }) => lastContactOn),
    column('下次联系日期', 'Next contact', ({ nextContactOn }) => nextContactOn),
  ],
});

const SERVICE_STANDINGS = { ACTIVE: { zh: '在册', en: 'In force' }, ENDED: { zh: '已退出', en: 'Ended' }, REVOKED };

type Service = EmploymentService;

/** One kind of the service register as a ledger of its own (分类台账). */
const services = (
  code: string,
  kind: string,
  [zh, en]: readonly [string, string],
  own: LedgerColumn<Service>[],
): LedgerDefinition =>
  defineLedger<Service>({
    code,
    name: { zh, en },
    entity: EmploymentService,
    only: { kind },
    statuses: SERVICE_STANDINGS,
    columns: [
      ...personColumns<Service>(),
      ...reach<Service>(),
      ...own,
      ...standing<Service>(SERVICE_STANDINGS),
      ...DATES,
    ],
  });

const DATES: LedgerColumn<Service>[] = [
  column('下次走访(复核)日期', 'Next visit', ({ nextOn }) => nextOn),
  column('有效期至', 'Valid until', ({ validUntil }) => validUntil),
];

const category = (zh: string, en: string, words: Readonly<Record<string, string>>): LedgerColumn<Service> =>
  column(zh, en, (row) => wording(words, row.category));
const subject = (zh: string, en: string): LedgerColumn<Service> => column(zh, en, (row) => row.subject);
const amount = (zh: string, en: string): LedgerColumn<Service> => column(zh, en, ({ amountFen }) => inYuan(amountFen));

const FAMILY_COLUMNS: LedgerColumn<Service>[] = [
  column('联系卡编号', 'Contact card', ({ contactCard }) => contactCard),
  column('劳动年龄内人数', 'Of working age', ({ familyMembers }) => familyMembers),
  column('联系人', 'Officer', ({ contactOfficer }) => contactOfficer),
  column('服务电话', 'Phone of the office', ({ contactPhone }) => contactPhone),
  column('帮扶措施', 'Measures', ({ measures }) => measures),
  column('走访次数', 'Visits', ({ visits }) => visits),
];

const byKind: LedgerDefinition[] = [
  services(
    'employments',
    'EMPLOYMENT',
    ['就业登记台账', 'Registered employments'],
    [category('就业形式', 'Form', labels.EMPLOYMENT_KINDS), subject('用人单位', 'Employer')],
  ),
  services(
    'hardships',
    'HARDSHIP',
    ['就业困难人员台账', 'People in hardship'],
    [category('困难类别', 'Category', labels.HARDSHIP_CATEGORIES)],
  ),
  services(
    'zero-employment-families',
    'ZERO_EMPLOYMENT_FAMILY',
    ['零就业家庭台账', 'Zero-employment families'],
    FAMILY_COLUMNS,
  ),
  services(
    'welfare-post-placements',
    'PUBLIC_WELFARE_POST',
    ['公益性岗位安置台账', 'Placements in posts'],
    [category('岗位类别', 'Kind of post', { ...labels.POST_KINDS, ANY: '服从安排' }), subject('岗位', 'Post')],
  ),
  services(
    'trainings',
    'TRAINING',
    ['职业培训台账', 'Trainings'],
    [category('培训等级', 'Level', labels.TRAINING_LEVELS), subject('培训职业(工种)', 'Occupation')],
  ),
  services(
    'unemployment-benefits',
    'UNEMPLOYMENT_BENEFIT',
    ['失业保险金台账', 'Unemployment benefits'],
    [subject('原用人单位', 'Last employer')],
  ),
  services(
    'insurance-subsidies',
    'INSURANCE_SUBSIDY',
    ['灵活就业社保补贴台账', 'Insurance subsidies'],
    [category('灵活就业形式', 'Kind of work', labels.SUBSIDY_WORK), amount('缴费金额(元)', 'Paid (yuan)')],
  ),
  services(
    'start-up-loans',
    'START_UP_LOAN',
    ['创业担保贷款推荐台账', 'Recommended start-up loans'],
    [subject('经营项目', 'Business'), amount('推荐金额(元)', 'Amount (yuan)')],
  ),
  services(
    'graduate-files',
    'GRADUATE_FILE',
    ['高校毕业生档案台账', 'Files of graduates'],
    [category('学历', 'Education', labels.EDUCATION), subject('毕业院校', 'School')],
  ),
  services(
    'job-seekers',
    'JOB_SEEKER',
    ['公共就业服务登记台账', 'Registered for employment services'],
    [category('文化程度', 'Education', labels.EDUCATION), subject('求职意愿', 'Wish')],
  ),
  services(
    'insurance-enrolments',
    'INSURANCE_ENROLMENT',
    ['城乡居民医保参保登记台账', 'Enrolments in the insurance'],
    [subject('出生医学证明编号', 'Birth certificate')],
  ),
];

const VACANCY_STANDINGS = {
  ACTIVE: { zh: '招聘中', en: 'Open' },
  FILLED: { zh: '已招满', en: 'Filled' },
  WITHDRAWN: { zh: '停止招聘', en: 'Withdrawn' },
  EXPIRED: { zh: '已到期', en: 'Expired' },
  REVOKED,
};

const vacancies = defineLedger<Vacancy>({
  code: 'vacancies',
  name: { zh: '招聘岗位台账', en: 'Vacancies' },
  entity: Vacancy,
  statuses: VACANCY_STANDINGS,
  columns: [
    ...organisation<Vacancy>('用人单位', 'Employer'),
    column('岗位名称', 'Title', ({ title }) => title),
    column('岗位类别', 'Field of work', ({ jobField }) => wording(labels.JOB_FIELDS, jobField)),
    column('招用人数', 'Posts', ({ posts }) => posts),
    column('月薪下限(元)', 'Wage from (yuan)', ({ wageMinYuan }) => wageMinYuan),
    column('月薪上限(元)', 'Wage to (yuan)', ({ wageMaxYuan }) => wageMaxYuan),
    column('技能要求', 'Skill', ({ skill }) => skill),
    column('最低文化程度', 'Education', ({ education }) => wording(labels.EDUCATION, education)),
    column('工作地点', 'Place of work', ({ workplace }) => workplace),
    column('联系电话', 'Phone', ({ phone }) => phone),
    ...standing<Vacancy>(VACANCY_STANDINGS),
    column('有效期至', 'Valid until', ({ validUntil }) => validUntil),
  ],
});

const OFFER_STANDINGS = { ACTIVE: { zh: '有效', en: 'In force' }, REVOKED };

const offers = (
  code: string,
  kind: OfferKind,
  [zh, en]: readonly [string, string],
  own: LedgerColumn<Offer>[],
): LedgerDefinition =>
  defineLedger<Offer>({
    code,
    name: { zh, en },
    entity: Offer,
    only: { kind },
    statuses: OFFER_STANDINGS,
    columns: [
      ...organisation<Offer>('单位名称', 'Organisation'),
      ...own,
      column('名额', 'Places', ({ capacity }) => capacity),
      column('地点', 'Place', (row) => row.place),
      ...standing<Offer>(OFFER_STANDINGS),
      column('开始日期', 'Starts on', ({ startsOn }) => startsOn),
      column('结束日期', 'Ends on', ({ endsOn }) => endsOn),
    ],
  });

const PENSION_STANDINGS = {
  ACTIVE: { zh: '正常领取', en: 'Paid' },
  SUSPENDED: { zh: '暂停发放', en: 'Suspended' },
  RENEWED: { zh: '已由新的认证接续', en: 'Renewed' },
  ENDED: { zh: '终止', en: 'Ended' },
  REVOKED,
};

const pensions = defineLedger<Pension>({
  code: 'pensions',
  name: { zh: '养老保险待遇领取资格认证台账', en: 'Confirmed pensions' },
  entity: Pension,
  statuses: PENSION_STANDINGS,
  columns: [
    ...personColumns<Pension>(),
    ...reach<Pension>(),
    column('待遇类别', 'Kind', ({ pensionKind }) => wording(labels.PENSION_KINDS, pensionKind)),
    column('核验方式', 'Method', ({ method }) => wording(labels.PENSION_METHODS, method)),
    ...standing<Pension>(PENSION_STANDINGS),
    column('最近认证日期', 'Confirmed on', ({ confirmedOn }) => confirmedOn),
    column('下次认证截止日期', 'Due on', ({ nextDueOn }) => nextDueOn),
  ],
});

export const ledgers: LedgerDefinition[] = [
  unemployment,
  ...byKind,
  vacancies,
  offers(
    'training-courses',
    'COURSE',
    ['培训班次台账', 'Training courses'],
    [
      column('班次编号', 'Code', (row) => row.code),
      column('培训职业(工种)', 'Occupation', ({ title }) => title),
      column('培训等级', 'Level', (row) => wording(labels.TRAINING_LEVELS, row.category)),
    ],
  ),
  offers(
    'welfare-posts',
    'WELFARE_POST',
    ['公益性岗位台账', 'Posts of public welfare'],
    [
      column('岗位编号', 'Code', (row) => row.code),
      column('岗位名称', 'Title', ({ title }) => title),
      column('岗位类别', 'Kind', (row) => wording(labels.POST_KINDS, row.category)),
      column('月报酬(元)', 'Wage (yuan)', ({ monthlyWageYuan }) => monthlyWageYuan),
    ],
  ),
  pensions,
];
