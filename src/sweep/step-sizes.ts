// The steps δ of a sweep: evenly spaced on a logarithmic axis, or an error that says what is wrong with the range.
import { DiffcmpError } from '../errors.js';

export interface StepRange {
  readonly from: number;
  readonly to: number;
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
  const range = `--from ${from} --to ${to}`;
  for (const [name, value] of [
    ['--from', from],
    ['--to', to],
  ] as const) {
    if (!Number.isFinite(value)) throw badRange(`${name} ${value} is not a finite number`, range, name, value, example);
    if (value <= 0) {
      const message = `${name} ${value} has no place on the axis: it is logarithmic`;
      throw badRange(message, range, name, value, 'steps are greater than 0, for example --from 1e-16');
    }
    if (value < leastStep) {
      const hint = `for example --from ${leastStep}`;
      throw badRange(`${name} ${value} is too near the smallest double`, range, name, value, hint);
    }
    if (value > 1 / leastStep) throw badRange(`${name} ${value} is too wide a step`, range, name, value, example);
  }
  if (from >= to) {
    const hint = from === to ? example : `swap them: --from ${to} --to ${from}`;
    throw badRange(`--from ${from} is not below --to ${to}`, range, '--from', from, hint);
  }
  const density = `--per-decade ${perDecade}`;
  if (!(perDecade > 0) || !Number.isFinite(perDecade))
    throw badRange(`${density} is not a positive number`, density, '--per-decade', perDecade, '--per-decade 2');
  const count = (Math.log10(to) - Math.log10(from)) * perDecade;
  if (count > mostSteps) {
    const most = Math.floor((perDecade * mostSteps) / count);
    const hint = most > 0 ? `at most --per-decade ${most} for this range` : 'narrow the range';
    const message = `the range holds ${Math.round(count).toLocaleString('en')} steps; ${mostSteps.toLocaleString('en')} are the most`;
    throw badRange(message, density, '--per-decade', perDecade, hint);
  }
}

const example = 'for example --from 1e-16 --to 1';

/** The error points at the value in the options as they are written. */
function badRange(message: string, source: string, name: string, value: number, hint: string): DiffcmpError {
  const start = source.indexOf(name) + name.length + 1;
  return new DiffcmpError('bad-range', message, { source, span: { start, end: start + String(value).length }, hint });
}
