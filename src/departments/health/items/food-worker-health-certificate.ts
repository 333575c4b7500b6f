import { byDemoPolicy, choice, day, defineItem, form, material, text } from '../../../department-kit/index.js';
import { idCard } from './materials.js';
import { demoPolicy, FOOD_LAW, law, place, sourcesOf } from './sources.js';

export const TRADES = {
  FOOD_PRODUCTION: '食品生产',
  CATERING: '餐饮服务',
  FOOD_SALE: '食品销售',
  CANTEEN: '单位食堂',
} as const;

/** 从业人员健康证明: holds a year from the examination. */
export const foodWorkerHealthCertificate = defineItem({
  code: 'food-worker-health-certificate',
  version: 1,
  department: 'health',
  kind: 'PROMISED',
  name: { zh: '食品从业人员健康证明', en: 'Health certificate of a food worker' },
  applicantKinds: ['PERSON'],
  conditions: '从事接触直接入口食品工作的食品生产经营人员,应当每年进行健康检查,取得健康证明后方可上岗工作。',
  place: place('ANYWHERE', demoPolicy('本地各受理点通办')),
  sources: sourcesOf(law(`${FOOD_LAW}第四十五条`)),
  legalBasis: `${FOOD_LAW}第四十五条`,
  promisedLimit: byDemoPolicy(5, 'WORKING_DAY', '检验结果出具后5个工作日内发证'),
  specialProcedures: [],
  materials: [
    idCard,
    material('examination-report', '健康检查报告', 'Report of the health examination', 'APPLICANT'),
    material('photo', '证件照片', 'Photo for a certificate', 'APPLICANT'),
  ],
  steps: [
    {
      id: 'issue',
      name: { zh: '核对发证', en: 'Check and issue' },
      department: 'health',
      after: [],
      role: 'LEAD',
      decides: true,
      limit: byDemoPolicy(5, 'WORKING_DAY', '与承诺时限相同'),
    },
  ],
  feeFen: 0,
  formSchema: form(
    '从业人员健康证明申请表',
    {
      trade: choice('行业', TRADES),
      employerName: text('工作单位', 100),
      examinedOn: day('健康检查日期'),
      examinedAt: text('健康检查机构', 100),
    },
    [
      {
        trade: 'CATERING',
        employerName: '示例餐饮店',
        examinedOn: '2026-02-20',
        examinedAt: '示范街道社区卫生服务中心',
      },
    ],
  ),
});
