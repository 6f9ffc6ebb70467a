// Reasons of second derivatives: each method's own run, to the bit, and causes that are known by construction.
import { expect, test } from 'vitest';
import { compare } from '../../src/compare/compare.js';
import type { LossReason } from '../../src/explain/causes.js';
import type { MethodId } from '../../src/methods/table.js';

const exact = 'forward,reverse,complex-step';
const differences = 'central-difference,five-point,forward-difference,backward-difference';

/* prettier-ignore */
const known: readonly (readonly [LossReason, string, Record<string, number>, node: string | null, methods: string])[] = [
  ['cancellation', '(1 - cos(x))/x^2', { x: 1e-5 }, '1 - cos(x)', `${exact},symbolic`],
  ['cancellation', 'log(exp(x) - 1)', { x: 1e-10 }, 'exp(x) - 1', exact],
  ['cancellation', '(exp(x) - 1)/x', { x: 1e-6 }, 'exp(x) - 1', exact],
  ['overflow', 'log(1 + exp(x))*x', { x: 720 }, 'exp(x)', 'forward,reverse'],
  ['underflow', 'log(exp(-x))*x', { x: 800 }, 'exp(-x)', exact],
  ['saturation', 'log(1 - tanh(x)^2)*x', { x: 20 }, '1 - tanh(x)^2', exact],
  ['branch', 'x*10 >= 3 ? x^3 : x', { x: 0.3 }, 'x * 10 >= 3', exact],
  ['branch', 'x > 1 ? 5*x^2 : x^2', { x: 1 + 1e-9 }, 'x > 1', 'central-difference,backward-difference,five-point'],
  ['untaken-undefined', 'x > 0 ? x^2 : log(x)', { x: 1e-10 }, 'log(x)', 'central-difference,backward-difference,five-point'],
  ['zero-over-zero', 'abs(x)^3', { x: 0 }, null, 'symbolic'],
  ['step-too-wide', 'sin(1e6*x)', { x: 1.2 }, null, differences],
  ['step-too-wide', 'exp(100*x)', { x: 0.1 }, null, differences],
  ['step-too-wide', 'abs(x)^3', { x: 0 }, null, differences],
  ['step-too-wide', 'exp(x*y)*sin(50*y)', { x: 0.3, y: 0.4 }, null, differences],
];

test.each(known)('%s: %s at %o', async (cause, expression, at, node, methods) => {
  const { results } = await compare(expression, { at, methods, order: 2, explain: true });
  for (const { method, hessianWhy } of results) {
    expect(hessianWhy, method).toMatchObject({ cause, ...(node !== null && { node }) });
    expect(hessianWhy?.wrt).toHaveLength(2);
  }
});

test('step too narrow is told of a step that is', async () => {
  const { results } = await compare('exp(x)*x', { at: 1.2, methods: differences, delta: 1e-6, order: 2, explain: true });
  for (const { method, hessianWhy } of results) expect(hessianWhy, method).toMatchObject({ cause: 'step-too-narrow' });
}); // prettier-ignore

test.each(['richardson', 'central-difference'])('and of a mixed derivative: %s', async (methods) => {
  const { results } = await compare('1e20 + x*y', { at: { x: 1, y: 1 }, methods, order: 2, explain: true });
  expect(results[0]?.hessianWhy).toMatchObject({ cause: 'step-too-narrow', wrt: ['x', 'y'] });
});

// a reason is given only if the run gives what the method gave, to the bit: where it is off, a reason shows that it did
test.each([
  ['exp(x)*x', { x: 1.2 }, 'x,x'],
  ['sin(1e6*x) + y', { x: 1.2, y: 3 }, 'x,x'],
  ['sin(1e3*x*y)*exp(1e2*y)', { x: 1.2, y: 0.3 }, null],
])('every difference of %s at %o is run again', async (expression, at, wrt) => {
  const { results } = await compare(expression, { at, methods: differences, order: 2, explain: 'nodes' });
  for (const { method, hessianWhy, hessianNodes, hessian } of results) {
    expect(hessianWhy, method).not.toBeNull();
    const [first = '', second = ''] = hessianWhy?.wrt ?? [];
    if (wrt !== null) expect(String(hessianWhy?.wrt)).toBe(wrt);
    if ((hessianNodes?.length ?? 0) < 500) expect(hessianNodes?.at(-1)?.value).toBe(hessian?.[first]?.[second]);
  }
});

// which of two directions a tape is seeded along decides the last bits: these two are off by what only their own order gives
test.each([
  ['log(exp(x*y) - 1)', { x: 1e-10, y: 0.3 }],
  ['log(x*(y + x))', { x: 1e-7, y: 0.3 }],
  ['x*y/(x + y) - cos(y)', { x: 1e-7, y: 0.3 }],
])('every exact method is run again across two inputs, in its own order: %s at %o', async (expression, at) => {
  const { results } = await compare(expression, { at, methods: exact, order: 2, explain: 'nodes' });
  const across = results.filter(({ hessianWhy }) => new Set(hessianWhy?.wrt).size === 2);
  expect(across.map(({ method }) => method)).toContain('reverse');
  for (const { method, hessianNodes, hessian } of across)
    expect(hessianNodes?.at(-1)?.value, method).toBe(hessian?.x?.y);
});

test.each([
  ['(1 - cos(x))/x^2', { x: 1e-5 }],
  ['sin(30*x*y)', { x: 0.4, y: 0.7 }],
  ['log(x*(y + x))', { x: 1e-7, y: 0.3 }],
])('Richardson is run again, along one input and across two: %s at %o', async (expression, at) => {
  const { results } = await compare(expression, { at, methods: 'richardson', order: 2, explain: 'nodes' });
  const { hessianWhy, hessianNodes, hessian } = results[0] ?? {};
  const [first = '', second = ''] = hessianWhy?.wrt ?? [];
  expect([first, second]).toEqual(Object.keys(at).length === 1 ? ['x', 'x'] : ['x', 'y']);
  expect(hessianNodes?.at(-1)?.value).toBe(hessian?.[first]?.[second]);
});

test('a second derivative that is right to the last bit has no reason, by any method', async () => {
  for (const [expression, x] of [['x*cos(x)', 1.2], ['x^3', 2], ['exp(x)', 0.5]] as const) {
    const { results } = await compare(expression, { at: { x }, methods: 'all', order: 2, explain: true });
    for (const { method, hessianError, hessianWhy } of results)
      if (Number(hessianError?.x?.x?.ulps) <= 2) expect(hessianWhy, `${expression}, ${method}`).toBeNull();
  }
}); // prettier-ignore

test('which side is taken of a second derivative that there is none of', async () => {
  const { results } = await compare('x*abs(x)', { at: 0, methods: 'all', order: 2, explain: true });
  const taken = (id: MethodId) => {
    const { stands, slope } = results.find(({ method }) => method === id)?.hessianSide ?? {};
    return `${stands} ${slope}`;
  };
  expect(['forward', 'reverse', 'symbolic', 'complex-step', 'richardson', 'central-difference', 'forward-difference', 'backward-difference'].map((id) => taken(id as MethodId))).toEqual(
    ['point right', 'point right', 'point none', 'point right', 'both none', 'both mean', 'right right', 'left left'],
  ); // prettier-ignore
});
