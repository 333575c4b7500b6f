import { byDemoPolicy, choice, citizenId, defineItem, form, text } from '../../../department-kit/index.js';
import { householdRegister, idCard } from './materials.js';
import { demoPolicy, FAMILY_LAW, place, sourcesOf } from './sources.js';
import { decidingStep } from './steps.js';

export const PLANNED_IN = { HALF_YEAR: '半年内', YEAR: '一年内', LATER: '一年以后' } as const;

/** 免费孕前优生健康检查. */
export const prePregnancyCheck = defineItem({
  code: 'pre-pregnancy-check',
  version: 1,
  department: 'family-planning',
  kind: 'PROMISED',
  name: { zh: '免费孕前优生健康检查', en: 'Free health check before pregnancy' },
  applicantKinds: ['PERSON'],
  conditions: '计划怀孕的夫妇(含流动人口),可以在现居住地免费接受一次孕前优生健康检查;检查后由服务机构随访。',
  place: place('RESIDENCE', demoPolicy('户籍地或者现居住地均可,由现居住地受理')),
  sources: sourcesOf(demoPolicy('按照国家免费孕前优生健康检查项目设定')),
  legalBasis: `${FAMILY_LAW};国家免费孕前优生健康检查项目有关规定`,
  promisedLimit: byDemoPolicy(3, 'WORKING_DAY', '安排检查取3个工作日,不含检查本身'),
  specialProcedures: [],
  materials: [
    { ...idCard, copies: 2 },
    { ...householdRegister, required: false },
  ],
  steps: [decidingStep('arrange', ['核对并安排检查', 'Check and arrange'], 3)],
  feeFen: 0,
  formSchema: form(
    '免费孕前优生健康检查申请表',
    {
      spouseName: text('配偶姓名', 60),
      spouseIdNumber: citizenId('配偶公民身份号码'),
      plannedIn: choice('计划怀孕时间', PLANNED_IN),
      checkedAt: text('希望检查的服务机构'),
    },
    [
      {
        spouseName: '示例配偶',
        spouseIdNumber: '11010119920101001X',
        plannedIn: 'HALF_YEAR',
        checkedAt: '示范区妇幼保健院',
      },
    ],
  ),
});
