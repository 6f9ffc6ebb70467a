// The lines above a scan's plot: what is differentiated, over which range, and what the truth is there.
import type { ReferenceStatus } from '../../compare/reference-data.js';
import { leavesIn, nestedShape } from '../../tensors/nested.js';
import { countOf } from '../../text/numeral.js';
import { operatorText } from '../compare/operator-text.js';
import { displayWidth, elideMiddle, wrap } from '../text/display-width.js';
import { numberText } from '../text/number-text.js';
import { enumerate } from '../text/sentence.js';
import { inCharacters, type Style } from '../text/style.js';
import { behindName } from '../text/tensor-text.js';
import { marksIn, type ScanView } from './panels.js';

const mostExpression = 240;

/** `d/dx`, `(1 - cos(x)) / x^2`, and `for x = -0.001 … 0.001 at y = 2, 201 points`. */
export function scanTitle({ scan, panel }: ScanView): { operator: string; read: string; over: string } {
  const { input, from, to, point, xs, precision, axis, order } = scan;
  const fixed = Object.entries(point).map(([name, value]) => `${name} ${behindName(nestedShape(value), leavesIn(value), precision)}`); // prettier-ignore
  const where = fixed.length === 0 ? '' : ` at ${fixed.join(', ')}`;
  const several = fixed.length > 0 || panel.wrt !== input;
  return {
    operator: operatorText(order === 1 ? [panel.wrt] : [panel.wrt, panel.wrt], several),
    read: panel.read,
    over: `for ${input} = ${numberText(from, precision)} … ${numberText(to, precision)}${where}, ${countOf(xs.length, 'point')}${axis === 'linear' ? '' : ', logarithmic'}`,
  };
}

/** `200 points certified, 1 undefined`. */
export function verdictSummary({ panel: { verdicts }, runs }: ScanView): string {
  const count = (wanted: ReferenceStatus): number => verdicts.filter((verdict) => verdict === wanted).length;
  return enumerate([`${countOf(count('certified'), 'point')} certified`, ...marksIn(runs).map((each) => `${count(each)} ${each}`)]); // prettier-ignore
}

export function scanHeading(view: ScanView, style: Style): string[] {
  const { operator, read, over } = scanTitle(view);
  const { bold, cyan, green } = style.paint;
  const [sign, range] = [operator, over].map((text) => inCharacters(text, style)) as [string, string];
  const ellipsis = inCharacters('…', style);
  const head =
    displayWidth(`${sign}  ${read}   ${range}`) <= style.width
      ? [`${bold(sign)}  ${cyan(read)}   ${range}`]
      : [
          ...wrap(`${sign} ${elideMiddle(read, mostExpression, ` ${ellipsis} `)}`, style.width, '  ', ellipsis),
          ...wrap(elideMiddle(range, mostExpression, ` ${ellipsis} `), style.width, '  ', ellipsis),
        ];
  return [...head, ...wrap(`truth ${verdictSummary(view)}`, style.width, '  ').map((line) => line.replace(/^truth/, bold('truth')).replace(/certified/, green('certified')))]; // prettier-ignore
}
