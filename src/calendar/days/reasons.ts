import type { HolidayNotice } from '../types.js';
import type { DayRule } from './notices.js';

const WEEKDAY_ZH = ['星期日', '星期一', '星期二', '星期三', '星期四', '星期五', '星期六'];
const WEEKDAY_EN = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

export interface Wording {
  readonly reason: string;
  readonly reasonEn: string;
}

/** A notice as people cite it: by its document number, else by its year and date of issue. */
function cite(notice: HolidayNotice): { zh: string; en: string } {
  if (notice.docNo) return { zh: notice.docNo, en: notice.docNo };
  return {
    zh: `国务院办公厅${notice.year}年节假日安排通知，${notice.issuedOn}发布`,
    en: `State Council holiday notice for ${notice.year}, issued ${notice.issuedOn}`,
  };
}

/** Why a day is a working day or not, in both languages. */
export function describeRule(rule: DayRule, weekday: number, year: number): Wording {
  const body = wording(rule, year);
  return { reason: `${WEEKDAY_ZH[weekday]}，${body.reason}`, reasonEn: `${WEEKDAY_EN[weekday]}, ${body.reasonEn}` };
}

function wording(rule: DayRule, year: number): Wording {
  if (rule.layer) return layerWording(rule, rule.layer.name);
  if (!rule.notice) return unknownYear(rule.working, year);
  const by = cite(rule.notice);
  if (rule.code === 'HOLIDAY') {
    return { reason: `${rule.name}放假（${by.zh}）`, reasonEn: `off for ${rule.name} (${by.en})` };
  }
  if (rule.code === 'MAKEUP') {
    return { reason: `调休上班日（${by.zh}）`, reasonEn: `make-up working day (${by.en})` };
  }
  if (rule.cancelled) {
    return { reason: `原调休上班已取消（${by.zh}）`, reasonEn: `make-up working day cancelled (${by.en})` };
  }
  if (rule.working) return { reason: `工作日（${by.zh}）`, reasonEn: `working day (${by.en})` };
  return { reason: `周末休息日（${by.zh}）`, reasonEn: `weekend (${by.en})` };
}

function layerWording(rule: DayRule, name: string): Wording {
  if (rule.working) return { reason: `本地工作日（${name}）`, reasonEn: `local working day (${name})` };
  return { reason: `本地休息日（${name}）`, reasonEn: `local day off (${name})` };
}

function unknownYear(working: boolean, year: number): Wording {
  return {
    reason: `${working ? '工作日' : '周末休息日'}（${year}年放假通知尚未载入，暂按周末规则）`,
    reasonEn: `${working ? 'working day' : 'weekend'} (no notice for ${year} yet: the weekend rule, provisional)`,
  };
}
