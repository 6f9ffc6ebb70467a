// The families of functions that grow with n: as templates or recurrences, with a point for each, and where they come from.
import { closest } from '../text/did-you-mean.js';
import { DiffcmpError } from '../errors.js';
import { keysOf } from '../keys.js';
import { clip } from '../text/value-text.js';

/** How the operations of the symbolic derivatives grow, written out and with shared parts once. */
export interface SwellTheory {
  /** Like n to that power; `exponential`: by a factor with each n. */
  readonly tree: number | 'exponential';
  readonly graph: number;
  readonly because: string;
  readonly source: string;
}

/** One of the functions, at every size. */
export interface CostFamily {
  /** What it is, in a few words. */
  readonly summary: string;
  /** What n is, and how many inputs there are. */
  readonly meaning: string;
  readonly source: string;
  /** How it is shown: for recurrences not what is read. */
  readonly shown: string;
  /** The template, which for a recurrence is another at each size. */
  readonly text: (size: number) => string;
  /** Unless told otherwise. */
  readonly sizes: readonly number[];
  /** Null: nothing that its default sizes could bear out. */
  readonly swell: SwellTheory | null;
  /** The value of the k-th number of an input, from 1 on: generic, so that nothing ties, vanishes, overflows or leaves its domain. */
  readonly value: (k: number) => number;
}

/** Numbers that fill a range evenly, and never repeat: the multiples of the golden ratio without their whole part (Weyl 1916). */
export function genericValue(k: number, from: number, to: number): number {
  const golden = (Math.sqrt(5) - 1) / 2;
  return from + (to - from) * ((k * golden) % 1);
}

/** 1, 2, 4, … up to a size. */
export function doublings(most: number): number[] {
  return Array.from({ length: Math.floor(Math.log2(most)) + 1 }, (_, i) => 2 ** i);
}

/** Sizes of recurrences: first one by one, since their symbolic derivatives double. */
const depths = [1, 2, 3, 4, 5, 6, 7, 8, 12, 16, 32, 64, 128, 256];

/** A step that is taken n times from x. */
const recurrence = (step: string): Pick<CostFamily, 'shown' | 'text' | 'sizes' | 'meaning'> => ({
  shown: `f = x; n times f = ${step}; f`,
  text: (size) => `f = x\n${`f = ${step}\n`.repeat(size)}f`,
  sizes: depths,
  meaning: 'n steps, one input, x',
});

const template = (text: string, most: number): Pick<CostFamily, 'shown' | 'text' | 'sizes'> => ({
  shown: text,
  text: () => text,
  sizes: doublings(most),
});

/** Around 1, so that products of many stay in range. */
const nearOne = (k: number): number => genericValue(k, 0.9, 1.1);
const below1 = (k: number): number => genericValue(k, 0.5, 1);

export const families = {
  'sum-of-squares': {
    summary: 'the sum of n squares',
    meaning: 'n inputs, x[1] to x[n]',
    source: 'elementary: the gradient is 2x',
    ...template('sum(i, 1, n, x[i]*x[i])', 256),
    swell: { tree: 1, graph: 1, because: 'each of n partials is one product', source: 'elementary' },
    value: below1,
  },
  speelpenning: {
    summary: 'the product of n numbers',
    meaning: 'n inputs, x[1] to x[n]',
    source: 'Speelpenning 1980',
    ...template('prod(i, 1, n, x[i])', 256),
    swell: {
      tree: 2,
      graph: 2,
      because: 'each of n partials is a product of n - 1 factors',
      source: 'Speelpenning 1980',
    },
    value: nearOne,
  },
  logistic: {
    summary: 'the logistic map, n times',
    ...recurrence('4*f*(1 - f)'),
    source: 'Baydin, Pearlmutter, Radul & Siskind 2018, table 1, whose l(n+1) it is',
    swell: {
      tree: 'exponential',
      graph: 1,
      because: 'each step repeats the one before',
      source: 'Baydin, Pearlmutter, Radul & Siskind 2018, table 1',
    },
    value: () => 0.3,
  },
  nested: {
    summary: 'sin(f)*f in itself, n times',
    ...recurrence('sin(f)*f'),
    source: 'elementary: written out it doubles with each step, with shared parts it grows by two operations',
    swell: { tree: 'exponential', graph: 1, because: 'each step repeats the one before', source: 'elementary' },
    value: () => 1.9,
  },
  rosenbrock: {
    summary: 'the valley of Rosenbrock in n variables, a chain of neighbours',
    meaning: 'n inputs, x[1] to x[n]; at n = 1, where there are no neighbours, (1 - x[1])^2 is left',
    source: 'Rosenbrock 1960 at n = 2; beyond, his terms summed over neighbours',
    ...template('n < 2 ? (1 - x[1])^2 : sum(i, 1, n - 1, 100*(x[i+1] - x[i]^2)^2 + (1 - x[i])^2)', 256),
    swell: { tree: 1, graph: 1, because: 'each of n partials has the terms of its neighbours', source: 'elementary' },
    value: below1,
  },
  quadratic: {
    summary: "half of x'Ax plus b'x with a dense matrix, A[i,j] = 1/(i + j), b[i] = 1/i",
    meaning: 'n inputs, x[1] to x[n], and n^2 numbers in A',
    source: 'elementary: the gradient is Ax + b',
    ...template('sum(i, 1, n, x[i]*sum(j, 1, n, 1/(i + j)*x[j]))/2 + sum(i, 1, n, 1/i*x[i])', 64),
    swell: { tree: 2, graph: 2, because: 'each of n partials has n terms', source: 'elementary' },
    value: below1,
  },
  network: {
    summary: 'the squared error of an n-4-1 network with tanh, by its weights',
    meaning: 'n features, sin(1) to sin(n), into 4 hidden units; 4n + 9 inputs, the weights W and v, and the biases b and c', // prettier-ignore
    source: 'Rumelhart, Hinton & Williams 1986',
    ...template('(c + sum(k, 1, 4, v[k]*tanh(b[k] + sum(j, 1, n, W[k,j]*sin(j)))) - 1)^2', 64),
    swell: null,
    value: (k) => genericValue(k, -0.5, 0.5),
  },
} as const satisfies Record<string, CostFamily>;

export type FamilyName = keyof typeof families;
export const familyNames: readonly FamilyName[] = keysOf(families);

/** The family of that name, however its letters are written. @throws DiffcmpError unknown-family */
export function familyNamed(name: string): FamilyName {
  const wanted = name.trim().toLowerCase();
  const found = familyNames.find((each) => each === wanted);
  if (found !== undefined) return found;
  const guess = closest(wanted, familyNames);
  throw new DiffcmpError('unknown-family', `there is no family '${clip(name)}'`, {
    hint: guess === null ? `families: ${familyNames.join(', ')}` : `did you mean '${guess}'?`,
  });
}
