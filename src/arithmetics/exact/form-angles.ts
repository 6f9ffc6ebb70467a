// The circular functions of exact forms: at fractions of π, of sums with quarters of a turn, and of what their inverses made.
import { areEqual, exactFractions as F, type Fraction } from '../fractions.js';
import {
  addForms,
  areSameForm,
  fractionForm,
  fractionOfForm,
  negativeForm,
  subtractForms,
  textOfForm,
  timesFraction,
  wholeForm,
  type ExactForm,
  type FormField,
} from './forms.js';
import { floorOf, oneFraction } from './fraction-parts.js';

const half: Fraction = { n: 1n, d: 2n };
const minusHalf: Fraction = { n: -1n, d: 2n };
const two: Fraction = { n: 2n, d: 1n };
/** The parts of a half turn, up to a quarter, of which sine and tangent are roots of fractions; with the squares of the sines. */
const knownSines: readonly (readonly [part: Fraction, square: Fraction])[] = [
  [
    { n: 1n, d: 6n },
    { n: 1n, d: 4n },
  ],
  [{ n: 1n, d: 4n }, half],
  [
    { n: 1n, d: 3n },
    { n: 3n, d: 4n },
  ],
  [half, oneFraction],
];
const one = wholeForm(1);
/** So many half turns are known to this many of them in double precision. */
const mostHalfTurns = 2 ** 20;
const unsure = 2 ** -28;

export class FormAngles {
  readonly pi: ExactForm;

  constructor(private readonly field: FormField) {
    this.pi = field.named('pi', () => ({ isPositive: true }));
  }

  sin(x: ExactForm): ExactForm {
    const turned = this.withoutQuarters(x);
    return this.ofQuarters(turned.rest, turned.quarters);
  }
  cos(x: ExactForm): ExactForm {
    const turned = this.withoutQuarters(x);
    return this.ofQuarters(turned.rest, turned.quarters + 1);
  }

  /** sin(x + quarters·π/2). */
  private ofQuarters(x: ExactForm, quarters: number): ExactForm {
    const value = quarters % 2 === 0 ? this.plainSin(x) : this.plainCos(x);
    return ((quarters % 4) + 4) % 4 >= 2 ? negativeForm(value) : value;
  }

  /** x = rest + quarters·π/2, where the multiple of π in `rest` is from 0 to below 1/2. */
  private withoutQuarters(x: ExactForm): { rest: ExactForm; quarters: number } {
    const [pi] = this.pi;
    const multiple = x.find(({ key }) => key === pi?.key);
    if (multiple === undefined) return { rest: x, quarters: 0 };
    const doubled = F.mul(multiple.c, two);
    const quarters = floorOf(doubled);
    return {
      rest: subtractForms(
        x,
        timesFraction(this.pi, { n: quarters, d: 1n }).map((each) => ({ ...each, c: F.mul(each.c, half) })),
      ),
      quarters: Number(quarters % 4n),
    };
  }

  private plainSin(x: ExactForm): ExactForm {
    const part = this.partOfHalfTurn(x);
    if (part !== null) {
      if (part.n === 0n) return [];
      const known = knownSines.find(([each]) => each.n === part.n && each.d === part.d);
      if (known !== undefined) return this.field.power(fractionForm(known[1]), half);
    }
    const [lead] = x;
    if (lead !== undefined && lead.c.n < 0n) return negativeForm(this.plainSin(negativeForm(x)));
    const made = this.field.atomOf(x)?.made;
    if (made?.name === 'asin') return made.of;
    if (made?.name === 'atan')
      return this.field.multiply(made.of, this.field.power(this.onePlusSquare(made.of), minusHalf));
    return this.field.named(`sin ${textOfForm(x)}`, () => ({ made: { name: 'sin', of: x } }));
  }
  private plainCos(x: ExactForm): ExactForm {
    const part = this.partOfHalfTurn(x);
    if (part !== null) return this.plainSin(timesFraction(this.pi, F.sub(half, part)));
    const [lead] = x;
    if (lead !== undefined && lead.c.n < 0n) return this.plainCos(negativeForm(x));
    const made = this.field.atomOf(x)?.made;
    if (made?.name === 'asin') return this.field.power(subtractForms(one, this.field.multiply(made.of, made.of)), half);
    if (made?.name === 'atan') return this.field.power(this.onePlusSquare(made.of), minusHalf);
    return this.field.named(`cos ${textOfForm(x)}`, () => ({ made: { name: 'cos', of: x } }));
  }
  private onePlusSquare(x: ExactForm): ExactForm {
    return addForms(one, this.field.multiply(x, x));
  }
  /** The fraction of π that x is. */
  private partOfHalfTurn(x: ExactForm): Fraction | null {
    return fractionOfForm(this.field.divide(x, this.pi));
  }

  asin(x: ExactForm): ExactForm {
    return this.inverse('asin', x, ([, square]) => this.field.power(fractionForm(square), half));
  }
  acos(x: ExactForm): ExactForm {
    return subtractForms(timesFraction(this.pi, half), this.asin(x));
  }
  atan(x: ExactForm): ExactForm {
    return this.inverse('atan', x, ([, square]) =>
      square.n === square.d
        ? undefined
        : this.field.power(fractionForm(F.div(square, F.sub(oneFraction, square))), half),
    );
  }
  private inverse(
    name: 'asin' | 'atan',
    x: ExactForm,
    at: (known: (typeof knownSines)[number]) => ExactForm | undefined,
  ): ExactForm {
    const [lead] = x;
    if (lead === undefined) return x;
    if (lead.c.n < 0n) return negativeForm(this.inverse(name, negativeForm(x), at));
    const undone = this.undone(name, x);
    if (undone !== undefined) return undone;
    for (const known of knownSines) {
      const value = at(known);
      if (value !== undefined && areSameForm(value, x)) return timesFraction(this.pi, known[0]);
    }
    return this.field.named(`${name} ${textOfForm(x)}`, () => ({ made: { name, of: x } }));
  }

  /** The angle in [-π/2, π/2] of which x is the sine, or the tangent, where x is such of the sum of a fraction and one of π. */
  private undone(name: 'asin' | 'atan', x: ExactForm): ExactForm | undefined {
    const angle = name === 'asin' ? this.angleOfSine(x) : this.angleOfTangent(x);
    if (angle === undefined) return undefined;
    const turns = this.nearestHalfTurns(angle);
    if (turns === undefined) return undefined;
    const left = subtractForms(angle, timesFraction(this.pi, { n: turns, d: 1n }));
    return name === 'asin' && turns % 2n !== 0n ? negativeForm(left) : left;
  }
  private angleOfSine(x: ExactForm): ExactForm | undefined {
    const made = this.field.atomOf(x)?.made;
    if (made?.name === 'sin') return made.of;
    return made?.name === 'cos' ? this.complement(made.of) : undefined;
  }
  /** Of a quotient of sine and cosine, either way. */
  private angleOfTangent([lead, ...more]: ExactForm): ExactForm | undefined {
    const parts =
      lead === undefined || more.length > 0 || !areEqual(lead.c, oneFraction) ? [] : this.field.atomsOf(lead);
    if (parts.length !== 2) return undefined;
    const [above, below] = [oneFraction, F.neg(oneFraction)].map(
      (wanted) => parts.find(([, power]) => areEqual(power, wanted))?.[2].made,
    );
    if (above === undefined || below === undefined || !areSameForm(above.of, below.of)) return undefined;
    const names = `${above.name}/${below.name}`;
    return names === 'sin/cos' ? above.of : names === 'cos/sin' ? this.complement(above.of) : undefined;
  }
  private complement(x: ExactForm): ExactForm {
    return subtractForms(timesFraction(this.pi, half), x);
  }
  /** The whole multiple of π that is nearest to a fraction and one of π; undefined of other forms, and where that isn't sure. */
  private nearestHalfTurns(x: ExactForm): bigint | undefined {
    const [pi] = this.pi;
    let turns = 0;
    for (const { key, powers, c } of x) {
      if (key !== pi?.key && powers.length > 0) return undefined;
      turns += Number(c.n) / Number(c.d) / (powers.length > 0 ? 1 : Math.PI);
    }
    const nearest = Math.round(turns);
    const isSure = Math.abs(turns) < mostHalfTurns && Math.abs(turns - nearest) < 0.5 - unsure;
    return isSure ? BigInt(nearest) : undefined;
  }

  /** The angle of (x, y), where it is told on which side of the axes that lies. */
  atan2(y: ExactForm, x: ExactForm): ExactForm | undefined {
    const [across, up] = [this.field.signOf(x), this.field.signOf(y)];
    if (across === undefined || (across <= 0 && up === undefined)) return undefined;
    if (across > 0) return this.atan(this.field.divide(y, x));
    const sign: Fraction = { n: up === -1 ? -1n : 1n, d: 1n };
    if (across === 0) return timesFraction(this.pi, F.mul(sign, half));
    return addForms(timesFraction(this.pi, sign), this.atan(this.field.divide(y, x)));
  }
}
