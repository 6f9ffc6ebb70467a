// The function of a text as one formula, whatever the text is made of.
import { DiffcmpError, OutsideDomain, Undecided } from '../errors.js';
import type { ReadProgram } from '../language/expression.js';
import { fault } from '../language/fault.js';
import { SymbolNode, type MathNode } from '../language/mathjs.js';
import { largestTrace } from '../methods/expression-arithmetic.js';
import { sizeOf, tidy } from '../methods/tidy.js';
import type { Budget } from '../program/program.js';
import type { Laboratory } from '../reference/laboratory.js';
import { groupDigits } from '../text/numeral.js';
import { evaluator } from './node-program.js';
import { mostWays, TooManyWays, writeOut } from './tree-arithmetic.js';
import { writtenFormula, type WrittenFormula } from './written-out.js';

/** The bits at which conditions without inputs are decided. */
const decidedAt = 512;

/** @throws DiffcmpError no-formula where it is no formula of a size that can be differentiated */
export function wholeFormula(read: ReadProgram, laboratory: Laboratory, budget: Budget): WrittenFormula {
  if (read.hasTensors) return { node: formulaOfTensors(read, budget), places: new Map() };
  const { bench } = laboratory;
  const decide = (condition: MathNode): boolean | null => {
    bench.mpfr.reset(decidedAt);
    try {
      return bench.decide('!=', evaluator(bench, new Map(), budget)(condition), bench.literal(0));
    } catch (error) {
      if (error instanceof Undecided || error instanceof OutsideDomain) return null; // it stays a condition
      throw error;
    }
  };
  return writtenFormula(read, decide, budget);
}

/** What a text with tensors computes from numbers: its choices become those of the formula. */
function formulaOfTensors(read: ReadProgram, budget: Budget): MathNode {
  const inputs = read.variables.map((name) => new SymbolNode(name));
  try {
    const node = tidy(writeOut((A) => read.program.link(A)(inputs, budget)));
    const { nodes } = sizeOf([node]);
    if (nodes <= largestTrace) return node;
    const [parts, most] = [groupDigits(nodes), groupDigits(largestTrace)];
    throw noFormula(read, `written out as one formula, this has ${parts} parts, more than ${most}`);
  } catch (error) {
    if (error instanceof DiffcmpError && (error.code === 'shape-mismatch' || error.code === 'bad-index'))
      throw error.withHint('every name is a number here: write a tensor by its numbers, such as [w1, w2]');
    if (error instanceof TooManyWays)
      throw noFormula(read, `by what the inputs choose, this is more than ${mostWays} formulas`);
    throw error;
  }
}

/** For texts whose formulas would be too large. */
export function noFormula({ text }: ReadProgram, message: string): DiffcmpError {
  const whole = { start: 0, end: text.trimEnd().length };
  return fault(text, 'no-formula', message, whole, 'derivatives at a point need no formula: diffcmp compare');
}
