import { byDemoPolicy, defineItem, material, choice, day, form, text } from '../../../department-kit/index.js';
import { step, whole } from './form-parts.js';
import { EDUCATION, JOB_FIELDS, SKILL_LEVELS } from './labels.js';
import { anywhere, law, SERVICE_RULES, sourcesOf } from './sources.js';

/** 招聘岗位发布: what an employer looks for; matched with the wishes in the unemployment register. */
export const vacancyPublication = defineItem({
  code: 'vacancy-publication',
  version: 1,
  department: 'employment',
  kind: 'PROMISED',
  name: { zh: '用人单位招聘信息发布', en: 'Publication of a vacancy' },
  applicantKinds: ['ORGANISATION'],
  conditions:
    '依法登记、有统一社会信用代码的用人单位。招用人员简章应当写明工作内容、招用人数、劳动报酬、招用条件和有效期,不得含有虚假或者歧视性内容。',
  place: anywhere(),
  sources: sourcesOf(law(`${SERVICE_RULES}关于招用人员简章的规定`), {
    materials: law(`${SERVICE_RULES}:提供招用人员简章,出示营业执照副本和经办人的身份证件`),
  }),
  legalBasis: `${SERVICE_RULES};《人力资源市场暂行条例》(国务院令第700号)`,
  promisedLimit: byDemoPolicy(2, 'WORKING_DAY', '招聘信息审核取2个工作日'),
  specialProcedures: [],
  materials: [
    material('business-licence', '营业执照(副本)', 'Business licence', 'GOVERNMENT', { original: false }),
    material('recruitment-brief', '招用人员简章', 'Recruitment brief', 'APPLICANT'),
    material('agent-id-card', '经办人身份证', 'Identity card of the employee in charge', 'GOVERNMENT', {
      required: false,
    }),
  ],
  steps: [
    step('publish', ['审核发布', 'Check and publish'], {
      decides: true,
      limit: byDemoPolicy(2, 'WORKING_DAY', '与承诺时限相同'),
    }),
  ],
  feeFen: 0,
  formSchema: form(
    '招聘岗位信息表',
    {
      title: text('岗位名称'),
      jobField: choice('岗位类别', JOB_FIELDS),
      posts: whole('招用人数', 1, 10_000),
      wageMinYuan: whole('月薪下限(元)', 0, 1_000_000),
      wageMaxYuan: whole('月薪上限(元)', 0, 1_000_000),
      skill: text('技能要求(没有的填“不限”)', 200),
      skillLevel: choice('技能等级要求', SKILL_LEVELS),
      education: choice('最低文化程度', EDUCATION),
      workplace: text('工作地点', 200),
      workplaceDivision: {
        type: 'string',
        title: '工作地点区划代码',
        description: '没有填写的,以受理地为准',
        pattern: '^[0-9]{6}([0-9]{3})?$',
      },
      validUntil: { ...day('招聘有效期至'), description: '不填的,自发布之日起三个月' },
    },
    [
      {
        title: '仓储管理员',
        jobField: 'LOGISTICS',
        posts: 3,
        wageMinYuan: 4500,
        wageMaxYuan: 6000,
        skill: '叉车驾驶',
        skillLevel: 'LEVEL_5',
        education: 'JUNIOR',
        workplace: '示范市示例物流园1号库',
      },
    ],
    ['skillLevel', 'workplaceDivision', 'validUntil'],
  ),
});
