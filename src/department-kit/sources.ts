import type { ItemSources, LimitSource, PlaceRule, PlaceRuleKind } from '../catalogue/index.js';

/** A law or regulation; cite the article where it is certain. */
export const law = (text: string, url?: string): LimitSource => ({ kind: 'law', text, url });

/** A published service guide (办事指南). */
export const guide = (text: string, url?: string): LimitSource => ({ kind: 'guide', text, url });

/** What no source gives: invented for the demonstration, and shown as such. */
export const demoPolicy = (text: string): LimitSource => ({ kind: 'demo-policy', text: `演示政策:${text}` });

/** Where an item may be asked for, and who says so. */
export const place = (rule: PlaceRuleKind, source: LimitSource): PlaceRule => ({ rule, source });

const FREE = demoPolicy('本事项不收费');
const PAPERS = demoPolicy('材料清单由本演示按同类事项设定');

/** Sources of the facts that are neither limits nor place; papers and fee are demo policy where nothing better is known. */
export const sourcesOf = (
  conditions: LimitSource,
  { materials = PAPERS, fee = FREE }: Partial<Pick<ItemSources, 'materials' | 'fee'>> = {},
): ItemSources => ({ conditions, materials, fee });
