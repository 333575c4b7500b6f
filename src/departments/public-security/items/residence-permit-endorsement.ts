import { byDemoPolicy, defineItem, choice, day, form, text } from '../../../department-kit/index.js';
import { idCard, residencePermitCard, residenceProof } from './materials.js';
import { PERMIT_GROUNDS } from './residence-permit.js';
import { law, PERMIT_REGULATION, place, sourcesOf } from './sources.js';

export const residencePermitEndorsement = defineItem({
  code: 'residence-permit-endorsement',
  version: 1,
  department: 'public-security',
  kind: 'PROMISED',
  name: { zh: '居住证签注', en: 'Yearly endorsement of a residence permit' },
  applicantKinds: ['PERSON'],
  conditions:
    '持有居住证并在居住地连续居住。每年签注一次,在居住每满一年之日前一个月内办理;逾期的居住证使用功能中止,补办签注后恢复。',
  place: place(
    'RESIDENCE',
    law(`${PERMIT_REGULATION}第十条:到居住地公安派出所或者受公安机关委托的社区服务机构办理签注手续`),
  ),
  sources: sourcesOf(law(`${PERMIT_REGULATION}第十条`), { fee: law(`${PERMIT_REGULATION}:办理签注手续不得收取费用`) }),
  legalBasis: '《居住证暂行条例》第十条',
  promisedLimit: byDemoPolicy(3, 'WORKING_DAY', '条例没有签注的办理时限'),
  specialProcedures: [],
  materials: [idCard, residencePermitCard, residenceProof],
  steps: [
    {
      id: 'endorse',
      name: { zh: '核实签注', en: 'Verify and endorse' },
      department: 'public-security',
      after: [],
      role: 'LEAD',
      decides: true,
      limit: byDemoPolicy(3, 'WORKING_DAY', '与承诺时限相同'),
    },
  ],
  feeFen: 0,
  formSchema: form(
    '居住证签注',
    {
      permitIssuedOn: day('居住证签发日期'),
      ground: choice('继续符合的条件', PERMIT_GROUNDS),
      residenceAddress: text('居住地址', 200),
    },
    [
      {
        permitIssuedOn: '2024-04-01',
        ground: 'HOUSING',
        residenceAddress: '示例区示例街道示例路9号2号楼301室',
      },
    ],
  ),
});
