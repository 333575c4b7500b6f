import { byDemoPolicy, defineItem, material, choice, day, form, text } from '../../../department-kit/index.js';
import { idCard, residenceProof } from './materials.js';
import { demoPolicy, law, place, sourcesOf } from './sources.js';

const EPIDEMIC_LAW = '《中华人民共和国动物防疫法》第三十条';

export const dogRegistration = defineItem({
  code: 'dog-registration',
  version: 1,
  department: 'public-security',
  kind: 'PROMISED',
  name: { zh: '养犬登记', en: 'Registration of a dog' },
  applicantKinds: ['PERSON'],
  conditions:
    '年满十八周岁,在本辖区有固定住所;犬只已植入电子标识、定期免疫接种狂犬病疫苗并取得免疫证明。登记有效期到免疫有效期届满之日,每年续期。',
  place: place('RESIDENCE', demoPolicy('向饲养犬只的居住地派出所申请')),
  sources: sourcesOf(law(EPIDEMIC_LAW)),
  legalBasis: EPIDEMIC_LAW,
  promisedLimit: byDemoPolicy(5, 'WORKING_DAY', '养犬登记由地方规定,本演示取5个工作日'),
  specialProcedures: [],
  materials: [
    idCard,
    residenceProof,
    material('rabies-certificate', '狂犬病免疫证明', 'Certificate of rabies vaccination', 'APPLICANT'),
    material('dog-photo', '犬只照片', 'Photo of the dog', 'APPLICANT', { original: false }),
  ],
  steps: [
    {
      id: 'register',
      name: { zh: '核验登记', en: 'Verify and register' },
      department: 'public-security',
      after: [],
      role: 'LEAD',
      decides: true,
      limit: byDemoPolicy(5, 'WORKING_DAY', '与承诺时限相同'),
    },
  ],
  feeFen: 0,
  formSchema: form(
    '养犬登记',
    {
      dogName: text('犬名', 30),
      breed: text('品种', 60),
      dogSex: choice('犬只性别', { MALE: '雄', FEMALE: '雌' }),
      chipNumber: {
        type: 'string',
        title: '电子标识编号',
        description: '15 位数字',
        pattern: '^[0-9]{15}$',
      },
      vaccinatedUntil: day('狂犬病免疫有效期至'),
      keptAt: text('饲养地址', 200),
    },
    [
      {
        dogName: '豆豆',
        breed: '泰迪',
        dogSex: 'MALE',
        chipNumber: '156000000000001',
        vaccinatedUntil: '2099-12-31',
        keptAt: '示例区示例街道示例路9号2号楼301室',
      },
    ],
  ),
});
