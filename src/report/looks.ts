// How methods look in reports: how their curves are drawn, and by which names they go.
import { defaultPrecision, type Precision } from '../arithmetics/formats.js';
import { lookOf } from '../methods/names.js';
import { isStencil, stencilNames, type MethodId, type OwnMethodId } from '../methods/table.js';

export { lookOf } from '../methods/names.js';

/** The colours are those of Okabe and Ito (2008), safe for the colour-blind. */
export interface PlotLook {
  /** The colour of lines, on white and on black. */
  readonly line: string;
  /** The same hue for text on white, which needs more contrast. */
  readonly text: string;
  /** The nearest of the 256 colours of terminals. */
  readonly terminal: number;
  /** How the curve is dashed; its thin parts are always solid. */
  readonly dash: string;
  readonly cap: 'round' | 'butt';
  /** Where letters draw curves: in the default precision, in others. */
  readonly letters: readonly [string, string];
}

/** Of differences in the order of their table; one that is added gets the next. */
/* prettier-ignore */
const differencePlots: readonly PlotLook[] = [
  { line: '#56b4e9', text: '#1d74a8', terminal: 74,  dash: '9 4',      cap: 'round', letters: ['c', 'C'] },
  { line: '#009e73', text: '#007a59', terminal: 36,  dash: '9 3 2 3',  cap: 'round', letters: ['5', 'V'] },
  { line: '#e69f00', text: '#9a6a00', terminal: 214, dash: '',         cap: 'round', letters: ['f', 'F'] },
  { line: '#d55e00', text: '#b04d00', terminal: 166, dash: '14 3 2 3', cap: 'round', letters: ['b', 'B'] },
  { line: '#0072b2', text: '#005a8c', terminal: 25,  dash: '4 3',      cap: 'round', letters: ['s', 'S'] },
];

/** Of the methods that are no differences; the exact ones are drawn only where training is. */
const ownPlots: Readonly<Record<OwnMethodId, PlotLook>> = {
  forward:        { line: '#f0c800', text: '#7a6600', terminal: 220, dash: '6 3',      cap: 'round', letters: ['d', 'D'] },
  reverse:        { line: '#0072b2', text: '#005a8c', terminal: 32,  dash: '',         cap: 'round', letters: ['r', 'R'] },
  symbolic:       { line: '#8d939c', text: '#595959', terminal: 245, dash: '2 3',      cap: 'butt',  letters: ['y', 'Y'] },
  'complex-step': { line: '#cc79a7', text: '#a8457c', terminal: 175, dash: '2.5 3',    cap: 'butt',  letters: ['i', 'I'] },
  richardson:     { line: '#aa4499', text: '#8a2f7c', terminal: 133, dash: '12 3 2 3', cap: 'round', letters: ['h', 'H'] },
}; // prettier-ignore

export function plotLookOf(method: MethodId): PlotLook {
  if (!isStencil(method)) return ownPlots[method];
  return differencePlots[stencilNames.indexOf(method) % differencePlots.length] ?? ownPlots['complex-step'];
}

/** The letter of a curve, where letters draw it. */
export function letterOf({ method, precision }: { readonly method: MethodId; readonly precision: Precision }): string {
  return plotLookOf(method).letters[precision === defaultPrecision ? 0 : 1];
}

/** What a sentence calls the method of a result. */
export const phraseOf = ({ method }: { readonly method: MethodId }): string => lookOf(method).phrase;
