// A sweep as a screen: heading, plot, legend, table, and a sentence that says what it shows.
import { defaultPrecision } from '../../arithmetics/formats.js';
import type { Sweep } from '../../sweep/sweep-data.js';
import { visibleData } from '../../text/visible.js';
import { displayWidth, proseWidth, wrap } from '../text/display-width.js';
import { capital } from '../text/sentence.js';
import { lookOf } from '../looks.js';
import { errorText } from '../text/number-text.js';
import { inPlotColor } from '../plot/colors.js';
import { plotManner, screenStyle, type ScreenChoice } from '../plot/screen-choice.js';
import { inCharacters, type Style } from '../text/style.js';
import { sweepConclusion } from './conclusion.js';
import { panelsOf, type Panel } from './curves.js';
import { sweepHeading } from './heading.js';
import { hasSeveralFunctions, hasSeveralPrecisions, unitNames } from './names.js';
import { noteLines, sweepTableLines } from './table.js';
import { letterOf } from '../looks.js';
import { plotLines, type PlotKind } from '../plot/terminal-plot.js';

export interface SweepChoice extends ScreenChoice {
  /** Only plot and table. */
  readonly quiet?: boolean | undefined;
  /** What the slopes were fitted on, too. */
  readonly verbose?: boolean | undefined;
}

const usualHeight = 20;

/** The screen, ending in a newline. */
export function sweepScreen(given: Sweep, choice: SweepChoice = {}): string {
  const sweep = visibleData(given);
  const style = screenStyle(choice);
  const several = hasSeveralPrecisions(sweep);
  const blocks = panelsOf(sweep).map((panel) => {
    const sentences = panel.references.map((reference) => {
      const sentence = sweepConclusion(sweep, reference);
      return several && sentence !== '' ? `${reference.precision}: ${sentence}` : sentence;
    });
    const missing = several ? [] : missingTexts(sweep, panel);
    const prose = choice.quiet === true ? [] : [...sentences, ...missing].filter((sentence) => sentence !== '');
    const parts = [
      sweepHeading(sweep, panel, style),
      plotBlock(sweep, panel, choice, style),
      [
        ...sweepTableLines(panel, style),
        ...(choice.quiet === true ? [] : noteLines(panel, choice.verbose === true, style)),
      ],
      prose.flatMap((each) => wrap(inCharacters(each, style), Math.min(proseWidth, style.width))),
    ];
    return parts
      .filter((lines) => lines.length > 0)
      .map((lines) => lines.join('\n'))
      .join('\n\n');
  });
  return `${blocks.join('\n\n\n')}\n`;
}

/** Methods without an answer for the function of a panel, and why. */
function missingTexts({ unsupported, exact }: Sweep, { references: [reference] }: Panel): string[] {
  const lines = exact.filter(({ error }) => error === null);
  const own = [...unsupported, ...lines].filter(({ expression }) => expression === reference?.expression);
  const reasons = new Map(own.map(({ method, message }) => [method, message ?? '']));
  return [...reasons].map(([method, message]) => {
    const reason = message.replace(/^[a-z -]+: /, '');
    return `${capital(lookOf(method).title)} has no answer: ${reason}.`;
  });
}

/** The same of all functions, each named where there are several. */
export function allMissing(sweep: Sweep): string[] {
  const texts = panelsOf(sweep).flatMap((panel) => {
    const read = hasSeveralFunctions(sweep) ? `${panel.references[0]?.read}: ` : '';
    return missingTexts(sweep, panel).map((text) => `${read}${text}`);
  });
  return [...new Set(texts)];
}

function plotBlock(sweep: Sweep, panel: Panel, choice: SweepChoice, style: Style): string[] {
  const manner = plotManner(choice, style);
  if (manner === null) return [];
  const { kind, style: own } = manner;
  const { height = usualHeight } = choice;
  const lines = plotLines(panel, { kind, height, width: style.width, title: unitNames[sweep.yUnit] }, own);
  return lines.length === 0 ? [] : [...lines, '', ...legendLines(panel, kind, own)];
}

interface LegendItem {
  readonly text: string;
  readonly paint: (text: string) => string;
}

/** An entry that is too wide for a line, on several. */
function breakItem({ text, paint }: LegendItem, width: number): LegendItem[] {
  return displayWidth(text) <= width
    ? [{ text, paint }]
    : wrap(text, width, '   ').map((part) => ({ text: part, paint }));
}

/** Which curve is whose, as many entries on a line as fit. */
function legendLines(panel: Panel, kind: PlotKind, style: Style): string[] {
  const dashes = inCharacters(style.ascii ? '--' : '┄┄', style);
  const curveSign = (index: number): string => {
    const curve = panel.curves[index];
    if (curve === undefined) return '';
    if (kind === 'letters') return letterOf(curve);
    return curve.precision !== defaultPrecision && panel.references.length > 1 ? '⠒⠂⠒⠂'.slice(0, 2) : '━━';
  };
  const entries = [
    ...panel.curves.map((curve, i) => ({
      text: `${curveSign(i)} ${curve.name}`,
      paint: (text: string) => inPlotColor(text, curve.method, style),
    })),
    ...panel.lines.map(({ name, size }) => ({
      text: `${dashes} ${name}: ${size === 0 ? 'exact' : errorText(size)}`,
      paint: style.paint.dim,
    })),
    { text: `${style.ascii ? 'o' : '○'} best ${inCharacters('δ', style)}`, paint: style.paint.dim },
  ];
  const indent = style.width >= 60 ? '     ' : '  ';
  const lines: string[] = [];
  let line = '';
  let used = 0;
  for (const { text, paint } of entries.flatMap((entry) => breakItem(entry, style.width - indent.length))) {
    const width = displayWidth(text);
    if (used > 0 && indent.length + used + 3 + width > style.width) {
      lines.push(indent + line);
      line = '';
      used = 0;
    }
    line += (used > 0 ? '   ' : '') + paint(text);
    used += (used > 0 ? 3 : 0) + width;
  }
  return [...lines, indent + line];
}
