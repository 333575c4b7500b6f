import { byDemoPolicy, defineItem, choice, day, form, text } from '../../../department-kit/index.js';
import { idCard, residenceProof } from './materials.js';
import { HOUSING_KINDS } from './residence-registration.js';
import { HOUSEHOLD_REGULATION, law, place, sourcesOf } from './sources.js';

export const residenceRegistrationChange = defineItem({
  code: 'residence-registration-change',
  version: 1,
  department: 'public-security',
  kind: 'IMMEDIATE',
  name: { zh: '居住登记变更、注销', en: 'Change or end of a registration of residence' },
  applicantKinds: ['PERSON'],
  conditions: '已办理居住登记,居住地址变化的申报变更,离开的申报注销。',
  place: place('RESIDENCE', law(`${HOUSEHOLD_REGULATION}第十五条:向暂住地户口登记机关申报`)),
  sources: sourcesOf(law(`${HOUSEHOLD_REGULATION}第十五条`)),
  legalBasis: '《中华人民共和国户口登记条例》第十五条',
  promisedLimit: byDemoPolicy(0, 'IMMEDIATE', '材料齐全当场变更或注销'),
  specialProcedures: [],
  materials: [idCard, { ...residenceProof, required: false }],
  steps: [
    {
      id: 'change',
      name: { zh: '变更或注销', en: 'Change or end' },
      department: 'public-security',
      after: [],
      role: 'LEAD',
      decides: true,
    },
  ],
  delegatedToWindow: true,
  feeFen: 0,
  formSchema: form(
    '居住登记变更、注销',
    {
      action: choice('申报事项', { MOVE: '变更居住地址', LEAVE: '离开,注销登记' }),
      effectiveOn: day('搬迁或离开日期'),
      residenceAddress: text('新居住地址(变更时填写)', 200),
      housingKind: choice('新住所类型(变更时填写)', HOUSING_KINDS),
    },
    [
      {
        action: 'MOVE',
        effectiveOn: '2025-02-10',
        residenceAddress: '示例区示例街道示例路12号1号楼102室',
        housingKind: 'RENTED',
      },
      { action: 'LEAVE', effectiveOn: '2025-02-10' },
    ],
    ['residenceAddress', 'housingKind'],
  ),
});
