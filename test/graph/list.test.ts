// The Wengert list: the chain example by numbers worked out by hand, what is one node and what are two, names, calls, conditions.
import { describe, expect, test } from 'vitest';
import { graph } from '../../src/graph/graph.js';
import { expectNear, line, written } from './lines.js';

describe('the chain of the text that this grew from', () => {
  const chain = 'x3 = log(x1*x2); x5 = sqrt(x3*x4); y = sin(x5*x6)';
  const at = { x1: 2, x2: 3, x4: 0.5, x6: 1.5 };
  // log 6 and what follows of it, by hand to 16 digits
  const [x3, v2, x5, v3] = [1.791759469228055, 0.8958797346140275, 0.9465092364124227, 1.419763854618634];
  const [sine, cosine] = [0.9886162602352611, 0.15045893126845797];

  test('is these lines', async () => {
    const found = await graph(chain, { at });
    expect(written(found)).toEqual(['x1', 'x2', 'x4', 'x6', 'v1: x1 * x2', 'x3: log(v1)', 'v2: x3 * x4', 'x5: sqrt(v2)', 'v3: x5 * x6', 'y: sin(v3)']); // prettier-ignore
    expect([found.output, found.of, found.wrt]).toEqual(['y', 'y', null]);
    expect(found.nodes.map(({ operation }) => operation)).toEqual([...new Array<string>(4).fill('input'), 'mul', 'log', 'mul', 'sqrt', 'mul', 'sin']); // prettier-ignore
    expect(line(found, 'x5').inputs).toEqual(['v2']);
    expect(line(found, 'v3').rules).toEqual(['x6', 'x5']);
    expect(found.nodes.every(({ tangent }) => tangent === null)).toBe(true);
    expect(found.tape).toEqual({ operations: 6, needed: 6 });
  });

  // adjoints from y back: 1; cos v3; x6 cos v3; that by 1/(2 x5); that times x4; that by v1; and so on
  const ofX5 = 1.5 * cosine;
  const ofV2 = ofX5 / (2 * x5);
  const ofX3 = 0.5 * ofV2;
  test.each([
    ['x1', 2, [], 3 * (ofX3 / 6)],
    ['x2', 3, [], 2 * (ofX3 / 6)],
    ['x4', 0.5, [], x3 * ofV2],
    ['x6', 1.5, [], x5 * cosine],
    ['v1', 6, [3, 2], ofX3 / 6],
    ['x3', x3, [1 / 6], ofX3],
    ['v2', v2, [0.5, x3], ofV2],
    ['x5', x5, [1 / (2 * x5)], ofX5],
    ['v3', v3, [1.5, x5], cosine],
    ['y', sine, [cosine], 1],
  ])('%s has its value, partials and adjoint', async (name, value, partials, adjoint) => {
    const node = line(await graph(chain, { at }), name);
    // the cosine of 1.42, whose slope is 7 times itself, has rounding errors of its argument in it
    expectNear(node.value, value, 2);
    node.partials.forEach((partial, i) => expectNear(partial, partials[i] as number, 8));
    expectNear(node.adjoint, adjoint, 16);
  });

  const byX3 = [0.5, 0.5 / (2 * x5), (1.5 * 0.5) / (2 * x5), (cosine * (1.5 * 0.5)) / (2 * x5)];
  test.each([['x1', null], ['v1', null], ['x3', 1], ['v2', byX3[0]], ['x5', byX3[1]], ['v3', byX3[2]], ['y', byX3[3]]])('%s has its tangent by x3', async (name, tangent) => {
    const found = await graph(chain, { at, wrt: 'x3' });
    if (tangent === null) expect(line(found, name).tangent).toBeNull();
    else expectNear(line(found, name).tangent, tangent as number, 8);
  }); // prettier-ignore

  test('of x5 by x3 needs three of its lines, of which two are recorded operations after x3', async () => {
    const found = await graph(chain, { at, of: 'x5', wrt: 'x3' });
    expect(found.nodes.filter(({ needed }) => needed).map(({ name }) => name)).toEqual(['x3', 'v2', 'x5']);
    expect(found.tape).toEqual({ operations: 6, needed: 3 });
    expect(line(found, 'y').adjoint).toBeNull();
    expect(line(found, 'x6').adjoint).toBeNull();
  });
});

describe('what is one node and what are two', () => {
  test.each<[string, Record<string, number>, string[]]>([
    ['sin(x*y) + (x*y)^2', { x: 1, y: 2 }, ['x', 'y', 'v1: x * y', 'v2: sin(v1)', 'v3: v1^2', 'v4: v2 + v3']],
    // y*x isn't x*y: the text says so, and digits may say so in other operations
    ['x*y + y*x', { x: 1, y: 2 }, ['x', 'y', 'v1: x * y', 'v2: y * x', 'v3: v1 + v2']],
    ['a=x*y; b=x*y; a*b', { x: 1, y: 2 }, ['x', 'y', 'a: x * y', 'b: x * y', 'v1: a * b']],
    ['a=x*y; a*(x*y)', { x: 1, y: 2 }, ['x', 'y', 'a: x * y', 'v1: a * a']],
    ['p=sin(x*y); a=x*y; p+a', { x: 1, y: 2 }, ['x', 'y', 'a: x * y', 'p: sin(a)', 'v1: p + a']],
    ['c=x; c*c', { x: 3 }, ['x', 'c: x', 'v1: c * c']],
    ['a=x+1; c=a; d=a; c*d', { x: 3 }, ['x', 'a: x + 1', 'c: a', 'd: a', 'v1: c * d']],
    ['a=x; a=a*2; a=a+1; a', { x: 3 }, ['x', 'a: x', 'a#2: a * 2', 'a#3: a#2 + 1']],
    ['v1=x*2; sin(v1)+v2', { x: 3, v2: 1 }, ['x', 'v2', 'v1: x * 2', 'v3: sin(v1)', 'v4: v3 + v2']],
    ['a=3; a*x', { x: 2 }, ['x', 'a: 3', 'v1: a * x']],
    ['3', {}, ['v1: 3']],
    ['x', { x: 2 }, ['x']],
    ['y = 2', {}, ['y: 2']],
    ['y = x', { x: 2 }, ['x', 'y: x']],
    ['0*x + -0*x', { x: 2 }, ['x', 'v1: 0 * x', 'v2: -0 * x', 'v3: v1 + v2']],
    ['sin(2)*x', { x: 2 }, ['x', 'v1: sin(2)', 'v2: v1 * x']],
    ['-(-x)', { x: 2 }, ['x', 'v1: -x', 'v2: -v1']],
    ['x - -3', { x: 2 }, ['x', 'v1: x - (-3)']],
    ['log(x, 2)', { x: 2 }, ['x', 'v1: log(x)', 'v2: log(2)', 'v3: v1 / v2']],
  ])('%s', async (expression, at, lines) => {
    expect(written(await graph(expression, { at }))).toEqual(lines);
  }); // prettier-ignore

  test('a step that is the same as another is told apart: by b the product has a as a factor', async () => {
    const found = await graph('a=x*y; b=x*y; a*b', { at: { x: 2, y: 3 }, wrt: 'b' });
    expect(found.derivative).toMatchObject({ forward: 6, reverse: 6, certified: 6, paths: 1 });
    expect(line(found, 'x').adjoint).toBe(36); // 2·x·y², by both
  });
});

describe('calls', () => {
  test('frames say who calls what with what, and how many nodes are theirs', async () => {
    const found = await graph('f(n, t) = n <= 0 ? 1 : t*f(n-1, t); f(2, x)', { at: { x: 2 } });
    expect(found.frames).toEqual([
      { function: 'f', call: 'f(2, x)', depth: 1, parent: null, nodes: 2 },
      { function: 'f', call: 'f(v1, x)', depth: 2, parent: 0, nodes: 2 },
      { function: 'f', call: 'f(v2, x)', depth: 3, parent: 1, nodes: 0 },
    ]);
    expect(found.nodes.map(({ name, formula, frame }) => [name, formula, frame])).toEqual([
      ['x', '', null],
      ['v1', '2 - 1', 0],
      ['v2', 'v1 - 1', 1],
      ['v3', 'x * 1', 1],
      ['v4', 'x * v3', 0],
    ]);
    expect(found.nodes.map(({ constant }) => constant)).toEqual([false, true, true, false, false]);
  });

  test.each<[string, string, (string | number | null)[][]]>([
    ['a call whose value is the caller’s', 'g(t) = t^2; f(t) = g(t+1); f(x)', [['f(x)', 1, null, 1], ['g(v1)', 2, 0, 1]]],
    ['after such a call the main program goes on', 'g(t) = t; f(t) = g(t); y = f(x)', [['f(x)', 1, null, 0], ['g(x)', 2, 0, 0]]],
    ['by turns', 'even(n,t) = n==0 ? t : odd(n-1,t*2); odd(n,t) = n==0 ? -t : even(n-1,t+1); even(1,x)', [['even(1, x)', 1, null, 2], ['odd(v1, v2)', 2, 0, 1]]],
    ['a call as an argument', 'f(t) = t*2; f(f(x))', [['f(x)', 1, null, 1], ['f(v1)', 1, null, 1]]],
    ['twice the same', 'f(t) = sin(t); f(x) + f(x)', [['f(x)', 1, null, 1], ['f(x)', 1, null, 0]]],
    ['a function that sees a step of the main program', 'k = 2*x; f(t) = t*k; f(3) + 1', [['f(3)', 1, null, 1]]],
    ['a text that is one definition', 'f(x) = x^2', [['f(x)', 1, null, 1]]],
  ])('%s', async (_what, expression, frames) => {
    const found = await graph(expression, { at: { x: 3 } });
    expect(found.frames.map(({ call, depth, parent, nodes }) => [call, depth, parent, nodes])).toEqual(frames);
  }); // prettier-ignore

  test('a name that is given to what calls make is the main program’s', async () => {
    const found = await graph('g(t) = t; f(t) = g(t); y = f(x)', { at: { x: 3 } });
    expect(line(found, 'y')).toMatchObject({ operation: 'copy', frame: null });
  });
});

describe('conditions', () => {
  const at = { x: 1, y: 2 };
  test.each<[string, [string, boolean, string | null, number][]]>([
    ['x > 0 ? x*2 : y', [['x > 0', true, 'y', 2]]],
    ['x < 0 ? sin(x*2) : y', [['x < 0', false, 'sin(x * 2)', 2]]],
    ['a = x*y; a < 0 ? x : (a < 5 ? y : sin(x))', [['a < 0', false, 'x', 3], ['a < 5', true, 'sin(x)', 3]]],
    ['x < y < 3 ? x : y', [['x < y < 3', true, 'y', 2]]],
    ['not (x < y) ? x : y', [['not (x < y)', false, 'x', 2]]],
  ])('%s', async (expression, conditions) => {
    const found = await graph(expression, { at });
    expect(found.conditions.map(({ condition, holds, untaken, after }) => [condition, holds, untaken, after])).toEqual(conditions); // prettier-ignore
  }); // prettier-ignore

  test('one that is a value is 1 or 0, has no sides, and its node is a number of the text', async () => {
    const found = await graph('(x < y)*y', { at });
    expect(found.conditions).toMatchObject([{ holds: true, untaken: null, constant: false }]);
    expect(written(found)).toEqual(['x', 'y', 'v1: 1 * y']);
  });

  test('one that no input moves says so', async () => {
    const found = await graph('f(n, t) = n <= 0 ? t : f(n-1, t*2); f(1, x)', { at: { x: 3 } });
    expect(found.conditions.map(({ constant, frame }) => [constant, frame])).toEqual([[true, 0], [true, 1]]); // prettier-ignore
  });
});

/* prettier-ignore */
test.each<[text: string, at: Record<string, number | number[]>, tied: string[]]>([
  ['max(x, y)',       { x: 1, y: 1 },       ['v1']],
  ['max(x, y)',       { x: 1, y: 2 },       []],
  ['max(x, 1)',       { x: 1 },             ['v1']],
  ['max(x, x)',       { x: 1 },             []], // one node
  ['max(2, 2)*x',     { x: 1 },             []], // no input moves it
  ['max([x, y, z])',  { x: 1, y: 1, z: 2 }, []], // not the largest
  ['max([x, y, z])',  { x: 2, y: 1, z: 2 }, ['v2']],
  ['max(w)',          { w: [0, 1] },        []],
  ['min(w, 2)',       { w: [2, 3] },        ['v1']],
  ['min(w, 2)',       { w: [3, 4] },        []], // twice the same number
  ['min(w, [2, 5])',  { w: [3, 5] },        ['v1']],
  ['abs(x)',          { x: 0 },             ['v1']],
  ['abs(x)',          { x: 1 },             []],
  ['relu(x)*x',       { x: 0 },             ['v1']],
  ['sign(x)*x',       { x: 0 },             []], // a step
  ['hypot(x, y)',     { x: 0, y: 0 },       ['v1']],
  ['hypot(x, y)',     { x: 0, y: 1 },       []],
  ['norm(w)',         { w: [0, 0] },        ['v1']],
])('of %s at %j %j is tied', async (text, at, tied) => {
  const { nodes } = await graph(text, { at });
  expect(nodes.filter((node) => node.tied).map(({ name }) => name)).toEqual(tied);
});
