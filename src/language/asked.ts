// What is differentiated by, as it is written: a variable, `w[2,1]` for a number of it, `w[1:2,:]` for several.
import { DiffcmpError } from '../errors.js';
import { commaParts } from '../text/comma-list.js';
import { closest } from '../text/did-you-mean.js';
import { clip } from '../text/value-text.js';
import { elementNames, shapeText } from '../tensors/shape.js';
import type { Shaped } from '../tensors/layout.js';

/** What may be asked for, as errors call it: `the expression has no variable 'x'`. */
const variableWords: AskedWords = { kind: 'variable', owner: 'the expression' };
export interface AskedWords {
  readonly kind: string;
  readonly owner: string;
}

/**
 * What names stand for: a whole variable, or numbers of one.
 *
 * @throws DiffcmpError unknown-variable for a name, bad-index for indices that it doesn't have
 */
export function readAsked(
  names: readonly string[],
  variables: readonly Shaped[],
  words: AskedWords = variableWords,
): Shaped[] {
  const wholes = new Map(variables.map((variable) => [variable.name, variable]));
  const found = names.flatMap((name) => {
    const whole = wholes.get(name); // it may be called `w[1]` itself, a row of several lengths
    return whole === undefined ? partsAsked(name, variables, words) : [whole];
  });
  return [...new Map(found.map((each) => [each.name, each])).values()];
}

function partsAsked(name: string, variables: readonly Shaped[], words: AskedWords): Shaped[] {
  const bracket = name.lastIndexOf('[');
  const [, inside] = (bracket > 0 && /^\[([^[\]]*)\]$/.exec(name.slice(bracket))) || [];
  const before = inside === undefined ? name : name.slice(0, bracket);
  const variable = variableNamed(before.trim(), name, variables, words);
  if (inside === undefined) return [variable];
  const { shape } = variable;
  const refuse = (message: string): never => {
    const way = shape.length === 0 ? `write ${variable.name}` : `write one index for each axis, as in ${variable.name}[${shape.map(() => 1).join(',')}]`; // prettier-ignore
    throw new DiffcmpError('bad-index', `'${clip(name)}': ${message}`, { hint: way });
  };
  if (shape.length === 0) return refuse(`${variable.name} is a number and has no indices`);
  const indices = commaParts(inside);
  if (indices.length !== shape.length)
    return refuse(`${variable.name} has shape ${shapeText(shape)}, and ${indices.length === 1 ? 'one index is' : `${indices.length} indices are`} given`); // prettier-ignore
  let places = [0];
  indices.forEach((index, axis) => {
    const length = shape[axis] as number;
    const [first, last] = rangeOf(index, length) ?? refuse(`'${clip(index)}' is no index`);
    if (first < 1 || last > length || first > last)
      refuse(`${first === last ? first : `${first}:${last}`} is outside 1 to ${length} in shape ${shapeText(shape)}`);
    places = places.flatMap((place) => Array.from({ length: last - first + 1 }, (_, i) => place * length + first - 1 + i)); // prettier-ignore
  });
  const elements = elementNames(variable.name, shape);
  return places.map((place) => ({ name: elements[place] as string, shape: [] }));
}

/** `2`, `1:3`, `:`, `2:end`; null: none of them. */
function rangeOf(text: string, length: number): readonly [number, number] | null {
  const match = /^(\d+|end)?\s*(:)?\s*(\d+|end)?$/.exec(text);
  const [, first, colon, last] = match ?? [];
  const at = (end: string): number => (end === 'end' ? length : Number(end));
  if (colon === undefined) return first === undefined || last !== undefined ? null : [at(first), at(first)];
  return [at(first ?? '1'), at(last ?? 'end')];
}

/** The variable of that name. @throws DiffcmpError unknown-variable */
function variableNamed(
  name: string,
  written: string,
  variables: readonly Shaped[],
  { kind, owner }: AskedWords,
): Shaped {
  const found = variables.find((each) => each.name === name);
  if (found !== undefined) return found;
  const names = variables.map((each) => each.name);
  const guess = closest(name, names);
  throw new DiffcmpError('unknown-variable', `${owner} has no ${kind} '${clip(written)}'`, {
    hint:
      guess === null
        ? `its ${kind}s: ${[...names.slice(0, 20), ...(names.length > 20 ? ['…'] : [])].join(', ') || 'none'}`
        : `did you mean '${guess}'?`,
  });
}
