import {
  byDemoPolicy,
  choice,
  citizenId,
  day,
  defineItem,
  form,
  material,
  text,
} from '../../../department-kit/index.js';
import { householdRegister, idCard, letterOfAuthority } from './materials.js';
import { CERTIFICATE_PURPOSES } from './one-child-certificate.js';
import { atHousehold, FAMILY_LAW, law, sourcesOf } from './sources.js';
import { decidingStep } from './steps.js';

const { LOST, DAMAGED } = CERTIFICATE_PURPOSES;

/** 光荣证补发、换发: the couple's earlier certificate does not hold any more. */
export const oneChildCertificateReissue = defineItem({
  code: 'one-child-certificate-reissue',
  version: 1,
  department: 'family-planning',
  kind: 'PROMISED',
  name: { zh: '独生子女父母光荣证补发、换发', en: 'New copy of the certificate for parents of an only child' },
  applicantKinds: ['PERSON'],
  conditions: '已领《独生子女父母光荣证》,原证遗失或者损坏的夫妻;补发后原证作废。委托他人代办的须有授权委托书。',
  place: atHousehold,
  sources: sourcesOf(law(`${FAMILY_LAW}关于独生子女父母光荣证的规定`)),
  legalBasis: FAMILY_LAW,
  promisedLimit: byDemoPolicy(5, 'WORKING_DAY', '查档补发取5个工作日'),
  specialProcedures: [],
  materials: [
    { ...idCard, copies: 2 },
    householdRegister,
    material('photo', '父母与子女合影', 'Photograph of parents and child', 'APPLICANT', { copies: 2 }),
    letterOfAuthority,
  ],
  steps: [decidingStep('reissue', ['查档补发', 'Look up and issue anew'], 5)],
  feeFen: 0,
  formSchema: form(
    '独生子女父母光荣证补发、换发申请表',
    {
      purpose: choice('申请类别', { LOST, DAMAGED }),
      oldCertificateNumber: text('原证编号', 60),
      childName: text('子女姓名', 60),
      childSex: choice('子女性别', { M: '男', F: '女' }),
      childBirthDate: day('子女出生日期'),
      spouseName: text('配偶姓名', 60),
      spouseIdNumber: citizenId('配偶公民身份号码'),
    },
    [
      {
        purpose: 'LOST',
        oldCertificateNumber: '示2010-0001',
        childName: '示例子女',
        childSex: 'M',
        childBirthDate: '2010-01-01',
        spouseName: '示例配偶',
        spouseIdNumber: '110101197501010020',
      },
    ],
    ['oldCertificateNumber'],
  ),
});
