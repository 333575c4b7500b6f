import { refuse, type Locale, type UserErrors } from '../../platform/errors/index.js';
import type { ServiceItemImport } from './exchange.graphql.js';
import type { ImportReport } from './import-items.js';

export const reportView = (report: ImportReport, locale: Locale): ServiceItemImport => ({
  ...report,
  problems: report.problems.map(({ message, ...problem }) => ({ ...problem, message: message[locale] })),
});

export const notImported = (problems: number): UserErrors =>
  refuse(
    'INVALID_INPUT',
    {
      zh: `文件有 ${problems} 处问题,没有写入任何内容;每处问题见 report.problems。`,
      en: `The file has problems (${problems}), so nothing was written; report.problems names each.`,
    },
    ['content'],
  );
