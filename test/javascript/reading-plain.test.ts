// What TypeScript means in plain JavaScript: each construct as the tree of its JavaScript written by hand.
import { parse } from 'acorn';
import ts from 'typescript';
import { expect, test } from 'vitest';
import { isNode, treeNodes, type LooseNode } from '../../src/javascript/reading/loose-tree.js';
import { parseText } from '../../src/javascript/reading/parse.js';

/** A tree without places. */
function bare(value: unknown): unknown {
  return JSON.parse(
    JSON.stringify(value, (field, inner: unknown) => {
      if (['start', 'end', 'loc', 'raw', 'sourceType'].includes(field)) return undefined;
      return typeof inner === 'bigint' ? `${inner}n` : inner;
    }),
  );
}

const bodyOf = (text: string): unknown => bare(parseText(text, 'f.ts', '.ts').tree.body);

function expected(text: string): unknown {
  const sourceType = /\b(?:import|export)\b/.test(text) ? 'module' : 'commonjs';
  return bare(parse(text, { ecmaVersion: 'latest', sourceType }).body);
}

const constructs: readonly (readonly [typed: string, plain: string])[] = [
  // types beside names
  ['let x: number = 1', 'let x = 1'],
  ['let x!: number', 'let x'],
  ['const {a, b}: {a: 1} = c, [d]: number[] = e', 'const {a, b} = c, [d] = e'],
  ['function f(a: number, b?: number, c: number = 2, ...d: number[]): number { return a }', 'function f(a, b, c = 2, ...d) { return a }'],
  ['function f({a, b = 1}: P, [c]: number[] = [1]) {}', 'function f({a, b = 1}, [c] = [1]) {}'],
  ['function f<const T extends A<B> = C>(this: T, x: T): x is 3 {}', 'function f(x) {}'],
  ['function f(x: unknown): asserts x is number {}', 'function f(x) {}'],
  ['const f = <T,>(x: T): T => x, g = async <T>(x?: T) => x', 'const f = (x) => x, g = async (x) => x'],
  ['const m = c ? (a: number): number => a : null', 'const m = c ? (a) => a : null'],
  ['const o = { m<T>(x: T): T { return x }, a: <number>b, [c as any]: d! }', 'const o = { m(x) { return x }, a: b, [c]: d }'],
  ['try {} catch (e: unknown) {}', 'try {} catch (e) {}'],
  ['for (let i: number = 0; i < n; i++) {} for (const x of a as number[]) {}', 'for (let i = 0; i < n; i++) {} for (const x of a) {}'],
  ['let f: new (...a: any[]) => void = x, g: typeof import("y"), h: `a${string}`', 'let f = x, g, h'],
  // expressions
  ['x = a as number; y = b!; z = <any>c; w = d satisfies X; v = e as any as number', 'x = a; y = b; z = c; w = d; v = e'],
  ['f<number>(1); new F<number>(1); g?.<number>(2); const h = k<number>', 'f(1); new F(1); g?.(2); const h = k'],
  ['(a as any) = 1; b! += 2; (c as any)++; [d as any, e!] = f', 'a = 1; b += 2; c++; [d, e] = f'],
  ['a?.b!.c; (a?.b)!.d; a!?.e', 'a?.b.c; (a?.b).d; a?.e'],
  ['(a as number) ** 2 + -(b!); ((c as any) as any)!(1)', 'a ** 2 + -b; c(1)'],
  ['f(a < b, c > d); x = i < n && j > (m)', 'f(a < b, c > d); x = i < n && j > (m)'],
  ['new Map<string, Array<number>>(); a as const; (<T>(x: T) => x)(1)', 'new Map(); a; ((x) => x)(1)'],
  ['x = c ? (y as number) : (z)', 'x = c ? y : z'],
  // only types
  ['type A<in out T> = T extends infer U ? U : never; interface B extends C<D> { (a: 1): void; m?(): void }', ''],
  ['declare const a: number; declare let b: 1, c: 2; declare function f(): void; declare class D {} declare enum E {A}', ''],
  ['declare namespace N { const a: 1 } declare module "m" {} declare global {} declare module P {}', ''],
  ['namespace N { export interface A {} type B = 1; export namespace M.K { type C = 1 } declare const d: 1 }', ''],
  ['function f(a: number): number; function f(a: string): string; function f(a: any) { return a }', 'function f(a) { return a }'],
  ['if (a) { interface X {} } else { type Y = 1 }', 'if (a) { } else { }'],
  ['for (;;) type X = 1', 'for (;;) ;'],
  // words that are names
  ['let type = 1; type = 2; declare = 3; namespace = 4; as + is', 'let type = 1; type = 2; declare = 3; namespace = 4; as + is'],
  ['abstract\nclass A {}', 'abstract\nclass A {}'],
  // classes
  ['abstract class A<T> extends B<T> implements C, D { abstract x: number; abstract m(): void; abstract get g(): 1 }', 'class A extends B { }'],
  ['class A { private readonly x: number = 1; static y?: 2; z!: 3; declare w: 4; #p?: number = 5; [k: string]: any; }', 'class A { x = 1; static y; z; #p = 5; }'],
  ['class A extends B { m(): void; m(a?: number): void {} protected override async n?<T>(a: T) {} }', 'class A extends B { m(a) {} async n(a) {} }'],
  ['class A { constructor(); constructor(a?: any) {} get x(): number { return 1 } set x(v: number) {} }', 'class A { constructor(a) {} get x() { return 1 } set x(v) {} }'],
  ['class A { constructor(private x: number, y: number, public readonly z = 2) { f(); } }', 'class A { x; z; constructor(x, y, z = 2) { this.x = x; this.z = z; f(); } }'],
  ['class A extends B { y = 1; constructor(protected x?: number) { f(); super(1); g() } }', 'class A extends B { x; y = 1; constructor(x) { f(); super(1); this.x = x; g() } }'],
  ['const A = class<T> { constructor(public x: T) {} }', 'const A = class { x; constructor(x) { this.x = x; } }'],
  // imports and exports
  ['import type { A } from "a"; import type B from "b"; import { type C } from "c"; import "d"; f()', 'import "d"; f()'],
  ['import { A, b, type C } from "x"; let q: A = b; export {}', 'import { b } from "x"; let q = b; export {}'],
  ['import d, { e } from "x"; import * as n from "y"; let q: d.D = e, r: n.N; export {}', 'import { e } from "x"; let q = e, r; export {}'],
  ['import {} from "x"', 'import {} from "x"'],
  ['export type { A } from "a"; export type * from "b"; export { type C, d } from "c"; export * from "e"', 'export { d } from "c"; export * from "e"'],
  ['interface A {} type B = 1; const c = 1; class D {} interface D {} export { A, type B, c, D }', 'const c = 1; class D {} export { c, D }'],
  ['interface A {} export { A }; export default A', ''],
  ['export interface A {} export type B = 1; export declare const c: 1; export declare function f(): void; export default interface E {}', ''],
  ['export default function f(a: number): number; export default function f(a: any) { return a }', 'export default function f(a) { return a }'],
  ['export function f(a: 1): 1; export function f(a: any) {} export abstract class G {} export default (x: number): number => x', 'export function f(a) {} export class G {} export default (x) => x'],
  ['export as namespace X; export const a = 1 as number', 'export const a = 1'],
  ['import x = require("./y"); export = x.f', 'const x = require("./y"); module.exports = x.f'],
  ['import type x = require("./y"); let y: x.Z', 'let y'],
  ['import {N} from "n"; import a = N.b.c; export import d = N.e; a()', 'import {N} from "n"; const a = N.b.c; export const d = N.e; a()'],
]; // prettier-ignore

test.each(constructs)('%s', (typed, plain) => {
  expect(bodyOf(typed)).toEqual(expected(plain));
});

const enums: readonly (readonly [typed: string, statements: string])[] = [
  ['enum E { A, B, C }', 'E[E["A"] = 0] = "A"; E[E["B"] = 1] = "B"; E[E["C"] = 2] = "C";'],
  ['enum E { A = -2, B, C, D }', 'E[E["A"] = -2] = "A"; E[E["B"] = -1] = "B"; E[E["C"] = 0] = "C"; E[E["D"] = 1] = "D";'],
  ['enum E { A = 1.5, B }', 'E[E["A"] = 1.5] = "A"; E[E["B"] = 2.5] = "B";'],
  ['const enum E { A = "x", "b-c" = "y", D = `z` }', 'E["A"] = "x"; E["b-c"] = "y"; E["D"] = `z`;'],
  ['declare const enum E { A = 3 }', 'E[E["A"] = 3] = "A";'],
  ['enum E { A = 1 << 2, B, C = A | B }', 'E[E["A"] = 1 << 2] = "A"; E[E["B"] = E["A"] + 1] = "B"; E[E["C"] = E.A | E.B] = "C";'],
  ['enum E { A = "x", B = A, C = E.A, D = E["A"], F = "y" + A, G = 1 + B }', 'E["A"] = "x"; E["B"] = E.A; E["C"] = E.A; E["D"] = E["A"]; E["F"] = "y" + E.A; E["G"] = 1 + E.B;'],
  ['enum E { A = f(1), B = g.A.length, C = (2 as number) }', 'E[E["A"] = f(1)] = "A"; E[E["B"] = g.A.length] = "B"; E[E["C"] = 2] = "C";'],
  ['enum E {}', ''],
]; // prettier-ignore

test.each(enums)('%s', (typed, statements) => {
  const plain = `var E = (function (E) { ${statements} return E; })(E || {});`;
  expect(bodyOf(typed)).toEqual(expected(plain));
  expect(bodyOf(`export ${typed}`)).toEqual(expected(`export ${plain}`));
  // what is written by hand here is what the compiler of TypeScript makes of it
  if (typed.startsWith('declare')) return;
  const compiled = ts.transpileModule(typed, { compilerOptions: { target: ts.ScriptTarget.ESNext } }).outputText;
  const run = (text: string): unknown => new Function('f', 'g', `${text}; return E;`)(Number, { A: 'abc' });
  expect(run(plain)).toEqual(run(compiled));
});

test('a second enum of a name goes on with the first', () => {
  const one = 'var E = (function (E) { E[E["A"] = 0] = "A"; return E; })(E || {});';
  const two = 'var E = (function (E) { E[E["B"] = 1] = "B"; return E; })(E || {});';
  expect(bodyOf('enum E { A } enum E { B = 1 }')).toEqual(expected(one + two));
  expect(bodyOf('export enum E { A } export enum E { B = 1 }')).toEqual(expected(`export ${one} ${two}`));
});

const obstacles: readonly (readonly [text: string, construct: string, at: string])[] = [
  ['let a; namespace N { export const a = 1 }', 'a namespace', 'namespace N { export const a = 1 }'],
  ['export namespace N.M { f() }', 'a namespace', 'namespace N.M { f() }'],
  ['class A { @p x = 1 }', 'a decorator', '@p'],
  ['@d.e(1) class A { }', 'a decorator', '@d.e(1)'],
  ['export default class A { @m f() {} }', 'a decorator', '@m'],
  ['const A = class { f(@q a) {} }', 'a decorator', '@q'],
  ['class A { constructor(@q private a) {} }', 'a decorator', '@q'],
  ['class A { accessor x = 1 }', 'an accessor field', 'accessor x = 1'],
  ['enum E { A = "x", B }', 'an enum member without a value, after a text', 'B'],
  ['import x = require("./y"); export const y = x', "an 'import … = require(…)' in an ES module", 'require("./y")'],
]; // prettier-ignore

test.each(obstacles)('%s stays, as an obstacle: %s', (text, construct, at) => {
  const found = unsupportedIn(text);
  expect(found.map((node) => [node.construct, text.slice(node.start, node.end)])).toEqual([[construct, at]]);
});

const unsupportedIn = (text: string): LooseNode[] =>
  [...treeNodes(parseText(text, 'f.ts', '.ts').tree)].filter(({ type }) => type === 'UnsupportedSyntax');

test('what is no plain JavaScript keeps its name, so that only those who need it meet it', () => {
  const names = (text: string): unknown[] =>
    parseText(text, 'f.ts', '.ts').tree.body.map((each) =>
      each.type === 'VariableDeclaration'
        ? each.declarations.map(({ id }) => id.type === 'Identifier' && id.name)
        : each.type,
    );
  expect(names('namespace N { f() } @d class A {} import a = N.b; a')).toEqual([
    ['N'],
    ['A'],
    ['a'],
    'ExpressionStatement',
  ]);
});

test('nothing of TypeScript is left, and every node has its place in the text', () => {
  for (const [typed] of [...constructs, ...enums]) {
    const { tree } = parseText(typed, 'f.ts', '.ts');
    for (const node of treeNodes(tree)) {
      expect(node.type).not.toMatch(/^TS/);
      expect(isNode(node) && 0 <= node.start && node.start <= node.end && node.end <= typed.length).toBe(true);
      if (node.type === 'Identifier' && !/enum|=|export|constructor/.test(typed))
        expect(typed.slice(node.start, node.end)).toBe(node.name);
    }
  }
});
