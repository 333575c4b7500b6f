import { byDemoPolicy, choice, day, defineItem, form, material, text } from '../../../department-kit/index.js';
import { applicationForm, householdRegister, idCard } from './materials.js';
import { atHousehold, demoPolicy, FAMILY_LAW, sourcesOf } from './sources.js';
import { reviewAndApproval } from './steps.js';

export const SURGERIES = {
  LIGATION: '输卵管结扎术',
  VASECTOMY: '输精管结扎术',
  DEVICE: '宫内节育器放置、取出术',
  ABORTION: '终止妊娠术',
  OTHER: '其他计划生育手术',
} as const;

/** 计划生育手术并发症鉴定. */
export const surgeryComplicationAppraisal = defineItem({
  code: 'surgery-complication-appraisal',
  version: 1,
  department: 'family-planning',
  kind: 'PROMISED',
  name: { zh: '计划生育手术并发症鉴定申请', en: 'Appraisal of complications of family-planning surgery' },
  applicantKinds: ['PERSON'],
  conditions: '接受计划生育手术后,认为出现并发症的,向户籍所在地申请鉴定;鉴定为并发症的按规定给予扶助。',
  place: atHousehold,
  sources: sourcesOf(demoPolicy('按照计划生育手术并发症鉴定的有关规定设定')),
  legalBasis: `${FAMILY_LAW};《计划生育手术并发症鉴定管理办法(试行)》`,
  promisedLimit: byDemoPolicy(30, 'WORKING_DAY', '各地指南不一,取30个工作日,不含鉴定'),
  specialProcedures: [
    {
      code: 'appraisal',
      name: { zh: '医学鉴定', en: 'Medical appraisal' },
      stopsClock: true,
      basis: demoPolicy('专家鉴定时间不计入承诺时限'),
    },
  ],
  materials: [
    idCard,
    householdRegister,
    applicationForm,
    material('surgery-record', '手术记录或者手术证明', 'Record of the surgery', 'GOVERNMENT', { original: false }),
    material('medical-record', '与并发症有关的病历', 'Medical records', 'APPLICANT', { original: false }),
  ],
  steps: reviewAndApproval(20, 10),
  feeFen: 0,
  formSchema: form(
    '计划生育手术并发症鉴定申请表',
    {
      surgery: choice('手术种类', SURGERIES),
      operatedOn: day('手术日期'),
      hospital: text('手术机构'),
      symptoms: text('主要症状', 500),
    },
    [{ surgery: 'LIGATION', operatedOn: '2012-05-20', hospital: '示范区妇幼保健院', symptoms: '术后长期腹痛' }],
  ),
});
