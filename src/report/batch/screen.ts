// The screen of a batch: a line per failure, then how many cases passed and a row per method.
import type { BatchCase, BatchSummary, MethodSummary } from '../../batch/record.js';
import { caseName } from '../../batch/case.js';
import { keysOf } from '../../keys.js';
import { groupDigits } from '../../text/numeral.js';
import { visible, visibleData } from '../../text/visible.js';
import { pointText } from './point.js';
import { displayWidth, elideMiddle, tie, wrap } from '../text/display-width.js';
import { grid, type Column } from '../text/grid.js';
import { lookOf } from '../looks.js';
import { ulpText } from '../text/number-text.js';
import { roomNote } from '../text/ranked-columns.js';
import { inCharacters, type Style } from '../text/style.js';
import { hintLine, failureText } from './failure-words.js';

/** `FAIL  file#id  expression at point  reason`; what could not be computed is an ERROR. */
export function failureLine(record: BatchCase, style: Style): string {
  const { code, expression, at } = visibleData({ ...record, expression: onOneLine(record.expression ?? '') });
  const missed = code === 'check-failed';
  const ellipsis = inCharacters('…', style);
  const shown = elideMiddle(expression, 60, ellipsis);
  const where = at === null ? '' : ` at ${elideMiddle(pointText(at), 60, ellipsis)}`;
  const reason = inCharacters(visible(failureText(record)), style);
  const name = visible(caseName(record));
  const room = Math.max(style.width - indent.length, 10);
  const way = hintLine(record);
  const [first = '', ...more] = [
    ...fillLines([name, `${shown}${where}`, reason], room),
    ...(way === null ? [] : wrap(inCharacters(visible(way), style), room)),
  ];
  const label = missed ? style.paint.red('FAIL ') : style.paint.yellow('ERROR');
  const opening = first.startsWith(name) ? style.paint.bold(name) + first.slice(name.length) : first;
  return [`${label} ${opening}`, ...more.map((line) => indent + line)].map((line) => `${line}\n`).join('');
}

/** Steps on lines of their own are told apart by a space; their end says nothing. */
const onOneLine = (expression: string): string => expression.trim().replace(/[ \t\r\n]+/g, ' ');

const indent = ' '.repeat(6);

/** The parts two spaces apart; one that no longer fits starts a line, and is broken at spaces if it is wider than that. */
function fillLines(parts: readonly string[], room: number): string[] {
  return parts.reduce<string[]>((lines, part) => {
    const line = lines.at(-1);
    const joined = line === undefined ? part : `${line}  ${part}`;
    if (displayWidth(joined) <= room) return [...lines.slice(0, -1), joined];
    return [...lines, ...wrap(part, room)];
  }, []);
}

/** Counts with a space between thousands. */
export function countText(count: number): string {
  return groupDigits(count, ' ');
}

/** A count with its noun: `1 case`, `10 000 cases`. */
export function countedText(count: number, noun: string): string {
  return `${countText(count)} ${noun}${count === 1 ? '' : 's'}`;
}

/** What became of the cases: those that broke a tolerance failed, those without a result are errors. */
export function verdictsText({ cases, codes }: BatchSummary): string {
  const missed = codes['check-failed'] ?? 0;
  const parts = [
    `${countText(cases.passed)} passed`,
    `${countText(missed)} failed`,
    countedText(cases.failed - missed, 'error'),
    `${countText(cases.skipped)} skipped`,
  ];
  return parts.join(', ');
}

export interface BatchScope {
  /** Null: standard input. */
  readonly files: number | null;
}

export function summaryScreen(summary: BatchSummary, { files }: BatchScope, style: Style): string {
  const { cases, methods } = summary;
  const from = files === null ? '' : ` from ${countedText(files, 'file')}`;
  const isOfGradients = methods.length === 0 && cases.passed > 0; // no method is asked for a gradient that is checked
  const by = isOfGradients ? '' : `, ${countedText(methods.length, 'method')}`;
  const head = `${countedText(cases.total, 'case')}${from}${by}: ${verdictsText(summary)}`;
  const paint = cases.failed > 0 ? style.paint.red : style.paint.green;
  // thousands stay together
  const tied = (text: string): string => inCharacters(text, style).replace(/(\d) (?=\d{3}\b|%)/g, `$1${tie}`);
  const opening = wrap(tied(head), style.width).map((line) => paint(line));
  const table = methodLines(methods, style);
  const estimates = estimateSentences(summary).flatMap((sentence) => ['', ...wrap(tied(sentence), style.width)]);
  return [...opening, ...(table.length > 0 ? ['', ...table] : []), ...estimates].map((line) => `${line}\n`).join('');
}

/** How often the error of a method was no larger than its own estimate. */
export function estimateSentences({ methods }: BatchSummary): string[] {
  return methods.flatMap(({ method, estimates }) => {
    if (estimates === undefined) return [];
    const { held, of } = estimates;
    const share = Math.floor((1000 * held) / of) / 10;
    return `The errors that ${lookOf(method).title} estimates: ${countText(held)} of ${countedText(of, 'estimate')} held (${share} %).`;
  });
}

const summaryColumns = {
  method: { title: 'method', align: 'left', text: ({ method }) => lookOf(method).title },
  cases: { title: 'cases', align: 'right', text: ({ cases }) => countText(cases) },
  median: { title: 'median ulp', align: 'right', text: ({ ulps }) => ulpText(ulps?.median ?? null) },
  p95: { title: '95 %', align: 'right', text: ({ ulps }) => ulpText(ulps?.p95 ?? null) },
  worst: { title: 'worst ulp', align: 'right', text: ({ ulps }) => ulpText(ulps?.worst ?? null) },
  medianBits: { title: 'median bits', align: 'right', text: ({ bits }) => String(bits?.median ?? '') },
  worstBits: { title: 'worst bits', align: 'right', text: ({ bits }) => String(bits?.worst ?? '') },
  unsupported: { title: 'unsupp.', align: 'right', text: ({ unsupported }) => countText(unsupported) },
  failed: { title: 'no number', align: 'right', text: ({ failed }) => countText(failed) },
  operations: { title: 'operations', align: 'right', text: ({ operations }) => countText(operations) },
  case: { title: 'worst case', align: 'left', text: ({ worst }) => visible(worst[0]?.name ?? '') },
} as const satisfies Record<string, Column<MethodSummary>>;
type SummaryColumn = keyof typeof summaryColumns;

/** The columns that leave as space shrinks, the first one first. */
const leavingColumns: readonly SummaryColumn[] = [
  'operations',
  'worstBits',
  'p95',
  'unsupported',
  'case',
  'medianBits',
  'failed',
];

function methodLines(methods: readonly MethodSummary[], style: Style): string[] {
  if (methods.length === 0) return [];
  let names = keysOf(summaryColumns);
  const linesOf = (): string[] =>
    grid(
      [
        names.map((name) => summaryColumns[name].title),
        ...methods.map((each) => names.map((name) => summaryColumns[name].text(each))),
      ],
      names.map((name) => summaryColumns[name].align),
    );
  for (const leaving of [null, ...leavingColumns]) {
    names = names.filter((name) => name !== leaving);
    const lines = linesOf();
    if (Math.max(...lines.map(displayWidth)) > style.width) continue;
    const hidden = keysOf(summaryColumns).filter((name) => !names.includes(name));
    const note = roomNote(
      hidden.map((name) => summaryColumns[name]),
      style,
    );
    return [
      ...lines.map((line, i) => (i === 0 ? style.paint.dim(line) : line)),
      ...(note === null ? [] : wrap(note, style.width).map((line) => style.paint.dim(line))),
    ];
  }
  const [title, ...others] = names.map((name) => summaryColumns[name]);
  return methods.flatMap((each) => [
    title?.text(each) ?? '',
    ...fillLines(
      others.map((column) => `${column.title} ${column.text(each)}`),
      style.width - 2,
    ).map((line) => `  ${line}`),
  ]);
}

export const summaryFields = Object.values(summaryColumns).map(({ title }) => title);

/** The same columns as plain rows, for Markdown. */
export function summaryRows({ methods }: BatchSummary): string[][] {
  return methods.map((each) => Object.values(summaryColumns).map(({ text }) => text(each)));
}
