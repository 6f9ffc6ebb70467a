// The fields of a case as types, plain, so that the declarations show them; `schema/fixture.ts` checks values for them.
import type { Precision } from '../arithmetics/formats.js';
import type { GradientVerdict } from '../check/check-data.js';
import type { Ranges } from '../check/ranges.js';
import type { Expectation } from '../compare/expectation-reading.js';
import type { GivenConstants } from '../javascript/arguments/argument-data.js';
import type { GivenPoint } from '../problem/point-of.js';

/** What a file may say once for all its cases. */
interface CommonFields {
  /**
   * Where: numbers, constants and arrays in arrays of them by name (of a function of a file records too), text such as
   * `x=1,w=[[1],[2]]`, or for one variable its value.
   */
  readonly at?: GivenPoint | undefined;
  /** What the function of a file is given beside numbers that are inputs, by the names of its parameters: `put`, true, 5, arrays and records. */
  readonly set?: GivenConstants | undefined;
  /** The inputs to differentiate by, such as `x` and `w[2,1]`; all unless given. */
  readonly wrt?: string | readonly string[] | undefined;
  /** `sum`: of a value of several numbers, the gradient of their sum. */
  readonly reduce?: 'sum' | undefined;
  /** Methods and groups; a leading minus removes one. */
  readonly methods?: string | readonly string[] | undefined;
  /** `4ulp`, `1e-10` or the number (relative), `1e-12abs`. */
  readonly tolerance?: number | string | undefined;
  readonly tags?: readonly string[] | undefined;
  /** 2 adds second derivatives. */
  readonly order?: 1 | 2 | undefined;
  readonly precision?: Precision | undefined;
  /** The step δ of differences. */
  readonly delta?: number | undefined;
  /** Steps that one run of the program may take. */
  readonly maxSteps?: number | undefined;
  /** Of a gradient: the box that points are drawn from, `x=-2:2,y=0:1`, or pairs by name. */
  readonly range?: string | Ranges | undefined;
  /** Of a gradient: how many points are drawn, or a list of points in the place of `at`. */
  readonly points?: number | readonly GivenPoint[] | undefined;
  /** Of a gradient: chooses the points that are drawn. */
  readonly seed?: number | undefined;
  /** Of a gradient: the function gives several numbers, and the gradient a row for each. */
  readonly jacobian?: boolean | undefined;
}

/** A case of a batch: an expression, or a file that holds it, a point, and what is to be checked; or a function and its gradient. */
export interface CaseFields extends CommonFields {
  readonly id?: string | undefined;
  /** The function; or name a file that holds it. */
  readonly expr?: string | undefined;
  /**
   * The path of a file with the expression, or with a function, `newton.js#root`; from the folder of the file of cases, else from
   * the working directory.
   */
  readonly file?: string | undefined;
  /** The derivative that is expected: a number, an expression, arrays in arrays of them, or one by name (second derivatives: `x,y`). */
  readonly expect?: Expectation | undefined;
  /** A function whose gradient is checked, as `checkGradient` does: an expression, or `loss.js#f`, from the folder as `file`. */
  readonly f?: string | undefined;
  /** What is said to be its gradient: an expression, or `loss.js#gradient`; without it, `f` gives its gradient itself. */
  readonly gradient?: string | undefined;
  /** What the check of a gradient should come to; `PASS` unless given. */
  readonly verdict?: GradientVerdict | undefined;
  /** Not run: true, or the reason. */
  readonly skip?: boolean | string | undefined;
}

export type DefaultFields = CommonFields;
