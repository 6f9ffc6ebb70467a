// What YAML may not exceed, seen by its lexer alone, which neither recurses nor resolves anything.
import { CST, Lexer } from 'yaml';
import { groupDigits } from '../text/numeral.js';
import { maxDepth } from './json-scan.js';

/** Words, numbers and marks: the parser keeps some 600 bytes of each. */
const maxTokens = 400_000;
/** Resolving takes the product of the two. */
const maxReferences = 5000;

/** Where brackets, marks of lists and indentation nest too deep, or anchors and aliases are too many; null: nowhere. */
export function excessInYaml(text: string): { readonly offset: number; readonly message: string } | null {
  const references = { alias: 0, anchor: 0 };
  const columns: number[] = []; // where the open block collections start
  let brackets = 0;
  let column = 0;
  let atStart = true; // only marks and spaces so far on this line
  let offset = 0;
  let tokens = 0;
  for (const token of new Lexer().lex(text)) {
    const type = CST.tokenType(token);
    if (!silent.has(type) && ++tokens > maxTokens)
      return {
        offset,
        message: `more than ${groupDigits(maxTokens)} words and marks, too many for YAML; NDJSON, a case per line, may have any number`,
      };
    const opens = type === 'flow-seq-start' || type === 'flow-map-start';
    const closes = type === 'flow-seq-end' || type === 'flow-map-end';
    const isMark = type === 'seq-item-ind' || type === 'explicit-key-ind';
    const isContent = isMark || type === 'scalar' || type === 'map-value-ind' || opens || type === null;
    if (opens) brackets++;
    else if (closes) brackets = Math.max(0, brackets - 1);
    if (isContent && atStart && brackets === (opens ? 1 : 0)) {
      while ((columns.at(-1) ?? -1) >= column) columns.pop();
      columns.push(column);
      if (!isMark) atStart = false;
    }
    // the parser recurses, and a full stack can end the process
    if (columns.length + brackets > maxDepth) return { offset, message: `nests deeper than ${maxDepth} levels` };
    if ((type === 'alias' || type === 'anchor') && ++references[type] > maxReferences)
      return { offset, message: `more than ${maxReferences} ${type === 'alias' ? 'aliases' : 'anchors'}` };
    offset += isControl(token) ? 0 : token.length;
    const lastBreak = token.lastIndexOf('\n');
    if (lastBreak >= 0) {
      column = token.length - lastBreak - 1;
      atStart = true;
    } else if (!isControl(token)) column += token.length;
  }
  return null;
}

/** Kinds of tokens of which nothing is kept. */
const silent: ReadonlySet<ReturnType<typeof CST.tokenType>> = new Set([
  'space',
  'newline',
  'comment',
  'byte-order-mark',
  'doc-mode',
  'flow-error-end',
]);

/** Tokens that the lexer adds and that aren't part of the text. */
function isControl(token: string): boolean {
  return token === '\u0002' || token === '\u0018' || token === '\u001f';
}
