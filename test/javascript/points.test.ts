// Points of functions of files: what is given becomes arguments and inputs, and mistakes have their place.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { compare, graph, grad, scan, sweep, truth, type GivenPoint } from '../../src/index.js';
import { DiffcmpError } from '../../src/errors.js';
import type { GivenConstants } from '../../src/javascript/arguments/argument-data.js';
import type { Comparison } from '../../src/compare/comparison.js';
import { runMain } from '../cli/run-main.js';
import { programOfText } from './one-file.js';

const folder = mkdtempSync(join(tmpdir(), 'points-'));
afterAll(() => rmSync(folder, { recursive: true }));

interface Row {
  readonly file: string;
  readonly at?: GivenPoint;
  readonly set?: GivenConstants;
  /** The derivative by each input. */
  readonly gradient: Readonly<Record<string, unknown>>;
}

const sum = 'const sum = (list) => list.reduce((total, each) => total + each, 0);';
const rows: readonly Row[] = [
  { file: 'function f(x) { return x * x; }', at: '3', gradient: { x: 6 } },
  { file: 'function f(x) { return x * x; }', at: 3, gradient: { x: 6 } },
  { file: 'function f(x) { return x * x; }', at: 'x = 3', gradient: { x: 6 } },
  { file: 'function f(x, n = 2) { return n * x; }', at: '3', gradient: { x: 2 } },
  { file: 'function f(x, n = 2) { return n * x; }', at: 'x=3,n=5', gradient: { x: 5, n: 3 } },
  { file: 'function f(n, x) { return n * x; }', at: '3', set: { n: 5 }, gradient: { x: 5 } },
  { file: 'function f(x, n) { return n === undefined ? x : 0; }', at: { x: 3 }, gradient: { x: 1 } },
  { file: 'function f({ x, y }) { return x * y; }', at: 'x=3,y=4', gradient: { x: 4, y: 3 } },
  { file: 'function f({ x, y = 7 }) { return x * y; }', at: { x: 3 }, gradient: { x: 7 } },
  { file: 'function f({ x, y }) { return x * y; }', at: '{"x":3,"y":4}', gradient: { x: 4, y: 3 } },
  { file: 'function f({ x, y } = { x: 1, y: 2 }, z) { return x * y * z; }', at: 'z=5', gradient: { z: 2 } },
  { file: 'function f([a, b]) { return a * b; }', at: '[3, 4]', gradient: { arg1: [4, 3] } },
  { file: 'function f([a, b]) { return a * b; }', at: [3, 4], gradient: { arg1: [4, 3] } },
  { file: 'function f(p) { return p.x * p.y; }', at: 'p={"x":3,"y":4}', gradient: { 'p.x': 4, 'p.y': 3 } },
  { file: 'function f(p) { return p.x * p.y; }', at: 'p={x: 3, y: 8/2}', gradient: { 'p.x': 4, 'p.y': 3 } },
  { file: 'function f(p) { return p.x * p.y; }', at: 'p.x=3,p.y=4', gradient: { 'p.x': 4, 'p.y': 3 } },
  { file: 'function f(p) { return p.x * p.y; }', at: ['p.x=3', 'p.y=4'], gradient: { 'p.x': 4, 'p.y': 3 } },
  { file: 'function f(p) { return p.x * p.y; }', at: { p: { x: 3, y: 4 } }, gradient: { 'p.x': 4, 'p.y': 3 } },
  { file: 'function f(p) { return p.x * p.y; }', at: { 'p.x': 3, 'p.y': 4 }, gradient: { 'p.x': 4, 'p.y': 3 } },
  { file: 'function f(p) { return p.q.x * p.q.y; }', at: 'p.q={"x":3},p.q.y=4', gradient: { 'p.q.x': 4, 'p.q.y': 3 } },
  { file: `${sum} function f(w) { return sum(w) * w[1]; }`, at: 'w=[1,2,3]', gradient: { w: [2, 8, 2] } },
  { file: `${sum} function f(w) { return sum(w) * w[1]; }`, at: { w: new Float64Array([1, 2, 3]) as unknown as number[] }, gradient: { w: [2, 8, 2] } }, // prettier-ignore
  { file: 'function f(m) { return m[0][1] * m[1][0]; }', at: 'm=[[1,2],[3,4]]', gradient: { m: [[0, 3], [2, 0]] } }, // prettier-ignore
  { file: 'function f(m) { return m[0][1] * m[1][0]; }', at: 'm=[1,2;3,4]', gradient: { m: [[0, 3], [2, 0]] } }, // prettier-ignore
  { file: 'function f(w) { return w[1] * w[0]; }', at: 'w[2]=5, w[1]=2*2', gradient: { w: [5, 4] } },
  { file: 'function f(p) { return p.w[0] * p.w[1]; }', at: 'p.w=[3,4]', gradient: { 'p.w': [4, 3] } },
  { file: 'function f(p) { return p.w[0] * p.w[1]; }', at: { p: { w: [3, 4] } }, gradient: { 'p.w': [4, 3] } },
  { file: 'function f(pts) { return pts[0].x * pts[1].x; }', at: 'pts=[{"x":3},{"x":4}]', gradient: { 'pts[1].x': 4, 'pts[2].x': 3 } }, // prettier-ignore
  { file: 'function f(pts) { return pts[0].x * pts[1].x; }', at: 'pts[1].x=3,pts[2].x=4', gradient: { 'pts[1].x': 4, 'pts[2].x': 3 } }, // prettier-ignore
  { file: 'function f(pts) { return pts[0].x * pts[1].x; }', at: { pts: [{ x: 3 }, { x: 4 }] }, gradient: { 'pts[1].x': 4, 'pts[2].x': 3 } }, // prettier-ignore
  { file: 'function f(w) { return w[0][1] * w[1][0]; }', at: 'w=[[1,2],[3]]', gradient: { 'w[1]': [0, 3], 'w[2]': [2] } }, // prettier-ignore
  { file: 'function f(p) { return p.kind === "put" ? -p.x : p.x; }', at: 'p={"kind":"put","x":3}', gradient: { 'p.x': -1 } }, // prettier-ignore
  { file: 'function f(p) { return p.kind === "put" ? -p.x : p.x; }', at: 'p.x=3', set: { 'p.kind': 'put' }, gradient: { 'p.x': -1 } }, // prettier-ignore
  { file: 'function f(p) { return p.kind === "put" ? -p.x : p.x; }', at: { p: { kind: 'put', x: 3 } }, gradient: { 'p.x': -1 } }, // prettier-ignore
  { file: 'function f(x, kind = "call") { return kind === "put" ? -x : x; }', at: '3', set: { kind: 'put' }, gradient: { x: -1 } }, // prettier-ignore
  { file: 'function f(x, w) { return w[0] * x + w[1] * x * x; }', at: '3', set: { w: [2, 5] }, gradient: { x: 32 } },
  { file: 'function f(x, o = {}) { return (o.kind === "put" ? -x : x) * (o.n ?? 1); }', at: '3', set: { o: { kind: 'put', n: 4 } }, gradient: { x: -4 } }, // prettier-ignore
  { file: 'function f(x, o = {}) { return (o.kind === "put" ? -x : x) * (o.n ?? 1); }', at: 'x=3,o.n=4', set: { o: { kind: 'put' } }, gradient: { x: -4, 'o.n': -3 } }, // prettier-ignore
  { file: 'function f(x, pts) { return x * pts[1].y + pts.length; }', at: '3', set: { pts: [{ y: 1 }, { y: 7 }] }, gradient: { x: 7 } }, // prettier-ignore
  { file: 'function f(x, list) { return x * (1 + list.length); }', at: '3', set: { list: [] }, gradient: { x: 1 } },
  { file: 'function f(x, flag) { return flag ? 2 * x : x; }', at: 'x=3,flag=true', gradient: { x: 2 } },
  { file: 'function f(p) { return p["a b"] * 2; }', at: 'p={"a b":3}', gradient: { 'p["a b"]': 2 } },
  { file: 'function f(p) { return p["a,b"] * 2; }', at: 'p["a,b"]=3', gradient: { 'p["a,b"]': 2 } },
  { file: 'function f(p) { return p.x * Object.keys(p).length; }', at: 'p={"__proto__":5,"x":3}', gradient: { 'p.__proto__': 0, 'p.x': 2 } }, // prettier-ignore
  { file: 'function f(...all) { return all[0] * all[1]; }', at: 'all=[3,4]', gradient: { all: [4, 3] } },
  { file: 'function f(x, list) { return x * (1 + list.length); }', at: 'x=3,list=[]', gradient: { x: 1 } },
  { file: 'class Ball { constructor(m) { this.m = m; } energy(v) { return this.m * v * v / 2; } }', at: 'm=2,v=3', gradient: { m: 4.5, v: 6 } }, // prettier-ignore
  { file: 'class S { constructor(x) { this.x = x; } f(x) { return this.x * x; } }', at: 'new.x=2,x=3', gradient: { 'new.x': 3, x: 2 } }, // prettier-ignore
];

describe('What a function of a file is given', () => {
  test.each(rows)('$file at $at with $set', async ({ file, at, set, gradient }) => {
    const program = programOfText(file, file.startsWith('class') ? (file.includes('Ball') ? 'Ball.energy' : 'S.f') : 'f', set); // prettier-ignore
    const { reference, results } = await compare<'tensors'>(program, { at, methods: 'ad' });
    expect(reference.status).toBe('certified');
    expect(reference.gradient).toEqual(gradient);
    for (const result of results) expect(result.gradient).toEqual(gradient);
  });
});

const two = 'function root(x, total, kind = "call") { return x * total; }';
const mistakes: readonly (readonly [
  file: string,
  at: GivenPoint | undefined,
  code: string,
  says: string | null,
  under: string | null,
  set?: GivenConstants,
])[] = [
  [two, undefined, 'unbound-variable', "parameters 'x' and 'total' of root have no value", null],
  [two, '3', 'bad-point', "'3' doesn't say which parameter it is for", '3'],
  [two, 'x=1,totl=2', 'unknown-variable', "the function has no parameter 'totl'", 'totl'],
  [two, { x: 1, totl: 2 }, 'unknown-variable', "the function has no parameter 'totl'", 'totl'],
  [two, 'x=1,x=2', 'bad-point', "'x' is given twice", 'x'],
  [two, 'x=1,n=5', 'unknown-variable', "the function has no parameter 'n'", 'n'],
  [two, 'x.y=1,x=2', 'bad-point', "'x' is given twice", 'x'],
  [two, 'x=1,x.y=2', 'bad-point', "'x' is a number, and has no .y", 'x.y'],
  [two, 'x=[1,2],x[1]=2', 'bad-point', "'x[1]' is given twice", 'x[1]'],
  [two, 'x[2]=1', 'bad-point', "'x[1]' has no value, and one behind it has", null],
  [two, 'x[0]=1', 'bad-point', "'x[0]' is not a name", 'x[0]'],
  [two, 'x={"a":1', 'bad-point', 'a bracket is not closed', '{'],
  [two, 'x={"a" 1}', 'bad-point', "expected a colon behind the name 'a'", '1'],
  [two, 'x={"a":}', 'bad-point', 'a value is missing', '}'],
  [two, 'x={"a":1 "b":2}', 'bad-point', "expected , or }, got '\"'", null],
  [two, 'x={"a":1,}', 'bad-point', 'expected the name of a field, such as "x"', '}'],
  [two, 'x={"a":1,"a":2}', 'bad-point', "the field 'a' stands twice", '"a"'],
  [two, 'x={"a":1}}', 'bad-point', "expected the end or a comma, got '}'", '}'],
  [two, 'x={1:1}', 'bad-point', 'expected the name of a field, such as "x"', '1'],
  [two, 'x={"a\\q":1}', 'bad-point', 'that is no text in quotes as JSON has it', '"a\\q"'],
  [two, `x=${'['.repeat(40)}1${']'.repeat(40)}`, 'bad-point', 'arrays and records are more than 32 deep', '['],
  [two, 'x=', 'bad-point', 'a value is missing', '='],
  [two, '=3', 'bad-point', 'a name is missing before =', null],
  [two, 'x={"a":put}', 'bad-point', "'put' is not a constant", 'put'],
  [two, 'x=1/0', 'bad-point', 'the value is Infinity, not a finite number', '1/0'],
  [two, { x: Infinity }, 'bad-point', 'x: Infinity is not a finite number', null],
  [two, 'x=1', 'unknown-variable', "the function has no parameter 'knd'", 'knd', { knd: 'put' }],
  [two, 'x=1,kind=3', 'bad-point', "'kind' is given twice", 'kind', { kind: 'put' }],
  ['function f() { return 1; }', '3', 'unknown-variable', 'the function has no parameters', '3'],
];

describe('Mistakes in a point of a function of a file', () => {
  test.each(mistakes.map(([file, at, code, says, under, set]) => ({ file, at, code, says, under, set })))(
    '$file at $at with $set: $code',
    async ({ file, at, code, says, under, set }) => {
      const error: unknown = await compare(programOfText(file, null, set), { at }).then(
        () => null,
        (thrown: unknown) => thrown,
      );
      if (!(error instanceof DiffcmpError)) throw new Error(`no error of ours: ${String(error)}`);
      expect(error.code).toBe(code);
      if (says !== null) expect(error.message).toBe(says);
      const { source, span } = error;
      if (under !== null && span !== null) expect(source?.text.slice(span.start, span.end)).toContain(under);
      else if (under !== null) expect.unreachable('it has no place');
    },
  );

  test('the hint lists the parameters beside what was meant', async () => {
    await expect(compare(programOfText(two), { at: 'totl=2' })).rejects.toMatchObject({
      hint: "did you mean 'total'? its parameters are x, total, kind",
    });
  });

  test.each([
    [{ x: Symbol('x') }, expect.stringContaining("a constant such as 'pi/4', an array or a record, got ") as string],
    [{ x: { y: () => 1 } }, undefined],
    [() => 1, undefined],
  ])('what is no point at all: %o', async (at, says) => {
    const asked = compare(programOfText(two), { at: at as unknown as GivenPoint });
    await expect(asked).rejects.toMatchObject({ code: 'bad-point', ...(says !== undefined && { message: says }) });
  });

  test('an expression takes no records', async () => {
    await expect(compare('x^2', { at: { x: { y: 1 } } })).rejects.toMatchObject({ code: 'bad-point' });
  });
});

describe('The studies of a function of a file', () => {
  const pair = 'export function f(x, y) { return [x * y, [x + y, x].length * x]; }';

  test('a value of several numbers has a Jacobian, and a gradient once they are summed', async () => {
    const { reference } = await compare<'tensors'>(programOfText(pair, 'f'), { at: 'x=3,y=4', methods: 'reverse' });
    expect(reference.gradient).toEqual({ x: [4, 2], y: [3, 0] });
    const { reference: summed } = await compare(programOfText(pair, 'f'), { at: 'x=3,y=4', methods: 'none', reduce: 'sum' }); // prettier-ignore
    expect(summed.gradient).toEqual({ x: 6, y: 3 });
    const { reference: first } = await compare(programOfText(pair, 'f.0'), { at: 'x=3,y=4', methods: 'none' });
    expect(first.gradient).toEqual({ x: 4, y: 3 });
  });

  test('second derivatives, single precision, parts of an array, what is expected', async () => {
    const program = programOfText('function f(w) { return w[0] * w[0] * w[1]; }');
    const second = await truth(program, { at: { w: [2, 3] }, order: 2, wrt: 'w[1]' });
    expect(second.hessian).toEqual({ 'w[1]': { 'w[1]': 6 } });
    const single = await truth(program, { at: { w: [0.1, 3] }, precision: 'float32', wrt: 'w[2]' });
    expect(single.gradient).toEqual({ 'w[2]': Math.fround(Math.fround(0.1) ** 2) });
    const { check } = await compare<'tensors'>(program, { at: { w: [2, 3] }, expect: { w: [12, 4] } });
    expect(check?.passed).toBe(true);
  });

  test('a record may be asked for as a whole', async () => {
    const program = programOfText('function f(p, z) { return p.x * p.y * z; }');
    const { wrt } = await compare(program, { at: 'p.x=1,p.y=2,z=3', wrt: 'p', methods: 'none' });
    expect(wrt).toEqual(['p.x', 'p.y']);
  });

  test('a gradient as a function, which takes records', () => {
    const gradient = grad(programOfText('function f(p) { return p.x * p.y; }'));
    expect(gradient({ p: { x: 3, y: 4 } } as never)).toEqual({ 'p.x': 4, 'p.y': 3 });
    expect(grad(programOfText('function f(x) { return x * x; }'))(3)).toBe(6);
  });

  test('a sweep at several points, or at one in parts', async () => {
    const program = programOfText('function f(x, y = 1) { return x * x * y; }');
    const two = await sweep(program, { at: ['x=1', 'x=2'], perDecade: 1 });
    expect(two.references.map(({ point }) => point)).toEqual([{ x: 1 }, { x: 2 }]);
    const one = await sweep(program, { at: ['x=1', 'y=2'], perDecade: 1 });
    expect(one.references.map(({ wrt }) => wrt)).toEqual(['x', 'y']);
  });

  test('a graph of numbers, whose value may be several', async () => {
    const one = await graph(programOfText('function f(w) { const s = w[0] * w[1]; return Math.sin(s); }'), { at: { w: [2, 3] }, of: 's', wrt: 'w[2]' }); // prettier-ignore
    expect(one.nodes.map(({ name }) => name)).toEqual(['w[1]', 'w[2]', 's', 'v1']);
    expect(one.derivative).toMatchObject({ forward: 2, reverse: 2 });
    const many = await graph(programOfText(pair, 'f'), { at: 'x=3,y=4', wrt: 'x' });
    expect(many.nodes.at(-1)?.value).toEqual([12, 6]);
    expect(many.derivative).toMatchObject({ reverse: [4, 2] });
  });

  test('say how the function was read', async () => {
    const file = 'const k = 2;\nfunction root(x, n = 20, { a, b } = {}, ...more) { return x * n; }';
    const { expression, read } = await compare(programOfText(file, 'root'), { at: 'x=2', methods: 'none' });
    expect([expression, read]).toEqual(['file.js#root', 'root(x, n = 20, {a, b} = {}, ...more)']);
  });

  test.each<readonly [set: GivenConstants, read: string]>([
    [{}, 'f(x, kind = "call", p = {}, n)'],
    [{ kind: 'put', n: 3 }, "f(x, kind = 'put', p = {}, n = 3)"],
    [{ p: { a: [1, true, null] }, 'n.of': 1 }, 'f(x, kind = "call", p = {"a":[1,true,null]}, n)'],
    [{ p: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13] }, 'f(x, kind = "call", p = …, n)'],
  ])('with the constants %j as %s', (set, read) => {
    expect(programOfText('function f(x, kind = "call", p = {}, n) { return x; }', 'f', set).read).toBe(read);
  });

  test.each(['c', 'py', 'json', 'txt', 'js', 'ts', 'mjs'])('a part that is called as files end: .%s', async (name) => {
    const path = join(folder, 'parts.js');
    writeFileSync(path, `export const f = (x) => ({ ${name}: x * x, other: x });`);
    const { exit, stdout } = await runMain([`${path}#f.${name}`, '--at', '3', '-f', 'json']);
    expect([exit, (JSON.parse(stdout) as Comparison).reference.gradient]).toEqual([0, { x: 6 }]);
  });

  test('several numbers: one of them is asked for by its name', async () => {
    const hint = "reduce: 'sum', or take one number of it, as in file.js#f.0";
    const several = programOfText('function f(x) { return [x, x * x]; }');
    await expect(sweep(several, { at: 'x=2' })).rejects.toMatchObject({ code: 'bad-option', hint });
    await expect(scan(several, { at: 'x=2:3' })).rejects.toMatchObject({ code: 'bad-option', hint });
  });

  test('what goes wrong in a run has its place in the file', async () => {
    const file = 'function f(x) {\n  return Math.log(x);\n}';
    await expect(compare(programOfText(file), { at: '-1' })).rejects.toMatchObject({
      code: 'outside-domain',
      source: { name: 'file.js', text: file },
      span: { start: file.indexOf('Math.log'), end: file.indexOf(';') },
    });
  });
});
