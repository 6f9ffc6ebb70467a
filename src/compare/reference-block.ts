// The truth as plain data: the `reference` of a comparison.
import type { PerPair, PlainNumber, Reference, ReferenceStatus } from './comparison.js';
import { perInput, perPair } from './per-input.js';
import type { Side, Truth, Verdict } from '../reference/truth.js';

/** The status of the whole: certified only if every part is; else the first of these that occurs. */
const gravity: readonly ReferenceStatus[] = ['jump', 'kink', 'infinite', 'undefined', 'undecided', 'certified'];

/** @param names of the derivatives, in the order of the gradient */
export function referenceBlock(
  { values, bits, gradient, hessian }: Truth,
  names: readonly string[],
): Reference<'flat'> {
  const verdicts = [...gradient, ...(hessian?.flat() ?? [])];
  const status = gravity.find((candidate) => verdicts.some((verdict) => verdict.status === candidate)) ?? 'certified';
  const first = verdicts.find((verdict) => verdict.status === status);
  const isOneSided = gradient.some((verdict) => 'left' in verdict);
  /** A side of every derivative; where it has both, they are the same. */
  const sides = <V>(side: 'left' | 'right', of: (side: Side) => V): Record<string, V> =>
    perInput(
      names,
      gradient.map((verdict) => of(sideOf(verdict, side))),
    );
  const reference: { -readonly [K in keyof Reference]: Reference<'flat'>[K] } = {
    status,
    statuses: perInput(names, gradient.map(statusOf)),
    bits,
    value: values.map((value) => value?.digits ?? null),
    gradient: perInput(names, gradient.map(nearestOf)),
    digits: perInput(names, gradient.map(digitsOf)),
    enclosure: perInput(names, gradient.map(enclosureOf)),
    left: isOneSided ? sides('left', nearestSide) : null,
    right: isOneSided ? sides('right', nearestSide) : null,
    ...(isOneSided && { leftDigits: sides('left', digitsOfSide), rightDigits: sides('right', digitsOfSide) }),
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
  return Number.isFinite(side.nearest) ? side.nearest : null;
}

function digitsOfSide(side: Side): string | null {
  return side === null || typeof side === 'string' ? null : side.digits;
}

function statusOf({ status }: Verdict): ReferenceStatus {
  return status;
}

function nearestOf(verdict: Verdict): PlainNumber | null {
  return verdict.status === 'certified' && Number.isFinite(verdict.number.nearest) ? verdict.number.nearest : null;
}

function digitsOf(verdict: Verdict): string | null {
  return verdict.status === 'certified' ? verdict.number.digits : null;
}

function enclosureOf(verdict: Verdict): readonly [string, string] | null {
  if (verdict.status === 'certified') return verdict.number.enclosure;
  return verdict.status === 'undecided' ? verdict.enclosure : null;
}
