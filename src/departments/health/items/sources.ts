import type { LimitSource, PlaceRule } from '../../../catalogue/index.js';
import { guide, place } from '../../../department-kit/index.js';

/** Where facts of the items come from; what no source gives is a demo policy and says so. */
export { demoPolicy, guide, law, place, sourcesOf } from '../../../department-kit/index.js';

export const HEALTH_LAW = '《中华人民共和国基本医疗卫生与健康促进法》';
export const VACCINE_LAW = '《中华人民共和国疫苗管理法》';
export const MATERNAL_LAW = '《中华人民共和国母婴保健法》';
export const FOOD_LAW = '《中华人民共和国食品安全法》';
export const MENTAL_HEALTH_LAW = '《中华人民共和国精神卫生法》';
export const LICENCE_LAW = '《中华人民共和国行政许可法》';
/** What the basic public-health service gives everybody, and how often (免费). */
export const SERVICE_NORM = '《国家基本公共卫生服务规范(第三版)》';

export const norm = (chapter: string): LimitSource => guide(`${SERVICE_NORM}:${chapter}`);

/** 辖区内常住居民: the health centre of where one lives. */
export const atResidence = (source: LimitSource): PlaceRule => place('RESIDENCE', source);

/** National basic public-health services are free of charge. */
export const FREE_SERVICE = guide(`${SERVICE_NORM}:国家基本公共卫生服务免费提供`);
