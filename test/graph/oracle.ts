// Random graphs whose values and derivatives mpmath knows by differences of values alone (test/oracle/graphs.py), held against what is certified.
import { readFileSync } from 'node:fs';
import { expect } from 'vitest';
import { graph } from '../../src/graph/graph.js';
import type { CertifiedEntry, Graph, GraphNode } from '../../src/graph/graph-data.js';

interface OracleNode {
  /** Its name, its operation, what it is computed from. */
  readonly line: readonly (string | number)[];
  readonly value: string;
  readonly partials: readonly (string | null)[];
  /** By x. */
  readonly tangent: string;
  /** Of the last node. */
  readonly adjoint: string;
}

export interface OracleGraph {
  readonly expression: string;
  readonly at: Readonly<Record<string, number>>;
  readonly nodes: readonly OracleNode[];
}

export const oracleGraphs = JSON.parse(
  readFileSync(new URL('../oracle/graphs.json', import.meta.url), 'utf8'),
) as readonly OracleGraph[];

/** Digits that the oracle has, of which the last is rounded. */
const oracleDigits = 32;

/** Certified values and partials of all nodes; how many numbers that are. */
export async function holdLines({ expression, at, nodes }: OracleGraph): Promise<number> {
  const found = await graph(expression, { at, certified: true });
  expect(found.nodes.map(({ name, operation, inputs }) => [name, operation, ...inputs])).toEqual(nodes.map(({ line }) => line)); // prettier-ignore
  let count = 0;
  for (const [i, { line, value, partials }] of nodes.entries()) {
    const { certified, constant } = found.nodes[i] as GraphNode;
    holdDigits(`value of ${line[0]}`, certified?.value[0], value);
    count++;
    if (constant) continue;
    for (const [slot, partial] of (certified?.partials ?? []).entries()) {
      if (partial === null) {
        // by a number of the text there is none, nor by what is constant, and none of a step
        const isNone = partials[slot] === null || partials[slot] === '0' || isConstant(found, line[slot + 2]);
        expect(isNone, `partial ${slot} of ${line[0]} in ${expression}`).toBe(true);
        continue;
      }
      holdDigits(`partial ${slot} of ${line[0]}`, partial, partials[slot] ?? null);
      count++;
    }
  }
  return count;
}

const isConstant = ({ nodes }: Graph, name: string | number | undefined): boolean =>
  nodes.some((node) => node.name === name && node.constant);

/** The certified derivatives of the last node by every one, and of every one by x; how many. */
export async function holdDerivatives({ expression, at, nodes }: OracleGraph): Promise<number> {
  let count = 0;
  const last = String(nodes.at(-1)?.line[0]);
  for (const { line, tangent, adjoint } of nodes) {
    const name = String(line[0]);
    for (const [of, wrt, expected] of [[last, name, adjoint], [name, 'x', tangent]] as const) {
      const { derivative } = await graph(expression, { at, of, wrt });
      const [truth] = derivative?.truth ?? [];
      if (derivative?.why != null) {
        if (derivative.reason !== 'constant') expect(expected, `${derivative.why} in ${expression}`).toBe('0');
        continue;
      }
      holdDigits(`d ${of} / d ${wrt} in ${expression}`, truth, expected);
      count++;
    }
  } // prettier-ignore
  return count;
}

/** All printed digits are those of the oracle: cut off, not rounded, where more follow. */
function holdDigits(what: string, found: Pick<CertifiedEntry, 'digits'> | { readonly digits: string | null } | null | undefined, expected: string | null): void {
  const digits = found?.digits ?? null;
  if (digits === null || expected === null) throw new Error(`${what}: ${digits} instead of ${expected}`);
  const [printed = ''] = digits.split(/…|±/);
  const exponent = /e[+-]?\d+/.exec(digits)?.[0] ?? '';
  const [mine, theirs] = [scaled(printed.includes('e') ? printed : printed + exponent), scaled(expected)];
  if (mine.digits === 0n && theirs.digits === 0n) return;
  const isCut = digits.includes('…');
  const most = isCut ? 10n ** BigInt(oracleDigits - mine.count) : 1n;
  const more = theirs.digits - mine.digits;
  const isSame = mine.isNegative === theirs.isNegative && mine.exponent === theirs.exponent && more >= -1n && more <= most;
  if (!isSame) throw new Error(`${what}: ${digits} instead of ${expected}`);
} // prettier-ignore

/** A decimal number as so many digits from its first one on. */
function scaled(text: string): { isNegative: boolean; digits: bigint; count: number; exponent: number } {
  const [, sign, whole = '', fraction = '', power = '0'] = /^(-?)(\d*)\.?(\d*)(?:e([+-]?\d+))?$/.exec(text) ?? [];
  const all = whole + fraction;
  const first = all.search(/[1-9]/);
  if (first < 0) return { isNegative: false, digits: 0n, count: 0, exponent: 0 };
  const significant = all.slice(first, first + oracleDigits);
  return {
    isNegative: sign === '-',
    digits: BigInt(significant.padEnd(oracleDigits, '0')),
    count: significant.length,
    exponent: Number(power) + whole.length - first,
  };
}
