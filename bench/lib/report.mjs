import { cpus, loadavg, totalmem } from 'node:os';

/** What the numbers were measured on. */
export function machine() {
  const [{ model }] = cpus();
  const memory = `${(totalmem() / 2 ** 30).toFixed(0)} GB`;
  return `${model.trim()}, ${cpus().length} processors, ${memory}, load ${loadavg()[0].toFixed(1)}; Node ${process.version}`;
}

/** One line as soon as a figure is known; the table comes at the end. */
export function printResult(row) {
  console.log(`${row.figure} ${row.title}: ${line(row)}   (load of the machine ${loadavg()[0].toFixed(1)})`);
  if (row.statements) console.log(`  statements: ${row.statements.join(', ')}`);
  if (row.note) console.log(`  ${row.note}`);
}

function line(row) {
  const parts = [];
  if (row.product !== undefined) parts.push(`${amount(row.product)} ${row.unit ?? ''}`.trim());
  if (row.reference !== undefined) parts.push(`of ${amount(row.reference)}: ratio ${row.ratio.toFixed(2)}`);
  if (row.ratios) parts.push(`(${row.ratios.map((ratio) => ratio.toFixed(2)).join(' ')})`);
  if (row.p50 !== undefined) parts.push(`p50 ${amount(row.p50)} ms, p99 ${amount(row.p99)} ms`);
  if (row.cpuMs !== undefined) parts.push(`; the api spends ${amount(row.cpuMs)} ms of processor time on one`);
  return parts.join(' ');
}

const HEAD = ['figure', '', 'product', 'reference', 'ratio', 'target', ''];

export function printTable(rows, { seconds, options }) {
  const cells = rows.map((row) => [
    row.figure,
    row.title,
    `${amount(row.product)} ${row.unit ?? ''}`,
    row.reference === undefined ? '' : `${amount(row.reference)} ${row.unit ?? ''}`,
    row.ratio === undefined ? '' : row.ratio.toFixed(2),
    row.target === undefined ? '' : `${row.atMost ? '≤' : '≥'} ${row.target}`,
    verdict(row),
  ]);
  const widths = HEAD.map((head, column) => Math.max(head.length, ...cells.map((row) => row[column].length)));
  const print = (row) =>
    console.log(
      row
        .map((cell, column) => cell.padEnd(widths[column]))
        .join('  ')
        .trimEnd(),
    );
  console.log('');
  print(HEAD);
  print(widths.map((width) => '-'.repeat(width)));
  cells.forEach(print);
  console.log(
    `\n${options.quick ? 'A smoke check, no measurement. ' : ''}Median of ${options.runs}; ${seconds.toFixed(0)} s in all.`,
  );
}

function verdict({ ratio, target, atMost }) {
  if (target === undefined || ratio === undefined) return '';
  return (atMost ? ratio <= target : ratio >= target) ? 'met' : 'MISSED';
}

export const amount = (value) =>
  value === undefined
    ? ''
    : value >= 100
      ? Math.round(value).toLocaleString('en')
      : String(Number(value.toPrecision(3)));
