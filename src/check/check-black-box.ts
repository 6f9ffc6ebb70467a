// A check of a program of which only values are known, from what it is given to its data.
import { optionsFrom } from '../argument.js';
import { defaultPrecision, formats } from '../arithmetics/formats.js';
import { DiffcmpError } from '../errors.js';
import type { BlackBox } from './black-box.js';
import type { GradientCheck } from './check-data.js';
import {
  checkGradientKinds,
  defaultCount,
  ofEachPoint,
  pointsFrom,
  verdictCounts,
  type CheckGradientOptions,
} from './options.js';
import { readRanges } from './ranges.js';
import type { CallForm, CallPoint } from './values/call-form.js';
import { defaultTimeout } from '../program/time.js';
import { callPointOf } from './values/call-point.js';
import { checkValues } from './values/values-check.js';
import { gravest } from './verdict.js';

/** A program that is asked for its value and gradient, and the form in which it takes its point. */
export interface AskedProgram extends BlackBox {
  readonly gradientText: string | null;
  readonly form: CallForm;
}

/** Judges a program by its values. @param programAt the program, for points of the form of that one */
export async function checkBlackBox(
  options: CheckGradientOptions,
  programAt: (point: CallPoint, timeout: number) => AskedProgram,
): Promise<GradientCheck> {
  const read = optionsFrom(options, checkGradientKinds);
  for (const name of ['wrt', 'jacobian', 'digits', 'tolerance'] as const)
    if (read[name] !== undefined && read[name] !== false) throw new DiffcmpError('bad-option', `programs that are judged by their values take no ${name}`, { hint: ['leave out ', { [name]: null }] }); // prettier-ignore
  if (read.order === 2) throw new DiffcmpError('bad-option', 'of programs that are judged by their values the gradient alone is checked', { hint: ['leave out ', { order: null }] }); // prettier-ignore
  const { points, range, seed = 1, at, precision = defaultPrecision } = read;
  const ranges = range === undefined ? null : readRanges(range);
  const given = ofEachPoint(pointsFrom(points, at, ranges), callPointOf);
  const [first] = given;
  if (first === undefined) throw new DiffcmpError('bad-point', 'a point is missing');
  const program = programAt(first, read.timeout ?? defaultTimeout);
  const found = await checkValues(program, program.form, {
    points: given,
    ranges,
    count: typeof points === 'number' ? points : defaultCount,
    seed,
    format: formats[precision],
  });
  return {
    schema: 'diffcmp/check@1',
    verdict: gravest(found.points.map(({ verdict }) => verdict)),
    f: program.text,
    gradient: program.gradientText,
    judgedBy: 'values',
    kind: 'gradient',
    precision,
    tolerance: null,
    points: found.points,
    counts: verdictCounts(found.points),
    drawn: found.drawn,
    counterexample: found.points.find(({ verdict }) => verdict === 'FAIL') ?? null,
    mistake: found.mistake,
    remarks: found.remarks,
    evaluations: found.evaluations,
  };
}
