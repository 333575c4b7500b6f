import { byDemoPolicy, defineItem, material, choice, day, form, text } from '../../../department-kit/index.js';
import { idCard } from './materials.js';
import { law, place, sourcesOf } from './sources.js';

const DRUG_LAW = '《中华人民共和国禁毒法》';

export const REHABILITATION_KINDS = { DETOXIFICATION: '社区戒毒', REHABILITATION: '社区康复' } as const;

/** 禁毒法 33: three years; 48: at most three years. */
export const DETOXIFICATION_MONTHS = 36;

/** Of a special group (重点人群): its requests are confidential, and so is its ledger. */
export const communityRehabilitation = defineItem({
  code: 'community-rehabilitation',
  version: 2,
  department: 'public-security',
  confidential: true,
  kind: 'PROMISED',
  name: { zh: '社区戒毒(康复)协议签订', en: 'Agreement on community detoxification or rehabilitation' },
  applicantKinds: ['PERSON'],
  conditions: '被责令接受社区戒毒或者社区康复的人员,在收到决定书后报到,签订协议,定期接受检测。',
  place: place(
    'RESIDENCE',
    law(`${DRUG_LAW}第三十三条:在户籍所在地接受;在户籍所在地以外的现居住地有固定住所的,可以在现居住地接受`),
  ),
  sources: sourcesOf(law(`${DRUG_LAW}第三十三条、第四十八条`)),
  legalBasis: `${DRUG_LAW}第三十三条、第三十五条、第四十八条`,
  promisedLimit: byDemoPolicy(5, 'WORKING_DAY', '报到后及时签订协议,本演示取5个工作日'),
  specialProcedures: [],
  materials: [
    idCard,
    material('rehabilitation-order', '责令社区戒毒(康复)决定书', 'Order of community treatment', 'GOVERNMENT'),
  ],
  steps: [
    {
      id: 'sign-agreement',
      name: { zh: '核对决定、签订协议', en: 'Check the order and sign the agreement' },
      department: 'public-security',
      after: [],
      role: 'LEAD',
      decides: true,
      limit: byDemoPolicy(5, 'WORKING_DAY', '与承诺时限相同'),
    },
  ],
  feeFen: 0,
  formSchema: form(
    '社区戒毒(康复)协议',
    {
      rehabilitationKind: choice('措施', REHABILITATION_KINDS),
      orderNumber: text('决定书文号', 60),
      orderReceivedOn: day('收到决定书日期'),
      months: { type: 'integer', title: '期限(月)', minimum: 1, maximum: DETOXIFICATION_MONTHS },
      residenceAddress: text('执行地住址', 200),
      guardianName: text('监护人或者帮教小组成员', 60),
    },
    [
      {
        rehabilitationKind: 'DETOXIFICATION',
        orderNumber: '示公(禁)社戒字〔2023〕1号',
        orderReceivedOn: '2023-02-20',
        months: DETOXIFICATION_MONTHS,
        residenceAddress: '示例区示例街道示例路11号',
        guardianName: '周示例',
      },
    ],
    ['guardianName'],
  ),
});
