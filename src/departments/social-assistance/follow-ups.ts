import type { FollowUpKind } from '../../department-kit/index.js';

/** Work that the register of cases asks for by itself (动态管理). */

const LEDGER = 'cases';

/** 定期核查: the means of the household, by category. */
export const periodicReview: FollowUpKind = {
  code: 'periodic-review',
  name: { zh: '定期核查', en: 'Periodic review' },
  ledger: LEDGER,
  opensDaysBefore: 30,
  doneBy: 'officer',
  outcomes: {
    CONTINUE: { zh: '继续享受', en: 'Goes on unchanged' },
    REDUCE: { zh: '减发', en: 'Goes on, reduced' },
    STOP: { zh: '停发', en: 'Is stopped' },
  },
  resultSchema: {
    type: 'object',
    title: '核查结果',
    additionalProperties: false,
    properties: {
      newAmountYuan: { type: 'number', title: '减发后的金额(元/月)', minimum: 0, maximum: 5_000_000 },
      category: {
        type: 'string',
        title: '分类施保类别',
        oneOf: [
          { const: 'A', title: 'A类(每年核查)' },
          { const: 'B', title: 'B类(每半年核查)' },
          { const: 'C', title: 'C类(每季度核查)' },
        ],
      },
    },
  },
};

/** 生存认证 of those who have the old-age allowance. */
export const lifeConfirmation: FollowUpKind = {
  code: 'life-confirmation',
  name: { zh: '生存认证', en: 'Confirmation of life' },
  ledger: LEDGER,
  opensDaysBefore: 30,
  doneBy: 'officer',
  outcomes: {
    ALIVE: { zh: '健在', en: 'Is alive' },
    NOT_FOUND: { zh: '未能联系', en: 'Could not be found' },
    DECEASED: { zh: '已去世', en: 'Has died' },
  },
  resultSchema: {
    type: 'object',
    title: '认证结果',
    additionalProperties: false,
    properties: { diedOn: { type: 'string', format: 'date', title: '死亡日期' } },
  },
};

/** 先行救助后补齐手续: opens at once; due on the fifth working day. */
export const papersSupply: FollowUpKind = {
  code: 'papers-supply',
  name: { zh: '紧急救助补齐手续', en: 'Papers after urgent aid' },
  ledger: LEDGER,
  opensDaysBefore: 30,
  doneBy: 'officer',
  outcomes: {
    SUPPLIED: { zh: '已补齐', en: 'Supplied' },
    NOT_SUPPLIED: { zh: '未补齐', en: 'Not supplied' },
  },
};

/** 探访关爱 of people on destitute support at home, and of children. */
export const welfareVisit: FollowUpKind = {
  code: 'welfare-visit',
  name: { zh: '探访关爱', en: 'Welfare visit' },
  ledger: LEDGER,
  opensDaysBefore: 14,
  doneBy: 'officer',
  outcomes: {
    WELL: { zh: '生活正常', en: 'All is well' },
    NEEDS_HELP: { zh: '需要帮助', en: 'Needs help' },
  },
};

export const followUps = [periodicReview, lifeConfirmation, papersSupply, welfareVisit];
