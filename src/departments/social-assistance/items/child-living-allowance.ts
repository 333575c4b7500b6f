import { byDemoPolicy, defineItem, choice, citizenId, form, text } from '../../../department-kit/index.js';
import { longText } from './form-parts.js';
import { applicationForm, bankCard, guardianProof, householdRegister, idCard } from './materials.js';
import { atHousehold, demoPolicy, law, sourcesOf } from './sources.js';
import { reviewAndApproval } from './steps.js';

const ORPHANS = '《国务院办公厅关于加强孤儿保障工作的意见》(国办发〔2010〕54号)';
const UNSUPPORTED = '《关于进一步加强事实无人抚养儿童保障工作的意见》(民发〔2019〕62号)';

export const childLivingAllowance = defineItem({
  code: 'child-living-allowance',
  version: 2,
  department: 'social-assistance',
  kind: 'PROMISED',
  name: { zh: '孤儿、事实无人抚养儿童基本生活保障', en: 'Living allowance for orphans and unsupported children' },
  applicantKinds: ['PERSON'],
  conditions: '未满18周岁的孤儿和事实无人抚养儿童,以儿童本人为申请人,由监护人或者受托人代为申请。',
  place: atHousehold(demoPolicy('由儿童户籍所在地办理')),
  sources: sourcesOf(law(UNSUPPORTED)),
  legalBasis: `${ORPHANS};${UNSUPPORTED}`,
  promisedLimit: byDemoPolicy(15, 'WORKING_DAY', '文件没有统一的总时限'),
  specialProcedures: [
    {
      code: 'verification',
      name: { zh: '部门信息核查', en: 'Verification with other bodies' },
      stopsClock: false,
      basis: demoPolicy('信息核查在审核环节时限之内进行'),
    },
  ],
  materials: [applicationForm, idCard, householdRegister, guardianProof, bankCard],
  steps: reviewAndApproval(10, 5),
  feeFen: 0,
  formSchema: form(
    '儿童基本生活保障申请',
    {
      childCategory: choice('儿童类别', { ORPHAN: '孤儿', UNSUPPORTED: '事实无人抚养儿童' }),
      parentsSituation: choice('父母情形', {
        BOTH_DEAD: '父母双方死亡或者失踪',
        ONE_DEAD: '一方死亡或者失踪,另一方不能履行抚养职责',
        BOTH_UNABLE: '父母双方均不能履行抚养职责',
      }),
      guardianName: text('监护人姓名', 60),
      guardianIdNumber: citizenId('监护人公民身份号码'),
      guardianRelation: choice('监护人与儿童关系', {
        GRANDPARENT: '祖父母或外祖父母',
        SIBLING: '兄姐',
        RELATIVE: '其他亲属',
        INSTITUTION: '儿童福利机构',
      }),
      situation: longText('生活状况说明', 500),
    },
    [
      {
        childCategory: 'UNSUPPORTED',
        parentsSituation: 'ONE_DEAD',
        guardianName: '冯示例',
        guardianIdNumber: '310101194401010043',
        guardianRelation: 'GRANDPARENT',
        situation: '父亲去世,母亲失联两年,随祖母生活。',
      },
    ],
  ),
});
