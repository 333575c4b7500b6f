import {
  byGuide,
  defineItem,
  material,
  choice,
  citizenId,
  day,
  FAMILY_RELATIONS,
  form,
  text,
} from '../../../department-kit/index.js';
import { REGISTER_GUIDE, REGISTER_GUIDE_URL } from './household-entry-newborn.js';
import { householdRegister, idCard } from './materials.js';
import { HOUSEHOLD_REGULATION, law, place, sourcesOf } from './sources.js';

const limit = byGuide(3, 'WORKING_DAY', `${REGISTER_GUIDE}:派出所3个工作日内核实办理`, REGISTER_GUIDE_URL);

/** The applicant tells of somebody else's death; the entry is about the deceased. */
export const householdCancellation = defineItem({
  code: 'household-cancellation',
  version: 1,
  department: 'public-security',
  kind: 'PROMISED',
  name: { zh: '死亡登记(注销户口)', en: 'Registration of a death and end of the household entry' },
  applicantKinds: ['PERSON'],
  conditions:
    '公民死亡,城市在葬前,农村在一个月以内,由户主、亲属、抚养人或者邻居申报。逾期申报的照常受理;死者在本地的居住登记和居住证同时注销。',
  place: place('HOUSEHOLD', law(`${HOUSEHOLD_REGULATION}第八条:向户口登记机关申报死亡登记`)),
  sources: sourcesOf(law(`${HOUSEHOLD_REGULATION}第八条`)),
  legalBasis: `${HOUSEHOLD_REGULATION}第八条`,
  promisedLimit: limit,
  specialProcedures: [],
  materials: [
    idCard,
    householdRegister,
    material('death-certificate', '居民死亡医学证明(推断)书或者其他死亡证明', 'Proof of death', 'GOVERNMENT'),
  ],
  steps: [
    {
      id: 'cancel',
      name: { zh: '核实注销', en: 'Verify and end the entry' },
      department: 'public-security',
      after: [],
      role: 'LEAD',
      decides: true,
      limit,
    },
  ],
  feeFen: 0,
  formSchema: form(
    '死亡登记',
    {
      deceasedName: text('死者姓名', 60),
      deceasedIdNumber: citizenId('死者公民身份号码'),
      diedOn: day('死亡日期'),
      relation: choice('申报人是死者的', { ...FAMILY_RELATIONS, GUARDIAN: '抚养人', NEIGHBOUR: '邻居' }),
    },
    [{ deceasedName: '郑老示', deceasedIdNumber: '310101193001010015', diedOn: '2022-11-05', relation: 'PARENT' }],
  ),
});
