import { CARD_RECIPIENTS, type NewWarningRule, type WarningTrigger } from '../../deadlines/index.js';
import type { UserProblem } from '../../platform/errors/index.js';
import { CLOCK_KINDS, MAX_RETURNS, type ClockKind } from '../../requests/index.js';
import { ruleProblem } from './rules.errors.js';

/** What a rule with a trigger must have and may not have. */
interface Shape {
  /** The clocks that it can be about; empty: it is about something that happens, not about a clock. */
  clocks: readonly ClockKind[];
  /** The largest value; null: it has none. */
  most: number | null;
  /** Whether it can be about a department's work at all. */
  departments: boolean;
}

const MOST_DAYS = 100;
const MOST_REPETITIONS = 20;

const SHAPES: Record<WarningTrigger, Shape> = {
  BEFORE_DUE: { clocks: CLOCK_KINDS, most: MOST_DAYS, departments: true },
  AT_DUE: { clocks: CLOCK_KINDS, most: null, departments: true },
  OVERDUE_FOR: { clocks: CLOCK_KINDS, most: MOST_DAYS, departments: true },
  // Nothing pauses the clocks of acceptance and delivery.
  PAUSE_OVERRUN: { clocks: ['PROMISED', 'LEGAL', 'STEP'], most: null, departments: true },
  // A task cannot be returned more often: the rule would never speak.
  RETURNED_TIMES: { clocks: [], most: MAX_RETURNS, departments: true },
  REFUSED_WITHOUT_REASON: { clocks: [], most: 100, departments: false },
  ANSWER_OVERDUE: { clocks: [], most: null, departments: true },
};

/** Clocks that bind the service centre and no department. */
const OF_THE_CENTRE: readonly ClockKind[] = ['ACCEPTANCE', 'DELIVERY'];

/** What the checks ask of the catalogue. */
export interface KnownCodes {
  department: (code: string) => boolean;
  item: (code: string) => boolean;
}

/** Everything that is wrong with a rule, each with its field. A rule that could never speak is wrong. */
export function ruleProblems(rule: NewWarningRule, known: KnownCodes): UserProblem[] {
  return [
    ...codeProblems(rule),
    ...clockProblems(rule),
    ...valueProblems(rule),
    ...fractionProblems(rule),
    ...recipientProblems(rule),
    ...repetitionProblems(rule),
    ...scopeProblems(rule, known),
  ];
}

function codeProblems({ code }: NewWarningRule): UserProblem[] {
  if (/^[a-z][a-z0-9-]{1,62}[a-z0-9]$/.test(code)) return [];
  return [
    ruleProblem(
      'code',
      '代码须为 3 至 64 个小写字母、数字或连字符,以字母开头,不以连字符结尾。',
      'The code is 3 to 64 lower-case letters, digits and hyphens; it begins with a letter and ends with no hyphen.',
    ),
  ];
}

function clockProblems({ trigger, clockKind }: NewWarningRule): UserProblem[] {
  const { clocks } = SHAPES[trigger];
  if (clocks.length === 0) {
    return clockKind === null
      ? []
      : [
          ruleProblem(
            'clockKind',
            '此触发条件与时限无关,不应填写时限。',
            'This trigger is about no clock; leave it out.',
          ),
        ];
  }
  if (clockKind !== null && clocks.includes(clockKind)) return [];
  const among = clocks.join(', ');
  return [
    ruleProblem('clockKind', `此触发条件须填写时限:${among} 之一。`, `This trigger is about a clock: one of ${among}.`),
  ];
}

function valueProblems({ trigger, value, fraction }: NewWarningRule): UserProblem[] {
  const { most } = SHAPES[trigger];
  if (most === null) {
    return value === null
      ? []
      : [ruleProblem('value', '此触发条件没有数值。', 'This trigger has no value; leave it out.')];
  }
  // Before a limit in hours is due, the share that is left counts.
  if (value === null && trigger === 'BEFORE_DUE' && fraction !== null) return [];
  return value !== null && value >= 1 && value <= most
    ? []
    : [ruleProblem('value', `须为 1 至 ${most} 的整数。`, `It must be a whole number from 1 to ${most}.`)];
}

function fractionProblems({ trigger, fraction }: NewWarningRule): UserProblem[] {
  if (fraction === null) return [];
  if (trigger !== 'BEFORE_DUE') {
    return [
      ruleProblem('fraction', '此触发条件没有剩余比例。', 'This trigger has no share that is left; leave it out.'),
    ];
  }
  return fraction > 0 && fraction <= 1
    ? []
    : [
        ruleProblem(
          'fraction',
          '剩余比例须大于 0 且不大于 1。',
          'The share that is left is more than 0 and at most 1.',
        ),
      ];
}

function recipientProblems({ recipients }: NewWarningRule): UserProblem[] {
  if (recipients.length === 0) {
    return [ruleProblem('recipients', '须至少告知一方。', 'Somebody must be told.')];
  }
  return recipients.flatMap((recipient, index) => {
    const at = ['recipients', String(index)];
    // GraphQL refuses others before; this is for callers inside of the program.
    if (!CARD_RECIPIENTS.includes(recipient))
      return [ruleProblem(at, '没有这个告知对象。', 'There is no such recipient.')];
    return recipients.indexOf(recipient) === index
      ? []
      : [ruleProblem(at, '告知对象重复。', 'The recipient is named twice.')];
  });
}

function repetitionProblems({ trigger, repeatEvery, repeatTimes }: NewWarningRule): UserProblem[] {
  if (trigger !== 'OVERDUE_FOR') {
    return [
      ...(repeatEvery === null
        ? []
        : [ruleProblem('repeatEvery', '此触发条件不重复。', 'This trigger does not repeat.')]),
      ...(repeatTimes === 0 ? [] : [ruleProblem('repeatTimes', '此触发条件不重复。', 'This trigger does not repeat.')]),
    ];
  }
  const problems: UserProblem[] = [];
  const range = (field: string, least: number, most: number): void => {
    problems.push(
      ruleProblem(field, `须为 ${least} 至 ${most} 的整数。`, `It must be a whole number from ${least} to ${most}.`),
    );
  };
  const repeats = repeatTimes !== 0;
  if (repeatTimes < 0 || repeatTimes > MOST_REPETITIONS) range('repeatTimes', 0, MOST_REPETITIONS);
  if (repeatEvery === null ? repeats : repeatEvery < 1 || repeatEvery > MOST_DAYS) range('repeatEvery', 1, MOST_DAYS);
  if (repeatEvery !== null && !repeats) range('repeatTimes', 1, MOST_REPETITIONS);
  return problems;
}

function scopeProblems({ trigger, clockKind, department, itemCode }: NewWarningRule, known: KnownCodes): UserProblem[] {
  const problems: UserProblem[] = [];
  const centreOnly = !SHAPES[trigger].departments || (clockKind !== null && OF_THE_CENTRE.includes(clockKind));
  if (department !== null && !known.department(department)) {
    problems.push(ruleProblem('department', '没有这个部门。', 'There is no such department.'));
  } else if (department !== null && centreOnly) {
    problems.push(
      ruleProblem(
        'department',
        '受理、送达由政务服务中心负责,不能限定部门。',
        'Acceptance and delivery are the service centre’s; no department can be named.',
      ),
    );
  }
  if (itemCode !== null && !known.item(itemCode)) {
    problems.push(ruleProblem('itemCode', '没有这个事项。', 'There is no such item.', 'UNKNOWN_ITEM'));
  }
  return problems;
}

const CONTENT = [
  'trigger',
  'clockKind',
  'value',
  'fraction',
  'level',
  'repeatEvery',
  'repeatTimes',
  'department',
  'itemCode',
] as const satisfies readonly (keyof NewWarningRule)[];

/** Whether two versions say the same. Recipients are kept in one order. */
export const sameContent = (a: NewWarningRule, b: NewWarningRule): boolean =>
  CONTENT.every((key) => a[key] === b[key]) && a.recipients.join() === b.recipients.join();

/**
 * Whether two rules speak at the same instant about the same requests, which would raise two cards for one thing.
 * Several rules of one trigger are welcome when their values differ: a yellow card three days before, a red one the day
 * before.
 */
export function speakTogether(a: NewWarningRule, b: NewWarningRule): boolean {
  const sameScope = (['trigger', 'clockKind', 'department', 'itemCode'] as const).every((key) => a[key] === b[key]);
  if (!sameScope) return false;
  const valueless = SHAPES[a.trigger].most === null;
  return valueless || (a.value !== null && a.value === b.value) || (a.fraction !== null && a.fraction === b.fraction);
}
