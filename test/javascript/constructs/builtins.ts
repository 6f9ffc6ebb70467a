// What JavaScript itself has: every name of it is there, and methods mind all their arguments.
import { runInNewContext } from 'node:vm';
import { row } from '../construct.js';

/** Names that methods of a value, or functions of a name, have in Node. What differs from one version of Node to another is left out. */
const namesOf = (holder: object): string[] =>
  Object.getOwnPropertyNames(holder).filter(
    (name) => /^[a-z]/.test(name) && !['caller', 'arguments', 'buffer', 'length', 'stackTraceLimit'].includes(name),
  );

const holders: readonly (readonly [text: string, holder: object])[] = [
  ['[]', Array.prototype],
  ['""', String.prototype],
  ['(5)', Number.prototype],
  ['true', Boolean.prototype],
  ['({})', Object.prototype],
  ['f', Function.prototype],
  ['new Map()', Map.prototype],
  ['new Set()', Set.prototype],
  ['[].keys()', Object.getPrototypeOf([].keys()) as object],
  ['new Error("")', Error.prototype],
  ['new Float32Array(2)', Object.getPrototypeOf(Float32Array.prototype) as object],
  ['Math', Math],
  ['Object', Object],
  ['Array', Array],
  ['Number', Number],
  ['String', String],
];
/** What primitives have is in their prototypes. */
const holderText = (text: string): string =>
  ['""', '(5)', 'true'].includes(text) ? `${text}.constructor.prototype` : 'r';
const asked = ([text, holder]: (typeof holders)[number]): string => {
  const kinds = namesOf(holder).map((name) => `typeof r.${name}, ${JSON.stringify(name)} in ${holderText(text)}`);
  return `function f(x) { const r = ${text}; return [${kinds.join(', ')}].map((t) => [true, "function", "number", "string", "object"].indexOf(t) * x); }`;
};

/** Globals of Node, besides those that it has in some versions only. */
const inSomeVersions = ['navigator', 'localStorage', 'sessionStorage', 'WebSocket', 'EventSource', 'CloseEvent', 'Storage', 'Iterator', 'Float16Array', 'SuppressedError', 'DisposableStack', 'AsyncDisposableStack', 'Temporal', 'ErrorEvent']; // prettier-ignore
const languageNames = (runInNewContext('Object.getOwnPropertyNames(globalThis)') as string[]).filter((name) => !inSomeVersions.includes(name) && name !== 'console'); // prettier-ignore
const nodeNames = ['process', 'console', 'performance', 'crypto', 'global', 'Buffer', 'setTimeout', 'setInterval', 'setImmediate', 'clearTimeout', 'queueMicrotask', 'structuredClone', 'fetch', 'URL', 'TextEncoder', 'TextDecoder', 'atob', 'AbortController', 'Blob', 'window', 'self', 'document', 'nowhere', 'require', 'module']; // prettier-ignore
const kindsOf = (asked: readonly string[]): string =>
  `[${asked.join(', ')}].map((t) => ["undefined", "function", "object", "number", true].indexOf(t) * x)`;

export const builtins = [
  row('typeof of each name of the language', `function f(x) { return ${kindsOf(languageNames.map((name) => `typeof ${name}`))}; }`, [1.5]),
  row('whether globalThis has each name of the language', `function f(x) { return ${kindsOf(languageNames.map((name) => `"${name}" in globalThis`))}; }`, [1.5]),
  row('typeof of names that Node has, or not, in a module', `export function f(x) { return ${kindsOf(nodeNames.map((name) => `typeof ${name}`))}; }`, [1.5]),
  row('global is globalThis', 'export function f(x) { return global === globalThis && global.Math.PI > 3 ? x : 0; }', [1.5]),
  row('iterators as compiled loops take them', 'function f(x) { let s = 0; for (const o of [[x, 2], new Float64Array([x, 3]), "ab", new Map([[x, 1]]).values(), new Set([4])]) { const m = typeof Symbol === "function" && o[Symbol.iterator]; if (!m) return NaN; const i = m.call(o); for (let r = i.next(); !r.done; r = i.next()) s = 2 * s + +(typeof r.value === "string" ? r.value.charCodeAt(0) : r.value); if (i.next().value !== undefined || !i.next().done) return -1; } return s; }', [1.5]),
  row('iterators are those of the methods', 'function f(x) { const v = [x]; return [v.values === v[Symbol.iterator], new Map().entries === Map.prototype[Symbol.iterator], new Set().values === Set.prototype[Symbol.iterator], v.keys()[Symbol.iterator]().next().value === 0, x[Symbol.iterator] === undefined, ({})[Symbol.iterator] == null, Symbol.iterator in v, Symbol.iterator in {}].map((t) => (t ? x : 0)); }', [1.5]),
  row('typeof as a compiler writes it', 'function kind(o) { return "function" == typeof Symbol && "symbol" == typeof Symbol.iterator ? typeof o : o && o.constructor === Symbol ? "symbol" : typeof o; } function f(x) { return [kind(x), kind(Symbol.iterator), kind({}), kind(null)].map((t) => t.length * x); }', [1.5]),
  row('symbols as keys', 'function f(x) { const o = { [Symbol.toStringTag]: "V", a: x, [Symbol.iterator]: 3 }; const k = Symbol.toStringTag; o[k] += "W"; return [o[k].length, Object.keys(o).length, Object.getOwnPropertySymbols(o).length, Object.getOwnPropertySymbols([]).length, k in o ? 1 : 0, o.hasOwnProperty(Symbol.iterator) ? x : 0, new Map()[k].length, new Uint8Array(1)[k].length, Math[k].length, [][k] === undefined ? x : 0]; }', [1.5]),
  row('instanceof Function', 'function f(x) { return f instanceof Function && !({} instanceof Function) && f.constructor === Function && Function.prototype.call.call(f.g, null, x) > 0 ? x : -x; } f.g = (t) => t;', [1.5]),
  ...holders.map((holder) => row(`each name that Node has for ${holder[0]}`, asked(holder), [1.5])),
  row('what typed arrays lack', 'function f(x) { const v = new Float64Array([x, 2]); return [v.push, v.pop, v.shift, v.unshift, v.splice, v.concat, v.flat, v.flatMap, v.toSpliced].map((m) => (m === undefined ? x : 0)); }', [1.5]),
  row('bytes of typed arrays', 'function f(x) { const v = new Float64Array([x, 2, 3]), u = new Uint16Array(5); return [v.byteLength, v.subarray(1).byteOffset, v.subarray(1).byteLength, v.BYTES_PER_ELEMENT, u.BYTES_PER_ELEMENT, u.byteLength, Float32Array.BYTES_PER_ELEMENT]; }', [1.5]),
  row('typed arrays stay typed', 'function f(x) { const v = new Uint8Array([3, 1, 2]); const all = [v.with(0, 300.7), v.toReversed(), v.toSorted(), v.toSorted((a, b) => b - a)]; return [...all.map((w) => (w instanceof Uint8Array ? x : 0)), ...all.flatMap((w) => [...w]), ...v]; }', [1.5]),
  row('constructors of primitives', 'function f(x) { return [(5).constructor === Number, x.constructor === Number, "a".constructor === String, true.constructor === Boolean, f.constructor === (() => 1).constructor].map((t) => (t ? x : 0)); }', [1.5]),
  row('booleans as text', 'function f(x) { return true.toString().length * x + (1 > 2).toString().length; }', [1.5]),
  row('the cause of an error', 'function f(x) { const e = new RangeError("a", { cause: x }); return [e.cause * 2, new Error("b").cause === undefined ? 1 : 0, "cause" in new Error("b", {}) ? 1 : 0, Object.keys(e).length, new Error("c", { cause: undefined }).hasOwnProperty("cause") ? 1 : 0]; }', [1.5]),
  row('Error.captureStackTrace does nothing to numbers', 'class Own extends Error { constructor(v) { super("own"); if (Error.captureStackTrace) Error.captureStackTrace(this, Own); this.v = v; } } function f(x) { try { throw new Own(x); } catch (e) { return e.v * 2; } }', [1.5]),
  row('where methods of strings begin and end', 'function f(x) { const s = "abcab"; return [s.startsWith("b", 1), s.startsWith("a", 1), s.startsWith("a", -3), s.endsWith("b", 2), s.endsWith("b", 9), s.endsWith("b", 3), s.endsWith("", NaN), s.includes("a", 1), s.includes("c", 3), s.includes("a", -1)].map((t) => (t ? x : 0)).concat(s.lastIndexOf("a", 2), s.lastIndexOf("a", -1), s.lastIndexOf("b", NaN), s.lastIndexOf("a", 0), s.indexOf("a", 1)); }', [1.5]),
  row('split with a limit', 'function f(x) { return [..."a,b,c".split(",", 2), ..."abc".split("", 2), ..."a,b".split(",", 0), ..."a,b".split(undefined, 1), ..."a,b".split(",", undefined), ..."a,b".split(",", -1)].map((t) => t.length * x); }', [1.5]),
  row('replace with patterns', 'function f(x) { return ["a-b".replace("-", "$&$&") === "a--b", "a-b".replace("-", "$`") === "aab", "a-b".replace("-", "$\'") === "abb", "a-b".replace("-", "$$") === "a$b"].map((t) => (t ? x : 0)); }', [1.5]),
  row('repeat', 'function f(x) { return ["ab".repeat("a").length, "ab".repeat(2.9).length, "ab".repeat(null).length, "ab".repeat(-0.5).length].map((n) => n * x); }', [1.5]),
  row('lastIndexOf of arrays, from a place', 'function f(x) { const v = [1, x, 1, x, 1]; return [v.lastIndexOf(1, 3), v.lastIndexOf(x, -3), v.lastIndexOf(1, -9), v.lastIndexOf(1, 99), v.lastIndexOf(x, NaN), v.lastIndexOf(1, undefined), v.lastIndexOf(1, 0.9)]; }', [1.5]),
  row('with: which place', 'function f(x) { const v = [1, 2, 3]; return [...v.with("1", x), ...v.with(NaN, x), ...v.with(undefined, x), ...v.with(-1, x), ...v.with(1.9, x), ...v.with(-0.5, x)]; }', [1.5]),
  row('with: a place that is not there throws', 'function f(x) { return [1, 2].with(x, 3); }', [2.5], [-3]),
  row('holes in copyWithin', 'function f(x) { const v = [x, , 3, 4]; v.copyWithin(2, 0); const w = [1, 2, 3]; w.copyWithin(-1, 0, 1); return [v.length, 3 in v ? 1 : 0, v[2], 1 in v ? 1 : 0, ...w]; }', [1.5]),
  row('holes in sort', 'function f(x) { const v = [3, , 1, undefined]; v.sort(); return [v.length, 3 in v ? x : 0, 2 in v ? x : 0, v[0], v[1]]; }', [1.5]),
  row('flat by a depth that is not whole', 'function f(x) { return [[x, [2]].flat(0.5).length, [[x], [[2]]].flat(1.9).length, [[[x]]].flat("1").length, [[[x]]].flat(NaN).length, [[x]].flat(-1).length]; }', [1.5]),
  row('Array.from of what is no list', 'function f(x) { return [Array.from(5).length, Array.from(x).length, Array.from(true).length, Array.from({}).length, Array.from("ab").length, new Float64Array(Array.from(5)).length]; }', [1.5]),
  row('Array.from of nothing throws', 'function f(x, v) { return Array.from(v).length + x; }', [1.5], [1.5, null]),
  row('functions of Object of nothing throw', 'function f(x, which) { const all = [() => Object.assign(undefined), () => Object.setPrototypeOf(null, {}), () => Object.getPrototypeOf(undefined), () => Object.hasOwn(null, "a"), () => Object.create(1), () => Object.create(undefined), () => Object.setPrototypeOf({}, 1), () => Object.fromEntries(["ab"])]; all[which](); return x; }', [1.5, 0], [1.5, 1], [1.5, 2], [1.5, 3], [1.5, 4], [1.5, 5], [1.5, 6], [1.5, 7]),
  row('functions of Object of what is no object', 'function f(x) { return [Object.setPrototypeOf(x, null) * 2, Object.freeze(x), Object.hasOwn("ab", "length") ? 1 : 0, Object.getOwnPropertySymbols({ a: 1 }).length]; }', [1.5]),
  row('nothing lists what JavaScript itself has', 'function f(x) { let n = 0; for (const each of [Number, Array, Object, Map, Math, f]) { for (const k in each) n++; n += Object.keys(each).length; } for (const k in new Float64Array(2)) n += 10; for (const k in "ab") n += 100; for (const k in new Error("a")) n += 1000; return n + x; }', [1.5]),
  row('what methods of arrays call is a function, or it throws', 'function f(x, which) { const v = [], g = x > 9 ? undefined : 1; const all = [() => v.map(), () => v.forEach(g), () => v.filter(g), () => v.some(g), () => v.every(g), () => v.find(g), () => v.findIndex(g), () => v.findLast(g), () => v.findLastIndex(g), () => v.reduce(g, 1), () => v.reduceRight(g, 1), () => v.sort(g), () => v.toSorted(g), () => v.flatMap(g), () => Array.from(v, g), () => new Float64Array(0).map(g), () => new Float64Array(0).filter(g), () => new Float64Array(0).sort(g), () => new Map().forEach(g), () => new Set().forEach(g)]; all[which](); return x; }', ...Array.from({ length: 20 }, (_, which) => [1.5, which] as const)),
  row('apply takes a list', 'function f(x) { const g = (...a) => a.length; return [g.apply(null, { length: 2 }), g.apply(null, [x]), g.apply(null), g.apply(null, null), g.apply(null, () => 1)]; }', [1.5]),
  row('apply of a text throws', 'function f(x) { return ((...a) => a.length).apply(null, "abc") + x; }', [1.5]),
  row('what has no text of its own', 'function f(x) { const all = [new Map(), new Set(), {}, Math, (function () { return arguments; })(1, 2), { [Symbol.toStringTag]: "V" }, new Map([[1, x]])]; return all.flatMap((o) => [String(o), `${o}`, "" + o, Object.prototype.toString.call(o)].map((t) => t.length)); }', [1.5]),
  row('the kinds that Object.prototype.toString knows', 'function f(x) { class E extends TypeError {} const kinds = [new Error("a"), new E("b"), [], f, 5, x, "a", true, null, undefined, new Int8Array(1)]; return kinds.map((v) => Object.prototype.toString.call(v).length); }', [1.5]),
  row('what no method makes a primitive', 'function f(x) { const t = (g) => { try { return g(); } catch (e) { return e instanceof TypeError ? -1 : -2; } }; const bare = Object.create(null); return [t(() => +bare), t(() => `${bare}`.length), t(() => bare + 1), t(() => String({ toString: 1 }).length), t(() => +{ valueOf: 1, toString: null }), t(() => +{ toString: undefined, valueOf: () => x })]; }', [1.5]),
  row('errors of the language hide their message', 'function f(x) { try { null.a; } catch (e) { let n = 0; for (const k in e) n++; return [n, Object.keys(e).length, { ...e }.message === undefined ? x : 0]; } }', [1.5]),
  row('keys of a text are those of its units', 'function f(x) { return [Object.keys("a\u{1F600}b").length, Object.entries("\u{1F600}").length, Object.keys({ ..."\u{1F600}" }).length].map((n) => n * x); }', [1.5]),
  row('walks along a Map and a Set that change', 'function f(x) { const out = []; for (const walk of ["keys", "values", "entries"]) { const m = new Map([[1, x], [2, 3]]), s = new Set([1, x]); for (const v of m[walk]()) { out.push(+[v].flat()[0]); if (m.size < 4) m.set(m.size + 5, 2); m.delete(2); } for (const v of s[walk]()) { out.push(+[v].flat()[0]); if (s.size < 4) s.add(s.size + 5); } for (const v of s[walk]()) { out.push(+[v].flat()[0]); s.clear(); } } return out; }', [1.5]),
  row('-0 and NaN as keys', 'function f(x) { const m = new Map([[-0, 1], [x, 2], [x * -1, 3], [0 / x, 4], [NaN, 5]]), s = new Set([-0, 0, x, -x, x / x, NaN]); m.set(-x, 6); s.add(x * 0); return [m.size, ...m.keys(), ...m.values(), s.size, ...s, ...[...s.entries()].flat(), m.get(0), m.get(NaN) ?? -1, m.get(x / x) ?? -1]; }', [0], [1.5], [-0], [NaN]),
  row('a Map of what are no entries throws', 'function f(x) { return new Map([x]).size; }', [1.5]),
  row('Object.is tells the zeros apart', 'function f(x) { return [Object.is(x, 0), Object.is(x, -0), Object.is(-x, x), Object.is(x, x * 1)].map(Number); }', [0], [-0], [1.5], [NaN]),
  row('names stored in typed arrays are listed', 'function f(x) { const t = new Float64Array([x, 2]); t.foo = 3; t.k = x; const o = { ...t }; let n = ""; for (const k in t) n += k; return [Object.keys(t).join(), n, Object.keys(o).join(), Object.keys(t.slice()).join()].map((s) => s.length).concat(Object.values(t).length, Object.entries(t)[2][1], o.foo, Object.assign({}, t).k, "foo" in t ? 1 : 0); }', [1.5]),
  row('typed arrays have no names that are numbers', 'function f(x) { const t = new Float64Array(2); let n = 0; const told = { valueOf() { n++; return 1; } }; for (const k of ["1.5", "-0", "NaN", "Infinity", "-1", "2", "1e+21"]) t[k] = told; t[1.5] = told; t[-1] = told; t[7] = x; const none = ["1.5", "-0", "NaN", "Infinity", "-1", "2"].filter((k) => k in t || t[k] !== undefined || Object.hasOwn(t, k)).length; t["1e3"] = x; t["01"] = 2; return [n, none, Object.keys(t).join().length, t["1e3"], t["01"]]; }', [1.5]),
  row('elements of typed arrays are there for good', 'function g(t) { "use strict"; delete t[0]; } function f(x) { const t = new Float64Array([x, 2]); t.foo = 1; return [delete t[0] ? 1 : 0, delete t[5] ? 1 : 0, delete t.foo ? 1 : 0, t[0], ...[() => g(t), () => Object.freeze(t), () => Object.freeze(new Int8Array(0)).length].map((h) => { try { return h(); } catch (e) { return e instanceof TypeError ? -1 : -2; } })]; }', [1.5]),
]; // prettier-ignore
