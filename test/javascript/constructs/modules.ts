// Files that import each other: ES modules and CommonJS.

export interface ModuleRow {
  readonly name: string;
  /** By name; the first is the one whose function `f` is called. */
  readonly files: Readonly<Record<string, string>>;
  readonly args: readonly number[];
}

const row = (name: string, files: Readonly<Record<string, string>>, ...args: readonly number[]): ModuleRow => ({
  name,
  files,
  args,
});

export const modules: readonly ModuleRow[] = [
  row('named imports, also under other names', {
    'main.mjs': 'import { g, k as factor } from "./other.mjs"; export function f(x) { return g(x) * factor; }',
    'other.mjs': 'export function g(x) { return x * x; } export const k = 1 / 3;',
  }, 1.5),
  row('a default import', {
    'main.mjs': 'import g, { k } from "./other.mjs"; export const f = (x) => g(x) + k;',
    'other.mjs': 'export default (x) => x / 7; export let k = 2;',
  }, 1.5),
  row('a default export that is a function with a name', {
    'main.mjs': 'import square from "./other.mjs"; export const f = (x) => square(x);',
    'other.mjs': 'export default function g(x) { return x * x * g.k; } g.k = 3;',
  }, 1.5),
  row('a namespace', {
    'main.mjs': 'import * as lib from "./other.mjs"; export const f = (x) => lib.g(x) * lib.k + lib.default(x) + Object.keys(lib).length;',
    'other.mjs': 'export const g = Math.sin, k = 2; export default Math.cos;',
  }, 1.5),
  row('exports handed on', {
    'main.mjs': 'import { g, h, third, all } from "./middle.mjs"; export const f = (x) => g(x) + h(x) * third + all.g(2);',
    'middle.mjs': 'export { g, default as h } from "./other.mjs"; export * from "./third.mjs"; export * as all from "./other.mjs";',
    'other.mjs': 'export const g = (x) => x + 1; export default (x) => 2 * x;',
    'third.mjs': 'export const third = 1 / 3;',
  }, 1.5),
  row('a list of exports under other names', {
    'main.mjs': 'import { a as g, default as h } from "./other.mjs"; const run = (x) => g(x) + h(x); export { run as f };',
    'other.mjs': 'function one(x) { return x; } const two = (x) => x * 2; export { one as a, two as default };',
  }, 1.5),
  row('an import sees what its module assigns later', {
    'main.mjs': 'import { count, next } from "./other.mjs"; export function f(x) { next(); next(); return count * x; }',
    'other.mjs': 'export let count = 0; export function next() { count++; }',
  }, 1.5),
  row('modules in a circle', {
    'main.mjs': 'import { odd } from "./other.mjs"; export function even(x, n) { return n === 0 ? x : odd(x * 1.1, n - 1); } export const f = (x) => even(x, 5);',
    'other.mjs': 'import { even } from "./main.mjs"; export function odd(x, n) { return n === 0 ? -x : even(x + 0.5, n - 1); }',
  }, 1.5),
  row('a module is loaded once', {
    'main.mjs': 'import { next } from "./state.mjs"; import { twice } from "./other.mjs"; export const f = (x) => twice() * 10 + next() + x;',
    'other.mjs': 'import { next } from "./state.mjs"; export const twice = () => next() + next();',
    'state.mjs': 'let n = 0; export const next = () => ++n;',
  }, 1.5),
  row('modules run in the order of their imports', {
    'main.mjs': 'import "./first.mjs"; import "./second.mjs"; import { order } from "./order.mjs"; export const f = (x) => order.reduce((s, v) => s * 10 + v, 0) * x;',
    'first.mjs': 'import { order } from "./order.mjs"; order.push(1);',
    'second.mjs': 'import { order } from "./order.mjs"; order.push(2);',
    'order.mjs': 'export const order = [];',
  }, 1.5),
  row('a class from another file', {
    'main.mjs': 'import { Base } from "./other.mjs"; class Derived extends Base { g(x) { return super.g(x) + this.k; } } export const f = (x) => new Derived(2).g(x);',
    'other.mjs': 'export class Base { constructor(k) { this.k = k; } g(x) { return this.k * x; } }',
  }, 1.5),
  row('require and module.exports', {
    'main.cjs': 'const lib = require("./other.cjs"); const { g, k: factor } = require("./other.cjs"); module.exports = { f: function (x) { return lib.g(x) + g(x) * factor; } };',
    'other.cjs': 'module.exports = { g: function (x) { return x * x; }, k: 1 / 3 };',
  }, 1.5),
  row('exports.name, one by one', {
    'main.cjs': 'var g = require("./other").g; exports.f = function (x) { return g(x) + exports.k; }; exports.k = 2;',
    'other.js': 'exports.g = (x) => helper(x); const helper = (x) => x / 3; module.exports.h = helper;',
  }, 1.5),
  row('a function as module.exports', {
    'main.cjs': 'const g = require("./other.cjs"); module.exports = f; function f(x) { return g(x) * g.k; } module.exports.f = f;',
    'other.cjs': 'module.exports = (x) => x + 1; module.exports.k = 3;',
  }, 1.5),
  row('require inside a function, and a folder with an index', {
    'main.cjs': 'exports.f = function (x) { return require("./lib").g(x); };',
    'lib/index.js': 'exports.g = (x) => x * require("../k").k;',
    'k.js': 'exports.k = 2.5;',
  }, 1.5),
  row('a module imports CommonJS', {
    'main.mjs': 'import lib from "./other.cjs"; import { g } from "./other.cjs"; export const f = (x) => lib.g(x) + g(x);',
    'other.cjs': 'exports.g = function (x) { return x * 3; };',
  }, 1.5),
  row('CommonJS in a circle sees what is there so far', {
    'main.cjs': 'exports.early = 1; const other = require("./other.cjs"); exports.f = (x) => other.g(x); exports.late = 2;',
    'other.cjs': 'const main = require("./main.cjs"); const had = "late" in main ? 0 : 10; exports.g = (x) => x * main.early + had + main.late;',
  }, 1.5),
  row('what compilers of TypeScript write', {
    'main.cjs': '"use strict";\nvar __importDefault = (this && this.__importDefault) || function (mod) { return (mod && mod.__esModule) ? mod : { "default": mod }; };\nObject.defineProperty(exports, "__esModule", { value: true });\nexports.f = void 0;\nconst other_1 = __importDefault(require("./other.cjs"));\nconst f = (x) => (0, other_1.default)(x) * other_1.k;\nexports.f = f;',
    'other.cjs': '"use strict";\nObject.defineProperty(exports, "__esModule", { value: true });\nexports.k = void 0;\nexports.default = g;\nexports.k = 3;\nfunction g(x) { return x + 1; }',
  }, 1.5),
  row('a wrapper for every kind of loader', {
    'main.cjs': '(function (root, factory) { if (typeof define === "function" && define.amd) define(["exports"], factory); else if (typeof exports === "object") factory(exports); else factory((root.lib = {})); })(typeof self !== "undefined" ? self : this, function (exports) { "use strict"; function f(x) { return x * 2; } exports.f = f; });',
  }, 1.5),
  row('exports only where there are any', {
    'main.cjs': '"use strict"; function f(x) { return x / 3; } if (typeof module !== "undefined" && module.exports) { module.exports = { f }; }',
  }, 1.5),
  row('this of a file of CommonJS is its exports', {
    'main.cjs': 'this.k = 3; exports.f = (x) => exports.k * x;',
  }, 1.5),
  row('an object as the default export', {
    'main.mjs': 'import lib from "./other.mjs"; export const f = (x) => lib.g(x) + lib.h.k;',
    'other.mjs': 'const h = { k: 2 }; export default { g(x) { return x * 5; }, h };',
  }, 1.5),
  row('a module as a whole, imported and exported', {
    'main.mjs': 'import { V } from "./all.mjs"; export const f = (x) => V.g(x);',
    'all.mjs': 'import * as W from "./other.mjs"; export { W as V };',
    'other.mjs': 'export const g = (x) => x * 7;',
  }, 1.5),
  row('a module as a whole, passed on', {
    'main.mjs': 'import { V } from "./all.mjs"; export const f = (x) => V.g(x);',
    'all.mjs': 'export { V } from "./more.mjs";',
    'more.mjs': 'export * as V from "./other.mjs";',
    'other.mjs': 'export const g = (x) => x * 7;',
  }, 1.5),
]; // prettier-ignore
