import { ApiError, badInput } from '../platform/errors/index.js';

/** Also for a ledger that the caller may not know of. */
export const noSuchLedger = (): ApiError =>
  badInput({ zh: '本部门没有这本台账。', en: 'Your department has no such ledger.' }, ['ledger']);

export const badStatus = (known: string[], field: string[]): ApiError =>
  badInput({ zh: `状态须为 ${known.join('、')} 之一。`, en: `The status must be one of ${known.join(', ')}.` }, field);

export const badDivision = (field: string[]): ApiError =>
  badInput(
    {
      zh: '行政区划代码(或其前几位)须为 2 至 12 位数字。',
      en: 'A division code, or its beginning, has 2 to 12 digits.',
    },
    field,
  );

export const badIdNumber = (field: string[]): ApiError =>
  badInput(
    { zh: '不是有效的证件号码,请核对。', en: 'That is not a valid ID number or credit code; please compare it again.' },
    field,
  );

export const badName = (field: string[]): ApiError =>
  badInput({ zh: '姓名(或其开头)须为 1 至 60 个字。', en: 'A name, or its beginning, has 1 to 60 characters.' }, field);

export const emptyPeriod = (field: string[]): ApiError =>
  badInput({ zh: '结束日期不能早于开始日期。', en: 'The last day must not lie before the first one.' }, field);

export const badFormat = (): ApiError =>
  badInput({ zh: 'format 须为 csv 或 xlsx。', en: 'format must be csv or xlsx.' }, ['format']);

export const notADay = (name: string): ApiError =>
  badInput({ zh: `${name} 须为 YYYY-MM-DD 形式的日期。`, en: `${name} must be a date as YYYY-MM-DD.` }, [name]);

/** What a URL names may be kept by every proxy on the way, so it never names a person. */
export const notAnExportFilter = (known: readonly string[]): ApiError =>
  badInput({
    zh: `导出只接受这些参数,每个一次:${known.join('、')}。按姓名、证件号码请在列表中查询。`,
    en: `An export takes these parameters, each once: ${known.join(', ')}. Look for persons in the list instead.`,
  });

export const tooManyExports = (): ApiError =>
  new ApiError('OVERLOADED', {
    zh: '正在导出的人较多,请稍后再试。',
    en: 'Too many exports are running. Try again shortly.',
  });
