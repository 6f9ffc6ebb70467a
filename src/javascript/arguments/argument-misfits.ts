// What of a call's arguments doesn't fit what the function does with them, as its text says: for whom it fails, or gives NaN.
import type { OptionMention, OptionText } from '../../option-text.js';
import type { FileFunction } from '../file-function.js';
import { isFilledInText } from '../filled-parameters.js';
import type { FunctionArgument } from '../function-argument.js';
import { isCounter, useOfParameter, type ParameterUse } from '../parameter-uses.js';
import { argumentRoots, type ArgumentRoot } from './argument-roots.js';

/** Parameters that one sentence names. */
export const mostLacking = 8;

/** `parameters 'x' and 'y' of f have no value`. */
export function lackOfValues(names: readonly string[], called: string): string {
  const quoted = names.map((name) => `'${name}'`);
  const list = quoted.length < 2 ? quoted.join('') : `${quoted.slice(0, -1).join(', ')} and ${quoted.at(-1) ?? ''}`;
  const isOne = names.length === 1;
  return `${isOne ? 'parameter' : 'parameters'} ${list} of ${called} ${isOne ? 'has' : 'have'} no value`;
}

export const wayToGive = (names: readonly string[]): OptionMention => ({ at: names.map((name) => `${name}=…`).join(',') }); // prettier-ignore

/** @returns what is missing, and what is used in another way than it is given; null: nothing */
export function misfitHint(found: FileFunction, args: readonly FunctionArgument[]): OptionText | null {
  const { name: called, parameters, own, output } = found;
  const missing: { readonly name: string; readonly use: ParameterUse }[] = [];
  const said: (string | OptionMention)[] = [];
  for (const root of argumentRoots(parameters, own)) {
    const use = useOfParameter(found, root.parameter, root.field ?? parameters[root.parameter]?.name ?? root.name);
    const given = argumentOf(root, args);
    if (given.kind === 'missing') {
      const isLeftOut = root.isOptional || root.name === output[0] || missing.length === mostLacking;
      if (!isLeftOut) missing.push({ name: root.name, use });
    } else if (said.length === 0 && isMisfit(given, use))
      said.push(`parameter '${root.name}' of ${called} got ${inWords(given)}, and is ${useInWords(use)}: `, wayToFit(root.name, use)); // prettier-ignore
  }
  if (missing.length === 0) return said.length === 0 ? null : said;
  const sentence = lackOfValues(missing.map(({ name }) => name), called); // prettier-ignore
  const ways = missing.map(({ name, use }) => wayToFit(name, use));
  const filled = output.length > 0 ? [] : missing.filter(({ name }) => isFilledInText(found.nodes[1], name));
  const written = filled.map(({ name }) => `; what it writes into '${name}' is #${called.replace(/^exports\./, '')}.${name}, which needs no value`); // prettier-ignore
  return [...said, ...(said.length === 0 ? [] : ['; ']), `${sentence}: `, ...ways.flatMap((way, i) => (i === 0 ? [way] : [' ', way])), ...written]; // prettier-ignore
}

/** The first input that says where or how often, and how it is no input; null: none. @param values those of all inputs */
export function counterHint(
  found: FileFunction,
  args: readonly FunctionArgument[],
  values: readonly number[],
): { readonly input: string; readonly text: OptionText } | null {
  const { name: called, parameters, own } = found;
  for (const root of argumentRoots(parameters, own)) {
    const given = argumentOf(root, args);
    if (given.kind !== 'input' || !isCounter(found, root.parameter, root.field ?? root.name)) continue;
    const way = { set: { [root.name]: String(Math.round(values[given.place] ?? 0)) } };
    return { input: root.name, text: [`parameter '${root.name}' of ${called} is an index, the end of a loop or a size; as a constant it is no input: `, way] }; // prettier-ignore
  }
  return null;
}

function argumentOf({ parameter, field }: ArgumentRoot, args: readonly FunctionArgument[]): FunctionArgument {
  const given = args[parameter] ?? { kind: 'missing' };
  if (field === null) return given;
  return (given.kind === 'record' ? given.fields.get(field) : undefined) ?? { kind: 'missing' };
}

/** Nulls and truth values are chosen on purpose. */
function isMisfit(given: FunctionArgument, { kind }: ParameterUse): boolean {
  const isText = given.kind === 'constant' && typeof given.value === 'string';
  const isNumber = given.kind === 'input' || (given.kind === 'constant' && typeof given.value === 'number');
  switch (kind) {
    case 'number':
      return isText || given.kind === 'array' || given.kind === 'record';
    case 'text':
      return isNumber || given.kind === 'array' || given.kind === 'record';
    case 'record':
      return isNumber || given.kind === 'array';
    case 'array':
    case 'tuple':
      return isNumber || given.kind === 'record';
    case 'function':
      return isNumber || isText || given.kind === 'array' || given.kind === 'record';
  }
}

function inWords(given: FunctionArgument): string {
  if (given.kind === 'array' || given.kind === 'record') return given.kind === 'array' ? 'an array' : 'a record';
  return given.kind === 'constant' && typeof given.value === 'string' ? 'a text' : 'a number';
}

function useInWords({ kind }: ParameterUse): string {
  if (kind === 'number') return 'nowhere seen to be used as one';
  return `used as ${kind === 'array' || kind === 'tuple' ? 'an array' : `a ${kind}`}`;
}

function wayToFit(name: string, use: ParameterUse): string | OptionMention {
  switch (use.kind) {
    case 'number':
      return { at: `${name}=…` };
    case 'text':
      return { set: `${name}=${use.example}` };
    case 'record':
      return { at: `${name}.FIELD=…` };
    case 'array':
    case 'tuple':
      return { at: `${name}=[…]` };
    case 'function':
      return 'ask for a function that calls it with one';
  }
}
