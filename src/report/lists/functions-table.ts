// The functions of the language as a table, made from the tables of primitives and of functions.
import type { PrimitiveName } from '../../arithmetic.js';
import { builtins } from '../../language/builtins.js';
import type { MethodId } from '../../methods/table.js';
import { rules } from '../../primitives.js';
import type { Facts } from '../../rule.js';
import { displayWidth, wrap } from '../text/display-width.js';
import { grid } from '../text/grid.js';
import { inCharacters, type Style } from '../text/style.js';

export interface FunctionFacts {
  /** As a call: `sin(x)`, `x + t`. */
  readonly name: string;
  readonly group: Facts['group'];
  readonly derivative: string;
  readonly domain: string;
  readonly kinks: string;
  /** Methods that have no means for it. */
  readonly without: readonly MethodId[];
}

/** Signs of the language, as expressions, with the primitive each stands for. */
const signs: readonly (readonly [string, PrimitiveName])[] = [
  ['-x', 'neg'],
  ['x + t', 'add'],
  ['x - t', 'sub'],
  ['x * t', 'mul'],
  ['x / t', 'div'],
  ['x ^ t', 'pow'],
];

/** The facts of everything that an expression can call; `without` is asked with an example such as `sin(x)`. */
export function functionFacts(without: (example: string) => readonly MethodId[]): FunctionFacts[] {
  const factsOf = (name: string, facts: Facts, example = name): FunctionFacts => {
    const { group, derivative, domain = everywhere, kinks = '' } = facts;
    return { name, group, derivative, domain, kinks, without: without(example) };
  };
  return [
    ...signs.map(([sign, primitive]) => factsOf(sign, rules[primitive])),
    ...[...builtins].map(([name, { parameters, usage = '', example, facts }]) =>
      example === undefined
        ? factsOf(`${name}(${parameters.join(', ')})`, facts)
        : factsOf(usage.split(' or ', 1)[0] ?? name, facts, example),
    ),
  ];
}

const everywhere = 'all real numbers';

export const functionFields = ['function', 'derivative', 'domain', 'kinks', 'without'] as const;

export function functionRows(facts: readonly FunctionFacts[]): string[][] {
  return facts.map(({ name, derivative, domain, kinks, without }) => [
    name,
    derivative,
    domain,
    kinks,
    without.join(' '),
  ]);
}

/** The screen: a table of the functions of numbers, and one of those of tensors. */
export function functionsReport(facts: readonly FunctionFacts[], style: Style): string {
  const areOfTensors = ({ group }: FunctionFacts): boolean => group === 'tensors';
  const [tensors, numbers] = [facts.filter(areOfTensors), facts.filter((each) => !areOfTensors(each))];
  return [numbers, tensors].map((part) => partReport(part, style)).join('\n');
}

/** A row per function, its cells wrapped to fit; or a few lines each where there is little room. */
function partReport(facts: readonly FunctionFacts[], style: Style): string {
  const rows = functionRows(facts).map((row) =>
    row.map((cell) => (cell === everywhere ? '' : inCharacters(cell, style))),
  );
  const table = [['function', 'derivative', 'domain', 'kinks and jumps', 'not by'], ...rows];
  const widths = fittingWidths(table, style.width);
  if (widths === null) return `${rows.flatMap((row) => narrowBlock(row, style)).join('\n')}\n`;
  const [first = '', ...rest] = grid(
    table.flatMap((row) => linesOfRow(row, widths)),
    widths.map(() => 'left'),
  );
  return `${[style.paint.dim(first), ...rest].join('\n')}\n`;
}

/** A row with its cells wrapped: as many rows as the highest has lines. */
function linesOfRow(row: readonly string[], widths: readonly number[]): string[][] {
  const cells = row.map((cell, i) => wrap(cell, widths[i] ?? Infinity));
  const height = Math.max(...cells.map(({ length }) => length));
  return Array.from({ length: height }, (_, line) => cells.map((lines) => lines[line] ?? ''));
}

/**
 * The widths of the columns. Until a row fits, that one is narrowed which costs the fewest lines, among equals the
 * widest, and none below its longest word; null: no room.
 */
function fittingWidths(table: readonly (readonly string[])[], width: number): number[] | null {
  const columns = (table[0] ?? []).map((_, i) => table.map((row) => row[i] ?? ''));
  const least = columns.map((cells, i) => {
    const parts = i === 0 ? cells : cells.flatMap((cell) => cell.split(' ')); // the name of a function stays whole
    return Math.max(...parts.map(displayWidth));
  });
  const widths = columns.map((cells) => Math.max(...cells.map(displayWidth)));
  const room = width - 2 * (widths.length - 1);
  while (widths.reduce((sum, each) => sum + each, 0) > room) {
    let best: { index: number; lines: number } | null = null;
    for (const [index, each] of widths.entries()) {
      if (each <= (least[index] ?? 0)) continue;
      const lines = heightOf(table, widths.with(index, each - 1));
      const isBetter =
        best === null || lines < best.lines || (lines === best.lines && each > (widths[best.index] ?? 0));
      if (isBetter) best = { index, lines };
    }
    if (best === null) return null;
    widths[best.index] = (widths[best.index] ?? 0) - 1;
  }
  return widths;
}

/** The lines of a table whose cells are wrapped to these widths. */
function heightOf(table: readonly (readonly string[])[], widths: readonly number[]): number {
  return table.reduce(
    (sum, row) => sum + Math.max(...row.map((cell, i) => wrap(cell, widths[i] ?? Infinity).length)),
    0,
  );
}

function narrowBlock(
  [name = '', derivative = '', domain = '', kinks = '', without = '']: readonly string[],
  style: Style,
): string[] {
  const facts = [
    `derivative ${derivative}`,
    ...(domain === '' ? [] : [`domain ${domain}`]),
    ...(kinks === '' ? [] : [`kinks: ${kinks}`]),
    ...(without === '' ? [] : [`not by ${without}`]),
  ];
  const body = facts.flatMap((fact) => wrap(fact, style.width - 2, '  '));
  return [style.paint.bold(name), ...body.map((line) => `  ${line}`)];
}
