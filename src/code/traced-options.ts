// What may be asked of the code of a function, whether it is run or written: `compile()` and `diffcmp code` share it.
import { choiceKind, type OptionKinds } from '../argument.js';
import { DiffcmpError } from '../errors.js';
import type { ProgramFile } from '../javascript/program-file.js';
import { problemKinds, type ProblemOptions } from '../problem/problem-options.js';
import { isPartOf } from '../tensors/layout.js';
import { modes, type Mode } from './engine.js';

export interface TracedOptions extends Pick<
  ProblemOptions,
  'at' | 'wrt' | 'reduce' | 'precision' | 'maxSteps' | 'timeout'
> {
  /** Unless given `forward` for one input, and `reverse` for several; their last bits may differ. */
  readonly mode?: Mode | undefined;
}

const { at, wrt, reduce, precision, maxSteps, timeout } = problemKinds;
export const tracedKinds: OptionKinds<TracedOptions> = {
  at,
  wrt,
  reduce,
  precision,
  maxSteps,
  timeout,
  mode: choiceKind(modes),
};

/** The mode of a gradient by so many inputs, unless one is asked for. */
export const modeFor = (asked: Mode | undefined, inputs: number): Mode =>
  asked ?? (inputs === 1 ? 'forward' : 'reverse');

/**
 * The names of what a function of a file must still be given.
 *
 * @throws DiffcmpError unbound-variable where constants are parts of one: what else it has, a point must say
 */
export function namesNeeded({ roots, set }: ProgramFile): string[] {
  const constants = Object.keys(set);
  const needed = roots.filter(({ name, isOptional }) => !isOptional && !constants.includes(name));
  for (const { name } of needed)
    if (constants.some((each) => isPartOf(each, name)))
      throw new DiffcmpError('unbound-variable', `constants are given for parts of '${name}', and no numbers for the others`, {
        hint: ['give a point: ', { at: `${name}.x=…` }],
      }); // prettier-ignore
  return needed.map(({ name }) => name);
}

/** @param what the code is called; @param way where several numbers are at home */
export const severalNumbers = (what: string, way = ''): DiffcmpError =>
  new DiffcmpError('shape-mismatch', `${what} has one number as its value, and this has several`, {
    hint: [{ reduce: 'sum' }, ` adds them up${way}`],
  });
