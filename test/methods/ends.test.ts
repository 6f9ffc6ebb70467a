// Every function of the language where its domain ends, at 0, and at the least and the largest numbers: where there is a
// derivative, finite or infinite, on one side or both, no method says NaN but for the reasons written here.
import { describe, expect, it } from 'vitest';
import { precisions, formats, type Precision } from '../../src/arithmetics/formats.js';
import { compare } from '../../src/compare/compare.js';
import type { Comparison } from '../../src/compare/comparison.js';
import { DiffcmpError } from '../../src/errors.js';
import { builtins } from '../../src/language/builtins.js';
import type { MethodId } from '../../src/methods/table.js';
import { sampleOf } from '../sample.js';

const methods: readonly MethodId[] = ['forward', 'reverse', 'complex-step', 'symbolic'];

const points = [
  0, -0, 5e-324, -5e-324, 1e-300, -1e-300, 1e-160, 1e-40, -1e-40, 1e-20, 0.5, 1, -1, 1 - 2 ** -53, 1 + 2 ** -52, 2, -2, 710, -745,
  1e160, 1e300, -1e300, 1.7e308, -1.7e308,
]; // prettier-ignore

const forms = [
  ...[...builtins].flatMap(([name, { least, isOfTensors }]) => (least === 1 && isOfTensors !== true ? [`${name}(x)`] : [])),
  'nthRoot(x, 2)', 'nthRoot(x, 3)', 'nthRoot(x, 4)', 'nthRoot(x, 5)', 'nthRoot(x, -3)', 'nthRoot(x, 1)', 'nthRoot(x, 2.5)', 'nthRoot(x, 0.5)',
  'nthRoot(2, x)', 'nthRoot(0, x)', 'nthRoot(-x, 4)', 'nthRoot(-x, 3)', 'sqrt(-x)', 'acosh(1 - x)', 'asin(1 - x)', 'acsc(1 + x)',
  'x^0.5', '(-x)^0.5', 'x^1.5', 'x^(-0.5)', 'x^2', 'x^3', 'x^1', 'x^0', 'x^(-1)', 'x^17', '2^x', '0^x', '1^x', 'x^x',
  'hypot(0, x)', 'hypot(x, 0)', 'hypot(x, 1e-300)', 'hypot(1e38, x)', 'hypot(1e300, x)', 'hypot(x, x)', 'hypot(x, 2, 3)',
  'atan2(x, 0)', 'atan2(0, x)', 'atan2(x, 1)', 'atan2(1, x)', 'atan2(x, -1)', 'atan2(x, 1e-300)', 'atan2(x, x)',
  'log(x, 2)', 'log(2, x)', 'log(x, 0.5)', 'min(x, 0)', 'max(0, x)', 'mod(x, 3)', 'mod(3, x)', 'mod(x, -2)', '1/x', '0/x', 'x/x', 'x*x',
]; // prettier-ignore

/** Why a NaN remains: of which methods, in which forms, at which points. */
const remaining: readonly (readonly [why: string, methods: readonly MethodId[], forms: RegExp, at: (x: number) => boolean])[] = [
  ['the rule of mathjs takes roots of x by powers, which are not real', ['symbolic'], /^(cbrt|nthRoot)/, (x) => x !== 0],
  ['the rule of mathjs divides x by |x|', ['symbolic'], /^(abs|hypot)\(x\)$/, (x) => Math.abs(x) < 1e-30],
  ['mathjs knows sin(x)/x, 0/x and x/x as quotients only', ['symbolic'], /^(sinc\(x\)|0\/x|x\/x)$/, (x) => Math.abs(x) < 1e-15],
  ['the rule of mathjs has x/x in it', ['symbolic'], /^x\^x$/, (x) => Math.abs(x) < 1e-15],
  ['the sigmoid that mathjs can differentiate has an exponential that overflows', ['symbolic'], /^sigmoid/, (x) => x < -80],
  ['the softplus that mathjs can differentiate has an exponential that overflows', ['symbolic'], /^softplus/, (x) => x > 80],
  ['the value overflows, and the imaginary part beside it underflows', ['complex-step'], /^(x\^|nthRoot\(x, 0\.5\))/, (x) => Math.abs(x) > 1e200],
  ['the partials of a quotient overflow, and are subtracted', ['forward', 'reverse', 'symbolic'], /^(atan2\(x, x\)|x\/x)$/, (x) => Math.abs(x) < 1e-30],
  ['0 to an imaginary power is no number, beside a jump', ['complex-step'], /^0\^x$/, (x) => Math.abs(x) < 1e-100], // 0 in float32
  ['x + iδ is no neighbour of so small an exponent', ['complex-step'], /^nthRoot\(2, x\)$/, (x) => Math.abs(x) < 1e-10],
]; // prettier-ignore

async function compared(form: string, x: number, precision: Precision): Promise<Comparison | undefined> {
  try {
    return await compare(form, { at: { x }, methods, precision });
  } catch (error) {
    if (error instanceof DiffcmpError && error.exitCode === 4) return undefined; // no value there
    throw error;
  }
}
/** Whether there is a derivative, on one side at least. */
function hasSlope({ reference }: Comparison): boolean {
  return reference.status === 'certified' || [reference.left?.x, reference.right?.x].some((side) => side != null);
}

describe.each(precisions)('in %s', (precision) => {
  const inRange = forms.filter((form) => precision === 'float64' || !form.includes('1e300'));
  it.each(sampleOf(inRange, 3))('%s', async (form) => {
    for (const x of points) {
      if (!Number.isFinite(formats[precision].round(x))) continue;
      const comparison = await compared(form, x, precision);
      if (comparison === undefined || !hasSlope(comparison)) continue;
      for (const { method, gradient } of comparison.results) {
        const isExpected = remaining.some(
          ([, ids, which, at]) => ids.includes(method) && which.test(form) && at(formats[precision].round(x) || x),
        );
        if (!isExpected) expect(gradient?.x, `${method} at ${Object.is(x, -0) ? '-0' : x}`).not.toBe('NaN');
      }
    }
  });
});

describe('at an end with an infinite slope, exact methods have its sign, to second order too', () => {
  /* prettier-ignore */
  it.each<readonly [form: string, x: number, slope: number, second: number]>([
    ['sqrt(x)', 0, Infinity, -Infinity], ['sqrt(x)', -0, Infinity, -Infinity], ['sqrt(-x)', 0, -Infinity, -Infinity],
    ['cbrt(x)', 0, Infinity, -Infinity], ['cbrt(x)', -0, Infinity, Infinity], ['cbrt(-x)', 0, -Infinity, Infinity],
    ['nthRoot(x, 2)', 0, Infinity, -Infinity], ['nthRoot(x, 2)', -0, Infinity, -Infinity], ['nthRoot(-x, 2)', 0, -Infinity, -Infinity],
    ['nthRoot(x, 3)', 0, Infinity, -Infinity], ['nthRoot(x, 3)', -0, Infinity, Infinity], ['nthRoot(-x, 3)', 0, -Infinity, Infinity],
    ['nthRoot(x, 4)', 0, Infinity, -Infinity], ['nthRoot(x, 5)', 0, Infinity, -Infinity], ['nthRoot(x, 2.5)', 0, Infinity, -Infinity],
    ['x^0.5', 0, Infinity, -Infinity], ['(-x)^0.5', 0, -Infinity, -Infinity], ['x^1.5', 0, 0, Infinity],
    ['acosh(x)', 1, Infinity, -Infinity], ['asin(x)', 1, Infinity, Infinity], ['asin(x)', -1, Infinity, -Infinity], ['acos(x)', 1, -Infinity, -Infinity],
    ['asec(x)', 1, Infinity, -Infinity], ['asec(x)', -1, Infinity, Infinity], ['acsc(x)', 1, -Infinity, Infinity], ['asech(x)', 1, -Infinity, -Infinity],
  ])('%s at %d', async (form, x, slope, second) => {
    const plain = (value: number): number | string => (Number.isFinite(value) ? value : String(value));
    for (const precision of precisions)
      for (const order of [1, 2] as const) {
        const { results } = await compare(form, { at: { x }, methods: ['forward', 'reverse'], precision, order });
        for (const { method, gradient, hessian } of results) {
          expect(gradient?.x, method).toBe(plain(slope));
          if (order === 2) expect(hessian?.x?.x, method).toBe(plain(second));
        }
      }
  });
});
