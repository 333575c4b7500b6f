import { setImmediate as breathe } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { Catalogue } from '../catalogue.js';
import { DepartmentDirectory } from '../department-directory.js';
import { isSameContent } from '../item-digest.js';
import { Publication, type NextVersion } from '../publication.js';
import { ItemChecks } from './item-checks.js';
import { KnownItems } from './known-items.js';
import { readCsv } from './read-csv.js';
import { readJson, readList } from './read-json.js';
import {
  changedMeanwhile,
  noRows,
  tooManyRows,
  twiceInFile,
  versionBehind,
  type ImportRow,
  type RowProblem,
} from './row-problem.js';

export const MAX_ROWS = 20_000;
/** More problems are counted, not told. */
export const MAX_PROBLEMS_TOLD = 1_000;
/** After so many rows whoever else waits for the process has a turn. */
const ROWS_AT_A_STRETCH = 20;

export interface ImportFile {
  format: 'JSON' | 'CSV';
  /** The file's text; for JSON also what it was parsed to. */
  content: unknown;
  /** Everything is checked and nothing written. */
  dryRun: boolean;
}

export interface ToldProblem extends RowProblem {
  row: number;
  item: string | null;
}

/** What an import came to, or would come to. */
export interface ImportReport {
  dryRun: boolean;
  /** Whether new versions were published. */
  written: boolean;
  rows: number;
  created: number;
  changed: number;
  unchanged: number;
  problemCount: number;
  /** The first of them, in the order of the file. */
  problems: ToldProblem[];
}

/**
 * Publishes the items of a file (导入事项) as their next versions: all of them or, with a problem anywhere, none. Every
 * problem of every row is told at once. What the catalogue holds already is left alone.
 */
@Injectable()
export class ImportItems {
  constructor(
    private readonly catalogue: Catalogue,
    private readonly directory: DepartmentDirectory,
    private readonly publication: Publication,
  ) {}

  /** @param by the name of the administrator, kept with the versions */
  async run(file: ImportFile, by: string): Promise<ImportReport> {
    await this.catalogue.follow();
    const run = new ImportRun(file.dryRun, this.catalogue, new ItemChecks(this.directory));
    for await (const row of this.rowsOf(file)) {
      run.take(row);
      if (run.report.rows > MAX_ROWS) break;
      if (run.report.rows % ROWS_AT_A_STRETCH === 0) await breathe();
    }
    if (run.report.rows === 0) run.refuse({ row: 1, item: null, problems: [] }, [noRows()]);
    if (file.dryRun || run.report.problemCount > 0 || run.versions.length === 0) return run.report;
    const overtaken = await this.publication.publishImport(run.versions, by);
    if (overtaken.length > 0) run.overtake(overtaken);
    else run.report.written = true;
    return run.report;
  }

  private rowsOf({ format, content }: ImportFile): AsyncIterable<ImportRow> | Iterable<ImportRow> {
    if (format === 'CSV') return readCsv(String(content), new KnownItems(this.catalogue, this.directory));
    return typeof content === 'string' ? readJson(content) : readList(content);
  }
}

class ImportRun {
  readonly report: ImportReport;
  /** Filled as long as nothing stands against the file. */
  versions: NextVersion[] = [];
  private readonly rowOf = new Map<string, number>();

  constructor(
    dryRun: boolean,
    private readonly catalogue: Catalogue,
    private readonly checks: ItemChecks,
  ) {
    const none = { rows: 0, created: 0, changed: 0, unchanged: 0, problemCount: 0, problems: [] };
    this.report = { dryRun, written: false, ...none };
  }

  take(row: ImportRow): void {
    if (++this.report.rows > MAX_ROWS) return this.refuse(row, [tooManyRows(MAX_ROWS)]);
    const problems = [...row.problems];
    if (row.candidate !== undefined) problems.push(...this.check(row));
    if (problems.length > 0) this.refuse(row, problems);
  }

  refuse({ row, item }: ImportRow, problems: RowProblem[]): void {
    const room = MAX_PROBLEMS_TOLD - this.report.problems.length;
    this.report.problems.push(...problems.slice(0, room).map((problem) => ({ row, item, ...problem })));
    this.report.problemCount += problems.length;
    // Nothing will be written, so nothing more need be kept.
    this.versions = [];
  }

  overtake(versions: readonly NextVersion[]): void {
    for (const { item } of versions) {
      this.refuse({ row: this.rowOf.get(item.code)!, item: item.code, problems: [] }, [changedMeanwhile()]);
    }
  }

  private check(row: ImportRow): RowProblem[] {
    const read = this.checks.read(row.candidate);
    const { item } = read;
    if (!item) return read.problems.map((one) => inFile(row, one));
    const first = this.rowOf.get(item.code);
    if (first !== undefined) return [inFile(row, twiceInFile(first))];
    this.rowOf.set(item.code, row.row);
    const published = this.catalogue.published(item.code);
    if (published && isSameContent(item, published)) {
      this.report.unchanged++;
      return [];
    }
    this.report[published ? 'changed' : 'created']++;
    const problems = this.checks.problemsOf(item, published?.definition);
    if (published && (item.version ?? published.version) !== published.version) {
      problems.push(versionBehind(item.version, published.version));
    }
    if (this.report.problemCount + problems.length + row.problems.length === 0) {
      this.versions.push({ item, after: published?.version ?? 0 });
    }
    return problems.map((one) => inFile(row, one));
  }
}

/** Where somebody who looks at the file mends it. */
const inFile = ({ columnOf }: ImportRow, problem: RowProblem): RowProblem =>
  problem.field !== null && columnOf ? { ...problem, field: columnOf(problem.field) } : problem;
