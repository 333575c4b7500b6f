import { byLaw, defineItem, choice, citizenId, form, text } from '../../../department-kit/index.js';
import { applicationForm, idCard, letterOfAuthority } from './materials.js';
import { law, place, sourcesOf } from './sources.js';

const RULES = '《公安机关办理犯罪记录查询工作规定》';
const limit = byLaw(3, 'WORKING_DAY', `${RULES}:不能当场办理的,3个工作日内办结`);

export const PURPOSES = {
  EMPLOYMENT: '求职、入职',
  ABROAD: '出国(境)',
  STUDY: '升学',
  ADOPTION: '收养',
  QUALIFICATION: '取得执业资格',
  OTHER: '其他',
} as const;

export const noCrimeCertificate = defineItem({
  code: 'no-crime-certificate',
  version: 1,
  department: 'public-security',
  kind: 'PROMISED',
  name: { zh: '无犯罪记录证明', en: 'Certificate of no criminal record' },
  applicantKinds: ['PERSON'],
  conditions:
    '本人查询,由户籍地或者居住地公安派出所受理;委托他人代办的,须提交写明查询犯罪记录的委托书。能够当场办理的当场办理。未发现犯罪记录的出具证明;发现的,书面告知不予出具。',
  place: place('RESIDENCE', law(`${RULES}:由户籍地或者居住地公安派出所受理`)),
  sources: sourcesOf(law(RULES), { materials: law(`${RULES}:身份证件;委托他人的,另交委托书和受托人身份证件`) }),
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
  materials: [idCard, applicationForm, letterOfAuthority],
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
      purpose: choice('查询用途', PURPOSES),
      receivingBody: text('证明接收单位', 100),
      subjectIdNumber: citizenId('被查询人公民身份号码(只查询本人)'),
    },
    [{ purpose: 'EMPLOYMENT', receivingBody: '示例小学' }],
    ['receivingBody', 'subjectIdNumber'],
  ),
});
