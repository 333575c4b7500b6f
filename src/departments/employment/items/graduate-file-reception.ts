import { byDemoPolicy, defineItem, material, choice, day, form, text } from '../../../department-kit/index.js';
import { step } from './form-parts.js';
import { EDUCATION } from './labels.js';
import { anywhere, law, sourcesOf } from './sources.js';

const BASIS = '《流动人员人事档案管理服务规定》';

/** 高校毕业生档案接收. */
export const graduateFileReception = defineItem({
  code: 'graduate-file-reception',
  version: 1,
  department: 'employment',
  kind: 'PROMISED',
  name: { zh: '高校毕业生档案接收', en: 'Reception of a graduate’s personnel file' },
  applicantKinds: ['PERSON'],
  conditions: '户籍地、现工作单位所在地或者就业创业地在本地的未就业、灵活就业或者自主创业高校毕业生。',
  place: anywhere(law(`${BASIS}:户籍所在地或者现工作单位所在地的服务机构均可接收`)),
  sources: sourcesOf(law(BASIS)),
  legalBasis: BASIS,
  promisedLimit: byDemoPolicy(5, 'WORKING_DAY', '收到档案后审核入库取5个工作日'),
  specialProcedures: [],
  materials: [
    material('id-card', '居民身份证', 'Identity card', 'GOVERNMENT'),
    material('graduation-certificate', '毕业证书', 'Certificate of graduation', 'GOVERNMENT', { original: false }),
  ],
  steps: [
    step('receive', ['审核接收', 'Check and reception'], {
      decides: true,
      limit: byDemoPolicy(5, 'WORKING_DAY', '与承诺时限相同'),
    }),
  ],
  feeFen: 0,
  formSchema: form(
    '档案接收登记表',
    {
      school: text('毕业院校'),
      education: choice('学历', {
        COLLEGE: EDUCATION.COLLEGE,
        BACHELOR: EDUCATION.BACHELOR,
        POSTGRADUATE: EDUCATION.POSTGRADUATE,
      }),
      graduatedOn: day('毕业日期'),
      situation: choice('就业状况', {
        SEEKING: '正在求职',
        FLEXIBLE: '灵活就业',
        OWN_BUSINESS: '自主创业',
        EMPLOYED: '已就业,单位不管理档案',
      }),
      traineeWanted: { type: 'boolean', title: '愿意参加就业见习' },
    },
    [
      {
        school: '示例大学',
        education: 'BACHELOR',
        graduatedOn: '2024-06-30',
        situation: 'SEEKING',
        traineeWanted: true,
      },
    ],
    ['traineeWanted'],
  ),
});
