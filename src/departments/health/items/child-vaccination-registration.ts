import { byDemoPolicy, choice, citizenId, defineItem, form, material, text } from '../../../department-kit/index.js';
import { birthCertificateNumber, child, doses, GUARDIANS } from './form-parts.js';
import { birthCertificate, guardianIdCard } from './materials.js';
import { atResidence, FREE_SERVICE, law, sourcesOf, VACCINE_LAW } from './sources.js';

/** 儿童预防接种建档: what a child has had is brought along, and the rest of the calendar follows by itself. */
export const childVaccinationRegistration = defineItem({
  code: 'child-vaccination-registration',
  version: 2,
  department: 'health',
  kind: 'IMMEDIATE',
  name: { zh: '儿童预防接种建档(迁入)', en: 'Registration of a child for vaccination' },
  applicantKinds: ['PERSON'],
  conditions:
    '居住在辖区内、未满18周岁的儿童青少年,由监护人到居住地承担预防接种工作的接种单位办理;已在外地接种的,凭接种证登记接种记录;未按程序接种的,只补种未完成的剂次。',
  place: atResidence(law(`${VACCINE_LAW}第四十七条:在儿童居住地接种单位办理`)),
  sources: sourcesOf(law(`${VACCINE_LAW}第四十一条、第四十七条`), { fee: FREE_SERVICE }),
  legalBasis: `${VACCINE_LAW}第四十七条;《国家免疫规划疫苗儿童免疫程序及说明(2021年版)》`,
  promisedLimit: byDemoPolicy(1, 'IMMEDIATE', '当场建档'),
  specialProcedures: [],
  materials: [
    guardianIdCard,
    birthCertificate,
    material('vaccination-certificate', '预防接种证', 'Vaccination certificate', 'GOVERNMENT', { required: false }),
  ],
  steps: [
    {
      id: 'register',
      name: { zh: '核对建档', en: 'Check and register' },
      department: 'health',
      after: [],
      role: 'LEAD',
      decides: true,
    },
  ],
  delegatedToWindow: true,
  feeFen: 0,
  formSchema: form(
    '儿童预防接种建档登记表',
    {
      ...child,
      birthCertificateNumber: birthCertificateNumber(),
      childIdNumber: citizenId('儿童公民身份号码(没有的不填)'),
      relation: choice('申请人与儿童关系', GUARDIANS),
      residenceAddress: text('现居住地址', 200),
      dosesGiven: doses('已接种记录(没有的留空)'),
    },
    [
      {
        childName: '示例小安',
        childSex: 'M',
        childBirthDate: '2025-06-01',
        birthCertificateNumber: 'X250000005',
        relation: 'MOTHER',
        residenceAddress: '示范街道三号院2号楼102室',
        dosesGiven: [
          { vaccine: 'HEPB', dose: 1, givenOn: '2025-06-01' },
          { vaccine: 'BCG', dose: 1, givenOn: '2025-06-02' },
        ],
      },
    ],
    ['childIdNumber'],
  ),
});
