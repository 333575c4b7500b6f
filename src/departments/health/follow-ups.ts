import type {} from '../../catalogue/index.js';
import { day, followUpResult, text, type FollowUpKind } from '../../department-kit/index.js';
import { doses, measurements } from './items/form-parts.js';
import { VACCINATION_WINDOW_DAYS } from './health.policy.js';

/** Work that the registers of health ask for by themselves. */

const ENDED = { zh: '已迁出、去世或者本人退出,终止', en: 'Moved away, died or withdrew: ended' };
const NOT_FOUND = { zh: '未能联系,再次随访', en: 'Could not be found: to be looked for again' };

/** 预防接种: opens on the day from which the next dose is to be given. */
export const vaccination: FollowUpKind = {
  code: 'vaccination',
  name: { zh: '预防接种', en: 'Vaccination' },
  ledger: 'children',
  opensDaysBefore: VACCINATION_WINDOW_DAYS,
  doneBy: 'officer',
  outcomes: {
    VACCINATED: { zh: '已接种', en: 'Vaccinated' },
    POSTPONED: { zh: '暂缓接种', en: 'Postponed' },
    WAIVED: { zh: '有禁忌,不予接种', en: 'Must not be given' },
    LEFT: { zh: '已迁出', en: 'Lives elsewhere now' },
  },
  resultSchema: followUpResult('接种结果', {
    doses: doses('接种(不予接种)的剂次'),
    postponedUntil: day('暂缓至'),
  }),
};

/** 孕期健康管理: five times before birth. */
export const antenatalVisit: FollowUpKind = {
  code: 'antenatal-visit',
  name: { zh: '孕期随访', en: 'Visit during pregnancy' },
  ledger: 'maternal-handbooks',
  opensDaysBefore: 14,
  doneBy: 'officer',
  outcomes: {
    NORMAL: { zh: '未见异常', en: 'Nothing unusual' },
    ABNORMAL: { zh: '发现异常,转诊后再次随访', en: 'Something unusual: referred, to be seen again' },
    NOT_FOUND,
    DELIVERED: { zh: '已分娩', en: 'The child is born' },
    ENDED: { zh: '妊娠终止或者已迁出', en: 'The pregnancy ended, or she moved away' },
  },
  resultSchema: followUpResult('孕期随访结果', { deliveredOn: day('分娩日期') }),
};

/** 产后访视 and 产后42天健康检查. */
export const postnatalVisit: FollowUpKind = {
  code: 'postnatal-visit',
  name: { zh: '产后访视', en: 'Visit after birth' },
  ledger: 'maternal-handbooks',
  opensDaysBefore: 7,
  doneBy: 'officer',
  outcomes: {
    NORMAL: { zh: '未见异常', en: 'Nothing unusual' },
    ABNORMAL: { zh: '发现异常,转诊后再次随访', en: 'Something unusual: referred, to be seen again' },
    NOT_FOUND,
    ENDED,
  },
};

/** 高血压、2型糖尿病患者随访: at least four a year. */
export const chronicVisit: FollowUpKind = {
  code: 'chronic-visit',
  name: { zh: '慢性病患者随访', en: 'Visit to a patient with a chronic disease' },
  ledger: 'chronic-diseases',
  opensDaysBefore: 14,
  doneBy: 'officer',
  outcomes: {
    CONTROLLED: { zh: '控制满意', en: 'Under control' },
    UNCONTROLLED: { zh: '控制不满意,两周内复访', en: 'Not under control: again within two weeks' },
    REFERRED: { zh: '转诊,两周内追访', en: 'Referred: asked after within two weeks' },
    NOT_FOUND,
    ENDED,
  },
  resultSchema: followUpResult('随访结果', { ...measurements, medication: text('用药调整', 300) }),
};

/** 家庭医生签约到期续签. */
export const contractRenewal: FollowUpKind = {
  code: 'contract-renewal',
  name: { zh: '家庭医生签约到期续签', en: 'Renewal of a contract with a family doctor' },
  ledger: 'family-doctors',
  opensDaysBefore: 30,
  doneBy: 'officer',
  outcomes: {
    RENEWED: { zh: '续签一年', en: 'Renewed for a year' },
    NOT_RENEWED: { zh: '不再续签', en: 'Not renewed' },
    NOT_FOUND,
  },
};

/** 家庭病床巡诊. */
export const homeBedVisit: FollowUpKind = {
  code: 'home-bed-visit',
  name: { zh: '家庭病床巡诊', en: 'Visit to a home bed' },
  ledger: 'home-beds',
  opensDaysBefore: 3,
  doneBy: 'officer',
  outcomes: {
    VISITED: { zh: '已巡诊', en: 'Visited' },
    EXTENDED: { zh: '已巡诊,期满续床', en: 'Visited; the bed is kept for another term' },
    CLOSED: { zh: '撤床', en: 'The bed is closed' },
    HOSPITALISED: { zh: '转住院,撤床', en: 'Taken to hospital: the bed is closed' },
  },
  resultSchema: followUpResult('巡诊记录', { ...measurements, treatment: text('处置', 500) }),
};

/** 公共场所卫生许可证到期延续. */
export const licenceRenewal: FollowUpKind = {
  code: 'licence-renewal',
  name: { zh: '公共场所卫生许可证到期核对', en: 'End of a hygiene licence' },
  ledger: 'hygiene-licences',
  opensDaysBefore: 60,
  doneBy: 'officer',
  outcomes: {
    RENEWED: { zh: '复核合格,延续四年', en: 'Inspected: renewed for four years' },
    NOT_RENEWED: { zh: '不予延续', en: 'Not renewed' },
    CLOSED: { zh: '已停业', en: 'Gone out of business' },
  },
};

/** 老年人年度健康体检. */
export const elderlyCheck: FollowUpKind = {
  code: 'elderly-check',
  name: { zh: '老年人年度健康体检', en: 'Yearly health check' },
  ledger: 'elderly-checks',
  opensDaysBefore: 30,
  doneBy: 'officer',
  outcomes: {
    CHECKED: { zh: '已体检', en: 'Checked' },
    NOT_FOUND,
    ENDED,
  },
  resultSchema: followUpResult('体检结果', { ...measurements, advice: text('健康指导', 500) }),
};

/** 转诊追访. */
export const referralReturn: FollowUpKind = {
  code: 'referral-return',
  name: { zh: '转诊追访', en: 'Asking after a referral' },
  ledger: 'referrals',
  opensDaysBefore: 7,
  doneBy: 'officer',
  outcomes: {
    RETURNED: { zh: '治疗结束,已转回', en: 'Treated and back' },
    IN_TREATMENT: { zh: '仍在治疗', en: 'Still being treated' },
    NOT_ATTENDED: { zh: '未前往就诊', en: 'Did not go' },
  },
};

/** 从业人员健康证明到期. */
export const foodCertificateRenewal: FollowUpKind = {
  code: 'food-certificate-renewal',
  name: { zh: '从业人员健康证明到期核对', en: 'End of a food worker’s health certificate' },
  ledger: 'food-workers',
  opensDaysBefore: 30,
  doneBy: 'officer',
  outcomes: {
    RENEWED: { zh: '已重新体检,续证', en: 'Examined again: renewed' },
    NOT_RENEWED: { zh: '未体检,证明失效', en: 'Not examined: expired' },
    LEFT: { zh: '已不从事食品工作', en: 'Does not work with food any more' },
  },
  resultSchema: followUpResult('续证结果', { examinedOn: day('健康检查日期') }),
};

/** 严重精神障碍患者随访, of a special group. */
export const specialVisit: FollowUpKind = {
  code: 'special-visit',
  name: { zh: '重点管理患者随访', en: 'Visit to a patient of a special group' },
  ledger: 'special-care',
  opensDaysBefore: 14,
  doneBy: 'officer',
  outcomes: {
    STABLE: { zh: '病情稳定', en: 'Stable' },
    BASICALLY_STABLE: { zh: '病情基本稳定,两周内复访', en: 'Nearly stable: again within two weeks' },
    UNSTABLE: { zh: '病情不稳定,转诊并两周内追访', en: 'Not stable: referred, again within two weeks' },
    NOT_FOUND,
    ENDED,
  },
  resultSchema: followUpResult('随访结果', {
    riskLevel: { type: 'integer', title: '危险性评估(级)', minimum: 0, maximum: 5 },
    medication: text('用药情况', 300),
  }),
};

export const followUps = [
  vaccination,
  antenatalVisit,
  postnatalVisit,
  chronicVisit,
  contractRenewal,
  homeBedVisit,
  licenceRenewal,
  elderlyCheck,
  referralReturn,
  foodCertificateRenewal,
  specialVisit,
];
