import type { SourcedLimit } from '../catalogue/index.js';

/** 行政许可法 32: the body tells once, within five (working) days, everything that must be corrected. */
export const DEFAULT_ACCEPTANCE_LIMIT: SourcedLimit = {
  value: 5,
  unit: 'WORKING_DAY',
  source: { kind: 'law', text: '《中华人民共和国行政许可法》第三十二条:五日内一次告知需要补正的全部内容' },
};
