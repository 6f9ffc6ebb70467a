// A scan as a screen: of each panel heading, plot, table, and sentences that say what it shows.
import type { Scan } from '../../scan/scan-data.js';
import { visibleData } from '../../text/visible.js';
import { plotManner, screenStyle, type ScreenChoice } from '../plot/screen-choice.js';
import { proseWidth, wrap } from '../text/display-width.js';
import { inCharacters, type Style } from '../text/style.js';
import { bitsPlotLines } from './bits-plot.js';
import { scanHeading } from './heading.js';
import { viewsOf, type ScanView } from './panels.js';
import { scanSentences } from './sentences.js';
import { scanTableLines } from './table.js';

export interface ScanChoice extends ScreenChoice {
  /** No sentences. */
  readonly quiet?: boolean | undefined;
}

const usualHeight = 16;

/** The screen, ending in a newline. */
export function scanScreen(given: Scan, choice: ScanChoice = {}): string {
  const style = screenStyle(choice);
  const panels = viewsOf(visibleData(given)).map((view) => {
    const parts = [
      scanHeading(view, style),
      plotBlock(view, choice, style),
      scanTableLines(view, style),
      choice.quiet === true ? [] : scanSentences(view).flatMap((each) => wrap(inCharacters(each, style), Math.min(proseWidth, style.width))), // prettier-ignore
    ];
    return parts.filter((lines) => lines.length > 0).map((lines) => lines.join('\n')).join('\n\n'); // prettier-ignore
  });
  return `${panels.join('\n\n\n')}\n`;
}

function plotBlock(view: ScanView, choice: ScanChoice, style: Style): string[] {
  const manner = plotManner(choice, style);
  if (manner === null) return [];
  return bitsPlotLines(view, { kind: manner.kind, height: choice.height ?? usualHeight }, manner.style);
}
