// Random numbers from a seed: the same on every machine, with a state that can be saved.

/** Four words of 32 bits. */
export type RandomState = readonly [number, number, number, number];

/** What random numbers are for: each purpose has a stream of its own, so that none moves another. */
const streams = { weights: 0n, shuffle: 1n, holdout: 2n, points: 3n } as const;

/**
 * xoshiro128** (Blackman & Vigna 2021, "Scrambled linear pseudorandom number generators"), its state filled from the seed by
 * SplitMix64 (Steele, Lea & Flood 2014): seeds beside each other have nothing in common.
 */
export class RandomNumbers {
  constructor(private words: RandomState) {}

  /** @param seed a whole number from 0 on */
  static of(seed: number, purpose: keyof typeof streams): RandomNumbers {
    const mix = splitMix64((BigInt(seed) << 8n) | streams[purpose]);
    const [first, second] = [mix(), mix()];
    const word = (value: bigint): number => Number(value & 0xffff_ffffn);
    return new RandomNumbers([word(first), word(first >> 32n), word(second), word(second >> 32n)]);
  }

  get state(): RandomState {
    return this.words;
  }

  /** 32 random bits, as a whole number from 0 on. */
  word(): number {
    const [a, b, c, d] = this.words;
    const result = Math.imul(rotate(Math.imul(b, 5), 7), 9) >>> 0;
    const third = c ^ a;
    const fourth = d ^ b;
    this.words = [(a ^ fourth) >>> 0, (b ^ third) >>> 0, (third ^ (b << 9)) >>> 0, rotate(fourth, 11) >>> 0];
    return result;
  }

  /** A multiple of 2^-53 from 0 to below 1, each as likely. */
  uniform(): number {
    return ((this.word() >>> 5) * 2 ** 26 + (this.word() >>> 6)) / 2 ** 53;
  }

  /** A whole number from 0 to below `count`, each as likely; `count` is at most 2^32. */
  below(count: number): number {
    const fair = 2 ** 32 - (2 ** 32 % count); // beyond, the first numbers would be likelier
    for (;;) {
      const word = this.word();
      if (word < fair) return word % count;
    }
  }

  /** Of the normal distribution with mean 0 and deviation 1 (Box & Muller 1958). */
  normal(): number {
    const radius = Math.sqrt(-2 * Math.log(1 - this.uniform()));
    return radius * Math.cos(2 * Math.PI * this.uniform());
  }

  /** The items in random order (Fisher & Yates 1938, as Durstenfeld 1964 has it); a new list. */
  shuffled<V>(items: readonly V[]): V[] {
    const order = [...items];
    for (let last = order.length - 1; last > 0; last--) {
      const chosen = this.below(last + 1);
      [order[last], order[chosen]] = [order[chosen] as V, order[last] as V];
    }
    return order;
  }
}

const rotate = (word: number, by: number): number => (word << by) | (word >>> (32 - by));

function splitMix64(seed: bigint): () => bigint {
  const wrap = (value: bigint): bigint => BigInt.asUintN(64, value);
  let state = wrap(seed);
  return () => {
    state = wrap(state + 0x9e37_79b9_7f4a_7c15n);
    let z = state;
    z = wrap((z ^ (z >> 30n)) * 0xbf58_476d_1ce4_e5b9n);
    z = wrap((z ^ (z >> 27n)) * 0x94d0_49bb_1331_11ebn);
    return z ^ (z >> 31n);
  };
}
