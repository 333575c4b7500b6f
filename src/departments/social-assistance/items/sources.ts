import { guide, law, place } from '../../../department-kit/index.js';

/** Where facts of the items come from; what no source gives is a demo policy and says so. */
export { demoPolicy, guide, law, place, sourcesOf } from '../../../department-kit/index.js';

export const ASSISTANCE_MEASURES = '《社会救助暂行办法》(国务院令第649号)';

/** Assistance is asked for where the household is registered, unless the law says otherwise. */
export const atHousehold = (source = law(`${ASSISTANCE_MEASURES}:向户籍所在地的乡镇人民政府、街道办事处提出申请`)) =>
  place('HOUSEHOLD', source);

/** 吉首市: three bodies in series examine the two allowances for disabled persons. */
export const JISHOU = '吉首市困难残疾人生活补贴“一件事”办事指南:乡镇(街道)初审、残联审核、民政审定';
export const JISHOU_URL = 'https://zwfw-new.hunan.gov.cn/hnzwfw/1/15/172/42877/42886/content_106512.html';

export const DISABILITY_PLACE = guide(
  '宕昌民政转述:残疾人两项补贴跨省通办',
  'https://wxredian.com/art?id=2d205dc877d602e5736b4289afb3bc09',
);
