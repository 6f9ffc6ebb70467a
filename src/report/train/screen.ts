// A training as a screen: what is trained, the loss curve, steps, methods side by side, final weights, and how it ended.
import type { PlainNumber } from '../../compare/reference-data.js';
import type { Nested } from '../../tensors/nested.js';
import { countOf } from '../../text/numeral.js';
import { visibleData } from '../../text/visible.js';
import type { Training } from '../../train/train-data.js';
import { letterOf, lookOf } from '../looks.js';
import { inPlotColor } from '../plot/colors.js';
import { plotManner, screenStyle, type ScreenChoice } from '../plot/screen-choice.js';
import { displayWidth, padEnd, proseWidth, wrap } from '../text/display-width.js';
import { labelledLines } from '../text/labelled-lines.js';
import { grid, gridWidth, type Align } from '../text/grid.js';
import { inCharacters, type Style } from '../text/style.js';
import { lossPlotLines } from './loss-plot.js';
import { lossCurves } from './loss-curves.js';
import { comparisonCells, raceCells, showsWeights, stepCells, weightText } from './tables.js';
import { trainingFacts, trainingSentences } from './texts.js';
import { defaultPrecision } from '../../arithmetics/formats.js';

export interface TrainChoice extends ScreenChoice {
  /** No sentences. */
  readonly quiet?: boolean | undefined;
  /** More steps. */
  readonly verbose?: boolean | undefined;
}

const usualHeight = 12;
const usualSteps = 12;
const manySteps = 100;
/** The screen, ending in a newline. */
export function trainScreen(given: Training, choice: TrainChoice = {}): string {
  const training = visibleData(given);
  const style = screenStyle(choice);
  const sentences = choice.quiet === true ? [] : trainingSentences(training);
  const blocks = [
    labelledLines(trainingFacts(training), style),
    plotBlock(training, choice, style),
    stepBlock(training, choice.verbose === true ? manySteps : usualSteps, style),
    training.runs.length > 1 ? tableLines(comparisonCells(training), 1, style) : [],
    weightBlock(training, style),
    sentences.flatMap((each) => wrap(inCharacters(each, style), Math.min(proseWidth, style.width))),
  ];
  const shown = blocks.filter((lines) => lines.length > 0).map((lines) => lines.join('\n'));
  return `${shown.join('\n\n')}\n`;
}

function plotBlock(training: Training, choice: TrainChoice, style: Style): string[] {
  const manner = plotManner(choice, style);
  if (manner === null) return [];
  const { kind, style: own } = manner;
  const lines = lossPlotLines(training, { kind, height: choice.height ?? usualHeight }, own);
  if (lines.length === 0) return [];
  return [...lines, ...legendLines(training, kind, own)];
}

/** Whose curve is whose, where there are several. */
function legendLines(training: Training, kind: 'braille' | 'letters', style: Style): string[] {
  const curves = lossCurves(training, 1);
  if (curves.length < 2) return [];
  const entries = curves.map(({ name, method }) => {
    const sign = kind === 'letters' ? letterOf({ method, precision: defaultPrecision }) : '━━';
    return { text: `${sign} ${name}`, method };
  });
  const lines: string[] = [];
  let line = '';
  let used = 0;
  for (const { text, method } of entries) {
    const width = displayWidth(text);
    if (used > 0 && 2 + used + 3 + width > style.width) {
      lines.push(`  ${line}`);
      line = '';
      used = 0;
    }
    line += (used > 0 ? '   ' : '') + inPlotColor(text, method, style);
    used += (used > 0 ? 3 : 0) + width;
  }
  return ['', ...lines, `  ${line}`];
}

function stepBlock(training: Training, most: number, style: Style): string[] {
  const { runs } = training;
  const [first] = runs;
  if (first === undefined || runs.every(({ steps }) => steps.length === 0)) return [];
  if (runs.length > 1) return tableLines(raceCells(training, most), 0, style);
  const withWeights = showsWeights(training);
  const cells = stepCells(training, first, most, withWeights);
  const fits = gridWidth(cells) <= style.width;
  return tableLines(fits ? cells : stepCells(training, first, most, false), 0, style);
}

/** @param left columns at the left; the others are numbers */
function tableLines(cells: readonly (readonly string[])[], left: number, style: Style): string[] {
  const [head = [], ...rows] = cells;
  const aligns = head.map((_, i): Align => (i < left ? 'left' : 'right'));
  const plain = [head.map((title) => inCharacters(title, style)), ...rows];
  if (gridWidth(plain) <= style.width)
    return grid([(plain[0] ?? []).map((title) => style.paint.dim(title)), ...rows], aligns);
  const titles = plain[0] ?? [];
  const width = Math.max(...titles.map(displayWidth));
  // where the table is too wide, some lines per row
  return rows.flatMap((row) =>
    row.flatMap((cell, i) => (cell === '' ? [] : [`${i === 0 ? '' : '  '}${style.paint.dim(padEnd(titles[i] ?? '', i === 0 ? 0 : width))}${i === 0 ? ' ' : '  '}${cell}`])),
  );
} // prettier-ignore

function weightBlock(training: Training, style: Style): string[] {
  const { runs, weights } = training;
  const { precision } = training.training;
  return runs.flatMap(({ method, weights: values, steps }, i) => {
    if (i > 0 && runs[i]?.parted === null) return []; // the same as those of the first
    const named = runs.length > 1 ? ` of ${lookOf(method).subject}` : '';
    const head = `weights${named} after ${countOf(steps.length, 'step')}`;
    const lines = weights.map((weight): readonly [string, string] => [
      weight.name,
      inCharacters(weightText(weight, values[weight.name] as Nested<PlainNumber>, precision), style),
    ]);
    return [...wrap(head, style.width).map((text) => style.paint.dim(text)), ...labelledLines(lines, style)];
  });
} // prettier-ignore
