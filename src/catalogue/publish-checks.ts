import type { LocalText } from '../platform/errors/index.js';
import type { ItemStep, LimitUnit, ServiceItemDefinition, TimeLimit } from './service-item.js';

/** What stands against publishing an item, and what to do about it. `field` is the path into the definition. */
export interface PublishProblem {
  code:
    | 'CODE_MALFORMED'
    | 'VERSION_MALFORMED'
    | 'LIMIT_MALFORMED'
    | 'LIMIT_WITHOUT_SOURCE'
    | 'PROMISE_MISSING'
    | 'PROMISE_OVER_LEGAL'
    | 'LIMITS_NOT_COMPARABLE'
    | 'STEPS_OVER_PROMISE'
    | 'STEP_UNKNOWN_DEPARTMENT'
    | 'STEP_UNKNOWN_PREDECESSOR'
    | 'STEP_DUPLICATE'
    | 'STEPS_CYCLE'
    | 'DECIDING_STEP'
    | 'JOINT_NEEDS_DEPARTMENTS'
    | 'MATERIAL_DUPLICATE'
    | 'MATERIAL_MALFORMED'
    | 'PROCEDURE_DUPLICATE'
    | 'DELEGATION_NOT_IMMEDIATE';
  message: LocalText;
  field: string;
}

/**
 * The publish checks (DOMAIN.md §4): promised ≤ legal and the longest path of steps ≤ promised, in comparable units;
 * limits have a source and are never defaulted; materials, steps and procedures are complete and consistent.
 * The form's own schema is checked where Ajv lives. An empty list means that the item may be published.
 */
export function checkServiceItem(item: ServiceItemDefinition, departments: readonly string[]): PublishProblem[] {
  const problems: PublishProblem[] = [];
  const add = (code: PublishProblem['code'], field: string, zh: string, en: string): void => {
    problems.push({ code, field, message: { zh, en } });
  };
  checkHead(item, add);
  checkLimits(item, add);
  checkSteps(item, departments, add);
  checkMaterials(item, add);
  return problems;
}

type Add = (code: PublishProblem['code'], field: string, zh: string, en: string) => void;

function checkHead(item: ServiceItemDefinition, add: Add): void {
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(item.code)) {
    add(
      'CODE_MALFORMED',
      'code',
      '事项编码只能用小写字母、数字和连字符。',
      'Write the code in lower-case words joined by hyphens.',
    );
  }
  if (!Number.isInteger(item.version) || item.version < 1) {
    add('VERSION_MALFORMED', 'version', '版本号须为正整数。', 'Make the version a positive whole number.');
  }
  if (item.kind === 'PROMISED' && !item.promisedLimit) {
    add(
      'PROMISE_MISSING',
      'promisedLimit',
      '承诺件必须写明承诺时限及其来源。',
      'A PROMISED item needs a promised limit with its source.',
    );
  }
  if (item.delegatedToWindow && item.kind !== 'IMMEDIATE') {
    add(
      'DELEGATION_NOT_IMMEDIATE',
      'delegatedToWindow',
      '只有即办件可以授权窗口当场办结。',
      'Only an IMMEDIATE item can be delegated to the window.',
    );
  }
}

const LIMIT_FIELDS = ['acceptanceLimit', 'legalLimit', 'promisedLimit', 'deliveryLimit', 'extension'] as const;

function checkLimits(item: ServiceItemDefinition, add: Add): void {
  const limits = [
    ...LIMIT_FIELDS.map((field) => ({ field: field as string, limit: item[field] })),
    ...item.steps.map((step, index) => ({ field: `steps.${index}.limit`, limit: step.limit })),
  ];
  for (const { field, limit } of limits) {
    if (!limit) continue;
    const least = limit.unit === 'IMMEDIATE' ? 0 : 1;
    if (!Number.isInteger(limit.value) || limit.value < least || limit.value > 10_000) {
      add('LIMIT_MALFORMED', field, '时限须为 1 至 10000 的整数。', 'Make the limit a whole number from 1 to 10000.');
    }
    if (!limit.source?.text) {
      add(
        'LIMIT_WITHOUT_SOURCE',
        field,
        '请写明时限的依据;没有依据的时限不得发布。',
        'Name the source of the limit; a limit without one is not published.',
      );
    }
  }
  const { legalLimit: legal, promisedLimit: promised } = item;
  if (!legal || !promised) return;
  const order = compareLimits(promised, legal);
  if (order === null) {
    add(
      'LIMITS_NOT_COMPARABLE',
      'promisedLimit',
      '承诺时限与法定时限的单位不可比较,请统一单位。',
      'Give the promised and the legal limit comparable units.',
    );
  } else if (order > 0) {
    add(
      'PROMISE_OVER_LEGAL',
      'promisedLimit',
      '承诺时限长于法定时限,请缩短承诺时限。',
      'The promised limit is longer than the legal one; shorten it.',
    );
  }
}

/**
 * Negative, zero or positive as `a` is shorter than, equal to or longer than `b`; null where units do not compare.
 * IMMEDIATE is the shortest of all. n working days last at least n natural days, so n working days are never
 * "at most" n natural days: the two do not compare, except that m natural days ≤ n working days when m ≤ n.
 */
export function compareLimits(a: TimeLimit, b: TimeLimit): number | null {
  if (a.unit === 'IMMEDIATE' || b.unit === 'IMMEDIATE') {
    return Number(a.unit !== 'IMMEDIATE') - Number(b.unit !== 'IMMEDIATE');
  }
  if (a.unit === b.unit) return a.value - b.value;
  const pair: `${LimitUnit}<${LimitUnit}` = `${a.unit}<${b.unit}`;
  if (pair === 'NATURAL_DAY<WORKING_DAY' && a.value <= b.value) return -1;
  if (pair === 'WORKING_DAY<NATURAL_DAY' && b.value <= a.value) return 1;
  if (a.unit === 'HOUR' && a.value <= b.value * 24) return -1;
  if (b.unit === 'HOUR' && b.value <= a.value * 24) return 1;
  return null;
}

function checkSteps(item: ServiceItemDefinition, departments: readonly string[], add: Add): void {
  const ids = item.steps.map((step) => step.id);
  if (new Set(ids).size !== ids.length) add('STEP_DUPLICATE', 'steps', '环节编号重复。', 'Two steps have the same id.');
  item.steps.forEach((step, index) => {
    if (!departments.includes(step.department)) {
      add(
        'STEP_UNKNOWN_DEPARTMENT',
        `steps.${index}.department`,
        `没有编码为“${step.department}”的部门。`,
        `There is no department "${step.department}".`,
      );
    }
    for (const before of step.after.filter((id) => !ids.includes(id))) {
      add(
        'STEP_UNKNOWN_PREDECESSOR',
        `steps.${index}.after`,
        `前置环节“${before}”不存在。`,
        `There is no step "${before}" to come after.`,
      );
    }
  });
  if (hasCycle(item.steps)) {
    add('STEPS_CYCLE', 'steps', '环节互为前置,形成循环。', 'The steps wait for each other in a circle.');
    return;
  }
  const deciding = item.steps.filter((step) => step.decides);
  const afterAll = deciding.length === 1 && predecessorsOf(deciding[0], item.steps).size === item.steps.length - 1;
  if (!afterAll) {
    add(
      'DECIDING_STEP',
      'steps',
      '须有且只有一个决定环节,且在其他环节全部完成之后。',
      'Exactly one step decides, after all others are done.',
    );
  }
  if (item.kind === 'JOINT' && new Set(item.steps.map((step) => step.department)).size < 2) {
    add(
      'JOINT_NEEDS_DEPARTMENTS',
      'steps',
      '联办件至少涉及两个部门。',
      'A joint item has steps in at least two departments.',
    );
  }
  checkPathAgainstPromise(item, add);
}

function checkPathAgainstPromise(item: ServiceItemDefinition, add: Add): void {
  const { promisedLimit: promised } = item;
  const limits = item.steps.flatMap((step) => (step.limit ? [step.limit] : []));
  if (!promised || limits.length === 0) return;
  if (limits.some((limit) => limit.unit !== promised.unit && limit.unit !== 'IMMEDIATE')) {
    add(
      'LIMITS_NOT_COMPARABLE',
      'steps',
      '环节时限与承诺时限的单位不一致,无法核对。',
      'Give the steps’ limits the unit of the promised limit.',
    );
    return;
  }
  const longest = longestPath(item.steps);
  const allowed = promised.unit === 'IMMEDIATE' ? 0 : promised.value;
  if (longest > allowed) {
    add(
      'STEPS_OVER_PROMISE',
      'steps',
      `各环节时限之和(最长路径 ${longest})超过承诺时限 ${allowed}。`,
      `The longest path of the steps (${longest}) is over the promised limit (${allowed}).`,
    );
  }
}

/** The largest sum of step limits along any chain of steps that wait for each other. Needs steps without a circle. */
export function longestPath(steps: readonly ItemStep[]): number {
  const lengths = new Map<string, number>();
  const lengthOf = (step: ItemStep): number => {
    const known = lengths.get(step.id);
    if (known !== undefined) return known;
    const own = step.limit && step.limit.unit !== 'IMMEDIATE' ? step.limit.value : 0;
    const before = steps.filter((other) => step.after.includes(other.id)).map(lengthOf);
    const length = own + Math.max(0, ...before);
    lengths.set(step.id, length);
    return length;
  };
  return Math.max(0, ...steps.map(lengthOf));
}

function predecessorsOf(step: ItemStep, steps: readonly ItemStep[]): Set<string> {
  const found = new Set<string>();
  const visit = (ids: readonly string[]): void => {
    for (const id of ids) {
      if (found.has(id)) continue;
      found.add(id);
      visit(steps.find((other) => other.id === id)?.after ?? []);
    }
  };
  visit(step.after);
  return found;
}

const hasCycle = (steps: readonly ItemStep[]): boolean =>
  steps.some((step) => predecessorsOf(step, steps).has(step.id));

function checkMaterials(item: ServiceItemDefinition, add: Add): void {
  const codes = item.materials.map((material) => material.code);
  if (new Set(codes).size !== codes.length) {
    add('MATERIAL_DUPLICATE', 'materials', '材料编码重复。', 'Two materials have the same code.');
  }
  item.materials.forEach((material, index) => {
    const sound = material.code && material.name?.zh && material.source && typeof material.reusable === 'boolean';
    if (!sound) {
      add(
        'MATERIAL_MALFORMED',
        `materials.${index}`,
        '材料须有编码、名称、来源和可否复用。',
        'A material needs a code, a name, a source and whether it may be reused.',
      );
    }
  });
  const procedures = item.specialProcedures.map((procedure) => procedure.code);
  if (new Set(procedures).size !== procedures.length) {
    add('PROCEDURE_DUPLICATE', 'specialProcedures', '特别程序编码重复。', 'Two special procedures have the same code.');
  }
}
