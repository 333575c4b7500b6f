import {
  byDemoPolicy,
  byGuide,
  defineItem,
  choice,
  citizenId,
  FAMILY_RELATIONS,
  form,
  formObject,
  text,
} from '../../../department-kit/index.js';
import { REGISTER_GUIDE, REGISTER_GUIDE_URL } from './household-entry-newborn.js';
import { applicationForm, householdRegister, idCard, residenceProof } from './materials.js';
import { demoPolicy, HOUSEHOLD_REGULATION, law, place, sourcesOf } from './sources.js';

export const householdMoveIn = defineItem({
  code: 'household-move-in',
  version: 1,
  department: 'public-security',
  kind: 'PROMISED',
  name: { zh: '户口迁入登记', en: 'Moving a household registration here' },
  applicantKinds: ['PERSON'],
  conditions: '符合迁入地户口迁移政策(投靠亲属、购房、就业、落户人才等),由本人或者户主申报;需要报批的事项。',
  place: place('HOUSEHOLD', law(`${HOUSEHOLD_REGULATION}第十三条:向迁入地户口登记机关申报`)),
  sources: sourcesOf(demoPolicy('各地落户条件不同,本演示按常见事由设定')),
  legalBasis: '《中华人民共和国户口登记条例》第十三条',
  promisedLimit: byDemoPolicy(35, 'WORKING_DAY', '所引指南没有总时限,取派出所和县级两个环节之和,市级复核不在本流程'),
  specialProcedures: [
    {
      code: 'investigation',
      name: { zh: '调查核实', en: 'Investigation' },
      stopsClock: false,
      basis: { kind: 'guide', text: `${REGISTER_GUIDE}:核实在派出所环节之内`, url: REGISTER_GUIDE_URL },
    },
  ],
  materials: [applicationForm, idCard, householdRegister, residenceProof],
  steps: [
    {
      id: 'station-review',
      name: { zh: '派出所核实', en: 'Review by the police station' },
      department: 'public-security',
      after: [],
      role: 'LEAD',
      limit: byGuide(20, 'WORKING_DAY', `${REGISTER_GUIDE}:需报批的,派出所20个工作日`, REGISTER_GUIDE_URL),
    },
    {
      id: 'county-approval',
      name: { zh: '县级公安机关审批', en: 'Approval by the county' },
      department: 'public-security',
      after: ['station-review'],
      role: 'LEAD',
      decides: true,
      approval: true,
      limit: byGuide(15, 'WORKING_DAY', `${REGISTER_GUIDE}:需报批的,县级15个工作日`, REGISTER_GUIDE_URL),
    },
  ],
  feeFen: 0,
  formSchema: form(
    '户口迁入申请',
    {
      ground: choice('迁入事由', {
        SPOUSE: '投靠配偶',
        PARENTS: '投靠父母',
        CHILDREN: '投靠子女',
        HOME_PURCHASE: '购房落户',
        EMPLOYMENT: '就业落户',
        TALENT: '人才引进',
        OTHER: '其他',
      }),
      fromAddress: text('原户籍地址', 200),
      householdAddress: text('迁入地址', 200),
      companions: {
        type: 'array',
        title: '随迁人员(不含申请人)',
        maxItems: 20,
        items: formObject('随迁人员', {
          name: text('姓名', 60),
          idNumber: citizenId('公民身份号码'),
          relation: choice('与申请人关系', FAMILY_RELATIONS),
        }),
      },
    },
    [
      {
        ground: 'SPOUSE',
        fromAddress: '示例省示例市示例县示例镇示例村1组',
        householdAddress: '示例区示例街道示例路8号6楼601室',
        companions: [{ name: '陈小示', idNumber: '110101201303030070', relation: 'CHILD' }],
      },
    ],
  ),
});
