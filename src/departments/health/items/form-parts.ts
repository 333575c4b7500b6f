import type { JsonSchema } from '../../../catalogue/index.js';
import { choice, day, formObject, text, type Properties } from '../../../department-kit/index.js';
import { MOST_DOSES, VACCINE_NAMES } from '../immunisation-schedule.js';

export const SEXES = { M: '男', F: '女' } as const;

export const GUARDIANS = { MOTHER: '母亲', FATHER: '父亲', GUARDIAN: '其他监护人' } as const;

export const birthCertificateNumber = (title = '出生医学证明编号'): JsonSchema => ({
  type: 'string',
  title,
  description: '一位大写字母加九位数字',
  pattern: '^[A-Z][0-9]{9}$',
});

/** The child whom a guardian asks for. */
export const child: Properties = {
  childName: text('儿童姓名', 60),
  childSex: choice('儿童性别', SEXES),
  childBirthDate: day('出生日期'),
};

/** Doses that a child has had. */
export const doses = (title: string): JsonSchema => ({
  type: 'array',
  title,
  maxItems: 30,
  items: formObject('接种记录', {
    vaccine: choice('疫苗', VACCINE_NAMES),
    dose: { type: 'integer', title: '剂次', minimum: 1, maximum: MOST_DOSES },
    givenOn: day('接种日期'),
  }),
});

/** Nobody measures outside of these. */
export const measurements: Properties = {
  systolic: { type: 'integer', title: '收缩压(mmHg)', minimum: 50, maximum: 300 },
  diastolic: { type: 'integer', title: '舒张压(mmHg)', minimum: 30, maximum: 200 },
  fastingGlucose: { type: 'number', title: '空腹血糖(mmol/L)', minimum: 1, maximum: 40 },
};
