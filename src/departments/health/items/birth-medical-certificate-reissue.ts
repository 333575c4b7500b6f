import { byDemoPolicy, choice, defineItem, form, material, text } from '../../../department-kit/index.js';
import { birthCertificateNumber, child, GUARDIANS } from './form-parts.js';
import { guardianIdCard, letterOfAuthority } from './materials.js';
import { demoPolicy, law, MATERNAL_LAW, place, sourcesOf } from './sources.js';

export const REISSUE_REASONS = { LOST: '遗失', DAMAGED: '损毁' } as const;

/** 出生医学证明补发. A certificate is made good for once: the new one has a number of its own. */
export const birthMedicalCertificateReissue = defineItem({
  code: 'birth-medical-certificate-reissue',
  version: 1,
  department: 'health',
  kind: 'PROMISED',
  name: { zh: '《出生医学证明》补发', en: 'Reissue of a medical certificate of birth' },
  applicantKinds: ['PERSON'],
  conditions: '《出生医学证明》签发后遗失或者损毁的,由新生儿父母或者其他监护人申请补发,原证作废。',
  place: place('ANYWHERE', demoPolicy('本地各受理点收件,转原签发机构核实')),
  sources: sourcesOf(law(`${MATERNAL_LAW}第二十三条:按照规定出具统一制发的新生儿出生医学证明`)),
  legalBasis: `${MATERNAL_LAW}第二十三条`,
  promisedLimit: byDemoPolicy(10, 'WORKING_DAY', '调取原始分娩记录核实取10个工作日'),
  specialProcedures: [
    {
      code: 'verification',
      name: { zh: '原始分娩记录核实', en: 'Verification against the record of the delivery' },
      stopsClock: false,
      basis: demoPolicy('核实在承诺时限内进行'),
    },
  ],
  materials: [
    guardianIdCard,
    material('household-register', '户口簿', 'Household register', 'GOVERNMENT'),
    material('application-form', '补发申请表', 'Application form', 'APPLICANT'),
    material('damaged-certificate', '损毁的原证(遗失的不提供)', 'The damaged certificate', 'APPLICANT', {
      required: false,
    }),
    letterOfAuthority,
  ],
  steps: [
    {
      id: 'verify',
      name: { zh: '核实', en: 'Verify' },
      department: 'health',
      after: [],
      role: 'LEAD',
      limit: byDemoPolicy(7, 'WORKING_DAY', '调取原始分娩记录'),
    },
    {
      id: 'approve',
      name: { zh: '补发审批', en: 'Approval' },
      department: 'health',
      after: ['verify'],
      role: 'LEAD',
      approval: true,
      decides: true,
      limit: byDemoPolicy(3, 'WORKING_DAY', '负责人审批'),
    },
  ],
  feeFen: 0,
  formSchema: form(
    '《出生医学证明》补发申请表',
    {
      ...child,
      lostCertificateNumber: birthCertificateNumber('原出生医学证明编号'),
      reissueReason: choice('补发事由', REISSUE_REASONS),
      birthHospital: text('出生医疗机构', 100),
      relation: choice('申请人与儿童关系', GUARDIANS),
    },
    [
      {
        childName: '示例小宝',
        childSex: 'F',
        childBirthDate: '2020-06-01',
        lostCertificateNumber: 'U110000006',
        reissueReason: 'LOST',
        birthHospital: '示范市妇幼保健院',
        relation: 'MOTHER',
      },
    ],
  ),
});
