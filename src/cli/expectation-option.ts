// The values of `--expect`: one value, or one per derivative, `x=4,y=x^2`; of second derivatives also `x,y=3`.
import type { Expectation } from '../compare/expectation-reading.js';
import { DiffcmpError } from '../errors.js';
import { isName } from '../language/tokens.js';
import { commaParts } from '../text/comma-list.js';

/** A part up to a comma outside brackets; where it has an `=` of its own, the name before that. */
interface NamedPart {
  readonly name: string | null;
  readonly value: string;
}

/** @throws DiffcmpError where a value has no name among several, or a name stands twice */
export function expectationOf(texts: readonly string[]): Expectation {
  const [first = ''] = texts;
  if (texts.length === 1 && partsOf(first).every(({ name }) => name === null)) return first.trim();
  const parts = texts.flatMap(partsOf);
  const values = new Map<string, string>();
  for (const { name, value } of parts) {
    if (name === null || value === '') throw badExpectation(texts, `'${name ?? value}' has no ${name === null ? 'name' : 'value'}`); // prettier-ignore
    if (values.has(name)) throw badExpectation(texts, `'${name}' is given twice`);
    values.set(name, value);
  }
  return Object.fromEntries(values);
}

function badExpectation(texts: readonly string[], what: string): DiffcmpError {
  return new DiffcmpError('bad-option', `--expect takes a value, or x=…,y=…, got '${texts.join(',')}': ${what}`);
}

/** Whether it ends with a name, or with that of a number of a tensor: `w[2,1]`, `f[2] by w[2,1]`. */
function isNamed(text: string): boolean {
  const last = commaParts(text).at(-1) ?? '';
  return last.split(' by ').every((name) => isName(name.replace(/\[[^[\]]*\]$/, '').trim()));
}

/** Cuts at the commas outside brackets, but not inside a name: `x,y=3` is of a second derivative. */
function partsOf(text: string): NamedPart[] {
  const parts: NamedPart[] = [];
  let depth = 0;
  let start = 0;
  let sign = -1; // where the = of this part stands
  for (let at = 0; at <= text.length; at++) {
    const character = text[at] ?? ',';
    if ('([{'.includes(character)) depth++;
    else if (')]}'.includes(character)) depth--;
    else if (depth === 0 && sign < 0 && character === '=' && isNamed(text.slice(start, at)) && text[at + 1] !== '=') sign = at; // prettier-ignore
    const isEnd = at === text.length;
    if (!isEnd && (character !== ',' || depth > 0 || (sign < 0 && text.indexOf('=', at) >= 0))) continue;
    const name = sign < 0 ? null : text.slice(start, sign).trim();
    parts.push({ name, value: text.slice(sign < 0 ? start : sign + 1, at).trim() });
    start = at + 1;
    sign = -1;
  }
  return parts;
}
