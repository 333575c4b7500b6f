import type { LimitSource, LimitUnit, ServiceItemDefinition, SourcedLimit, TimeLimit } from '../service-item.js';
import { QUALITY_WORDS, UNIT_WORDS, type Cells } from './csv-columns.js';
import {
  addressMalformed,
  limitMalformed,
  mirrored,
  qualityUnknown,
  unitMixed,
  unitUnknown,
  type RowProblem,
} from './row-problem.js';

type Limits = Pick<ServiceItemDefinition, 'legalLimit' | 'promisedLimit'>;

/** The limits of a line, each with the line's source. An empty cell gives no limit: limits are never defaulted. */
export function readLimits(cells: Cells, problems: RowProblem[]): { limits: Limits; unit: LimitUnit | null } {
  const unit = readUnit(cells.unit, problems);
  const source = readSource(cells, problems);
  const read = (column: 'legal_limit' | 'promised_limit'): SourcedLimit | undefined => {
    if (cells[column] === '') return undefined;
    const limit = readLimit(cells[column], unit);
    if (!limit) problems.push(cells.unit === '' ? unitUnknown('unit') : limitMalformed(column));
    return limit && { ...limit, source };
  };
  return { limits: { legalLimit: read('legal_limit'), promisedLimit: read('promised_limit') }, unit };
}

/** `3`, or `30 natural` where a limit has another unit than the line. */
function readLimit(cell: string, unit: LimitUnit | null): TimeLimit | undefined {
  const [, digits, word] = /^(\d{1,5})(?: (\w+))?$/.exec(cell) ?? [];
  const own = word === undefined ? unit : Object.hasOwn(UNIT_WORDS, word) && UNIT_WORDS[word];
  if (digits === undefined || !own || (own === 'IMMEDIATE' && Number(digits) > 1)) return undefined;
  return { value: Number(digits), unit: own };
}

function readUnit(cell: string, problems: RowProblem[]): LimitUnit | null {
  if (cell === '') return null;
  const unit = Object.hasOwn(UNIT_WORDS, cell) ? UNIT_WORDS[cell] : null;
  if (!unit) problems.push(/working/.test(cell) && /natural/.test(cell) ? unitMixed('unit') : unitUnknown('unit'));
  return unit;
}

/** What the line rests on: the address of a guide, or the words of a law. */
export function readSource({ source, quality }: Cells, problems: RowProblem[]): LimitSource {
  const kind = Object.hasOwn(QUALITY_WORDS, quality) ? QUALITY_WORDS[quality] : null;
  if (!kind) problems.push(quality === 'mirror' ? mirrored('quality') : qualityUnknown('quality'));
  const meantAsAddress = /^https?:\/\//.test(source);
  const isAddress = meantAsAddress && !/\s/.test(source) && URL.canParse(source);
  if (meantAsAddress && !isAddress) problems.push(addressMalformed('source'));
  const text = isAddress ? `办事指南(${new URL(source).hostname})` : source;
  return {
    kind: kind ?? 'guide',
    text: kind === 'demo-policy' ? asPolicy(text) : text,
    ...(isAddress && { url: source }),
  };
}

/** What is invented says so. */
const asPolicy = (text: string): string => (text === '' || text.startsWith('演示政策') ? text : `演示政策:${text}`);
