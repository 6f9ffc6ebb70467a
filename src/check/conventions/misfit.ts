// A result that is no gradient of the function: what came, what was expected, and the way out.
import { DiffcmpError } from '../../errors.js';
import type { ResultTree } from '../../javascript/result-tree.js';
import type { OptionText } from '../../option-text.js';
import type { ReadFunction } from '../../problem/read-function.js';
import { shapeText } from '../../tensors/shape.js';
import { closest } from '../../text/did-you-mean.js';
import { countOf } from '../../text/numeral.js';
import { clip } from '../../text/value-text.js';
import { fieldOfComponent, standsBeside } from './common-names.js';
import { tensorOfTree } from './fused.js';
import { namesInOrder } from './inputs.js';
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
    ...g.where(null),
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
  const wanted = [...inputs.byName.keys()];
  const missing = wanted.filter((name) => fieldOfComponent(name, fields) === null);
  const used = new Set(wanted.map((name) => fieldOfComponent(name, fields)));
  const unknown = [...fields.keys()].filter((field) => !used.has(field) && !standsBeside(field));
  const [stray] = unknown;
  const guess = stray === undefined ? null : closest(stray, missing.length > 0 ? missing : wanted);
  if (stray !== undefined && guess !== null) return `did you mean '${guess}' by '${clip(stray)}'?`;
  if (stray !== undefined && missing.length === 0) return `the function has no input '${clip(stray)}'`;
  if (missing.length === 0) return 'a component has another shape than its input';
  const there = wanted.filter((name) => !missing.includes(name));
  const lacks = `there is nothing for ${listed(missing)}`;
  return there.length === 0 ? lacks : [`${lacks}; without: `, { wrt: there.join(',') }];
}
