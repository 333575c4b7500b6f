import {
  byDemoPolicy,
  defineItem,
  choice,
  citizenId,
  day,
  FAMILY_RELATIONS,
  form,
  text,
} from '../../../department-kit/index.js';
import { bankCard, cremationCertificate, deathCertificate, idCard } from './materials.js';
import { atHousehold, demoPolicy, sourcesOf } from './sources.js';

export const funeralSubsidy = defineItem({
  code: 'funeral-subsidy',
  version: 2,
  department: 'social-assistance',
  kind: 'PROMISED',
  name: { zh: '惠民殡葬补贴', en: 'Funeral subsidy' },
  applicantKinds: ['PERSON'],
  conditions: '为逝者办理基本殡葬服务的亲属或者其他人员,自死亡之日起一年内提出;同一逝者只补贴一次。',
  place: atHousehold(demoPolicy('由逝者户籍所在地办理')),
  sources: sourcesOf(demoPolicy('补贴范围和期限由各地规定')),
  legalBasis: '《殡葬管理条例》;民政部《关于全面推行惠民殡葬政策的指导意见》',
  promisedLimit: byDemoPolicy(7, 'WORKING_DAY', '补贴由各地规定,没有全国统一时限'),
  specialProcedures: [],
  materials: [idCard, deathCertificate, cremationCertificate, bankCard],
  steps: [
    {
      id: 'handle',
      name: { zh: '审核并决定', en: 'Check and decide' },
      department: 'social-assistance',
      after: [],
      role: 'LEAD',
      decides: true,
      limit: byDemoPolicy(7, 'WORKING_DAY', '与承诺时限相同'),
    },
  ],
  feeFen: 0,
  formSchema: form(
    '惠民殡葬补贴申请',
    {
      deceasedName: text('逝者姓名', 60),
      deceasedIdNumber: citizenId('逝者公民身份号码'),
      relation: choice('逝者是申请人的', FAMILY_RELATIONS),
      diedOn: day('死亡日期'),
      crematedOn: day('火化日期'),
    },
    [
      {
        deceasedName: '陈示例',
        deceasedIdNumber: '310101193501010046',
        relation: 'PARENT',
        diedOn: '2026-01-20',
        crematedOn: '2026-01-22',
      },
    ],
  ),
});
