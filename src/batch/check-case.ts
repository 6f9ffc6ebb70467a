// A case that checks a gradient: how it is run, and whether what came of it is what the case expects.
import type { CheckedPoint, GradientCheck } from '../check/check-data.js';
import { judgeOfFormulas } from '../check/judge-formulas.js';
import type { CheckGradientOptions } from '../check/options.js';
import type { Laboratory } from '../reference/laboratory.js';
import { countOf } from '../text/numeral.js';
import type { CaseOptions } from './case.js';
import type { CaseFields } from './case-fields.js';
import { caseLine, type CaseOutcome, type PreparedCase } from './prepare-case.js';
import type { BatchCase } from './record.js';

/**
 * Checks the gradient of the case, which passes if the verdict is the one that it states, PASS if it states none.
 *
 * @throws DiffcmpError as `checkGradient` does
 */
export function checkCase(prepared: PreparedCase, laboratory: Laboratory, timeout: number): BatchCase {
  const { fields, expression, program, gradient, options } = prepared;
  const check = judgeOfFormulas(program ?? expression ?? '', gradient, checkOptions(fields, options, timeout))(laboratory); // prettier-ignore
  const outcome = outcomeOf(check, options.verdict ?? 'PASS');
  return caseLine(prepared, { ...outcome, reference: null, results: [], expect: null, failures: [], check });
}

function checkOptions({ at }: CaseFields, options: CaseOptions, timeout: number): CheckGradientOptions {
  const { wrt, order, precision, maxSteps, range, points, seed, jacobian, tolerance } = options;
  return {
    ...{ at, wrt, order, precision, maxSteps, range, points, seed, jacobian, timeout },
    tolerance: tolerance === undefined ? undefined : String(tolerance),
  };
}

/** What can't be judged is not passed, nor wrong: it fails with the code of what couldn't be decided. */
function outcomeOf(
  check: GradientCheck,
  wanted: GradientCheck['verdict'],
): Pick<CaseOutcome, 'status' | 'code' | 'message'> {
  const { verdict } = check;
  if (verdict === wanted) return { status: 'passed', code: null, message: null };
  const stated = wanted === 'PASS' ? '' : `the verdict is ${verdict}, not ${wanted}`;
  const message = [stated, checkReason(check)].filter((text) => text !== '').join('; ');
  return {
    status: 'failed',
    code: verdict === 'INCONCLUSIVE' && wanted === 'PASS' ? 'undecided' : 'check-failed',
    message,
  };
}

/** The first component with that verdict, where a FAIL is at its counterexample, and how many others there are; `` of a PASS. */
function checkReason({ verdict, counterexample, points, mistake }: GradientCheck): string {
  const point = counterexample ?? points.find((each) => each.verdict === verdict);
  if (verdict === 'PASS' || point === undefined) return '';
  const [first, ...others] = point.components.filter((each) => each.verdict === verdict);
  const about = first === undefined ? (point.message ?? 'nothing could be judged') : `${first.name}: ${first.message ?? verdict}`; // prettier-ignore
  const more = others.length === 0 ? '' : `, and ${countOf(others.length, 'other component')}`;
  const where = points.length === 1 ? '' : ` at ${checkedPointWords(point.at)}`;
  return `${about}${more}${where}${mistake === null ? '' : `; likely mistake: ${mistake}`}`;
}

/** Letters of a point that a message has room for. */
const mostPoint = 80;

function checkedPointWords(at: CheckedPoint['at']): string {
  const text = Object.entries(at).map(([name, value]) => `${name}=${JSON.stringify(value)}`).join(','); // prettier-ignore
  return text.length <= mostPoint ? text : `${text.slice(0, mostPoint - 1)}…`;
}
