import { choice, day, followUpResult, text, type FollowUpKind } from '../../department-kit/index.js';

/** Work that the registers of family planning ask for by themselves. */

/** 预产期随访, from the expected day on. */
export const expectedBirth: FollowUpKind = {
  code: 'expected-birth',
  name: { zh: '预产期随访', en: 'Visit after an expected birth' },
  ledger: 'births',
  opensDaysBefore: 30,
  doneBy: 'officer',
  outcomes: {
    BORN: { zh: '已出生', en: 'Born' },
    NOT_YET: { zh: '尚未出生或者未联系上,再次随访', en: 'Not yet, or not reached: asked again' },
    ENDED: { zh: '妊娠终止', en: 'The pregnancy ended' },
    MOVED: { zh: '已迁出本地', en: 'Has moved away' },
  },
  resultSchema: followUpResult('随访结果', {
    birthDate: day('实际出生日期'),
    childSex: choice('性别', { M: '男', F: '女' }),
  }),
};

const REACHED_AGE = {
  INFORMED: { zh: '已告知并协助申领', en: 'Told, and helped to claim' },
  NOT_ENTITLED: { zh: '不再符合条件', en: 'Not entitled any more' },
  NOT_REACHED: { zh: '未联系上,再次联系', en: 'Not reached: asked again' },
};

/** 光荣证持证人达到奖励年龄; an award given meanwhile takes it back. */
export const awardAge: FollowUpKind = {
  code: 'award-age',
  name: { zh: '持证人达到奖励年龄', en: 'The holder reaches the age of the award' },
  ledger: 'one-child-certificates',
  opensDaysBefore: 60,
  doneBy: 'officer',
  outcomes: REACHED_AGE,
};

/** The same of the holder's spouse. */
export const spouseAwardAge: FollowUpKind = {
  ...awardAge,
  code: 'award-age-spouse',
  name: { zh: '持证人配偶达到奖励年龄', en: 'The holder’s spouse reaches the age of the award' },
};

const YEARLY = {
  CONTINUE: { zh: '符合条件,续发一年', en: 'Still entitled: another year' },
  STOP: { zh: '不再符合条件,停发', en: 'Not entitled any more: stopped' },
  NOT_REACHED: { zh: '未能核实,再次核实', en: 'Not reached: asked again' },
};

const yearly = (code: string, [zh, en]: readonly [string, string], ledger: string): FollowUpKind => ({
  code,
  name: { zh, en },
  ledger,
  opensDaysBefore: 30,
  doneBy: 'officer',
  outcomes: YEARLY,
  resultSchema: followUpResult('年审情况', { stopReason: text('停发原因', 200) }),
});

/** 独生子女父母奖励费年度审核. */
export const oneChildFeeReview = yearly(
  'one-child-fee-review',
  ['独生子女父母奖励费年度审核', 'Yearly review of the award for an only child'],
  'one-child-awards',
);

/** 农村部分计划生育家庭奖励扶助年审. */
export const ruralAwardReview = yearly(
  'rural-award-review',
  ['农村奖励扶助年度审核', 'Yearly review of the rural award'],
  'rural-awards',
);

/** 育儿补贴年度续发, until the child is three. */
export const childcareRenewal = yearly(
  'childcare-renewal',
  ['育儿补贴年度续发', 'Yearly renewal of a childcare subsidy'],
  'childcare-subsidies',
);

/** 特别扶助年审, of a special group. */
export const specialSupportReview = yearly(
  'special-support-review',
  ['特别扶助年度审核', 'Yearly review of special support'],
  'special-supports',
);

/** 特殊家庭联系人走访, of a special group. */
export const specialSupportVisit: FollowUpKind = {
  code: 'special-support-visit',
  name: { zh: '特殊家庭联系人走访', en: 'Visit of a special family' },
  ledger: 'special-supports',
  opensDaysBefore: 15,
  doneBy: 'officer',
  outcomes: {
    VISITED: { zh: '已走访', en: 'Visited' },
    DECLINED: { zh: '本人谢绝走访', en: 'Visits are declined: none any more' },
    NOT_REACHED: { zh: '未联系上,再次走访', en: 'Not reached: visited again' },
  },
  resultSchema: followUpResult('走访情况', { needs: text('需要帮助的事项', 300) }),
};

/** 托育机构年度检查. */
export const nurseryCheck: FollowUpKind = {
  code: 'nursery-check',
  name: { zh: '托育机构年度检查', en: 'Yearly check of a nursery' },
  ledger: 'nurseries',
  opensDaysBefore: 30,
  doneBy: 'officer',
  outcomes: {
    PASSED: { zh: '检查合格', en: 'Passed' },
    RECTIFY: { zh: '限期整改', en: 'Has to be put right' },
    CLOSED: { zh: '停止服务,撤销备案', en: 'Has closed: struck off' },
  },
};

export const followUps = [
  expectedBirth,
  awardAge,
  spouseAwardAge,
  oneChildFeeReview,
  ruralAwardReview,
  childcareRenewal,
  specialSupportReview,
  specialSupportVisit,
  nurseryCheck,
];
