// What primitives make of exact forms: by the identities that hold wherever the primitive has a value, else a new atom.
import type { BinaryName, ConstantName, UnaryName } from '../../arithmetic.js';
import { Undecided } from '../../errors.js';
import { exactFractions as F, type Fraction } from '../fractions.js';
import {
  addForms,
  FormField,
  fractionForm,
  fractionOfForm,
  negativeForm,
  subtractForms,
  textOfForm,
  timesFraction,
  wholeForm,
  type ExactForm,
  type FormTerm,
} from './forms.js';
import { primePowers, floorOf, isWholeFraction, oneFraction } from './fraction-parts.js';
import { FormAngles } from './form-angles.js';

const half: Fraction = { n: 1n, d: 2n };
const third: Fraction = { n: 1n, d: 3n };
const one = wholeForm(1);
/** (n - 1)! is written out for these. */
const mostFactorial = 30n;

/** Primitives over the exact forms of one run. */
export class FormFunctions {
  private readonly field = new FormField();
  private readonly angles = new FormAngles(this.field);

  /** A number of which nothing is known but its sign. */
  opaque(name: string, sign: -1 | 1 | undefined): ExactForm {
    const atom = this.field.named(`opaque ${name}`, () => (sign === undefined ? {} : { isPositive: true }));
    return sign === -1 ? negativeForm(atom) : atom;
  }
  constant(name: ConstantName): ExactForm {
    if (name === 'ln2') return this.log(wholeForm(2));
    if (name === 'ln10') return this.log(wholeForm(10));
    return timesFraction(this.field.power(this.angles.pi, { n: -1n, d: 2n }), { n: 2n, d: 1n });
  }

  unary(name: UnaryName, x: ExactForm): ExactForm {
    return this.unaryRules[name]?.(x) ?? this.own(name, x);
  }
  binary(name: BinaryName, x: ExactForm, y: ExactForm): ExactForm {
    return this.binaryRules[name]?.(x, y) ?? this.own(name, x, y);
  }

  private own(name: string, ...operands: readonly ExactForm[]): ExactForm {
    return this.field.named(`${name} ${operands.map(textOfForm).join(', ')}`);
  }

  private readonly unaryRules: Partial<Record<UnaryName, (x: ExactForm) => ExactForm | undefined>> = {
    neg: negativeForm,
    fround: (x) => x,
    square: (x) => this.field.multiply(x, x),
    sqrt: (x) => this.field.power(x, half),
    cbrt: (x) => this.field.power(x, third),
    exp: (x) => this.exp(x),
    expm1: (x) => subtractForms(this.exp(x), one),
    gaussian: (x) => this.exp(negativeForm(this.field.multiply(x, x))),
    log: (x) => this.log(x),
    log1p: (x) => this.log(addForms(one, x)),
    log2: (x) => this.field.divide(this.log(x), this.log(wholeForm(2))),
    log10: (x) => this.field.divide(this.log(x), this.log(wholeForm(10))),
    sin: (x) => this.angles.sin(x),
    cos: (x) => this.angles.cos(x),
    tan: (x) => this.field.divide(this.angles.sin(x), this.angles.cos(x)),
    sec: (x) => this.over(this.angles.cos(x)),
    csc: (x) => this.over(this.angles.sin(x)),
    cot: (x) => this.field.divide(this.angles.cos(x), this.angles.sin(x)),
    asin: (x) => this.angles.asin(x),
    acos: (x) => this.angles.acos(x),
    atan: (x) => this.angles.atan(x),
    asec: (x) => this.angles.acos(this.over(x)),
    acsc: (x) => this.angles.asin(this.over(x)),
    acot: (x) => this.angles.atan(this.over(x)),
    sinh: (x) => timesFraction(subtractForms(this.exp(x), this.exp(negativeForm(x))), half),
    cosh: (x) => timesFraction(addForms(this.exp(x), this.exp(negativeForm(x))), half),
    tanh: (x) => this.field.divide(subtractForms(this.exp(twice(x)), one), addForms(this.exp(twice(x)), one)),
    coth: (x) => this.field.divide(addForms(this.exp(twice(x)), one), subtractForms(this.exp(twice(x)), one)),
    sech: (x) => this.field.divide(twice(this.exp(x)), addForms(this.exp(twice(x)), one)),
    csch: (x) => this.field.divide(twice(this.exp(x)), subtractForms(this.exp(twice(x)), one)),
    asinh: (x) => this.asinh(x),
    acosh: (x) => this.acosh(x),
    atanh: (x) => this.atanh(x),
    asech: (x) => this.acosh(this.over(x)),
    acsch: (x) => this.asinh(this.over(x)),
    acoth: (x) => this.atanh(this.over(x)),
    sigmoid: (x) => this.over(addForms(one, this.exp(negativeForm(x)))),
    softplus: (x) => this.log(addForms(one, this.exp(x))),
    erf: (x) => this.odd('erf', x),
    erfc: (x) => subtractForms(one, this.odd('erf', x)),
    gamma: (x) => {
      const product = factorialBefore(x);
      return product === undefined ? undefined : fractionForm({ n: product, d: 1n });
    },
    lgamma: (x) => {
      const product = factorialBefore(x);
      return product === undefined ? undefined : this.log(fractionForm({ n: product, d: 1n }));
    },
    abs: (x) =>
      bySign(this.field.signOf(x), x, negativeForm(x)) ??
      this.field.named(`abs ${textOfForm(x)}`, () => ({ isPositive: true })),
    relu: (x) => bySign(this.field.signOf(x), x, []),
    sign: (x) => ofFraction(x, ({ n }) => wholeForm(n > 0n ? 1 : n < 0n ? -1 : 0)),
    floor: (x) => ofFraction(x, (c) => wholeFraction(floorOf(c))),
    ceil: (x) => ofFraction(x, (c) => wholeFraction(-floorOf(F.neg(c)))),
    round: (x) => ofFraction(x, (c) => wholeFraction(c.n < 0n ? -floorOf(F.sub(half, c)) : floorOf(F.add(c, half)))),
    fix: (x) => ofFraction(x, (c) => wholeFraction(truncated(c))),
  };

  private readonly binaryRules: Partial<Record<BinaryName, (x: ExactForm, y: ExactForm) => ExactForm | undefined>> = {
    add: addForms,
    sub: subtractForms,
    mul: (x, y) => this.field.multiply(x, y),
    div: (x, y) => this.field.divide(x, y),
    pow: (x, y) => {
      const exponent = fractionOfForm(y);
      if (exponent !== null) return this.field.power(x, exponent);
      // a number that isn't known to be whole may be so: a negative base has a power then, but no logarithm
      return this.field.signOf(x) === 1 ? this.exp(this.field.multiply(y, this.log(x))) : undefined;
    },
    nthRoot: (x, y) => {
      const degree = fractionOfForm(y);
      if (degree !== null) return this.field.power(x, F.div(oneFraction, degree));
      return this.field.signOf(x) === 1 ? this.exp(this.field.divide(this.log(x), y)) : undefined;
    },
    hypot: (x, y) => this.field.power(addForms(this.field.multiply(x, x), this.field.multiply(y, y)), half),
    atan2: (y, x) => this.angles.atan2(y, x),
    mod: (x, y) => ofFraction(this.field.divide(x, y), (times) => this.without(x, y, floorOf(times))),
    rem: (x, y) => ofFraction(this.field.divide(x, y), (times) => this.without(x, y, truncated(times))),
    sincDerivative: (n, x) => {
      if (n.length > 0) return undefined;
      return x.length === 0 ? one : this.field.divide(this.angles.sin(x), x);
    },
    min: (x, y) => lesser(x, y, 1),
    max: (x, y) => lesser(x, y, -1),
  };

  private without(x: ExactForm, y: ExactForm, times: bigint): ExactForm {
    return subtractForms(x, timesFraction(y, { n: times, d: 1n }));
  }
  private over(x: ExactForm): ExactForm {
    return this.field.divide(one, x);
  }

  /** e to a sum is a product; of a multiple of a logarithm, a power. */
  private exp(x: ExactForm): ExactForm {
    return x.reduce((product, each) => {
      const alone: FormTerm = { ...each, c: oneFraction };
      const made = this.field.atomOf([alone])?.made;
      const power =
        made?.name === 'log'
          ? this.field.power(made.of, each.c)
          : this.field.power(
              this.field.named(`exp ${each.key}`, () => ({ isPositive: true, made: { name: 'exp', of: [alone] } })),
              each.c,
            );
      return this.field.multiply(product, power);
    }, one);
  }

  /** The logarithm of a number > 0: of a product of numbers > 0 it is a sum. */
  private log(x: ExactForm): ExactForm {
    const [lead] = x;
    if (lead === undefined || (x.length === 1 && lead.powers.length === 0 && lead.c.n < 0n))
      throw new Undecided('the logarithm of what is not positive');
    const parts = this.field.atomsOf(lead);
    if (x.length === 1 && lead.c.n > 0n && parts.every(([, , { isPositive }]) => isPositive))
      return parts.reduce((sum, [atom, power, { made, root }]) => {
        const log =
          made?.name === 'exp'
            ? made.of
            : root === undefined
              ? this.logAtom(atom)
              : timesFraction(this.log(root.of), { n: 1n, d: root.degree });
        return addForms(sum, timesFraction(log, power));
      }, this.logOfFraction(lead.c));
    const size = lead.c.n < 0n ? F.neg(lead.c) : lead.c;
    return addForms(this.logOfFraction(size), this.logAtom(timesFraction(x, F.div(oneFraction, size))));
  }
  private logOfFraction(c: Fraction): ExactForm {
    return primePowers(c).reduce(
      (sum, [p, count]) =>
        addForms(sum, timesFraction(this.logAtom(fractionForm({ n: p, d: 1n })), { n: BigInt(count), d: 1n })),
      wholeForm(0),
    );
  }
  private logAtom(of: ExactForm): ExactForm {
    return this.field.named(`log ${textOfForm(of)}`, () => ({ made: { name: 'log', of } }));
  }

  private odd(name: UnaryName, x: ExactForm): ExactForm {
    const [lead] = x;
    if (lead === undefined) return x;
    return lead.c.n < 0n ? negativeForm(this.own(name, negativeForm(x))) : this.own(name, x);
  }
  /** asinh x = log(x + sqrt(x² + 1)), acosh x = log(x + sqrt(x² - 1)) (DLMF 4.37.16, 4.37.19). */
  private asinh(x: ExactForm): ExactForm {
    const [lead] = x;
    if (lead !== undefined && lead.c.n < 0n) return negativeForm(this.asinh(negativeForm(x)));
    return this.log(addForms(x, this.field.power(addForms(this.field.multiply(x, x), one), half)));
  }
  private acosh(x: ExactForm): ExactForm {
    return this.log(addForms(x, this.field.power(subtractForms(this.field.multiply(x, x), one), half)));
  }
  private atanh(x: ExactForm): ExactForm {
    return timesFraction(subtractForms(this.log(addForms(one, x)), this.log(subtractForms(one, x))), half);
  }
}

const twice = (x: ExactForm): ExactForm => timesFraction(x, { n: 2n, d: 1n });
const wholeFraction = (n: bigint): ExactForm => fractionForm({ n, d: 1n });

const truncated = (c: Fraction): bigint => (c.n < 0n ? -floorOf(F.neg(c)) : floorOf(c));

const bySign = (sign: number | undefined, x: ExactForm, other: ExactForm): ExactForm | undefined =>
  sign === undefined ? undefined : sign < 0 ? other : x;

function ofFraction(x: ExactForm, of: (c: Fraction) => ExactForm): ExactForm | undefined {
  const c = fractionOfForm(x);
  return c === null ? undefined : of(c);
}
/** The lesser of two fractions, with -1 for `sign` the greater. */
function lesser(x: ExactForm, y: ExactForm, sign: 1 | -1): ExactForm | undefined {
  const difference = fractionOfForm(subtractForms(x, y));
  if (difference === null) return undefined;
  return difference.n * BigInt(sign) <= 0n ? x : y;
}
/** (n - 1)! of a positive whole number that isn't large. */
function factorialBefore(x: ExactForm): bigint | undefined {
  const c = fractionOfForm(x);
  if (c === null || !isWholeFraction(c) || c.n <= 0n || c.n > mostFactorial) return undefined;
  let product = 1n;
  for (let k = 2n; k < c.n; k++) product *= k;
  return product;
}
