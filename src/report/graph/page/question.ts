// The answer of the page as text: the derivative of one number by another, by both sweeps, or why there is none.
import { visible } from '../../../text/visible.js';
import { digitsText, type ShownDigits } from './number-texts.js';
import { spotName, askedQuestion, isSameSpot } from './spots.js';
import type { Walk } from './steps.js';
import { reasonForNone } from './why.js';
import type { Wengert } from './wengert.js';

export interface AnswerText {
  /** `∂y/∂x1`; '' without a question for a derivative. */
  readonly symbol: string;
  /** The number, or those of the two sweeps where they differ. */
  readonly text: string;
  /** Why there is none. */
  readonly why: string;
}

export function answerText(list: Wengert, { question, tangents, adjoints }: Walk, digits: ShownDigits): AnswerText {
  const { of, wrt } = question;
  if (of === null || wrt === null) return { symbol: '', text: '', why: '' };
  const symbol = `∂${visible(spotName(list, of))}/∂${visible(spotName(list, wrt))}`;
  const forward = tangents?.received[of.node]?.[of.element];
  const reverse = adjoints?.received[wrt.node]?.[wrt.element];
  const write = (value: number): string => digitsText(value, list.graph.precision, digits);
  const isConstant = of.node !== wrt.node && list.graph.nodes[wrt.node]?.constant === true;
  if (forward !== undefined && reverse !== undefined && !isConstant) {
    const same = Object.is(forward, reverse);
    return {
      symbol,
      text: same ? write(forward) : `${write(forward)} (forward), ${write(reverse)} (reverse)`,
      why: '',
    };
  }
  const isUnknown = tangents?.isUnknown[of.node] === true || adjoints?.isUnknown[wrt.node] === true;
  if (isUnknown) return { symbol, text: '', why: `A Jacobian between them is too large to be in this page.` };
  const asked = askedQuestion(list);
  const isAsked = isSameSpot(asked.of, of) && isSameSpot(asked.wrt, wrt);
  return {
    symbol,
    text: 'none',
    why: visible((isAsked ? list.graph.derivative?.why : null) ?? reasonForNone(list, question) ?? ''),
  };
}
