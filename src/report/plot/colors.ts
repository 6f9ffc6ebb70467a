// The colours of curves: the colour-blind-safe set of Okabe and Ito (2008), and its nearest terminal colours.
import { Chalk } from 'chalk';
import type { SweptMethod } from '../../sweep/sweep-data.js';
import type { Style } from '../text/style.js';

export interface PlotColor {
  /** For lines on white and on black. */
  readonly line: string;
  /** The same hue for text on white, which needs more contrast. */
  readonly text: string;
  /** In the 256 colours of terminals. */
  readonly terminal: number;
}

export const plotColors: Readonly<Record<SweptMethod, PlotColor>> = {
  'forward-difference': { line: '#e69f00', text: '#9a6a00', terminal: 214 },
  'backward-difference': { line: '#d55e00', text: '#b04d00', terminal: 166 },
  'central-difference': { line: '#56b4e9', text: '#1d74a8', terminal: 74 },
  'five-point': { line: '#009e73', text: '#007a59', terminal: 36 },
  'complex-step': { line: '#cc79a7', text: '#a8457c', terminal: 175 },
};

const paint = new Chalk({ level: 2 });

/** The text in the colour of a method, where the style has colours. */
export function inPlotColor(text: string, method: SweptMethod, style: Style): string {
  return style.paint.level === 0 ? text : paint.ansi256(plotColors[method].terminal)(text);
}
