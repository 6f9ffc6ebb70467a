// Functions of what is beyond all bounds at points as near as one likes, by what they tend to on either side.
import type { UnaryName } from '../../arithmetic.js';
import type { Interval } from '../interval/interval.js';
import { DomainEndsAgain } from '../singularities.js';
import type { SeriesRing } from './series-ring.js';
import { distinct, waveSwing, withZero, type Swing } from './swing.js';

/** What is beyond all bounds again and again. */
export type Poles = Pick<Swing, 'isPassing' | 'isReturning'> & { readonly poles: NonNullable<Swing['poles']> };

/** What a function does far from 0: it grows, falls, has no value, or tends to a number. */
type Far = 'up' | 'down' | 'outside' | ((A: SeriesRing['A']) => Interval);

const to =
  (value: number): Far =>
  (A) =>
    A.literal(value);
const quarterTurns =
  (count: number): Far =>
  (A) =>
    A.mul(A.literal(count), A.acos(A.literal(0)));

/** Below and above. Each of them is continuous on all numbers, or has no value at some. */
const far: Readonly<Record<string, readonly [below: Far, above: Far]>> = {
  exp: [to(0), 'up'],
  expm1: [to(-1), 'up'],
  softplus: [to(0), 'up'],
  relu: [to(0), 'up'],
  cbrt: ['down', 'up'],
  sinh: ['down', 'up'],
  asinh: ['down', 'up'],
  abs: ['up', 'up'],
  square: ['up', 'up'],
  cosh: ['up', 'up'],
  tanh: [to(-1), to(1)],
  erf: [to(-1), to(1)],
  sigmoid: [to(0), to(1)],
  erfc: [to(2), to(0)],
  atan: [quarterTurns(-1), quarterTurns(1)],
  gaussian: [to(0), to(0)],
  sech: [to(0), to(0)],
  sqrt: ['outside', 'up'],
  log: ['outside', 'up'],
  log2: ['outside', 'up'],
  log10: ['outside', 'up'],
  log1p: ['outside', 'up'],
  acosh: ['outside', 'up'],
  asin: ['outside', 'outside'],
  acos: ['outside', 'outside'],
  atanh: ['outside', 'outside'],
  asech: ['outside', 'outside'],
};
/** Those that have on one side, or between, the number that they tend to on the other. */
const reachesItsLimit: ReadonlySet<string> = new Set(['relu']);
const waves: ReadonlySet<string> = new Set(['sin', 'cos']);
/** They have poles as far from 0 as one likes, and values within bounds between them. */
const withManyPoles: ReadonlySet<string> = new Set(['tan', 'cot', 'sec', 'csc']);

/** @returns undefined where it may have a limit. @throws DomainEndsAgain */
export function functionOfPoles(ring: SeriesRing, name: UnaryName, x: Poles): Swing | undefined {
  const runsAlong = x.isPassing === true && !ring.mayLeap();
  if (waves.has(name)) return runsAlong ? waveSwing(ring.A, true) : undefined;
  if (withManyPoles.has(name)) return runsAlong ? { poles: 'both', isPassing: true, isReturning: true } : undefined;
  // between its poles gamma vanishes on the left, and is as large as one likes beside them
  if (name === 'gamma' && x.poles !== 'above')
    return runsAlong ? { poles: 'both', isPassing: true, isReturning: true } : undefined;
  const both = far[name];
  if (both === undefined) return undefined;
  const ends = x.poles === 'both' ? both : [both[x.poles === 'below' ? 0 : 1]];
  if (ends.includes('outside')) throw new DomainEndsAgain(name);
  // nothing is known of what is within bounds again and again, but that f has values there
  return both.includes('outside') ? undefined : towards(ring, name, x, ends);
}

function towards({ A }: SeriesRing, name: UnaryName, x: Poles, ends: readonly Far[]): Swing | undefined {
  const limits = ends.flatMap((end) => (typeof end === 'string' ? [] : [end(A)]));
  const isReturning = x.isReturning === true || limits.length > 0;
  const [isUp, isDown] = [ends.includes('up'), ends.includes('down')];
  if (isUp && isDown) return { ...x, poles: 'both', isReturning };
  // what does nothing but grow has a limit of its own kind
  if (isUp || isDown) return isReturning ? { ...x, poles: isUp ? 'above' : 'below', isReturning } : undefined;
  const apart = distinct(A, limits);
  // of what is within bounds it is another number, whatever that is
  const isAnother = x.isReturning === true && !reachesItsLimit.has(name);
  return apart.length > 1 || isAnother ? withZero(A, { hits: apart }) : undefined;
}
