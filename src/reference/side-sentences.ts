// What is said of a point without a derivative: a clause for each status and kind.
import { numeral } from '../text/numeral.js';
import type { CertifiedNumber } from './certified-number.js';
import type { SingularKind } from './kind-names.js';
import type { Side, SingularVerdict } from './verdict.js';

/** One side, for a sentence. */
export type DescribedSide =
  | { readonly kind: 'pole'; readonly sign: 1 | -1 }
  /** `again`: at points as near as one likes, and perhaps not at all. */
  | { readonly kind: 'outside'; readonly again?: true }
  /** The slope has no limit or, where the value is null, the function has none. */
  | { readonly kind: 'oscillates'; readonly value: CertifiedNumber | null }
  /** Null: it isn't known to the precision. */
  | { readonly kind: 'limit'; readonly value: CertifiedNumber | null; readonly slope: Side };

export interface DescribedPoint {
  readonly status: SingularVerdict['status'];
  readonly kind: SingularKind | null;
  /** `x = 0`. */
  readonly place: string;
  /** ` along x`, where there are other inputs. */
  readonly along: string;
  readonly left: DescribedSide;
  readonly right: DescribedSide;
}

/** Of a point at which the function has a value. */
export function singularSentence(point: DescribedPoint): string {
  const { status, kind, place, left, right } = point;
  switch (status) {
    case 'kink':
      return 'the slopes to the left and to the right differ';
    case 'jump':
      return kind === 'jump' || kind === null ? 'the function jumps there' : `the function jumps there; ${besideSentence(point)}`; // prettier-ignore
    case 'infinite':
      return `the slope of the function is infinite there${infiniteEndings[kind ?? ''] ?? ''}`;
    case 'undefined': {
      if (left.kind === 'oscillates' || right.kind === 'oscillates') return oscillationSentence(left, right);
      const where =
        left.kind === right.kind ? 'on either side' : left.kind === 'outside' ? 'to the left' : 'to the right';
      if ([left, right].some((side) => side.kind === 'outside' && side.again))
        return `${where} there are points as near to ${place} as one likes at which the function has no value`;
      return right.kind === 'outside' || left.kind === 'outside'
        ? `the domain ends at ${place}; the function or its slope does not exist ${where}`
        : besideSentence(point);
    }
  }
}

function oscillationSentence(left: DescribedSide, right: DescribedSide): string {
  const hasNoLimit = [left, right].some((side) => side.kind === 'oscillates' && side.value === null);
  const where =
    left.kind === right.kind ? 'on both sides' : left.kind === 'oscillates' ? 'to the left' : 'to the right';
  return `the ${hasNoLimit ? 'function' : 'slope'} oscillates ${where} and has no limit there`;
}

/** What follows "is infinite there". */
export const infiniteEndings: Readonly<Record<string, string>> = {
  'vertical-tangent': ', a vertical tangent',
  cusp: ', a cusp',
  endpoint: ', where the domain ends',
  kink: ' on one side',
};

const besideEndings: Readonly<Record<string, string>> = {
  removable: ': a removable point',
  jump: ': a jump',
  pole: ': a pole',
  endpoint: ': an end of its domain',
};

/** What the values do on both sides: `beside x = 0 the function tends to 1 with slope 0: a removable point`. */
export function besideSentence({ kind, place, along, left, right }: DescribedPoint): string {
  const [onLeft, onRight] = [sideWords(left), sideWords(right)];
  const said = onLeft === onRight ? onLeft : `${onLeft} on the left and ${onRight} on the right`;
  return `beside ${place}${along} the function ${said}${kind === 'outside' ? ' either' : ''}${besideEndings[kind ?? ''] ?? ''}`;
}

function sideWords(side: DescribedSide): string {
  if (side.kind === 'outside') return side.again ? 'has no value at points as near as one likes' : 'has no value';
  if (side.kind === 'pole') return side.sign > 0 ? 'grows without end' : 'falls without end';
  if (side.kind === 'oscillates' && side.value === null) return 'oscillates without a limit';
  const limit = side.value === null ? 'has a limit' : `tends to ${numberWords(side.value)}`;
  if (side.kind === 'oscillates') return `${limit} with a slope that oscillates`;
  if (side.slope === null) return limit;
  return `${limit} with ${typeof side.slope === 'string' ? 'an infinite slope' : `slope ${numberWords(side.slope)}`}`;
}

/** The nearest number; one beyond the range of the format by its digits. */
const numberWords = ({ nearest, digits }: CertifiedNumber): string =>
  Number.isFinite(nearest) ? numeral(nearest) : digits;
