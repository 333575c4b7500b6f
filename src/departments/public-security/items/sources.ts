import type { ItemSources, LimitSource, PlaceRule, PlaceRuleKind } from '../../../catalogue/index.js';

/** Where facts of the items come from; what no source gives is a demo policy and says so. */

export const law = (text: string): LimitSource => ({ kind: 'law', text });

export const guide = (text: string, url: string): LimitSource => ({ kind: 'guide', text, url });

export const demoPolicy = (text: string): LimitSource => ({ kind: 'demo-policy', text: `演示政策:${text}` });

export const HOUSEHOLD_REGULATION = '《中华人民共和国户口登记条例》';
export const PERMIT_REGULATION = '《居住证暂行条例》(国务院令第663号)';

export const place = (rule: PlaceRuleKind, source: LimitSource): PlaceRule => ({ rule, source });

const FREE = demoPolicy('本事项不收费');
const PAPERS = demoPolicy('材料清单由本演示按同类事项设定');

export const sourcesOf = (
  conditions: LimitSource,
  { materials = PAPERS, fee = FREE }: Partial<Pick<ItemSources, 'materials' | 'fee'>> = {},
): ItemSources => ({ conditions, materials, fee });
