import { byDemoPolicy, defineItem, material, form, text } from '../../../department-kit/index.js';
import { demoPolicy, place, sourcesOf } from './sources.js';

const MEDIATION_LAW = '《中华人民共和国人民调解法》';

/** A committee or unit puts its area under periodic sweeps; what each sweep finds becomes a dispute by itself. */
export const disputeSweepArea = defineItem({
  code: 'dispute-sweep-area',
  version: 1,
  department: 'public-security',
  kind: 'PROMISED',
  name: { zh: '矛盾纠纷排查责任区备案', en: 'Filing of an area for sweeps for disputes' },
  applicantKinds: ['ORGANISATION'],
  conditions: '村民委员会、居民委员会、企业事业单位将本区域列入定期排查;排查发现的纠纷逐件登记、调解、回访,直到办结。',
  place: place('RESIDENCE', demoPolicy('由责任区所在地派出所受理')),
  sources: sourcesOf(demoPolicy('定期排查的范围和周期由本演示设定')),
  legalBasis: `${MEDIATION_LAW}第八条、第十七条`,
  promisedLimit: byDemoPolicy(3, 'WORKING_DAY', '备案类事项取3个工作日'),
  specialProcedures: [],
  materials: [material('organisation-certificate', '单位登记证照', 'Certificate of the organisation', 'GOVERNMENT')],
  steps: [
    {
      id: 'file',
      name: { zh: '核对备案', en: 'Check and file' },
      department: 'public-security',
      after: [],
      role: 'LEAD',
      decides: true,
      limit: byDemoPolicy(3, 'WORKING_DAY', '与承诺时限相同'),
    },
  ],
  feeFen: 0,
  formSchema: form(
    '矛盾纠纷排查责任区',
    {
      areaName: text('责任区名称', 60),
      mediatorName: text('责任区调解员', 60),
      sweepMonths: { type: 'integer', title: '排查周期(月)', minimum: 1, maximum: 12 },
    },
    [{ areaName: '示例社区第一网格', mediatorName: '孙示例', sweepMonths: 1 }],
  ),
});
