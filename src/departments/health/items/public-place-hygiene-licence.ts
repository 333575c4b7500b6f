import { byDemoPolicy, byLaw, defineItem, material } from '../../../department-kit/index.js';
import { demoPolicy, law, LICENCE_LAW, place, sourcesOf } from './sources.js';

/** 公共场所卫生许可: an administrative licence, so the days and what stops them are the Licence Law's own. */
export const publicPlaceHygieneLicence = defineItem({
  code: 'public-place-hygiene-licence',
  version: 2,
  department: 'health',
  kind: 'PROMISED',
  name: { zh: '公共场所卫生许可', en: 'Hygiene licence of a public place' },
  applicantKinds: ['PERSON', 'ORGANISATION'],
  conditions: '经营住宿、理发美容、沐浴、游泳、文化娱乐等公共场所,卫生条件符合国家卫生标准,开业前申请。',
  place: place('ANYWHERE', demoPolicy('由经营场所所在地卫生健康部门决定,本地各受理点通办收件')),
  sources: sourcesOf(law('《公共场所卫生管理条例》第四条'), {
    fee: law(`${LICENCE_LAW}第五十八条:实施行政许可不得收取任何费用,法律、行政法规另有规定的除外`),
  }),
  legalBasis: '《公共场所卫生管理条例》第四条;《中华人民共和国行政许可法》第四十二条、第四十五条',
  acceptanceLimit: byLaw(5, 'WORKING_DAY', '《中华人民共和国行政许可法》第三十二条:五日内一次告知需要补正的全部内容'),
  legalLimit: byLaw(20, 'WORKING_DAY', '《中华人民共和国行政许可法》第四十二条:自受理之日起二十日'),
  promisedLimit: byDemoPolicy(10, 'WORKING_DAY', '取法定时限的一半'),
  deliveryLimit: byLaw(10, 'WORKING_DAY', '《中华人民共和国行政许可法》第四十四条:自作出决定之日起十日内颁发、送达'),
  extension: byLaw(10, 'WORKING_DAY', '《中华人民共和国行政许可法》第四十二条:经负责人批准可以延长十日,并告知理由'),
  specialProcedures: [
    {
      code: 'testing',
      name: { zh: '检测', en: 'Testing' },
      stopsClock: true,
      basis: {
        kind: 'law',
        text: '《中华人民共和国行政许可法》第四十五条:检验、检测所需时间不计算在期限内,但应当书面告知',
      },
    },
    {
      code: 'hearing',
      name: { zh: '听证', en: 'Hearing' },
      stopsClock: true,
      maxTimes: 1,
      basis: { kind: 'law', text: '《中华人民共和国行政许可法》第四十五条:听证所需时间不计算在期限内,但应当书面告知' },
    },
    {
      code: 'site-inspection',
      name: { zh: '现场核查', en: 'Site inspection' },
      stopsClock: false,
      basis: { kind: 'law', text: '《中华人民共和国行政许可法》第四十五条未列入现场核查,其时间计入期限' },
    },
  ],
  materials: [
    material('application-form', '公共场所卫生许可证申请表', 'Application form', 'APPLICANT'),
    material('business-licence', '营业执照', 'Business licence', 'GOVERNMENT', { original: false }),
    material('id-card', '经营者或者法定代表人居民身份证', 'Identity card of the operator', 'GOVERNMENT', {
      original: false,
    }),
    material('floor-plan', '场所地址方位示意图、平面图', 'Location and floor plan', 'APPLICANT'),
    material('test-report', '卫生检测或者评价报告', 'Hygiene test report', 'APPLICANT'),
  ],
  steps: [
    {
      id: 'review',
      name: { zh: '审查', en: 'Review' },
      department: 'health',
      after: [],
      limit: byDemoPolicy(6, 'WORKING_DAY', '材料审查和现场核查'),
      role: 'LEAD',
    },
    {
      id: 'approve',
      name: { zh: '决定', en: 'Decision' },
      department: 'health',
      after: ['review'],
      limit: byDemoPolicy(4, 'WORKING_DAY', '负责人审批'),
      role: 'LEAD',
      approval: true,
      decides: true,
    },
  ],
  feeFen: 0,
  formSchema: {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: '公共场所卫生许可证申请表',
    type: 'object',
    additionalProperties: false,
    required: ['placeName', 'placeKind', 'placeAddress', 'areaSquareMetres', 'employees'],
    properties: {
      placeName: { title: '场所名称', type: 'string', minLength: 1, maxLength: 100 },
      placeKind: {
        title: '场所类别',
        type: 'string',
        oneOf: [
          { const: 'LODGING', title: '住宿场所' },
          { const: 'HAIR_AND_BEAUTY', title: '理发店、美容店' },
          { const: 'BATHING', title: '沐浴场所' },
          { const: 'SWIMMING', title: '游泳场所' },
          { const: 'ENTERTAINMENT', title: '文化娱乐场所' },
          { const: 'SHOPPING', title: '商场、书店' },
          { const: 'WAITING_ROOM', title: '候诊室、候车(机、船)室' },
        ],
      },
      placeAddress: { title: '场所地址', type: 'string', minLength: 1, maxLength: 200 },
      areaSquareMetres: { title: '营业面积(平方米)', type: 'number', exclusiveMinimum: 0, maximum: 1000000 },
      employees: { title: '从业人员数', type: 'integer', minimum: 1, maximum: 100000 },
      personInCharge: { title: '卫生负责人', type: 'string', minLength: 1, maxLength: 60 },
    },
    examples: [
      {
        placeName: '示范街道示例理发店',
        placeKind: 'HAIR_AND_BEAUTY',
        placeAddress: '示范市示范区示范街道二号院底商3号',
        areaSquareMetres: 45.5,
        employees: 3,
        personInCharge: '示例负责人',
      },
    ],
  },
});
