// `Math` and `Number`: constants, functions of the arithmetic, and those of whole numbers.
import type { BinaryName, UnaryName } from '../../arithmetic.js';
import { ProgramFailure } from '../../errors.js';
import { randomHint } from '../compile/known-names.js';
import { hypotOf } from './hypot.js';
import { firm } from './maybe-constant.js';
import type { JsMachine } from './machine.js';
import { noBox } from './refusing-builtins.js';
import type { JsObject } from './values.js';
import { isNumeric, type Numeric, type JsValue } from './values.js';

const constants = ['E', 'LN2', 'LN10', 'LOG2E', 'LOG10E', 'PI', 'SQRT1_2', 'SQRT2'] as const;

/** Functions with jumps, exact for constants. */
const steps = { sign: ['sign', Math.sign], floor: ['floor', Math.floor], ceil: ['ceil', Math.ceil], trunc: ['fix', Math.trunc] } as const; // prettier-ignore

/** Functions of one argument; one with a function of its own is exact for constants. */
const unary: Readonly<Record<string, readonly [UnaryName, ((x: number) => number)?]>> = {
  abs: ['abs', Math.abs],
  sqrt: ['sqrt'], cbrt: ['cbrt'], exp: ['exp'], expm1: ['expm1'], log: ['log'], log2: ['log2'], log10: ['log10'], log1p: ['log1p'],
  sin: ['sin'], cos: ['cos'], tan: ['tan'], asin: ['asin'], acos: ['acos'], atan: ['atan'],
  sinh: ['sinh'], cosh: ['cosh'], tanh: ['tanh'], asinh: ['asinh'], acosh: ['acosh'], atanh: ['atanh'],
}; // prettier-ignore

export function mathObject<T>(machine: JsMachine<T>): JsObject<T> {
  const { realm, numbers, conversions } = machine;
  const math = realm.object(constants.map((name) => [name, Math[name]]));
  const define = (
    name: string,
    length: number,
    apply: (args: readonly Numeric<T>[]) => JsValue<T>,
    isOfAny = false,
  ): void => {
    math.properties.set(name, realm.native(name, length, (_self, args) => apply((isOfAny ? args : args.slice(0, length)).map((each) => conversions.number(each))))); // prettier-ignore
  };
  const first = (args: readonly Numeric<T>[]): Numeric<T> => args[0] ?? NaN;
  for (const [name, [primitive, exact]] of Object.entries(unary))
    define(name, 1, (args) => {
      const x = first(args);
      if (typeof x === 'number' && !Number.isFinite(x)) return ofInfinity(name, x);
      if (primitive === 'sqrt' && numbers.isMinusZero(x)) return x; // the root of -0
      return numbers.unary(primitive, x, exact);
    });
  for (const [name, [primitive, exact]] of Object.entries(steps))
    define(name, 1, (args) => numbers.step(primitive, first(args), exact));
  const binary = (name: string, primitive: BinaryName): void =>
    define(name, 2, ([x = NaN, y = NaN]) => numbers.binary(primitive, x, y));
  define('random', 0, () => {
    throw new ProgramFailure('program-not-supported', 'Math.random is not read', randomHint);
  });
  binary('atan2', 'atan2');
  define('pow', 2, ([x = NaN, y = NaN]) => numbers.operate('**', x, y));
  define('round', 1, (args) => numbers.round(first(args)));
  define('fround', 1, (args) => numbers.toSingle(first(args)));
  define('hypot', 2, (args) => hypotOf(numbers, args), true);
  define('min', 2, (args) => numbers.min(args), true);
  define('max', 2, (args) => numbers.max(args), true);
  define('imul', 2, ([x = 0, y = 0]) => Math.imul(numbers.toInt32(x), numbers.toInt32(y)));
  define('clz32', 1, ([x = 0]) => Math.clz32(numbers.toInt32(x)));
  return math;
}

export function numberObject<T>(machine: JsMachine<T>): JsObject<T> {
  const { realm, numbers, conversions } = machine;
  const convert = (args: readonly JsValue<T>[]): JsValue<T> => (args.length === 0 ? 0 : conversions.number(args[0]));
  const made = realm.native('Number', 1, (_self, args) => convert(args), noBox('Number'));
  const values = ['EPSILON', 'MAX_SAFE_INTEGER', 'MIN_SAFE_INTEGER', 'MAX_VALUE', 'MIN_VALUE', 'POSITIVE_INFINITY', 'NEGATIVE_INFINITY'] as const; // prettier-ignore
  for (const name of values) made.properties.set(name, Number[name]);
  made.properties.set('NaN', NaN);
  made.properties.set('prototype', realm.numbers);
  realm.numbers.properties.set('constructor', made);
  const test = (name: string, holds: (x: Numeric<T>) => boolean): void => {
    made.properties.set(
      name,
      realm.native(name, 1, (_self, [x]) => isNumeric(x) && holds(x)),
    );
  };
  test('isNaN', (x) => !numbers.isNumber(x));
  test('isFinite', (x) => numbers.isFinite(x));
  test('isInteger', (x) => isWhole(machine, x));
  test('isSafeInteger', (x) =>
    isWhole(machine, x) && !numbers.holds('>', absolute(machine, x), Number.MAX_SAFE_INTEGER));
  return made;
}

function isWhole<T>({ numbers }: JsMachine<T>, given: Numeric<T>): boolean {
  const x = firm(given);
  if (typeof x === 'number') return Number.isInteger(x);
  return numbers.isFinite(x) && numbers.holds('==', x, numbers.unary('floor', x));
}
const absolute = <T>({ numbers }: JsMachine<T>, x: Numeric<T>): Numeric<T> => numbers.unary('abs', x, Math.abs);

/** A function of ±∞ or NaN, which no arithmetic has. */
function ofInfinity(name: string, x: number): number {
  const functions: Readonly<Record<string, unknown>> = Object.getOwnPropertyDescriptors(Math);
  const { value } = functions[name] as { value: (x: number) => number };
  return value(x);
}
