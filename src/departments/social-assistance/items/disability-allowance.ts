import { byDemoPolicy, byGuide, defineItem, choice, divisionCode, form } from '../../../department-kit/index.js';
import { disability } from './form-parts.js';
import { applicationForm, bankCard, disabilityCertificate, householdRegister, idCard } from './materials.js';
import { DISABILITY_PLACE, JISHOU, JISHOU_URL, guide, law, place, sourcesOf } from './sources.js';

const ACROSS_PROVINCES = '宕昌民政转述的残疾人两项补贴跨省通办:';

/** 跨省通办: asked for anywhere; where it was taken in it is sent on within three days, the household's place decides. */
export const disabilityAllowance = defineItem({
  code: 'disability-allowance',
  version: 2,
  department: 'social-assistance',
  kind: 'PROMISED',
  name: { zh: '残疾人两项补贴', en: 'Living and nursing allowances for disabled persons' },
  applicantKinds: ['PERSON'],
  conditions:
    '困难残疾人生活补贴:低保家庭中的残疾人,有条件的地方扩大到低收入等困难残疾人。重度残疾人护理补贴:残疾等级一级、二级且需要长期照护的残疾人。纳入特困人员供养的不享受。',
  place: { ...place('ANYWHERE', DISABILITY_PLACE), formField: 'householdDivision' },
  sources: sourcesOf(law('国发〔2015〕52号《国务院关于全面建立困难残疾人生活补贴和重度残疾人护理补贴制度的意见》'), {
    materials: guide(JISHOU, JISHOU_URL),
  }),
  legalBasis: '《国务院关于全面建立困难残疾人生活补贴和重度残疾人护理补贴制度的意见》(国发〔2015〕52号)',
  promisedLimit: byDemoPolicy(13, 'WORKING_DAY', '所见指南没有总时限,取受理地推送3日与属地认定10日之和'),
  deliveryLimit: byGuide(3, 'WORKING_DAY', `${ACROSS_PROVINCES}受理地3日反馈`, DISABILITY_PLACE.url),
  specialProcedures: [],
  materials: [applicationForm, idCard, householdRegister, disabilityCertificate, bankCard],
  steps: [
    {
      id: 'forward',
      name: { zh: '受理地核对推送', en: 'Checked and sent on where it was taken in' },
      department: 'social-assistance',
      after: [],
      role: 'LEAD',
      at: 'RECEIVING',
      limit: byGuide(3, 'WORKING_DAY', `${ACROSS_PROVINCES}受理地3日推送`, DISABILITY_PLACE.url),
    },
    {
      id: 'review',
      name: { zh: '初审', en: 'Review' },
      department: 'social-assistance',
      after: ['forward'],
      role: 'LEAD',
      limit: byDemoPolicy(3, 'WORKING_DAY', '乡镇(街道)初审,三个环节分配属地认定的10日'),
    },
    {
      id: 'care-assessment',
      name: { zh: '残疾等级与照护需求核实', en: 'Check of disability grade and need of care' },
      department: 'health',
      after: ['review'],
      role: 'ASSIST',
      limit: byDemoPolicy(4, 'WORKING_DAY', '指南由残联审核;本演示没有残联,由卫生健康部门核实'),
    },
    {
      id: 'approval',
      name: { zh: '审定', en: 'Approval' },
      department: 'social-assistance',
      after: ['care-assessment'],
      role: 'LEAD',
      decides: true,
      approval: true,
      limit: byDemoPolicy(3, 'WORKING_DAY', '民政部门审定,三个环节分配属地认定的10日'),
    },
  ],
  feeFen: 0,
  formSchema: form(
    '残疾人两项补贴申请',
    {
      allowance: choice('申请的补贴(两项都申请的,分别提出)', {
        LIVING: '困难残疾人生活补贴',
        NURSING: '重度残疾人护理补贴',
      }),
      householdDivision: divisionCode('户籍所在地行政区划代码'),
      ...disability,
    },
    [
      {
        allowance: 'NURSING',
        householdDivision: '330199001',
        disabilityCategory: 'PHYSICAL',
        disabilityGrade: 1,
        household: 'MINIMUM_LIVING',
        needsLongTermCare: true,
        receivesInjuryNursing: false,
      },
    ],
  ),
});
