import {
  column,
  defineLedger,
  personColumns,
  REVOKED_STANDING as REVOKED,
  standingColumns,
  wording,
  type LedgerColumn,
  type LedgerDefinition,
  type RegisterRow,
  type Unseal,
} from '../../department-kit/index.js';
import type { LocalText } from '../../platform/errors/index.js';
import { maskIdentifier } from '../../platform/identifiers/index.js';
import { REISSUE_REASONS } from './items/birth-medical-certificate-reissue.js';
import { ABILITIES } from './items/elderly-health-check.js';
import { TRADES } from './items/food-worker-health-certificate.js';
import { SEXES } from './items/form-parts.js';
import { REFERRAL_KINDS } from './items/medical-referral.js';
import { MENTAL_ILLNESSES } from './items/serious-mental-illness-management.js';
import { Child } from './registers/child.entity.js';
import { HealthRecord } from './registers/record.entity.js';
import { HealthService } from './registers/service.entity.js';
import { SpecialCare } from './registers/special-care.entity.js';

const RECORD_STANDINGS = { ACTIVE: { zh: '在管', en: 'Kept' }, REVOKED };
const RELATIONS = { HEAD: '户主', SPOUSE: '配偶', CHILD: '子女', PARENT: '父母', OTHER: '其他' };
const RESIDENCES = { REGISTERED: '户籍', NOT_REGISTERED: '非户籍' };

const registeredOn = <Row extends RegisterRow>(zh: string): LedgerColumn<Row> =>
  column(zh, 'Registered on', (row) => row.registeredOn);

const certificateOf =
  <Row extends RegisterRow & { birthCertificateCipher: Buffer | null }>(): LedgerColumn<Row>['value'] =>
  ({ birthCertificateCipher }, unseal) =>
    unseal('birth_certificate_cipher', birthCertificateCipher, maskIdentifier);

const healthRecords = defineLedger<HealthRecord>({
  code: 'health-records',
  name: { zh: '居民健康档案台账', en: 'Health records of residents' },
  entity: HealthRecord,
  statuses: RECORD_STANDINGS,
  columns: [
    column('档案编号', 'Record', ({ recordNumber }) => recordNumber),
    column('户主姓名', 'Head of household', ({ householdHead }) => householdHead),
    column('与户主关系', 'Relation to the head', ({ relationToHead }) => wording(RELATIONS, relationToHead)),
    column('姓名', 'Name', ({ personName }) => personName),
    column('公民身份号码', 'ID number', ({ idNumber }) => idNumber),
    column('出生医学证明编号', 'Birth certificate', certificateOf<HealthRecord>()),
    column('性别', 'Sex', ({ sex }) => wording(SEXES, sex)),
    column('行政区划', 'Division', ({ divisionCode }) => divisionCode),
    column('常住类型', 'Residence', ({ residence }) => wording(RESIDENCES, residence)),
    column('现住址', 'Address', ({ address }) => address),
    column('联系电话', 'Phone', ({ phone }) => phone),
    ...standingColumns<HealthRecord>(RECORD_STANDINGS),
    column('出生日期', 'Date of birth', ({ birthDate }) => birthDate),
    registeredOn<HealthRecord>('建档日期'),
  ],
});

const CHILD_STANDINGS = {
  ACTIVE: { zh: '接种中', en: 'Being vaccinated' },
  COMPLETED: { zh: '已完成免疫程序', en: 'Nothing more to be given' },
  LEFT: { zh: '已迁出', en: 'Lives elsewhere' },
  REVOKED,
};

const children = defineLedger<Child>({
  code: 'children',
  name: { zh: '儿童预防接种台账', en: 'Children’s vaccinations' },
  entity: Child,
  statuses: CHILD_STANDINGS,
  columns: [
    column('儿童姓名', 'Child', ({ personName }) => personName),
    column('公民身份号码', 'ID number', ({ idNumber }) => idNumber),
    column('出生医学证明编号', 'Birth certificate', certificateOf<Child>()),
    column('性别', 'Sex', ({ sex }) => wording(SEXES, sex)),
    column('行政区划', 'Division', ({ divisionCode }) => divisionCode),
    column('监护人', 'Guardian', ({ guardianName }) => guardianName),
    column('联系电话', 'Phone', ({ phone }) => phone),
    column('现住址', 'Address', ({ address }) => address),
    column('已接种剂次数', 'Doses given', ({ givenCount }) => givenCount),
    ...standingColumns<Child>(CHILD_STANDINGS),
    column('出生日期', 'Date of birth', ({ birthDate }) => birthDate),
    registeredOn<Child>('建档日期'),
    column('下一剂应种日期', 'Next dose from', ({ nextDoseOn }) => nextDoseOn),
    column('终止日期', 'Ended on', ({ endedOn }) => endedOn),
  ],
});

const SERVICE_STANDINGS = {
  ACTIVE: { zh: '在管', en: 'Runs' },
  ENDED: { zh: '已终止', en: 'Ended' },
  REVOKED,
};
const RUNNING_OUT = { ...SERVICE_STANDINGS, EXPIRED: { zh: '到期未续', en: 'Ran out' } };

/** What is clinical: absent unless the reader declared a purpose. */
const clinical =
  (field: string, labels: Readonly<Record<string, string>> = {}) =>
  ({ clinicalCipher }: { clinicalCipher: Buffer | null }, unseal: Unseal): string | null => {
    const json = unseal('clinical_cipher', clinicalCipher, null);
    const value = json === null ? undefined : (JSON.parse(json) as Record<string, unknown>)[field];
    return value === undefined || value === null ? null : wording(labels, String(value));
  };

type Columns = LedgerColumn<HealthService>[];

const contact: Columns = [
  column('联系电话', 'Phone', ({ phone }) => phone),
  column('住址', 'Address', ({ address }) => address),
];
const visits: Columns = [
  column('随访次数', 'Visits', ({ visitCount }) => visitCount),
  column('最近随访日期', 'Last visit', ({ lastVisitOn }) => lastVisitOn),
  column('下次随访日期', 'Next visit', ({ nextVisitOn }) => nextVisitOn),
  column('终止日期', 'Ended on', ({ endedOn }) => endedOn),
];
const validUntil: Columns = [column('有效期至', 'Holds until', (row) => row.validUntil)];
const document = (zh: string): Columns => [column(zh, 'Number', ({ documentNumber }) => documentNumber)];
const category = (zh: string, en: string, labels: Readonly<Record<string, string>>): Columns => [
  column(zh, en, (row) => wording(labels, row.category)),
];
const subject = (zh: string, en: string): Columns => [column(zh, en, ({ subjectName }) => subjectName)];

interface ServiceLedger {
  code: string;
  name: LocalText;
  kind: string;
  statuses?: Record<string, LocalText>;
  /** After who it is about, before the standing. */
  about: Columns;
  /** After the day of registration. */
  dates?: Columns;
}

/** Every kind of service is reported by itself. */
const ofKind = ({
  kind,
  about,
  dates = [],
  statuses = SERVICE_STANDINGS,
  ...ledger
}: ServiceLedger): LedgerDefinition =>
  defineLedger<HealthService>({
    ...ledger,
    entity: HealthService,
    only: { kind },
    statuses,
    columns: [
      ...personColumns<HealthService>(),
      ...about,
      ...standingColumns<HealthService>(statuses),
      registeredOn<HealthService>('登记日期'),
      ...dates,
    ],
  });

const DISEASES = { HYPERTENSION: '原发性高血压', DIABETES_TYPE_2: '2型糖尿病' };
const PACKAGES = {
  BASIC: '基础服务包',
  ELDERLY: '老年人服务包',
  MATERNAL: '孕产妇、儿童服务包',
  CHRONIC: '慢性病服务包',
};
const MOBILITIES = { BEDRIDDEN: '卧床', LIMITED: '行动不便', TERMINAL: '疾病终末期', RECOVERING: '术后康复' };
const PURPOSES = { FIRST: '首次办理', LOST: '遗失补办', MOVED_IN: '迁入换证' };
const PLACES = {
  LODGING: '住宿场所',
  HAIR_AND_BEAUTY: '理发店、美容店',
  BATHING: '沐浴场所',
  SWIMMING: '游泳场所',
  ENTERTAINMENT: '文化娱乐场所',
  SHOPPING: '商场、书店',
  WAITING_ROOM: '候诊室、候车(机、船)室',
};

const services = [
  ofKind({
    code: 'maternal-handbooks',
    name: { zh: '孕产妇健康管理台账', en: 'Pregnancies and births' },
    kind: 'MATERNAL_HANDBOOK',
    statuses: { ...SERVICE_STANDINGS, DELIVERED: { zh: '已分娩,产后访视', en: 'Delivered' } },
    about: [
      ...document('手册编号'),
      column('末次月经日期', 'Last period', clinical('lastPeriodOn')),
      column('孕次', 'Pregnancies', clinical('pregnancies')),
      column('产次', 'Deliveries', clinical('deliveries')),
      ...contact,
    ],
    dates: visits,
  }),
  ofKind({
    code: 'vaccination-certificates',
    name: { zh: '预防接种证办理台账', en: 'Vaccination certificates' },
    kind: 'VACCINATION_CERTIFICATE',
    about: [...document('接种证编号'), ...subject('儿童姓名', 'Child'), ...category('办理类别', 'Purpose', PURPOSES)],
  }),
  ofKind({
    code: 'chronic-diseases',
    name: { zh: '慢性病患者健康管理台账', en: 'Patients with chronic diseases' },
    kind: 'CHRONIC_DISEASE',
    about: [
      ...document('管理编号'),
      column('疾病', 'Disease', clinical('disease', DISEASES)),
      column('确诊日期', 'Diagnosed on', clinical('diagnosedOn')),
      ...contact,
    ],
    dates: visits,
  }),
  ofKind({
    code: 'elderly-checks',
    name: { zh: '老年人健康管理台账', en: 'Yearly checks of the elderly' },
    kind: 'ELDERLY_CHECK',
    about: [...category('体检方式', 'Way of checking', ABILITIES), ...contact],
    dates: visits,
  }),
  ofKind({
    code: 'family-doctors',
    name: { zh: '家庭医生签约台账', en: 'Contracts with family doctors' },
    kind: 'FAMILY_DOCTOR',
    statuses: RUNNING_OUT,
    about: [...document('协议编号'), ...category('服务包', 'Package', PACKAGES), ...contact],
    dates: [...validUntil, column('终止日期', 'Ended on', ({ endedOn }) => endedOn)],
  }),
  ofKind({
    code: 'home-beds',
    name: { zh: '家庭病床台账', en: 'Home beds' },
    kind: 'HOME_BED',
    about: [...document('床号'), column('活动能力', 'Mobility', clinical('mobility', MOBILITIES)), ...contact],
    dates: [...validUntil, ...visits],
  }),
  ofKind({
    code: 'referrals',
    name: { zh: '双向转诊台账', en: 'Referrals' },
    kind: 'REFERRAL',
    about: [
      ...document('转诊单编号'),
      ...category('转诊方向', 'Direction', REFERRAL_KINDS),
      ...subject('接收医疗机构', 'Hospital'),
      ...contact,
    ],
    dates: visits,
  }),
  ofKind({
    code: 'birth-certificates',
    name: { zh: '出生医学证明补发台账', en: 'Reissued medical certificates of birth' },
    kind: 'BIRTH_CERTIFICATE',
    about: [
      ...document('补发编号'),
      ...subject('新生儿姓名', 'Child'),
      ...category('补发事由', 'Reason', REISSUE_REASONS),
    ],
  }),
  ofKind({
    code: 'food-workers',
    name: { zh: '食品从业人员健康证明台账', en: 'Health certificates of food workers' },
    kind: 'FOOD_WORKER',
    statuses: RUNNING_OUT,
    about: [...document('证明编号'), ...category('行业', 'Trade', TRADES), ...subject('工作单位', 'Employer')],
    dates: validUntil,
  }),
  ofKind({
    code: 'hygiene-licences',
    name: { zh: '公共场所卫生许可台账', en: 'Hygiene licences of public places' },
    kind: 'HYGIENE_LICENCE',
    statuses: RUNNING_OUT,
    about: [...document('许可证号'), ...subject('场所名称', 'Place'), ...category('场所类别', 'Kind', PLACES)],
    dates: validUntil,
  }),
];

const SPECIAL_STANDINGS = SERVICE_STANDINGS;

/** Of a special group: absent for everybody who is not cleared. */
const specialCare = defineLedger<SpecialCare>({
  code: 'special-care',
  name: { zh: '严重精神障碍患者管理台账', en: 'Management of serious mental illness' },
  entity: SpecialCare,
  confidential: true,
  statuses: SPECIAL_STANDINGS,
  columns: [
    ...personColumns<SpecialCare>(),
    column('诊断', 'Diagnosis', clinical('illness', MENTAL_ILLNESSES)),
    column('危险性评估(级)', 'Risk', clinical('riskLevel')),
    column('监护人', 'Guardian', clinical('guardianName')),
    column('监护人电话', 'Guardian’s phone', clinical('guardianPhone')),
    column('住址', 'Address', ({ address }) => address),
    ...standingColumns<SpecialCare>(SPECIAL_STANDINGS),
    registeredOn<SpecialCare>('纳入日期'),
    column('随访次数', 'Visits', ({ visitCount }) => visitCount),
    column('最近随访日期', 'Last visit', ({ lastVisitOn }) => lastVisitOn),
    column('下次随访日期', 'Next visit', ({ nextVisitOn }) => nextVisitOn),
    column('终止日期', 'Ended on', ({ endedOn }) => endedOn),
  ],
});

export const ledgers = [healthRecords, children, ...services, specialCare];
