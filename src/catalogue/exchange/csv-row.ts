import { createHash } from 'node:crypto';
import type { LimitSource, Material, ServiceItemDefinition } from '../service-item.js';
import { cellsOf, sourceOf, type Cells, type Column } from './csv-columns.js';
import { readLimits } from './csv-limits.js';
import { plainName, type KnownItems } from './known-items.js';
import {
  itemAmbiguous,
  itemMissing,
  jointNeedsJson,
  retiredUnclear,
  unknownDepartment,
  type ImportRow,
  type RowProblem,
} from './row-problem.js';
import { checkStatedSteps } from './stated-steps.js';

/** So much of a name is told with a problem. */
const MAX_NAME = 200;

/** What a line says of an item, as the whole definition that would be published. */
export function readRow(row: number, cells: Cells, known: KnownItems): ImportRow {
  const problems: RowProblem[] = [];
  const add = (problem: RowProblem): void => void problems.push(problem);
  const line = { row, item: cells.item.slice(0, MAX_NAME) || null, problems, columnOf };
  if (cells.item === '') add(itemMissing('item'));
  if (!['', 'yes', 'no'].includes(cells.retired)) add(retiredUnclear('retired'));
  const called = known.find(cells.item, cells.dept);
  if (called.length > 1) return { ...line, problems: [...problems, itemAmbiguous(called.map(({ code }) => code))] };
  if (called.length === 1) return { ...line, candidate: changed(called[0], cells, known, problems) };
  if (cells.dept === 'joint') return { ...line, problems: [...problems, jointNeedsJson('dept')] };
  const department = known.departmentOf(cells.dept);
  if (department === null) add({ ...unknownDepartment(cells.dept), field: 'dept' });
  const candidate = made(cells, department ?? '', known, problems);
  return department === null || cells.item === '' ? line : { ...line, candidate };
}

/** The cells that differ from the item's own line change it; empty ones and remarks leave it as it is. */
function changed(
  item: ServiceItemDefinition,
  cells: Cells,
  known: KnownItems,
  problems: RowProblem[],
): ServiceItemDefinition {
  const own = cellsOf(item);
  const given = Object.fromEntries(
    Object.entries(cells).map(([column, cell]) => [column, cell || own[column as Column]]),
  ) as unknown as Cells;
  const differs = (...columns: Column[]): boolean => columns.some((column) => given[column] !== own[column]);
  const isJoint = item.kind === 'JOINT' && cells.dept === 'joint';
  const next = { ...item, department: isJoint ? item.department : (known.departmentOf(given.dept) ?? given.dept) };
  if (differs('name_en')) next.name = { ...item.name, en: given.name_en };
  if (differs('retired')) next.retired = given.retired === 'yes' || undefined;
  if (differs('basis')) next.legalBasis = given.basis;
  if (differs('materials')) next.materials = materialsOf(given.materials, known, item.materials);
  if (differs('legal_limit', 'promised_limit', 'unit', 'source', 'quality')) {
    const { legal_limit, promised_limit } = cells;
    const { limits } = readLimits({ ...given, legal_limit, promised_limit }, problems);
    const sourced = differs('source', 'quality');
    const told = sourceOf(item);
    for (const field of ['legalLimit', 'promisedLimit'] as const) {
      const [before, now] = [item[field], limits[field]];
      const same = before && now && before.value === now.value && before.unit === now.unit;
      // A line tells one source; the other limit may rest on another.
      if (now && !(same && !(sourced && before.source === told))) next[field] = now;
    }
  }
  if (next.promisedLimit && differs('notes')) problems.push(...checkStatedSteps(given.notes, next.promisedLimit));
  return next;
}

/** A new item: what the line gives, one step, a form of one free text, and for the rest plain defaults that say so. */
function made(cells: Cells, department: string, known: KnownItems, problems: RowProblem[]): ServiceItemDefinition {
  const { limits } = readLimits(cells, problems);
  const told = limits.promisedLimit?.source ?? limits.legalLimit?.source;
  const source = told?.text ? told : notStated('受理条件');
  if (limits.promisedLimit) problems.push(...checkStatedSteps(cells.notes, limits.promisedLimit));
  const name = { zh: cells.item, en: cells.name_en || cells.item };
  return {
    code: `imported-${hashOf(`${department}/${plainName(cells.item)}`)}`,
    version: 1,
    department,
    kind: limits.promisedLimit?.unit === 'IMMEDIATE' ? 'IMMEDIATE' : 'PROMISED',
    name,
    applicantKinds: ['PERSON'],
    conditions: cells.notes || '以主管部门办事指南为准。',
    place: { rule: 'ANYWHERE', source: notStated('办理地点') },
    sources: {
      conditions: source,
      materials: cells.materials ? source : notStated('申请材料'),
      fee: notStated('收费'),
    },
    legalBasis: cells.basis,
    ...limits,
    ...(cells.retired === 'yes' && { retired: true }),
    specialProcedures: [],
    materials: materialsOf(cells.materials, known, []),
    steps: [{ id: 'handle', name: { zh: '办理', en: 'Handle' }, department, after: [], role: 'LEAD', decides: true }],
    feeFen: 0,
    formSchema: FREE_TEXT,
  };
}

const notStated = (what: string): LimitSource => ({ kind: 'demo-policy', text: `演示政策:导入的表格没有写明${what}` });

const FREE_TEXT = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: '申请表',
  type: 'object',
  additionalProperties: false,
  required: ['details'],
  properties: { details: { title: '申请内容', type: 'string', minLength: 1, maxLength: 2000 } },
  examples: [{ details: '申请办理本事项。' }],
};

/** `身份证;户口簿2`, the semicolon half-width or full-width: names with the number of copies. A paper that is known keeps its code and whatever else is known. */
function materialsOf(cell: string, known: KnownItems, own: readonly Material[]): Material[] {
  const names = cell
    .split(/[;\uff1b]/)
    .map((name) => name.trim())
    .filter((name) => name !== '');
  const find = (zh: string): Material | null => own.find(({ name }) => name.zh === zh) ?? known.material(zh);
  return names.map((given) => {
    const [, name = given, copies] = /^(.*\D)(\d{1,2})$/.exec(given) ?? [];
    return find(given) ?? { ...(find(name) ?? newMaterial(name)), copies: Number(copies ?? 1) };
  });
}

const newMaterial = (name: string): Material => ({
  code: `paper-${hashOf(name)}`,
  name: { zh: name, en: name },
  required: true,
  reusable: false,
  source: 'APPLICANT',
  copies: 1,
  original: true,
});

/** What is called the same has the same code in every file. */
const hashOf = (name: string): string => createHash('sha256').update(name).digest('hex').slice(0, 12);

const COLUMN_OF: Record<string, Column> = {
  code: 'item',
  name: 'item',
  department: 'dept',
  legalLimit: 'legal_limit',
  promisedLimit: 'promised_limit',
  materials: 'materials',
  legalBasis: 'basis',
  conditions: 'notes',
  steps: 'promised_limit',
};

/** Where somebody who looks at the table mends it. */
function columnOf(field: string): string {
  if (/Limit\.source\b/.test(field)) return 'source';
  if (field === 'name.en') return 'name_en';
  return COLUMN_OF[field.split('.')[0]] ?? 'item';
}
