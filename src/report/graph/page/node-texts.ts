// What stands beside a node after so many steps: in the list with all digits, in its box in the picture with a few.
import type { GraphNode } from '../../../graph/graph-data.js';
import { visible } from '../../../text/visible.js';
import { valueDigits, type ShownDigits } from './number-texts.js';
import { adjointAfter, type Walk } from './steps.js';
import { numbersOf, type Wengert } from './wengert.js';

/** '' where nothing stands yet, or never will. */
export interface NodeTexts {
  readonly value: string;
  readonly tangent: string;
  readonly adjoint: string;
  /** All contributions to the adjoint have arrived. */
  readonly isWhole: boolean;
}

const unknown = 'not known here';
export const downMark = '▼';
export const upMark = '▲';
const boxDigits = 4;
const longestBoxLabel = 30;

export function nodeTexts(list: Wengert, walk: Walk, place: number, step: number, digits: ShownDigits): NodeTexts {
  const { nodes, precision } = list.graph;
  const node = nodes[place];
  if (node === undefined) return { value: '', tangent: '', adjoint: '', isWhole: false };
  const text = (numbers: readonly number[] | null | undefined): string =>
    numbers == null ? '' : valueDigits(node.shape, numbers, precision, digits);
  const hasValue = step > place;
  const adjoint = adjointAfter(walk, place, step);
  return {
    value: hasValue ? text(numbersOf(node.value)) : '',
    tangent: !hasValue ? '' : walk.tangents?.isUnknown[place] === true ? unknown : text(walk.tangents?.received[place]),
    adjoint: step > walk.forwardSteps && walk.adjoints?.isUnknown[place] === true ? unknown : text(adjoint?.total),
    isWhole: adjoint?.isWhole ?? false,
  };
}

/** Signs that a box has room for: its value on a line of its own, tangent and adjoint beside each other. */
const [valueRoom, halfRoom] = [19, 8];

/** The same in as many digits as there is room for, tangents marked as flowing down and adjoints as flowing up. */
export function boxTexts(list: Wengert, walk: Walk, place: number, step: number): NodeTexts {
  const { value, isWhole, ...few } = nodeTexts(list, walk, place, step, boxDigits);
  const half = (mark: string, name: 'tangent' | 'adjoint'): string => {
    let text = few[name];
    for (let digits = boxDigits - 1; text.length > halfRoom && digits > 0 && !text.includes(','); digits--)
      text = text === unknown ? '?' : nodeTexts(list, walk, place, step, digits)[name];
    return text === '' ? '' : `${mark} ${beginning(text, halfRoom)}`;
  };
  return {
    value: beginning(value, valueRoom),
    tangent: half(downMark, 'tangent'),
    adjoint: half(upMark, 'adjoint'),
    isWhole,
  };
}

/** Of several numbers those that there is room for; one number is never cut here. */
function beginning(text: string, room: number): string {
  return !text.includes(',') || text.length <= room ? text : `${text.slice(0, room - 1)}…`;
}

/** `x3 = log(v1)`, cut where it is long. */
export function boxLabel({ name, formula, operation, shape }: GraphNode, longest = longestBoxLabel): string {
  const own = visible(name);
  const size = shape.length === 0 ? '' : ` [${shape.join('×')}]`;
  const text = operation === 'input' || formula === '' ? `${own}${size}` : `${own}${size} = ${visible(formula)}`;
  return text.length > longest ? `${text.slice(0, longest - 1)}…` : text;
}
