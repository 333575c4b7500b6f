import { byLaw, defineItem } from '../../../department-kit/index.js';
import { choice, form, text } from './form-parts.js';
import { applicationForm, idCard } from './materials.js';

const RULES = '《公安机关办理犯罪记录查询工作规定》';
const limit = byLaw(3, 'WORKING_DAY', `${RULES}:不能当场办理的,3个工作日内办结`);

export const noCrimeCertificate = defineItem({
  code: 'no-crime-certificate',
  version: 1,
  department: 'public-security',
  kind: 'PROMISED',
  name: { zh: '无犯罪记录证明', en: 'Certificate of no criminal record' },
  applicantKinds: ['PERSON'],
  conditions:
    '本人查询,由户籍地或者居住地公安派出所受理。能够当场办理的当场办理。未发现犯罪记录的出具证明;发现的,书面告知不予出具。',
  legalBasis: RULES,
  legalLimit: limit,
  promisedLimit: limit,
  specialProcedures: [
    {
      code: 'investigation',
      name: { zh: '调查核实', en: 'Investigation' },
      stopsClock: true,
      basis: { kind: 'law', text: `${RULES}:经县级以上公安机关负责人批准调查核实的,时间不计入办理期限` },
    },
  ],
  materials: [idCard, applicationForm],
  steps: [
    {
      id: 'query',
      name: { zh: '查询并出具', en: 'Query and issue' },
      department: 'public-security',
      after: [],
      role: 'LEAD',
      decides: true,
      limit,
    },
  ],
  feeFen: 0,
  formSchema: form(
    '犯罪记录查询申请',
    {
      purpose: choice('查询用途', {
        EMPLOYMENT: '求职、入职',
        ABROAD: '出国(境)',
        STUDY: '升学',
        ADOPTION: '收养',
        QUALIFICATION: '取得执业资格',
        OTHER: '其他',
      }),
      receivingBody: text('证明接收单位', 100),
    },
    [{ purpose: 'EMPLOYMENT', receivingBody: '示例小学' }],
    ['receivingBody'],
  ),
});
