// The text of a point for a function of a file: `x=2, p={"x": 1}, pts[1].y=pi/4`, as values with paths.
import type { OptionText } from '../../option-text.js';
import type { Span } from '../../span.js';
import { isSpace, pointError, trimmed } from '../../language/point-parts.js';
import { readValue, type NamedNumbers } from '../../language/point-value.js';
import { clip } from '../../text/value-text.js';
import {
  deepestArgument,
  isArgumentName,
  mostGivenItems,
  ofPointValue,
  pathName,
  type ArgumentPath,
  type Given,
  type ArgumentStep,
} from './given.js';

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
    return { path: head?.path ?? null, text, nameSpan, value: givenAt(text, valueSpan, known), valueSpan };
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

/** The end of a text in quotes, behind the second one; the end of all where that is missing. */
function endOfQuotes(text: string, start: number, end: number): number {
  for (let at = start + 1; at < end; at++) {
    if (text[at] === '\\') at++;
    else if (text[at] === '"') return at + 1;
  }
  return end;
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

/** A text in quotes; null where it is none of JSON. */
function textIn(quoted: string): string | null {
  try {
    const value: unknown = JSON.parse(quoted);
    return typeof value === 'string' ? value : null;
  } catch {
    return null;
  }
}

/** The value at a span: a number, a constant, an array or a record. @throws DiffcmpError bad-point */
function givenAt(text: string, span: Span, known: NamedNumbers | undefined): Given {
  const first = text[span.start];
  if (first === '[' || first === '{' || first === '"') {
    const read = new ContainerReader(text, span, known).read();
    if (read !== null) return read;
  }
  return leafAt(text, span, known);
}

const words = new Map<string, boolean | null>([['true', true], ['false', false], ['null', null]]); // prettier-ignore

function leafAt(text: string, span: Span, known: NamedNumbers | undefined): Given {
  const word = text.slice(span.start, span.end);
  const constant = words.get(word);
  if (constant !== undefined) return { kind: 'constant', value: constant };
  return ofPointValue(readValue(text, span, known));
}

interface OpenContainer {
  readonly start: number;
  readonly given: Extract<Given, { readonly kind: 'array' | 'record' }>;
  /** Of a record: the name of the value that comes next. */
  name: string;
}

/** Reads arrays and records in each other, JSON and what is near it: names without quotes, constants such as `pi/4` as values. */
class ContainerReader {
  private at: number;
  private readonly open: OpenContainer[] = [];

  constructor(
    private readonly text: string,
    private readonly span: Span,
    private readonly known: NamedNumbers | undefined,
  ) {
    this.at = span.start;
  }

  /** Null for an array with more behind it, or written with `;`: that is an expression. */
  read(): Given | null {
    for (;;) {
      const value = this.begin();
      if (value === null) continue;
      const whole = this.add(value);
      if (whole === 'expression') return null;
      if (whole !== null) return whole;
    }
  }

  /** A value that is over with its first piece; null for one that has been opened. */
  private begin(): Given | null {
    this.skip();
    const { text, at } = this;
    const character = text[at];
    if (character === '[' || character === '{') {
      if (this.open.length === deepestArgument) this.fail(`arrays and records are more than ${deepestArgument} deep`, at, at + 1); // prettier-ignore
      this.open.push({ start: at, given: character === '[' ? { kind: 'array', items: [] } : { kind: 'record', fields: new Map() }, name: '' }); // prettier-ignore
      this.at++;
      return this.isAtEnd(character === '[' ? ']' : '}') ? this.close() : this.nameNext();
    }
    if (character === '"') return { kind: 'constant', value: this.quoted() };
    const span = trimmed(text, { start: at, end: this.endOfLeaf() });
    if (span.start === span.end) this.fail('a value is missing', at, at + 1);
    this.at = span.end;
    return leafAt(text, span, this.known);
  }

  /** Puts a value into what is open, and closes that as often as it ends. */
  private add(value: Given): Given | 'expression' | null {
    let done = value;
    for (;;) {
      this.skip();
      const top = this.open.at(-1);
      const { text, at } = this;
      if (top === undefined) {
        if (at >= this.span.end) return done;
        if (done.kind === 'array') return 'expression';
        return this.fail(`expected the end or a comma, got '${clip(text.slice(at, this.span.end))}'`, at, this.span.end); // prettier-ignore
      }
      if (top.given.kind === 'array') top.given.items.push(done);
      else top.given.fields.set(top.name, done);
      const character = at < this.span.end ? text[at] : undefined;
      if (character === ',') {
        this.at++;
        return this.nameNext();
      }
      const closing = top.given.kind === 'array' ? ']' : '}';
      if (character !== closing) {
        if (character === ';' && top.given.kind === 'array') return 'expression';
        if (character === undefined) this.fail('a bracket is not closed', top.start, top.start + 1);
        this.fail(`expected , or ${closing}, got '${character}'`, at, at + 1);
      }
      done = this.close();
    }
  }

  private close(): Given {
    this.at++;
    return (this.open.pop() as OpenContainer).given;
  }

  /** In a record, the name before the next value. */
  private nameNext(): null {
    const top = this.open.at(-1) as OpenContainer;
    if (top.given.kind === 'array') return null;
    this.skip();
    const { text, at } = this;
    const [bare = ''] = /^[\p{L}_$][\p{L}\p{N}_$]*/u.exec(text.slice(at, this.span.end)) ?? [];
    if (text[at] === '"') top.name = this.quoted();
    else if (isArgumentName(bare)) {
      top.name = bare;
      this.at += bare.length;
    } else this.fail('expected the name of a field, such as "x"', at, at + 1);
    if (top.given.fields.has(top.name)) this.fail(`the field '${clip(top.name)}' stands twice`, at, this.at);
    this.skip();
    if (text[this.at] !== ':' || this.at >= this.span.end)
      this.fail(`expected a colon behind the name '${clip(top.name)}'`, this.at, this.at + 1);
    this.at++;
    return null;
  }

  private quoted(): string {
    const start = this.at;
    this.at = endOfQuotes(this.text, start, this.span.end);
    return textIn(this.text.slice(start, this.at)) ?? this.fail('that is no text in quotes as JSON has it', start, this.at); // prettier-ignore
  }

  /** Whether what was opened is empty. */
  private isAtEnd(closing: string): boolean {
    this.skip();
    return this.text[this.at] === closing;
  }

  private endOfLeaf(): number {
    let depth = 0;
    for (let { at } = this; at < this.span.end; at++) {
      const character = this.text.charAt(at);
      if (depth === 0 && ',;]}"'.includes(character)) return at;
      if ('([{'.includes(character)) depth++;
      else if (')]}'.includes(character)) depth--;
    }
    return this.span.end;
  }

  private skip(): void {
    while (this.at < this.span.end && isSpace(this.text[this.at])) this.at++;
  }

  private fail(message: string, start: number, end: number): never {
    const last = Math.max(this.span.end, 1);
    const span = { start: Math.min(start, last - 1), end: Math.min(Math.max(end, start + 1), last) };
    throw pointError('bad-point', { text: this.text }, message, span, [{ at: 'p={"x":1,"y":[2,3]}' }]);
  }
}
