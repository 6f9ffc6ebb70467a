// A result that is no gradient of the function: what came, what was expected, and the way out.
import { DiffcmpError } from '../../errors.js';
import type { ResultTree } from '../../javascript/result-tree.js';
import type { OptionText } from '../../option-text.js';
import type { TextPlace } from '../../language/expression.js';
import { isOfFile, type ReadFunction } from '../../problem/read-function.js';
import { shapeText } from '../../tensors/shape.js';
import { closest } from '../../text/did-you-mean.js';
import { countOf } from '../../text/numeral.js';
import { clip } from '../../text/value-text.js';
import { fieldOfComponent, standsBeside } from './common-names.js';
import { tensorOfTree } from './fused.js';
import { namesInOrder, type GradientInputs } from './inputs.js';
import type { WantedComponents } from './result-forms.js';

const mostNamed = 12;
const listed = (names: readonly string[]): string =>
  `${names.slice(0, mostNamed).join(', ')}${names.length > mostNamed ? `, … (${names.length})` : ''}`;

/** A result in words: `an array of 3 numbers`, `an object with a, b`. */
export function resultInWords(tree: ResultTree<unknown>): string {
  if (tree.kind === 'number') return 'a number';
  if (tree.kind === 'other') return clip(tree.said);
  if (tree.kind === 'record')
    return tree.fields.size === 0 ? 'an object without fields' : `an object with ${listed([...tree.fields.keys()].map(clip))}`; // prettier-ignore
  const shape = tensorOfTree(tree)?.shape;
  const { length } = tree.items;
  if (shape !== undefined) return shape.length === 1 ? `an array of ${countOf(length, 'number')}` : `an array of shape ${shapeText(shape)}`; // prettier-ignore
  const parts = tree.items.slice(0, 4).map((item) => (item.kind === 'array' ? 'an array' : item.kind === 'record' ? 'an object' : resultInWords(item))); // prettier-ignore
  return `an array of ${parts.join(', ')}${length > parts.length ? ', …' : ''}`;
}

/**
 * @param g what gives the gradient
 * @param names of the inputs, by their places
 */
export function misfit(
  tree: ResultTree<unknown>,
  g: ReadFunction,
  wanted: WantedComponents,
  names: readonly string[],
): DiffcmpError {
  const all = namesInOrder(wanted.inputs, names);
  const each = `a number for each of ${listed(all)}, in this order or by name`;
  const expected =
    wanted.order === 2
      ? `a Hessian, a row for each of ${listed(all)}`
      : wanted.outputs.length > 0
        ? `a Jacobian, for each number of the output of shape ${shapeText(wanted.outputs)} ${each}`
        : all.length === 1
          ? `a number, by ${all[0] ?? ''}`
          : each;
  return new DiffcmpError('bad-gradient', `the gradient is ${resultInWords(tree)}; expected ${expected}`, {
    ...placeOfFunction(g),
    hint: wayOutOf(tree, wanted, names),
  });
}

function wayOutOf(tree: ResultTree<unknown>, wanted: WantedComponents, names: readonly string[]): OptionText | null {
  const { inputs, order, outputs } = wanted;
  if (tree.kind === 'other')
    return tree.said === 'undefined' ? 'does it return on every path? A gradient may also fill an array that is its last argument' : null; // prettier-ignore
  if (tree.kind === 'record') return wayOutOfNames(tree.fields, wanted);
  const count = namesInOrder(inputs, names).length;
  const shape = tensorOfTree(tree)?.shape;
  const size = shape?.reduce((product, length) => product * length, 1) ?? 0;
  if (order === 1 && outputs.length === 0 && count > 1 && shape?.length === 2 && size === count * count)
    return ['is it a Hessian? ', { order: 2 }];
  if (order === 2 && size === count && count > 1) return ['is it a gradient? ', { order: 1 }];
  if (size > 0 && size < count) return ['for some of the inputs alone name them: ', { wrt: namesInOrder(inputs, names)[0] ?? '' }]; // prettier-ignore
  return null;
}

function wayOutOfNames(fields: ReadonlyMap<string, unknown>, { inputs }: WantedComponents): OptionText | null {
  const { wanted, owner } = namesFor(inputs, fields);
  const missing = wanted.filter((name) => fieldOfComponent(name, fields) === null);
  const used = new Set(wanted.map((name) => fieldOfComponent(name, fields)));
  const [stray] = [...fields.keys()].filter((field) => !used.has(field) && !standsBeside(field));
  const guess = stray === undefined ? null : closest(stray, missing.length > 0 ? missing : wanted);
  if (stray !== undefined && guess !== null) return `did you mean '${guess}' by '${clip(stray)}'?`;
  const unknown = stray === undefined ? '' : `the function has no input '${clip(stray)}'`;
  if (missing.length === 0) return unknown === '' ? 'a component has another shape than its input' : unknown;
  const lacks = `there is nothing for ${listed(missing.map((name) => owner + name))}${unknown === '' ? '' : `, and ${unknown}`}`;
  const there = wanted.filter((name) => !missing.includes(name));
  return there.length === 0
    ? lacks
    : [`${lacks}; for the others alone: `, { wrt: there.map((name) => owner + name).join(',') }];
}

/** The names that are looked for in an object: of an only parameter that is a record, those of its fields. */
function namesFor(
  { inOrder, byName }: GradientInputs,
  fields: ReadonlyMap<string, unknown>,
): { readonly wanted: readonly string[]; readonly owner: string } {
  const [only] = inOrder;
  const [name = ''] = byName.keys();
  const isOfFields = only?.kind === 'record' && byName.size === 1 && fieldOfComponent(name, fields) === null;
  return isOfFields
    ? { wanted: [...only.fields.keys()], owner: `${name}.` }
    : { wanted: [...byName.keys()], owner: '' };
}

/** Where a function begins, for errors that are about all of it. */
export function placeOfFunction(g: ReadFunction): TextPlace {
  if (!isOfFile(g)) return g.where(null);
  const place = g.where(g.found.span);
  if (place.span === null) return place;
  const { start, end } = place.span;
  const [firstLine = ''] = place.source.slice(start, end).split('\n', 1);
  return { ...place, span: { start, end: start + firstLine.trimEnd().length } };
}
