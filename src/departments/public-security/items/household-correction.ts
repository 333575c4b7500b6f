import { byDemoPolicy, byGuide, defineItem, material, choice, day, form, text } from '../../../department-kit/index.js';
import { REGISTER_GUIDE, REGISTER_GUIDE_URL } from './household-entry-newborn.js';
import { applicationForm, householdRegister, idCard } from './materials.js';
import { HOUSEHOLD_REGULATION, law, place, sourcesOf } from './sources.js';

export const PARTICULARS = { NAME: '姓名', SEX: '性别', BIRTH_DATE: '出生日期' } as const;

export const householdCorrection = defineItem({
  code: 'household-correction',
  version: 1,
  department: 'public-security',
  kind: 'PROMISED',
  name: {
    zh: '户口登记项目变更更正(姓名、性别、出生日期)',
    en: 'Change or correction of name, sex or date of birth in the household register',
  },
  applicantKinds: ['PERSON'],
  conditions: '户口登记的内容需要变更或者更正,由户主或者本人申报,户口登记机关审查属实后予以变更或者更正;需要报批。',
  place: place('HOUSEHOLD', law(`${HOUSEHOLD_REGULATION}第十七条:向户口登记机关申报`)),
  sources: sourcesOf(law(`${HOUSEHOLD_REGULATION}第十七条、第十八条`)),
  legalBasis: `${HOUSEHOLD_REGULATION}第十七条、第十八条`,
  promisedLimit: byDemoPolicy(35, 'WORKING_DAY', '所引指南没有总时限,取派出所和县级两个环节之和,市级复核不在本流程'),
  specialProcedures: [
    {
      code: 'investigation',
      name: { zh: '调查核实', en: 'Investigation' },
      stopsClock: false,
      basis: { kind: 'guide', text: `${REGISTER_GUIDE}:核实在派出所环节之内`, url: REGISTER_GUIDE_URL },
    },
  ],
  materials: [
    applicationForm,
    idCard,
    householdRegister,
    material('correction-proof', '变更更正的证明材料', 'Proof for the change or correction', 'APPLICANT'),
  ],
  steps: [
    {
      id: 'station-review',
      name: { zh: '派出所核实', en: 'Review by the police station' },
      department: 'public-security',
      after: [],
      role: 'LEAD',
      limit: byGuide(20, 'WORKING_DAY', `${REGISTER_GUIDE}:需报批的,派出所20个工作日`, REGISTER_GUIDE_URL),
    },
    {
      id: 'county-approval',
      name: { zh: '县级公安机关审批', en: 'Approval by the county' },
      department: 'public-security',
      after: ['station-review'],
      role: 'LEAD',
      decides: true,
      approval: true,
      limit: byGuide(15, 'WORKING_DAY', `${REGISTER_GUIDE}:需报批的,县级15个工作日`, REGISTER_GUIDE_URL),
    },
  ],
  feeFen: 0,
  formSchema: form(
    '户口登记项目变更更正',
    {
      particular: choice('变更更正项目', PARTICULARS),
      newName: text('变更后姓名(变更姓名时填写)', 60),
      newSex: choice('更正后性别(更正性别时填写)', { M: '男', F: '女' }),
      newBirthDate: day('更正后出生日期(更正出生日期时填写)'),
      ground: text('变更更正理由', 300),
    },
    [
      { particular: 'NAME', newName: '示例新', ground: '与父亲同名' },
      { particular: 'BIRTH_DATE', newBirthDate: '1990-03-08', ground: '首次登记时误录' },
    ],
    ['newName', 'newSex', 'newBirthDate'],
  ),
});
