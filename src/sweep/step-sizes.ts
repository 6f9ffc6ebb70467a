// The steps δ of a sweep: evenly spaced on a logarithmic axis, or an error that says what is wrong with the range.
import { DiffcmpError } from '../errors.js';
import type { OptionName, OptionText, OptionValues } from '../option-text.js';

export interface StepRange {
  /** The narrowest step δ, in the unit of the input that moves. Default: 1e-16. */
  readonly from: number;
  /** The widest. Default: 1. */
  readonly to: number;
  /** Steps per power of ten, evenly spaced on a logarithmic axis. Default: 2. */
  readonly perDecade: number;
}

export const defaultRange: StepRange = { from: 1e-16, to: 1, perDecade: 2 };

const mostSteps = 100_000;
/** Below lie numbers without full precision, and their squares. */
const leastStep = 1e-300;

/**
 * Steps from `from` to `to`, both included, ascending. Where they fall on whole decades, they are 1eN exactly.
 *
 * @throws DiffcmpError `bad-range`
 */
export function stepSizes({ from, to, perDecade }: StepRange): number[] {
  checkRange({ from, to, perDecade });
  const decades = Math.log10(to) - Math.log10(from);
  const intervals = Math.max(1, Math.round(decades * perDecade));
  const first = Math.log10(from);
  return Array.from({ length: intervals + 1 }, (_, i) => {
    if (i === 0) return from;
    if (i === intervals) return to;
    const exponent = first + (decades * i) / intervals;
    const whole = Math.round(exponent);
    // 10 ** -7 is not 1e-7 in every engine
    return Math.abs(exponent - whole) < 1e-9 ? Number(`1e${whole}`) : 10 ** exponent;
  });
}

function checkRange({ from, to, perDecade }: StepRange): void {
  const range = { from, to };
  for (const name of ['from', 'to'] as const) {
    const value = range[name];
    const setting = { [name]: value };
    const bad = (message: string, hint: OptionText): DiffcmpError => badRange([setting, message], range, name, hint);
    if (!Number.isFinite(value)) throw bad(' is not a finite number', example);
    if (value <= 0) {
      const hint = ['steps are greater than 0, for example ', { from: '1e-16' }];
      throw bad(' has no place on the axis: it is logarithmic', hint);
    }
    if (value < leastStep) throw bad(' is too near the smallest double', ['for example ', { from: leastStep }]);
    if (value > 1 / leastStep) throw bad(' is too wide a step', example);
  }
  if (from >= to) {
    const hint = from === to ? example : ['swap them: ', { from: to, to: from }];
    throw badRange([{ from }, ' is not below ', { to }], range, 'from', hint);
  }
  const density = { perDecade };
  if (!(perDecade > 0) || !Number.isFinite(perDecade))
    throw badRange([density, ' is not a positive number'], density, 'perDecade', [{ perDecade: 2 }]);
  const count = (Math.log10(to) - Math.log10(from)) * perDecade;
  if (count > mostSteps) {
    const most = Math.floor((perDecade * mostSteps) / count);
    const hint = most > 0 ? ['at most ', { perDecade: most }, ' for this range'] : 'narrow the range';
    const message = `the range holds ${Math.round(count).toLocaleString('en')} steps; ${mostSteps.toLocaleString('en')} are the most`;
    throw badRange(message, density, 'perDecade', hint);
  }
}

const example: OptionText = ['for example ', { from: '1e-16', to: '1' }];

/** The error points at the value in the options as they are written. */
function badRange(message: OptionText, source: OptionValues, span: OptionName, hint: OptionText): DiffcmpError {
  return new DiffcmpError('bad-range', message, { source, span, hint });
}
