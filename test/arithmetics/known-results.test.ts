// Slow functions of MPFR aren't called again for what they were just asked, and only for that.
import { expect, test } from 'vitest';
import { startGmpWasm } from '../../src/arithmetics/interval/gmp-wasm.js';
import { KnownResults } from '../../src/arithmetics/interval/known-results.js';
import { downward, Mpfr, nearest, upward, type Pointer } from '../../src/arithmetics/interval/mpfr.js';
import { TimeLimit } from '../../src/errors.js';
import { Watch } from '../../src/program/time.js';

const library = await startGmpWasm();
const watch = new Watch();
const mpfr = new Mpfr(library, 100); // with a watch of its own

/** A number of so many bits: a double, so many units in its last place above. */
interface Operand {
  readonly bits: number;
  readonly value: number;
  readonly units?: number;
}
interface Question {
  readonly name: 'sin' | 'cos' | 'exp' | 'pow';
  readonly operands: readonly Operand[];
  readonly bits: number;
  readonly rounding: number;
}

const x: Operand = { bits: 128, value: 0.001 };
const y: Operand = { bits: 128, value: 0.75 };
const exp: Question = { name: 'exp', operands: [x], bits: 128, rounding: downward };
const sin: Question = { ...exp, name: 'sin' };
const long: Question = { ...exp, bits: 320 };
const pow: Question = { ...exp, name: 'pow', operands: [x, y] };
const of = (question: Question, ...operands: Operand[]): Question => ({ ...question, operands });
const at = (value: number, bits = 128): Operand => ({ bits, value });

/** Functions that know so many results, and how often MPFR was called. */
function remembering(places?: number): { readonly calls: () => number; readonly ask: (question: Question) => Result } {
  const known = new KnownResults(library, watch, places);
  let calls = 0;
  const counted =
    <Numbers extends number[]>(call: (...numbers: Numbers) => number) =>
    (...numbers: Numbers): number => {
      calls++;
      return call(...numbers);
    };
  const functions = {
    sin: known.unary(counted(library.mpfr_sin)),
    cos: known.unary(counted(library.mpfr_cos)),
    exp: known.unary(counted(library.mpfr_exp)),
    pow: known.binary(counted(library.mpfr_pow)),
  };
  return { calls: () => calls, ask: (question) => answer(question, functions) };
}

interface Result {
  readonly text: string;
  readonly ternary: number;
}
type Functions = Readonly<Record<Question['name'], (target: Pointer, ...numbers: number[]) => number>>;
const directly: Functions = {
  sin: (to, ...rest) => library.mpfr_sin(to, ...(rest as [number, number])),
  cos: (to, ...rest) => library.mpfr_cos(to, ...(rest as [number, number])),
  exp: (to, ...rest) => library.mpfr_exp(to, ...(rest as [number, number])),
  pow: (to, ...rest) => library.mpfr_pow(to, ...(rest as [number, number, number])),
};

/** The result to its last bit; then everything is written over. */
function answer({ name, operands, bits, rounding }: Question, functions: Functions): Result {
  mpfr.reset(128);
  const numbers = operands.map(({ bits: precision, value, units = 0 }) => {
    const number = mpfr.allocateOf(precision);
    library.mpfr_set_d(number, value, nearest);
    for (let unit = 0; unit < units; unit++) library.mpfr_nextabove(number);
    return number;
  });
  const target = mpfr.allocateOf(bits);
  const ternary = functions[name](target, ...numbers, rounding);
  const sign = library.mpfr_signbit(target) !== 0 ? '-' : '+';
  const size = mpfr.exponent(target);
  const text = `${sign} ${size} ${Number.isFinite(size) ? mpfr.decimal(target, 1300, nearest).digits : ''}`;
  for (const number of [...numbers, target]) library.mpfr_set_d(number, 7, nearest);
  return { text, ternary: Math.sign(ternary) };
}

test.each<[what: string, first: Question, second: Question]>([
  ['the last bit', of(exp, at(1.25)), of(exp, { ...at(1.25), units: 1 })],
  ['the last bit of five limbs', of(long, at(1.25, 320)), of(long, { ...at(1.25, 320), units: 1 })],
  ['the sign of zero', of(sin, at(0)), of(sin, at(-0))],
  ['the sign', exp, of(exp, at(-1.25))],
  ['the exponent', exp, of(exp, at(2.5))],
  ['the sign of infinity', of(exp, at(Infinity)), of(exp, at(-Infinity))],
  ['infinity and no number', of(exp, at(Infinity)), of(exp, at(NaN))],
  ['infinity and zero', of(exp, at(Infinity)), of(exp, at(0))],
  ['the precision', exp, { ...exp, bits: 192 }],
  ['a precision of as many words', exp, { ...exp, bits: 127 }],
  ['the rounding', exp, { ...exp, rounding: upward }],
  ['the function', sin, { ...sin, name: 'cos' }],
  ['the last bit of the second operand', pow, of(pow, x, { ...y, units: 1 })],
  ['the last bit of the first operand', pow, of(pow, { ...x, units: 1 }, y)],
  ['the order of operands', pow, of(pow, y, x)],
  ['how many operands there are', exp, pow],
])('two that differ in %s are no one question, though one place is all there is', (_, first, second) => {
  const { calls, ask } = remembering(1);
  for (const question of [first, second, first, second]) expect(ask(question)).toEqual(answer(question, directly));
  expect(calls()).toBe(4);
  expect(answer(first, directly)).not.toEqual(answer(second, directly));
});

test.each<[what: string, question: Question]>([
  ['a number', exp],
  ['another', sin],
  ['an exact result', of(exp, at(0))],
  ['a result rounded upward', { ...exp, rounding: upward }],
  ['minus zero', of(sin, at(-0))],
  ['an infinite one', of(exp, at(Infinity))],
  ['what is beyond the range', of(exp, at(1e300))],
  ['what is below it', of(exp, at(-1e300))],
  ['a result that is longer than its operand', { ...of(exp, at(1.25, 53)), bits: 1000 }],
  ['a result that is shorter', { ...of(exp, at(1.25, 1000)), bits: 64 }],
  ['the longest numbers', { ...of(pow, at(1.25, 2048), at(0.75, 2048)), bits: 2048 }],
  ['two numbers', pow],
])('%s is told as it was computed, with its ternary value, after all was written over', (_, question) => {
  const { calls, ask } = remembering();
  for (let time = 0; time < 3; time++) expect(ask(question)).toEqual(answer(question, directly));
  expect(calls()).toBe(1);
});

test.each([
  ['operand', of(exp, at(1.25, 2049))],
  ['second operand', of(pow, x, at(0.75, 2049))],
  ['result', { ...exp, bits: 2049 }],
] as const)('of a longer %s nothing is kept', (_, question) => {
  const { calls, ask } = remembering();
  for (let time = 0; time < 2; time++) expect(ask(question)).toEqual(answer(question, directly));
  expect(calls()).toBe(2);
});

test('many results are known at once, and those that others took the places of are computed again', () => {
  const { calls, ask } = remembering();
  const questions = Array.from({ length: 1000 }, (_, i) => of(exp, at(1 + i / 1000)));
  const few = questions.slice(0, 10);
  for (const question of [...few, ...few]) expect(ask(question)).toEqual(answer(question, directly));
  expect(calls()).toBe(10);
  for (const question of [...questions, ...few]) expect(ask(question)).toEqual(answer(question, directly));
});

test('memory that grows between two questions is looked at where it is now', () => {
  const { calls, ask } = remembering();
  const told = ask(exp);
  const before = library.memory;
  while (library.memory === before) library.malloc(2 ** 20);
  expect(ask(exp)).toEqual(told);
  expect(calls()).toBe(1);
});

test('what is known is told no later than what is computed', () => {
  const { ask } = remembering();
  ask(exp);
  expect(() => watch.until(-Infinity, () => ask(exp))).toThrow(TimeLimit);
});
