// A study of cost as a screen: what grows, the plot, operations over sizes, methods side by side, theory, and what it shows.
import type { Scale } from '../../scale/scale-data.js';
import { visibleData } from '../../text/visible.js';
import { inPlotColor } from '../plot/colors.js';
import { plotManner, screenStyle, type ScreenChoice } from '../plot/screen-choice.js';
import { proseWidth, wrap } from '../text/display-width.js';
import { labelledLines } from '../text/labelled-lines.js';
import { grid, type Align } from '../text/grid.js';
import { inCharacters, type Style } from '../text/style.js';
import { costCurves } from './cost-curves.js';
import { costPlotLines } from './cost-plot.js';
import { fitTexts, scaleFacts, scaleSentences, theoryText } from './sentences.js';
import { columnsWithRoom } from '../text/ranked-columns.js';
import { methodColumns, operationColumns, type CostColumn } from './tables.js';

export interface ScaleChoice extends ScreenChoice {
  /** No theory, no sentences. */
  readonly quiet?: boolean | undefined;
  /** What was fitted on what, too. */
  readonly verbose?: boolean | undefined;
}

const usualHeight = 16;

/** The screen, ending in a newline. */
export function scaleScreen(given: Scale, choice: ScaleChoice = {}): string {
  const scale = visibleData(given);
  const style = screenStyle(choice);
  const prose = (texts: readonly string[], indent = ''): string[] =>
    texts.flatMap((text) => wrap(inCharacters(text, style), Math.min(proseWidth, style.width), indent));
  const isQuiet = choice.quiet === true;
  const blocks = [
    labelledLines(scaleFacts(scale), style),
    plotBlock(scale, choice, style),
    costTable(operationColumns(scale), scale.sizes.map((_, i) => i), 0, style),
    costTable(methodColumns(scale), scale.series, 1, style),
    choice.verbose === true ? [style.paint.dim('fits'), ...prose(fitTexts(scale), '  ')] : [],
    isQuiet || scale.theory.length === 0 ? [] : [style.paint.dim('theory'), ...prose(scale.theory.map(theoryText), '  ')],
    isQuiet ? [] : prose(scaleSentences(scale)),
  ]; // prettier-ignore
  const shown = blocks.filter((lines) => lines.length > 0).map((lines) => lines.join('\n'));
  return `${shown.join('\n\n')}\n`;
}

function plotBlock(scale: Scale, choice: ScaleChoice, style: Style): string[] {
  const manner = plotManner(choice, style);
  if (manner === null) return [];
  const { kind, style: own } = manner;
  return costPlotLines(costCurves(scale), { kind, height: choice.height ?? usualHeight }, own);
}

/** As many columns as there is room for, those of the highest ranks left out, and in a note which they are. */
function costTable<Row>(columns: readonly CostColumn<Row>[], rows: readonly Row[], left: number, style: Style): string[] {
  if (rows.length === 0) return [];
  const { columns: shown, cells, note } = columnsWithRoom<Row, CostColumn<Row>>(columns, rows, style);
  const [head = [], ...body] = cells;
  const aligns = shown.map((_, i): Align => (i < left ? 'left' : 'right'));
  const titles = head.map((title, i) => {
    const method = shown[i]?.method ?? null;
    return method === null ? style.paint.dim(title) : inPlotColor(title, method, style);
  });
  const notes = note === null ? [] : wrap(note, style.width);
  return [...grid([titles, ...body], aligns), ...notes.map((line) => style.paint.dim(line))];
} // prettier-ignore
