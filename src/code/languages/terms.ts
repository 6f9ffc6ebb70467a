// Terms: expressions as text, which know how tight their outermost operation binds, so that parentheses stand where they must.

export interface Term {
  readonly text: string;
  /** A level of `binding`. */
  readonly binds: number;
  /** Whether it is a sum or a product of terms at its top: one that may stand first without parentheses. */
  readonly chain?: '+' | '*';
  /** Of what is written with a minus: the term without it. */
  readonly opposite?: Term;
}

/** From loose to tight; the three languages agree on this order. */
export const tightness = {
  choice: 0,
  or: 1,
  and: 2,
  not: 3,
  relation: 4,
  sum: 5,
  product: 6,
  sign: 7,
  atom: 8,
} as const;

export const atom = (text: string): Term => ({ text, binds: tightness.atom });

/** The text of a term where only what binds at least so tight may stand. */
export const enclosed = ({ text, binds }: Term, least: number): string => (binds >= least ? text : `(${text})`);

export const negatedTerm = (opposite: Term): Term => ({
  text: `-${enclosed(opposite, tightness.atom)}`,
  binds: tightness.sign,
  opposite,
});

/** A number by the text of its size: one with a minus is a negated one. */
export const signedTerm = (value: number, size: string): Term =>
  value < 0 || Object.is(value, -0) ? negatedTerm(atom(size)) : atom(size);

/** A double as most languages write it: with a point or an exponent, else it were an integer. */
export const withPoint = (text: string): string => (/[.e]/.test(text) ? text : `${text}.0`);

/** a + (-b) and a - b are the same number, and so are sums and products of the same two the other way round. */
export function sumTerm(x: Term, y: Term): Term {
  if (y.opposite !== undefined) return differenceTerm(x, y.opposite);
  if (x.opposite !== undefined) return differenceTerm(y, x.opposite);
  const [first, second] = y.chain === '+' && x.binds > tightness.sum ? [y, x] : [x, y];
  const text = `${enclosed(first, tightness.sum)} + ${enclosed(second, tightness.product)}`;
  return { text, binds: tightness.sum, chain: '+' };
}

export function differenceTerm(x: Term, y: Term): Term {
  if (y.opposite !== undefined) return sumTerm(x, y.opposite);
  return { text: `${enclosed(x, tightness.sum)} - ${enclosed(y, tightness.product)}`, binds: tightness.sum };
}

export function productTerm(x: Term, y: Term): Term {
  const [first, second] = y.chain === '*' && x.binds > tightness.product ? [y, x] : [x, y];
  const text = `${enclosed(first, tightness.product)} * ${enclosed(second, tightness.sign)}`;
  return { text, binds: tightness.product, chain: '*' };
}

/** A quotient or a remainder. */
export const quotientTerm = (x: Term, sign: '/' | '%', y: Term): Term => ({
  text: `${enclosed(x, tightness.product)} ${sign} ${enclosed(y, tightness.sign)}`,
  binds: tightness.product,
});

export const callTerm = (name: string, ...given: readonly Term[]): Term =>
  atom(`${name}(${given.map(({ text }) => text).join(', ')})`);
