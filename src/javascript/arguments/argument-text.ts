// The text of a point for a function of a file: `x=2, p={"x": 1}, pts[1].y=pi/4`, as values with paths.
import { isSpace, pointError, trimmed } from '../../language/point-parts.js';
import type { NamedNumbers } from '../../language/point-value.js';
import type { OptionText } from '../../option-text.js';
import type { Span } from '../../span.js';
import { clip } from '../../text/value-text.js';
import { givenValueAt } from './given-text.js';
import {
  deepestArgument,
  mostGivenItems,
  pathName,
  type ArgumentPath,
  type ArgumentStep,
  type Given,
} from './given.js';
import { endOfQuotes, textIn } from './quoted-text.js';

/** One `path = value` of a point; `path` is null for a value alone. */
export interface ArgumentPart {
  readonly path: ArgumentPath | null;
  readonly text: string;
  /** Of the path, or of the value alone. */
  readonly nameSpan: Span;
  readonly value: Given;
  readonly valueSpan: Span;
}

const argumentExample: OptionText = [{ at: 'x=2,p.y=1' }];

/**
 * @param known names that values may use
 * @throws DiffcmpError bad-point, with the place in the text
 */
export function readArgumentText(text: string, known?: NamedNumbers): ArgumentPart[] {
  return partSpans(text).map((span) => {
    const part = trimmed(text, span);
    const head = pathAt(text, part);
    const valueSpan = head === null ? part : trimmed(text, { start: head.end + 1, end: part.end });
    const nameSpan = head === null ? part : trimmed(text, { start: part.start, end: head.end });
    if (valueSpan.start === valueSpan.end)
      throw pointError('bad-point', { text }, 'a value is missing', { start: Math.max(0, valueSpan.start - 1), end: valueSpan.start }, argumentExample); // prettier-ignore
    return { path: head?.path ?? null, text, nameSpan, value: givenValueAt(text, valueSpan, known), valueSpan };
  });
}

/** What a text gives values to, in one order whatever its own is: two texts with the same may be two points. */
export function givenPaths(text: string): string {
  const names = readArgumentText(text).map(({ path }) => (path === null ? '' : pathName(path)));
  return JSON.stringify(names.sort());
}

/** A path as it is written, `p.w[2]`; null where a text is none. */
export function argumentPath(text: string): ArgumentPath | null {
  const found = stepsFrom(text, 0);
  return found?.end === text.length ? found.path : null;
}

/** Cuts at the commas outside brackets and quotes. */
function partSpans(text: string): Span[] {
  const spans: Span[] = [];
  let depth = 0;
  let start = 0;
  for (let at = 0; at < text.length; at++) {
    const character = text.charAt(at);
    if (character === '"') at = endOfQuotes(text, at, text.length) - 1;
    else if ('([{'.includes(character)) depth++;
    else if (')]}'.includes(character)) depth--;
    else if (character === ',' && depth === 0) {
      spans.push({ start, end: at });
      start = at + 1;
    }
  }
  return [...spans, { start, end: text.length }];
}

interface FoundPath {
  readonly path: ArgumentPath;
  /** Where the path is over: the place of its `=`. */
  readonly end: number;
}

/** The path before an `=`; null for a value alone. */
function pathAt(text: string, { start, end }: Span): FoundPath | null {
  const sign = text.indexOf('=', start);
  const found = stepsFrom(text, start);
  if (found?.end === sign && sign < end && text[sign + 1] !== '=') return found;
  const opening = text.slice(start).search(/[[({"]/);
  const isBefore = sign >= 0 && sign < end && (opening < 0 || sign < start + opening);
  if (!isBefore || text[sign + 1] === '=' || '<>!'.includes(text[sign - 1] ?? ' ')) {
    const index =
      sign >= 0 && sign < end ? /^\s*[\p{L}_$][\p{L}\p{N}_$.]*\[[^\]]*\]/u.exec(text.slice(start, sign)) : null;
    if (index !== null) throw pointError('bad-point', { text }, `'${clip(text.slice(start, sign).trim())}' is not a name`, trimmed(text, { start, end: sign }), 'indices are whole numbers from 1, one in each pair of brackets: w[2][1]'); // prettier-ignore
    return null;
  }
  const span = trimmed(text, { start, end: sign });
  const name = text.slice(span.start, span.end);
  throw pointError('bad-point', { text }, name === '' ? 'a name is missing before =' : `'${clip(name)}' is not a name`, span, argumentExample); // prettier-ignore
}

/** A name and the steps behind it, to the first character that is none of them. */
function stepsFrom(text: string, start: number): FoundPath | null {
  const piece =
    /\s*(?:(\.)?\s*([\p{L}_$][\p{L}\p{N}_$]*)|\[\s*(\d+(?:\s*,\s*\d+)*)\s*\]|\[\s*("(?:[^"\\]|\\.)*")\s*\])/uy;
  const path: { root: string | null; steps: ArgumentStep[] } = { root: null, steps: [] };
  let end = start;
  for (;;) {
    piece.lastIndex = end;
    const [all, dot, name, indices, quoted] = piece.exec(text) ?? [];
    const isRoot = path.root === null;
    if (all === undefined || isRoot !== (name !== undefined && dot === undefined)) break;
    if (isRoot) path.root = name ?? '';
    else if (name !== undefined) path.steps.push(name);
    else if (indices !== undefined) path.steps.push(...indices.split(',').map((index) => Number(index) - 1));
    else path.steps.push(textIn(quoted ?? '') ?? '');
    end += all.length;
  }
  const isWrong = path.steps.length > deepestArgument || path.steps.some((step) => typeof step === 'number' && !(step >= 0 && step < mostGivenItems)); // prettier-ignore
  if (path.root === null || isWrong) return null;
  while (isSpace(text[end])) end++;
  return { path: { root: path.root, steps: path.steps }, end };
}
