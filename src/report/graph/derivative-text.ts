// The derivative of one node by another in words and numbers: by both modes, certified, along each path. For every format for people.
import type { Precision } from '../../arithmetics/formats.js';
import type { Graph, GraphDerivative, GraphPath } from '../../graph/graph-data.js';
import { nestedShape } from '../../tensors/nested.js';
import { countOf, groupDigits } from '../../text/numeral.js';
import { numberText, ulpText } from '../text/number-text.js';
import { capital } from '../text/sentence.js';
import { inBrackets } from '../text/tensor-text.js';
import { wholeValue } from './value-text.js';

/** A result with its name and what is to be said of it. */
export interface DerivativeRow {
  readonly label: string;
  readonly value: string;
  /** Beside the number: `0.3 ulp`, `certified`, or why there is none. */
  readonly remark: string;
}

export function derivativeRows({ forward, reverse, truth, why }: GraphDerivative, precision: Precision): DerivativeRow[] {
  if (why !== null) return [];
  const ulps = (mode: 'forward' | 'reverse'): string => {
    const known = truth.flatMap((each) => (each.ulps[mode] === null ? [] : [each.ulps[mode]]));
    if (known.length === 0) return '';
    const most = known.reduce((worst, each) => (Number(each) > Number(worst) ? each : worst));
    return known.length === 1 && truth.length === 1 ? `${ulpText(most)} ulp` : `${ulpText(most)} ulp at most`;
  };
  return [
    ...(forward === null ? [] : [{ label: 'forward', value: wholeValue(forward, precision), remark: ulps('forward') }]),
    ...(reverse === null ? [] : [{ label: 'reverse', value: wholeValue(reverse, precision), remark: ulps('reverse') }]),
    ...truthRows({ truth, forward, reverse }),
  ];
} // prettier-ignore

/** Numbers of a tensor whose digits are written one by one. */
const mostTruths = 6;

function truthRows({ truth, forward, reverse }: Pick<GraphDerivative, 'truth' | 'forward' | 'reverse'>): DerivativeRow[] {
  const [first] = truth;
  if (first === undefined) return [];
  const statuses = new Set(truth.map(({ status }) => status));
  const status = statuses.size === 1 ? first.status : 'not certified throughout';
  const remark = truth.find(({ message }) => message !== null)?.message ?? status;
  if (truth.length === 1)
    return [{ label: 'truth', value: first.digits ?? '', remark: first.status === 'certified' ? 'certified' : remark }];
  const value = forward ?? reverse;
  const digits = truth.map((each) => each.digits ?? each.status);
  const shown = truth.length <= mostTruths && value !== null ? inBrackets(nestedShape(value), digits) : '';
  return [{ label: 'truth', value: shown, remark: shown === '' ? `${countOf(truth.length, 'number')}, ${remark}` : remark }];
} // prettier-ignore

/** A path as its nodes, and its product as its factors. */
export interface PathText {
  /** `x3 → v2 → y`. */
  readonly nodes: string;
  /** `0.5 · 0.53 = 0.26`. */
  readonly product: string;
}

export function pathTexts({ products }: GraphDerivative, precision: Precision): PathText[] {
  return (products ?? []).map(({ nodes, factors, product }: GraphPath) => ({
    nodes: shortened(nodes, `… ${groupDigits(nodes.length - 2 * endsShown)} more …`).join(' → '),
    product: productText(factors, numberText(product, precision), precision),
  }));
}

/** Nodes at each end of a path, and factors of its product, that are written where there are many more. */
const endsShown = 10;
const mostShown = 50;

function shortened(texts: readonly string[], gap: string): readonly string[] {
  return texts.length <= mostShown ? texts : [...texts.slice(0, endsShown), gap, ...texts.slice(-endsShown)];
}

function productText(factors: GraphPath['factors'], product: string, precision: Precision): string {
  const texts = factors.map((factor) => (factor === null ? '∂' : factorText(numberText(factor, precision))));
  if (texts.length === 0 || factors.some((factor) => factor === null)) return product;
  return factors.length === 1 ? product : `${shortened(texts, '…').join(' · ')} = ${product}`;
}

/** A negative factor stands in brackets. */
export const factorText = (text: string): string => (text.startsWith('-') ? `(${text})` : text);

/** How many paths there are, and what they come to. */
export function pathSentence({ paths, products, sum, of, wrt }: GraphDerivative, precision: Precision): string {
  const lead = `${groupedCount(paths)} ${paths === 1 ? 'path' : 'paths'} from ${wrt} to ${of}`;
  if (products === null) return lead;
  return sum === null || products.length < 2 ? lead : `${lead}, whose products add up to ${numberText(sum, precision)}`;
}

const groupedCount = (count: number | string): string => String(count).replace(/\B(?=(\d{3})+$)/g, ',');

/** Why there is no derivative, as a sentence, whose first word may be the name of a node; empty where there is one. */
export function noDerivative({ derivative, nodes }: Graph): string {
  if (derivative === null || derivative.why === null) return '';
  const { why } = derivative;
  const isName = nodes.some(({ name }) => why.startsWith(`${name} `));
  return `${isName ? why : capital(why)}${why.endsWith('.') ? '' : '.'}`;
}
