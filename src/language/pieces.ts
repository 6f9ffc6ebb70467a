// Parsing at any depth: mathjs's parser recurses, so deep arguments are cut out, parsed apart, and stitched by name.
import type { DiffcmpError } from '../errors.js';
import { fault } from './fault.js';
import { parse, type MathNode } from './mathjs.js';
import { explainSyntaxError } from './syntax-errors.js';
import { holePrefix, type Token } from './tokens.js';

/** Brackets that one piece may nest; far below the 260 that mathjs survives. */
const levels = 20;

/** The tree of a text; a symbol whose name is in `holes` stands for that tree. */
export interface ParsedPieces {
  readonly root: MathNode;
  readonly holes: ReadonlyMap<string, MathNode>;
}

/** A text that grows out of slices of the source and names of holes, and knows where each slice came from. */
class Piece {
  text: string;
  private readonly offsets: number[] = [];
  private readonly origins: number[] = [];
  constructor(
    readonly name: string | null,
    private next: number,
  ) {
    this.text = name === null ? '' : '('; // in brackets, newlines don't end statements
  }
  /** Takes the source up to `end`. */
  copy(source: string, end: number): void {
    this.offsets.push(this.text.length);
    this.origins.push(this.next);
    this.text += source.slice(this.next, end);
    this.next = end;
  }
  /** Puts a name in place of what comes before `resume`. */
  replace(name: string, resume: number): void {
    this.offsets.push(this.text.length);
    this.origins.push(this.next);
    this.text += name;
    this.next = resume;
  }
  /** Where in the source an offset of the piece comes from. */
  origin(offset: number): number {
    let i = this.offsets.length - 1;
    while (i > 0 && (this.offsets[i] as number) > offset) i--;
    return (this.origins[i] ?? 0) + Math.max(0, offset - (this.offsets[i] ?? 0));
  }
}

/**
 * Parses the text whose tokens these are.
 * @throws DiffcmpError expr-syntax, with the place; expr-too-deep where the parser runs out of stack
 */
export function parsePieces(text: string, tokens: readonly Token[]): ParsedPieces {
  const holes = new Map<string, MathNode>();
  const source = text.includes('\r') ? text.replaceAll('\r', ' ') : text; // mathjs doesn't know \r for a space
  const enclosing: Piece[] = [];
  let piece = new Piece(null, 0);
  let depth = 0;
  const finish = (end: number): MathNode => {
    piece.copy(source, end);
    return parsePiece(text, tokens, piece);
  };
  for (let i = 0; i < tokens.length; i++) {
    const sign = (tokens[i] as Token).text;
    const { start, end } = tokens[i] as Token;
    const closes = sign === ')';
    if (depth > 0 && depth % levels === 0 && (closes || sign === ',') && piece.name !== null) {
      piece.copy(source, start);
      piece.text += ')';
      holes.set(piece.name, parsePiece(text, tokens, piece));
      const outer = enclosing.pop() as Piece;
      outer.replace(piece.name, start);
      piece = outer;
    }
    if (closes) depth--;
    if (sign === '(') depth++;
    const opens = depth > 0 && depth % levels === 0 && (sign === '(' || sign === ',');
    const next = tokens[i + 1]?.text;
    if (opens && next !== ')' && next !== ',') {
      piece.copy(source, end);
      enclosing.push(piece);
      piece = new Piece(`${holePrefix}${holes.size + enclosing.length}`, end);
    }
  }
  return { root: finish(source.length), holes };
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
