// The lines above a table: the program as it was read, the point, the value, and the truth with its status and digits.
import type { FlatComparison } from '../../compare/comparison.js';
import type { Block } from '../../compare/blocks.js';
import { operatorText } from './operator-text.js';
import { displayWidth, elideMiddle, tie, wrap } from '../text/display-width.js';
import { statusText } from '../text/kind-words.js';
import { numberText } from '../text/number-text.js';
import { sidePhrases } from './sides.js';
import { elementNames } from '../../tensors/shape.js';
import { behindName } from '../text/tensor-text.js';
import { inCharacters, type Style } from '../text/style.js';

const mostExpressionLines = 4;
const mostPointLines = 3;

/** `d/dx  x * cos(x)   at x = 1.2   f = 0.43`, on one line or on several. */
export function headingLines(comparison: FlatComparison, style: Style): string[] {
  const { read, wrt, layout } = comparison;
  const several = Object.keys(comparison.point).length > 1;
  const operator = inCharacters(wrt.length > 1 ? '∂' : operatorText(wrt, several), style);
  const entries = pointTexts(comparison);
  const point = `at ${entries.join(', ')}`;
  const computed = computedText(comparison);
  const opening = operator === '' ? '' : `${operator}  `;
  const left = `${opening}${read}   ${entries.length === 0 ? '' : point}`.trimEnd();
  const gap = Math.min(10, style.width - displayWidth(left) - displayWidth(computed));
  const { bold, cyan } = style.paint;
  const boldOpening = operator === '' ? '' : `${bold(operator)}  `;
  if (gap >= 3) {
    const start = `${boldOpening}${cyan(read)}   ${entries.length === 0 ? '' : point}`.trimEnd();
    return [`${start}${' '.repeat(gap)}${computed}`];
  }
  const indent = ' '.repeat(displayWidth(opening));
  const expression = expressionLines(read, style.width - indent.length, style);
  return [
    ...expression.map((line, i) => (i === 0 ? boldOpening : indent) + cyan(line)),
    ...(entries.length === 0 ? [] : pointLines(entries, style)),
    ...(layout.output.length === 0 ? [computed] : wrap(computed, style.width, '    ', inCharacters('…', style))),
  ];
}

/** `x = 1.2`, `w = [[0.25], [0.15]]` of each variable. */
export function pointTexts({ point, layout, precision }: FlatComparison): string[] {
  return layout.variables.map(({ name, shape }) => {
    const items = elementNames(name, shape).map((each) => point[each] as number);
    return `${name} ${behindName(shape, items, precision)}`;
  });
}

/** `f = 0.43`, `f = [1, 2]`. */
export function computedText({ value, layout, precision }: FlatComparison): string {
  return `f ${behindName(layout.output, value.computed, precision)}`;
}

/** The expression wrapped at spaces; beyond a few lines its middle is left out. */
function expressionLines(read: string, width: number, style: Style): string[] {
  const ellipsis = inCharacters('…', style);
  const lines = wrap(read, width, '', ellipsis);
  if (lines.length <= mostExpressionLines) return lines;
  return wrap(elideMiddle(read, width * (mostExpressionLines - 1), ` ${ellipsis} `), width, '', ellipsis);
}

/** As many entries as a few lines hold; an entry is never parted. */
function pointLines(entries: readonly string[], style: Style): string[] {
  const tied = entries.map((entry) => entry.replaceAll(' ', tie));
  for (let shown = entries.length; ; shown = Math.floor(shown * 0.8)) {
    const rest = entries.length - shown;
    const text = `at${tie}${tied.slice(0, shown).join(', ')}${rest === 0 ? '' : `, and${tie}${rest}${tie}more`}`;
    const lines = wrap(text, style.width, '   ');
    if (lines.length <= mostPointLines || shown <= 1) return lines;
  }
}

/** The bits are those of the whole, so they are said of a part only where the whole is certified. */
export function certifiedText({ status, bits }: FlatComparison['reference']): string {
  return status === 'certified' ? `certified, ${bits} bits` : 'certified';
}

/** `truth -0.7560…   certified, 96 bits`, or what stands in its place. */
export function truthLines(comparison: FlatComparison, block: Block, style: Style): string[] {
  const { reference, precision, wrt } = comparison;
  const certified = block.status === 'certified';
  const status = certified ? certifiedText(reference) : blockStatus(block);
  const label = wrt.length > 1 || block.inputs.length > 1 ? operatorText(block.inputs, wrt.length > 1) : 'truth';
  const number = certified
    ? (block.digits ?? numberText(block.truth ?? 'NaN', precision))
    : sidesText(block, precision);
  const words = [number ?? enclosureText(block), status].filter((part) => part !== null);
  const { bold, dim, green } = style.paint;
  const texts = words.map((word) => inCharacters(word, style));
  const head = inCharacters(label, style);
  const paintStatus = (text: string): string => (certified ? green(text) : dim(text));
  const width = displayWidth(head) + texts.reduce((sum, text) => sum + displayWidth(text) + 3, 0) - 2;
  if (width <= style.width) {
    return [`${bold(head)} ${texts.map((text, i) => (i === texts.length - 1 ? paintStatus(text) : text)).join('   ')}`];
  }
  const beside = displayWidth(head) + 1 + displayWidth(texts[0] ?? '') <= style.width;
  const opening = beside ? [`${bold(head)} ${texts[0] ?? ''}`] : [bold(head), `  ${texts[0] ?? ''}`];
  const indent = beside ? '      ' : '  ';
  const below = wrap(texts.slice(1).join('   '), style.width - indent.length, '', inCharacters('…', style));
  return [...opening, ...below.map((line) => indent + paintStatus(line))];
}

/** Of a second derivative kink and jump are those of a first one. */
const blockStatus = (block: Block): string =>
  block.inputs.length > 1 && (block.status === 'kink' || block.status === 'jump')
    ? `a ${block.status} of the first derivative`
    : statusText(block);

/** `-1 from the left, 1 from the right`; beside a jump these are slopes, of two pieces. */
export function sidesText(block: Block, precision: FlatComparison['precision']): string | null {
  const phrases = sidePhrases(block, (value) => numberText(value, precision));
  if (phrases.length === 0) return null;
  const isSlope = block.status === 'jump' && block.inputs.length === 1;
  return `${isSlope ? 'slope ' : ''}${phrases.join(', ')}`;
}

function enclosureText({ enclosure }: Block): string | null {
  return enclosure === null ? null : `in [${enclosure[0]}, ${enclosure[1]}]`;
}
