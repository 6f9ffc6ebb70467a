// The report of a batch as one HTML file that needs nothing else: histograms of correct bits, worst cases, failures.
import type { BatchCase, BatchHeader, BatchSummary, MethodSummary, WorstCase } from '../../batch/record.js';
import { caseName } from '../../batch/case.js';
import { longestRepeated } from '../../batch/summary.js';
import { programPath } from '../../javascript/program-path.js';
import { pointText } from './point.js';
import { caseCommand, filterCommand } from './rerun.js';
import { countedText, countText, verdictsText, estimateSentences } from './screen.js';
import { markupLines, markupText } from '../text/markup.js';
import { lookOf } from '../looks.js';
import { ulpText } from '../text/number-text.js';
import { colorScheme, type Theme } from '../text/theme.js';
import { hintLine, failureText } from './failure-words.js';

export interface BatchReport {
  readonly header: BatchHeader;
  readonly summary: BatchSummary;
  /** The first failures. */
  readonly failures: readonly BatchCase[];
}

const pageStyle = (theme: Theme): string => `
:root{color-scheme:${colorScheme(theme)};font:16px/1.5 system-ui,sans-serif}
body{max-width:64rem;margin:2rem auto;padding:0 1rem}
table{border-collapse:collapse;margin:1rem 0}
th,td{padding:.2rem .7rem;text-align:left;border-bottom:1px solid #8884;vertical-align:top}
td.n,th.n{text-align:right;font-variant-numeric:tabular-nums}
code{font:13px/1.4 ui-monospace,monospace;overflow-wrap:anywhere;white-space:pre-wrap;user-select:all}
.scroll{overflow-x:auto}
.figures{display:grid;grid-template-columns:repeat(auto-fill,minmax(19rem,1fr));gap:1rem}
figure{margin:0}figcaption{font-size:.9rem}
svg{width:100%;height:auto}
`;

/** The whole page. It holds no date and no time: the same results give the same bytes. */
export function batchHtml({ header, summary, failures }: BatchReport, theme: Theme = 'auto'): string {
  const { cases, methods } = summary;
  const paths = header.paths.join(' ');
  const counts = `${countedText(cases.total, 'case')}: ${verdictsText(summary)}`;
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>diffcmp batch ${markupText(paths)}</title>
<style>${pageStyle(theme)}</style>
<h1>diffcmp batch</h1>
<p><code>${markupText(paths)}</code> with diffcmp ${markupText(header.version)}. ${counts}.</p>
<h2>Methods</h2>
<div class="scroll">${table(
    [
      'method',
      '#cases',
      '#median ulp',
      '#95 %',
      '#worst ulp',
      '#median bits',
      '#worst bits',
      '#unsupported',
      '#no number',
      '#operations',
    ],
    methods.map((method) => [
      markupText(lookOf(method.method).title),
      countText(method.cases),
      ulpText(method.ulps?.median ?? null),
      ulpText(method.ulps?.p95 ?? null),
      ulpText(method.ulps?.worst ?? null),
      String(method.bits?.median ?? ''),
      String(method.bits?.worst ?? ''),
      countText(method.unsupported),
      countText(method.failed),
      countText(method.operations),
    ]),
  )}</div>
${estimateSentences(summary)
  .map((sentence) => `<p>${markupText(sentence)}</p>\n`)
  .join('')}<h2>Correct bits</h2>
<p>How many cases (upwards) each method got right to how many bits of 53 (to the right).</p>
<div class="figures">
${methods.map(histogram).join('')}</div>
<h2>Worst cases</h2>
<p>The command runs a case again.</p>
${methods.map((method) => worstTable(method, header)).join('')}${failureTable(failures, cases.failed, header)}</html>
`;
}

/** Bars of counts by correct bits, with the numbers also as the title of each bar. */
function histogram({ method, bits }: MethodSummary): string {
  if (bits === null) return '';
  const { histogram: counts } = bits;
  const most = Math.max(...counts);
  const [width, height, base] = [5, 90, 100];
  const bars = counts
    .map((count, bit) => {
      if (count === 0) return '';
      const size = Math.max(1, Math.round((count / most) * height * 10) / 10);
      const fill = bit >= 50 ? '#2a9d5c' : bit >= 20 ? '#c9a227' : '#c4453a';
      return `<rect x="${bit * width + 0.5}" y="${base - size}" width="${width - 1}" height="${size}" fill="${fill}"><title>${bit} bits: ${countedText(count, 'case')}</title></rect>`;
    })
    .join('');
  const ticks = [0, 10, 20, 30, 40, 53]
    .map(
      (bit) =>
        `<text x="${bit * width + width / 2}" y="113" font-size="9" text-anchor="middle" fill="#888">${bit}</text>`,
    )
    .join('');
  const title = markupText(lookOf(method).title);
  const axis = `<path d="M0 ${base}.5h${counts.length * width}" stroke="#888" fill="none"/>`;
  return `<figure><figcaption>${title}: median ${bits.median}, worst ${bits.worst}; tallest bar ${countText(most)}</figcaption>
<svg viewBox="-4 0 ${counts.length * width + 8} 116" role="img" aria-label="correct bits of ${title}">${bars}${axis}${ticks}</svg></figure>
`;
}

function worstTable({ method, worst }: MethodSummary, header: BatchHeader): string {
  if (worst.length === 0) return '';
  const rows = worst.map((each) => [
    markupText(each.name),
    ulpText(each.ulps),
    String(each.bits),
    rerunCell(each, header),
  ]);
  return `<h3>${markupText(lookOf(method).title)}</h3>
<div class="scroll">${table(['case', '#ulp', '#bits', 'command'], rows)}</div>
`;
}

/** The command that runs a case again: the whole case, or by its name where there is no text, or a long one. */
function rerunCell(
  { expression, at, options, name }: Pick<WorstCase, 'expression' | 'at' | 'options' | 'name'>,
  header: BatchHeader,
): string {
  const isShort = expression !== null && expression.length <= longestRepeated && programPath(expression) === null;
  const itself = isShort ? caseCommand({ expression, at, options }, header) : null;
  const isPartOfBatch = !isShort || (options.gradient !== undefined && itself === null);
  const command = isPartOfBatch ? filterCommand(name, header) : itself;
  return command === null ? 'none: no shell can pass what it holds' : `<code>${markupLines(command)}</code>`;
}

function failureTable(failures: readonly BatchCase[], all: number, header: BatchHeader): string {
  if (failures.length === 0) return '';
  const rows = failures.map((record) => {
    const { at } = record;
    const way = hintLine(record);
    const name = caseName(record);
    const where = at === null ? '' : ` at ${markupText(pointText(at))}`;
    return [
      markupText(name) + where,
      markupText(failureText(record)) + (way === null ? '' : `<br>${markupText(way)}`),
      rerunCell({ ...record, name }, header),
    ];
  });
  const more = all > failures.length ? `<p>The first ${failures.length} of ${countText(all)}.</p>\n` : '';
  return `<h2>Failures</h2>
${more}<div class="scroll">${table(['case', 'reason', 'command'], rows)}</div>
`;
}

/** Titles that start with # are of numbers; cells are HTML. */
function table(titles: readonly string[], rows: readonly (readonly string[])[]): string {
  const kind = titles.map((title) => (title.startsWith('#') ? ' class="n"' : ''));
  const head = titles.map((title, i) => `<th${kind[i]}>${title.replace('#', '')}</th>`).join('');
  const body = rows.map((row) => `<tr>${row.map((cell, i) => `<td${kind[i]}>${cell}</td>`).join('')}</tr>\n`).join('');
  return `<table>\n<tr>${head}</tr>\n${body}</table>`;
}
