// Remarks on how a text and its inputs were read, whatever is computed then.
import type { Precision } from '../arithmetics/formats.js';
import { shortList } from '../language/point.js';
import type { Problem } from '../methods/method.js';
import { isOfFile, type ReadFunction } from '../problem/read-function.js';
import type { Warning } from './comparison.js';

/** What is easily misunderstood: constants that are numbers of the format, and inputs that the text doesn't use. */
export function readingRemarks(
  read: ReadFunction,
  { program, format, layout }: Pick<Problem, 'program' | 'format' | 'layout'>,
): Warning[] {
  const given = layout?.variables.map(({ name }) => name) ?? program.inputs;
  const unused = isOfFile(read) ? [] : given.slice(read.variables.length);
  return [...constantRemarks(read.constants, format.name), ...unusedRemarks(unused)];
}

/** That constants such as `e` are numbers of the format. */
export function constantRemarks(constants: readonly string[], precision: Precision): Warning[] {
  if (constants.length === 0) return [];
  const isOne = constants.length === 1;
  const noun = `${precision === 'float64' ? 'double' : 'single'}${isOne ? '' : 's'}`;
  const exact = constants.includes('e') ? '; exp(x) is the number e to the power of x' : '';
  const message = `${shortList(constants)} ${isOne ? 'is a' : 'are'} ${noun} here, for the truth too${exact}`;
  return [{ code: 'constant-doubles', message }];
}

function unusedRemarks(names: readonly string[]): Warning[] {
  if (names.length === 0) return [];
  const derivatives = names.length === 1 ? 'the derivative by it is' : 'the derivatives by them are';
  return [{ code: 'unused-input', message: `the expression does not use ${shortList(names)}: ${derivatives} 0` }];
}
