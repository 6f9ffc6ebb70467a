// The verdicts of a check, a line each: what was expected, and which methods missed the tolerance.
import type { ExpectationVerdict, FlatComparison } from '../../compare/comparison.js';
import { visible } from '../../text/visible.js';
import { proseWidth, tie, wrap } from '../text/display-width.js';
import { inCharacters, type Style } from '../text/style.js';
import { commaParts } from '../../text/comma-list.js';
import { isOfNumbers } from '../../tensors/layout.js';
import { groupDigits } from '../../text/numeral.js';
import { byText } from './operator-text.js';

/** Values of tensors that have a line each. */
const mostLines = 8;

/** `PASS  by x: cos(x) agrees with the truth`, for each value that was expected. */
export function expectationLines(comparison: FlatComparison, style: Style): string[] {
  const { check, wrt, order, layout } = comparison;
  const all = Object.entries(check?.expect ?? {});
  const failing = all.filter(([, { verdict }]) => verdict !== 'PASS');
  const shown = isOfNumbers(layout) || all.length <= mostLines ? all : failing.slice(0, mostLines);
  const rest = all.length - shown.length;
  const unsaid =
    failing.length > shown.length ? `, ${groupDigits(failing.length - shown.length)} of which don't pass` : '';
  const more = rest === 0 ? [] : [`${failing.length === 0 ? 'PASS  ' : '      and '}${groupDigits(rest)} ${failing.length === 0 ? 'derivatives' : 'more'}${unsaid}`]; // prettier-ignore
  const lines = shown.flatMap(([name, verdict]) => {
    const inputs = commaParts(name);
    const [first = ''] = inputs;
    const by = byText(comparison, [order === 2 && inputs.length === 1 ? [first, first] : inputs]);
    return verdictLines(verdict.verdict, `${wrt.length > 1 ? `${by}: ` : ''}${verdict.message}`, style);
  });
  return [...lines, ...more];
}

/** `FAIL  forward-difference by x: 3e8 ulp from the truth, tolerance 4ulp`. */
export function methodFailures(comparison: FlatComparison, style: Style): string[] {
  const { check, wrt } = comparison;
  return (check?.failures ?? []).flatMap(({ method, input, message }) =>
    verdictLines('FAIL', `${method}${wrt.length > 1 ? ` ${byText(comparison, [[input]])}` : ''}: ${message}`, style),
  );
}

function verdictLines(verdict: ExpectationVerdict['verdict'], text: string, style: Style): string[] {
  const paint = { PASS: style.paint.green, FAIL: style.paint.red, INCONCLUSIVE: style.paint.yellow }[verdict];
  const width = Math.min(proseWidth, style.width);
  const [first = '', ...more] = wrap(
    inCharacters(`${verdict}${tie}${tie}${visible(text)}`, style),
    width,
    ' '.repeat(6),
  );
  return [paint(verdict) + first.slice(verdict.length), ...more];
}
