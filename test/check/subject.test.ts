// The forms in which a gradient may come, each with the derivatives that are to be read from it.
import { describe, expect, test } from 'vitest';
import { dual } from '../../src/arithmetics/dual.js';
import { float64 } from '../../src/arithmetics/float64.js';
import { derivativesOver, givenOver } from '../../src/check/formula-run.js';
import { readSubject, type SubjectOptions } from '../../src/check/subject.js';
import { DiffcmpError } from '../../src/errors.js';
import type { ProgramFile } from '../../src/javascript/program-file.js';
import type { GivenPoint } from '../../src/problem/point-of.js';
import { programOfText } from '../javascript/one-file.js';

type Form = [what: string, f: string, g: string | null, at: GivenPoint, options?: SubjectOptions];

const isFile = (text: string): boolean => /\b(function|class|const|return)\b|=>/.test(text);
const given = (text: string): string | ProgramFile => (isFile(text) ? programOfText(text) : text);

const two = 'function f(x, y) { return x * x * y; }'; // 2xy, x²
const vector = 'function f(w) { return w[0] * w[0] + 3 * w[1] * w[2]; }'; // 2w0, 3w2, 3w1
const matrix = 'function f(m) { return m[0][0] * m[0][1] + 5 * m[1][0] * m[1][1]; }';
const mixed = 'function f(w, b) { return w[0] * w[1] * b; }';
const record = 'function f(p) { return p.x * p.x * p.y; }';
const outputs = 'function f(x, y) { return [x * y, x * x, y]; }'; // y, x; 2x, 0; 0, 1

const atTwo = { x: 3, y: 5 };
const atVector = { w: [2, 3, 4] };
const atMatrix = { m: [[1, 2], [3, 4]] }; // prettier-ignore
const atMixed = { w: [2, 3], b: 4 };
const atRecord = { p: { x: 3, y: 5 } };

/** Right gradients: what is read must be what F's own derivatives are, component by component. */
const forms: Form[] = [
  ['a number', 'function f(x) { return x * x; }', 'function g(x) { return 2 * x; }', { x: 3 }],
  ['a number in an array', 'function f(x) { return x * x; }', 'function g(x) { return [2 * x]; }', { x: 3 }],
  ['a number by name', 'function f(x) { return x * x; }', 'function g(x) { return { x: 2 * x }; }', { x: 3 }],
  ['an array in the order of the parameters', two, 'function g(x, y) { return [2 * x * y, x * x]; }', atTwo],
  ['parameters of other names', two, 'function g(a, b) { return [2 * a * b, a * a]; }', atTwo],
  ['parameters of the same names in another order go by place', two, 'function g(y, x) { return [2 * x * y, y * y]; }', atTwo], // prettier-ignore
  ['an object by name', two, 'function g(x, y) { return { y: x * x, x: 2 * x * y }; }', atTwo],
  ['an object by dx', two, 'function g(x, y) { return { dx: 2 * x * y, dy: x * x }; }', atTwo],
  ['an object by d_x', two, 'function g(x, y) { return { d_x: 2 * x * y, d_y: x * x }; }', atTwo],
  ['an object by gradX', two, 'function g(x, y) { return { gradX: 2 * x * y, gradY: x * x }; }', atTwo],
  ['an object by x_grad', two, 'function g(x, y) { return { x_grad: 2 * x * y, y_grad: x * x }; }', atTwo],
  ['exact names before others', two, 'function g(x, y) { return { x: 2 * x * y, dx: 7, y: x * x, dy: 7 }; }', atTwo],
  ['a Map', two, 'function g(x, y) { return new Map([["x", 2 * x * y], ["y", x * x]]); }', atTwo],
  ['a typed array', two, 'function g(x, y) { return new Float64Array([2 * x * y, x * x]); }', atTwo],
  ['a column', two, 'function g(x, y) { return [[2 * x * y], [x * x]]; }', atTwo],
  ['a row', two, 'function g(x, y) { return [[2 * x * y, x * x]]; }', atTwo],
  ['an array for an array', vector, 'function g(w) { return [2 * w[0], 3 * w[2], 3 * w[1]]; }', atVector],
  ['an array by name', vector, 'function g(w) { return { w: [2 * w[0], 3 * w[2], 3 * w[1]] }; }', atVector],
  ['an array by dw', vector, 'function g(w) { return { dw: [2 * w[0], 3 * w[2], 3 * w[1]] }; }', atVector],
  ['an array for each parameter', vector, 'function g(w) { return [[2 * w[0], 3 * w[2], 3 * w[1]]]; }', atVector],
  ['a matrix', matrix, 'function g(m) { return [[m[0][1], m[0][0]], [5 * m[1][1], 5 * m[1][0]]]; }', atMatrix],
  ['a matrix row by row', matrix, 'function g(m) { return [m[0][1], m[0][0], 5 * m[1][1], 5 * m[1][0]]; }', atMatrix],
  ['a matrix by name, row by row', matrix, 'function g(m) { return { m: [m[0][1], m[0][0], 5 * m[1][1], 5 * m[1][0]] }; }', atMatrix], // prettier-ignore
  ['an entry per parameter in its shape', mixed, 'function g(w, b) { return [[w[1] * b, w[0] * b], w[0] * w[1]]; }', atMixed], // prettier-ignore
  ['all numbers one after another', mixed, 'function g(w, b) { return [w[1] * b, w[0] * b, w[0] * w[1]]; }', atMixed],
  ['arrays and numbers by name', mixed, 'function g(w, b) { return { b: w[0] * w[1], w: [w[1] * b, w[0] * b] }; }', atMixed], // prettier-ignore
  ['a record as the parameter is', record, 'function g(p) { return { x: 2 * p.x * p.y, y: p.x * p.x }; }', atRecord],
  ['a record by the name of its parameter', record, 'function g(p) { return { p: { x: 2 * p.x * p.y, y: p.x * p.x } }; }', atRecord], // prettier-ignore
  ['an array for a record', record, 'function g(p) { return [2 * p.x * p.y, p.x * p.x]; }', atRecord],
  ['a record of dx', record, 'function g(p) { return { dx: 2 * p.x * p.y, dy: p.x * p.x }; }', atRecord],
  ['parameters that are taken apart', 'const f = ({ x, y }) => x * x * y;', 'const g = ({ y, x }) => ({ x: 2 * x * y, y: x * x });', atTwo], // prettier-ignore
  ['taken apart in F alone', 'const f = ({ x, y }) => x * x * y;', 'const g = (x, y) => [2 * x * y, x * x];', atTwo],
  ['taken apart in G alone', two, 'const g = ({ y, x }) => [2 * x * y, x * x];', atTwo],
  ['the rest of the arguments', 'function f(...x) { return x[0] * x[1]; }', 'function g(...x) { return [x[1], x[0]]; }', { x: [3, 5] }], // prettier-ignore
  ['a list of records', 'function f(q) { return q[0].a * q[1].a; }', 'function g(q) { return [{ a: q[1].a }, { a: q[0].a }]; }', { q: [{ a: 2 }, { a: 3 }] }], // prettier-ignore
  // filled
  ['an array that is filled', two, 'function g(x, y, out) { out[0] = 2 * x * y; out[1] = x * x; }', atTwo],
  ['filled, whatever is returned', two, 'function g(x, y, out) { out[0] = 2 * x * y; out[1] = x * x; return [7, 7]; }', atTwo], // prettier-ignore
  ['filled and returned', two, 'function g(x, y, out) { out[0] = 2 * x * y; out[1] = x * x; return out; }', atTwo],
  ['filled by adding up', two, 'function g(x, y, out) { out[0] += 2 * x * y; out[1] += x * x; }', atTwo],
  ['filled for one input with a value returned', 'function f(x) { return x * x; }', 'function g(x, d) { d[0] = 2 * x; return x * x; }', { x: 3 }], // prettier-ignore
  ['filled in part: the rest stays 0', 'function f(x, y) { return x * x; }', 'function g(x, y, out) { out[0] = 2 * x; }', atTwo], // prettier-ignore
  ['filled as in fmin', vector, 'function g(x, fxprime) { fxprime = fxprime || []; fxprime[0] = 2 * x[0]; fxprime[1] = 3 * x[2]; fxprime[2] = 3 * x[1]; return x[0] * x[0] + 3 * x[1] * x[2]; }', atVector], // prettier-ignore
  ['filled as in venn.js', vector, 'function g(x, fxprime) { if (fxprime !== undefined) { for (let i = 0; i < fxprime.length; ++i) fxprime[i] = 0; fxprime[0] += 2 * x[0]; fxprime[1] += 3 * x[2]; fxprime[2] += 3 * x[1]; } return 7; }', atVector], // prettier-ignore
  ['filled by set, which typed arrays have', two, 'function g(x, y, out) { out.set([2 * x * y, x * x]); }', atTwo],
  ['filled in the shape of a matrix', matrix, 'function g(m, d) { d[0][0] = m[0][1]; d[0][1] = m[0][0]; d[1][0] = 5 * m[1][1]; d[1][1] = 5 * m[1][0]; }', atMatrix], // prettier-ignore
  ['filled row by row', matrix, 'function g(m, d) { d[0] = m[0][1]; d[1] = m[0][0]; d[2] = 5 * m[1][1]; d[3] = 5 * m[1][0]; }', atMatrix], // prettier-ignore
  ['filled by parameter', mixed, 'function g(w, b, d) { "use strict"; d[0][0] = w[1] * b; d[0][1] = w[0] * b; d[1] = w[0] * w[1]; }', atMixed], // prettier-ignore
  ['filled by name', two, 'function g(x, y, out) { out.x = 2 * x * y; out.y = x * x; }', atTwo],
  ['filled, with an array as default', two, 'function g(x, y, out = [0, 0]) { out[0] = 2 * x * y; out[1] = x * x; return 1; }', atTwo], // prettier-ignore
  ['a further parameter that is an option', two, 'function g(x, y, scale = 1) { return [2 * x * y * scale, x * x * scale]; }', atTwo], // prettier-ignore
  ['a further parameter that is not used', two, 'function g(x, y, options) { return [2 * x * y, x * x]; }', atTwo],
  // with the value
  ['[value, gradient] of G', two, 'function g(x, y) { return [x * x * y, [2 * x * y, x * x]]; }', atTwo],
  ['{value, gradient} of G', two, 'function g(x, y) { return { value: x * x * y, gradient: [2 * x * y, x * x] }; }', atTwo], // prettier-ignore
  ['{f, grad} of G', two, 'function g(x, y) { return { f: x * x * y, grad: { x: 2 * x * y, y: x * x } }; }', atTwo],
  ['{loss, dx, dy} of G', two, 'function g(x, y) { return { loss: x * x * y, dx: 2 * x * y, dy: x * x }; }', atTwo],
  ['[value, derivative] for one input', 'function f(x) { return x * x; }', 'function g(x) { return [x * x, 2 * x]; }', { x: 3 }], // prettier-ignore
  ['F alone: [value, gradient]', 'function f(x, y) { return [x * x * y, [2 * x * y, x * x]]; }', null, atTwo],
  ['F alone: [value, derivative]', 'function f(x) { return [x * x, 2 * x]; }', null, { x: 3 }],
  ['F alone: {value, gradient}', 'function f(x, y) { return { value: x * x * y, gradient: [2 * x * y, x * x] }; }', null, atTwo], // prettier-ignore
  ['F alone: {value, gradient by name}', 'function f(x, y) { return { value: x * x * y, gradient: { y: x * x, x: 2 * x * y } }; }', null, atTwo], // prettier-ignore
  ['F alone: {value, dx, dy}', 'function f(x, y) { return { value: x * x * y, dx: 2 * x * y, dy: x * x }; }', null, atTwo], // prettier-ignore
  ['F alone: filled', 'function f(x, y, g) { g[0] = 2 * x * y; g[1] = x * x; return x * x * y; }', null, atTwo],
  ['F alone: filled as in fmin', 'function f(x, fxprime) { fxprime = fxprime || [0, 0]; fxprime[0] = 2 * x[0] * x[1]; fxprime[1] = x[0] * x[0]; return x[0] * x[0] * x[1]; }', null, { x: [3, 5] }], // prettier-ignore
  ['F alone: filled, at a point without a name', 'function f(x, g) { g[0] = x[1]; g[1] = x[0]; return x[0] * x[1]; }', null, [3, 5]], // prettier-ignore
  ['F fused, and G besides', 'function f(x, y) { return { value: x * x * y, gradient: [7, 7] }; }', 'function g(x, y) { return [2 * x * y, x * x]; }', atTwo], // prettier-ignore
  ['F and G the same function, which fills', 'function f(x, g) { if (g !== undefined) { g[0] = x[1]; g[1] = x[0]; } return x[0] * x[1]; }', 'function f(x, g) { if (g !== undefined) { g[0] = x[1]; g[1] = x[0]; } return x[0] * x[1]; }', { x: [3, 5] }], // prettier-ignore
  ['F that has to be given something to fill', 'function f(x, g) { g[0] = x[1]; g[1] = x[0]; return x[0] * x[1]; }', 'function g(x) { return [x[1], x[0]]; }', { x: [3, 5] }], // prettier-ignore
  // Jacobians
  [
    'rows of a Jacobian',
    outputs,
    'function g(x, y) { return [[y, x], [2 * x, 0], [0, 1]]; }',
    atTwo,
    { jacobian: true },
  ],
  ['a Jacobian row by row', outputs, 'function g(x, y) { return [y, x, 2 * x, 0, 0, 1]; }', atTwo, { jacobian: true }],
  ['rows of a Jacobian by name', outputs, 'function g(x, y) { return [{ x: y, y: x }, { x: 2 * x, y: 0 }, { x: 0, y: 1 }]; }', atTwo, { jacobian: true }], // prettier-ignore
  ['columns of a Jacobian by name', outputs, 'function g(x, y) { return { x: [y, 2 * x, 0], y: [x, 0, 1] }; }', atTwo, { jacobian: true }], // prettier-ignore
  ['a Jacobian that is filled', outputs, 'function g(x, y, J) { J[0][0] = y; J[0][1] = x; J[1][0] = 2 * x; J[2][1] = 1; }', atTwo, { jacobian: true }], // prettier-ignore
  ['a Jacobian that is filled row by row', outputs, 'function g(x, y, J) { J.set([y, x, 2 * x, 0, 0, 1]); }', atTwo, { jacobian: true }], // prettier-ignore
  ['a Jacobian with its values', outputs, 'function g(x, y) { return { value: [x * y, x * x, y], jacobian: [[y, x], [2 * x, 0], [0, 1]] }; }', atTwo, { jacobian: true }], // prettier-ignore
  ['F alone: values and Jacobian', 'function f(x, y) { return [[x * y, x * x], [[y, x], [2 * x, 0]]]; }', null, atTwo, { jacobian: true }], // prettier-ignore
  ['F alone: a Jacobian that is filled', 'function f(x, y, J) { J[0][0] = y; J[0][1] = x; J[1][0] = 2 * x; return [x * y, x * x]; }', null, atTwo, { jacobian: true }], // prettier-ignore
  ['a Jacobian by one input', 'function f(x) { return [x * x, 3 * x]; }', 'function g(x) { return [2 * x, 3]; }', { x: 3 }, { jacobian: true }], // prettier-ignore
  ['a Jacobian of one output', 'function f(x, y) { return [x * y]; }', 'function g(x, y) { return [[y, x]]; }', atTwo, { jacobian: true }], // prettier-ignore
  ['a Jacobian of a number', two, 'function g(x, y) { return [2 * x * y, x * x]; }', atTwo, { jacobian: true }],
  // Hessians
  ['a Hessian', two, 'function g(x, y) { return [[2 * y, 2 * x], [2 * x, 0]]; }', atTwo, { order: 2 }],
  ['a Hessian row by row', two, 'function g(x, y) { return [2 * y, 2 * x, 2 * x, 0]; }', atTwo, { order: 2 }],
  ['a Hessian by names', two, 'function g(x, y) { return { x: { x: 2 * y, y: 2 * x }, y: { x: 2 * x, y: 0 } }; }', atTwo, { order: 2 }], // prettier-ignore
  ['a Hessian of one input', 'function f(x) { return x * x * x; }', 'function g(x) { return 6 * x; }', { x: 3 }, { order: 2 }], // prettier-ignore
  [
    'a Hessian of an array',
    vector,
    'function g(w) { return [[2, 0, 0], [0, 0, 3], [0, 3, 0]]; }',
    atVector,
    { order: 2 },
  ],
  ['a Hessian that is filled', two, 'function g(x, y, H) { H[0][0] = 2 * y; H[0][1] = H[1][0] = 2 * x; }', atTwo, { order: 2 }], // prettier-ignore
  ['a Hessian with value and gradient', two, 'function g(x, y) { return { value: 1, gradient: [1, 1], hessian: [[2 * y, 2 * x], [2 * x, 0]] }; }', atTwo, { order: 2 }], // prettier-ignore
  ['F alone: value, gradient, Hessian', 'function f(x, y) { return [x * x * y, [1, 1], [[2 * y, 2 * x], [2 * x, 0]]]; }', null, atTwo, { order: 2 }], // prettier-ignore
  ['a Hessian by some inputs', two, 'function g(x, y) { return [[2 * y, 2 * x], [2 * x, 0]]; }', atTwo, { order: 2, wrt: 'x' }], // prettier-ignore
  // some of the inputs
  ['some inputs of an array with all', two, 'function g(x, y) { return [2 * x * y, x * x]; }', atTwo, { wrt: 'y' }],
  ['some inputs alone', two, 'function g(x, y) { return x * x; }', atTwo, { wrt: 'y' }],
  ['some inputs by name', two, 'function g(x, y) { return { y: x * x }; }', atTwo, { wrt: 'y' }],
  ['an array of several parameters alone', mixed, 'function g(w, b) { return [w[1] * b, w[0] * b]; }', atMixed, { wrt: 'w' }], // prettier-ignore
  ['one number of an array', vector, 'function g(w) { return 3 * w[2]; }', atVector, { wrt: 'w[2]' }],
  ['a field of a record', record, 'function g(p) { return { p: { y: p.x * p.x } }; }', atRecord, { wrt: 'p.y' }],
  ['some inputs alone, in the order in which they are named', 'function f(x, y, z) { return x * x * y + z * z; }', 'function g(x, y, z) { return [2 * z, 2 * x * y]; }', { x: 3, y: 5, z: 7 }, { wrt: 'z,x' }], // prettier-ignore
  ['all inputs in another order', two, 'function g(x, y) { return [2 * x * y, x * x]; }', atTwo, { wrt: 'y,x' }],
  // texts
  ['texts of one variable', 'x^2', '2*x', { x: 3 }],
  ['an array in the order of the variables', 'y*x^2', '[x^2, 2*x*y]', atTwo],
  ['a text that uses fewer variables', 'x^2 + 3*y', '[2*x, 3]', atTwo],
  ['a text of a tensor', 'sum(w .* w)', '2*w', atVector],
  ['a text of a matrix', 'sum(m .* m)', '2*m', atMatrix],
  ['a variable that only the gradient has', 'x^2', '2*x*k', { x: 3, k: 1 }],
  ['a variable that only the gradient has, beside a file', 'function f(x) { return x * x; }', '2*x*k', { x: 3, k: 1 }],
  ['a parameter that only the gradient has', 'function f(x) { return x * x; }', 'function g(k, x) { return 2 * x * k; }', { x: 3, k: 1 }], // prettier-ignore
  ['a parameter that only the gradient of a text has', 'x^2', 'function g(x, k) { return 2 * x * k; }', { x: 3, k: 1 }],
  ['a tensor that only the gradient has', 'x^2', '2*x*sum(k)', { x: 3, k: [0.5, 0.5] }],
  ['a text with a file by name', 'x^2*y', 'function g(y, x) { return [2 * x * y, x * x]; }', atTwo],
  ['a text with a file by place', 'x^2*y', 'function g(a, b) { return [2 * a * b, a * a]; }', atTwo],
  ['a text with a file that fills', 'x^2*y', 'function g(x, y, out) { out[0] = 2 * x * y; out[1] = x * x; }', atTwo],
  ['a text with a file by name that gives names', 'x^2*y', 'function g(x, y) { return { y: x * x, x: 2 * x * y }; }', atTwo], // prettier-ignore
  ['a file with a text', two, '[2*x*y, x^2]', atTwo],
  ['a file that takes its parameter apart with a text', 'const f = ({ x, y }) => x * x * y;', '[2*x*y, x^2]', atTwo],
  ['a file of an array with a text', 'function f(w) { return w[0] * w[0] + w[1] * w[1] + w[2] * w[2]; }', '2*w', atVector], // prettier-ignore
  ['a text as Jacobian', 'x * [1, 2]', '[1, 2]', { x: 3 }, { jacobian: true }],
  ['a text as Hessian', 'x^2*y', '[[2*y, 2*x], [2*x, 0]]', atTwo, { order: 2 }],
];

describe('A right gradient is read', () => {
  test.each(forms)('%s', (_, f, g, at, options) => {
    const pair = readSubject(given(f), g === null ? null : given(g), options).at(at);
    const wanted = derivativesOver(float64, pair.problem, pair.problem.point);
    expect(wanted.length).toBe(pair.names.length);
    expect(givenOver(float64, pair, pair.problem.point)).toEqual(wanted);
  });
});

test('Constants of the gradient are its own', () => {
  const g = programOfText('function g(x, k, out) { out[0] = k[0] * x + k[1].a; }', null, { k: [2, { a: 1 }] });
  const f = programOfText('function f(x) { return x * x + x; }');
  for (const each of [f, 'x^2 + x']) {
    const pair = readSubject(each, g).at({ x: 3 });
    expect(givenOver(float64, pair, pair.problem.point)).toEqual([7]);
  }
});

describe('It is read over any arithmetic', () => {
  test('the same forms over duals: their tangents are second derivatives', () => {
    const A = dual(float64);
    const fills = 'function g(x, y, out) { out[0] = 2 * x * y; out[1] = x * x; }';
    for (const g of [fills, 'function g(x, y) { return { dy: x * x, dx: 2 * x * y }; }', '[2*x*y, x^2]']) {
      const pair = readSubject(given(two), given(g)).at(atTwo);
      const inputs = pair.problem.point.map((primal, i) => ({ primal, tangent: i === 0 ? 1 : undefined }));
      expect(givenOver(A, pair, inputs).map(({ tangent }) => tangent)).toEqual([10, 6]);
    }
  });

  test('literals of the gradient are those of the format', () => {
    for (const g of ['0.1*x', 'function g(x) { return 0.1 * x; }']) {
      const pair = readSubject('0.05*x^2', given(g), { precision: 'float32' }).at({ x: 1 });
      expect(givenOver(float64, pair, [1])).toEqual([Math.fround(0.1)]);
    }
  });

  test('a gradient without a value at the point is read where it has one', () => {
    const g = 'function g(x, y, out) { if (x === 0) throw new Error("no"); out[0] = y / x; out[1] = Math.log(x); }';
    const pair = readSubject('log(x)*y', given(g)).at({ x: 0, y: 2 });
    expect(givenOver(float64, pair, [1, 3])).toEqual([3, 0]);
  });

  test('zeros that a function leaves as they are given are zeros, at other points too', () => {
    const pair = readSubject('max(x, 0)^2', given('function g(x, out) { if (x > 0) out[0] = 2 * x; }')).at({ x: 1 });
    expect(givenOver(float64, pair, [-1])).toEqual([0]);
  });

  test('a result of another form at another point is an error', () => {
    const pair = readSubject(given(two), given('function g(x, y) { return x > 0 ? [1, 2] : [1]; }')).at(atTwo);
    expect(() => givenOver(float64, pair, [-1, 1])).toThrow('the gradient is an array of 1 number there');
  });
});

const remarks: [what: string, f: string, g: string | null, at: GivenPoint, remark: string, options?: SubjectOptions][] =
  [
    ['filled', two, 'function g(x, y, o) { o[0] = 1; }', atTwo, 'what stands in the last argument'],
    ['fused', 'function f(x) { return [x, 1]; }', null, { x: 1 }, 'what comes with the value'],
    [
      'ambiguous',
      'function f(b, w) { return w[0] * w[1] * b; }',
      'function g(b, w) { return [7, [1, 2]]; }',
      atMixed,
      'could be read as well',
      { wrt: 'w' },
    ],
    ['in another order', two, 'function g(y, x) { return [1, 2]; }', atTwo, 'the same names in another order'],
  ];
test.each(remarks)('It is told how a gradient is read: %s', (_, f, g, at, remark, options) => {
  const pair = readSubject(given(f), g === null ? null : given(g), options).at(at);
  expect(pair.remarks.map(({ message }) => message).join()).toContain(remark);
});

const takesTwo = 'expected a number for each of x, y, in this order or by name';
type Refusal = [what: string, f: string, g: string | null, at: GivenPoint, code: string, said: string, hint: string | null, options?: SubjectOptions]; // prettier-ignore
const refusals: Refusal[] = [
  ['too many', two, 'function g(x, y) { return [1, 2, 3]; }', atTwo, 'bad-gradient', `the gradient is an array of 3 numbers; ${takesTwo}`, null], // prettier-ignore
  [
    'too few',
    two,
    'function g(x, y) { return 5; }',
    atTwo,
    'bad-gradient',
    `the gradient is a number; ${takesTwo}`,
    null,
  ],
  ['nothing', two, 'function g(x, y) { }', atTwo, 'bad-gradient', 'the gradient is undefined', 'does it return on every path'], // prettier-ignore
  ['a name is missing', two, 'function g(x, y) { return { x: 1 }; }', atTwo, 'bad-gradient', 'an object with x;', "there is nothing for y; for the others alone: wrt: 'x'"], // prettier-ignore
  ['a name that is no input', two, 'function g(x, y) { return { x: 1, y: 2, z: 3 }; }', atTwo, 'bad-gradient', 'an object with x, y, z;', "the function has no input 'z'"], // prettier-ignore
  ['a name that is misspelt', two, 'function g(x, y) { return { x: 1, yy: 3 }; }', atTwo, 'bad-gradient', 'an object with x, yy;', "did you mean 'y' by 'yy'?"], // prettier-ignore
  ['a field is missing', record, 'function g(p) { return { x: 1 }; }', atRecord, 'bad-gradient', 'for each of p.x, p.y', 'there is nothing for p.y'], // prettier-ignore
  ['a matrix for two numbers', two, 'function g(x, y) { return [[1, 2], [3, 4]]; }', atTwo, 'bad-gradient', 'an array of shape [2, 2];', 'is it a Hessian? order: 2'], // prettier-ignore
  ['a matrix of another shape', matrix, 'function g(m) { return [[1], [2], [3]]; }', atMatrix, 'bad-gradient', 'an array of shape [3, 1];', null], // prettier-ignore
  ['a gradient as Hessian', two, 'function g(x, y) { return [1, 2]; }', atTwo, 'bad-gradient', 'expected a Hessian, a row for each of x, y', 'is it a gradient? order: 1', { order: 2 }], // prettier-ignore
  ['texts among numbers', two, 'function g(x, y) { return [1, "a"]; }', atTwo, 'bad-gradient', 'an array of a number, "a";', null], // prettier-ignore
  [
    'a function',
    two,
    'function g(x, y) { return () => 1; }',
    atTwo,
    'bad-gradient',
    'the gradient is a function;',
    null,
  ],
  ['more is filled than there is', two, 'function g(x, y, o) { o[0] = 1; o[1] = 2; o[2] = 3; }', atTwo, 'bad-gradient', 'an array of 3 numbers;', null], // prettier-ignore
  ['rows are missing', outputs, 'function g(x, y) { return [[1, 2], [3, 4]]; }', atTwo, 'bad-gradient', 'an array of shape [2, 2]; expected a Jacobian, for each number of the output of shape [3]', null, { jacobian: true }], // prettier-ignore
  ['several outputs without a Jacobian', outputs, 'function g(x, y) { return [1, 2]; }', atTwo, 'bad-option', 'the function gives numbers of shape [3]', "'jacobian'"], // prettier-ignore
  ['a Jacobian of second order', outputs, 'function g(x, y) { return [1, 2]; }', atTwo, 'bad-option', 'second derivatives are those of one number', "leave out 'jacobian'", { jacobian: true, order: 2 }], // prettier-ignore
  ['a function alone without a gradient', two, null, atTwo, 'bad-gradient', 'the function gives a number, and no gradient', 'give the gradient as well'], // prettier-ignore
  ['a value alone by name', 'function f(x) { return { value: x }; }', null, { x: 1 }, 'bad-gradient', 'the function gives an object with value, and no gradient', 'give the gradient as well'], // prettier-ignore
  ['a fused gradient that is too short', 'function f(x, y) { return { value: x, gradient: [1] }; }', null, atTwo, 'bad-gradient', 'the gradient is an array of 1 number;', null], // prettier-ignore
  [
    'a text alone',
    'x^2',
    null,
    { x: 1 },
    'bad-gradient',
    'an expression gives no gradient',
    'give the gradient as well',
  ],
  ['a variable that nobody knows', 'alpha^2', '2*alhpa', { alpha: 1 }, 'unknown-variable', "the gradient has a variable 'alhpa'", "did you mean 'alpha'?"], // prettier-ignore
  ['a variable that is misread', 'x^2', 'sinx', { x: 1 }, 'unknown-variable', "the gradient has a variable 'sinx'", 'write sin(x)'], // prettier-ignore
  ['a parameter without a value', 'x^2', 'function g(x, k) { return 2 * x * k; }', { x: 1 }, 'unbound-variable', "the gradient has a parameter 'k'", 'k=…'], // prettier-ignore
  ['it throws', two, 'function g(x, y) { throw new Error("broken"); }', atTwo, 'program-failed', 'throws Error: broken', null], // prettier-ignore
  ['it does not end', two, 'function g(x, y) { for (;;); }', atTwo, 'step-limit', '1,000 steps', 'maxSteps', { maxSteps: 1000 }], // prettier-ignore
  ['it takes too long', two, 'function g(x, y) { for (;;); }', atTwo, 'timeout', 'did not end in time', 'timeout', { maxSteps: 3e7, timeout: 5 }], // prettier-ignore
  ['it contains itself', two, 'function g(x, y) { const a = [1]; a[1] = a; return a; }', atTwo, 'bad-gradient', 'an array of a number, an array;', null], // prettier-ignore
];

describe('It is said what came, what was expected, and the way out', () => {
  test.each(refusals)('%s', (_, f, g, at, code, said, hint, options) => {
    const error = errorOf(() => readSubject(given(f), g === null ? null : given(g), options).at(at));
    expect(error.code).toBe(code);
    expect(error.message).toContain(said);
    if (hint !== null) expect(error.hint).toContain(hint);
  });

  test('at the place of the gradient in its file', () => {
    const error = errorOf(() => readSubject(given(two), given('// the gradient\nfunction g(x, y) {\n  return [x];\n}')).at(atTwo)); // prettier-ignore
    expect(error.source?.text.slice(error.span?.start, error.span?.end)).toBe('function g(x, y) {');
  });
});

function errorOf(step: () => unknown): DiffcmpError {
  try {
    step();
  } catch (error) {
    if (error instanceof DiffcmpError) return error;
    throw error;
  }
  throw new Error('it reads');
}
