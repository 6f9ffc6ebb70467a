// Exact forms: sums of fractions times powers of numbers that are only named ("atoms"), such as 1/2·π - log(2). Two numbers of one
// form are one number; of those of different forms nothing is said.
import { Undecided } from '../../errors.js';
import { areEqual, exactFractions as F, fractionOfDouble, type Fraction } from '../fractions.js';
import {
  floorOf,
  isWholeFraction,
  isZeroFraction,
  oneFraction,
  primePowers,
  textOfFraction,
  zeroFraction,
} from './fraction-parts.js';

/** An atom raised to a power, whole unless the atom is known to be positive. */
export type AtomPower = readonly [atom: number, power: Fraction];

export interface FormTerm {
  readonly c: Fraction;
  /** By rising numbers of the atoms; none to the power 0. */
  readonly powers: readonly AtomPower[];
  readonly key: string;
}
/** Terms in the order of their keys, no coefficient is 0. The empty form is 0. */
export type ExactForm = readonly FormTerm[];

/** A number that is named, and what is known of it. */
export interface Atom {
  /** It is > 0, or >= 0 where no negative power of it is taken: a power of its power is a power. */
  readonly isPositive?: true;
  /** Its power of that degree is that number. */
  readonly root?: { readonly degree: bigint; readonly of: ExactForm };
  /** It is the exponential, the logarithm or the arc sine, … of that number. */
  readonly made?: { readonly name: string; readonly of: ExactForm };
}

/** More terms than these, or higher powers, are left to enclosures. */
const mostTerms = 24;
const highestPower = 64n;
/** Sums of more terms aren't multiplied by their conjugates. */
const mostConjugated = 4;

export const textOfForm = (x: ExactForm): string =>
  x.length === 0 ? '0' : x.map(({ c, key }) => `${textOfFraction(c)}[${key}]`).join('+');
export const areSameForm = (x: ExactForm, y: ExactForm): boolean =>
  x.length === y.length &&
  x.every(({ c, key }, i) => key === (y[i] as FormTerm).key && areEqual(c, (y[i] as FormTerm).c));

const term = (c: Fraction, powers: readonly AtomPower[]): FormTerm => ({
  c,
  powers,
  key: powers.map(([atom, power]) => `${atom}^${textOfFraction(power)}`).join(' '),
});
export const fractionForm = (c: Fraction): ExactForm => (isZeroFraction(c) ? [] : [term(c, [])]);
export const wholeForm = (n: number): ExactForm => fractionForm(fractionOfDouble(n));
/** The fraction that a form is, if it is one. */
export function fractionOfForm(x: ExactForm): Fraction | null {
  const [first] = x;
  if (first === undefined) return zeroFraction;
  return x.length === 1 && first.powers.length === 0 ? first.c : null;
}

export function addForms(x: ExactForm, y: ExactForm): ExactForm {
  return likeTermsAdded([...x, ...y]);
}
export const timesFraction = (x: ExactForm, c: Fraction): ExactForm =>
  isZeroFraction(c) ? [] : x.map((each) => ({ ...each, c: F.mul(each.c, c) }));
export const negativeForm = (x: ExactForm): ExactForm => timesFraction(x, fractionOfDouble(-1));
export const subtractForms = (x: ExactForm, y: ExactForm): ExactForm => addForms(x, negativeForm(y));

function likeTermsAdded(terms: readonly FormTerm[]): ExactForm {
  const sums = new Map<string, FormTerm>();
  for (const each of terms) {
    const before = sums.get(each.key);
    sums.set(each.key, before === undefined ? each : { ...before, c: F.add(before.c, each.c) });
  }
  const kept = [...sums.values()].filter(({ c }) => !isZeroFraction(c));
  if (kept.length > mostTerms) throw new Undecided('an exact form grows too long');
  return kept.sort((a, b) => (a.key < b.key ? -1 : 1));
}

/** Forms over the atoms of one run. All its methods throw Undecided where a form grows too long. */
export class FormField {
  private readonly atoms: Atom[] = [];
  private readonly byName = new Map<string, number>();

  /** The atom of that name as a form; `atom` is asked once. */
  named(name: string, atom: () => Atom = () => ({})): ExactForm {
    return this.toPower(this.number(name, atom), oneFraction);
  }
  /** The sign of a form that is a product of fractions and numbers >= 0, so far as these aren't 0. */
  signOf(x: ExactForm): -1 | 0 | 1 | undefined {
    const [lead] = x;
    if (lead === undefined) return 0;
    if (x.length > 1 || !lead.powers.every(([number]) => this.atoms[number]?.isPositive)) return undefined;
    return lead.c.n < 0n ? -1 : 1;
  }
  /** What is known of the atom that a form is; undefined where it is no single one. */
  atomOf(x: ExactForm): Atom | undefined {
    const [first] = x;
    const [power] = first?.powers ?? [];
    if (first === undefined || power === undefined || x.length > 1 || first.powers.length > 1) return undefined;
    return areEqual(first.c, oneFraction) && areEqual(power[1], oneFraction) ? this.atoms[power[0]] : undefined;
  }
  /** An atom and its power, for each of a term. */
  atomsOf({ powers }: FormTerm): readonly (readonly [x: ExactForm, power: Fraction, atom: Atom])[] {
    return powers.map(([number, power]) => [this.toPower(number, oneFraction), power, this.atoms[number] as Atom]);
  }

  multiply(x: ExactForm, y: ExactForm): ExactForm {
    if (x.length * y.length > 4 * mostTerms) throw new Undecided('an exact form grows too long');
    const sums: FormTerm[] = [];
    for (const a of x) for (const b of y) sums.push(...this.product(a, b));
    return likeTermsAdded(sums);
  }
  divide(x: ExactForm, y: ExactForm): ExactForm {
    return areSameForm(x, y) ? wholeForm(1) : this.multiply(x, this.inverse(y));
  }

  /** x^q, where that has a value: of a negative number if q has an odd denominator. */
  power(x: ExactForm, q: Fraction): ExactForm {
    if (isWholeFraction(q)) return q.n < 0n ? this.inverse(this.wholePower(x, -q.n)) : this.wholePower(x, q.n);
    const [lead] = x;
    if (lead === undefined) return [];
    const isNegative = lead.c.n < 0n;
    if (x.length === 1 && !isNegative && this.atomsOf(lead).every(([, , { isPositive }]) => isPositive))
      return lead.powers.reduce(
        (result, [atom, power]) => this.multiply(result, this.toPower(atom, F.mul(power, q))),
        this.powerOfFraction(lead.c, q),
      );
    // of c·G with c > 0 the root is that of c times that of G, of whatever sign G is
    const size: Fraction = isNegative ? F.neg(lead.c) : lead.c;
    const isOdd = q.d % 2n !== 0n;
    const base = timesFraction(x, F.div(oneFraction, isNegative && isOdd ? lead.c : size));
    const factor = timesFraction(
      this.powerOfFraction(size, q),
      fractionOfDouble(isNegative && isOdd && q.n % 2n !== 0n ? -1 : 1),
    );
    if (fractionOfForm(base) !== null && isOdd) return factor;
    const root = this.root(base, q.d);
    return this.multiply(factor, this.toPower(root, { n: q.n, d: 1n }));
  }

  private inverse(x: ExactForm): ExactForm {
    const [lead] = x;
    if (lead === undefined) throw new Undecided('an exact form is divided by 0');
    const over = F.div(oneFraction, lead.c);
    const conjugate = x.length > 1 ? this.overConjugate(x) : undefined;
    if (conjugate !== undefined) return conjugate;
    if (x.length > 1)
      return timesFraction(this.toPower(this.root(timesFraction(x, over), 1n), { n: -1n, d: 1n }), over);
    return lead.powers.reduce(
      (result, [atom, power]) => this.multiply(result, this.toPower(atom, F.neg(power))),
      fractionForm(over),
    );
  }
  /** 1/(a + b) = (a - b)/(a² - b²), where that is a fraction: as of x + sqrt(x² + 1), which inverse functions are logarithms of. */
  private overConjugate(x: ExactForm): ExactForm | undefined {
    if (x.length > mostConjugated) return undefined;
    for (const b of x) {
      if (!b.powers.some(([, { d }]) => d === 2n) && !this.atomsOf(b).some(([, , { root }]) => root?.degree === 2n))
        continue;
      const conjugate = x.map((each) => (each === b ? { ...each, c: F.neg(each.c) } : each));
      const product = fractionOfForm(this.multiply(x, conjugate));
      if (product !== null && !isZeroFraction(product)) return timesFraction(conjugate, F.div(oneFraction, product));
    }
    return undefined;
  }
  private wholePower(x: ExactForm, n: bigint): ExactForm {
    if (n > highestPower) throw new Undecided('an exact form has a high power');
    let [result, base] = [wholeForm(1), x];
    for (let count = n; count > 0n; count >>= 1n) {
      if (count % 2n === 1n) result = this.multiply(result, base);
      if (count > 1n) base = this.multiply(base, base);
    }
    return result;
  }
  /** That of a positive fraction: by powers of primes between 0 and 1. */
  private powerOfFraction(c: Fraction, q: Fraction): ExactForm {
    return primePowers(c).reduce(
      (result, [p, count]) => this.multiply(result, this.toPower(this.prime(p), F.mul(q, { n: BigInt(count), d: 1n }))),
      wholeForm(1),
    );
  }
  /** A prime, or what was not taken apart, as the root of degree 1 of itself. */
  private prime(p: bigint): number {
    return this.number(`prime ${p}`, () => ({
      isPositive: true,
      root: { degree: 1n, of: fractionForm({ n: p, d: 1n }) },
    }));
  }
  private root(of: ExactForm, degree: bigint): number {
    return this.number(`root ${degree} ${textOfForm(of)}`, () => ({
      root: { degree, of },
      ...(degree % 2n === 0n && { isPositive: true }),
    }));
  }

  private number(name: string, atom: () => Atom): number {
    let number = this.byName.get(name);
    if (number === undefined) {
      number = this.atoms.push(atom()) - 1;
      this.byName.set(name, number);
    }
    return number;
  }

  private product(a: FormTerm, b: FormTerm): ExactForm {
    const powers = new Map(a.powers);
    for (const [atom, power] of b.powers) powers.set(atom, F.add(powers.get(atom) ?? zeroFraction, power));
    return this.reduced(F.mul(a.c, b.c), powers);
  }
  private toPower(atom: number, power: Fraction): ExactForm {
    return this.reduced(oneFraction, new Map([[atom, power]]));
  }
  /** Roots to no more than their degree; those of fractions to powers from 0 on. */
  private reduced(c: Fraction, powers: ReadonlyMap<number, Fraction>): ExactForm {
    const kept: AtomPower[] = [];
    let more: ExactForm | undefined;
    for (const [number, power] of powers) {
      const { root } = this.atoms[number] as Atom;
      const times = root === undefined ? 0n : floorOf(F.div(power, { n: root.degree, d: 1n }));
      const isTaken = root !== undefined && (times > 0n || (times < 0n && fractionOfForm(root.of) !== null));
      const left = isTaken ? F.sub(power, { n: times * root.degree, d: 1n }) : power;
      if (isTaken) {
        const extracted = this.power(root.of, { n: times, d: 1n });
        more = more === undefined ? extracted : this.multiply(more, extracted);
      }
      if (!isZeroFraction(left)) kept.push([number, left]);
    }
    const own = [
      term(
        c,
        kept.sort(([p], [q]) => p - q),
      ),
    ];
    return more === undefined ? own : this.multiply(own, more);
  }
}
