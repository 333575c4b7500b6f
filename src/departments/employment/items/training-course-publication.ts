import { byDemoPolicy, defineItem, material, choice, day, form, text } from '../../../department-kit/index.js';
import { offerCode, step, whole } from './form-parts.js';
import { TRAINING_LEVELS } from './labels.js';
import { anywhere, demoPolicy, PROMOTION_LAW, sourcesOf } from './sources.js';

/** 补贴性职业技能培训开班申报: a course with so many places, in which people then enrol. */
export const trainingCoursePublication = defineItem({
  code: 'training-course-publication',
  version: 1,
  department: 'employment',
  kind: 'PROMISED',
  name: { zh: '补贴性职业技能培训开班申报', en: 'Publication of a training course' },
  applicantKinds: ['ORGANISATION'],
  conditions: '列入补贴性培训机构目录的院校、培训机构或者企业。一期一报,写明职业、等级、人数、起止日期和地点。',
  place: anywhere(),
  sources: sourcesOf(demoPolicy('开班条件由本演示按各地培训机构管理办法设定')),
  legalBasis: `${PROMOTION_LAW}第五章;《中华人民共和国职业教育法》`,
  promisedLimit: byDemoPolicy(5, 'WORKING_DAY', '开班审核取5个工作日'),
  specialProcedures: [],
  materials: [
    material('business-licence', '办学许可证或者营业执照', 'School or business licence', 'GOVERNMENT', {
      original: false,
    }),
    material('training-plan', '培训计划和教学大纲', 'Plan and syllabus', 'APPLICANT'),
    material('teacher-list', '教师名册', 'List of teachers', 'APPLICANT'),
  ],
  steps: [
    step('check', ['开班审核', 'Check of the course'], {
      decides: true,
      limit: byDemoPolicy(5, 'WORKING_DAY', '与承诺时限相同'),
    }),
  ],
  feeFen: 0,
  formSchema: form(
    '开班申报表',
    {
      courseCode: offerCode('班次编号'),
      occupation: text('培训职业(工种)'),
      level: choice('培训等级', TRAINING_LEVELS),
      capacity: whole('培训人数', 1, 500),
      enrolUntil: day('报名截止日期'),
      startsOn: day('开班日期'),
      endsOn: day('结业日期'),
      place: text('培训地点', 200),
    },
    [
      {
        courseCode: 'PX-2099-001',
        occupation: '养老护理员',
        level: 'LEVEL_5',
        capacity: 40,
        enrolUntil: '2099-03-01',
        startsOn: '2099-03-10',
        endsOn: '2099-04-20',
        place: '示范市示例职业培训学校',
      },
    ],
  ),
});
