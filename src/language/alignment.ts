// Where in the text a node comes from: nodes in the order of the text meet the tokens one by one.
import type { Span } from '../span.js';
import type { Token } from './tokens.js';

/** From the first node on that doesn't match its token, every place is null rather than wrong. */
export class Alignment {
  private cursor = 0;
  private holds: boolean;
  private brackets: SquareBrackets | null = null;

  constructor(private readonly tokens: readonly Token[]) {
    this.holds = tokens.length > 0;
  }

  /** Meets the next name or operator, which must read so; returns its place. */
  meet(expected: string): Span | null {
    const token = this.next();
    return token !== null && token.text === expected ? spanOf(token) : this.lose();
  }

  /** Meets the next opening square bracket; the place is that up to the one that closes it. */
  meetBracket(): Span | null {
    return this.meetList().span;
  }

  /** The same, and whether `;` parts what is in it into rows, which have no brackets of their own. */
  meetList(): { readonly span: Span | null; readonly hasRows: boolean } {
    if (!this.holds) return { span: null, hasRows: false };
    while (isPunctuation(this.tokens[this.cursor]) && this.tokens[this.cursor]?.text !== '[') this.cursor++;
    const open = this.tokens[this.cursor];
    if (open?.text !== '[') return { span: this.lose(), hasRows: false };
    const { closers, withRows } = (this.brackets ??= squareBracketsOf(this.tokens));
    const at = this.cursor++;
    const close = this.tokens[closers.get(at) ?? -1];
    return { span: { start: open.start, end: close?.end ?? open.end }, hasRows: withRows.has(at) };
  }

  /** Whether the next token that isn't a bracket or separator reads so. */
  comes(sign: string): boolean {
    let at = this.cursor;
    while (isPunctuation(this.tokens[at])) at++;
    return this.holds && this.tokens[at]?.text === sign;
  }

  /** Whether what was met last ends its argument or brackets. */
  isAtEnd(): boolean {
    const token = this.tokens[this.cursor];
    return this.holds && (token === undefined || isPunctuation(token)) && token?.text !== '(' && token?.text !== '[';
  }

  /** Meets the next number. */
  meetNumber(value: number): Span | null {
    const token = this.next();
    return token !== null && token.kind === 'number' && Number(token.text) === value ? spanOf(token) : this.lose();
  }

  /** Leaves the `=` of a statement behind, so that the next one found is one too many. */
  passEquals(): void {
    while (this.cursor < this.tokens.length && this.tokens[this.cursor++]?.text !== '=');
  }

  /** The place of the next token that reads so. */
  find(sign: string): Span | null {
    if (!this.holds) return null;
    return this.tokens.find((token, i) => i >= this.cursor && token.text === sign) ?? null;
  }

  /** The next token that isn't a bracket or separator; those have no node of their own. */
  private next(): Token | null {
    if (!this.holds) return null;
    for (let token = this.tokens[this.cursor++]; token; token = this.tokens[this.cursor++])
      if (!isPunctuation(token)) return token;
    return null;
  }

  private lose(): null {
    this.holds = false;
    return null;
  }
}

function spanOf({ start, end }: Token): Span {
  return { start, end };
}

const punctuation = new Set(['(', ')', '[', ']', ',', '=', ';', '\n']);

function isPunctuation(token: Token | undefined): boolean {
  return token !== undefined && punctuation.has(token.text);
}

/** By the index of the token that opens each square bracket: the one that closes it, and whether it has rows. */
interface SquareBrackets {
  readonly closers: ReadonlyMap<number, number>;
  readonly withRows: ReadonlySet<number>;
}

function squareBracketsOf(tokens: readonly Token[]): SquareBrackets {
  const closers = new Map<number, number>();
  const withRows = new Set<number>();
  const open: number[] = [];
  tokens.forEach(({ text }, i) => {
    const inner = open.at(-1);
    if (text === '[') open.push(i);
    else if (text === ']') closers.set(open.pop() ?? -1, i);
    else if (text === ';' && inner !== undefined) withRows.add(inner);
  });
  return { closers, withRows };
}
