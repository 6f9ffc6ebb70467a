// Where in the text a node comes from: nodes in the order of the text meet the tokens one by one.
import type { Span } from '../span.js';
import type { Token } from './tokens.js';

/** From the first node on that doesn't match its token, every place is null rather than wrong. */
export class Alignment {
  private cursor = 0;
  private holds: boolean;

  constructor(private readonly tokens: readonly Token[]) {
    this.holds = tokens.length > 0;
  }

  /** Meets the next name or operator, which must read so; returns its place. */
  meet(expected: string): Span | null {
    const token = this.next();
    return token !== null && token.text === expected ? spanOf(token) : this.lose();
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

function isPunctuation({ text, kind }: Token): boolean {
  return text === '(' || text === ')' || text === ',' || text === '=' || text === ';' || kind === 'newline';
}
