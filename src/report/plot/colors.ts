// The colours of curves in the terminal.
import { Chalk } from 'chalk';
import type { MethodId } from '../../methods/table.js';
import { plotLookOf } from '../looks.js';
import type { Style } from '../text/style.js';

const paint = new Chalk({ level: 2 });

/** The text in the colour of a method, where the style has colours. */
export function inPlotColor(text: string, method: MethodId, style: Style): string {
  return style.paint.level === 0 ? text : paint.ansi256(plotLookOf(method).terminal)(text);
}
