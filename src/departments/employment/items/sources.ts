import type { ItemSources, LimitSource, PlaceRule } from '../../../catalogue/index.js';

/** Where facts of the items come from; what no source gives is a demo policy and says so. */

export const law = (text: string): LimitSource => ({ kind: 'law', text });

export const demoPolicy = (text: string): LimitSource => ({ kind: 'demo-policy', text: `演示政策:${text}` });

export const PROMOTION_LAW = '《中华人民共和国就业促进法》';
export const SERVICE_RULES = '《就业服务与就业管理规定》';
export const INSURANCE_LAW = '《中华人民共和国社会保险法》';

/** The guide that the facts of 失业登记 were taken from. */
export const WUHU_GUIDE: LimitSource = {
  kind: 'guide',
  text: '芜湖市失业登记办事指南',
  url: 'https://rsj.wuhu.gov.cn/openness/public/6596391/38855493.html',
};

const FREE = demoPolicy('本事项不收费');
const PAPERS = demoPolicy('材料清单由本演示按同类事项设定');

export const sourcesOf = (
  conditions: LimitSource,
  { materials = PAPERS, fee = FREE }: Partial<Pick<ItemSources, 'materials' | 'fee'>> = {},
): ItemSources => ({ conditions, materials, fee });

export const atResidence: PlaceRule = {
  rule: 'RESIDENCE',
  source: demoPolicy('由常住地街道(镇)公共就业服务机构受理'),
};

export const anywhere = (source: LimitSource = demoPolicy('本地各受理点通办')): PlaceRule => ({
  rule: 'ANYWHERE',
  source,
});
