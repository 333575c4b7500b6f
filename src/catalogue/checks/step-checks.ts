import type { ItemStep, ServiceItemDefinition } from '../service-item.js';
import type { AddProblem } from './publish-problem.js';

/** The plan: a graph without circles over known departments that ends in one decision and fits into the promise. */
export function checkSteps(item: ServiceItemDefinition, departments: readonly string[], add: AddProblem): void {
  checkEachStep(item.steps, departments, add);
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
  checkPlaces(item, add);
  checkAsked(item, add);
  checkPathAgainstPromise(item, add);
}

function checkEachStep(steps: readonly ItemStep[], departments: readonly string[], add: AddProblem): void {
  const ids = steps.map((step) => step.id);
  if (new Set(ids).size !== ids.length) add('STEP_DUPLICATE', 'steps', '环节编号重复。', 'Two steps have the same id.');
  steps.forEach((step, index) => {
    const at = `steps.${index}`;
    if (!departments.includes(step.department)) {
      add(
        'STEP_UNKNOWN_DEPARTMENT',
        `${at}.department`,
        `没有编码为“${step.department}”的部门。`,
        `There is no department "${step.department}".`,
      );
    }
    for (const before of step.after.filter((id) => !ids.includes(id))) {
      add(
        'STEP_UNKNOWN_PREDECESSOR',
        `${at}.after`,
        `前置环节“${before}”不存在。`,
        `There is no step "${before}" to come after.`,
      );
    }
    if (step.part && !(step.part.zh && step.part.en)) {
      add(
        'STEP_PART',
        `${at}.part`,
        '办理结果须有中文和英文名称。',
        'Name in Chinese and English what the step gives.',
      );
    }
    if (step.silenceConsents && (step.role !== 'ASSIST' || !step.limit || step.decides)) {
      add(
        'STEP_SILENCE',
        `${at}.silenceConsents`,
        '只有设有时限、不作决定的协办环节可以默认同意。',
        'Silence consents only for an ASSIST step that has a limit and does not decide.',
      );
    }
  });
}

/** 按需: what decides whether a step is done is a field of the form, and the deciding step always is. */
function checkAsked({ steps, formSchema }: ServiceItemDefinition, add: AddProblem): void {
  const { properties } = formSchema as { properties?: Record<string, unknown> };
  steps.forEach(({ whenAsked, decides }, index) => {
    if (!whenAsked || (!decides && Object.hasOwn(properties ?? {}, whenAsked.field) && whenAsked.anyOf.length > 0))
      return;
    add(
      'STEP_ASKED',
      `steps.${index}.whenAsked`,
      '按需办理的环节须写明表单中的一项及其取值;决定环节不能按需。',
      'A step that is done only when asked for names a field of the form and its values; the deciding step is always done.',
    );
  });
}

/** 跨区域通办: steps at the receiving centre bring the papers to the place of duty, or the result back from it. */
function checkPlaces({ steps, place }: ServiceItemDefinition, add: AddProblem): void {
  const receiving = steps.filter((step) => step.at === 'RECEIVING');
  if (receiving.length === 0) return;
  if (!place?.formField) {
    add(
      'STEP_PLACE',
      'place.formField',
      '有受理地环节的事项,须写明表单中哪一项是属地区划代码。',
      'An item with steps at the receiving centre names the form’s field that holds the division of duty.',
    );
  }
  const duty = steps.filter((step) => step.at !== 'RECEIVING');
  for (const step of receiving) {
    const before = duty.every((other) => predecessorsOf(other, steps).has(step.id));
    const after = duty.every((other) => predecessorsOf(step, steps).has(other.id));
    if (duty.length > 0 && (before || after)) continue;
    add(
      'STEP_PLACE',
      `steps.${steps.indexOf(step)}.at`,
      '受理地环节须在所有属地环节之前或之后。',
      'A step at the receiving centre comes before all steps at the place of duty, or after all of them.',
    );
  }
}

function checkPathAgainstPromise(item: ServiceItemDefinition, add: AddProblem): void {
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
