// Functions of numbers that operations apply to each element. Their derivatives are those of the table of primitives, and what
// follows from it by dual numbers: so there is one of every order.
import type { Arithmetic, BinaryName, UnaryName } from '../arithmetic.js';
import { dual, type Dual } from '../arithmetics/dual.js';
import { formats } from '../arithmetics/formats.js';
import { binaryRules, unaryRules } from '../primitives.js';
import type { FloatDType } from './dtype.js';

/** A function over any arithmetic. */
export type Formula = <T>(A: Arithmetic<T>) => (...numbers: T[]) => T;
export type NumberFunction = (...numbers: number[]) => number;

/** A partial derivative: 1, -1, or a formula of the value of the function, followed by its arguments. */
type PartialFormula = 1 | -1 | Formula;

/** What the adjoint of an argument is: the adjoint of the value times 1 or -1, or a function. */
export type Contribution =
  | 1
  | -1
  | {
      /** Of the adjoint, followed by the arguments. */
      readonly whole: ElementwiseFunction;
      /** The same numbers, of the adjoint, the value, and the arguments: where the value is at hand. */
      readonly givenValue: ElementwiseFunction;
    };

export class ElementwiseFunction {
  private readonly linked = new Map<FloatDType, NumberFunction>();
  private readonly contributions = new Map<number, Contribution>();

  /**
   * @param partials by argument; those that are missing are found by dual numbers
   * @param chooses whether it passes on an argument, as max does: to the others leads no path, whatever the adjoint is
   */
  constructor(
    readonly name: string,
    readonly arity: number,
    private readonly formula: Formula,
    private readonly partials: readonly PartialFormula[] = [],
    private readonly chooses = false,
  ) {}

  /** The function of numbers of that format: every operation in it is rounded. */
  on(dtype: FloatDType): NumberFunction {
    let run = this.linked.get(dtype);
    if (run === undefined) this.linked.set(dtype, (run = this.formula(formats[dtype].arithmetic)));
    return run;
  }

  /** An adjoint that is exactly 0 contributes 0, whatever the partial derivative is. */
  contribution(argument: number): Contribution {
    let contribution = this.contributions.get(argument);
    if (contribution === undefined) this.contributions.set(argument, (contribution = this.contributionOf(argument)));
    return contribution;
  }

  private contributionOf(argument: number): Contribution {
    const { name, arity, formula, chooses } = this;
    const partial = this.partials[argument] ?? tangentOf(formula, argument);
    if (typeof partial === 'number') return partial;
    const givenValue: Formula = (A) => {
      const slope = partial(A);
      const zero = A.literal(0);
      const times = chooses ? chosenPart(A) : A.mul;
      return arity === 1
        ? (adjoint, value, x) => (A.decide('==', adjoint, zero) ? zero : times(adjoint, slope(value, x)))
        : arity === 2
          ? (adjoint, value, x, t) => (A.decide('==', adjoint, zero) ? zero : times(adjoint, slope(value, x, t)))
          : (adjoint, ...given) => (A.decide('==', adjoint, zero) ? zero : times(adjoint, slope(...given)));
    };
    const whole: Formula = (A) => {
      const value = formula(A);
      const contribute = givenValue(A);
      return (adjoint, ...numbers) => contribute(adjoint, value(...numbers), ...numbers);
    };
    return {
      whole: new ElementwiseFunction(name, arity + 1, whole),
      givenValue: new ElementwiseFunction(name, arity + 2, givenValue),
    };
  }
}

/** What reaches an argument of which that share was chosen: nothing of an infinite adjoint either where it is 0. */
const chosenPart: Formula = (A) => {
  const zero = A.literal(0);
  return (adjoint, share) => (A.decide('==', share, zero) ? zero : A.mul(adjoint, share));
};

/** The partial derivative of a formula by one of its arguments. */
function tangentOf(formula: Formula, argument: number): Formula {
  return (A) => {
    const run = formula(dual(A));
    return (_value, ...numbers) => run(...seeded(A, numbers, argument)).tangent ?? A.literal(0);
  };
}

type ChoiceIn<R> = { [N in keyof R]: R[N] extends { readonly kind: 'choice' } ? N : never }[keyof R];
type ChoiceName = ChoiceIn<typeof unaryRules> | ChoiceIn<typeof binaryRules>;

/**
 * The partials of choices, by argument: at a tie those of the side that reverse mode follows. What is no number is on no side of a relation,
 * and so on the last. TensorFlow's gradients of Abs, Relu, Maximum and Minimum are the same.
 */
const choicePartials: Readonly<Record<ChoiceName, readonly Formula[]>> = {
  abs: [
    (A) =>
      (_value, x = A.literal(0)) =>
        A.sign(x),
  ],
  relu: [slopeOfSide('>', 0)],
  max: [slopeOfSide('>=', 0), slopeOfSide('>=', 1)],
  min: [slopeOfSide('<=', 0), slopeOfSide('<=', 1)],
};

/** Whether the adjoint goes to the first argument, where the relation holds, rather than to the second or none. */
function slopeOfSide(relation: '>' | '>=' | '<=', argument: number): Formula {
  return (A) => {
    const [zero, first, second] = [A.literal(0), A.literal(1 - argument), A.literal(argument)];
    return (_value, x = zero, t = zero) => (A.decide(relation, x, t) ? first : second);
  };
}

function seeded<T>(A: Arithmetic<T>, numbers: readonly T[], argument: number): Dual<T>[] {
  return numbers.map((primal, i) => ({ primal, tangent: i === argument ? A.literal(1) : undefined }));
}

const zeroSlope: Formula = (A) => () => A.literal(0);

/** A primitive of one argument. The slope of a step is 0. */
export function unaryFunction(primitive: UnaryName): ElementwiseFunction {
  const rule = unaryRules[primitive];
  const partials =
    rule.kind === 'choice'
      ? choicePartials[primitive as ChoiceName]
      : [rule.kind === 'step' ? zeroSlope : partialFormula(rule.partials[0])];
  return new ElementwiseFunction(primitive, 1, (A) => A[primitive], partials, rule.kind !== 'smooth');
}

/** A primitive of two arguments, under the name that the operation has. */
export function binaryFunction(primitive: BinaryName, name: string = primitive): ElementwiseFunction {
  const rule = binaryRules[primitive];
  const partials =
    rule.kind === 'choice'
      ? choicePartials[primitive as ChoiceName]
      : rule.partials.map((partial) => {
          if (partial === null) throw new Error(`${primitive} has no derivative by its order`);
          return partialFormula(partial);
        });
  return new ElementwiseFunction(name, 2, (A) => A[primitive], partials, rule.kind === 'choice');
}

function partialFormula(partial: 1 | -1 | (<T>(A: Arithmetic<T>, y: T, x: T, t: T) => T)): PartialFormula {
  return typeof partial === 'number' ? partial : (A) => (value, x, t) => partial(A, value, x, t); // prettier-ignore
}

/** An adjoint times the share in it of a number that was chosen, with others or not: 0 where either is exactly 0. */
export const sharedProduct = new ElementwiseFunction('mul', 2, (A) => {
  const [zero, part] = [A.literal(0), chosenPart(A)];
  return (adjoint, share) => (A.decide('==', adjoint, zero) ? zero : part(adjoint, share));
}, [], true); // prettier-ignore

/** An adjoint times what multiplies it: 0 where the adjoint is exactly 0. */
export const maskedProduct = new ElementwiseFunction('mul', 2, (A) => {
  const zero = A.literal(0);
  return (adjoint, factor) => (A.decide('==', adjoint, zero) ? zero : A.mul(adjoint, factor));
});
