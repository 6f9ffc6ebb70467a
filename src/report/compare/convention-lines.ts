// What is returned at a singular point, tool by tool and method by method: as a table.
import type { FlatComparison } from '../../compare/comparison.js';
import type { Convention, ReturnedValue } from '../../compare/conventions/convention-data.js';
import { lookOf } from '../looks.js';
import { proseWidth, wrap } from '../text/display-width.js';
import { grid } from '../text/grid.js';
import { numberText } from '../text/number-text.js';
import { inCharacters, type Style } from '../text/style.js';

/** The tool that is asked, and not looked up. */
const ownTool = 'mathjs';

/** A block per input that meets a singular point; a sentence where none does. */
export function conventionLines(comparison: FlatComparison, style: Style): string[] {
  const { conventions } = comparison;
  if (conventions === null) return [];
  const prose = (text: string): string[] => wrap(inCharacters(text, style), Math.min(proseWidth, style.width), '', inCharacters('…', style)); // prettier-ignore
  if (conventions.length === 0) return ['', ...prose('No operation meets a singular point here, so there is no convention to follow.')]; // prettier-ignore
  return conventions.flatMap((convention) => {
    const note = unassignedNote(convention);
    return [
      '',
      ...prose(conventionTitle(comparison, convention)).map((line) => style.paint.bold(line)),
      ...grid(returnedRows(comparison, convention), ['left', 'left']),
      ...(note === null ? [] : prose(note)),
    ];
  });
}

/** Which operation it is, and of what the numbers below are derivatives. */
export function conventionTitle({ wrt }: FlatComparison, { wrt: input, node, line, column, seen }: Convention): string {
  const place = [...(line === null ? [] : [`line ${line}`]), ...(column === null ? [] : [`column ${column}`])];
  const where = place.length === 0 ? '' : ` (${place.join(', ')})`;
  const by = wrt.length === 1 ? '' : ` by ${input}`;
  const others = seen === null ? 'it' : `${seen.expression} at x = ${seen.at}`;
  return `The operation that makes the singular point${by} is ${node}${where}. What tools return for the derivative of ${others}, and what methods return here:`;
}

export function returnedRows({ precision }: FlatComparison, { tools, methods }: Convention): string[][] {
  const text = (value: ReturnedValue, otherwise: string): string => {
    if (value === null) return otherwise;
    return value === 'exception' ? 'an exception' : numberText(value, precision);
  };
  return [
    ...tools.map(({ tool, version, returns }) => [
      `${tool} ${version}`,
      text(returns, tool === ownTool ? 'no rule' : 'not known'),
    ]),
    ...methods.map(({ method, returns }) => [lookOf(method).title, text(returns, 'no answer')]),
  ];
}

/** What was seen of tools that aren't named. */
export const unassignedNote = ({ seen }: Convention): string | null =>
  seen?.unassigned == null ? null : `Seen in November 2026, of which tools isn't known: ${seen.unassigned}.`;
