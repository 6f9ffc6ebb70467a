// What the parser objects to, in words of our own.
import { lowerFirst } from '../../text/letter-case.js';
import { visible } from '../../text/visible.js';

export interface SyntaxFault {
  readonly message: string;
  readonly hint: string | null;
  /** Characters that it is about. */
  readonly length: number;
}

/** @param said what acorn says, which ends in the place; @param at where it says so */
export function syntaxFault(said: string, text: string, at: number): SyntaxFault {
  const bare = said.replace(/ \(\d+:\d+\)$/, '');
  const token = tokenAt(text, at);
  const length = Math.max(1, token.length);
  const isMarkup = /<\/?[A-Za-z>]/.test(lineAt(text, at)) && /^(?:Unexpected token|Unterminated regular)/.test(bare);
  if (isMarkup) return { message: `unexpected ${inQuotes(token)}`, hint: 'JSX is not read', length };
  if (bare === 'Unexpected token' && token === '')
    return { message: 'the file ends too early', hint: 'a bracket or a brace stays open', length };
  for (const [pattern, message, hint = null] of wordings) {
    const match = pattern.exec(bare);
    if (match !== null) return { message: message(match[1] ?? token), hint, length };
  }
  return { message: visible(lowerFirst(bare)), hint: null, length };
}

const inQuotes = (token: string): string => `'${visible(token)}'`;

type FaultWording = readonly [said: RegExp, message: (part: string) => string, hint?: string];

const wordings: readonly FaultWording[] = [
  [/^Unexpected token$/, (token) => `unexpected ${inQuotes(token)}`],
  [/^Unexpected character '(.*)'$/s, (character) => `a character that means nothing here: ${inQuotes(character)}`],
  [/^Unexpected keyword '(.*)'$/s, (word) => `unexpected ${inQuotes(word)}`],
  [/^The keyword '(.*)' is reserved$/s, (word) => `${inQuotes(word)} is a reserved word and cannot be a name`],
  [/^Identifier '(.*)' has already been declared$/s, (name) => `${inQuotes(name)} is declared twice`, 'rename one of the two'],
  [/^Unterminated string constant$/, () => 'a text in quotes does not end on its line', 'close it with the quote it begins with'],
  [/^Unterminated template/, () => 'a text in backquotes does not end', 'close it with `'],
  [/^Unterminated comment$/, () => 'a comment does not end', 'close it with */'],
  [/^Unterminated regular expression$/, () => 'a regular expression does not end on its line'],
  [/^Assigning to rvalue$/, () => 'only a variable, an element or a property can be assigned to'],
  [/^Invalid number$/, () => 'this is no number'],
  [/^Identifier directly after number$/, () => 'a name follows a number directly', 'write * between them to multiply'],
  [/^'return' outside of function$/, () => 'return stands outside of a function'],
  [/^Unsyntactic (.*)$/, (word) => `${word} has no loop or label that it could be of`],
  [/^Export '(.*)' is not defined$/s, (name) => `${inQuotes(name)} is exported, but not declared`],
  [/^Duplicate export '(.*)'$/s, (name) => `${inQuotes(name)} is exported twice`],
  [/^Private field '(.*)' must be declared/s, (name) => `the class has no field ${inQuotes(name)}`],
  [/^'with' in strict mode$/, () => "'with' is not allowed in an ES module"],
  [/^Logical expressions and coalesce/, () => '?? stands beside && or ||', 'put parentheses around one of them'],
]; // prettier-ignore

/** The word, number or sign at a place; empty at the end. */
function tokenAt(text: string, at: number): string {
  return /^(?:[\p{L}\p{N}_$]{1,40}|=>|\.\.\.|[=!<>]=+|&&|\|\||\?\?|\*\*|[^])/u.exec(text.slice(at, at + 80))?.[0] ?? '';
}

/** What surrounds a place on its line, of a long line only what is near. */
function lineAt(text: string, at: number): string {
  const before =
    text
      .slice(Math.max(0, at - 200), at)
      .split('\n')
      .at(-1) ?? '';
  return before + (text.slice(at, at + 200).split('\n')[0] ?? '');
}
