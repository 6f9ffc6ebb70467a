// The parser: acorn, with a plugin for TypeScript. The one home of both.
import { tsPlugin } from '@sveltejs/acorn-typescript';
import { Parser, type Options, type Program as SyntaxTree } from 'acorn';
import { DiffcmpError } from '../../errors.js';
import { nodesIn, isNode } from './loose-tree.js';
import { erase } from './plain.js';
import { syntaxFault } from './syntax-words.js';

/** The endings of files that are read, in the order in which one is looked for. */
export const scriptEndings = ['.js', '.mjs', '.cjs'] as const;
export const typedEndings = ['.ts', '.mts', '.cts'] as const;

export interface ParsedText {
  /** Plain ESTree: types are erased. */
  readonly tree: SyntaxTree;
  readonly isEsModule: boolean;
}

/**
 * A text as a syntax tree.
 *
 * @param name how errors call the file @param ending one of `scriptEndings` or `typedEndings`
 * @throws DiffcmpError program-syntax; program-not-supported for what nests too deep for the parser
 */
export function parseText(text: string, name: string, ending: string): ParsedText {
  const isTyped = typedEndings.some((each) => each === ending);
  const kind = /^\.m/.test(ending) ? 'module' : /^\.c/.test(ending) ? 'commonjs' : null;
  const tree = kind === null ? parseEither(text, name, isTyped) : parseAs(kind, text, name, isTyped);
  if (isTyped) erase(tree);
  return { tree, isEsModule: kind === 'module' || (kind === null && hasModuleSyntax(tree)) };
}

type Kind = 'module' | 'commonjs';

/** A file is an ES module if it imports or exports; if neither word is in it, it is none. */
function parseEither(text: string, name: string, isTyped: boolean): SyntaxTree {
  if (!/\b(?:import|export)\b/.test(text)) return parseAs('commonjs', text, name, isTyped);
  let asModule: () => SyntaxTree;
  try {
    const tree = parseAs('module', text, name, isTyped);
    if (hasModuleSyntax(tree)) return tree;
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

/** Whether anything at the top is imported or exported, also in TypeScript's ways. */
function hasModuleSyntax(tree: SyntaxTree): boolean {
  return isNode(tree) && nodesIn(tree, 'body').some(({ type }) => /^(?:TS)?(?:Import|Export)(?!Expr)/.test(type));
}

const typedParser = Parser.extend(tsPlugin());

function parseAs(kind: Kind, text: string, name: string, isTyped: boolean): SyntaxTree {
  const options: Options = { ecmaVersion: 'latest', sourceType: kind };
  const place = { at: 0 };
  try {
    if (!isTyped) return Parser.parse(text, options);
    return typedParser.parse(text, { ...options, locations: true, onToken: tokenLimit(text, place) });
  } catch (error) {
    if (error instanceof RangeError || error instanceof TooManyTokens) throw tooDeep(text, name, place.at);
    if (!(error instanceof SyntaxError) || !('pos' in error) || typeof error.pos !== 'number') throw error;
    if (/^Not enough stack space/.test(error.message)) throw tooDeep(text, name, error.pos);
    throw refused(error.message, error.pos, text, name);
  }
}

class TooManyTokens extends Error {}

/** The plugin reads what may be a type or a comparison again and again: each level of such nesting multiplies the time. */
function tokenLimit(text: string, place: { at: number }): NonNullable<Options['onToken']> {
  let left = 100_000 + 10 * text.length;
  return ({ start }: { readonly start: number }) => {
    place.at = start;
    if (--left < 0) throw new TooManyTokens();
  };
}

function tooDeep(text: string, name: string, at: number): DiffcmpError {
  return new DiffcmpError('program-not-supported', 'this nests too deep, or has too many terms, to be read', {
    hint: 'split it into several statements; a long sum is a loop over an array',
    source: text,
    sourceName: name,
    span: { start: at, end: at + 1 },
  });
}

function refused(said: string, at: number, text: string, name: string): DiffcmpError {
  const { message, hint, length } = syntaxFault(said, text, at);
  return new DiffcmpError('program-syntax', message, {
    hint,
    source: text,
    sourceName: name,
    span: { start: at, end: at + length },
  });
}
