// A sample for every primitive that a language has a text for, at points of its domain and at edges.
import { binaryNames, unaryNames, type BinaryName, type PrimitiveName, type UnaryName } from '../../src/arithmetic.js';
import type { Precision } from '../../src/arithmetics/formats.js';
import type { LanguageName } from '../../src/code/languages/language.js';
import type { Mode } from '../../src/code/engine.js';
import type { Program } from '../../src/program/program.js';
import { binaryPoints, unaryPoints } from '../arithmetics/samples.js';
import { pathSamples, type LanguageSample } from './languages.js';

const ofOne = (name: UnaryName): Program => ({
  inputs: ['x'],
  link:
    (A) =>
    ([x]) =>
      A[name](x as never),
});
const ofTwo = (name: BinaryName): Program => ({
  inputs: ['x', 'y'],
  link:
    (A) =>
    ([x, y]) =>
      A[name](x as never, y as never),
});
/** Of a family: its order is a number of the program. */
const ofOrder = (n: number): Program => ({
  inputs: ['x'],
  link:
    (A) =>
    ([x]) =>
      A.sincDerivative(A.literal(n), x as never),
});

const edges = [0, -0, 1, -1, 0.5, -0.5, 1.5, 2.5, -2.5, 1e-310, -1e-310, 1e300, -1e300, 0.49999999999999994, 2251799813685247.5]; // prettier-ignore
const edgePairs = [[0, 0], [-0, 0], [0, -0], [1, 1], [2, -0], [-1, 2], [5.5, -2], [-5.5, -2], [-8, 3], [1e-310, 2]]; // prettier-ignore
const ofSinc = [-30, -2, -1e-9, -0, 0, 1e-300, 0.3, 4.4, 17, 1e5];

/** Primitives whose gradients need one that has no text; the last is sampled by its orders. */
const left = new Set<PrimitiveName>(['gamma', 'lgamma', 'polygamma', 'sincDerivative']);

export function samplesOfPrimitives(language: LanguageName, precision: Precision, mode: Mode): LanguageSample[] {
  const of = (name: string, program: Program, points: readonly (readonly number[])[]): LanguageSample[] =>
    pathSamples(language, { name, program, precision, mode }, points);
  const alone = (points: readonly number[]): number[][] => points.map((x) => [x]);
  return [
    ...unaryNames.filter((name) => !left.has(name)).flatMap((name) => of(name, ofOne(name), alone([...unaryPoints[name], ...edges]))),
    ...binaryNames.filter((name) => !left.has(name)).flatMap((name) => of(name, ofTwo(name), [...binaryPoints[name], ...edgePairs])),
    ...[0, 1, 4].flatMap((n) => of('sincDerivative', ofOrder(n), alone(ofSinc))),
  ];
} // prettier-ignore
