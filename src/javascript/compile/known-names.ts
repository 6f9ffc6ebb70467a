// Names that no program declares: those that the machine has, and why it hasn't others.

export const builtinNames: ReadonlySet<string> = new Set([
  'Math', 'Number', 'Array', 'Object', 'String', 'Boolean', 'Map', 'Set', 'NaN', 'Infinity', 'undefined', 'isNaN', 'isFinite', 'parseInt',
  'parseFloat', 'globalThis', 'Error', 'TypeError', 'RangeError', 'ReferenceError', 'SyntaxError', 'EvalError', 'URIError',
  'Float64Array', 'Float32Array', 'Int8Array', 'Uint8Array', 'Uint8ClampedArray', 'Int16Array', 'Uint16Array', 'Int32Array', 'Uint32Array',
]); // prettier-ignore

interface NameRefusal {
  readonly message: string;
  readonly hint: string | null;
}

const inputAndOutput = 'functions of numbers read and write nothing: leave it out, or return the value';
export const randomHint = 'give the number as a parameter, so that it is the same at every run';

const refusals: Readonly<Record<string, string>> = {
  console: inputAndOutput, process: inputAndOutput, window: inputAndOutput, document: inputAndOutput, fetch: inputAndOutput, localStorage: inputAndOutput,
  performance: randomHint, Date: randomHint, crypto: randomHint,
  eval: 'write out what it evaluates', Function: 'write a function', Proxy: 'write a plain object',
  Reflect: 'write a plain object', Symbol: 'name the property by a string', BigInt: 'numbers are doubles', Promise: 'compute at once',
  setTimeout: 'compute at once', setInterval: 'compute at once', JSON: 'pass objects as they are', Intl: 'pass numbers as they are',
  RegExp: 'pass numbers as they are', WeakMap: 'use a Map', WeakSet: 'use a Set', DataView: 'use a typed array', ArrayBuffer: 'use a typed array',
}; // prettier-ignore

/** Why a name is no function of numbers; null where it is just not declared. */
export function refusalOf(name: string): NameRefusal {
  const hint = Object.hasOwn(refusals, name) ? (refusals[name] ?? null) : null;
  if (hint !== null) return { message: `${name} is not read`, hint };
  return { message: `${name} is not defined`, hint: 'declare it in the file, or import it from a file beside it' };
}

/** Properties of what is known that give another number at every run. */
export function refusedMember(object: string, property: string): NameRefusal | null {
  return object === 'Math' && property === 'random' ? { message: 'Math.random is not read', hint: randomHint } : null;
}
