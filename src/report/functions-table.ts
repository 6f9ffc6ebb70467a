// The functions of the language as a table, made from the table of primitives.
import type { MethodId } from '../methods/method.js';
import { rules } from '../primitives.js';
import { displayWidth, wrap } from './display-width.js';
import { grid } from './grid.js';
import { inCharacters, type Style } from './style.js';

export interface FunctionFacts {
  readonly name: string;
  readonly derivative: string;
  readonly domain: string;
  readonly kinks: string;
  /** Methods that have no means for it; null: not tried. */
  readonly without: readonly MethodId[] | null;
}

/** Primitives that the language writes with signs, or under another name. */
const writtenAs: Readonly<Record<string, string>> = {
  neg: '-x',
  add: 'x + t',
  sub: 'x - t',
  mul: 'x * t',
  div: 'x / t',
  pow: 'x ^ t',
  sincDerivative: 'sinc',
};

/** The facts of every primitive that an expression can name. */
export function functionFacts(without: (name: string) => readonly MethodId[] | null = () => null): FunctionFacts[] {
  return Object.entries(rules)
    .filter(([primitive]) => primitive !== 'polygamma')
    .map(([primitive, rule]) => {
      const name = writtenAs[primitive] ?? primitive;
      const { derivative, domain = 'all real numbers', kinks = '' } = rule;
      return { name, derivative, domain, kinks, without: without(name) };
    });
}

export const functionFields = ['function', 'derivative', 'domain', 'kinks', 'without'] as const;

export function functionRows(facts: readonly FunctionFacts[]): string[][] {
  return facts.map(({ name, derivative, domain, kinks, without }) => [
    name,
    derivative,
    domain,
    kinks,
    without === null ? '' : without.join(' '),
  ]);
}

/** The screen: a line per function, or a few where there is little room. */
export function functionsReport(facts: readonly FunctionFacts[], style: Style): string {
  const rows = functionRows(facts).map((row) => row.map((cell) => inCharacters(cell, style)));
  const tried = facts.some(({ without }) => without !== null);
  const head = ['function', 'derivative', 'domain', 'kinks and jumps', ...(tried ? ['not by'] : [])];
  const lines = grid(
    [head, ...rows.map((row) => row.slice(0, head.length))],
    head.map(() => 'left'),
  );
  const fits = Math.max(...lines.map(displayWidth)) <= style.width;
  const [first = '', ...rest] = lines;
  const shown = fits ? [style.paint.dim(first), ...rest] : rows.flatMap((row) => narrow(row, style));
  return `${shown.join('\n')}\n`;
}

function narrow(
  [name = '', derivative = '', domain = '', kinks = '', without = '']: readonly string[],
  style: Style,
): string[] {
  const facts = [
    `derivative ${derivative}`,
    `domain ${domain}`,
    ...(kinks === '' ? [] : [`kinks: ${kinks}`]),
    ...(without === '' ? [] : [`not by ${without}`]),
  ];
  const body = facts.flatMap((fact) => wrap(fact, style.width - 2, '  '));
  return [style.paint.bold(name), ...body.map((line) => `  ${line}`)];
}
