// Losses whose cause and place are known by construction: what each method must be told.
import type { LossReason } from '../../src/explain/causes.js';

/** A function at a point with the node to blame, for these methods. */
export interface KnownLoss {
  readonly cause: LossReason;
  readonly node: string;
  readonly expression: string;
  readonly at: number;
  readonly methods: string;
  readonly delta?: number;
}

const exact = 'forward,reverse,complex-step';
const all = 'forward,reverse,symbolic,complex-step';
const stencils = 'central-difference,forward-difference,backward-difference,five-point';

const rows =
  (cause: LossReason, methods: string, delta?: number) =>
  ([expression, at, node, only = methods]: readonly [string, number, string, string?]): KnownLoss => ({
    cause,
    node,
    expression,
    at,
    methods: only,
    ...(delta !== undefined && { delta }),
  });

/** The formula of a difference, whichever it is. */
export const formula = 'formula';

/** Losses in a function of a file, whose control flow is a path: it is decided otherwise, or a step crosses a seam. */
export const knownPaths: readonly (readonly [body: string, at: number, node: string, methods: string])[] = [
  ['if (x * 10 >= 3) return x * x; return x;', 0.3, 'x * 10 >= 3', exact],
  ['return x * 10 >= 3 ? x * x : x;', 0.3, 'x * 10 >= 3', exact],
  ['let s = 0; for (let i = 0; i <= x * 10; i++) s += x * i; return s;', 0.3, 'i <= x * 10', exact],
  ['if (x === 1) return 1; return x * x;', 1, 'x === 1', 'reverse,complex-step'],
  ['if (x > 1) return 5 * x; return x;', 1 + 1e-9, 'x > 1', 'central-difference,backward-difference,five-point'],
  ['return x > 1 ? 5 * x : x;', 1 - 1e-10, 'x > 1', 'central-difference,forward-difference,five-point'],
  ['let s = 0; while (s < x) s += 1; return s * x;', 2 + 1e-9, 's < x', 'central-difference,backward-difference,five-point'],
  ['let y = x; if (y * y < 4) y = 3 * y; return y;', 2 - 1e-9, 'y * y < 4', 'central-difference,forward-difference,five-point'],
]; // prettier-ignore

export const knownLosses: readonly KnownLoss[] = [
  ...([
    ['(1 - cos(x))/x^2', 1e-6, '1 - cos(x)'],
    ['log(exp(x) - 1)', 1e-20, 'exp(x) - 1'],
    ['(exp(x) - 1)/x', 1e-9, 'exp(x) - 1'],
    ['(x - sin(x))/x^3', 1e-5, 'x - sin(x)'],
    ['(tan(x) - x)/x^3', 1e-5, 'tan(x) - x'],
    ['(sinh(x) - x)/x^3', 1e-5, 'sinh(x) - x'],
    ['(asin(x) - x)/x^3', 1e-5, 'asin(x) - x'],
    ['(atan(x) - x)/x^3', 1e-5, 'atan(x) - x'],
    ['(cosh(x) - 1)/x^2', 1e-6, 'cosh(x) - 1'],
    ['(sqrt(1 + x) - 1)/x', 1e-10, 'sqrt(1 + x) - 1'],
    ['(cbrt(1 + x) - 1)/x', 1e-10, 'cbrt(1 + x) - 1'],
    ['(1/(1 + x) - 1)/x', 1e-10, '1 / (1 + x) - 1'],
    ['log(1 + x)/x', 1e-10, 'log(1 + x)'],
    ['(x + 1e10 - 1e10)^2', 1e-4, 'x + 10000000000 - 10000000000'],
    ['(2^x - 1)/x', 1e-9, '2^x - 1'],
    ['(exp(x) - exp(-x))/x^2', 1e-7, 'exp(x) - exp(-x)'],
    ['sqrt(x + 1) - sqrt(x)', 1e10, 'sqrt(x + 1) - sqrt(x)', 'forward,complex-step'],
    ['sqrt(x + 1) - sqrt(x)', 1e10, 'adjoint of x', 'reverse'],
    ['atan(x + 1) - atan(x)', 1e7, 'atan(x + 1) - atan(x)', 'forward,complex-step'],
    ['atan(x + 1) - atan(x)', 1e7, 'adjoint of x', 'reverse'],
    ['log(x + 1) - log(x)', 1e8, 'log(x + 1) - log(x)', 'forward,complex-step'],
    ['log(x + 1) - log(x)', 1e8, 'adjoint of x', 'reverse'],
    ['1/x - 1/(x + 1)', 1e8, '1 / x - 1 / (x + 1)', 'forward,complex-step'],
    ['1/x - 1/(x + 1)', 1e8, 'adjoint of x', 'reverse'],
  ] as const).map(rows('cancellation', all)),

  ...([
    ['log(1 + exp(x))', 1000, 'exp(x)'],
    ['exp(x)/(1 + exp(x))*x', 800, 'exp(x)'],
    ['log(cosh(x))', 800, 'cosh(x)', exact],
    ['log(cosh(x))', 800, 'sinh(x)', 'symbolic'],
    ['log(sinh(x))', 800, 'sinh(x)', exact],
    ['log(sinh(x))', 800, 'cosh(x)', 'symbolic'],
    ['sqrt(x^2 + 1)', 1e200, 'x^2'],
    ['log(x^3)', 1e150, 'x^3'],
    ['log(exp(x) + exp(2*x))', 500, 'exp(2 * x)'],
    ['x^3/x^2', 1e150, 'x^3', exact],
    ['x*exp(x)/exp(x - 1)', 750, 'exp(x)', exact],
    ['log(exp(x)*2)', 710, 'exp(x)'],
  ] as const).map(rows('overflow', all)),

  ...([
    ['log(exp(-x)/(1 + exp(-x)))', 800, 'exp(-x)'],
    ['log(exp(-x))', 800, 'exp(-x)'],
    ['log(sech(x))', 800, 'sech(x)'],
    ['log(exp(-x^2))', 30, 'exp(-x^2)'],
    ['log(x^3)', 1e-150, 'x^3', 'forward,reverse,symbolic'],
    ['sqrt(exp(-x)*exp(-x))', 500, 'exp(-x) * exp(-x)'],
    ['x/(exp(-x)*1e300)*exp(-x)', 750, 'exp(-x)', exact],
    ['log(x*x)', 1e-170, 'x * x', 'forward,reverse,symbolic'],
    ['sqrt(x*x)', 1e-170, 'x * x', 'forward,reverse,symbolic'],
    ['log(1/cosh(x)/cosh(x))', 500, '1 / cosh(x) / cosh(x)', exact],
  ] as const).map(rows('underflow', all)),

  ...([
    ['log(1 - tanh(x)^2)', 20, '1 - tanh(x)^2'],
    ['log(1 - tanh(x))', 20, '1 - tanh(x)'],
    ['log(1 - 1/(1 + exp(-x)))', 40, '1 - 1 / (1 + exp(-x))'],
    ['log(coth(x) - 1)', 20, 'coth(x) - 1'],
    ['1/(1 - tanh(x))', 20, '1 - tanh(x)'],
    ['sqrt(1 - tanh(x))', 20, '1 - tanh(x)'],
    ['log(1 + tanh(x))', -20, '1 + tanh(x)'],
    ['log(1 - sigmoid(x))', 40, '1 - sigmoid(x)', exact],
    ['log(1 - erf(x))', 6, '1 - erf(x)', exact],
    ['1/(1 - sigmoid(x))', 40, '1 - sigmoid(x)', exact],
  ] as const).map(rows('saturation', all)),

  ...([
    ['abs(x*10 - 3)', 0.3, 'abs(x * 10 - 3)', exact],
    ['relu(x*10 - 3) + x', 0.3, 'relu(x * 10 - 3)', 'forward'],
    ['max(x*10, 3)*x', 0.3, 'max(x * 10, 3)', exact],
    ['min(3, x*10)*x', 0.3, 'min(3, x * 10)', 'reverse,complex-step'],
    ['x*10 >= 3 ? x^2 : x', 0.3, 'x * 10 >= 3', exact],
    ['x*floor(x*10)', 0.3, 'floor(x * 10)', exact],
    ['x == 1 ? 1 : x^2', 1, 'x == 1', 'reverse,complex-step'],
    ['x == 2 ? 4 : x^2', 2, 'x == 2', 'reverse,complex-step'],
    ['x != 3 ? x^3 : 27', 3, 'x != 3', 'reverse,complex-step'],
    ['abs(x)', 1e-9, 'abs(x)', 'central-difference,backward-difference,five-point'],
    ['relu(x)', 1e-9, 'relu(x)', 'central-difference,backward-difference,five-point'],
    ['x > 1 ? 5*x : x', 1.000000001, 'x > 1', 'central-difference,backward-difference,five-point'],
    ['max(x, 0)', -1e-10, 'max(x, 0)', 'central-difference,forward-difference,five-point'],
    ['x*floor(x)', 2.00000001, 'floor(x)', 'central-difference,five-point'],
    ['x*floor(x)', 2.00000001, 'floor(x)', 'backward-difference'],
    ['sign(x)*x', 1e-9, 'sign(x)', 'central-difference,backward-difference,five-point'],
  ] as const).map(rows('branch', exact)),

  ...([
    ['x >= 1 ? x^2 : log(x - 1)', 1.000000001, 'log(x - 1)', 'central-difference,backward-difference,five-point'],
    ['x <= 1 ? x^2 : sqrt(1 - x)', 0.999999999, 'sqrt(1 - x)', 'central-difference,forward-difference,five-point'],
    ['x < 2 ? x : acos(x)', 1.9999999999, 'acos(x)', 'central-difference,forward-difference,five-point'],
    ['x > 0 ? x^2 : log(x)', 1e-10, 'log(x)', 'central-difference,backward-difference,five-point'],
  ] as const).map(rows('untaken-undefined', stencils)),

  ...([
    ['acoth(x)', 2, 'acoth(x)'],
    ['acoth(x)', -3, 'acoth(x)'],
    ['acoth(x^2)', 2, 'acoth(x^2)'],
    ['exp(acoth(x))*x', 1.5, 'acoth(x)'],
    ['sin(x) + acoth(2*x)', 1, 'acoth(2 * x)'],
    ['cbrt(x)', -8, 'cbrt(x)'],
    ['cbrt(x - 3)*x', 1, 'cbrt(x - 3)'],
  ] as const).map(rows('wrong-rule', 'symbolic')),

  ...([
    ['x*abs(x)', 0, 'abs(x) / x'],
    ['sin(x)*abs(x)', 0, 'abs(x) / x'],
    ['abs(x)^3', 0, 'abs(x) / x'],
  ] as const).map(rows('zero-over-zero', 'symbolic')),

  ...([
    ['sin(1e6*x)', 1.2, formula],
    ['exp(100*x)', 0.1, formula],
    ['1/x', 1e-3, formula],
    ['sin(1/x)', 0.01, formula],
    ['tan(x)', 1.5707, formula],
    ['x*cos(500*x)', 1.2, formula],
  ] as const).map(rows('step-too-wide', stencils)),
  // on the seam itself both sides have the derivative: what is off is the width of the step, whichever sides are taken
  ...([
    ['x*abs(x)', 0, formula],
    ['x*abs(x)', 0, formula, 'richardson,complex-step'],
    ['sin(x)*abs(x)', 0, formula],
    ['x > 0 ? x^2 : -x^2', 0, formula],
    ['x^2*sign(x)', 0, formula],
    ['x^2*floor(x)', 0, formula, 'central-difference,backward-difference,five-point'],
    ['relu(x)^2', 0, formula, 'central-difference,forward-difference,five-point'],
    ['x == 1 ? 1 : x^2', 1, formula, 'forward-difference,backward-difference'],
  ] as const).map(rows('step-too-wide', stencils)),
  ...([
    ['sin(x)', 1, formula],
    ['exp(x)*x', 1.2, formula],
    ['log(x)', 2, formula],
    ['x^7', 2, formula],
  ] as const).map(rows('step-too-wide', `${stencils},complex-step`, 0.1)),
  // the formula is right, and the point is lost beside the step
  ...([
    ['x^2', 1e-30, formula],
    ['x^2', -1e-8, formula],
    ['x*sinh(x)', 1e-12, formula],
  ] as const).map(rows('step-too-wide', 'central-difference,five-point')),
  ...([
    // δ = 1e-20 is wide beside these
    ['log(x^3)', 1e-150, formula, 'complex-step'],
    ['log(x*x)', 1e-170, 'log(x * x)', 'complex-step'],
    ['sqrt(x)', 1e-9, 'sqrt(x)', 'backward-difference,central-difference,five-point'],
    ['log(x)', 1e-7, 'log(x)', 'central-difference,five-point'],
    ['asin(x)', 0.9999999999, 'asin(x)', 'forward-difference,central-difference,five-point'],
  ] as const).map(rows('step-too-wide', stencils)),

  ...([
    ['sin(x)', 1, formula],
    ['x*cos(x)', 1.2, formula],
    ['exp(x)*x', 1.2, formula],
    ['x^2 - x', 3, formula],
    ['sqrt(x)', 3, formula],
    ['x^3', 1.3, formula],
  ] as const).map(rows('step-too-narrow', stencils, 1e-13)),
  ...([
    ['sin(x)*1e-3', 1, formula],
    ['exp(x)', 1, formula],
  ] as const).map(rows('step-too-narrow', 'complex-step', 1e-312)),
]; // prettier-ignore
