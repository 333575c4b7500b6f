import { byDemoPolicy, defineItem, material, choice, day, form, text } from '../../../department-kit/index.js';
import { idCard } from './materials.js';
import { demoPolicy, law, place, sourcesOf } from './sources.js';

const MEDIATION_LAW = '《中华人民共和国人民调解法》';

export const DISPUTE_KINDS = {
  NEIGHBOUR: '邻里纠纷',
  FAMILY: '婚姻家庭纠纷',
  HOUSING: '房屋宅基地纠纷',
  LABOUR: '劳动报酬纠纷',
  CONSUMER: '消费纠纷',
  INJURY: '损害赔偿纠纷',
  OTHER: '其他纠纷',
} as const;

/**
 * Somebody asks for mediation. The deciding officer records in `result.agreement` whether it was reached (AGREED, the
 * default) or not (NO_AGREEMENT, with `result.referredTo`).
 */
export const disputeMediation = defineItem({
  code: 'dispute-mediation',
  version: 1,
  department: 'public-security',
  kind: 'PROMISED',
  name: { zh: '矛盾纠纷调解申请', en: 'Mediation of a dispute' },
  applicantKinds: ['PERSON', 'ORGANISATION'],
  conditions:
    '民间纠纷的当事人可以申请调解;一方当事人明确拒绝调解的,不得调解。调解不收费。达成协议的,回访监督履行;达不成的,告知仲裁、行政、司法途径。',
  place: place('RESIDENCE', demoPolicy('由纠纷发生地或者当事人居住地受理')),
  sources: sourcesOf(law(`${MEDIATION_LAW}第十七条`), {
    fee: law(`${MEDIATION_LAW}第四条:调解民间纠纷,不收取任何费用`),
  }),
  legalBasis: `${MEDIATION_LAW}第十七条、第三十一条`,
  promisedLimit: byDemoPolicy(30, 'NATURAL_DAY', '法律没有统一的调解期限,本演示取30日'),
  specialProcedures: [],
  materials: [
    idCard,
    material('dispute-evidence', '与纠纷有关的证据材料', 'Evidence about the dispute', 'APPLICANT', {
      required: false,
      original: false,
    }),
  ],
  steps: [
    {
      id: 'hear-parties',
      name: { zh: '了解情况、征得双方同意', en: 'Hear the parties and win their consent' },
      department: 'public-security',
      after: [],
      role: 'LEAD',
      limit: byDemoPolicy(7, 'NATURAL_DAY', '调解前的了解取7日'),
    },
    {
      id: 'mediate',
      name: { zh: '调解', en: 'Mediate' },
      department: 'public-security',
      after: ['hear-parties'],
      role: 'LEAD',
      decides: true,
      limit: byDemoPolicy(23, 'NATURAL_DAY', '承诺时限余下的部分'),
    },
  ],
  feeFen: 0,
  formSchema: form(
    '矛盾纠纷调解申请',
    {
      disputeKind: choice('纠纷类型', DISPUTE_KINDS),
      otherPartyName: text('对方当事人', 60),
      occurredOn: day('纠纷发生日期'),
      disputePlace: text('纠纷发生地点', 200),
      claim: text('调解请求', 500),
    },
    [
      {
        disputeKind: 'NEIGHBOUR',
        otherPartyName: '钱示例',
        occurredOn: '2022-12-20',
        disputePlace: '示例路9号2号楼',
        claim: '要求对方清理楼道堆物',
      },
    ],
  ),
});
