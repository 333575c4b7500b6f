/** Where facts of the items come from; what no source gives is a demo policy and says so. */
export { demoPolicy, guide, law, place, sourcesOf } from '../../../department-kit/index.js';

export const HOUSEHOLD_REGULATION = '《中华人民共和国户口登记条例》';
export const PERMIT_REGULATION = '《居住证暂行条例》(国务院令第663号)';
