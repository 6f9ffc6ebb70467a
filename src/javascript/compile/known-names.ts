// Names that no program declares: those that the machine has, and why it hasn't others.

export const builtinNames: ReadonlySet<string> = new Set([
  'Math', 'Number', 'Array', 'Object', 'String', 'Boolean', 'Map', 'Set', 'NaN', 'Infinity', 'undefined', 'isNaN', 'isFinite', 'parseInt',
  'parseFloat', 'globalThis', 'global', 'Function', 'Symbol', 'Error', 'TypeError', 'RangeError', 'ReferenceError', 'SyntaxError', 'EvalError', 'URIError',
  'Float64Array', 'Float32Array', 'Int8Array', 'Uint8Array', 'Uint8ClampedArray', 'Int16Array', 'Uint16Array', 'Int32Array', 'Uint32Array',
]); // prettier-ignore

interface NameRefusal {
  readonly message: string;
  readonly hint: string | null;
}

const inputAndOutput = 'functions of numbers read and write nothing: leave it out, or return the value';
export const randomHint = 'give the number as a parameter, so that it is the same at every run';
const atOnce = 'compute at once';

/** What Node has and this machine has not: what `typeof` says of each, and a way out. Null: it is in some versions of Node only. */
const lacking: readonly (readonly [kind: 'function' | 'object' | null, hint: string, names: string])[] = [
  ['object', inputAndOutput, 'console process crypto WebAssembly'],
  ['function', inputAndOutput, 'fetch FormData Headers Request Response URL URLSearchParams Buffer Blob File TextEncoder TextDecoder TextEncoderStream TextDecoderStream Event EventTarget CustomEvent MessageChannel MessagePort MessageEvent BroadcastChannel AbortController AbortSignal Crypto CryptoKey SubtleCrypto'],
  ['function', inputAndOutput, 'ReadableStream ReadableStreamDefaultReader ReadableStreamBYOBReader ReadableStreamBYOBRequest ReadableByteStreamController ReadableStreamDefaultController WritableStream WritableStreamDefaultController WritableStreamDefaultWriter TransformStream TransformStreamDefaultController ByteLengthQueuingStrategy CountQueuingStrategy CompressionStream DecompressionStream'],
  ['object', randomHint, 'performance'],
  ['function', randomHint, 'Date Performance PerformanceEntry PerformanceMark PerformanceMeasure PerformanceObserver PerformanceObserverEntryList PerformanceResourceTiming'],
  ['function', 'write out what it evaluates', 'eval'],
  ['function', 'write a plain object', 'Proxy structuredClone WeakRef FinalizationRegistry'],
  ['object', 'write a plain object', 'Reflect'],
  ['function', 'numbers are doubles', 'BigInt BigInt64Array BigUint64Array'],
  ['function', atOnce, 'Promise setTimeout setInterval setImmediate clearTimeout clearInterval clearImmediate queueMicrotask'],
  ['object', atOnce, 'Atomics'],
  ['object', 'pass objects as they are', 'JSON'],
  ['object', 'pass numbers as they are', 'Intl'],
  ['function', 'pass numbers as they are', 'RegExp encodeURI encodeURIComponent decodeURI decodeURIComponent escape unescape atob btoa'],
  ['function', 'use a Map', 'WeakMap'],
  ['function', 'use a Set', 'WeakSet'],
  ['function', 'use a typed array', 'DataView ArrayBuffer SharedArrayBuffer'],
  ['function', 'throw an Error', 'AggregateError DOMException'],
  [null, inputAndOutput, 'navigator localStorage sessionStorage Storage WebSocket EventSource CloseEvent ErrorEvent'],
  [null, 'use an array', 'Iterator Float16Array'],
  [null, 'leave it out', 'SuppressedError DisposableStack AsyncDisposableStack'],
  [null, randomHint, 'Temporal'],
]; // prettier-ignore
const lackingNames = new Map(lacking.flatMap(([kind, hint, names]) => names.split(' ').map((name) => [name, { kind, hint }] as const))); // prettier-ignore

/** Names of what Node has in all its versions and this machine has not. */
export const lackingGlobals: readonly string[] = [...lackingNames].flatMap(([name, { kind }]) => (kind === null ? [] : [name])); // prettier-ignore

/** What `typeof` says of a name that nothing declares and this machine has not; null where that is another in each version of Node. */
export function lackingKind(name: string, isEsModule: boolean): string | null {
  if (name === 'require' && !isEsModule) return 'function';
  if ((name === '__filename' || name === '__dirname') && !isEsModule) return 'string';
  const known = lackingNames.get(name);
  return known === undefined ? 'undefined' : known.kind;
}

/** Of browsers, which Node has not. */
const ofBrowsers: ReadonlySet<string> = new Set(['window', 'document', 'self', 'alert']);

/** Why a name is no function of numbers, or is just not declared. */
export function refusalOf(name: string): NameRefusal {
  const hint = lackingNames.get(name)?.hint ?? (ofBrowsers.has(name) ? inputAndOutput : null);
  if (hint !== null) return { message: `${name} is not read`, hint };
  if (name === 'require') return { message: 'require is read where it is called by the name of a file', hint: "write require('./file.js')" }; // prettier-ignore
  return { message: `${name} is not defined`, hint: 'declare it in the file, or import it from a file beside it' };
}

/** Properties of what is known that give another number at every run. */
export function refusedMember(object: string, property: string): NameRefusal | null {
  return object === 'Math' && property === 'random' ? { message: 'Math.random is not read', hint: randomHint } : null;
}
