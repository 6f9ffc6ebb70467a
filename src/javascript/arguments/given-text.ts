// The text of one value of a point: a number, a constant, arrays and records in each other.
import { DiffcmpError } from '../../errors.js';
import { isSpace, pointError, trimmed } from '../../language/point-parts.js';
import { readValue, type NamedNumbers } from '../../language/point-value.js';
import type { Span } from '../../span.js';
import { clip } from '../../text/value-text.js';
import { deepestArgument, isArgumentName, ofPointValue, type Given } from './given.js';
import { endOfQuotes, textIn } from './quoted-text.js';

/** The value at a span: a number, a constant, an array or a record. @throws DiffcmpError bad-point */
export function givenValueAt(text: string, span: Span, known?: NamedNumbers): Given {
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
  try {
    return ofPointValue(readValue(text, span, known));
  } catch (error) {
    const isWord = error instanceof DiffcmpError && /^[\p{L}_][\p{L}\p{N}_-]*$/u.test(word);
    if (!isWord) throw error;
    throw pointError('bad-point', { text }, error.message, span, ['values are constants such as 1.2 or pi/4; a text is given by ', { set: null }]); // prettier-ignore
  }
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
