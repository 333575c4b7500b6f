import { byGuide, defineItem, material, choice, citizenId, day, form, text } from '../../../department-kit/index.js';
import { householdRegister, idCard } from './materials.js';
import { HOUSEHOLD_REGULATION, law, place, sourcesOf } from './sources.js';

export const REGISTER_GUIDE = '户口登记办事指南(转载,未载明地区)';
export const REGISTER_GUIDE_URL = 'https://m.78911.com.cn/HuKouZhengCe/650279-18.html';

const limit = byGuide(3, 'WORKING_DAY', `${REGISTER_GUIDE}:派出所3个工作日内核实办理`, REGISTER_GUIDE_URL);

export const householdEntryNewborn = defineItem({
  code: 'household-entry-newborn',
  version: 1,
  department: 'public-security',
  kind: 'PROMISED',
  name: { zh: '出生登记(新生儿落户)', en: 'Entry of a newborn in the household register' },
  applicantKinds: ['PERSON'],
  conditions:
    '婴儿出生后一个月以内,由户主、亲属、抚养人或者邻居向婴儿常住地户口登记机关申报。随父随母落户自愿;逾期申报的照常受理。',
  place: place('HOUSEHOLD', law(`${HOUSEHOLD_REGULATION}第七条:向婴儿常住地户口登记机关申报`)),
  sources: sourcesOf(law(`${HOUSEHOLD_REGULATION}第七条`)),
  legalBasis: '《中华人民共和国户口登记条例》第七条',
  promisedLimit: limit,
  specialProcedures: [],
  materials: [
    idCard,
    householdRegister,
    material('birth-certificate', '出生医学证明', 'Medical certificate of birth', 'GOVERNMENT'),
    material('marriage-certificate', '结婚证', 'Marriage certificate', 'GOVERNMENT', { required: false }),
  ],
  steps: [
    {
      id: 'household-entry',
      name: { zh: '核实登记', en: 'Verify and enter' },
      department: 'public-security',
      after: [],
      role: 'LEAD',
      decides: true,
      limit,
    },
  ],
  feeFen: 0,
  // The fields are named as in the joint item of the newborn, so that both are written by the same hand.
  formSchema: form(
    '出生登记',
    {
      childName: text('婴儿姓名', 60),
      childSex: choice('性别', { M: '男', F: '女' }),
      childBirthDate: day('出生日期'),
      birthCertificateNumber: {
        type: 'string',
        title: '出生医学证明编号',
        description: '一位大写字母加九位数字',
        pattern: '^[A-Z][0-9]{9}$',
      },
      motherName: text('母亲姓名', 60),
      motherIdNumber: citizenId('母亲公民身份号码'),
      fatherName: text('父亲姓名', 60),
      fatherIdNumber: citizenId('父亲公民身份号码'),
      householdAddress: text('落户地址', 200),
    },
    [
      {
        childName: '郑小示',
        childSex: 'M',
        childBirthDate: '2024-12-08',
        birthCertificateNumber: 'Y240000019',
        motherName: '冯示例',
        motherIdNumber: '310101198808080041',
        fatherName: '郑示例',
        fatherIdNumber: '310101198707070055',
        householdAddress: '示例区示例街道示例路5号3号楼402室',
      },
    ],
    ['fatherName', 'fatherIdNumber'],
  ),
});
