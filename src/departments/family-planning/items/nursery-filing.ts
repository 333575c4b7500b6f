import type { JsonSchema } from '../../../catalogue/index.js';
import { byDemoPolicy, choice, defineItem, form, material, text } from '../../../department-kit/index.js';
import { NURSERY_GROUPS } from '../family-planning.policy.js';
import { law, place, sourcesOf } from './sources.js';
import { decidingStep } from './steps.js';

export const NURSERY_KINDS = { FULL_DAY: '全日托', HALF_DAY: '半日托', HOURLY: '计时托', TEMPORARY: '临时托' } as const;

const FILING_RULES = '《托育机构登记和备案办法(试行)》(国卫办人口发〔2019〕25号)';
const STANDARDS = '《托育机构设置标准(试行)》(国卫人口发〔2019〕58号)';

const places = (title: string): JsonSchema => ({
  type: 'integer',
  title: `${title}托位数`,
  minimum: 0,
  maximum: 1000,
});

/** 托育机构备案: an institution that cares for children under three. */
export const nurseryFiling = defineItem({
  code: 'nursery-filing',
  version: 1,
  department: 'family-planning',
  kind: 'PROMISED',
  name: { zh: '托育机构备案', en: 'Filing of a nursery' },
  applicantKinds: ['ORGANISATION'],
  conditions:
    '经登记机关登记、为3岁以下婴幼儿提供照护服务的托育机构,登记后向机构所在地的县级卫生健康部门备案;保育人员与婴幼儿的比例不低于乳儿班1:3、托小班1:5、托大班1:7。',
  place: place('RESIDENCE', law(`${FILING_RULES}:向机构所在地的县级卫生健康部门备案`)),
  sources: sourcesOf(law(`${FILING_RULES};${STANDARDS}`)),
  legalBasis: `${FILING_RULES};${STANDARDS}`,
  promisedLimit: byDemoPolicy(5, 'WORKING_DAY', '备案类事项取5个工作日'),
  specialProcedures: [],
  materials: [
    material('organisation-certificate', '单位登记证照', 'Certificate of the organisation', 'GOVERNMENT'),
    material('premises-proof', '场地证明', 'Proof of the premises', 'APPLICANT', { original: false }),
    material('fire-safety', '消防安全检查合格证明', 'Proof of fire safety', 'GOVERNMENT', { original: false }),
    material('staff-qualifications', '工作人员资格证明', 'Qualifications of the staff', 'APPLICANT', {
      original: false,
    }),
    material('nursery-assessment', '评价为“合格”的《托幼机构卫生评价报告》', 'Report on hygiene', 'GOVERNMENT', {
      original: false,
    }),
  ],
  steps: [decidingStep('file', ['核对备案', 'Check and file'], 5)],
  feeFen: 0,
  formSchema: form(
    '托育机构备案表',
    {
      nurseryKind: choice('服务类型', NURSERY_KINDS),
      nurseryAddress: text('机构地址', 200),
      managerName: text('负责人姓名', 60),
      infants: places(NURSERY_GROUPS.infants.title),
      toddlers: places(NURSERY_GROUPS.toddlers.title),
      olderToddlers: places(NURSERY_GROUPS.olderToddlers.title),
      nurses: { type: 'integer', title: '保育人员数', minimum: 1, maximum: 500 },
    },
    [
      {
        nurseryKind: 'FULL_DAY',
        nurseryAddress: '示范市示范区示范街道示例路8号',
        managerName: '示例负责人',
        infants: 9,
        toddlers: 15,
        olderToddlers: 20,
        nurses: 9,
      },
    ],
  ),
});
