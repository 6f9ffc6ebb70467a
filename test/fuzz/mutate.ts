// Mutations of texts and of bytes: whatever a slip, a broken transfer or a hostile hand makes of an input.
import type { Choices } from './choices.js';

/** What mutations put in. */
const hostile: readonly string[] = [
  ...'()[]{}"\'`\\;:,.?!=<>&|^*/+-%#@~$_'.split(''),
  '\0', '\u0007', '\u001b[31m', '\u001b]0;x\u0007', '\r', '\n', '\r\n', '\t', '\u007f', '\u009b', '\u202e', '\u2066', '\u2028', '\ufeff', '\u00a0', '\ud800',
  'é', 'x²', '𝔘', '٣', '−', '·', 'π', '😀', '9'.repeat(400), `1e${'9'.repeat(30)}`, '1e308', '1e309', '1e-324', '-0', '0x10', '1_000', '.5', '5.', '1.2.3',
  'NaN', 'Infinity', 'null', 'true', 'i', 'e', 'x', 'y', 'f(x)=', 'f(f)', 'import', '__proto__', 'constructor', 'toString', 'sin', 'gamma', 'log(', 'max(', 'nthRoot(x,', 'mod(', 'x?', ':',
  '^^', '**', '!', '...', '&a ', '*a', '!!js/function ', '<<: ', '---\n', '%YAML 1.2\n', '"""', '\\u0000', '\\x', '=cmd', '--', '-', ' ', '',
]; // prettier-ignore

const tokenPattern = /[\p{L}_][\p{L}\p{N}_]*|\d+\.?\d*(?:e[+-]?\d+)?|\s+|[^]/gu;

/** Characters, and tokens on the way. */
const most = 1_000_000;

/** A text with some tokens deleted, doubled, swapped, replaced or put in; now and then nested deep, or cut. */
export function mutateText(text: string, choose: Choices): string {
  let tokens: readonly string[] = text.match(tokenPattern) ?? [];
  for (let left = 1 + choose.below(4); left > 0; left--) tokens = mutateTokens(tokens, choose).slice(0, most);
  return tokens.join('').slice(0, most);
}

function mutateTokens(tokens: readonly string[], choose: Choices): string[] {
  const at = choose.below(tokens.length + 1);
  const other = choose.below(tokens.length + 1);
  const [before, token = '', after] = [tokens.slice(0, at), tokens[at], tokens.slice(at + 1)];
  switch (choose.below(9)) {
    case 0:
      return [...before, ...after];
    case 1:
      return [...before, token, token, ...after];
    case 2: {
      const swapped = [...tokens];
      [swapped[at], swapped[other]] = [tokens[other] ?? '', token];
      return swapped;
    }
    case 3:
      return [...before, choose.from(hostile), ...after];
    case 4:
      return [...before, choose.from(hostile), token, ...after];
    case 5:
      return [...before, tokens[other] ?? '', token, ...after];
    case 6: {
      const [open, close] = choose.from(brackets);
      const depth = choose.from([2, 90, 101, 3000, 50_000]);
      return [...before, open.repeat(depth), token, close.repeat(choose.from([0, depth, depth - 1])), ...after];
    }
    case 7:
      return [...before, token.repeat(choose.from([3, 40, 2000])), ...after];
    default:
      return choose.below(3) === 0 ? before : [...before, /^\d/.test(token) ? choose.from(hostile) : token, ...after];
  }
}

const brackets = [
  ['(', ')'], ['[', ']'], ['{', '}'], ['sin(', ')'], ['-', ''], ['x+', ''], ['2^', ''], ['not ', ''], ['x ? ', ' : 1'], ['{"a":', '}'], ['- ', ''],
] as const; // prettier-ignore

/** The same of bytes, which needn't be UTF-8 then. */
export function mutateBytes(bytes: Buffer, choose: Choices): Buffer {
  let mutated = bytes;
  for (let left = 1 + choose.below(3); left > 0; left--) mutated = mutateOnce(mutated, choose);
  return mutated;
}

function mutateOnce(bytes: Buffer, choose: Choices): Buffer {
  const at = choose.below(bytes.length + 1);
  const end = Math.min(bytes.length, at + choose.from([1, 2, 10, 200]));
  const [before, part, after] = [bytes.subarray(0, at), bytes.subarray(at, end), bytes.subarray(end)];
  switch (choose.below(8)) {
    case 0:
      return Buffer.concat([before, Buffer.from(part.map((byte) => byte ^ (1 << choose.below(8)))), after]);
    case 1:
      return Buffer.concat([before, after]);
    case 2:
      return Buffer.concat([before, part, part, after]);
    case 3:
      return before;
    case 4:
      return Buffer.concat([before, Buffer.from(choose.from(hostile)), part, after]);
    case 5:
      return Buffer.from(bytes.toString('utf8').replaceAll('\n', choose.from(['\r\n', '\r', '\n\n', ' '])));
    case 6:
      return Buffer.concat([Buffer.from('\ufeff'), bytes]);
    default:
      return Buffer.from(mutateText(bytes.toString('utf8'), choose));
  }
}
