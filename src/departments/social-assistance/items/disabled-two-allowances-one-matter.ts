import { byDemoPolicy, defineItem, form } from '../../../department-kit/index.js';
import { choices, disability } from './form-parts.js';
import { applicationForm, bankCard, disabilityCertificate, householdRegister, idCard } from './materials.js';
import { demoPolicy, DISABILITY_PLACE, guide, JISHOU, JISHOU_URL, law, place, sourcesOf } from './sources.js';

const OPINION = '《国务院关于全面建立困难残疾人生活补贴和重度残疾人护理补贴制度的意见》(国发〔2015〕52号)';

/**
 * 残疾人两项补贴“一件事”: one form, three bodies. The federation of disabled persons has no department here: health
 * looks at grade and need of care. Each review decides its own allowance, the conclusion joins them (PARTIAL when
 * one was refused).
 */
export const disabledTwoAllowancesOneMatter = defineItem({
  code: 'disabled-two-allowances-one-matter',
  version: 2,
  department: 'social-assistance',
  kind: 'JOINT',
  name: { zh: '残疾人两项补贴一件事', en: 'Both allowances for disabled persons, as one matter' },
  applicantKinds: ['PERSON'],
  conditions: '困难残疾人生活补贴和重度残疾人护理补贴一次申请;卫生健康、人社部门协办核实,民政部门分别审核、一并决定。',
  place: place('ANYWHERE', DISABILITY_PLACE),
  sources: sourcesOf(law(OPINION), { materials: guide(JISHOU, JISHOU_URL) }),
  legalBasis: OPINION,
  promisedLimit: byDemoPolicy(13, 'WORKING_DAY', '联办事项由本演示设定'),
  specialProcedures: [
    {
      code: 'verification',
      name: { zh: '残疾状况核实', en: 'Verification of the disability' },
      stopsClock: false,
      basis: demoPolicy('核实在环节时限之内进行'),
    },
  ],
  materials: [applicationForm, idCard, householdRegister, disabilityCertificate, bankCard],
  steps: [
    {
      id: 'care-assessment',
      name: { zh: '残疾等级与照护需求核实', en: 'Check of disability grade and need of care' },
      // The living allowance does not depend on it.
      whenAsked: { field: 'allowances', anyOf: ['NURSING'] },
      department: 'health',
      after: [],
      role: 'ASSIST',
      limit: byDemoPolicy(5, 'WORKING_DAY', '联办环节由本演示设定'),
    },
    {
      id: 'injury-nursing-check',
      name: { zh: '工伤护理费领取情况核实', en: 'Check that no injury nursing benefit is paid' },
      department: 'employment',
      after: [],
      role: 'ASSIST',
      limit: byDemoPolicy(3, 'WORKING_DAY', '联办环节由本演示设定'),
    },
    {
      id: 'living-review',
      name: { zh: '生活补贴审核', en: 'Review of the living allowance' },
      part: { zh: '困难残疾人生活补贴', en: 'Living allowance for disabled persons in hardship' },
      whenAsked: { field: 'allowances', anyOf: ['LIVING'] },
      department: 'social-assistance',
      after: ['injury-nursing-check'],
      role: 'LEAD',
      limit: byDemoPolicy(5, 'WORKING_DAY', '联办环节由本演示设定'),
    },
    {
      id: 'nursing-review',
      name: { zh: '护理补贴审核', en: 'Review of the nursing allowance' },
      part: { zh: '重度残疾人护理补贴', en: 'Nursing allowance for severely disabled persons' },
      whenAsked: { field: 'allowances', anyOf: ['NURSING'] },
      department: 'social-assistance',
      after: ['care-assessment', 'injury-nursing-check'],
      role: 'LEAD',
      limit: byDemoPolicy(5, 'WORKING_DAY', '联办环节由本演示设定'),
    },
    {
      id: 'conclude',
      name: { zh: '审定', en: 'Conclusion' },
      department: 'social-assistance',
      after: ['living-review', 'nursing-review'],
      role: 'LEAD',
      decides: true,
      approval: true,
      limit: byDemoPolicy(3, 'WORKING_DAY', '联办环节由本演示设定'),
    },
  ],
  feeFen: 0,
  formSchema: form(
    '残疾人两项补贴一件事申请',
    {
      allowances: choices('申请的补贴', { LIVING: '困难残疾人生活补贴', NURSING: '重度残疾人护理补贴' }),
      ...disability,
    },
    [
      {
        allowances: ['LIVING', 'NURSING'],
        disabilityCategory: 'PHYSICAL',
        disabilityGrade: 1,
        household: 'MINIMUM_LIVING',
        needsLongTermCare: true,
        receivesInjuryNursing: false,
      },
    ],
  ),
});
