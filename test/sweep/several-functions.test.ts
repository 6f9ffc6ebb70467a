// Sweeps of several functions: whose each panel is, what each takes of the points, and what is refused.
import { expect, test } from 'vitest';
import { DiffcmpError, readProgram, sweep, type SweepOptions } from '../../src/index.js';

const few = { methods: 'central-difference,reverse,symbolic', from: 1e-6, to: 1e-3, perDecade: 1 } as const;

test('each function is what it is alone, in panels that go on', async () => {
  const texts = ['1-cos(x)', '2*sin(x/2)^2', 'x*y'];
  const at = { x: 1e-4, y: 2 };
  const data = await sweep('1-cos(x)', { ...few, at, and: texts.slice(1), wrt: 'x' });
  expect([data.expression, data.read]).toEqual(['1-cos(x)', '1 - cos(x)']);
  expect(data.references.map(({ panel, expression, read }) => [panel, expression, read])).toEqual([[0, '1-cos(x)', '1 - cos(x)'], [1, '2*sin(x/2)^2', '2 * sin(x / 2)^2'], [2, 'x*y', 'x * y']]); // prettier-ignore
  for (const [panel, text] of texts.entries()) {
    const alone = await sweep(text, { ...few, at: text === 'x*y' ? at : { x: 1e-4 }, wrt: 'x' });
    const own = <T extends { panel: number }>(all: readonly T[]): unknown[] => all.filter((each) => each.panel === panel).map((each) => ({ ...each, panel: 0 })); // prettier-ignore
    expect([own(data.references), own(data.series), own(data.exact)]).toEqual([alone.references, alone.series, alone.exact]); // prettier-ignore
  }
});

test('several points: a text is one where it is one for every function, which takes of it what it has', async () => {
  const panelsOf = async (at: SweepOptions['at'], ...and: string[]): Promise<unknown[]> =>
    (await sweep('x^2', { ...few, at, and })).references.map(({ expression, point }) => [expression, point]);
  expect(await panelsOf(['x=1', 'x=2'], 'sin(x)')).toEqual([['x^2', { x: 1 }], ['x^2', { x: 2 }], ['sin(x)', { x: 1 }], ['sin(x)', { x: 2 }]]); // prettier-ignore
  expect(await panelsOf(['x=1', 'y=2'], 'y^3')).toEqual([
    ['x^2', { x: 1 }],
    ['y^3', { y: 2 }],
  ]);
  expect(await panelsOf(['x=1,y=2', 'x=2,y=3'], 'y^3')).toEqual([['x^2', { x: 1 }], ['x^2', { x: 2 }], ['y^3', { y: 2 }], ['y^3', { y: 3 }]]); // prettier-ignore
  expect(await panelsOf([{ x: 1, y: 2 }], 'y^3')).toEqual([
    ['x^2', { x: 1 }],
    ['y^3', { y: 2 }],
  ]);
});

test('a function of a file beside an expression; what one of them lacks is told of that one', async () => {
  const file = readProgram('fixtures/programs/pendulum.js#rk4', { set: { steps: 3, time: 2 } });
  const data = await sweep('sin(angle)', { ...few, at: 'angle=0.5,length=1', and: [file], wrt: 'angle' });
  expect(data.references.map(({ expression, point }) => [expression, point])).toEqual([['sin(angle)', { angle: 0.5 }], [file.text, { angle: 0.5, length: 1 }]]); // prettier-ignore
  expect(data.exact.filter(({ error }) => error === null).map(({ expression, method }) => [expression, method])).toEqual([[file.text, 'symbolic']]); // prettier-ignore
});

test.each<[SweepOptions, string]>([
  [{ at: 'x=1', and: ['y*x'] }, "unbound-variable: 'y' has no value; at: 'x=1,y=…'"],
  [{ at: 'x=1', and: ['y'] }, "unbound-variable: 'y' has no value; at: 'x=1,y=…'"],
  [{ at: { x: 1 }, and: ['y'] }, "unbound-variable: 'y' has no value; at: 'x=1,y=…'"],
  [{ at: 'x=1,z=2', and: ['y*x'] }, "unknown-variable: the expression has no variable 'z'"],
  [{ at: 'x=1', and: ['2'] }, 'bad-option: the expression has no variable to move by δ'],
  [{ at: 'x=1', and: Array.from({ length: 8 }, () => 'x') }, 'bad-option: that would be 9 panels, one per function, point and input; 8 are the most'],
  [{ at: ['x=1', 'x=2', 'x=3'], and: ['x', 'x'] }, 'bad-option: that would be 9 panels'],
  [{ at: 'x=1', and: ['x+'] }, 'expr-syntax: '],
  [{ at: 'x=-1', and: ['log(x)'] }, 'outside-domain: the function is not defined at x = -1'],
])('x^2 with %j is refused: %s', async (options, said) => {
  const error: unknown = await sweep('x^2', { ...few, ...options }).catch((thrown: unknown) => thrown);
  if (!(error instanceof DiffcmpError)) throw new Error('no DiffcmpError', { cause: error });
  expect(`${error.code}: ${error.message}; ${error.hint ?? ''}`).toContain(said);
}); // prettier-ignore
