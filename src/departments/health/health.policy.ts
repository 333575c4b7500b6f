/** What differs by place and is not law: invented for the demonstration (演示政策), but for what names its source. */

/** A dose is to be given within so many days of the age at which it begins; then its follow-up is late. */
export const VACCINATION_WINDOW_DAYS = 30;
/** 暂缓接种: a dose is postponed by so many months at most, then it is looked at again. */
export const POSTPONED_MOST_MONTHS = 12;
/** 预防接种 is told of from birth until this age: doses that were missed are made up for until then. */
export const CHILD_BELOW_AGE = 18;
/** A dose counts when it was given so many months too early, as under an older schedule. */
export const EARLY_TOLERANCE_MONTHS = 1;

/** 国家基本公共卫生服务规范: at least four visits a year; two weeks after a visit that found no control. */
export const CHRONIC_VISIT_MONTHS = 3;
export const CHRONIC_RECHECK_DAYS = 14;
/** 国家基本公共卫生服务规范: 35岁及以上. */
export const CHRONIC_FROM_AGE = 35;
/** Who was not found or did not come is looked for again after so many days. */
export const LOOK_AGAIN_DAYS = 30;

/**
 * 国家基本公共卫生服务规范: what a visit finds. Below `controlled` the blood pressure of everybody, and of the old, is
 * controlled; from `urgent` on the patient is referred at once.
 */
export const SYSTOLIC = { controlled: 150, urgent: 180 } as const;
export const DIASTOLIC = { controlled: 90, urgent: 110 } as const;
/** mmol/L, fasting; at or below `low` the patient is referred at once too. */
export const GLUCOSE = { controlled: 7, urgent: 16.7, low: 3.9 } as const;

/** 国家基本公共卫生服务规范: ends, in weeks of pregnancy, of the five times at which a visit is due. */
export const ANTENATAL_WEEKS = [13, 20, 24, 36, 40] as const;
/** No pregnancy lasts longer: a handbook is not opened so long after the birth. */
export const LONGEST_PREGNANCY_DAYS = 300;
/** Days after birth: 产后访视, 产后42天健康检查. */
export const POSTNATAL_DAYS = [7, 42] as const;
/** A visit that did not come about, or found something, is made again within so many days. */
export const MATERNAL_AGAIN_DAYS = 7;

/** 家庭医生签约服务: a contract is for a year. */
export const CONTRACT_MONTHS = 12;

/** 家庭病床: days between two visits of the doctor, and months for which a bed is set up at a time. */
export const BED_VISIT_DAYS = 7;
export const BED_MONTHS = 3;

/** 公共场所卫生管理条例实施细则: 公共场所卫生许可证有效期限为四年. */
export const LICENCE_MONTHS = 48;

/** 国家基本公共卫生服务规范: people of 65 and over, once a year. */
export const ELDERLY_FROM_AGE = 65;
export const ELDERLY_CHECK_MONTHS = 12;
/** The first check is made within so many days of asking for it. */
export const FIRST_CHECK_DAYS = 30;

/** A referral is asked after within so many days. */
export const REFERRAL_DAYS = 14;

/** 食品安全法 45: every year. */
export const FOOD_CERTIFICATE_MONTHS = 12;
/** 劳动法: nobody is employed below this age. */
export const WORKING_AGE = 16;

/** 国家基本公共卫生服务规范, 严重精神障碍患者管理: at least four visits a year; two weeks when not stable. */
export const SPECIAL_VISIT_MONTHS = 3;
export const SPECIAL_RECHECK_DAYS = 14;
