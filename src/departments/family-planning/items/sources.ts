import { demoPolicy, guide, place } from '../../../department-kit/index.js';

/** Where facts of the items come from; what no source gives is a demo policy and says so. */
export { demoPolicy, guide, law, place, sourcesOf } from '../../../department-kit/index.js';

export const FAMILY_LAW = '《中华人民共和国人口与计划生育法》';
export const SUBSIDY_PLAN = '《育儿补贴制度实施方案》(2025年)';

/** The guide that the facts of 生育登记 were taken from. */
export const ZENGJIA = guide(
  '重庆高新区曾家镇生育服务证登记指南:即办件,全市通办',
  'https://gxq.cq.gov.cn/zj/zjz/jczwgk/wsjk/sydjfw/202302/t20230224_11648295.html',
);

/** The guide that the facts of 独生子女父母光荣证 were taken from. */
export const ANHUI = guide(
  '安徽省独生子女父母光荣证办理指南:登记表、结婚证、身份证、户口簿、出生医学证明、合影',
  'https://gh.hnuu.edu.cn/10421/2013/0009329.html',
);

/** The guide that the facts of 新生儿出生“一件事” were taken from. */
export const ZHONGSHAN = guide(
  '中山市“新生儿出生一件事”指南:一次提交一套材料',
  'http://psc.zs.gov.cn/gzdt/zxdt/content/post_2548029.html',
);

export const atHousehold = place('HOUSEHOLD', demoPolicy('由户籍所在地的街道(镇)受理'));
export const atResidence = place('RESIDENCE', demoPolicy('由现居住地的街道(镇)受理'));
