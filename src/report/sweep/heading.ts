// The lines above a sweep's plot: what is differentiated, where, and the truth that errors are measured against.
import { defaultPrecision, precisions } from '../../arithmetics/formats.js';
import type { Sweep, SweepReference } from '../../sweep/sweep-data.js';
import { leavesByName, leavesIn, nestedShape } from '../../tensors/nested.js';
import { operatorText } from '../compare/operator-text.js';
import { displayWidth, elideMiddle, tie, wrap } from '../text/display-width.js';
import { kindNoun } from '../text/kind-words.js';
import { behindName } from '../text/tensor-text.js';
import { inCharacters, type Style } from '../text/style.js';
import type { Panel } from './curves.js';
import { hasSeveralPrecisions } from './names.js';

const mostExpression = 240;

/** `d/dx  x * cos(x)   at x = 1.2`, as one text. */
export function sweepTitle(
  sweep: Sweep,
  { panel, point, wrt, read }: SweepReference,
): { operator: string; read: string; at: string } {
  // the point as it was given: its narrower roundings say nothing more
  const [widest = { point, precision: defaultPrecision }] = precisions.flatMap((precision) =>
    sweep.references.filter((each) => each.panel === panel && each.precision === precision),
  );
  const { precision } = widest;
  const entries = Object.entries(widest.point);
  const several = Object.keys(leavesByName(widest.point)).length > 1;
  return {
    operator: operatorText(sweep.order === 1 ? [wrt] : [wrt, wrt], several),
    read,
    at: `at ${entries.map(([name, value]) => `${name} ${behindName(nestedShape(value), leavesIn(value), precision)}`).join(', ')}`,
  };
}

/** `certified`, or which side stands in for a derivative that doesn't exist. */
export function certifiedTruth({ digits, status, kind, side }: SweepReference): string {
  if (side === null) return `${digits}   certified`;
  return `${side} derivative ${digits}   certified, ${status === 'infinite' ? 'beside an infinite slope' : `at ${kindNoun(kind) ?? `a ${status}`}`}`;
}

export function sweepHeading(sweep: Sweep, panel: Panel, style: Style): string[] {
  const [first] = panel.references;
  if (first === undefined) return [];
  const { operator, read, at } = sweepTitle(sweep, first);
  const { bold, cyan, green } = style.paint;
  const sign = inCharacters(operator, style);
  const ellipsis = inCharacters('…', style);
  const whole = `${sign}  ${read}   ${at}`;
  const several = hasSeveralPrecisions(sweep);
  const head =
    displayWidth(whole) <= style.width
      ? [`${bold(sign)}  ${cyan(read)}   ${at}`]
      : [
          ...wrap(
            `${sign}${tie}${tie}${elideMiddle(read, mostExpression, ` ${ellipsis} `)}`,
            style.width,
            '  ',
            ellipsis,
          ),
          ...wrap(elideMiddle(at, mostExpression, ` ${ellipsis} `), style.width, '   ', ellipsis),
        ];
  return [
    ...head,
    ...panel.references.flatMap((reference) => {
      const [number = '', status = ''] = inCharacters(certifiedTruth(reference), style).split('   ');
      const label = several ? `truth, ${reference.precision}` : 'truth';
      const width = label.length + 1 + displayWidth(number);
      if (width + 3 + displayWidth(status) <= style.width) return [`${bold(label)} ${number}   ${green(status)}`];
      const opening = width <= style.width ? [`${bold(label)} ${number}`] : [bold(label), `  ${number}`];
      return [...opening, ...wrap(status, style.width - 6).map((line) => `      ${green(line)}`)];
    }),
  ];
}
