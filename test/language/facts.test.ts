// What users are told of functions holds: each derivative as text is what its rule gives, to 100 bits, and each function
// has cases from the oracle.
import { expect, test } from 'vitest';
import type { PrimitiveName } from '../../src/arithmetic.js';
import { dual, type Dual } from '../../src/arithmetics/dual.js';
import { intervalArithmetic, type Interval } from '../../src/arithmetics/interval/interval.js';
import { startMpfr } from '../../src/arithmetics/interval/mpfr.js';
import { EvaluationError } from '../../src/errors.js';
import { builtins } from '../../src/language/builtins.js';
import { readExpression } from '../../src/language/expression.js';
import { rules } from '../../src/primitives.js';
import { binaryPoints, unaryPoints } from '../arithmetics/samples.js';
import { corpora, readCorpus } from '../oracle/corpus.js';
import { run } from '../program/run.js';

const mpfr = await startMpfr(50);
const A = intervalArithmetic(mpfr);
const D = dual(A);

/** Primitives that no expression can call: their text names the next of their family, as their rule does. */
const families: readonly string[] = ['polygamma', 'sincDerivative'];

/** Texts say some things as books do; `trigamma` and `truePi` are given like inputs. */
const words: readonly (readonly [RegExp, string])[] = [
  [/\|x\|/g, 'abs(x)'],
  [/\bln (\d+)/g, 'ln($1)'],
  [/\btrigamma\(x\)/g, 'trigamma'],
  [/\bpi\b/g, 'truePi'], // the language's pi is a double
  [/^(.*), (\S+) at (\S+)$/, 'x == $3 ? $2 : $1'],
];

/** The text as expressions of the language, one per argument. */
function formulasOf(text: string): string[] {
  const inWords = words.reduce((said, [word, formula]) => said.replace(word, formula), text);
  const [, condition, ...sides] = /^(.*) \? \((.*), (.*)\) : \((.*), (.*)\)$/.exec(inWords) ?? [];
  if (condition !== undefined) return [0, 1].map((i) => `${condition} ? ${sides[i]} : ${sides[i + 2]}`);
  return inWords.split(/, (?![^(]*\))/); // commas outside brackets
}

function valueOf(formula: string, named: Readonly<Record<string, () => Interval>>): Interval {
  const { program } = readExpression(formula);
  const inputs = program.inputs.map((name) => {
    const value = named[name];
    if (value === undefined) throw new Error(`the text of a derivative speaks of ${name}`);
    return value();
  });
  return run(program, A, inputs);
}

/**
 * The text is the derivative by each argument at the point; dual numbers take that from the rules. Of 200 bits a text
 * may lose some, as x^2-1 near 1 does; no two formulas agree to 100 by chance.
 */
function expectDerivative(
  text: string,
  parameters: readonly string[],
  point: readonly number[],
  f: (args: Dual<Interval>[]) => Dual<Interval>,
): void {
  mpfr.reset(200);
  const formulas = formulasOf(text);
  expect(formulas).toHaveLength(point.length);
  formulas.forEach((formula, i) => {
    const seeded = point.map((x, k) => ({ primal: A.literal(x), tangent: k === i ? A.literal(1) : undefined }));
    const { primal, tangent = A.literal(0) } = f(seeded);
    const args = seeded.map((each) => each.primal);
    const told = valueOf(formula, {
      ...Object.fromEntries(parameters.map((name, k) => [name, () => args[k] as Interval])),
      y: () => primal,
      trigamma: () => A.polygamma(A.literal(1), args[0] as Interval),
      truePi: () => A.mul(A.literal(4), A.atan(A.literal(1))),
    });
    const error = A.abs(A.sub(told, tangent));
    const isClose = A.decide('<=', error, A.mul(A.literal(2 ** -100), A.abs(tangent)));
    expect(isClose, `${formula} at ${point.join(', ')}`).toBe(true);
  });
}

const told = (Object.keys(rules) as PrimitiveName[]).filter((name) => !families.includes(name));
test.each(told.map((name) => [name, rules[name].derivative] as const))('the derivative of %s is %s', (name, text) => {
  if (name in unaryPoints) {
    const f = D[name as keyof typeof unaryPoints];
    for (const x of unaryPoints[name as keyof typeof unaryPoints])
      expectDerivative(text, ['x'], [x], ([a]) => f(a as Dual<Interval>));
  } else {
    const f = D[name as keyof typeof binaryPoints];
    for (const point of binaryPoints[name as keyof typeof binaryPoints])
      expectDerivative(text, ['x', 't'], point, ([a, b]) => f(a as Dual<Interval>, b as Dual<Interval>));
  }
});

const beside0 = [-3.7, -0.6, -1e-3, 1e-5, 0.3, 0.55, 1.7, 5.3, 20.2];
const rulesOfAll: ReadonlySet<unknown> = new Set(Object.values(rules));
const composed = [...builtins].filter(([, { facts, isOfTensors }]) => !rulesOfAll.has(facts) && isOfTensors !== true);
test.each(composed.map(([name, { parameters, facts }]) => [name, facts.derivative, facts.kinks, parameters] as const))(
  'the derivative of %s, which is made of primitives, is %s',
  (name, derivative, kinks, parameters) => {
    const numbers = kinks === undefined ? [0, ...beside0] : beside0;
    const { program } = readExpression(`${name}(${parameters.join(', ')})`);
    const places = program.inputs.map((_, k) => 3 * k); // arguments that differ from each other
    let defined = 0;
    for (const [i] of numbers.entries()) {
      const point = places.map((place) => numbers[(i + place) % numbers.length] as number);
      try {
        run(program, A, point.map((x) => A.literal(x))); // prettier-ignore
      } catch (error) {
        if (error instanceof EvaluationError) continue;
        throw error;
      }
      expectDerivative(derivative, parameters, point, (args) => run(program, D, args));
      defined++;
    }
    expect(defined).toBeGreaterThan(2);
  },
);

test('each function has cases in the corpus of test/oracle', () => {
  const calls = corpora.flatMap((corpus) => readCorpus(corpus).flatMap(({ expr }) => expr.match(/\w+(?=\()/g) ?? []));
  const missing = [...builtins].flatMap(([name, { isOfTensors }]) =>
    isOfTensors === true || calls.includes(name) ? [] : [name],
  );
  expect(missing, 'give these a row in test/oracle/functions.py, and run test/oracle/generate.py').toEqual([]);
});
