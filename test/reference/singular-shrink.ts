// The smallest program that still has a fault: nodes give way to their parts or to constants while it stays.
import { ConstantNode, parse, SymbolNode, type MathNode } from 'mathjs';
import { DiffcmpError } from '../../src/errors.js';
import { nodesOf, type PointedProgram } from './singular-programs.js';

type Lines = readonly { readonly name: string | null; readonly node: MathNode }[];

function linesOf(expr: string): Lines {
  return expr.split(';').map((line) => {
    const [, name = null, text = line] = /^\s*(s\d+) = (.*)$/s.exec(line) ?? [];
    return { name, node: parse(text) };
  });
}
const textOf = (lines: Lines): string =>
  lines
    .map(({ name, node }) => (name === null ? '' : `${name} = `) + node.toString({ parenthesis: 'auto' }))
    .join('; ');

/** Every program with one node less, or with one step written out; the smallest first. */
function smaller(expr: string): string[] {
  const lines = linesOf(expr);
  const found = new Set<string>();
  const replaced = (place: number, node: MathNode): Lines =>
    lines.map((line, i) => (i === place ? { ...line, node } : line));
  lines.forEach(({ name, node }, place) => {
    if (name !== null) {
      const rest = lines.filter((_, i) => i !== place);
      const writtenOut = rest.map((line) => ({
        ...line,
        node: line.node.transform((each) => (each instanceof SymbolNode && each.name === name ? node : each)),
      }));
      found.add(textOf(writtenOut));
    }
    node.traverse((target) => {
      const parts: MathNode[] = [];
      target.forEach((part, path) => path !== 'fn' && parts.push(part));
      for (const part of [
        ...parts,
        ...['0', '1', '2'].map((digit) => new ConstantNode(Number(digit))),
        new SymbolNode('x'),
      ]) {
        if (target instanceof ConstantNode || (target instanceof SymbolNode && part instanceof SymbolNode)) continue;
        found.add(
          textOf(
            replaced(
              place,
              node.transform((each) => (each === target ? part : each)),
            ),
          ),
        );
      }
    });
  });
  const size = nodesOf(expr);
  return [...found]
    .map((text) => ({ text, nodes: sizeOf(text) }))
    .filter(({ nodes }) => nodes < size)
    .sort((one, other) => one.nodes - other.nodes)
    .map(({ text }) => text);
}

/** Infinite where what mathjs prints is not what it reads. */
function sizeOf(text: string): number {
  try {
    return nodesOf(text);
  } catch {
    return Infinity;
  }
}

/** @param hasFault whether a program has it still */
export async function shrunk(
  program: PointedProgram,
  hasFault: (program: PointedProgram) => Promise<boolean>,
): Promise<PointedProgram> {
  for (let best = program; ;) {
    let next: PointedProgram | undefined;
    for (const expr of smaller(best.expr)) {
      const candidate = { ...best, expr };
      if (await faultStays(candidate, hasFault)) {
        next = candidate;
        break;
      }
    }
    if (next === undefined) return best;
    best = next;
  }
}

async function faultStays(
  program: PointedProgram,
  hasFault: (program: PointedProgram) => Promise<boolean>,
): Promise<boolean> {
  try {
    return await hasFault(program);
  } catch (error) {
    if (error instanceof DiffcmpError) return false; // a name is gone that is still used
    throw error;
  }
}
