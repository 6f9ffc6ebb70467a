// What has no meaning as a function of numbers, or is no JavaScript: refused where it stands.

export interface Refusal {
  readonly name: string;
  /** A file whose function is `f`. */
  readonly source: string;
  readonly code: 'program-not-supported' | 'program-syntax' | 'program-failed';
  /** Where the error points to. */
  readonly line: number;
}

const refusal = (name: string, source: string, line = 2): Refusal => ({
  name,
  source,
  code: 'program-not-supported',
  line,
});
/** A body of `f`, whose second line is refused. */
const inBody = (name: string, line: string): Refusal => refusal(name, `function f(x) {\n  ${line}\n  return x;\n}`);

export const refusals: readonly Refusal[] = [
  refusal('a generator', 'function f(x) {\n  function* g() { yield x; }\n  for (const v of g()) return v;\n}'),
  refusal('a generator method', 'function f(x) {\n  const o = { *g() { yield x; } };\n  return [...o.g()][0];\n}'),
  refusal('an async function', 'function f(x) {\n  const g = async () => x;\n  g();\n  return x;\n}'),
  refusal('await', 'export async function f(x) {\n  return await x;\n}', 1),
  ...([
    ['a parameter set through arguments', 'arguments[0] = 9; return a;'],
    ['a parameter that is set, and read in arguments', 'a = 9; return arguments[0] + b;'],
    ['a parameter counted up, and arguments walked along', 'b++; let s = a; for (let i = 0; i < arguments.length; i++) s += arguments[i]; return s;'],
    ['a parameter that is set, and arguments passed on', '[a] = [9]; return Math.max.apply(null, arguments);'],
  ] as const).map(([name, body]) => refusal(name, `function g(a, b) {\n  ${body}\n}\nfunction f(x) { return g(x, 2); }`)), // prettier-ignore
  inBody('a regular expression', 'if (/a/.test("a")) x++;'),
  inBody('RegExp', 'if (new RegExp("a").test("a")) x++;'),
  inBody('a getter in a record', 'const o = { get a() { return x; } }; x = o.a;'),
  inBody('a setter in a record', 'const o = { set a(v) { x = v; } }; o.a = 1;'),
  refusal('a getter of a class', 'class C {\n  get a() { return 1; }\n}\nfunction f(x) { return new C().a + x; }'),
  refusal(
    'a setter of a class, from its constructor',
    'class C {\n  set a(v) { this.b = v; }\n  constructor(v) { this.a = v; }\n}\nfunction f(x) { return new C(x).b; }',
  ),
  refusal(
    'a static getter of a class that is extended',
    'class C {\n  static get a() { return 1; }\n}\nclass D extends C {}\nfunction f(x) { return D.a + x; }',
  ),
  inBody("an iterator of an object's own", 'for (const v of { *[Symbol.iterator]() { yield x; } }) return v;'),
  inBody('a getter that is defined', 'Object.defineProperty({}, "a", { get: () => x });'),
  inBody('Proxy', 'const p = new Proxy({}, {}); x = p.a;'),
  inBody('eval', 'eval("x = 2");'),
  inBody('new Function', 'x = new Function("return 1")();'),
  inBody('import()', 'import("./other.js");'),
  refusal('import.meta', 'export function f(x) {\n  return x + import.meta.url.length;\n}'),
  inBody('Math.random', 'x += Math.random();'),
  inBody('Math.random under another name', 'const { random } = Math; x += random();'),
  inBody('a method of texts that is not read', 'x += "aXb".replaceAll("X", "").length;'),
  inBody('a method of arrays that is not read', 'x += [1].toSpliced(0, 1).length;'),
  inBody('a symbol that decides what instanceof says', 'x += { [Symbol.hasInstance]: () => true } ? 1 : 2;'),
  inBody('a symbol as text', 'x += String(Symbol.iterator).length;'),
  inBody('a symbol as a number', 'try { x += +Symbol.iterator; } catch (e) { x = 3; }'),
  inBody('a name of the language, of globalThis', 'x += globalThis.JSON ? 1 : 2;'),
  inBody('a name of Node, of globalThis', 'if (globalThis.process) x += 1;'),
  inBody('typeof of a name of Node, of globalThis', 'x += typeof globalThis.setTimeout === "function" ? 1 : 2;'),
  inBody('a name of Node', 'x = structuredClone(x);'),
  inBody('a name of Node that is caught', 'try { x = structuredClone(x); } catch (e) { x = 3; }'),
  inBody('a name that some versions of Node have', 'x += typeof navigator === "undefined" ? 1 : 2;'),
  inBody(
    'the walk of an array that is given another',
    'const v = [x]; v[Symbol.iterator] = () => [1, 2, 3].values(); for (const t of v) x += t;',
  ),
  inBody('the stack of an error', 'x += new Error("a").stack ? 1 : 2;'),
  inBody('a function of Object that is not read', 'x += Object.getOwnPropertyNames({}).length;'),
  inBody('a function as text', 'x += f.toString().length;'),
  inBody('the function that makes functions', 'x = f.constructor("return 1")();'),
  inBody('the buffer of a typed array', 'x += new Float64Array(2).buffer.byteLength;'),
  inBody('a number as an object', 'x = new Number(x) + 1;'),
  inBody('a text as an object', 'x += new String("ab").length;'),
  inBody('a boolean as an object', 'x += new Boolean(false) ? 1 : 2;'),
  inBody('an object of a number', 'x = Object(5) + x;'),
  inBody('replace by a function', 'x += "a".replace("a", () => "bb").length;'),
  inBody(
    'Object.create with descriptions',
    'try { x = Object.create({}, { a: { value: x } }).a; } catch (e) { x = 3; }',
  ),
  inBody(
    'a method of arrays of what is none',
    'try { x += Array.prototype.pop.call({ length: 1, 0: 2 }); } catch (e) { x = 3; }',
  ),
  inBody('Date', 'x += Date.now();'),
  inBody('new Date', 'x += new Date().getTime();'),
  inBody('performance', 'x += performance.now();'),
  inBody('console', 'console.log(x);'),
  inBody('process', 'process.exit(1);'),
  inBody('setTimeout', 'setTimeout(() => {}, 1);'),
  inBody('fetch', 'fetch("http://localhost");'),
  refusal(
    'a package of Node',
    'const fs = require("fs");\nfunction f(x) { return fs.readFileSync("a").length + x; }',
    1,
  ),
  refusal('an imported package', 'import { sqrt } from "mathjs";\nexport function f(x) { return sqrt(x); }', 2),
  inBody('BigInt', 'x += Number(2n ** 3n);'),
  inBody('Symbol', 'const s = Symbol("a");'),
  {
    name: 'a valueOf that needs itself',
    source: 'function f(x) {\n  const o = { valueOf() { return +o; } };\n  return o + x;\n}',
    code: 'program-failed',
    line: 2,
  },
  inBody('with', 'with (Math) { x = sin(x); }'),
  inBody('__proto__', 'const o = { a: 1 }; o.__proto__.b = 2;'),
  inBody('a tagged template', 'x = ((s) => s.length)`a${x}b`;'),
  ...[
    'String(x).length',
    '(x + "a")[0]',
    '`${x}`.charAt(0) + 1',
    'parseFloat(`${x}`)',
    'parseInt(x * 1e21)',
    'parseInt(x * 1e-7)',
    'parseInt(x, 16)',
    'Number(x.toFixed(2))',
    '+`${x}`',
    '`${x}` * 2',
    '`${x}` === "1.5" ? 1 : 2',
    '`${x}` == 1.5 ? 1 : 2',
    '"1" < `${x}` ? 1 : 2',
    '({ a: 1 })[`a${x}`]',
    'new Map([[`${x}`, 1]]).get("1.5")',
    '["a"].indexOf(`${x}`)',
    '["a"].includes(x + "")',
    '[..."a" + x].length',
    'Object.keys("a" + x).length',
    'Object.is("a" + x, "a") ? 1 : 2',
    'new Set(["a" + x]).size',
    '[x, 2].join().length',
    '["a" + x, "b"].sort().length',
    '"abc".includes("a" + x) ? 1 : 2',
    'isNaN("a" + x) ? 1 : 2',
  ].map((read) => inBody(`a text with a computed number in it that is read: ${read}`, `x = ${read};`)),
  {
    name: 'what is no JavaScript',
    source: 'function f(x) {\n  return x +;\n}',
    code: 'program-syntax',
    line: 2,
  },
  {
    name: 'a bracket that is not closed',
    source: 'function f(x) {\n  return (x;\n}',
    code: 'program-syntax',
    line: 2,
  },
  {
    name: 'two lets of one name',
    source: 'function f(x) {\n  let a = 1;\n  let a = 2;\n}',
    code: 'program-syntax',
    line: 3,
  },
];
