/** Choices that several items share. Keys are stored, values are what people read. */

export const EDUCATION = {
  PRIMARY: '小学及以下',
  JUNIOR: '初中',
  SENIOR: '高中、中专、技校',
  COLLEGE: '大学专科',
  BACHELOR: '大学本科',
  POSTGRADUATE: '研究生',
} as const;

export const SKILL_LEVELS = {
  NONE: '无等级',
  LEVEL_5: '五级(初级工)',
  LEVEL_4: '四级(中级工)',
  LEVEL_3: '三级(高级工)',
  LEVEL_2: '二级(技师)',
  LEVEL_1: '一级(高级技师)',
} as const;

/** Coarse fields of work in which wishes and vacancies meet; a demo policy, not a standard classification. */
export const JOB_FIELDS = {
  PRODUCTION: '生产制造',
  LOGISTICS: '仓储物流、驾驶',
  CONSTRUCTION: '建筑施工',
  SALES: '商业销售',
  CATERING: '餐饮住宿',
  CARE: '家政、养老、托幼',
  OFFICE: '行政文员、财会',
  TECHNOLOGY: '信息与工程技术',
  PUBLIC_SERVICE: '社区与公共服务',
  OTHER: '其他',
} as const;

export const REASONS = {
  CONTRACT_ENDED: '劳动合同期满终止',
  DISMISSED: '被用人单位解除劳动关系',
  RESIGNED: '本人辞职',
  EMPLOYER_CLOSED: '用人单位破产、关闭或者被撤销',
  OWN_BUSINESS_CLOSED: '个体经营或者创办企业停业',
  GRADUATED: '毕业后未就业',
  LAND_LOST: '失去承包地',
  DISCHARGED: '退役后未就业',
  OTHER: '其他',
} as const;

export const WHEREABOUTS = {
  IN_STREET: '在本街道(镇)居住',
  IN_DISTRICT: '在本区(县)其他街道(镇)居住',
  IN_CITY: '在本市其他区(县)居住',
  ELSEWHERE: '在市外居住',
} as const;

export const RELATIONS = {
  SPOUSE: '配偶',
  CHILD: '子女',
  PARENT: '父母',
  SIBLING: '兄弟姐妹',
  OTHER: '其他',
} as const;

export const EMPLOYMENT_KINDS = {
  EMPLOYED: '单位就业',
  SELF_EMPLOYED: '个体经营',
  FLEXIBLE: '灵活就业',
  PUBLIC_WELFARE_POST: '公益性岗位安置',
} as const;

export const POST_KINDS = {
  COMMUNITY: '社区公共管理',
  CLEANING: '保洁绿化',
  SECURITY: '治安协管',
  CARE: '养老托幼服务',
} as const;

export const TRAINING_LEVELS = {
  LEVEL_5: '五级(初级工)',
  LEVEL_4: '四级(中级工)',
  LEVEL_3: '三级(高级工)',
} as const;

export const HARDSHIP_CATEGORIES = {
  OLDER: '大龄失业人员',
  DISABLED: '残疾失业人员',
  ALLOWANCE_HOUSEHOLD: '最低生活保障家庭失业人员',
  ZERO_EMPLOYMENT_FAMILY: '零就业家庭成员',
  LAND_LOST: '失去土地',
  LONG_TERM: '连续失业一年以上',
  OTHER: '省级人民政府规定的其他人员',
} as const;

export const PENSION_KINDS = {
  EMPLOYEE: '企业职工基本养老保险',
  RESIDENT: '城乡居民基本养老保险',
  PUBLIC_SERVICE: '机关事业单位养老保险',
} as const;

export const PENSION_METHODS = { IN_PERSON: '本人到场', HOME_VISIT: '上门核验', DATA_MATCH: '数据比对' } as const;

export const CANCELLATION_GROUNDS = {
  EMPLOYED: '已经就业或者从事个体经营',
  PENSION: '已享受基本养老保险待遇',
  INCAPABLE: '完全丧失劳动能力',
  STUDY_OR_SERVICE: '入学、服兵役或者移居境外',
  NO_LONGER_SEEKING: '终止就业要求',
  OTHER: '其他情形',
} as const;

export const SUBSIDY_WORK = {
  HOUSEKEEPING: '家政服务',
  DELIVERY: '外卖、快递配送',
  RIDE_HAILING: '网约车驾驶',
  PART_TIME: '非全日制工作',
  OTHER: '其他灵活就业',
} as const;
