// The parser: acorn, with a plugin for TypeScript. The one home of both, and a bundle of its own, which is loaded for the first file.
import { tsPlugin } from '@sveltejs/acorn-typescript';
import { Parser, type Program as SyntaxTree } from 'acorn';

export type SourceKind = 'module' | 'commonjs';

declare module 'acorn' {
  interface Parser {
    readonly pos: number;
    nextToken(): void;
    raise(pos: number, message: string): never;
    raiseRecoverable(pos: number, message: string): never;
  }
}

/**
 * The plugin tries one reading, and if that fails another. What may be a type or a comparison is read again and again, and each level of
 * such nesting multiplies the time: so tokens are counted. And a failure has no line, which acorn would count from the top each time.
 */
class PatientParser extends Parser {
  private left = 100_000 + 10 * this.input.length;

  override nextToken(): void {
    if (--this.left < 0) throw new TooManyTokens(this.pos);
    super.nextToken();
  }
  override raise(pos: number, message: string): never {
    throw Object.assign(new SyntaxError(message), { pos, raisedAt: this.pos });
  }
  override raiseRecoverable(pos: number, message: string): never {
    return PatientParser.prototype.raise.call(this, pos, message); // not the plugin's, which comes back here
  }
}

const TypedParser = PatientParser.extend(tsPlugin());

/** A RangeError, as where the stack is at its end: so that whoever asks needs no class of this bundle. */
class TooManyTokens extends RangeError {
  constructor(readonly pos: number) {
    super();
  }
}

/** @throws SyntaxError with `pos`; RangeError for what nests too deep, or is read again too often */
export function syntaxTree(text: string, sourceType: SourceKind, isTyped: boolean): SyntaxTree {
  const options = { ecmaVersion: 'latest', sourceType } as const;
  return isTyped ? TypedParser.parse(text, { ...options, locations: true }) : Parser.parse(text, options);
}
