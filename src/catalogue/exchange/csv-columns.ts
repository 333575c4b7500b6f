import type { LimitSource, LimitUnit, Material, ServiceItemDefinition, TimeLimit } from '../service-item.js';

/** The table of facts of guides: one line per item. */
export const COLUMNS = [
  'dept',
  'item',
  'legal_limit',
  'promised_limit',
  'unit',
  'notes',
  'materials',
  'basis',
  'source',
  'quality',
] as const;
/** What a table may tell besides; one without these columns leaves English names and retirement as they are. */
export const OPTIONAL_COLUMNS = ['name_en', 'retired'] as const;
export const ALL_COLUMNS = [...COLUMNS, ...OPTIONAL_COLUMNS] as const;
export type Column = (typeof ALL_COLUMNS)[number];
export type Cells = Record<Column, string>;

export const UNIT_WORDS: Record<string, LimitUnit> = {
  working: 'WORKING_DAY',
  natural: 'NATURAL_DAY',
  hour: 'HOUR',
  immediate: 'IMMEDIATE',
};
const WORD_OF = Object.fromEntries(Object.entries(UNIT_WORDS).map(([word, unit]) => [unit, word])) as Record<
  LimitUnit,
  string
>;

/** How the table says what a source is. A `mirror` is a copy elsewhere, on which no limit rests. */
export const QUALITY_WORDS: Record<string, LimitSource['kind']> = {
  official: 'guide',
  law: 'law',
  policy: 'demo-policy',
};
const QUALITY_OF: Record<LimitSource['kind'], string> = { guide: 'official', law: 'law', 'demo-policy': 'policy' };

/** The item as a line of the table. What the table has no column for is not in it: use JSON to move whole items. */
export function cellsOf(item: ServiceItemDefinition): Cells {
  const { promisedLimit, legalLimit } = item;
  const unit = promisedLimit?.unit ?? legalLimit?.unit;
  const source = sourceOf(item);
  return {
    dept: item.department,
    item: item.name.zh,
    legal_limit: limitCell(legalLimit, unit),
    promised_limit: limitCell(promisedLimit, unit),
    unit: unit ? WORD_OF[unit] : '',
    notes: item.conditions,
    materials: materialsCell(item.materials),
    basis: item.legalBasis,
    source: source ? (source.url ?? source.text) : '',
    quality: source ? QUALITY_OF[source.kind] : '',
    name_en: item.name.en,
    retired: item.retired ? 'yes' : '',
  };
}

/** The source that the table tells: of the promise, else of the legal limit, else of the conditions. */
export const sourceOf = ({ promisedLimit, legalLimit, sources }: ServiceItemDefinition): LimitSource | undefined =>
  promisedLimit?.source ?? legalLimit?.source ?? sources?.conditions;

/** A limit in another unit than the line's carries its own, e.g. `30 natural`. */
const limitCell = (limit: TimeLimit | undefined, unit: LimitUnit | undefined): string =>
  limit ? `${limit.value}${limit.unit === unit ? '' : ` ${WORD_OF[limit.unit]}`}` : '';

const materialsCell = (materials: readonly Material[]): string =>
  materials.map(({ name, copies }) => (copies > 1 ? `${name.zh}${copies}` : name.zh)).join(';');

/** Table programs take such text for a formula; the apostrophe that keeps them from it is not part of the text. */
export const FORMULA = /^'(?=[=+\-@\t\r\uff1d\uff0b\uff0d\uff20])/;
