// Parsing at any depth: mathjs's parser recurses, so deep arguments are cut out, parsed apart, and stitched by name.
import type { DiffcmpError } from '../errors.js';
import { fault } from './fault.js';
import { parse, type MathNode } from './mathjs.js';
import { explainSyntaxError } from './syntax-errors.js';
import { holePrefix, type Token } from './tokens.js';

/**
 * Brackets that one piece may nest; far below the 260 that mathjs survives:
 * https://github.com/josdejong/mathjs/issues/897
 */
const levels = 20;

/** The tree of a text; a symbol whose name is in `holes` stands for that tree. */
export interface ParsedPieces {
  readonly root: MathNode;
  readonly holes: ReadonlyMap<string, MathNode>;
}

/** Where a piece is cut out: the name that stands there, and the piece around it. */
interface Hole {
  readonly name: string;
  readonly outer: Piece;
  /** How many brackets are open around it. */
  readonly depth: number;
}

/** A text that grows out of slices of the source and names of holes, and knows where each slice came from. */
class Piece {
  text: string;
  private readonly slices: { readonly offset: number; readonly origin: number }[] = [];
  constructor(
    readonly hole: Hole | null,
    private next: number,
  ) {
    this.text = hole === null ? '' : '('; // in brackets, newlines don't end statements
  }
  /** Takes the source up to `end`. */
  copy(source: string, end: number): void {
    this.slices.push({ offset: this.text.length, origin: this.next });
    this.text += source.slice(this.next, end);
    this.next = end;
  }
  /** Puts a name in place of what comes before `resume`. */
  replace(name: string, resume: number): void {
    this.slices.push({ offset: this.text.length, origin: this.next });
    this.text += name;
    this.next = resume;
  }
  /** Where in the source an offset of the piece comes from. */
  origin(at: number): number {
    const { offset, origin } = this.slices.findLast((slice) => slice.offset <= at) ??
      this.slices[0] ?? { offset: 0, origin: 0 };
    return origin + Math.max(0, at - offset);
  }
}

/**
 * Parses the text whose tokens these are.
 * @throws DiffcmpError expr-syntax, with the place; expr-too-deep where the parser runs out of stack
 */
export function parsePieces(text: string, tokens: readonly Token[]): ParsedPieces {
  const holes = new Map<string, MathNode>();
  const source = text.includes('\r') ? text.replaceAll('\r', ' ') : text; // mathjs 15.2.0 doesn't know \r for a space
  let piece = new Piece(null, 0);
  let cuts = 0;
  let depth = 0;
  let after = 0;
  for (const { text: sign, start, end } of tokens) {
    const next = tokens[++after]?.text;
    const closes = sign === ')' || sign === ']';
    const separates = depth > 0 && (sign === ',' || sign === ';');
    // at its depth only: of `()` nothing was cut out, and what is closed there is no piece
    if ((closes || separates) && piece.hole?.depth === depth) {
      const { name, outer } = piece.hole;
      piece.copy(source, start);
      piece.text += ')';
      const node = parsePiece(text, tokens, piece);
      holes.set(name, node.type === 'ParenthesisNode' ? node.content : node); // without the brackets of the piece
      outer.replace(name, start);
      piece = outer;
    }
    if (closes) depth--;
    const nests = sign === '(' || sign === '[';
    if (nests) depth++;
    const opens = depth > 0 && depth % levels === 0 && (nests || separates);
    if (opens && next !== ')' && next !== ']' && next !== ',' && next !== ';') {
      piece.copy(source, end);
      piece = new Piece({ name: `${holePrefix}${++cuts}`, outer: piece, depth }, end);
    }
  }
  piece.copy(source, source.length);
  return { root: parsePiece(text, tokens, piece), holes };
}

function parsePiece(text: string, tokens: readonly Token[], piece: Piece): MathNode {
  try {
    return parse(piece.text);
  } catch (error) {
    if (error instanceof RangeError) throw tooDeep(text);
    throw explainSyntaxError(text, tokens, error, (offset) => piece.origin(offset));
  }
}

function tooDeep(text: string): DiffcmpError {
  return fault(text, 'expr-too-deep', 'the expression nests too deep', null, 'name inner parts: a = …; b = …');
}
