// The truth as plain data: the `reference` of a comparison.
import type { PerPair, PlainNumber, Reference, ReferenceLimit, ReferenceStatus } from './reference-data.js';
import { perInput, perPair } from './per-input.js';
import type { CertifiedNumber } from '../reference/certified-number.js';
import type { SingularKind } from '../reference/kind-names.js';
import { kindOfVerdict, type Side, type Truth, type Verdict } from '../reference/truth.js';

/** The status of the whole: certified only if every part is; else the first of these that occurs. */
const gravity: readonly ReferenceStatus[] = ['jump', 'kink', 'infinite', 'undefined', 'undecided', 'certified'];

/** The kind of the whole, of several inputs: the first of these that occurs among those of its status. */
const graveKinds: readonly SingularKind[] = [
  'pole',
  'jump',
  'removable',
  'cusp',
  'vertical-tangent',
  'kink',
  'endpoint',
  'outside',
  'seam',
];

/** First derivatives and second ones. */
const allVerdicts = ({ gradient, hessian }: Truth): readonly Verdict[] =>
  hessian === null ? gradient : [...gradient, ...hessian.flat()];

const worstStatus = (verdicts: readonly Verdict[]): ReferenceStatus =>
  gravity.find((candidate) => verdicts.some((verdict) => verdict.status === candidate)) ?? 'certified';

/** What the truth is as a whole. */
export const statusOfTruth = (truth: Truth): ReferenceStatus => worstStatus(allVerdicts(truth));

/** @param names of the derivatives, in the order of the gradient */
export function referenceBlock(truth: Truth, names: readonly string[]): Reference<'flat'> {
  const { values, bits, gradient, hessian } = truth;
  const verdicts = allVerdicts(truth);
  const status = worstStatus(verdicts);
  const first = verdicts.find((verdict) => verdict.status === status);
  const ofStatus = gradient.filter((verdict) => verdict.status === status).map(kindOfVerdict);
  const isOneSided = gradient.some((verdict) => 'left' in verdict);
  /** A side of every derivative; where it has both, they are the same. */
  const sides = <V>(side: 'left' | 'right', of: (side: Side) => V): Record<string, V> =>
    perInput(
      names,
      gradient.map((verdict) => of(sideOf(verdict, side))),
    );
  const reference: { -readonly [K in keyof Reference]: Reference<'flat'>[K] } = {
    status,
    kind: graveKinds.find((kind) => ofStatus.includes(kind)) ?? null,
    statuses: perInput(names, gradient.map(statusOf)),
    kinds: perInput(names, gradient.map(kindOfVerdict)),
    bits,
    value: values.map((value) => value?.digits ?? null),
    gradient: perInput(names, gradient.map(nearestOf)),
    digits: perInput(names, gradient.map(digitsOf)),
    enclosure: perInput(names, gradient.map(enclosureOf)),
    left: isOneSided ? sides('left', nearestSide) : null,
    right: isOneSided ? sides('right', nearestSide) : null,
    ...(isOneSided && { leftDigits: sides('left', digitsOfSide), rightDigits: sides('right', digitsOfSide) }),
    subgradients: gradient.some((verdict) => subgradientsOf(verdict) !== null)
      ? perInput(names, gradient.map(subgradientsOf))
      : null,
    limit: limitBlock(gradient, names, values.length),
    message: first !== undefined && 'message' in first ? first.message : null,
  };
  if (hessian !== null) {
    const pairs = <V>(of: (verdict: Verdict) => V): PerPair<V> =>
      perPair(
        names,
        hessian.map((row) => row.map(of)),
      );
    reference.hessian = pairs(nearestOf);
    reference.hessianDigits = pairs(digitsOf);
    reference.hessianStatuses = pairs(statusOf);
    if (hessian.flat().some((verdict) => 'left' in verdict)) {
      reference.hessianLeft = pairs((verdict) => nearestSide(sideOf(verdict, 'left')));
      reference.hessianRight = pairs((verdict) => nearestSide(sideOf(verdict, 'right')));
      reference.hessianLeftDigits = pairs((verdict) => digitsOfSide(sideOf(verdict, 'left')));
      reference.hessianRightDigits = pairs((verdict) => digitsOfSide(sideOf(verdict, 'right')));
    }
  }
  return reference;
}

function sideOf(verdict: Verdict, side: 'left' | 'right'): Side {
  if (verdict.status === 'certified') return verdict.number;
  return 'left' in verdict ? verdict[side] : null;
}

function nearestSide(side: Side): PlainNumber | null {
  if (side === null || typeof side === 'string') return side;
  return finite(side);
}

function digitsOfSide(side: Side): string | null {
  return side === null || typeof side === 'string' ? null : side.digits;
}

function statusOf({ status }: Verdict): ReferenceStatus {
  return status;
}

function nearestOf(verdict: Verdict): PlainNumber | null {
  return verdict.status === 'certified' ? finite(verdict.number) : null;
}

function digitsOf(verdict: Verdict): string | null {
  return verdict.status === 'certified' ? verdict.number.digits : null;
}

function enclosureOf(verdict: Verdict): readonly [string, string] | null {
  if (verdict.status === 'certified') return verdict.number.enclosure;
  return verdict.status === 'undecided' ? verdict.enclosure : null;
}

/** Between the slopes of a kink; null elsewhere, and where one of them is no finite number of the format. */
function subgradientsOf(verdict: Verdict): readonly [number, number] | null {
  if (verdict.status !== 'kink') return null;
  const [left, right] = [nearestSide(verdict.left), nearestSide(verdict.right)];
  if (typeof left !== 'number' || typeof right !== 'number') return null;
  return left <= right ? [left, right] : [right, left];
}

/** Null where no derivative has a limit. */
function limitBlock(
  gradient: readonly Verdict[],
  names: readonly string[],
  outputs: number,
): ReferenceLimit<'flat'> | null {
  const limits = gradient.map((verdict) => ('limit' in verdict ? (verdict.limit ?? null) : null));
  if (limits.every((limit) => limit === null)) return null;
  const perOutput = gradient.length / outputs;
  const value = Array.from({ length: outputs }, (_, output) => {
    const found = limits.slice(output * perOutput, (output + 1) * perOutput).flatMap((limit) => limit?.value ?? []);
    const [first] = found;
    return first !== undefined && found.every(({ digits }) => digits === first.digits) ? finite(first) : null;
  });
  return { value, gradient: perInput(names, limits.map((limit) => (limit?.slope ? finite(limit.slope) : null))) }; // prettier-ignore
}

const finite = ({ nearest }: CertifiedNumber): number | null => (Number.isFinite(nearest) ? nearest : null);
