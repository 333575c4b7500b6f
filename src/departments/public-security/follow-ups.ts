import type {} from '../../catalogue/index.js';
import { type FollowUpKind, choice, day, formObject, text, followUpResult } from '../../department-kit/index.js';
import { DISPUTE_KINDS } from './items/dispute-mediation.js';

/** Work that the registers of public security ask for by themselves. */

/** 居住登记到期续期. */
export const residenceRenewal: FollowUpKind = {
  code: 'residence-renewal',
  name: { zh: '居住登记到期核对续期', en: 'Renewal of a registration of residence' },
  ledger: 'residences',
  opensDaysBefore: 30,
  doneBy: 'officer',
  outcomes: {
    STILL_RESIDES: { zh: '仍在居住,续期', en: 'Still resides: renewed' },
    LEFT: { zh: '已离开,注销', en: 'Has left: ended' },
    NOT_FOUND: { zh: '未能联系,再次核对', en: 'Could not be found: to be looked for again' },
  },
};

/** 居住证到期签注提醒; an endorsement made meanwhile takes it back. */
export const permitEndorsement: FollowUpKind = {
  code: 'permit-endorsement',
  name: { zh: '居住证到期签注', en: 'Endorsement of a residence permit' },
  ledger: 'permits',
  opensDaysBefore: 30,
  doneBy: 'officer',
  outcomes: {
    REMINDED: { zh: '已提醒签注', en: 'Was reminded' },
    SUSPENDED: { zh: '逾期未签注,使用功能中止', en: 'Ran out: the permit does not work' },
    LEFT: { zh: '已离开', en: 'Has left' },
  },
};

/** 排查责任区定期排查. */
export const disputeSweep: FollowUpKind = {
  code: 'dispute-sweep',
  name: { zh: '矛盾纠纷定期排查', en: 'Sweep for disputes' },
  ledger: 'sweep-areas',
  opensDaysBefore: 10,
  doneBy: 'officer',
  outcomes: {
    NOTHING_FOUND: { zh: '未发现纠纷', en: 'Nothing was found' },
    FOUND: { zh: '发现纠纷', en: 'Disputes were found' },
    AREA_ENDED: { zh: '责任区撤销,不再排查', en: 'The area is swept no more' },
  },
  resultSchema: followUpResult('排查结果', {
    disputes: {
      type: 'array',
      title: '发现的纠纷',
      minItems: 1,
      maxItems: 20,
      items: formObject('纠纷', {
        disputeKind: choice('纠纷类型', DISPUTE_KINDS),
        partyName: text('一方当事人', 60),
        otherPartyName: text('另一方当事人', 60),
      }),
    },
  }),
};

/** 调解 of what a sweep found, or of what broke out again. */
export const disputeMediate: FollowUpKind = {
  code: 'dispute-mediate',
  name: { zh: '矛盾纠纷调解', en: 'Mediation of a dispute that was found' },
  ledger: 'disputes',
  opensDaysBefore: 15,
  doneBy: 'officer',
  outcomes: {
    AGREED: { zh: '调解成功,达成协议', en: 'An agreement was reached' },
    CONTINUE: { zh: '继续调解', en: 'Mediation goes on' },
    FAILED: { zh: '调解不成,告知其他途径', en: 'No agreement: referred' },
  },
  resultSchema: followUpResult('调解结果', { referredTo: text('告知的机关或者途径', 100) }),
};

/** 调解协议履行回访. */
export const disputeRevisit: FollowUpKind = {
  code: 'dispute-revisit',
  name: { zh: '矛盾纠纷回访', en: 'Visit after an agreement' },
  ledger: 'disputes',
  opensDaysBefore: 7,
  doneBy: 'officer',
  outcomes: {
    FULFILLED: { zh: '协议已履行,办结', en: 'The agreement is fulfilled: closed' },
    IN_PROGRESS: { zh: '正在履行,继续回访', en: 'Being fulfilled' },
    RELAPSED: { zh: '纠纷反复,重新调解', en: 'Broke out again' },
  },
};

/** 社区戒毒(康复)定期检测, of a special group. */
export const rehabilitationTest: FollowUpKind = {
  code: 'rehabilitation-test',
  name: { zh: '社区戒毒(康复)定期检测', en: 'Test during community treatment' },
  ledger: 'rehabilitations',
  opensDaysBefore: 7,
  doneBy: 'officer',
  outcomes: {
    PASSED: { zh: '检测合格', en: 'Passed' },
    ABSENT: { zh: '未到场', en: 'Did not come' },
    BREACHED: { zh: '严重违反协议', en: 'The agreement was gravely broken' },
    ENDED: { zh: '已去世或者变更执行地,终止', en: 'Has died, or is tested elsewhere: ended' },
  },
};

/** 养犬登记续期. */
export const dogRenewal: FollowUpKind = {
  code: 'dog-renewal',
  name: { zh: '养犬登记续期', en: 'Renewal of a dog’s registration' },
  ledger: 'dogs',
  opensDaysBefore: 30,
  doneBy: 'officer',
  outcomes: {
    RENEWED: { zh: '已免疫,续期', en: 'Vaccinated: renewed' },
    NOT_VACCINATED: { zh: '未免疫,限期补种', en: 'Not vaccinated yet' },
    GONE: { zh: '犬只死亡、送养或者失踪,注销', en: 'Died, given away or lost: ended' },
  },
  resultSchema: followUpResult('续期结果', { vaccinatedUntil: day('免疫有效期至') }),
};

export const followUps = [
  residenceRenewal,
  permitEndorsement,
  disputeSweep,
  disputeMediate,
  disputeRevisit,
  rehabilitationTest,
  dogRenewal,
];
