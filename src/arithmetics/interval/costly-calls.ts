// What MPFR's slow functions cost: nothing can stop a call, so that its time is known before.
import { Undecided } from '../../errors.js';
import type { Watch } from '../../program/time.js';
import type { MpfrLibrary, Pointer } from './gmp-wasm.js';
import { KnownResults } from './known-results.js';

/** Milliseconds that one call may take. */
const longestCall = 2000;

/** Milliseconds of a call at most, roughly, for a result of so many bits; where |x| matters, by it. */
type Cost = (bits: number) => number | ((size: number) => number);

/** Measured: 25 ms for 20,000 bits. */
const elementary = (bits: number): number => 25 * (bits / 20_000) ** 1.7;

/** With new Bernoulli numbers, of which the number and the size grow with the precision. */
const gammaLike: Cost = (bits) => 150 * (bits / 4096) ** 3;

/** Measured: 3 to 9 ms for 4,096 bits, 8 to 27 for 8,192. */
const zetaLike: Cost = (bits) => 10 * (bits / 4096) ** 2;

/**
 * The power series of erf(x) has n terms, where n·log₂(n/(e·x²)) is the precision, which cancellation by e^(x²) adds to.
 *
 * MPFR never ends at the number nearest to √3, where the first two terms, 1 - x²/3, cancel to the last bit: measured with
 * gmp-wasm 1.3.2 at 1,024 to 4,000 bits, where it takes milliseconds up to 960.
 */
function seriesCost(bits: number, square: number): number {
  if (bits > 960 && Math.abs(square - 3) < 2 ** -48) return Infinity;
  const working = bits + 2 * Math.LOG2E * square;
  const least = Math.E * square;
  let terms = working + least;
  for (let round = 0; round < 3; round++) terms = least + working / Math.max(0.5, Math.log2(terms / least));
  return 5e-6 * terms * working;
}

/** Whether MPFR takes the asymptotic series of erfc, which costs little: far out only, by the exponent of x. */
export function isAsymptotic(bits: number, size: number): boolean {
  return 4 ** Math.ceil(Math.log2(size)) > 5 * bits;
}

/* prettier-ignore */
const costs = {
  mpfr_exp: elementary, mpfr_expm1: elementary, mpfr_exp2: elementary, mpfr_pow: elementary, mpfr_rootn_ui: elementary,
  mpfr_log: elementary, mpfr_log2: elementary, mpfr_log10: elementary, mpfr_log1p: elementary,
  mpfr_sin: elementary, mpfr_cos: elementary, mpfr_tan: elementary,
  mpfr_asin: elementary, mpfr_acos: elementary, mpfr_atan: elementary, mpfr_atan2: elementary,
  mpfr_sinh: elementary, mpfr_cosh: elementary, mpfr_tanh: elementary,
  mpfr_asinh: elementary, mpfr_acosh: elementary, mpfr_atanh: elementary,
  mpfr_gamma: gammaLike, mpfr_lngamma: gammaLike, mpfr_lgamma: gammaLike, mpfr_digamma: gammaLike,
  mpfr_zeta_ui: zetaLike, mpfr_const_euler: zetaLike,
  // beyond, it is 1 to the last bit
  mpfr_erf: (bits) => (size) => (size ** 2 * Math.LOG2E > bits + 64 ? 0 : seriesCost(bits, size ** 2)),
  mpfr_erfc: (bits) => (size) =>
    isAsymptotic(bits, size) ? 3 * elementary(bits) : 2 * seriesCost(bits, size ** 2),
} satisfies Partial<Record<keyof MpfrLibrary, Cost>>;

/** Those whose results are known for a while, by what they are called of: one number or two. */
const ofOne = [
  'mpfr_exp', 'mpfr_expm1', 'mpfr_exp2', 'mpfr_log', 'mpfr_log2', 'mpfr_log10', 'mpfr_log1p',
  'mpfr_sin', 'mpfr_cos', 'mpfr_tan', 'mpfr_asin', 'mpfr_acos', 'mpfr_atan',
  'mpfr_sinh', 'mpfr_cosh', 'mpfr_tanh', 'mpfr_asinh', 'mpfr_acosh', 'mpfr_atanh',
  'mpfr_gamma', 'mpfr_lngamma', 'mpfr_digamma', 'mpfr_erf', 'mpfr_erfc',
] as const; // prettier-ignore
const ofTwo = ['mpfr_pow', 'mpfr_atan2'] as const;

/**
 * The same functions, the slow ones not called where they would end too late, nor again where they were just called.
 *
 * @throws (from them) TimeLimit; Undecided where they would take too long at any time
 */
export function withWatch(library: MpfrLibrary, watch: Watch): MpfrLibrary {
  const slow = {} as Record<keyof typeof costs, (...numbers: number[]) => number>;
  for (const name of Object.keys(costs) as (keyof typeof costs)[])
    slow[name] = guarded(name.replace('mpfr_', ''), library[name], costs[name]);
  const known = new KnownResults(library, watch);
  for (const name of ofOne) slow[name] = known.unary(slow[name]);
  for (const name of ofTwo) slow[name] = known.binary(slow[name]);
  const watched = Object.getOwnPropertyDescriptors(slow);
  return Object.defineProperties({}, { ...Object.getOwnPropertyDescriptors(library), ...watched }) as MpfrLibrary;

  /** All have the target first and the argument that matters second, and four arguments at most: MPFR ignores what is beyond its own. */
  function guarded(name: string, call: (...numbers: number[]) => number, cost: Cost): typeof call {
    let knownBits = 0; // many calls in a row are of one precision
    let known: ReturnType<Cost> = 0;
    const check = (bits: number, x: Pointer): void => {
      if (bits !== knownBits) {
        if (bits > library.mostBits) throw new Undecided(`${name} finds too little memory at ${bits} bits`);
        known = cost(bits);
        knownBits = bits;
      }
      const milliseconds = typeof known === 'number' ? known : known(Math.abs(library.mpfr_get_d(x, 0)));
      if (milliseconds > longestCall) throw new Undecided(`${name} of that number takes too long at ${bits} bits`);
      watch.look(milliseconds);
    };
    return (target, x, third = 0, fourth = 0) => {
      check(library.mpfr_get_prec(target), x);
      return call(target, x, third, fourth);
    };
  }
}
