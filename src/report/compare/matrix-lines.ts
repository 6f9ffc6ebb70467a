// To how many bits methods agree, as a table that fits any width, and the sentence where they agree on what is wrong.
import { formats } from '../../arithmetics/formats.js';
import type { AgreementMatrix, FlatComparison } from '../../compare/comparison.js';
import { truthName } from '../../compare/matrix.js';
import type { MethodId } from '../../methods/table.js';
import { lookOf, phraseOf } from '../looks.js';
import { proseWidth, wrap } from '../text/display-width.js';
import { grid, gridWidth, type Align } from '../text/grid.js';
import { capital, enumerate } from '../text/sentence.js';
import { inCharacters, type Style } from '../text/style.js';

/** From so many bits more than the truth bears out, agreement is worth a warning. */
const leastSurplus = 8;

/** A column per method by its number, since names are long; rows have the number and the name. */
export function matrixCells(
  { results }: FlatComparison,
  matrix: AgreementMatrix,
): { readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] } {
  const methods = results.map(({ method }) => method);
  const names = [truthName, ...methods];
  const mark = (i: number): string => (i === 0 ? 't' : String(i));
  const title = (name: string, i: number): string => (i === 0 ? name : lookOf(name as MethodId).title);
  return {
    head: ['', ...names.map((_, i) => mark(i))],
    rows: names.map((name, i) => [
      `${mark(i).padStart(String(methods.length).length)} ${title(name, i)}`,
      ...names.map((other, j) => (i === j ? '·' : String(matrix[name]?.[other] ?? '-'))),
    ]),
  };
}

export function matrixTitle({ precision, wrt }: FlatComparison): string {
  const what = wrt.length > 1 ? ', in the derivative in which they agree least' : '';
  return `agreeing bits of ${formats[precision].significandBits}${what}`;
}

/** The matrix, in as many parts as its columns need. */
export function matrixLines(comparison: FlatComparison, isQuiet: boolean, style: Style): string[] {
  const { matrix } = comparison;
  if (matrix === null || comparison.results.length === 0) return [];
  const { head, rows } = matrixCells(comparison, matrix);
  const cells = [head, ...rows].map((row) => row.map((cell) => inCharacters(cell, style)));
  const prose = (text: string): string[] => wrap(inCharacters(text, style), Math.min(proseWidth, style.width));
  const sentence = isQuiet ? null : togetherWrong(matrix);
  return [
    '',
    ...prose(matrixTitle(comparison)).map((line) => style.paint.bold(line)),
    ...partsThatFit(cells, style.width).flatMap((part, i) => [...(i === 0 ? [] : ['']), ...grid(part, alignsOf(part))]),
    ...(sentence === null ? [] : ['', ...prose(sentence)]),
  ];
}

const alignsOf = ([head = []]: readonly (readonly string[])[]): Align[] =>
  head.map((_, column) => (column === 0 ? 'left' : 'right'));

/** The rows with as many columns as fit beside their names, then with the next ones. */
function partsThatFit(cells: readonly (readonly string[])[], width: number): string[][][] {
  const [head = []] = cells;
  const parts: string[][][] = [];
  for (let start = 1; start < head.length;) {
    let end = start + 1;
    const upTo = (last: number): string[][] => cells.map((row) => [row[0] as string, ...row.slice(start, last)]);
    while (end < head.length && gridWidth(upTo(end + 1)) <= width) end++;
    parts.push(upTo(end));
    start = end;
  }
  return parts;
}

/** Methods that agree with each other far better than with the truth; null: there are none. */
export function togetherWrong(matrix: AgreementMatrix): string | null {
  const methods = Object.keys(matrix).filter((name) => name !== truthName) as MethodId[];
  const right = (method: MethodId): number => matrix[method]?.[truthName] ?? NaN;
  const surplus = (one: MethodId, other: MethodId): number => (matrix[one]?.[other] ?? NaN) - Math.max(right(one), right(other)); // prettier-ignore
  const groups = methods.map((seed) =>
    methods.reduce<MethodId[]>(
      (group, each) => (each !== seed && group.every((other) => surplus(each, other) >= leastSurplus) ? [...group, each] : group),
      [seed],
    ),
  ); // prettier-ignore
  const [largest = []] = groups.toSorted((one, other) => other.length - one.length);
  if (largest.length < 2) return null;
  const inOrder = methods.filter((method) => largest.includes(method));
  const pairs = inOrder.flatMap((one, i) => inOrder.slice(i + 1).map((other) => matrix[one]?.[other] ?? 0));
  const kept = Math.max(...inOrder.map(right));
  const names = capital(enumerate(inOrder.map((method) => phraseOf({ method }))));
  return `${names} agree to ${Math.min(...pairs)} bits and are right to ${kept === 0 ? 'none' : kept}: agreement is no proof.`;
}
