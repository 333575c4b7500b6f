import type { RuleViolation } from '../department-kit/index.js';
import type { Material, PlaceRuleKind } from '../catalogue/index.js';
import type { ServiceCentreRecord } from '../organisation/index.js';
import { refuse, type UserErrors, type UserProblem } from '../platform/errors/index.js';

export const unknownItem = (): UserErrors =>
  refuse('UNKNOWN_ITEM', { zh: '没有这个事项,请从事项目录中选择。', en: 'There is no such item in the catalogue.' }, [
    'input',
    'itemCode',
  ]);

export const retiredItem = (): UserErrors =>
  refuse(
    'ITEM_NOT_AVAILABLE',
    { zh: '该事项已停办,不再受理新的申请。', en: 'This item was retired; it cannot be applied for any more.' },
    ['input', 'itemCode'],
  );

/** @param number of the request of which the applicant has only one at a time */
export const alreadyRunning = (number: string): RuleViolation => ({
  message: {
    zh: `申请人的同一事项正在办理(受理编号${number}),办结后再申请。`,
    en: `The applicant's request ${number} for the same matter is being handled; apply again when it is decided.`,
  },
  field: ['applicant', 'idNumber'],
});

export const notForApplicant = (kind: 'PERSON' | 'ORGANISATION'): UserErrors =>
  refuse(
    'ITEM_NOT_AVAILABLE',
    kind === 'PERSON'
      ? { zh: '此事项只面向法人或其他组织。', en: 'This item is for organisations only.' }
      : { zh: '此事项只面向自然人。', en: 'This item is for natural persons only.' },
    ['input', 'applicant', 'idNumber'],
  );

export const agentIsApplicant = (): UserErrors =>
  refuse(
    'INVALID_INPUT',
    { zh: '代办人不能是申请人本人;本人办理的,不填代办人。', en: 'Nobody is their own agent; leave the agent out.' },
    ['input', 'agent', 'idNumber'],
  );

export const channelNotForPartner = (): UserErrors =>
  refuse(
    'INVALID_INPUT',
    { zh: '合作平台只能使用 ONLINE 或 SELF_SERVICE 渠道。', en: 'A partner submits by ONLINE or SELF_SERVICE.' },
    ['input', 'channel'],
  );

export const partnerCannotAccept = (): UserErrors =>
  refuse('INVALID_INPUT', { zh: '受理由窗口工作人员作出。', en: 'Acceptance is for the clerk at the window.' }, [
    'input',
    'accept',
  ]);

export const sameKeyOtherContent = (): UserErrors =>
  refuse(
    'DUPLICATE_KEY_MISMATCH',
    { zh: '这个 clientKey 已用于另一份申请。', en: 'This clientKey was used with other content.' },
    ['input', 'clientKey'],
  );

export const materialMissing = (material: Material, field: string[]): UserProblem => ({
  code: 'MATERIAL_MISSING',
  field,
  message: { zh: `缺少材料:${material.name.zh}。`, en: `This paper is missing: ${material.name.en}.` },
});

/** What was sent is repeated only where it looks like a code: else it may be anything, a person's number too. */
export const unknownMaterial = (code: string, field: string[]): UserProblem => ({
  code: 'INVALID_INPUT',
  field,
  message: /^[a-z][a-z-]*$/.test(code)
    ? { zh: `此事项没有编码为“${code}”的材料。`, en: `This item has no material "${code}".` }
    : { zh: '此事项没有这项材料,请按事项清单填写编码。', en: 'This item has no such material.' },
});

export const sameMaterialTwice = (field: string[]): UserProblem => ({
  code: 'INVALID_INPUT',
  field,
  message: { zh: '同一材料写了两次。', en: 'The same material is given twice.' },
});

export const nothingMissingNamed = (): UserErrors =>
  refuse(
    'INVALID_INPUT',
    { zh: '补正告知须列明至少一项需要补正的材料。', en: 'A correction notice lists at least one material.' },
    ['missing'],
  );

export const nothingSupplied = (): UserErrors =>
  refuse(
    'INVALID_INPUT',
    { zh: '请提交至少一项补正材料,或者补正后的表单。', en: 'Supply at least one material, or the corrected form.' },
    ['materials'],
  );

export const divisionMalformed = (field: string[]): UserErrors =>
  refuse(
    'INVALID_INPUT',
    { zh: '行政区划代码须为 6、9 或 12 位数字。', en: 'A division code has 6, 9 or 12 digits.' },
    field,
  );

const PLACES = {
  HOUSEHOLD: { zh: '户籍所在地', en: 'where the household is registered' },
  RESIDENCE: { zh: '居住地', en: 'where one lives' },
};

/** @param there the centres of this installation at the right place */
export const wrongPlace = (
  rule: Exclude<PlaceRuleKind, 'ANYWHERE'>,
  division: string,
  there: readonly ServiceCentreRecord[],
  field: string[],
): UserErrors => {
  const { zh, en } = PLACES[rule];
  const [names, namesEn] = [there.map(({ name }) => name).join('、'), there.map(({ nameEn }) => nameEn).join(', ')];
  return refuse(
    'ITEM_NOT_AVAILABLE',
    {
      zh: `此事项须在${zh}申请,不能异地通办。请到行政区划 ${division}${names && `(${names})`}申请。`,
      en: `This item is asked for ${en}, not anywhere. Please turn to division ${division}${namesEn && ` (${namesEn})`}.`,
    },
    field,
  );
};

export const noCentre = (): UserErrors =>
  refuse('ITEM_NOT_AVAILABLE', {
    zh: '您的账号没有所属的政务服务中心,不能收件。',
    en: 'Your account belongs to no service centre; it cannot take requests in.',
  });
