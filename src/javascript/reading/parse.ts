// A text as a plain syntax tree, or why it is none.
import type { Program as SyntaxTree } from 'acorn';
import { DiffcmpError } from '../../errors.js';
import { typedEndings, type SourceEnding } from './endings.js';
import { theParser } from './load-parser.js';
import { isNode, nodesIn } from './loose-tree.js';
import type { SourceKind } from './parser.js';
import { erase } from './plain.js';
import { syntaxFault } from './syntax-words.js';

export interface ParsedText {
  /** Plain ESTree: types are erased. */
  readonly tree: SyntaxTree;
  readonly isEsModule: boolean;
}

/**
 * A text as a syntax tree.
 *
 * @param name how errors call the file
 * @throws DiffcmpError program-syntax; program-not-supported for what nests too deep for the parser
 */
export function parseText(text: string, name: string, ending: SourceEnding): ParsedText {
  const isTyped = typedEndings.some((each) => each === ending);
  const kind = /^\.m/.test(ending) ? 'module' : /^\.c/.test(ending) ? 'commonjs' : null;
  const tree = kind === null ? parseEither(text, name, isTyped) : parseAs(kind, text, name, isTyped);
  const isEsModule = topTypes(tree).some((type) => /^(?:Im|Ex)port/.test(type));
  if (isTyped) erase(tree);
  return { tree, isEsModule: kind === 'module' || (kind === null && isEsModule) };
}

/** A file is an ES module if it imports or exports; if neither word is in it, it is none. */
function parseEither(text: string, name: string, isTyped: boolean): SyntaxTree {
  if (!/\b(?:import|export)\b/.test(text)) return parseAs('commonjs', text, name, isTyped);
  let asModule: () => SyntaxTree;
  try {
    const tree = parseAs('module', text, name, isTyped);
    if (topTypes(tree).some((type) => /^(?:TS)?(?:Im|Ex)port/.test(type))) return tree;
    asModule = () => tree;
  } catch (error) {
    asModule = () => {
      throw error;
    };
  }
  try {
    return parseAs('commonjs', text, name, isTyped);
  } catch {
    return asModule();
  }
}

/** What statements are at the top. */
const topTypes = (tree: SyntaxTree): string[] => (isNode(tree) ? nodesIn(tree, 'body').map(({ type }) => type) : []);

function parseAs(kind: SourceKind, text: string, name: string, isTyped: boolean): SyntaxTree {
  try {
    return theParser().syntaxTree(text, kind, isTyped);
  } catch (error) {
    const at = error instanceof Error && 'pos' in error && typeof error.pos === 'number' ? error.pos : null;
    const words = error instanceof Error ? error.message : '';
    const isDeep = error instanceof RangeError || /^Not enough stack/.test(words);
    if (isDeep) throw tooDeep(text, name, at ?? 0);
    if (!(error instanceof SyntaxError) || at === null) throw error;
    throw refused(words, at, text, name, !isTyped && isTypeScript(text, kind));
  }
}

/** Whether a text that is no JavaScript can be read as TypeScript. */
function isTypeScript(text: string, kind: SourceKind): boolean {
  try {
    theParser().syntaxTree(text, kind, true);
    return true;
  } catch {
    return false;
  }
}

function tooDeep(text: string, name: string, at: number): DiffcmpError {
  return new DiffcmpError('program-not-supported', 'this nests too deep, or has too many terms, to be read', {
    hint: 'split it into several statements; a long sum is a loop over an array',
    source: text,
    sourceName: name,
    span: { start: at, end: at + 1 },
  });
}

function refused(said: string, at: number, text: string, name: string, isTypes: boolean): DiffcmpError {
  const { message, hint, length } = syntaxFault(said, text, at);
  return new DiffcmpError('program-syntax', message, {
    hint: isTypes ? 'as TypeScript it can be read: give the file the ending .ts' : hint,
    source: text,
    sourceName: name,
    span: { start: at, end: at + length },
  });
}
