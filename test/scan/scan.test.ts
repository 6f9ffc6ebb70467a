// What a scan says of points, functions and inputs; what it refuses, and how.
import { expect, test } from 'vitest';
import { DiffcmpError, readProgram, scan, type ScanOptions } from '../../src/index.js';

async function refusalOf(expression: string, options: ScanOptions): Promise<string> {
  const error: unknown = await scan(expression, { methods: 'reverse', points: 3, ...options }).catch((thrown: unknown) => thrown); // prettier-ignore
  if (!(error instanceof DiffcmpError)) throw new Error('no DiffcmpError', { cause: error });
  return `${error.code}: ${error.message}; ${error.hint ?? ''}`;
}

test.each([
  ['abs(x)', 'x=-1:1', ['certified', 'kink', 'certified']],
  ['floor(x)', 'x=-0.5:0.5', ['certified', 'jump', 'certified']],
  ['cbrt(x)', 'x=-1:1', ['certified', 'infinite', 'certified']],
  ['1/x', 'x=-1:1', ['certified', 'undefined', 'certified']],
  ['log(x)', 'x=-1:1', ['undefined', 'undefined', 'certified']],
  ['x^2', '-1:1', ['certified', 'certified', 'certified']],
])('verdicts of %s over %s', async (expression, at, verdicts) => {
  const data = await scan(expression, { at, points: 3, methods: 'reverse' });
  expect(data.verdicts).toEqual(verdicts);
  expect(data.series[0]?.bits.map((bits) => bits !== null)).toEqual(verdicts.map((verdict) => verdict === 'certified'));
  expect(data.panels[0]?.messages.map((message) => message === null)).toEqual(verdicts.map((verdict) => verdict === 'certified')); // prettier-ignore
});

test('the input that moves, those that stay, and what is differentiated by', async () => {
  const data = await scan('x*y^2*w[2]', { at: { x: '-1:1', y: 'pi/4', w: [1, 2] }, wrt: 'y,x', points: 3, methods: 'ad' }); // prettier-ignore
  expect(data).toMatchObject({ input: 'x', from: -1, to: 1, xs: [-1, 0, 1], axis: 'linear', wrt: 'y', point: { y: Math.PI / 4, w: [1, 2] } }); // prettier-ignore
  expect(data.panels.map(({ panel, wrt }) => [panel, wrt])).toEqual([[0, 'y'], [1, 'x']]); // prettier-ignore
  expect(data.series.map(({ panel, wrt, method }) => [panel, wrt, method])).toEqual([[0, 'y', 'forward'], [0, 'y', 'reverse'], [1, 'x', 'forward'], [1, 'x', 'reverse']]); // prettier-ignore
  expect(Object.keys((await scan('x*y', { at: ['y=2', 'x=0:1'], points: 2 })).point)).toEqual(['y']);
});

test.each([
  ['a text', 'A=[[1,2],[-1:1,3]],b=4'],
  [
    'arrays',
    {
      A: [
        [1, 2],
        ['-1:1', 3],
      ],
      b: 4,
    },
  ],
  ['a text by name', { A: '[[1,2],[-1:1,3]]', b: 4 }],
  ['texts', ['b=4', 'A=[[1,2],[ -1:1 ,3]]']],
])('a number of an array that moves: %s', async (_, at) => {
  const data = await scan('A[1,2]*A[2,1]^2*b', { at, points: 3, methods: 'forward' });
  expect(data).toMatchObject({ input: 'A[2,1]', wrt: 'A[2,1]', from: -1, to: 1, xs: [-1, 0, 1], verdicts: ['certified', 'certified', 'certified'] }); // prettier-ignore
  expect(data.point).toEqual({ 'A[1,1]': 1, 'A[1,2]': 2, 'A[2,2]': 3, b: 4 });
});

test('a number of an array that moves, of two functions', async () => {
  const data = await scan('w[1]*w[2]', { at: 'w=[0:1,2],v=3', and: ['v*sum(w)'], points: 2, methods: 'forward' });
  expect(data.panels.map(({ wrt, verdicts }) => [wrt, verdicts])).toEqual([['w[1]', ['certified', 'certified']], ['w[1]', ['certified', 'certified']]]); // prettier-ignore
});

test('several functions: the first one is that of the fields without a panel', async () => {
  const data = await scan('abs(x)', { at: '-1:1', and: ['1/x', 'x'], points: 3, methods: 'reverse' });
  expect([data.expression, data.verdicts[1]]).toEqual(['abs(x)', 'kink']);
  expect(data.panels.map(({ expression, verdicts }) => [expression, verdicts[1]])).toEqual([['abs(x)', 'kink'], ['1/x', 'undefined'], ['x', 'certified']]); // prettier-ignore
  expect(data.series.map(({ expression }) => expression)).toEqual(['abs(x)', '1/x', 'x']);
});

test('several functions: one without a value anywhere says so, and the others are scanned', async () => {
  const { panels, series } = await scan('log(x)', { at: '-2:-1', and: ['x^2'], points: 3, methods: 'reverse' });
  expect(panels.map(({ verdicts }) => verdicts[0])).toEqual(['undefined', 'certified']);
  expect(panels[0]?.messages[2]).toBe('the domain of log is x > 0');
  expect(series.find(({ panel }) => panel === 1)?.bits).toEqual([53, 53, 53]);
  await expect(scan('log(x)', { at: '-2:-1', and: ['sqrt(x)'], points: 3 })).rejects.toThrow('the function is not defined at any of the 3 points from x = -2 to -1'); // prettier-ignore
});

test('points in float32 are its numbers, and bits are of 24', async () => {
  const data = await scan('x*cos(x)', { at: '0.1:0.2', points: 3, precision: 'float32', methods: 'reverse' });
  expect(data.xs).toEqual([Math.fround(0.1), Math.fround(0.15), Math.fround(0.2)]);
  expect([data.below, Math.max(...(data.series[0]?.bits ?? []).map(Number)) <= 24]).toEqual([6, true]);
});

test('a function of a file, whose symbolic derivative has no means, and which throws beside its domain', async () => {
  const data = await scan(readProgram('fixtures/programs/pendulum.js#rk4', { set: { steps: 3, time: 2 } }), { at: 'length=1,angle=0.1:1', points: 3, methods: 'ad,symbolic' }); // prettier-ignore
  expect([data.input, data.wrt, data.point, data.series.map(({ method }) => method)]).toEqual(['angle', 'angle', { length: 1 }, ['forward', 'reverse']]); // prettier-ignore
  expect(data.unsupported).toMatchObject([{ method: 'symbolic', panel: 0, wrt: 'angle' }]);
});

test('stretches: a method with fewer bits than `below`, from the first such point to the last', async () => {
  const options = { at: 'x=1e-9:1', log: true, points: 10, methods: 'forward' } as const;
  const { xs, series, stretches } = await scan('x/(exp(x)-1)', options);
  const last = series[0]?.bits.findLastIndex((bits) => Number(bits) < 13) ?? -1;
  expect(stretches).toMatchObject([
    {
      method: 'forward',
      from: 1e-9,
      to: xs[last],
      fewest: 0,
      failed: 0,
      why: { cause: 'cancellation', node: 'exp(x) - 1', line: 1, column: 10 },
    },
  ]);
  expect((await scan('x/(exp(x)-1)', { ...options, below: 53 })).stretches[0]?.to).toBeGreaterThan(xs[last] as number);
});

test.each<[string, string, string, Partial<ScanOptions>, unknown]>([
  ['log(1 + exp(x))', 'x=1:1000', 'forward', {}, ['overflow', 'exp(x)']],
  ['x*y + (1 - cos(x))/x^2', 'x=1e-6:1e-5,y=2', 'reverse', { wrt: 'y,x', below: 40 }, ['cancellation', '1 - cos(x)']],
  ['acoth(x)', 'x=2:3', 'symbolic', {}, ['wrong-rule', 'acoth(x)']],
  ['sin(x)', 'x=1:2', 'central-difference', { delta: 1e-13 }, ['step-too-narrow', '(f(x + δ) - f(x - δ))/2δ']],
])('the reason of a stretch is measured at its worst point: %s over %s, %s', async (expression, at, methods, options, expected) => {
  const { stretches } = await scan(expression, { at, points: 7, methods, ...options });
  expect(stretches.length).toBeGreaterThan(0);
  for (const { why } of stretches) expect([why?.cause, why?.node]).toEqual(expected);
}); // prettier-ignore

test('of each method and input the three longest stretches are explained, and nothing where no number is given', async () => {
  // one point in three lies on the side that cancels
  const data = await scan('sin(20*x) > 0 ? x : (x + 1e14 - 1e14)^2', { at: 'x=0.01:0.99', points: 99, methods: 'ad' });
  for (const method of ['forward', 'reverse']) {
    const own = data.stretches.filter((each) => each.method === method);
    expect(own.length).toBeGreaterThan(3);
    const told = own.filter(({ why }) => why !== null);
    expect(told).toHaveLength(3);
    const least = Math.min(...told.map(({ points }) => points));
    expect(own.every(({ points, why }) => why !== null || points <= least)).toBe(true);
  }
}); // prettier-ignore

test('no method is a scan of verdicts', async () => {
  expect(await scan('abs(x)', { at: '-1:1', points: 3, methods: 'none' })).toMatchObject({ series: [], stretches: [], verdicts: ['certified', 'kink', 'certified'] }); // prettier-ignore
});

test.each<[string, ScanOptions, string]>([
  ['x', {}, "bad-range: a scan needs a range to move an input over; for example at: 'x=-1:1'"],
  ['x', { at: 1 }, 'bad-range: a scan needs a range'],
  ['y', { at: 'y=0..1' }, "bad-range: a range is written with a colon between its ends; for example at: 'y=-1:1'"],
  ['x*y', { at: 'x=0:1,y=1:2' }, "bad-range: 'x' and 'y' both have a range, and a scan moves one input"],
  ['x', { at: 'x=1:0' }, "bad-range: the range is reversed; write at: 'x=0:1'"],
  ['sum(w)', { at: 'w=[2, 1:0]' }, "bad-range: the range is reversed; write at: 'w=[2, 0:1]'"],
  [
    'sum(w)',
    { at: 'w=[2, 1]' },
    "bad-range: a scan needs a range to move an input over; for example at: 'w=[-1:1, 1]'",
  ],
  ['sum(w)', { at: 'w=[0:2, 0:1]' }, "bad-range: '0:2' and '0:1' are both ranges, and a scan moves one number; "],
  ['sum(w)', { at: 'w=[0:1, foo]' }, "bad-point: 'foo' is not a constant"],
  ['x', { at: 'x=1:1' }, 'bad-range: both ends of the range are the same number'],
  ['x', { at: '1:1.000000001', precision: 'float32' }, 'bad-range: both ends of the range are the same number of float32'], // prettier-ignore
  ['x', { at: '1:1.0000003', precision: 'float32', points: 9 }, 'bad-range: the range has fewer than 9 numbers of float32: 1 would come twice; a wider range, or fewer: points: 4'], // prettier-ignore
  ['x', { at: 'x=0:0.1:1' }, 'bad-range: a range has two ends'],
  ['x', { at: 'x=0:[1,2]' }, 'bad-range: an end of a range is one number'],
  ['x', { at: 'x=0:y' }, "bad-point: 'y' is not a constant"],
  ['x', { at: 'x=0:1/0' }, 'bad-point: '],
  ['x', { at: 'x=:1' }, 'bad-point: a value is missing'],
  // what stood for the range while the point was read isn't what was written
  ['x*y', { at: 'x=0:1' }, "unbound-variable: 'y' has no value; at: 'x=0:1,y=…'"],
  ['x*y', { at: '0:1' }, "unbound-variable: 'y' has no value; at: 'x=0:1,y=…'"],
  ['ax*x*y', { at: 'ax=1,x=1:2' }, "unbound-variable: 'y' has no value; at: 'ax=1,x=1:2,y=…'"],
  ['x*y', { at: { x: '0:1' } }, "unbound-variable: 'y' has no value; at: 'x=0:1,y=…'"],
  ['x^2', { at: 'x=0:1', and: ['y*x'] }, "unbound-variable: 'y' has no value; at: 'x=0:1,y=…'"],
  ['x^2', { at: 'x=0:1,z=2', and: ['y*x'] }, "unknown-variable: the expression has no variable 'z'"],
  ['x^2', { at: 'x=0:1,y=2', and: ['y'] }, "bad-range: 'y' has no input 'x', and is the same all over the range"],
  ['x', { at: 'y=0:1' }, "unknown-variable: the expression has no variable 'y'"],
  ['x', { at: 'x=0:1', log: true }, "bad-range: a logarithmic axis never reaches 0; scan one side of it: at: 'x=1e-16:1'; or a linear axis, without 'log'"], // prettier-ignore
  [
    'x',
    { at: '-4:0', log: true },
    "bad-range: a logarithmic axis never reaches 0; scan one side of it: at: '-4:-4e-16'",
  ],
  ['x', { at: 'x=-1:2', log: true }, 'bad-range: the range crosses 0, which a logarithmic axis never reaches'],
  [
    'log(x)',
    { at: '-2:-1' },
    'outside-domain: the function is not defined at any of the 3 points from x = -2 to -1; the domain of log is x > 0',
  ],
  ['[x, x]', { at: '0:1' }, 'bad-option: a scan is of one number, and the value has shape [2]'],
  ['x', { at: '0:1', below: 54 }, "bad-option: 'below' must be a whole number from 1 to 53"],
  ['x', { at: '0:1', points: 1 }, "bad-option: 'points' must be a whole number from 2 to 100,000"],
  ['x', { at: '0:1', and: ['x', 'x^2', 'x', 'x', 'x', 'x', 'x', 'x'] }, 'bad-option: that would be 9 panels'],
  ['x', { at: '0:1', and: ['x+'] }, 'expr-syntax: '],
])('%s with %j is refused: %s', async (expression, options, said) => {
  expect(await refusalOf(expression, options)).toContain(said);
});

test.each<[ScanOptions['at'], string, number]>([
  ['z=0:1,x=1', 'z=0:1,x=1', 0],
  ['x=0:1,z=1', 'x=0:1,z=1', 6],
  ['x = 0.5 : 1.5, z=1', 'x = 0.5 : 1.5, z=1', 15],
  [{ x: '0:1', z: 3 }, 'z=3', 0],
])('an error in %j points into what was written', async (at, source, start) => {
  const error: unknown = await scan('x', { at }).catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({ code: 'unknown-variable', source: { text: source }, span: { start } });
});

test('each of several functions takes of the point what it has, in every form of a point', async () => {
  const file = readProgram('fixtures/programs/pendulum.js#rk4', { set: { steps: 3, time: 2 } });
  for (const at of ['angle=0.1:1,length=1,k=2', ['angle=0.1:1', 'length=1,k=2'], { angle: '0.1:1', length: 1, k: 2 }]) {
    const { panels, series, point } = await scan('sin(angle)', { at, and: [file, 'k*angle'], points: 2, methods: 'reverse' }); // prettier-ignore
    expect([panels.map(({ wrt }) => wrt), series.length, point]).toEqual([['angle', 'angle', 'angle'], 3, {}]);
  }
});

test('what has a colon and is no range is read as it was', async () => {
  expect((await scan('x*w[1]', { at: 'x=0:1,w=(1:3)', points: 2, methods: 'ad' })).point).toEqual({ w: [1, 2, 3] });
  expect((await scan('x*y', { at: 'x=0:(1 > 0 ? 2 : 3),y=1 > 0 ? 2 : 3', points: 2, methods: 'ad' }).catch(String))).toContain('a scan needs a range'); // prettier-ignore
});
