import { byDemoPolicy, defineItem, choice, form } from '../../../department-kit/index.js';
import { longText, monthlyAllowance } from './form-parts.js';
import { decisionNotice, idCard } from './materials.js';
import { atHousehold, demoPolicy, sourcesOf } from './sources.js';
import { reviewAndApproval } from './steps.js';

export const allowanceAppeal = defineItem({
  code: 'allowance-appeal',
  version: 2,
  department: 'social-assistance',
  kind: 'PROMISED',
  name: { zh: '社会救助待遇异议复核', en: 'Appeal against an amount or a stop' },
  applicantKinds: ['PERSON'],
  conditions: '对核定的待遇金额、减发或者停发有异议的,可以申请复核;复核不影响依法申请行政复议或者提起行政诉讼。',
  place: atHousehold(demoPolicy('由作出决定的地方复核')),
  sources: sourcesOf(demoPolicy('内部复核由本演示设定,不代替行政复议')),
  legalBasis: '《社会救助暂行办法》;《中华人民共和国行政复议法》',
  promisedLimit: byDemoPolicy(15, 'WORKING_DAY', '内部复核没有统一时限'),
  specialProcedures: [
    {
      code: 'household-enquiry',
      name: { zh: '入户调查', en: 'Household enquiry' },
      stopsClock: false,
      basis: demoPolicy('入户调查在审核环节时限之内进行'),
    },
  ],
  materials: [idCard, decisionNotice],
  steps: reviewAndApproval(10, 5),
  feeFen: 0,
  formSchema: form(
    '待遇异议复核申请',
    {
      allowance: monthlyAllowance('有异议的待遇'),
      against: choice('异议事项', { AMOUNT: '待遇金额(含减发)', STOP: '停发待遇' }),
      grounds: longText('异议理由'),
    },
    [{ allowance: 'MINIMUM_LIVING', against: 'AMOUNT', grounds: '子女学校补助一次性收入不应计入每月收入。' }],
  ),
});
