import type { JsonSchema } from '../../../catalogue/index.js';
import {
  choice,
  citizenId,
  FAMILY_RELATIONS,
  formObject,
  text,
  yesNo,
  type Properties,
} from '../../../department-kit/index.js';

/** No control, invisible or direction-changing characters, but for line ends and tabs. */
const LINES = '^(?:[^\\p{Cc}\\p{Cf}\\p{Cs}]|[\\n\\r\\t])+$';

export const longText = (title: string, maxLength = 1000): JsonSchema => ({
  type: 'string',
  title,
  minLength: 1,
  maxLength,
  pattern: LINES,
});

/** Money in yuan (元), two decimals at most kept; stored in fen. */
export const yuan = (title: string, maximum = 10_000_000): JsonSchema => ({
  type: 'number',
  title,
  minimum: 0,
  maximum,
});

export const choices = (title: string, labels: Record<string, string>): JsonSchema => ({
  type: 'array',
  title,
  minItems: 1,
  uniqueItems: true,
  items: choice('选项', labels),
});

/** The people who live with the applicant; the applicant is not in the list. */
export const householdMembers: JsonSchema = {
  type: 'array',
  title: '共同生活的家庭成员(不含申请人)',
  maxItems: 20,
  items: formObject('家庭成员', {
    name: text('姓名', 60),
    idNumber: citizenId('公民身份号码'),
    relation: choice('与申请人关系', FAMILY_RELATIONS),
    monthlyIncomeYuan: yuan('月收入(元)', 1_000_000),
    hasLabourCapacity: yesNo('有劳动能力'),
  }),
};

/** What both disability allowances ask for, once (一件事: shared fields are asked once). */
export const disability: Properties = {
  disabilityCategory: choice('残疾类别', {
    VISUAL: '视力',
    HEARING: '听力',
    SPEECH: '言语',
    PHYSICAL: '肢体',
    INTELLECTUAL: '智力',
    MENTAL: '精神',
    MULTIPLE: '多重',
  }),
  disabilityGrade: { type: 'integer', title: '残疾等级(一至四级)', minimum: 1, maximum: 4 },
  household: choice('家庭情况', {
    MINIMUM_LIVING: '最低生活保障家庭',
    LOW_INCOME: '低收入等其他困难家庭',
    NEITHER: '以上都不是',
  }),
  needsLongTermCare: yesNo('需要长期照护'),
  receivesInjuryNursing: yesNo('领取工伤保险生活护理费'),
};

/** What a household declares of its property (家庭财产). */
export const property: Properties = {
  savingsYuan: yuan('家庭存款及有价证券总额(元)'),
  homesOwned: { type: 'integer', title: '家庭名下住房(套)', minimum: 0, maximum: 50 },
  vehiclesOwned: { type: 'integer', title: '家庭名下机动车(辆)', minimum: 0, maximum: 50 },
};

/** The allowances that are paid month by month. */
export const monthlyAllowance = (title: string): JsonSchema =>
  choice(title, {
    MINIMUM_LIVING: '最低生活保障',
    DESTITUTE_SUPPORT: '特困人员救助供养',
    OLD_AGE: '高龄津贴',
    DISABILITY_LIVING: '困难残疾人生活补贴',
    DISABILITY_NURSING: '重度残疾人护理补贴',
    CHILD_LIVING: '孤儿、事实无人抚养儿童基本生活补贴',
    ELDER_CARE: '养老服务补贴',
  });
