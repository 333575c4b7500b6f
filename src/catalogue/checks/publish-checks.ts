import type { ServiceItemDefinition } from '../service-item.js';
import { checkLimits } from './limit-checks.js';
import type { AddProblem, PublishProblem } from './publish-problem.js';
import { checkSteps } from './step-checks.js';

/**
 * The publish checks (DOMAIN.md §4): promised ≤ legal and the longest path of steps ≤ promised, in comparable units;
 * limits have a source and are never defaulted; materials, steps and procedures are complete and consistent.
 * The form's own schema is checked where Ajv lives. An empty list means that the item may be published.
 */
export function checkServiceItem(item: ServiceItemDefinition, departments: readonly string[]): PublishProblem[] {
  const problems: PublishProblem[] = [];
  const add: AddProblem = (code, field, zh, en) => void problems.push({ code, field, message: { zh, en } });
  checkHead(item, add);
  checkPlace(item, add);
  checkLimits(item, add);
  checkSteps(item, departments, add);
  checkMaterials(item, add);
  return problems;
}

function checkHead(item: ServiceItemDefinition, add: AddProblem): void {
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
  if (item.applicantKinds.length === 0 || new Set(item.applicantKinds).size < item.applicantKinds.length) {
    add(
      'APPLICANT_KINDS',
      'applicantKinds',
      '请写明面向的申请人类型,每类一次。',
      'Name who may apply, each kind once.',
    );
  }
  if (!item.legalBasis?.trim()) {
    add('LEGAL_BASIS_MISSING', 'legalBasis', '请写明设定依据。', 'Name the law or rule on which the item rests.');
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

/** What is read from a file may lack either. */
function checkPlace(item: ServiceItemDefinition, add: AddProblem): void {
  const { place, sources } = item as Partial<ServiceItemDefinition>;
  if (!place?.source?.text) {
    add(
      'PLACE_MISSING',
      'place',
      '请写明可以在哪里办理及其依据。',
      'Say where it may be asked for, and by what source.',
    );
  }
  if (!(sources?.conditions?.text && sources.materials?.text && sources.fee?.text)) {
    add(
      'SOURCES_MISSING',
      'sources',
      '请写明受理条件、申请材料和收费的依据。',
      'Name the sources of conditions, materials and fee.',
    );
  }
  const { properties } = item.formSchema as { properties?: Record<string, unknown> };
  if (place?.formField && !Object.hasOwn(properties ?? {}, place.formField)) {
    add(
      'PLACE_FIELD_UNKNOWN',
      'place.formField',
      `表单没有“${place.formField}”这一项。`,
      `The form has no field "${place.formField}".`,
    );
  }
}

function checkMaterials(item: ServiceItemDefinition, add: AddProblem): void {
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
