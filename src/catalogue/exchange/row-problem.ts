import type { LocalText } from '../../platform/errors/index.js';

/** What stands against one row of an import (导入问题). */
export interface RowProblem {
  code: string;
  message: LocalText;
  /** Path into the definition, or the column of the table. */
  field: string | null;
}

/** One item as a file gives it. */
export interface ImportRow {
  /** Line of the table, or place in the list beginning with 1. */
  row: number;
  /** Code or name of the item, as far as the row gives one. */
  item: string | null;
  /** The whole definition that the row stands for; absent where it cannot be made. */
  candidate?: unknown;
  problems: RowProblem[];
  /** The column for a field of the definition; a list has none. */
  columnOf?: (field: string) => string;
}

const problem =
  (code: string, zh: string, en: string) =>
  (field: string | null = null): RowProblem => ({ code, field, message: { zh, en } });

export const notAList = problem(
  'MALFORMED',
  'JSON 须为事项定义的数组。',
  'The JSON must be a list of item definitions.',
);
export const notJson = problem('MALFORMED', '不是合法的 JSON。', 'This is not valid JSON.');
export const notUtf8 = problem(
  'MALFORMED',
  '文件编码不是 UTF-8,请另存为 UTF-8 后再导入。',
  'The file is not UTF-8; save it as UTF-8 and import it again.',
);
export const noRows = problem('MALFORMED', '文件里没有事项。', 'The file has no items.');
export const tooManyRows = (most: number): RowProblem =>
  problem('MALFORMED', `一次最多导入 ${most} 个事项。`, `At most ${most} items are imported at once.`)();
export const brokenTable = problem(
  'CSV_MALFORMED',
  '表格从这一行起无法读取,请检查引号是否成对、单元格是否过长。',
  'The table cannot be read from this line on; look for a quote that is not closed or a cell that is too long.',
);
export const badHeader = (columns: readonly string[], optional: readonly string[]): RowProblem =>
  problem(
    'CSV_MALFORMED',
    `首行须为这些列名,各一次:${columns.join(',')};另可有 ${optional.join(',')}。`,
    `The first line must be these columns, each once: ${columns.join(',')}; there may be ${optional.join(',')} too.`,
  )();
export const badWidth = (columns: number, cells: number): RowProblem =>
  problem(
    'CSV_MALFORMED',
    `这一行有 ${cells} 个单元格,应为 ${columns} 个。`,
    `This line has ${cells} cells instead of ${columns}.`,
  )();

export const unknownDepartment = (name: string): RowProblem =>
  problem('DEPARTMENT_UNKNOWN', `没有部门“${name}”。`, `There is no department "${name}".`)('department');
export const itemMissing = problem('ITEM_MISSING', '请填写事项。', 'Name the item.');
export const itemAmbiguous = (codes: readonly string[]): RowProblem =>
  problem(
    'ITEM_AMBIGUOUS',
    `有几个事项叫这个名称,请改填事项编码:${codes.join('、')}。`,
    `Several items are called so; give the code of one: ${codes.join(', ')}.`,
  )('item');
export const jointNeedsJson = problem(
  'JOINT_NEEDS_JSON',
  '表格写不下联办件的环节和部门,请用 JSON 导入。',
  'A table has no room for the steps of a joint item; import it as JSON.',
);
export const unitUnknown = problem(
  'UNIT_UNKNOWN',
  '单位须为 working(工作日)、natural(自然日)、hour(小时)或 immediate(即办)。',
  'The unit must be working, natural, hour or immediate.',
);
export const unitMixed = problem(
  'UNIT_MIXED',
  '工作日与自然日混用,请统一单位。',
  'Working days and natural days are mixed; give all limits one unit.',
);
export const limitMalformed = problem(
  'LIMIT_MALFORMED',
  '时限须为 1 至 10000 的整数,即办件为 0。',
  'Make the limit a whole number from 1 to 10000, or 0 for an immediate item.',
);
export const addressMalformed = problem(
  'SOURCE_MALFORMED',
  '来源不是有效的网址,请核对。',
  'The source is not a valid address; please compare it again.',
);
export const mirrored = problem(
  'SOURCE_NOT_OFFICIAL',
  '来源是转载页面,不能作为时限的依据;请换成主管部门发布的原文。',
  'The source is a mirror page, on which no limit can rest; name what the authority itself published.',
);
export const qualityUnknown = problem(
  'QUALITY_UNKNOWN',
  '来源质量须为 official(官方指南)、law(法律法规)或 policy(演示政策)。',
  'The quality of the source must be official (a guide of the authority), law or policy (demo policy).',
);
export const statedStepsMixed = problem(
  'LIMITS_NOT_COMPARABLE',
  '说明中各环节的时限与承诺时限单位不一致(工作日、自然日混用),无法核对。',
  'The notes give steps in other units than the promise (working and natural days mixed), so they cannot be compared.',
);
export const statedStepsOver = (sum: number, promised: number): RowProblem =>
  problem(
    'STEPS_OVER_PROMISE',
    `说明中各环节时限之和 ${sum} 超过承诺时限 ${promised}。`,
    `The steps in the notes take ${sum} together, over the promised limit of ${promised}.`,
  )('notes');

export const retiredUnclear = problem(
  'RETIRED_MALFORMED',
  '停办须为 yes(停办)或 no(恢复办理),不改则留空。',
  'Say yes to retire the item, no to offer it again, or nothing to leave it as it is.',
);

export const twiceInFile = (row: number): RowProblem =>
  problem('DUPLICATE', `同一事项已在第 ${row} 行出现。`, `The same item stands in row ${row} already.`)('code');
export const versionBehind = (given: number, now: number): RowProblem =>
  problem(
    'VERSION_BEHIND',
    `版本 ${given} 不是现行版本(现为 ${now}),请重新导出后修改,或删去 version。`,
    `Version ${given} is not the current one (${now}); export again and change that, or leave the version out.`,
  )('version');
export const changedMeanwhile = problem(
  'CHANGED_MEANWHILE',
  '导入期间有人发布了这个事项的新版本,请核对后重新导入。',
  'Somebody published this item meanwhile; look at it and import again.',
);
export const departmentChanged = problem(
  'DEPARTMENT_CHANGED',
  '事项不能改由别的部门主管:登记和规则在原部门。',
  'An item stays with its department: registers and rules are there.',
);
export const formFieldDropped = (name: string): RowProblem =>
  problem(
    'FORM_FIELD_DROPPED',
    `部门规则要用表单的“${name}”,不能删除或改为选填。`,
    `The department’s rules need the form’s "${name}"; it must stay, and stay required where it is.`,
  )('formSchema');
export const formFieldChanged = (name: string): RowProblem =>
  problem(
    'FORM_FIELD_CHANGED',
    `部门规则要用表单的“${name}”,只能改它的标题和说明,不能改它的类型、取值和范围。`,
    `The department’s rules read the form’s "${name}"; its titles and descriptions may change, its type and values not.`,
  )(`formSchema.properties.${name}`);
export const confidentialDropped = problem(
  'CONFIDENTIAL_DROPPED',
  '特殊群体事项不能改为不保密。',
  'An item for special groups stays confidential.',
);
export const stepDropped = (id: string): RowProblem =>
  problem(
    'STEP_DROPPED',
    `联办件的环节“${id}”对应一个部门的登记,不能删除。`,
    `A department writes its register by the step "${id}" of this joint item; it must stay.`,
  )('steps');
export const notPlain = problem(
  'MALFORMED',
  '内容过大、嵌套过深,或含有无法保存的字符或数字。',
  'It is too large or nested too deeply, or has a character or number that cannot be stored.',
);
export const schemaKeyword = (keyword: string): RowProblem =>
  problem(
    'FORM_INVALID',
    `表单定义不能使用 ${keyword}。`,
    `The form must not use ${keyword}: versions of a form would get into each other’s way.`,
  )('formSchema');
export const patternSlow = (pattern: string): RowProblem => {
  const shown = pattern.slice(0, 100);
  return problem(
    'FORM_INVALID',
    `表单的 pattern“${shown}”遇到不符的内容时核对用时过长,请避免在重复之中再重复。`,
    `The form’s pattern "${shown}" takes too long on text that does not fit; avoid repetition within repetition.`,
  )('formSchema');
};
export const formInvalid = (words: string): RowProblem =>
  problem('FORM_INVALID', `表单定义有误:${words}`, `The form’s schema is wrong: ${words}`)('formSchema');
export const formFieldUntitled = problem(
  'FORM_TITLE',
  '表单的每一项都须有中文标题(title)。',
  'Every field of a form needs a title in Chinese.',
);
export const formWithoutExample = problem('FORM_EXAMPLE', '表单须有示例。', 'The form needs an example.');
