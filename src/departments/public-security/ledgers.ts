import {
  birthOf,
  column,
  defineLedger,
  personColumns,
  REVOKED_STANDING as REVOKED,
  sexOf,
  standingColumns,
  wording,
  type LedgerColumn,
  type RegisterRow,
} from '../../department-kit/index.js';
import { maskIdentifier } from '../../platform/identifiers/index.js';
import { REHABILITATION_KINDS } from './items/community-rehabilitation.js';
import { DISPUTE_KINDS } from './items/dispute-mediation.js';
import { PARTICULARS } from './items/household-correction.js';
import { REPLACEMENT_REASONS } from './items/id-card-replacement.js';
import { PURPOSES } from './items/no-crime-certificate.js';
import { PERMIT_GROUNDS } from './items/residence-permit.js';
import { HOUSING_KINDS, RESIDENCE_REASONS } from './items/residence-registration.js';
import { Certificate } from './registers/certificate.entity.js';
import { Dispute } from './registers/dispute.entity.js';
import { Dog } from './registers/dog.entity.js';
import { HouseholdEntry } from './registers/household-entry.entity.js';
import { IdCard } from './registers/id-card.entity.js';
import { Permit } from './registers/permit.entity.js';
import { Rehabilitation } from './registers/rehabilitation.entity.js';
import { Residence } from './registers/residence.entity.js';
import { SweepArea } from './registers/sweep-area.entity.js';

const registeredOn = <Row extends RegisterRow>(zh = '登记日期'): LedgerColumn<Row> =>
  column(zh, 'Registered on', (row) => row.registeredOn);

const RESIDENCE_STANDINGS = {
  ACTIVE: { zh: '在册', en: 'Registered' },
  MOVED: { zh: '已变更地址', en: 'Has moved' },
  LEFT: { zh: '已离开注销', en: 'Has left' },
  REVOKED,
};

const residences = defineLedger<Residence>({
  code: 'residences',
  name: { zh: '流动人口居住登记台账', en: 'Registrations of residence' },
  entity: Residence,
  statuses: RESIDENCE_STANDINGS,
  columns: [
    ...personColumns<Residence>(),
    column('户籍地', 'From', ({ originPlace }) => originPlace),
    column('现居住地址', 'Address', ({ address }) => address),
    column('住所类型', 'Housing', ({ housingKind }) => wording(HOUSING_KINDS, housingKind)),
    column('居住事由', 'Reason', ({ reason }) => wording(RESIDENCE_REASONS, reason)),
    column('联系电话', 'Phone', ({ phone }) => phone),
    ...standingColumns<Residence>(RESIDENCE_STANDINGS),
    column('来此居住日期', 'Resides since', ({ residedSince }) => residedSince),
    registeredOn<Residence>(),
    column('登记有效期至', 'Holds until', ({ validUntil }) => validUntil),
  ],
});

const PERMIT_STANDINGS = {
  ACTIVE: { zh: '有效', en: 'In force' },
  LAPSED: { zh: '逾期未签注,使用功能中止', en: 'Lapsed' },
  REVOKED,
};
const PERMIT_KINDS = { ISSUE: '签发', ENDORSEMENT: '签注' };

const permits = defineLedger<Permit>({
  code: 'permits',
  name: { zh: '居住证台账', en: 'Residence permits' },
  entity: Permit,
  statuses: PERMIT_STANDINGS,
  columns: [
    ...personColumns<Permit>(),
    column('居住地址', 'Address', ({ address }) => address),
    column('业务类型', 'Kind', ({ kind }) => wording(PERMIT_KINDS, kind)),
    column('申领条件', 'Ground', ({ ground }) => wording(PERMIT_GROUNDS, ground)),
    column('联系电话', 'Phone', ({ phone }) => phone),
    ...standingColumns<Permit>(PERMIT_STANDINGS),
    registeredOn<Permit>('签发签注日期'),
    column('签注有效期至', 'Endorsed until', ({ validUntil }) => validUntil),
  ],
});

const ENTRY_STANDINGS = { ACTIVE: { zh: '有效', en: 'Stands' }, REVOKED };
const HOUSEHOLD_KINDS = { BIRTH: '出生登记', MOVE_IN: '迁入登记', CANCELLATION: '死亡注销', CORRECTION: '变更更正' };
const SEXES = { M: '男', F: '女' };

const households = defineLedger<HouseholdEntry>({
  code: 'households',
  name: { zh: '户口登记台账', en: 'Entries in the household register' },
  entity: HouseholdEntry,
  statuses: ENTRY_STANDINGS,
  columns: [
    column('姓名', 'Name', ({ personName }) => personName),
    column('公民身份号码', 'ID number', ({ idNumber }) => idNumber),
    column('性别', 'Sex', ({ sex, idNumber }) => wording(SEXES, sex) ?? sexOf(idNumber)),
    column('行政区划', 'Division', ({ divisionCode }) => divisionCode),
    column('登记类型', 'Kind', ({ kind }) => wording(HOUSEHOLD_KINDS, kind)),
    column('人数', 'Persons', ({ personCount }) => personCount),
    column('变更更正项目', 'Particular', ({ corrected }) => wording(PARTICULARS, corrected)),
    column('变更更正后内容', 'New value', ({ newValueCipher }, unseal) =>
      unseal('new_value_cipher', newValueCipher, null),
    ),
    column('出生医学证明编号', 'Birth certificate', ({ birthCertificateCipher }, unseal) =>
      unseal('birth_certificate_cipher', birthCertificateCipher, maskIdentifier),
    ),
    column('父亲姓名', 'Father', ({ fatherName }) => fatherName),
    column('母亲姓名', 'Mother', ({ motherName }) => motherName),
    column('户籍地址', 'Address', ({ address }) => address),
    ...standingColumns<HouseholdEntry>(ENTRY_STANDINGS),
    column('出生日期', 'Date of birth', ({ birthDate, idNumber }) => birthDate ?? birthOf(idNumber)),
    column('死亡日期', 'Died on', ({ diedOn }) => diedOn),
    registeredOn<HouseholdEntry>(),
  ],
});

const certificates = defineLedger<Certificate>({
  code: 'certificates',
  name: { zh: '无犯罪记录证明台账', en: 'Certificates of no criminal record' },
  entity: Certificate,
  statuses: ENTRY_STANDINGS,
  columns: [
    ...personColumns<Certificate>(),
    column('查询用途', 'Purpose', ({ purpose }) => wording(PURPOSES, purpose)),
    ...standingColumns<Certificate>(ENTRY_STANDINGS),
    registeredOn<Certificate>('出具日期'),
  ],
});

const idCards = defineLedger<IdCard>({
  code: 'id-cards',
  name: { zh: '居民身份证补换领台账', en: 'Replaced identity cards' },
  entity: IdCard,
  statuses: ENTRY_STANDINGS,
  columns: [
    ...personColumns<IdCard>(),
    column('事由', 'Reason', ({ reason }) => wording(REPLACEMENT_REASONS, reason)),
    column('申请临时身份证', 'Temporary card', ({ temporaryCard }) => (temporaryCard ? '是' : '否')),
    ...standingColumns<IdCard>(ENTRY_STANDINGS),
    column('丢失损坏日期', 'Lost or damaged on', ({ lostOrDamagedOn }) => lostOrDamagedOn),
    registeredOn<IdCard>('办结日期'),
  ],
});

const DOG_STANDINGS = { ...ENTRY_STANDINGS, DEREGISTERED: { zh: '已注销', en: 'Ended' } };

const dogs = defineLedger<Dog>({
  code: 'dogs',
  name: { zh: '养犬登记台账', en: 'Registered dogs' },
  entity: Dog,
  statuses: DOG_STANDINGS,
  columns: [
    ...personColumns<Dog>(),
    column('犬名', 'Dog', ({ dogName }) => dogName),
    column('品种', 'Breed', ({ breed }) => breed),
    column('电子标识编号', 'Chip', ({ chipNumber }) => chipNumber),
    column('饲养地址', 'Kept at', ({ address }) => address),
    column('联系电话', 'Phone', ({ phone }) => phone),
    ...standingColumns<Dog>(DOG_STANDINGS),
    registeredOn<Dog>(),
    column('登记有效期至', 'Holds until', ({ validUntil }) => validUntil),
  ],
});

const DISPUTE_STANDINGS = {
  ACTIVE: { zh: '已发现,待调解', en: 'Found' },
  MEDIATED: { zh: '已调解,回访中', en: 'Mediated' },
  CLOSED: { zh: '已办结', en: 'Closed' },
  REFERRED: { zh: '调解不成,已告知其他途径', en: 'Referred' },
  REVOKED,
};

const disputes = defineLedger<Dispute>({
  code: 'disputes',
  name: { zh: '矛盾纠纷排查调处台账', en: 'Disputes' },
  entity: Dispute,
  statuses: DISPUTE_STANDINGS,
  columns: [
    column('当事人', 'Party', ({ personName }) => personName),
    column('对方当事人', 'Other party', ({ otherPartyName }) => otherPartyName),
    column('行政区划', 'Division', ({ divisionCode }) => divisionCode),
    column('纠纷类型', 'Kind', ({ kind }) => wording(DISPUTE_KINDS, kind)),
    column('来源', 'Origin', ({ origin }) => (origin === 'SWEEP' ? '排查发现' : '当事人申请')),
    ...standingColumns<Dispute>(DISPUTE_STANDINGS),
    column('告知途径', 'Referred to', ({ referredTo }) => referredTo),
    column('发现日期', 'Found on', ({ foundOn }) => foundOn),
    column('调解日期', 'Mediated on', ({ mediatedOn }) => mediatedOn),
    column('下次调解回访日期', 'Next on', ({ nextOn }) => nextOn),
    column('办结日期', 'Closed on', ({ closedOn }) => closedOn),
  ],
});

const AREA_STANDINGS = { ...ENTRY_STANDINGS, ENDED: { zh: '已撤销', en: 'Ended' } };

const sweepAreas = defineLedger<SweepArea>({
  code: 'sweep-areas',
  name: { zh: '矛盾纠纷排查责任区台账', en: 'Areas swept for disputes' },
  entity: SweepArea,
  statuses: AREA_STANDINGS,
  columns: [
    column('责任区', 'Area', ({ areaName }) => areaName),
    column('责任单位', 'Organisation', ({ personName }) => personName),
    column('统一社会信用代码', 'Credit code', ({ idNumber }) => idNumber),
    column('行政区划', 'Division', ({ divisionCode }) => divisionCode),
    column('调解员', 'Mediator', ({ mediatorName }) => mediatorName),
    column('排查周期(月)', 'Every months', ({ sweepMonths }) => sweepMonths),
    column('已排查次数', 'Sweeps', ({ sweepCount }) => sweepCount),
    column('发现纠纷数', 'Disputes found', ({ disputeCount }) => disputeCount),
    ...standingColumns<SweepArea>(AREA_STANDINGS),
    registeredOn<SweepArea>('备案日期'),
    column('最近排查日期', 'Last swept on', ({ lastSweptOn }) => lastSweptOn),
    column('下次排查日期', 'Next sweep', ({ nextSweepOn }) => nextSweepOn),
  ],
});

const REHABILITATION_STANDINGS = {
  ACTIVE: { zh: '执行中', en: 'Runs' },
  COMPLETED: { zh: '期满解除', en: 'Completed' },
  BREACHED: { zh: '严重违反协议', en: 'Broken' },
  ENDED: { zh: '已终止', en: 'Ended' },
  REVOKED,
};

/** Of a special group: absent for everybody who is not cleared. */
const rehabilitations = defineLedger<Rehabilitation>({
  code: 'rehabilitations',
  name: { zh: '社区戒毒(康复)人员台账', en: 'Community detoxification and rehabilitation' },
  entity: Rehabilitation,
  confidential: true,
  statuses: REHABILITATION_STANDINGS,
  columns: [
    ...personColumns<Rehabilitation>(),
    column('措施', 'Measure', ({ kind }) => wording(REHABILITATION_KINDS, kind)),
    column('执行地住址', 'Address', ({ address }) => address),
    column('检测合格次数', 'Tests passed', ({ testCount }) => testCount),
    column('未到场次数', 'Tests missed', ({ missedCount }) => missedCount),
    ...standingColumns<Rehabilitation>(REHABILITATION_STANDINGS),
    column('协议开始日期', 'From', ({ startsOn }) => startsOn),
    column('协议期满日期', 'Until', ({ endsOn }) => endsOn),
    column('下次检测日期', 'Next test', ({ nextTestOn }) => nextTestOn),
  ],
});

export const ledgers = [
  residences,
  permits,
  households,
  certificates,
  idCards,
  dogs,
  disputes,
  sweepAreas,
  rehabilitations,
];
