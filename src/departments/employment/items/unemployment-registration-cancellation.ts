import { byDemoPolicy, defineItem, material, choice, day, form, text } from '../../../department-kit/index.js';
import { step } from './form-parts.js';
import { CANCELLATION_GROUNDS } from './labels.js';
import { anywhere, law, SERVICE_RULES, sourcesOf } from './sources.js';

/** 失业登记注销. */
export const unemploymentRegistrationCancellation = defineItem({
  code: 'unemployment-registration-cancellation',
  version: 1,
  department: 'employment',
  kind: 'IMMEDIATE',
  name: { zh: '失业登记注销', en: 'Cancellation of an unemployment registration' },
  applicantKinds: ['PERSON'],
  conditions:
    '已进行失业登记的人员被用人单位录用、从事个体经营、享受基本养老保险待遇、完全丧失劳动能力、入学服兵役移居境外或者终止就业要求的,由本人申请注销。连续六个月未与公共就业服务机构联系的,由机构注销。',
  place: anywhere(),
  sources: sourcesOf(law(`${SERVICE_RULES}关于注销失业登记的规定`)),
  legalBasis: SERVICE_RULES,
  promisedLimit: byDemoPolicy(0, 'IMMEDIATE', '当场办结'),
  specialProcedures: [],
  materials: [material('id-card', '居民身份证或社会保障卡', 'Identity card or social security card', 'GOVERNMENT')],
  steps: [step('cancel', ['注销登记', 'Cancellation'], { decides: true })],
  delegatedToWindow: true,
  feeFen: 0,
  formSchema: form(
    '失业登记注销申请',
    { ground: choice('注销原因', CANCELLATION_GROUNDS), since: day('情形发生日期'), remark: text('说明', 200) },
    [{ ground: 'NO_LONGER_SEEKING', since: '2025-03-01' }],
    ['remark'],
  ),
});
