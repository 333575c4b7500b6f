import type { ServiceItemDefinition } from '../catalogue/index.js';
import { CLOCK_NAMES, nameOfChange } from '../deadlines/index.js';
import type { LocalText, Locale } from '../platform/errors/index.js';
import type { ClockKind, Decision, EventKind } from '../requests/index.js';

/** What a label may tell of an event. */
export interface ToldEvent {
  data: Record<string, unknown> | null;
  /** Only of the kinds in {@link WITH_REASON}. */
  note: string | null;
  item: ServiceItemDefinition;
  /** Division code of where it is worked, when that is in another county. */
  placeOfDuty?: string | null;
}

type Label = LocalText | ((event: ToldEvent) => LocalText | null);

/** Kinds whose note is the reason that a notice gives the applicant. Every other note stays inside. */
export const WITH_REASON = ['REFUSED', 'EXTENDED', 'TERMINATED', 'REOPENED', 'DECIDED'] as const satisfies EventKind[];

/** What a resident reads in the timeline. Inner workings (who claimed, who returned) are not told. */
const LABELS = {
  RECEIVED: { zh: '已收件', en: 'Received' },
  ACCEPTED: { zh: '已受理', en: 'Accepted' },
  DEEMED_ACCEPTED: { zh: '逾期未告知,视为受理', en: 'Deemed accepted: nothing was said in time' },
  CORRECTION_REQUESTED: correctionRequested,
  MATERIALS_SUPPLIED: { zh: '已收到补正材料', en: 'Corrected materials received' },
  REFUSED: (event) =>
    because(event, { zh: `不予受理${properAuthority(event).zh}`, en: `Refused${properAuthority(event).en}` }),
  WITHDRAWN: { zh: '已撤回', en: 'Withdrawn' },
  TERMINATED: (event) => because(event, { zh: '已终止办理', en: 'Ended without a decision' }),
  ROUTED: { zh: '已转办理部门', en: 'Handed to the department' },
  TASK_COMPLETED: stepDone,
  SUSPENDED: suspended,
  RESUMED: { zh: '特别程序结束,继续办理', en: 'The special procedure has ended' },
  EXTENDED: extended,
  DUE_DATE_CHANGED: dueDateChanged,
  DECIDED: decided,
  DELIVERED: { zh: '结果已送达', en: 'The result was delivered' },
  REOPENED: (event) => because(event, { zh: '重新办理,期限重新计算', en: 'Handled anew; the time limits begin again' }),
  REMINDED: { zh: '已催办', en: 'A reminder was sent to who holds it' },
  REMINDER_ANSWERED: { zh: '催办已答复', en: 'The reminder was answered' },
} satisfies Partial<Record<EventKind, Label>>;

/** The kinds that are told; others are not even read. */
export const TOLD_KINDS = Object.keys(LABELS) as EventKind[];

/** The line of the timeline for an event; null when it is not told. */
export function timelineLabel(kind: string, event: ToldEvent): LocalText | null {
  const label = (LABELS as Partial<Record<string, Label>>)[kind];
  return typeof label === 'function' ? label(event) : (label ?? null);
}

/** A special procedure as the item calls it. */
export function procedureName(code: unknown, item: ServiceItemDefinition): LocalText {
  const known = item.specialProcedures.find((procedure) => procedure.code === code);
  return known?.name ?? { zh: String(code ?? ''), en: String(code ?? '') };
}

/** `,预计 2026-03-17 结束`; nothing where it was not said. */
export function expectedEnd(data: Record<string, unknown> | null): LocalText {
  const on = text(data?.expectedOn);
  return on === null ? NOTHING : { zh: `,预计 ${on} 结束`, en: `, expected to end on ${on}` };
}

const NOTHING: LocalText = { zh: '', en: '' };
const text = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);

function because({ note }: ToldEvent, said: LocalText): LocalText {
  return note === null ? said : { zh: `${said.zh}。理由:${note}`, en: `${said.en}. Reason: ${note}` };
}

function properAuthority({ data }: ToldEvent): LocalText {
  const authority = text(data?.properAuthority);
  return authority === null ? NOTHING : { zh: `,请向${authority}申请`, en: `; please apply to ${authority}` };
}

function correctionRequested({ data, item }: ToldEvent): LocalText {
  const codes = Array.isArray(data?.codes) ? data.codes : [];
  const names = item.materials.filter(({ code }) => codes.includes(code)).map(({ name }) => name);
  if (names.length === 0) return { zh: '请补正材料', en: 'Please correct your materials' };
  return {
    zh: `请补正材料:${names.map(({ zh }) => zh).join('、')}`,
    en: `Please correct your materials: ${names.map(({ en }) => en).join(', ')}`,
  };
}

function suspended({ data, item }: ToldEvent): LocalText {
  const [name, end] = [procedureName(data?.procedure, item), expectedEnd(data)];
  return {
    zh: `进入特别程序(${name.zh}),期间不计时${end.zh}`,
    en: `A special procedure has begun: ${name.en}; its days do not count${end.en}`,
  };
}

function extended(event: ToldEvent): LocalText {
  const until = text(event.data?.promisedDueOn) ?? text(event.data?.legalDueOn);
  const said =
    until === null
      ? { zh: '办理期限已延长', en: 'The time limit was extended' }
      : { zh: `办理期限延长至 ${until}`, en: `The time limit was extended to ${until}` };
  return because(event, said);
}

function stepDone(event: ToldEvent): LocalText | null {
  const { data, item } = event;
  // 跨区域通办: nothing was carried anywhere.
  if (data?.fellAway === true) return null;
  if (data?.bySilence === true) {
    return {
      zh: '协办部门逾期未提出意见,按规定视为同意',
      en: 'A department said nothing in time, which counts as consent',
    };
  }
  if (text(data?.forwardedTo) !== null) {
    return { zh: '协办部门已同意,并转请有关部门提出意见', en: 'A department agreed and had another one asked' };
  }
  const name = item.steps.find(({ id }) => id === data?.step)?.name;
  return passedOn(event) ?? { zh: `环节办理完成:${name?.zh ?? ''}`, en: `A step is done: ${name?.en ?? ''}` };
}

/** 跨区域通办: what the first step at the receiving place sends on, and a later one brings back. */
function passedOn({ data, item, placeOfDuty }: ToldEvent): LocalText | null {
  const step = item.steps.find(({ id }) => id === data?.step);
  if (step?.at !== 'RECEIVING' || !placeOfDuty) return null;
  return step.after.length === 0
    ? { zh: `已转办理地(行政区划 ${placeOfDuty})办理`, en: `Sent on to the place of duty (division ${placeOfDuty})` }
    : { zh: '办理地的意见已转回受理地', en: 'What the place of duty found was sent back' };
}

/** The clocks of steps are the office's own affair. */
function dueDateChanged({ data }: ToldEvent): LocalText | null {
  const [clock, from, to] = [text(data?.clock), text(data?.from), text(data?.to)];
  if (clock === 'STEP' || from === null || to === null) return null;
  const name = CLOCK_NAMES[clock as ClockKind] ?? { zh: '时限', en: 'time limit' };
  const by = nameOfChange(data);
  return {
    zh: `因放假安排或者工作日历变动${by === null ? '' : `(${by})`},${name.zh}的最后一天由 ${from} 改为 ${to}`,
    en: `The calendar changed${by === null ? '' : ` (${by})`}: the last day of the ${name.en} moved from ${from} to ${to}`,
  };
}

const DECISIONS: Record<Decision, LocalText> = {
  APPROVED: { zh: '予以批准', en: 'approved' },
  REJECTED: { zh: '不予批准', en: 'rejected' },
  PARTIAL: { zh: '部分批准', en: 'approved in part' },
};

/** 部分批准: which parts were refused, each with its own reason. */
function withRefusedParts({ data, item }: ToldEvent, said: LocalText): LocalText {
  const parts = (Array.isArray(data?.parts) ? data.parts : []) as { step: string; result: string; reason: string }[];
  const refused = parts.filter(({ result }) => result === 'REFUSED');
  if (refused.length === 0) return said;
  const told = (locale: Locale): string =>
    refused
      .map(({ step, reason }) => {
        const name = item.steps.find(({ id }) => id === step)?.part?.[locale] ?? step;
        return locale === 'zh' ? `${name}(${reason})` : `${name} (${reason})`;
      })
      .join(locale === 'zh' ? '、' : ', ');
  return { zh: `${said.zh}。未予通过:${told('zh')}`, en: `${said.en}. Refused: ${told('en')}` };
}

/** An approval needs no reason; what is noted with it is for the office. */
function decided(event: ToldEvent): LocalText {
  const decision = DECISIONS[event.data?.decision as Decision] as LocalText | undefined;
  if (!decision) return { zh: '已办结', en: 'Decided' };
  const said = { zh: `已办结:${decision.zh}`, en: `Decided: ${decision.en}` };
  if (decision === DECISIONS.APPROVED) return said;
  const reasoned = because(event, said);
  return decision === DECISIONS.PARTIAL ? withRefusedParts(event, reasoned) : reasoned;
}
