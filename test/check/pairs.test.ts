// Pairs of functions and gradients as people write them: right ones, wrong ones as people get them wrong, and some that nobody can judge.
import { expect, test } from 'vitest';
import { checkGradient } from '../../src/check/check.js';
import type { CheckGradientOptions } from '../../src/check/options.js';
import type { ProgramFile } from '../../src/javascript/program-file.js';
import { programOfText } from '../javascript/one-file.js';
import { sampleOf } from '../sample.js';

type Row = readonly [what: string, f: string, g: string, options: CheckGradientOptions];

/** A text is a function of a file if it looks like one. */
const given = (text: string, name: string): string | ProgramFile =>
  /\b(function|const|class)\b|=>/.test(text) ? programOfText(text, name) : text;

const lennardJones = 'const f = (r) => { const s = 3.405e-10 / r; return 4 * 1.65e-21 * (s ** 12 - s ** 6); };';
const logistic = `function f(w, b) {
  const X = [[1.2, 0.7], [-0.3, 2], [0.5, -1.1]], y = [1, 0, 1];
  let loss = 0;
  for (let i = 0; i < 3; i++) {
    const p = 1 / (1 + Math.exp(-(X[i][0] * w[0] + X[i][1] * w[1] + b)));
    loss -= y[i] * Math.log(p) + (1 - y[i]) * Math.log(1 - p);
  }
  return loss / 3;
}`;
const logisticGradient = (error: string, scale: string): string => `function g(w, b) {
  const X = [[1.2, 0.7], [-0.3, 2], [0.5, -1.1]], y = [1, 0, 1];
  const dw = [0, 0];
  let db = 0;
  for (let i = 0; i < 3; i++) {
    const p = 1 / (1 + Math.exp(-(X[i][0] * w[0] + X[i][1] * w[1] + b)));
    const e = ${error};
    dw[0] += e * X[i][0]${scale};
    dw[1] += e * X[i][1]${scale};
    db += e${scale};
  }
  return [dw, db];
}`;
const crossEntropy = `function f(z) {
  const m = Math.max(...z);
  return m + Math.log(z.reduce((s, v) => s + Math.exp(v - m), 0)) - z[1];
}`;
const softmaxGradient = (last: string): string => `function g(z) {
  const e = z.map((v) => Math.exp(v)), s = e.reduce((a, b) => a + b, 0);
  return e.map((v, i) => ${last});
}`;
const squaredError = 'function f(w) { const x = [1, 2, 3, 4], y = [2.1, 3.9, 6.2, 7.8]; let s = 0; for (let i = 0; i < 4; i++) s += (w[0] * x[i] + w[1] - y[i]) ** 2; return s / 4; }'; // prettier-ignore
const squaredErrorGradient = (factor: string): string => `function g(w) {
  const x = [1, 2, 3, 4], y = [2.1, 3.9, 6.2, 7.8], out = [0, 0];
  for (let i = 0; i < 4; i++) {
    const r = w[0] * x[i] + w[1] - y[i];
    out[0] += ${factor} * r * x[i];
    out[1] += ${factor} * r;
  }
  return out;
}`;
const rosenbrock = 'function f(x, y) { return (1 - x) ** 2 + 100 * (y - x * x) ** 2; }';
const spring = 'function f(p, q) { const d = Math.hypot(p[0] - q[0], p[1] - q[1]); return 0.5 * 12.5 * (d - 1) ** 2; }';
const springGradient = (second: string): string => `function g(p, q, out) {
  const dx = p[0] - q[0], dy = p[1] - q[1], d = Math.sqrt(dx * dx + dy * dy), k = 12.5 * (d - 1) / d;
  out[0][0] = k * dx; out[0][1] = k * dy; out[1][0] = ${second} * dx; out[1][1] = ${second} * dy;
}`;
const call = `const erf = (x) => { let s = 0, t = x; for (let n = 0; n < 60; n++) { s += t / (2 * n + 1); t *= -x * x / (n + 1); } return 2 / Math.sqrt(Math.PI) * s; };
const N = (x) => 0.5 * (1 + erf(x / Math.SQRT2));
function f(S, v) { const K = 100, r = 0.05, T = 0.5; const a = (Math.log(S / K) + (r + v * v / 2) * T) / (v * Math.sqrt(T)); return S * N(a) - K * Math.exp(-r * T) * N(a - v * Math.sqrt(T)); }`;
const callGreeks = (
  vega: string,
): string => `const erf = (x) => { let s = 0, t = x; for (let n = 0; n < 60; n++) { s += t / (2 * n + 1); t *= -x * x / (n + 1); } return 2 / Math.sqrt(Math.PI) * s; };
const N = (x) => 0.5 * (1 + erf(x / Math.SQRT2));
function g(S, v) { const K = 100, r = 0.05, T = 0.5; const a = (Math.log(S / K) + (r + v * v / 2) * T) / (v * Math.sqrt(T));
  const density = Math.exp(-a * a / 2) / Math.sqrt(2 * Math.PI); return { S: N(a), v: ${vega} }; }`;
const ridge = 'function f(w) { const r = 2 * w[0] - w[1] + 3 * w[2] - 1; return r * r + 0.1 * (w[0] ** 2 + w[1] ** 2 + w[2] ** 2); }'; // prettier-ignore
const ridgeGradient = (penalty: string): string => `function g(w) { const r = 2 * w[0] - w[1] + 3 * w[2] - 1; const a = [2, -1, 3]; return w.map((v, i) => 2 * r * a[i] + ${penalty}); }`; // prettier-ignore
const cell = `const s = (x) => 1 / (1 + Math.exp(-x));
function f(h, u) { const z = s(0.4 * h + 1.1 * u), n = Math.tanh(0.9 * u + 0.3 * s(0.2 * h - u) * h); return (1 - z) * n + z * h; }`;
const cellGradient = (reset: string): string => `const s = (x) => 1 / (1 + Math.exp(-x));
function g(h, u) {
  const z = s(0.4 * h + 1.1 * u), r = s(0.2 * h - u), n = Math.tanh(0.9 * u + 0.3 * r * h);
  const dz = (h - n) * z * (1 - z), dn = (1 - z) * (1 - n * n), dr = dn * 0.3 * h * ${reset};
  return { h: z + 0.4 * dz + dn * 0.3 * r + 0.2 * dr, u: 1.1 * dz + 0.9 * dn - dr };
}`;
const determinant = 'function f(m) { return m[0][0] * m[1][1] - m[0][1] * m[1][0]; }';
const atMatrix = { at: { m: [[1.5, 2], [-3, 4.25]] } }; // prettier-ignore
const atWeights = { at: { w: [0.3, -0.8], b: 0.1 } };
const atLogits = { at: { z: [0.2, 1.4, -0.7] } };
const atSpring = { at: { p: [0.5, 1.75], q: [2, -0.25] } };
const argon = { range: 'r=3e-10:9e-10', points: 5 };
const quick = { points: 5 };

const right: readonly Row[] = [
  ['a cube', 'x^3', '3*x^2', { range: 'x=-2:2', ...quick }],
  ['powers, otherwise written', '(x+1)^5', '5*(x^4 + 4*x^3 + 6*x^2 + 4*x + 1)', { range: 'x=-3:3', ...quick }],
  ['a quotient', 'x/(1+x^2)', '(1-x^2)/(1+x^2)^2', { range: 'x=-9:9', ...quick }],
  ['the logistic function by its value', 'sigmoid(x)', 'sigmoid(x)*(1-sigmoid(x))', { at: 36 }],
  ['softplus where exp overflows', 'log(1+exp(x))', '1/(1+exp(-x))', { at: 900 }],
  ['tanh by its value', 'tanh(x)', '1-tanh(x)^2', { range: 'x=-30:30', ...quick }],
  ['a root near 0', 'sqrt(x)', '0.5/sqrt(x)', { at: 1e-18 }],
  ['two forms of a tangent', 'tan(x)', '1+tan(x)^2', { range: 'x=-1.5:1.5', ...quick }],
  ['a small scale', '6.626e-34*x^2', '1.3252e-33*x', { at: 3 }],
  ['the scale 1e-23', '1.380649e-23*x*log(x)', '1.380649e-23*(log(x)+1)', { range: 'x=1:400', ...quick }],
  ['the scale 1e19', '1e19*sin(x)', '1e19*cos(x)', { range: 'x=-4:4', ...quick }],
  ['a power of both', 'x^y', '[y*x^(y-1), x^y*log(x)]', { range: 'x=0.5:3,y=-2:2', ...quick }],
  ['an angle in degrees', 'sin(x*pi/180)', 'pi/180*cos(x*pi/180)', { range: 'x=0:90', ...quick }],
  ['a truncated pi', 'pi*r^2', '2*3.141592653589793*r', { at: 2 }],
  ['a decimal factor', '0.7*x^3', '2.1*x^2', { range: 'x=-1:1', ...quick }],
  ['Gauss', 'exp(-x^2/(2*0.3^2))', '-x/0.09*exp(-x^2/0.18)', { range: 'x=-1:1', ...quick }],
  ['arc tangent of two', 'atan2(y, x)', '[x/(x^2+y^2), -y/(x^2+y^2)]', { at: 'x=0.3,y=-2', wrt: ['y', 'x'] }],
  ['log of cosh', 'log(cosh(x))', 'tanh(x)', { at: 20 }],
  ['away from the kink', 'abs(x-1)', 'sign(x-1)', { at: 1.0000001 }],
  ['a piecewise function', 'x < 1 ? x^2 : 2*x-1', 'x < 1 ? 2*x : 2', { range: 'x=-2:4', ...quick }],
  ['Huber', 'abs(r) <= 1.35 ? r^2/2 : 1.35*(abs(r)-1.35/2)', 'abs(r) <= 1.35 ? r : 1.35*sign(r)', { range: 'r=-4:4', ...quick }], // prettier-ignore
  ['cancellation that doubles lose whole', '(1-cos(x))/x^2', '(x*sin(x)-2*(1-cos(x)))/x^3', { at: 1e-7 }],
  ['argon', lennardJones, 'const g = (r) => 4 * 1.65e-21 * (-12 * 3.405e-10 ** 12 / r ** 13 + 6 * 3.405e-10 ** 6 / r ** 7);', argon], // prettier-ignore
  ['logistic regression', logistic, logisticGradient('p - y[i]', ' / 3'), atWeights],
  ['cross entropy', crossEntropy, softmaxGradient('v / s - (i === 1 ? 1 : 0)'), atLogits],
  ['cross entropy of large logits', crossEntropy, softmaxGradient('v / s - (i === 1)'), { at: { z: [800, 790, 795] } }],
  ['a mean of squares', squaredError, squaredErrorGradient('2 / 4'), { at: { w: [1.5, 0.2] } }],
  ['Rosenbrock', rosenbrock, 'function g(x, y) { return [-2 * (1 - x) - 400 * x * (y - x * x), 200 * (y - x * x)]; }', { range: 'x=-2:2,y=-1:3', ...quick }], // prettier-ignore
  ['Rosenbrock at its minimum', rosenbrock, 'function g(x, y) { return [-2 * (1 - x) - 400 * x * (y - x * x), 200 * (y - x * x)]; }', { at: 'x=1,y=1' }], // prettier-ignore
  ['a spring that fills an array', spring, springGradient('-k'), atSpring],
  ['an option by name', call, callGreeks('S * density * Math.sqrt(T)'), { at: 'S=105,v=0.25' }],
  ['ridge', ridge, ridgeGradient('0.2 * v'), { at: { w: [0.1, -2, 0.7] } }],
  ['a gated cell', cell, cellGradient('r * (1 - r)'), { at: 'h=0.4,u=-1.2' }],
  [
    'a determinant, row by row',
    determinant,
    'function g(m) { return [m[1][1], -m[1][0], -m[0][1], m[0][0]]; }',
    atMatrix,
  ],
  ['a polynomial by Horner', 'function f(x) { return [3, -2, 0.5, 7].reduce((s, c) => s * x + c, 0); }', 'const g = (x) => 9 * x * x - 4 * x + 0.5;', { range: 'x=-2:2', ...quick }], // prettier-ignore
  ['a loop of updates', 'function f(x) { let y = x; for (let i = 0; i < 6; i++) y = 3.7 * y * (1 - y); return y; }', 'function g(x) { let y = x, d = 1; for (let i = 0; i < 6; i++) { d *= 3.7 * (1 - 2 * y); y = 3.7 * y * (1 - y); } return d; }', { range: 'x=0.1:0.9', ...quick }], // prettier-ignore
  ['a Jacobian of polar coordinates', 'function f(r, t) { return [r * Math.cos(t), r * Math.sin(t)]; }', 'function g(r, t) { const c = Math.cos(t), s = Math.sin(t); return [[c, -r * s], [s, r * c]]; }', { at: 'r=2,t=0.7', jacobian: true }], // prettier-ignore
  ['a Hessian', 'x^2*y + exp(x*y)', '[[2*y + y^2*exp(x*y), 2*x + (1+x*y)*exp(x*y)], [2*x + (1+x*y)*exp(x*y), x^2*exp(x*y)]]', { at: 'x=0.4,y=1.3', order: 2 }], // prettier-ignore
  ['some inputs', 'x*y^2*z', 'x*y^2', { at: 'x=2,y=3,z=4', wrt: 'z' }],
  ['a norm', 'norm(x)', 'x/norm(x)', { at: { x: [3, 4, 12] } }],
  ['a class', 'class V { constructor(x, y) { this.x = x; this.y = y; } dot(o) { return this.x * o.x + this.y * o.y; } } function f(x, y) { const v = new V(x, y); return v.dot(v); }', 'function g(x, y) { return [2 * x, 2 * y]; }', { at: 'x=1,y=2' }], // prettier-ignore
  ['a function that is constant', 'sin(x)^2+cos(x)^2', '0', { range: 'x=-9:9', ...quick }],
];

const wrong: readonly (readonly [...Row, mistake: string | null])[] = [
  ['a factor', 'x^3', '2*x^2', { range: 'x=-2:2', ...quick }, 'factor 2/3'],
  ['a tiny function of gradient 0', '1e-7*x^3', '0', { at: 2 }, 'takes x for a constant'],
  ['the sign of a cosine', 'cos(x)', 'sin(x)', { range: 'x=-3:3', ...quick }, 'sign'],
  ['the sign in a quotient', '1/x', '1/x^2', { range: 'x=0.5:3', ...quick }, 'sign'],
  [
    'the chain rule',
    'exp(-x^2)',
    'exp(-x^2)',
    { range: 'x=0.1:2', ...quick },
    'missing factor, the derivative of -x^2',
  ],
  ['the inner factor', 'sin(3*x)', 'cos(3*x)', { range: 'x=-2:2', ...quick }, 'factor 1/3'],
  ['half of the product rule', 'x*exp(x)', 'exp(x)', { range: 'x=-2:2', ...quick }, 'takes exp(x) for a constant'],
  ['the logistic function taken for its value', 'sigmoid(x)', 'x*(1-x)', { range: 'x=-2:2', ...quick }, null],
  ['half of the logistic rule', 'sigmoid(x)', 'sigmoid(x)', { range: 'x=-2:2', ...quick }, null],
  ['tanh without the square', 'tanh(x)', '1-tanh(x)', { range: 'x=0.2:2', ...quick }, null],
  ['the log of base 10', 'log10(x)', '1/x', { range: 'x=0.5:3', ...quick }, 'factor ln 10'],
  ['degrees', 'sin(x*pi/180)', 'cos(x*pi/180)', { range: 'x=0:80', ...quick }, 'degrees (factor 180/π)'],
  ['a millionth', 'x^2', '2.000002*x', { range: 'x=-2:2', ...quick }, 'factor 1000001/1000000'],
  ['a small constant', 'sin(x)', 'cos(x) + 1e-13', { range: 'x=-2:2', ...quick }, null],
  ['swapped components', 'x*y^2', '[2*x*y, y^2]', { range: 'x=0.5:2,y=0.2:1', ...quick }, 'x: swapped with y; y: swapped with x'], // prettier-ignore
  ['the power rule on a power of x', '2^x', 'x*2^(x-1)', { range: 'x=0.5:3', ...quick }, null],
  ['the other side of a condition', 'x < 1 ? x^2 : 2*x-1', 'x < 1 ? 2 : 2', { range: 'x=-2:0.5', ...quick }, 'other branch of x < 1'], // prettier-ignore
  ['abs without the sign', 'abs(x)^3', '3*x^2', { range: 'x=-2:-0.1', ...quick }, 'sign'],
  ['the scale 1e-23', '1.380649e-23*x*log(x)', '1.380649e-23*log(x)', { range: 'x=1:400', ...quick }, 'takes log(x) for a constant'], // prettier-ignore
  ['the scale 1e19', '1e19*x^2', '1e19*x', { at: 3 }, 'factor 1/2'],
  ['argon without the sign', lennardJones, 'const g = (r) => 4 * 1.65e-21 * (12 * 3.405e-10 ** 12 / r ** 13 - 6 * 3.405e-10 ** 6 / r ** 7);', argon, 'sign'], // prettier-ignore
  ['argon of one power too few', lennardJones, 'const g = (r) => 4 * 1.65e-21 * (-12 * 3.405e-10 ** 12 / r ** 12 + 6 * 3.405e-10 ** 6 / r ** 6);', argon, 'extra factor r'], // prettier-ignore
  ['a mean that is a sum', logistic, logisticGradient('p - y[i]', ''), atWeights, 'missing 1/n of a mean (factor 3, and n = 3)'], // prettier-ignore
  ['the sign of an error', logistic, logisticGradient('y[i] - p', ' / 3'), atWeights, 'sign'],
  ['the slope twice', logistic, logisticGradient('(p - y[i]) * p * (1 - p)', ' / 3'), atWeights, null],
  ['cross entropy without the label', crossEntropy, softmaxGradient('v / s'), atLogits, null],
  ['cross entropy of the label before', crossEntropy, softmaxGradient('v / s - (i === 0 ? 1 : 0)'), atLogits, null],
  ['a mean without 1/n', squaredError, squaredErrorGradient('2'), { at: { w: [1.5, 0.2] } }, 'factor 4'],
  ['a spring of one force', spring, springGradient('k'), atSpring, 'sign'],
  ['vega without the root', call, callGreeks('S * density'), { at: 'S=105,v=0.25' }, 'factor sqrt(2)'],
  ['a penalty of half', ridge, ridgeGradient('0.1 * v'), { at: { w: [0.1, -2, 0.7] } }, null],
  ['a gate without its slope', cell, cellGradient('r'), { at: 'h=0.4,u=-1.2' }, null],
  ['a determinant transposed', determinant, 'function g(m) { return [[m[1][1], -m[0][1]], [-m[1][0], m[0][0]]]; }', atMatrix, 'm[1,2]: swapped with m[2,1]; m[2,1]: swapped with m[1,2]'], // prettier-ignore
];

const open: readonly Row[] = [
  ['the kink of abs', 'abs(x)', 'sign(x)', { at: 0 }],
  ['the kink of relu', 'relu(x)', 'x > 0 ? 1 : 0', { at: 0 }],
  ['a tie of max', 'max(x, y)', '[x >= y ? 1 : 0, x >= y ? 0 : 1]', { at: 'x=2,y=2' }],
  ['a jump', 'floor(x)', '0', { at: 3 }],
  ['outside of the domain', 'log(x)', '1/x', { at: -2 }],
  ['the end of a domain', 'sqrt(x)', '0.5/sqrt(x)', { at: 0 }],
  ['a box outside of the domain', 'asin(x)', '1/sqrt(1-x^2)', { range: 'x=2:3', ...quick }],
  ['the corner of a norm', 'norm(x)', 'x/norm(x)', { at: { x: [0, 0, 0] } }],
];

test.each(sampleOf(right, 2))('right: %s', async (_, f, g, options) => {
  const { verdict, points } = await checkGradient(given(f, 'f'), given(g, 'g'), options);
  expect([verdict, points.flatMap(({ components }) => components.filter((each) => each.verdict === 'FAIL'))]).toEqual(['PASS', []]); // prettier-ignore
});

test.each(sampleOf(wrong, 2))('wrong: %s', async (_, f, g, options, mistake) => {
  const check = await checkGradient(given(f, 'f'), given(g, 'g'), options);
  expect([check.verdict, check.mistake]).toEqual(['FAIL', mistake]);
});

test.each(open)('not to be judged: %s', async (_, f, g, options) => {
  expect((await checkGradient(given(f, 'f'), given(g, 'g'), options)).verdict).toBe('INCONCLUSIVE');
});

test('there are 83 of them', () => {
  expect([right.length, wrong.length, open.length]).toEqual([42, 33, 8]);
});
