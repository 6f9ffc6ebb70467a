// mathjs's complaints in the words and places of diffcmp.
import type { DiffcmpError } from '../errors.js';
import { lowerFirst } from '../text/letter-case.js';
import { fault } from './fault.js';
import type { Token } from './tokens.js';

/** The error for what mathjs threw; `origin` maps an offset of the text that mathjs saw to one of the source. */
export function explainSyntaxError(
  text: string,
  tokens: readonly Token[],
  error: unknown,
  origin: (offset: number) => number,
): DiffcmpError {
  const message = error instanceof Error ? error.message : String(error);
  const char = error instanceof Error && 'char' in error ? error.char : undefined;
  if (typeof char !== 'number') {
    const duplicate = /Duplicate parameter name "(.*)"/.exec(message);
    if (duplicate) return fault(text, 'expr-syntax', `two parameters are called '${duplicate[1] ?? ''}'`, null);
    return fault(text, 'expr-syntax', lowerFirst(message), null);
  }
  const columns = /^Column dimensions mismatch \((\d+) !== (\d+)\)/.exec(message);
  if (columns !== null) return raggedRows(text, tokens, origin(char - 1), columns);
  const at = origin(char - 1);
  const token = tokens.find((candidate) => candidate.end > at);
  const before = tokens.findLast((candidate) => candidate.end <= at);
  const end = text.trimEnd().length;
  const span = token ?? { start: end, end };
  const got = token === undefined ? 'the end' : token.kind === 'newline' ? 'a new line' : `'${token.text}'`;
  const after = before === undefined || before.kind === 'newline' ? '' : ` after '${before.text}'`;
  if (message.startsWith('Parenthesis ) expected')) {
    return fault(text, 'expr-syntax', `expected ) or an operator, got ${got}`, span, 'add the missing operator or )');
  }
  if (message.startsWith('End of matrix ]') || message.startsWith('Parenthesis ]')) {
    return fault(
      text,
      'expr-syntax',
      `expected ] or an operator, got ${got}`,
      span,
      'put , between numbers and ; between rows',
    );
  }
  if (message.startsWith('Unexpected end') || message.startsWith('Value expected')) {
    return fault(text, 'expr-syntax', `expected a value${after}, got ${got}`, span, valueHint(before, token));
  }
  if (message.startsWith('Invalid left hand side')) {
    const hint = 'write a = … for a step, f(x) = … for a function, == to compare';
    return fault(text, 'expr-syntax', 'only a name or the head of a function can stand before =', span, hint);
  }
  if (message.startsWith('False part') || message.startsWith('The true-expression')) {
    const hint = 'write c ? a : b, with a choice inside a in parentheses';
    return fault(text, 'expr-syntax', `the choice after ? is not complete at ${got}`, span, hint);
  }
  if (message.startsWith('Unexpected')) {
    const isComma = token?.text === ',';
    const hint = isComma
      ? 'a comma stands between arguments only'
      : token?.kind === 'number'
        ? 'put an operator in between'
        : null;
    return fault(text, 'expr-syntax', `unexpected ${got}${after}`, span, hint);
  }
  return fault(text, 'expr-syntax', lowerFirst(message.replace(/ \(char \d+\)$/, '')), span);
}

function valueHint(before: Token | undefined, token: Token | undefined): string {
  if (before?.text === '(' && token?.text === ')') return 'put an expression between ( and )';
  return before?.kind === 'sign' ? `add a value or remove '${before.text}'` : 'add a value';
}

/** Rows between semicolons that have other lengths than the first: mathjs sees that before their numbers have a shape. */
function raggedRows(
  text: string,
  tokens: readonly Token[],
  end: number,
  [, other = '', first = '']: readonly string[],
): DiffcmpError {
  const close = tokens.findLastIndex((token) => token.end <= end && token.text === ']');
  let depth = 0;
  const open = tokens.findLastIndex(({ text: sign }, i) => {
    if (i <= close) depth += sign === ']' ? 1 : sign === '[' ? -1 : 0;
    return i <= close && depth === 0;
  });
  const [from, to] = [tokens[open], tokens[close]];
  const span = from && to ? { start: from.start, end: to.end } : null;
  const message = `the rows of [ ] differ in shape: the first has shape [${first}], another [${other}]`;
  return fault(text, 'shape-mismatch', message, span, 'all rows must be of one length');
}
