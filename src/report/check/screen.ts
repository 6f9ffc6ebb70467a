// A check as a screen: what was checked, the verdict, a line per component, a counterexample, the likely mistake, remarks.
import type { GradientCheck, GradientVerdict } from '../../check/check-data.js';
import { groupDigits } from '../../text/numeral.js';
import { visibleData } from '../../text/visible.js';
import { proseWidth, tie, wrap } from '../text/display-width.js';
import { grid, type Align } from '../text/grid.js';
import { labelledLines } from '../text/labelled-lines.js';
import { columnsWithRoom } from '../text/ranked-columns.js';
import { capital } from '../text/sentence.js';
import { inCharacters, styleOf, type Style, type StyleChoice } from '../text/style.js';
import { checkFacts, gradientSentences, verdictSentence } from './sentences.js';
import type { ComponentRow } from './component-rows.js';
import { checkColumns, shownRows, type CheckColumn } from './table.js';

export interface CheckScreenChoice extends StyleChoice {
  /** The verdict and the table alone. */
  readonly quiet?: boolean | undefined;
  /** All components, and what floating point loses. */
  readonly verbose?: boolean | undefined;
}

/** The screen, ending in a newline. */
export function checkScreen(given: GradientCheck, choice: CheckScreenChoice = {}): string {
  const check = visibleData(given);
  const style = styleOf(choice);
  const isVerbose = choice.verbose === true;
  const prose = (texts: readonly string[]): string[] =>
    texts.flatMap((text) => wrap(inCharacters(text, style), Math.min(proseWidth, style.width)));
  const blocks = [
    choice.quiet === true ? [] : labelledLines(checkFacts(check), style),
    verdictLine(check, style),
    tableLines(check, isVerbose, style),
    choice.quiet === true ? [] : prose(gradientSentences(check, isVerbose)),
  ];
  return `${blocks.filter((lines) => lines.length > 0).map((lines) => lines.join('\n')).join('\n\n')}\n`; // prettier-ignore
}

const painted = (verdict: GradientVerdict, { paint }: Style): string =>
  ({ PASS: paint.green, FAIL: paint.red, INCONCLUSIVE: paint.yellow })[verdict](verdict);

function verdictLine(check: GradientCheck, style: Style): string[] {
  const { verdict } = check;
  const text = `${verdict}${tie}${tie}${capital(verdictSentence(check))}.`;
  const [first = '', ...more] = wrap(inCharacters(text, style), Math.min(proseWidth, style.width), ' '.repeat(verdict.length + 2)); // prettier-ignore
  return [style.paint.bold(painted(verdict, style)) + first.slice(verdict.length), ...more];
}

/** As many columns as there is room for, those of the highest ranks left out. */
function tableLines(check: GradientCheck, isVerbose: boolean, style: Style): string[] {
  const { rows, folded } = shownRows(check, isVerbose);
  if (rows.length === 0) return [];
  const { columns: shown, cells, note } = columnsWithRoom<ComponentRow, CheckColumn>(checkColumns(check), rows, style);
  const [head = [], ...body] = cells;
  const verdictAt = shown.findIndex(({ title }) => title === 'verdict');
  const lines = body.map((cells, i) => cells.map((cell, column) => (column === verdictAt ? painted(rows[i]?.verdict ?? 'INCONCLUSIVE', style) : cell))); // prettier-ignore
  const notes = [
    ...(folded === 0 ? [] : [`and ${groupDigits(folded)} more: -v lists them`]),
    ...(note === null ? [] : [note]),
  ];
  return [
    ...grid([head.map((title) => style.paint.dim(title)), ...lines], shown.map(({ isText }): Align => (isText ? 'left' : 'right'))), // prettier-ignore
    ...notes.flatMap((text) => wrap(text, style.width)).map((line) => style.paint.dim(line)),
  ];
}
