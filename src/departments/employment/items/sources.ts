import type { LimitSource } from '../../../catalogue/index.js';
import { demoPolicy, place } from '../../../department-kit/index.js';

/** Where facts of the items come from; what no source gives is a demo policy and says so. */
export { demoPolicy, law, sourcesOf } from '../../../department-kit/index.js';

export const PROMOTION_LAW = '《中华人民共和国就业促进法》';
export const SERVICE_RULES = '《就业服务与就业管理规定》';
export const INSURANCE_LAW = '《中华人民共和国社会保险法》';

/** The guide that the facts of 失业登记 were taken from. */
export const WUHU_GUIDE: LimitSource = {
  kind: 'guide',
  text: '芜湖市失业登记办事指南',
  url: 'https://rsj.wuhu.gov.cn/openness/public/6596391/38855493.html',
};

export const atResidence = place('RESIDENCE', demoPolicy('由常住地街道(镇)公共就业服务机构受理'));

export const anywhere = (source = demoPolicy('本地各受理点通办')) => place('ANYWHERE', source);
