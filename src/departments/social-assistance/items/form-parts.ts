import type { JsonSchema } from '../../../catalogue/index.js';

const DIALECT = 'https://json-schema.org/draft/2020-12/schema';

/** No control, invisible or direction-changing characters, and no space at either end. */
const ONE_LINE = '^(?!\\s)[^\\p{Cc}\\p{Cf}\\p{Cs}]+(?<!\\s)$';
/** The same, but line ends and tabs are allowed. */
const LINES = '^(?:[^\\p{Cc}\\p{Cf}\\p{Cs}]|[\\n\\r\\t])+$';

export type Properties = Record<string, JsonSchema>;

/** An object that knows all its properties; everything not named in `optional` is required. */
export function formObject(title: string, properties: Properties, optional: string[] = []): JsonSchema {
  return {
    type: 'object',
    title,
    additionalProperties: false,
    properties,
    required: Object.keys(properties).filter((name) => !optional.includes(name)),
  };
}

/** The whole form of an item, with examples that pass it. */
export const form = (title: string, properties: Properties, examples: unknown[], optional?: string[]): JsonSchema => ({
  $schema: DIALECT,
  ...formObject(title, properties, optional),
  examples,
});

export const text = (title: string, maxLength = 100): JsonSchema => ({
  type: 'string',
  title,
  minLength: 1,
  maxLength,
  pattern: ONE_LINE,
});

export const longText = (title: string, maxLength = 1000): JsonSchema => ({
  type: 'string',
  title,
  minLength: 1,
  maxLength,
  pattern: LINES,
});

export const day = (title: string): JsonSchema => ({ type: 'string', title, format: 'date' });

export const citizenId = (title: string): JsonSchema => ({ type: 'string', title, format: 'citizen-id' });

/** Money in yuan (元), two decimals at most kept; stored in fen. */
export const yuan = (title: string, maximum = 10_000_000): JsonSchema => ({
  type: 'number',
  title,
  minimum: 0,
  maximum,
});

export const yesNo = (title: string): JsonSchema => ({ type: 'boolean', title });

/** One of several; keys are stored, values are what people read. */
export const choice = (title: string, labels: Record<string, string>): JsonSchema => ({
  type: 'string',
  title,
  oneOf: Object.entries(labels).map(([value, label]) => ({ const: value, title: label })),
});

export const choices = (title: string, labels: Record<string, string>): JsonSchema => ({
  type: 'array',
  title,
  minItems: 1,
  uniqueItems: true,
  items: choice('选项', labels),
});

export const FAMILY_RELATIONS = {
  SPOUSE: '配偶',
  CHILD: '子女',
  PARENT: '父母',
  GRANDCHILD: '孙子女或外孙子女',
  GRANDPARENT: '祖父母或外祖父母',
  SIBLING: '兄弟姐妹',
  OTHER: '其他共同生活的人员',
} as const;

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
