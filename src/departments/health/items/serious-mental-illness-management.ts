import { byDemoPolicy, choice, day, defineItem, form, material, text, yesNo } from '../../../department-kit/index.js';
import { diagnosis, idCard } from './materials.js';
import { atResidence, FREE_SERVICE, law, MENTAL_HEALTH_LAW, norm, SERVICE_NORM, sourcesOf } from './sources.js';

export const MENTAL_ILLNESSES = {
  SCHIZOPHRENIA: '精神分裂症',
  SCHIZOAFFECTIVE: '分裂情感性障碍',
  PARANOID: '偏执性精神病',
  BIPOLAR: '双相(情感)障碍',
  EPILEPTIC: '癫痫所致精神障碍',
  INTELLECTUAL_DISABILITY: '精神发育迟滞伴发精神障碍',
} as const;

/** Of a special group (重点人群): the request, its register and its visits exist only for who is cleared. */
export const seriousMentalIllnessManagement = defineItem({
  code: 'serious-mental-illness-management',
  version: 1,
  department: 'health',
  kind: 'PROMISED',
  confidential: true,
  name: { zh: '严重精神障碍患者健康管理登记', en: 'Management of serious mental illness' },
  applicantKinds: ['PERSON'],
  conditions: '辖区内常住居民中诊断明确、在家居住的严重精神障碍患者,由监护人代为申请或者本人申请,每年至少随访四次。',
  place: atResidence(law(`${MENTAL_HEALTH_LAW}第五十五条:社区卫生服务机构、乡镇卫生院对在家居住的患者定期随访`)),
  sources: sourcesOf(norm('严重精神障碍患者管理服务规范'), { fee: FREE_SERVICE }),
  legalBasis: `${MENTAL_HEALTH_LAW}第五十五条;${SERVICE_NORM}`,
  promisedLimit: byDemoPolicy(5, 'WORKING_DAY', '核对诊断并建立档案取5个工作日'),
  specialProcedures: [],
  materials: [idCard, diagnosis, material('consent-form', '参加管理知情同意书', 'Form of consent', 'APPLICANT')],
  steps: [
    {
      id: 'enrol',
      name: { zh: '核对纳入', en: 'Check and enrol' },
      department: 'health',
      after: [],
      role: 'LEAD',
      decides: true,
      limit: byDemoPolicy(5, 'WORKING_DAY', '与承诺时限相同'),
    },
  ],
  feeFen: 0,
  formSchema: form(
    '严重精神障碍患者个人信息表',
    {
      illness: choice('诊断', MENTAL_ILLNESSES),
      diagnosedOn: day('确诊日期'),
      diagnosedAt: text('确诊医疗机构', 100),
      riskLevel: { type: 'integer', title: '危险性评估(级)', minimum: 0, maximum: 5 },
      medication: text('目前用药', 300),
      guardianName: text('监护人姓名', 60),
      guardianPhone: { type: 'string', title: '监护人电话', pattern: '^[0-9+ -]{7,20}$' },
      consent: { ...yesNo('知情同意参加管理'), const: true },
    },
    [
      {
        illness: 'BIPOLAR',
        diagnosedOn: '2020-05-12',
        diagnosedAt: '示范市精神卫生中心',
        riskLevel: 0,
        medication: '碳酸锂',
        guardianName: '示例监护人',
        guardianPhone: '010-55550100',
        consent: true,
      },
    ],
    ['medication'],
  ),
});
