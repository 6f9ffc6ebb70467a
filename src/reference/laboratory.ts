// The laboratory: two benches of interval arithmetic over one MPFR instance, started once and used again.
import { intervalArithmetic, type Interval, type IntervalArithmetic } from '../arithmetics/interval/interval.js';
import type { MpfrModule } from '../arithmetics/interval/gmp-wasm.js';
import { Mpfr, startMpfr } from '../arithmetics/interval/mpfr.js';
import { jets, type Jets } from '../arithmetics/jet.js';
import type { Singularities } from '../arithmetics/singularities.js';
import { watchful } from '../arithmetics/watchful.js';
import type { Arithmetic } from '../arithmetic.js';
import type { Jet } from '../arithmetics/jet-number.js';
import { witnessOf, type Witness } from './witness.js';

/** Slabs of 1 MB that one enclosure may fill: a sum of 100,000 terms takes about 60. */
const maxSlabs = 300;

export interface Laboratory {
  /** Where enclosures of derivatives are made, by the rules of the table. */
  readonly bench: IntervalArithmetic;
  /** Where values alone are computed, for the independent differences; numbers of `bench` may be used beside its own. */
  readonly checkBench: IntervalArithmetic;
  /** The check bench, with doubles looking at each operation. */
  readonly witness: Witness;
  /** What the last run over `firstOrder` or `watched` met; reset it before a run. */
  readonly seen: Singularities;
  readonly firstOrder: Jets<Interval>;
  readonly secondOrder: Arithmetic<Jet<Jet<Interval>>>;
  readonly watched: Arithmetic<Interval>;
}

/** @param benchOf makes a bench of an MPFR instance */
export function openLaboratory(mpfr: Mpfr, benchOf = intervalArithmetic): Laboratory {
  const bench = benchOf(mpfr);
  const checkBench = benchOf(new Mpfr(mpfr.call, maxSlabs, mpfr.watch));
  const witness = witnessOf(checkBench);
  const seen: Singularities = { singular: false, broken: false, met: null };
  const firstOrder = jets({ strict: bench, lenient: bench }, seen);
  const secondOrder = jets(firstOrder, seen).strict;
  return { bench, checkBench, witness, seen, firstOrder, secondOrder, watched: watchful(bench, seen) };
}

let laboratory: Promise<Laboratory> | undefined;

/**
 * The one laboratory of this process: a WebAssembly instance takes 50 ms and its memory to start, and holds nothing
 * that outlives a run but constants. Call early, and parse meanwhile.
 *
 * @param module MPFR's, where it is at hand
 */
export function theLaboratory(module?: MpfrModule): Promise<Laboratory> {
  laboratory ??= startMpfr(maxSlabs, module).then((mpfr) => openLaboratory(mpfr));
  return laboratory;
}
