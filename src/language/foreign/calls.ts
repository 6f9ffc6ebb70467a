// Functions as other languages call them: by other names, behind the name of a module, or written out here.
import { builtins } from '../builtins.js';
import { constantCalled, functionCalled, isModule, memberCalled } from './foreign-names.js';
import {
  argumentRanges,
  closingIndex,
  grouped,
  startsValue,
  textOf,
  type Edit,
  type LooseTokens,
} from './loose-tokens.js';

type Template = (args: readonly string[]) => string | null;

const choiceOf: Template = ([condition = '', whenTrue, whenFalse, more]) =>
  whenFalse === undefined || more !== undefined
    ? null
    : `(${condition.replace(/(?<![<>=!])=(?!=)/g, '==')} ? ${whenTrue} : ${whenFalse})`;
const step: Template = ([x = '', middle]) =>
  middle === undefined ? `(${x} >= 0 ? 1 : 0)` : `(${x} == 0 ? ${middle} : ${x} > 0 ? 1 : 0)`;
const clamp: Template = ([x, least, most]) => (most === undefined ? null : `min(max(${x}, ${least}), ${most})`);
/** What is to be differentiated, which is what diffcmp asks for. */
const given: Template = ([f = '']) => (f === '' ? null : grouped(f));
const productTemplate: Template = ([a = '', b, more]) =>
  b === undefined || more !== undefined ? null : `(${grouped(a)}*${grouped(b)})`;
const ofOne = (write: (x: string) => string | null): Template => ([x, more]) =>
  x === undefined || x === '' || more !== undefined ? null : write(x); // prettier-ignore

const templates = new Map<string, Template>([
  ...['if', 'iif', 'ifelse', 'cond', 'select', 'ternary', 'ite'].map((name) => [name, choiceOf] as const),
  ...['heaviside', 'heavisidetheta', 'step', 'unitstep', 'stepfunction'].map((name) => [name, step] as const),
  ...['clamp', 'clip'].map((name) => [name, clamp] as const),
  ...['diff', 'derivative', 'd', 'grad', 'deriv'].map((name) => [name, given] as const),
  ...['matmul', 'mm', 'mv', 'bmm'].map((name) => [name, productTemplate] as const),
  ...['array', 'asarray', 'tensor', 'matrix', 'constant'].map(
    (name) => [name, ofOne((x) => (x.startsWith('[') ? x : null))] as const,
  ),
  ['factorial', ofOne((x) => `gamma(${x} + 1)`)],
  ['exp2', ofOne((x) => `2^${grouped(x)}`)],
  ['exp10', ofOne((x) => `10^${grouped(x)}`)],
  ['rsqrt', ofOne((x) => `(1/sqrt(${x}))`)],
  ['reciprocal', ofOne((x) => `(1/${grouped(x)})`)],
  ['negative', ofOne((x) => `(-${grouped(x)})`)],
  ['frac', ofOne((x) => `(${grouped(x)} - floor(${x}))`)],
  ...['radians', 'deg2rad', 'rad'].map((name) => [name, ofOne((x) => `(${grouped(x)}*pi/180)`)] as const),
  ...['degrees', 'rad2deg', 'deg'].map((name) => [name, ofOne((x) => `(${grouped(x)}*180/pi)`)] as const),
]);

/** `sin (x)` as `sin(x)`. */
export function callGapEdit(tokens: LooseTokens, at: number): Edit | null {
  const { text = '' } = tokens[at] ?? {};
  const next = tokens[at + 1];
  return builtins.has(text) && next?.text === '(' && next.gap !== '' ? { from: at, to: at + 2, by: `${text}(` } : null;
}

/** `np.sin` as `sin`, `Math.E` as `e`. */
export function memberEdit(tokens: LooseTokens, at: number): Edit | null {
  const { kind, text = '' } = tokens[at] ?? {};
  const separator = tokens[at + 1]?.text;
  const member = tokens[at + 2];
  if (kind !== 'name' || !isModule(text) || (separator !== '.' && separator !== '::') || member?.kind !== 'name') return null;
  const isLast = tokens[at + 3]?.text !== '.';
  return { from: at, to: at + 3, by: (isLast && tokens[at + 3]?.text !== '(' ? memberCalled(member.text) : null) ?? member.text };
} // prettier-ignore

/** `if(c, a, b)` as `(c ? a : b)`, and others that are written out. */
export function templateEdit(tokens: LooseTokens, at: number, isOwn: (name: string) => boolean): Edit | null {
  const { text = '' } = tokens[at] ?? {};
  if (isOwn(text)) return null;
  const [, base] = /^log_?(\d+|[a-z])$/i.exec(text) ?? []; // log10 and log2 are no longer here, and log1p has another end
  const template =
    base === undefined || builtins.has(text) ? templates.get(text.toLowerCase()) : ofOne((x) => `log(${x}, ${base})`);
  const ranges = template && tokens[at + 1]?.text === '(' ? argumentRanges(tokens, at + 1) : null;
  const by = ranges && template?.(ranges.map(([from, to]) => textOf(tokens, from, to)));
  return by == null ? null : { from: at, to: closingIndex(tokens, at + 1) + 1, by };
}

/** `arctan(x)` as `atan(x)`, `SIN(x)` as `sin(x)`, `PI` and `PI()` as `pi`. */
export function nameEdit(tokens: LooseTokens, at: number, isOwn: (name: string) => boolean): Edit | null {
  const { kind, text = '' } = tokens[at] ?? {};
  if (kind !== 'name' || builtins.has(text) || isOwn(text)) return null;
  const next = tokens[at + 1];
  const constant = next?.text === '=' ? null : constantCalled(text);
  if (constant !== null && next?.text === '(' && tokens[at + 2]?.text === ')')
    return { from: at, to: at + 3, by: constant };
  const isCalled = next?.text === '^' || startsValue(next);
  const lower = text.toLowerCase();
  const name = isCalled ? (functionCalled(text) ?? (builtins.has(lower) ? lower : null)) : null;
  const by = name ?? constant;
  return by === null || by === text ? null : { from: at, to: at + 1, by };
}
