// The question of the page, from names and as text: the derivative of one number by another, by both sweeps.
import { elementName, elementNames } from '../../../tensors/shape.js';
import { visible } from '../../../text/visible.js';
import type { Spot } from './flows.js';
import { digitsText, type Digits } from './number-texts.js';
import type { Question, Walk } from './steps.js';
import { whyNone } from './why.js';
import type { Wengert } from './wengert.js';

/** What the graph was made for. */
export function askedQuestion(list: Wengert): Question {
  const { of, wrt } = list.graph;
  return { of: spotNamed(list, of), wrt: wrt === null ? null : spotNamed(list, wrt) };
}

/** The number of that name: `y`, `w[2,1]`; of a tensor by its name alone the first. Null: there is none. */
export function spotNamed({ graph, places }: Wengert, name: string): Spot | null {
  const whole = places.get(name);
  if (whole !== undefined) return { node: whole, element: 0 };
  const node = places.get(name.replace(/\[[\d,]*\]$/, ''));
  if (node === undefined) return null;
  const element = elementNames(graph.nodes[node]?.name ?? '', graph.nodes[node]?.shape ?? []).indexOf(name);
  return element < 0 ? null : { node, element };
}

export function spotName({ graph }: Wengert, { node, element }: Spot): string {
  return elementName(graph.nodes[node]?.name ?? '', graph.nodes[node]?.shape ?? [], element);
}

export interface AnswerText {
  /** `∂y/∂x1`; '' without a question for a derivative. */
  readonly symbol: string;
  /** The number, or those of the two sweeps where they differ. */
  readonly text: string;
  /** Why there is none. */
  readonly why: string;
}

export function answerText(list: Wengert, { question, tangents, adjoints }: Walk, digits: Digits): AnswerText {
  const { of, wrt } = question;
  if (of === null || wrt === null) return { symbol: '', text: '', why: '' };
  const symbol = `∂${visible(spotName(list, of))}/∂${visible(spotName(list, wrt))}`;
  const forward = tangents?.received[of.node]?.[of.element];
  const reverse = adjoints?.received[wrt.node]?.[wrt.element];
  const write = (value: number): string => digitsText(value, list.graph.precision, digits);
  if (forward !== undefined && reverse !== undefined) {
    const same = Object.is(forward, reverse);
    return {
      symbol,
      text: same ? write(forward) : `${write(forward)} (forward), ${write(reverse)} (reverse)`,
      why: '',
    };
  }
  const isUnknown = tangents?.isUnknown[of.node] === true || adjoints?.isUnknown[wrt.node] === true;
  if (isUnknown) return { symbol, text: '', why: `A Jacobian between them is too large to be in this page.` };
  return { symbol, text: 'none', why: whyNone(list, question) ?? '' };
}
