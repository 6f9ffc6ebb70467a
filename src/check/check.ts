// Is this gradient right? One function for formulas, which are judged in certified arithmetic, and for programs, of which only values are known.
import { DiffcmpError } from '../errors.js';
import { theLaboratory } from '../reference/laboratory.js';
import { checkBlackBox } from './check-black-box.js';
import type { GradientCheck } from './check-data.js';
import { judgeOfFormulas, type CheckedFormula } from './judge-formulas.js';
import type { CheckGradientOptions } from './options.js';
import type { AnyFunction } from './values/call-form.js';
import { functionBox } from './values/function-box.js';

/** Whatever can be checked: a formula, or a JavaScript function, of which only values are known. */
export type CheckedFunction = CheckedFormula | AnyFunction;

/**
 * Judges whether a gradient is that of a function: PASS, FAIL or INCONCLUSIVE for each component at each point. Formulas are judged in
 * certified arithmetic; JavaScript functions, which may be asynchronous, are called, and judged by their values.
 *
 * @param gradient null, or left out, for a function that gives its gradient with its value
 * @throws DiffcmpError for texts, points and options that can't be read, and for what goes wrong when they are run
 */
export async function checkGradient(
  f: CheckedFunction,
  gradient: CheckedFunction | null = null,
  options: CheckGradientOptions = {},
): Promise<GradientCheck> {
  if (typeof f === 'function' || typeof gradient === 'function') return checkFunctions(f, gradient, options);
  const opening = theLaboratory();
  opening.catch(() => undefined); // awaited below; a mistake in the input is reported first
  const judge = judgeOfFormulas(f, gradient, options);
  return judge(await opening);
}

/** Both must be functions then: what is only called can't be set beside a formula. */
async function checkFunctions(
  f: CheckedFunction,
  gradient: CheckedFunction | null,
  options: CheckGradientOptions,
): Promise<GradientCheck> {
  if (typeof f !== 'function' || (gradient !== null && typeof gradient !== 'function'))
    throw new DiffcmpError('bad-option', 'a JavaScript function is checked beside a JavaScript function', {
      hint: 'as a formula it can be read from its file: readProgram(path)',
    });
  return checkBlackBox(options, (point, timeout) => functionBox(f, gradient, point, timeout));
}
