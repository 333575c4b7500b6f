import { byDemoPolicy, defineItem, material, choice, day, form, text } from '../../../department-kit/index.js';
import { offerCode, step, whole } from './form-parts.js';
import { POST_KINDS } from './labels.js';
import { anywhere, law, PROMOTION_LAW, sourcesOf } from './sources.js';

const POSTS_RULES = '《关于做好公益性岗位开发管理有关工作的通知》(人社部发〔2019〕124号)';

/** 公益性岗位开发申报: a body declares so many posts, in which people in hardship are then placed. */
export const publicWelfarePostDeclaration = defineItem({
  code: 'public-welfare-post-declaration',
  version: 2,
  department: 'employment',
  kind: 'PROMISED',
  name: { zh: '公益性岗位开发申报', en: 'Declaration of posts of public welfare' },
  applicantKinds: ['ORGANISATION'],
  conditions: '开发满足公共利益和就业困难人员需要、非营利性的岗位的用人单位,写明岗位类别、人数、报酬和期限。',
  place: anywhere(),
  sources: sourcesOf(law(POSTS_RULES)),
  legalBasis: `${PROMOTION_LAW}第五十三条;${POSTS_RULES}`,
  promisedLimit: byDemoPolicy(10, 'WORKING_DAY', '岗位核定取10个工作日'),
  specialProcedures: [],
  materials: [
    material('business-licence', '统一社会信用代码证书', 'Certificate of the credit code', 'GOVERNMENT', {
      original: false,
    }),
    material('post-plan', '岗位开发计划', 'Plan of the posts', 'APPLICANT'),
  ],
  steps: [
    step('review', ['岗位审核', 'Review'], { limit: byDemoPolicy(6, 'WORKING_DAY', '街道(镇)实地审核') }),
    step('approve', ['岗位核定', 'Approval'], {
      after: ['review'],
      approval: true,
      decides: true,
      limit: byDemoPolicy(4, 'WORKING_DAY', '人力资源和社会保障部门核定'),
    }),
  ],
  feeFen: 0,
  formSchema: form(
    '公益性岗位开发申报表',
    {
      postCode: offerCode('岗位编号'),
      title: text('岗位名称'),
      postKind: choice('岗位类别', POST_KINDS),
      capacity: whole('岗位数', 1, 500),
      monthlyWageYuan: whole('月报酬(元)', 0, 100_000),
      validUntil: day('岗位期限至'),
      place: text('工作地点', 200),
    },
    [
      {
        postCode: 'GY-2099-001',
        title: '社区协管员',
        postKind: 'COMMUNITY',
        capacity: 5,
        monthlyWageYuan: 2600,
        validUntil: '2099-12-31',
        place: '示范街道示例社区',
      },
    ],
  ),
});
