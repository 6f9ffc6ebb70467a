// The options of a problem: what is differentiated, where, how exactly, and what that may use up.
import { choiceKind, namesKind, positiveKind, wholeKind, type OptionKinds } from '../argument.js';
import { precisions, type Precision } from '../arithmetics/formats.js';
import { engines, type Engine } from '../code/engine.js';
import { defaultTimeout } from '../program/time.js';
import { mostDigits } from '../reference/decimal-digits.js';
import { givenPointKind, type GivenPoint } from './point-of.js';

export interface ProblemOptions {
  /**
   * The point: numbers, constants, and arrays in arrays of them by name; a text such as `x=1.2,w=[[0.25],[0.15]]`, or texts
   * that make it up together; for one variable its value alone. No default: every variable needs a value.
   */
  readonly at?: GivenPoint | undefined;
  /**
   * The inputs to differentiate by, as a list or as `x,y`: variables, or numbers of one, such as `w[2,1]` and `w[:,1]`. All
   * variables, in the order of the expression, unless given. One that the expression doesn't use has the derivative 0, if
   * the point gives it a value.
   */
  readonly wrt?: string | readonly string[] | undefined;
  /** Of an output of several numbers: their sum, instead of each. Then there is a gradient, and no Jacobian. */
  readonly reduce?: 'sum' | undefined;
  /**
   * The step δ of every finite difference and of the complex step, in units of the input, and the first of Richardson's.
   * Each method's own unless given: for differences ε^(1/(accuracy + order))·max(|x|, 1), for the complex step 1e-20.
   */
  readonly delta?: number | undefined;
  /** 1, the default: first derivatives; 2: second ones too, as a Hessian. */
  readonly order?: 1 | 2 | undefined;
  /** The floating-point format of point, literals and methods, and of the truth's ulps; `float64` unless given. */
  readonly precision?: Precision | undefined;
  /** How many digits of the truth are wanted, each certified; 1 to 1,000, 30 unless given. */
  readonly digits?: number | undefined;
  /** Steps that one run of the program may take, see `Budget`; 10,000,000 unless given. Beyond: `step-limit`. */
  readonly maxSteps?: number | undefined;
  /**
   * Milliseconds for this function and point, from the start of its computation; 10,000 unless given, `Infinity` for no
   * limit. Half of them at most are the truth's, which is undecided beyond. What is left is shared out among the methods;
   * one that needs more fails with `timeout`.
   */
  readonly timeout?: number | undefined;
  /**
   * What runs the function where a method needs many values of it: `code`, made of the path that it takes; `tape`, the list of its
   * operations; `interpret`, the function as it is; `auto`, unless given: what pays. The numbers and counts are the same.
   */
  readonly engine?: Engine | undefined;
}

/** Of what each option of a problem is. */
export const problemKinds: OptionKinds<ProblemOptions> = {
  at: givenPointKind,
  wrt: namesKind('the names of variables'),
  reduce: choiceKind(['sum']),
  delta: positiveKind([{ delta: '1e-6' }]),
  order: choiceKind([1, 2]),
  precision: choiceKind(precisions),
  digits: wholeKind(1, mostDigits),
  maxSteps: wholeKind(1),
  timeout: positiveKind([{ timeout: defaultTimeout }], Infinity),
  engine: choiceKind(engines),
};
