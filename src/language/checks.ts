// What is checked on tokens before mathjs sees the text: things it cannot say well, reads wrongly, or overflows on.
import { builtins, namedConstants } from './builtins.js';
import { fault, supported } from './fault.js';
import { endsOperand, startsOperand, type Token } from './tokens.js';
import { refuseUnit } from './units.js';

/** Grouping parentheses that may nest directly in one another (a call in between starts afresh). */
const maxGroups = 250;
/** Signs, powers or choices that may nest to the right in one another; mathjs recurses over them. */
const maxChain = 1000;

const refusedNames = new Map<string, readonly [message: string, hint: string]>([
  ['Infinity', ['Infinity is not a value of the language', 'every number must be a finite double']],
  ['NaN', ['NaN is not a value of the language', 'every number must be a finite double']],
  ['null', ['null is not a value of the language', supported]],
  ['undefined', ['undefined is not a value of the language', supported]],
  ['import', ['import is not supported', supported]],
  ['if', ["'if' is not a word of the language", 'write c ? a : b for a choice']],
  ['else', ["'else' is not a word of the language", 'write c ? a : b for a choice']],
]);

/** @throws DiffcmpError at the first token that cannot stand */
export function checkTokens(text: string, tokens: readonly Token[]): void {
  if (!tokens.some((token) => token.kind !== 'newline' && token.text !== ';')) {
    throw fault(text, 'expr-syntax', 'there is no expression', null, 'for example "x*cos(x)"');
  }
  const isInIndex = checkBrackets(text, tokens);
  checkColons(text, tokens, isInIndex);
  checkChains(text, tokens);
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i];
    if (token?.kind !== 'name') continue;
    if (token.text === 'end' && !isInIndex[i])
      throw fault(text, 'expr-not-supported', "'end' stands in indices only", token, 'choose another name');
    const refused = refusedNames.get(token.text);
    if (refused) throw fault(text, 'expr-not-supported', refused[0], token, refused[1]);
    const before = tokens[i - 1];
    const next = tokens[i + 1];
    if (builtins.has(token.text) && next?.text !== '(') refuseBareFunction(text, token, next);
    if (namedConstants.has(token.text) && next?.text === '=') {
      throw fault(text, 'expr-not-supported', `'${token.text}' is a constant`, token, 'choose another name');
    }
    if (before?.kind === 'number') refuseUnit(text, tokens, before, token);
  }
}

const closers = new Map([
  ['(', ')'],
  ['[', ']'],
]);
const openers = new Map([...closers].map(([open, close]) => [close, open]));

/** Whether each token stands in the brackets of an index, however deep. */
function checkBrackets(text: string, tokens: readonly Token[]): boolean[] {
  const groups: number[] = []; // per open bracket, how many groups nest directly up to it; 0 for a call
  const open: { readonly sign: string; readonly isIndex: boolean; readonly isInIndex: boolean }[] = [];
  let before: Token | undefined;
  let closesIndex = false;
  const isInIndex = tokens.map((token) => {
    const sign = token.text;
    const inner = open.at(-1);
    const isAfterIndex = closesIndex;
    closesIndex = false;
    if (closers.has(sign)) {
      if (sign === '(' && isAfterIndex)
        throw fault(text, 'expr-syntax', 'what an index gives is no function', token, 'to multiply, write w[1]*(…)');
      const isCall = sign === '(' && (before?.kind === 'name' || before?.text === 'mod');
      const nested = isCall ? 0 : (groups.at(-1) ?? 0) + 1;
      if (nested > maxGroups) {
        const hint = 'name inner parts: a = …; b = …';
        const what = sign === '(' ? 'parentheses' : 'brackets';
        throw fault(text, 'expr-too-deep', `${what} nest more than ${maxGroups} deep`, token, hint);
      }
      groups.push(nested);
      const isIndex = sign === '[' && endsOperand(before);
      open.push({ sign, isIndex, isInIndex: isIndex || inner?.isInIndex === true });
    } else if (openers.has(sign)) {
      if (inner?.isIndex === true && sign === ']' && before?.text === '[')
        throw fault(
          text,
          'expr-syntax',
          'expected an index between [ and ]',
          token,
          'write w[1], or w[:] for all of it',
        );
      closesIndex = inner?.isIndex === true;
      groups.pop();
      open.pop();
      const missing = openers.get(sign) ?? '';
      if (inner === undefined)
        throw fault(text, 'expr-syntax', `unexpected ${sign}`, token, `remove it or add the missing ${missing}`);
      if (inner.sign !== missing) {
        const close = closers.get(inner.sign) ?? '';
        throw fault(text, 'expr-syntax', `expected ${close}, got ${sign}`, token, `close ${inner.sign} by ${close}`);
      }
    }
    before = token;
    return inner?.isInIndex === true;
  });
  const last = open.at(-1);
  if (last !== undefined) {
    const end = text.trimEnd().length;
    const close = closers.get(last.sign) ?? '';
    throw fault(text, 'expr-syntax', `expected ${close}`, { start: end, end }, `add the missing ${close}`);
  }
  return isInIndex;
}

/** Only an index may leave out the ends of a range: mathjs puts 1 and `end` there. */
function checkColons(text: string, tokens: readonly Token[], isInIndex: readonly boolean[]): void {
  tokens.forEach((token, i) => {
    if (token.text !== ':' || isInIndex[i] === true) return;
    const hasEnds = endsOperand(tokens[i - 1]) && !/^([)\],;]|\n)?$/.test(tokens[i + 1]?.text ?? '');
    if (!hasEnds)
      throw fault(text, 'expr-syntax', "expected a value on both sides of ':'", token, 'write 1:3 for a range, c ? a : b for a choice'); // prettier-ignore
  });
}

function checkChains(text: string, tokens: readonly Token[]): void {
  let chain = 0;
  let choices = 0;
  const outer: number[] = [];
  let before: Token | undefined;
  for (const token of tokens) {
    const sign = token.text;
    if (sign === '(' || sign === '[') {
      outer.push(chain, choices);
      chain = choices = 0;
    } else if (sign === ')' || sign === ']') {
      choices = outer.pop() ?? 0;
      chain = outer.pop() ?? 0;
    } else if (
      sign === '^' ||
      sign === '.^' ||
      sign === 'not' ||
      ((sign === '-' || sign === '+') && !endsOperand(before))
    ) {
      chain++;
    } else if (token.kind === 'sign' || endsOperand(before)) {
      chain = 0;
    }
    if (sign === '?') choices++;
    else if (sign === ',' || sign === ';' || token.kind === 'newline') choices = 0;
    if (chain > maxChain || choices > maxChain) {
      const what = sign === '?' ? 'choices' : 'operators';
      throw fault(text, 'expr-too-deep', `${what} nest more than ${maxChain} deep`, token, 'name inner parts: a = …');
    }
    before = token;
  }
}

/** `sin x` would read as sin times x. */
function refuseBareFunction(text: string, token: Token, next: Token | undefined): never {
  const name = token.text;
  if (next?.text === '=')
    throw fault(text, 'expr-not-supported', `'${name}' is a function`, token, 'choose another name');
  if (next?.text === '^') {
    throw fault(
      text,
      'expr-syntax',
      `'${name}' needs its argument in parentheses`,
      token,
      `write ${name}(x)^n for a power`,
    );
  }
  const isCalled = next !== undefined && startsOperand(next);
  const argument = isCalled ? next.text : 'x';
  const what = isCalled ? 'needs its argument in parentheses' : 'is a function and needs an argument';
  throw fault(text, 'expr-syntax', `'${name}' ${what}`, token, `write ${name}(${argument})`);
}
