import { byDemoPolicy, defineItem, choice, day, form } from '../../../department-kit/index.js';
import { longText, monthlyAllowance } from './form-parts.js';
import { applicationForm, deathCertificate, idCard } from './materials.js';
import { ASSISTANCE_MEASURES, atHousehold, demoPolicy, law, sourcesOf } from './sources.js';

export const allowanceCessation = defineItem({
  code: 'allowance-cessation',
  version: 2,
  department: 'social-assistance',
  kind: 'PROMISED',
  name: { zh: '社会救助待遇主动停发', en: 'Giving up an allowance' },
  applicantKinds: ['PERSON'],
  conditions: '正在享受待遇的家庭或个人,因人口、收入、财产状况变化不再符合条件,或者自愿放弃。',
  place: atHousehold(demoPolicy('由发放待遇的地方办理')),
  sources: sourcesOf(law(`${ASSISTANCE_MEASURES}第十三条`)),
  legalBasis: '《社会救助暂行办法》第十三条',
  promisedLimit: byDemoPolicy(5, 'WORKING_DAY', '法规只要求及时决定,没有天数'),
  specialProcedures: [],
  materials: [applicationForm, idCard, { ...deathCertificate, required: false }],
  steps: [
    {
      id: 'handle',
      name: { zh: '核实并停发', en: 'Check and cease' },
      department: 'social-assistance',
      after: [],
      role: 'LEAD',
      decides: true,
      limit: byDemoPolicy(5, 'WORKING_DAY', '与承诺时限相同'),
    },
  ],
  feeFen: 0,
  formSchema: form(
    '待遇停发申报',
    {
      allowance: monthlyAllowance('停发的待遇'),
      cause: choice('停发原因', {
        INCOME_CHANGED: '收入或财产状况变化',
        HOUSEHOLD_CHANGED: '家庭人口变化',
        MOVED_AWAY: '户籍迁出',
        DEATH: '享受待遇人员死亡(由代办人申报)',
        VOLUNTARY: '自愿放弃',
        OTHER: '其他',
      }),
      diedOn: day('死亡日期(停发原因为死亡的必填)'),
      explanation: longText('说明', 500),
    },
    [{ allowance: 'MINIMUM_LIVING', cause: 'INCOME_CHANGED', explanation: '家庭成员已稳定就业,收入超过当地标准。' }],
    ['diedOn'],
  ),
});
